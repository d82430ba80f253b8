// Problem: how well does a paragraph stand where it stands, against every other
// place in the article?
//
// Idea: paragraphs that belong together share words that the rest of the
// article doesn't have. Three tables of how much two paragraphs share (words
// weighed by rarity, words rare in this article, names) are filled from an
// inverted index. A gap between two paragraphs fits by what the paragraph
// shares with its neighbours there, less what they share with each other; a
// section fits by its nearest paragraphs, and by how well its words explain
// the paragraph's (a smoothed unigram model). To this come cues: openings that
// lean on what stands before, quotations that run on, names used before they
// are introduced. None of it decides; placement_model.cpp weighs it.
//
// Cost: linear in the words, as terms in more than `most_sharers` parts are
// left out of the tables; quadratic in the parts, which `most_parts` bounds.
// What is asked of a paragraph at every place is reckoned on rows of numbers,
// four at a time; what is common to all paragraphs is reckoned once.
#include "rules/support/placement_features.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "rules/support/float_rows.h"
#include "rules/support/placement_index.h"
#include "rules/support/placement_openings.h"

namespace rules::placement {
namespace {

constexpr std::size_t measures = 12;
constexpr Four channel_weights = {1.0F, 0.7F, 0.5F, 0.2F};
constexpr std::uint32_t fewest_words = 14;

// By how much more likely a text of many words is made than one of few.
float size_penalty(float words) { return std::log((words + Index::smoothing) / Index::smoothing); }

// What `of` gives of each number below `size`, added up: every fourth, then these.
template <std::size_t Count, typename Of>
std::array<Four, Count> sum_of(std::size_t size, Of of) {
  std::array<std::array<Four, Count>, 4> sums{};
  std::size_t at = 0;
  const auto add = [&](std::array<Four, Count>& sum) {
    const auto values = of(at++);
    for (std::size_t which = 0; which < Count; ++which) sum[which] += values[which];
  };
  while (at + 4 <= size) {
    for (auto& sum : sums) add(sum);
  }
  for (std::size_t which = 0; which < Count; ++which)
    sums[0][which] = (sums[0][which] + sums[1][which]) + (sums[2][which] + sums[3][which]);
  while (at < size) add(sums[0]);
  return sums[0];
}

class Measurer {
 public:
  Measurer(const Piece& piece, const View& view)
      : piece_(piece),
        view_(view),
        n_(view.size()),
        index_(piece, view),
        shares_(piece, view, index_),
        openings_(piece, view) {
    for (Row* row : {&total_, &places_, &gaps_, &before_, &after_, &wrong_}) row->assign(n_ + 2 * row_margin, 0);
    for (auto* row : {&row_, &bridges_, &fit_}) row->assign(n_ + 2 * margin_of_row, Four{});
    for (Row* row : {&score_, &head_}) row->assign(piece.sections + 1, 0);
    near_.assign(piece.sections + 1, Four{});
    for (std::size_t q = 0; q < near_.size(); ++q) penalties_.push_back(size_penalty(index_.section_words(q)));
  }

  std::vector<Candidate> run(std::uint32_t only) {
    std::vector<Candidate> found;
    found.reserve(n_);
    for (std::size_t at = 1; at < n_; ++at) {
      if (!is_candidate(at) || (only != galley::no_index && view_[at] != only)) continue;
      measure_one(at, found.emplace_back());
    }
    return found;
  }

 private:
  using Row = std::vector<float>;
  static constexpr std::size_t margin_of_row = 2;

  const Part& part(std::size_t at) const { return piece_.parts[view_[at]]; }

  bool is_candidate(std::size_t at) const {
    return placement::is_candidate(part(at)) && !(piece_.form != Form::flow && part(at).section == 0);
  }

  // ---- one paragraph --------------------------------------------------------------

  // Gap g, 1 to n-1, is after g of the other parts; the paragraph at `at_`
  // stands in gap `at_`. A row of gaps begins with gap 1. A row of places has
  // one for each part, the gap behind it.
  std::size_t gaps() const { return n_ - 1; }
  bool is_last() const { return at_ + 1 == n_; }

  // A row of places without the paragraph's own is one of gaps.
  void without_own(const float* places, float* gaps_row) const {
    by_fours(at_, [&](std::size_t k) { store(gaps_row + k, load(places + k)); });
    for (std::size_t k = at_; k < gaps(); k += 4) store(gaps_row + k, load(places + k + 1));
  }

  // The gaps that are neither the paragraph's own nor beside it.
  std::span<const float> far_before(const Row& row) const { return {row.data(), at_ > 2 ? at_ - 2 : 0}; }
  std::span<const float> far_behind(const Row& row) const {
    const std::size_t begin = std::min(at_ + 1, gaps());
    return {row.data() + begin, gaps() - begin};
  }
  // `none` where there are no such gaps.
  float highest_far(const Row& row) const { return std::max(highest_of(far_before(row)), highest_of(far_behind(row))); }
  static constexpr float none = std::numeric_limits<float>::lowest();

  void add_to_total(float weight, const Row& row) {
    by_fours(gaps(), [&](std::size_t k) { store(&total_[k], load(&total_[k]) + weight * load(&row[k])); });
  }

  void measure_one(std::size_t at, Candidate& candidate) {
    at_ = at;
    Features& f = candidate.features;
    measure_channels(f);
    measure_topic(f);
    measure_edges(f);
    measure_order(f);
    measure_fit(f);
    measure_people(f);
    measure_runs(f);
    measure_place(f);
    candidate.part = view_[at];
    candidate.best_gap = static_cast<std::uint32_t>(at);
    const float highest = highest_far(total_);
    if (highest == none) return;
    f[margin] = highest - total_[at - 1];
    for (const auto range : {far_before(total_), far_behind(total_)}) {
      const auto best = std::find(range.begin(), range.end(), highest);
      if (best == range.end()) continue;
      candidate.best_gap = static_cast<std::uint32_t>(&*best - total_.data() + 1);
      break;
    }
  }

  // ---- what it shares -------------------------------------------------------------

  // The measure of this number, of all channels.
  static void put(Features& f, std::size_t number, Four values) {
    for (std::size_t channel = 0; channel < channels; ++channel) f[channel * measures + number] = values[channel];
  }

  void measure_channels(Features& f) {
    const std::size_t m = gaps();
    fill_rows();
    const Four* const row = row_.data() + margin_of_row;
    const auto fit = [&](std::size_t k) {
      return fit_[k] = row[k] + 0.8F * row[k + 1] + 0.4F * (row[k - 1] + row[k + 2]) - 0.5F * bridges_[k];
    };
    std::array<Four, 2> sums = sum_of<2>(m, [&](std::size_t k) { return std::array{row[k], fit(k)}; });
    const Four mean = sums[1] / all(static_cast<float>(m));
    const Four variance = sum_of<1>(m,
                                    [&](std::size_t k) {
                                      const Four difference = fit_[k] - mean;
                                      return std::array{difference * difference};
                                    })[0] /
                          all(static_cast<float>(m));
    const Four deviation = root(variance) + all(1e-3F);
    const Four near = std::accumulate(row + at_ - std::min<std::size_t>(at_, 3), row + std::min(at_ + 3, m), Four{});
    const Four here = fit_[at_ - 1];
    const Four far_best = best_far(here);
    const Four* const own = shares_.row(at_);
    const Four after = is_last() ? Four{} : own[at_ + 1];
    const Four bridge = bridges_[at_ - 1];
    put(f, 0, here);
    put(f, 1, (here - mean) / deviation);
    put(f, 2, far_best - here);
    put(f, 3, (far_best - here) / deviation);
    put(f, 4, own[at_ - 1]);
    put(f, 5, after);
    put(f, 6, bridge);
    put(f, 7, bridge - higher(own[at_ - 1], after));
    put(f, 8, (near + all(0.02F)) / (sums[0] + all(0.1F)));
    const Four scale = channel_weights / deviation;
    if (piece_.form == Form::flow) {
      for (std::size_t k = 0; k < m; ++k) {
        const Four value = scale * (fit_[k] - mean);
        total_[k] = value[0] + value[1] + value[2] + value[3];
      }
    } else {
      measure_sections(f);
      for (std::size_t q = 0; q < near_.size(); ++q) add_section(q, scale, mean);
    }
  }

  // What the paragraph shares with each of the others, zeros around it; and what
  // each of the others shares with the next.
  void fill_rows() {
    const auto without_own = [this](const Four* places, Four* gaps_row) {
      std::copy(places + at_ + 1, places + n_, std::copy(places, places + at_, gaps_row));
    };
    without_own(shares_.row(at_), row_.data() + margin_of_row);
    without_own(shares_.seams(), bridges_.data());
    bridges_[at_ - 1] = is_last() ? Four{} : shares_.row(at_ - 1)[at_ + 1];
  }

  // The best fit of a gap that is far; `here` where none is.
  Four best_far(Four here) const {
    if (at_ <= 2 && at_ + 1 >= gaps()) return here;
    Four best = all(none);
    for (std::size_t k = 0; k + 2 < at_; ++k) best = higher(best, fit_[k]);
    for (std::size_t k = at_ + 1; k < gaps(); ++k) best = higher(best, fit_[k]);
    return best;
  }

  // The gaps behind the parts of a section, but for the paragraph.
  galley::IndexRange gaps_in(std::size_t section) const {
    const auto without = [this](std::size_t at) { return static_cast<std::uint32_t>(at - (at > at_ ? 1 : 0)); };
    return {without(index_.section_begin(section)), without(index_.section_end(section))};
  }

  // How near the paragraph is to each section: by its nearest and its three
  // nearest parts.
  void measure_sections(Features& f) {
    const Four others = all(static_cast<float>(gaps()));
    Four mean{};
    for (std::size_t q = 0; q < near_.size(); ++q) {
      near_[q] = nearness(gaps_in(q));
      mean += all(static_cast<float>(gaps_in(q).size())) * near_[q] / others;
    }
    Four variance{};
    for (std::size_t q = 0; q < near_.size(); ++q)
      variance += all(static_cast<float>(gaps_in(q).size())) * (near_[q] - mean) * (near_[q] - mean);
    for (std::size_t channel = 0; channel < channels; ++channel) {
      for (std::size_t q = 0; q < near_.size(); ++q) score_[q] = near_[q][channel];
      float* const first = f.data() + channel * measures;
      rank(score_, first[9], first[10], first[11]);
    }
    const Four scale = 2.0F * channel_weights / (root(variance / others) + all(1e-3F));
    for (Four& near : near_) near = scale * (near - mean);
  }

  Four nearness(galley::IndexRange range) const {
    if (range.size() == 0) return Four{};
    const Four* const row = row_.data() + margin_of_row;
    std::array<Four, 3> top{};
    for (std::uint32_t k = range.begin; k < range.end; ++k) {
      Four value = row[k];
      for (Four& held : top) {
        const Four passed = lower(held, value);
        held = higher(held, value);
        value = passed;
      }
    }
    return 0.6F * top[0] + 0.4F * (top[0] + top[1] + top[2]) / all(std::min(static_cast<float>(range.size()), 3.0F));
  }

  // How well the gaps of a section fit, and it.
  void add_section(std::size_t section, Four scale, Four mean) {
    const Four near = near_[section];
    for (std::uint32_t k = gaps_in(section).begin; k < gaps_in(section).end; ++k) {
      const Four value = scale * (fit_[k] - mean);
      float total = 0;
      for (std::size_t channel = 0; channel < channels; ++channel) total = total + value[channel] + near[channel];
      total_[k] = total;
    }
  }

  // The own section's value, by how much the best other one is better, and
  // which share of the others is.
  void rank(const Row& values, float& own, float& margin, float& share) const {
    const std::uint32_t section = part(at_).section;
    own = values[section];
    float best = none;
    float better = 0;
    for (std::size_t q = 0; q < values.size(); ++q) {
      if (q == section) continue;
      best = std::max(best, values[q]);
      better += values[q] > own ? 1.0F : 0.0F;
    }
    margin = values.size() > 1 ? best - own : 0;
    share = values.size() > 1 ? better / static_cast<float>(values.size() - 1) : 0;
  }

  // ---- topic ----------------------------------------------------------------------

  // Log likelihood of the paragraph's terms under each section's unigram
  // model, smoothed with the article's own (Dirichlet).
  void measure_topic(Features& f) {
    if (piece_.form == Form::flow) return;
    std::fill(score_.begin(), score_.end(), 0.0F);
    std::fill(head_.begin(), head_.end(), 0.0F);
    const std::uint32_t own_section = part(at_).section;
    for (const SharedTerm& own : index_.shared_terms(at_)) {
      const TermFacts& facts = index_.facts(own);
      const float count = std::min<float>(own.count, 2);
      for (const TermSection& there : index_.sections(facts)) {
        const bool is_own = there.section == own_section;
        if (is_own && there.parts == 1) continue;
        const float seen = there.count - static_cast<float>(own.count);
        const float likelihood = is_own ? std::log((seen + facts.expected) / facts.expected) : there.likelihood;
        score_[there.section] += count * likelihood;
        for (std::uint32_t head = 0; head < there.heads; ++head) head_[there.section] += facts.rarity;
      }
    }
    const PartSums& sums = index_.sums(at_);
    const float length = sums.length;
    for (std::size_t q = 0; q < score_.size(); ++q) {
      const bool is_own = q == own_section;
      score_[q] -= length * (is_own ? size_penalty(std::max(index_.section_words(q) - length, 0.0F)) : penalties_[q]);
    }
    float ignored = 0;
    rank(score_, f[topic_own], f[topic_margin], f[topic_rank]);
    f[topic_own] /= std::max(length, 1.0F);
    f[topic_margin_per_word] = f[topic_margin] / std::max(length, 1.0F);
    for (float& value : head_) value /= std::max(sums.rarity, 1.0F);
    rank(head_, f[head_own], f[head_margin], ignored);
    f[head_best] = f[head_own] + f[head_margin];
  }

  // ---- edges ----------------------------------------------------------------------

  // What the last sentence before shares with the first of the paragraph, and
  // the paragraph's last with the first after it.
  void measure_edges(Features& f) {
    std::fill(before_.begin(), before_.end(), 0.0F);
    std::fill(after_.begin(), after_.end(), 0.0F);
    for (const SharedTerm& own : index_.shared_terms(at_)) {
      const bool first = has(own.uses, Use::opening);
      const bool last = has(own.uses, Use::closing);
      if (!first && !last) continue;
      const TermFacts& facts = index_.facts(own);
      if (facts.postings.size() > most_sharers) continue;
      for (const Posting& posting : index_.postings(facts)) {
        if (first && has(posting.uses, Use::closing)) before_[posting.at] += facts.edge_weight;
        if (last && has(posting.uses, Use::opening)) after_[posting.at] += facts.edge_weight;
      }
    }
    by_fours(n_, [&](std::size_t k) { store(&places_[k], load(&before_[k]) + load(&after_[k + 1])); });
    f[edge_before] = before_[at_ - 1];
    f[edge_after] = is_last() ? 0 : after_[at_ + 1];
    f[edge_own] = f[edge_before] + f[edge_after];
    places_[at_ - 1] = f[edge_own];
    without_own(places_.data(), gaps_.data());
    add_to_total(0.1F, gaps_);
    f[edge_margin] = std::max(highest_far(gaps_), 0.0F) - f[edge_own];
  }

  // ---- order ----------------------------------------------------------------------

  // Counts, for each gap, what would stand before its introduction there.
  void measure_order(Features& f) {
    std::fill(wrong_.begin(), wrong_.end(), 0.0F);
    bool any_wrong = false;
    float later = 0;
    float earlier = 0;
    float weight = 0;
    for (const SharedTerm& own : index_.shared_terms(at_)) {
      const TermFacts& facts = index_.facts(own);
      const auto list = index_.postings(facts);
      if (facts.is_ordered) any_wrong |= count_wrong(own.uses, list);
      const bool before = list.front().at < at_;
      const bool behind = list.back().at > at_;
      weight += facts.rarity;
      later += !before ? facts.rarity : 0;
      earlier += !behind ? facts.rarity : 0;
      if (!before && has(own.uses, Use::definite)) f[definite_first] += facts.rarity / 6;
      if (before && has(own.uses, Use::indefinite) && !has(own.uses, Use::definite))
        f[indefinite_again] += facts.rarity / 6;
    }
    f[mentions_only_later] = later / std::max(weight, 1.0F);
    f[mentions_only_earlier] = earlier / std::max(weight, 1.0F);
    if (!any_wrong) return;
    const auto begin = wrong_.begin();
    const auto end = begin + static_cast<std::ptrdiff_t>(gaps());
    const auto behind = begin + static_cast<std::ptrdiff_t>(at_);
    f[order_wrong] = wrong_[at_ - 1];
    f[order_gain] = f[order_wrong] - *std::min_element(begin, end);
    f[order_wrong_later] = behind < end && *std::min_element(behind, end) < f[order_wrong] ? 1 : 0;
    add_to_total(-1.2F, wrong_);
  }

  // True if it counted any.
  bool count_wrong(Use own, std::span<const Posting> list) {
    if (!has(own, Use::full_name | Use::short_name | Use::acronym | Use::defined)) return false;
    constexpr std::size_t never = std::numeric_limits<std::size_t>::max();
    const auto only = [](Use uses, Use this_one, Use not_that) { return has(uses, this_one) && !has(uses, not_that); };
    std::size_t full = never;
    std::size_t brief = never;
    std::size_t defined = never;
    std::size_t acronym = never;
    for (const Posting& posting : list) {
      if (posting.at == at_) continue;
      const std::size_t k = posting.at < at_ ? posting.at : posting.at - 1;
      if (has(posting.uses, Use::full_name)) full = std::min(full, k);
      if (only(posting.uses, Use::short_name, Use::full_name)) brief = std::min(brief, k);
      if (has(posting.uses, Use::defined)) defined = std::min(defined, k);
      if (only(posting.uses, Use::acronym, Use::defined)) acronym = std::min(acronym, k);
    }
    bool any = false;
    const auto charge_from = [&](std::size_t begin, std::size_t end) {
      for (std::size_t k = begin; k < std::min(end, gaps()); ++k, any = true) ++wrong_[k];
    };
    const auto charge = [&](std::size_t introduced, std::size_t used, bool uses_it, bool introduces) {
      if (uses_it && introduced != never) charge_from(0, introduced);
      if (introduces && used != never) charge_from(used, introduced);
    };
    charge(full, brief, only(own, Use::short_name, Use::full_name), has(own, Use::full_name));
    charge(defined, acronym, only(own, Use::acronym, Use::defined), has(own, Use::defined));
    return any;
  }

  // ---- openings -------------------------------------------------------------------

  void measure_fit(Features& f) {
    const Part& own = part(at_);
    const float* const bearing_own = openings_.borne_by_each(at_);
    const float* const borne = openings_.bearing_each(at_);
    by_fours(n_, [&](std::size_t k) {
      store(&places_[k], load(bearing_own + k) + (load(borne + k + 1) - load(openings_.seams() + k)));
    });
    places_[at_ - 1] = bearing_own[at_ - 1];
    if (!is_last()) places_[at_ - 1] += borne[at_ + 1] - openings_.borne(at_ - 1, at_ + 1);
    without_own(places_.data(), gaps_.data());
    add_to_total(0.8F, gaps_);
    f[fit] = gaps_[at_ - 1];
    f[fit_gain] = highest_of({gaps_.data(), gaps()}) - f[fit];
    f[pronoun] = own.pronoun;
    f[demonstrative] = own.demonstrative;
    f[connective] = own.connective;
    f[quote] = own.starts_quote;
    f[pronoun_speech] = own.pronoun_speech;
    f[bare] = own.bare;
    const Part* before = part(at_ - 1).role == Role::heading ? nullptr : &part(at_ - 1);
    f[orphan] = bears(before, own) < 0;
    if (!is_last() && part(at_ + 1).role != Role::heading) {
      f[next_orphan] = bears(&own, part(at_ + 1)) < 0;
      f[next_orphan_mended] = f[next_orphan] > 0 && bears(&part(at_ - 1), part(at_ + 1)) >= 0;
    }
    f[before_speech] = before != nullptr && before->speech;
    f[before_person] = before != nullptr && before->person;
    f[before_leads_in] = before != nullptr && before->leads_in;
    f[before_quote] = before != nullptr && before->starts_quote;
  }

  // +1 if `before` speaks of whom `opening` leans on, -1 if of the other sex alone.
  static int agrees(const Part& before, const Part& opening) {
    if (opening.speaker_masculine == opening.speaker_feminine) return 0;
    const bool same = opening.speaker_masculine ? before.masculine : before.feminine;
    const bool other = opening.speaker_masculine ? before.feminine : before.masculine;
    return same ? 1 : other ? -1 : 0;
  }

  // True if a part before one of the gaps that are far is such.
  bool any_far(std::uint32_t Openings::Tally::*of) const {
    return openings_.any(of, 0, at_ - std::min<std::size_t>(at_, 2)) || openings_.any(of, at_ + 2, n_);
  }

  void measure_people(Features& f) const {
    using Tally = Openings::Tally;
    const Part& own = part(at_);
    const Part& before = part(at_ - 1);
    const Part* after = is_last() ? nullptr : &part(at_ + 1);
    const int agreement = agrees(before, own);
    f[same_person] = agreement > 0;
    f[other_person] = agreement < 0;
    f[same_person_elsewhere] = own.speaker_masculine != own.speaker_feminine &&
                               any_far(own.speaker_masculine ? &Tally::masculine : &Tally::feminine);
    f[wanted_elsewhere] = any_far(&Tally::wants);
    f[introduced_before] = before.introduces;
    f[introduces] = own.introduces;
    f[wanted_here] = wants_quotation(before);
    f[interrupts] = wants_quotation(before) && !own.starts_quote && after != nullptr && after->leans();
    f[before_has_quote] = before.has_quote;
    f[after_quote] = after != nullptr && after->starts_quote;
  }

  // A quotation that runs on closes no mark at a paragraph's end and opens one
  // at the next paragraph's start.
  void measure_runs(Features& f) const {
    using Tally = Openings::Tally;
    const Part& own = part(at_);
    const Part& before = part(at_ - 1);
    f[runs_on_here] = before.unclosed && own.starts_quote;
    f[breaks_run] = before.unclosed && !own.starts_quote;
    f[lost_run] = own.unclosed && (is_last() || !part(at_ + 1).starts_quote);
    f[mends_run] =
        own.starts_quote && (openings_.any(&Tally::open, 0, at_ - 1) || openings_.any(&Tally::open, at_ + 1, n_));
  }

  // ---- place ----------------------------------------------------------------------

  void measure_place(Features& f) const {
    const Part& own = part(at_);
    const auto opens = [&](std::size_t at) { return part(at).role == Role::heading || part(at).role == Role::item; };
    f[last] = is_last();
    f[last_of_section] = is_last() || opens(at_ + 1);
    f[first_of_section] = part(at_ - 1).role == Role::heading;
    f[position] = static_cast<float>(at_) / static_cast<float>(n_);
    f[log_parts] = std::log(static_cast<float>(n_));
    f[length] = static_cast<float>(std::min<std::uint32_t>(own.words, 150)) / 100;
    f[section_count] = static_cast<float>(std::min<std::uint32_t>(piece_.sections, 12)) / 12;
    f[section_size] = std::log(static_cast<float>(index_.section_end(own.section) - index_.section_begin(own.section)));
    bool near = false;
    bool far = false;
    for (const SharedTerm& shared : index_.shared_terms(at_)) {
      const TermFacts& facts = index_.facts(shared);
      if (near || !facts.is_name) continue;
      for (const Posting& posting : index_.postings(facts)) {
        if (posting.at == at_) continue;
        (posting.at + 2u >= at_ && posting.at <= at_ + 2 ? near : far) = true;
      }
    }
    f[names_near] = near;
    f[names_far_only] = far && !near;
    f[no_names] = !index_.sums(at_).has_name;
  }

  const Piece& piece_;
  const View& view_;
  std::size_t n_;
  std::size_t at_ = 0;
  Index index_;
  Shares shares_;
  Openings openings_;
  Row penalties_;  // by section
  // Of the paragraph in hand. By gap:
  Row total_;
  Row gaps_;
  Row wrong_;
  std::vector<Four> row_;  // behind a margin: what it shares with each of the others
  std::vector<Four> bridges_;
  std::vector<Four> fit_;
  // By place:
  Row places_;
  Row before_;
  Row after_;
  // By section:
  std::vector<Four> near_;
  Row score_;
  Row head_;
};

}  // namespace

View whole(const Piece& piece) {
  View view(piece.parts.size());
  std::iota(view.begin(), view.end(), 0U);
  return view;
}

View without(const Piece& piece, std::uint32_t part) {
  View view = whole(piece);
  view.erase(view.begin() + part);
  return view;
}

bool is_candidate(const Part& part) {
  return part.role == Role::paragraph && part.words >= fewest_words && !part.leads_in;
}

std::vector<Candidate> measure(const Piece& piece, const View& view, std::uint32_t only) {
  if (view.size() < 4) return {};
  return Measurer{piece, view}.run(only);
}

}  // namespace rules::placement
