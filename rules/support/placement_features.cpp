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
#include "rules/support/placement_features.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace rules::placement {
namespace {

constexpr std::size_t channels = 4;
constexpr std::size_t measures = 12;
constexpr std::array<float, channels> channel_weights = {1.0F, 0.7F, 0.5F, 0.2F};
constexpr std::size_t most_sharers = 24;
constexpr std::uint32_t fewest_words = 14;

struct Posting {
  std::uint32_t at = 0;  // position in the view
  std::uint32_t occurrence = 0;
};

struct Spread {
  float mean = 0;
  float deviation = 0;
};

// The sum of `of` over all values, in four sums that a processor adds up at once.
template <typename Of>
float sum_of(std::span<const float> values, Of of) {
  std::array<float, 4> sums{};
  std::size_t at = 0;
  for (; at + sums.size() <= values.size(); at += sums.size()) {
    for (std::size_t lane = 0; lane < sums.size(); ++lane) sums[lane] += of(values[at + lane]);
  }
  float sum = (sums[0] + sums[1]) + (sums[2] + sums[3]);
  for (; at < values.size(); ++at) sum += of(values[at]);
  return sum;
}

float sum_of(std::span<const float> values) {
  return sum_of(values, [](float value) { return value; });
}

Spread spread_of(std::span<const float> values) {
  const auto count = static_cast<float>(values.size());
  const float mean = sum_of(values) / count;
  const float squares = sum_of(values, [mean](float value) { return (value - mean) * (value - mean); });
  return {.mean = mean, .deviation = std::sqrt(squares / count)};
}

class Measurer {
 public:
  Measurer(const Piece& piece, const View& view) : piece_(piece), view_(view), n_(view.size()) {
    index();
    share();
    note_seams();
  }

  std::vector<Candidate> run(std::uint32_t only) {
    std::vector<Candidate> found;
    for (std::size_t at = 1; at < n_; ++at) {
      if (!is_candidate(at) || (only != galley::no_index && view_[at] != only)) continue;
      found.push_back(measure_one(at));
    }
    return found;
  }

 private:
  const Part& part(std::size_t at) const { return piece_.parts[view_[at]]; }
  std::span<const Occurrence> terms(std::size_t at) const { return piece_.terms_of(part(at)); }

  bool is_candidate(std::size_t at) const {
    return placement::is_candidate(part(at)) && !(piece_.form != Form::flow && part(at).section == 0);
  }

  // ---- the inverted index, and who shares what with whom -----------------------

  void index() {
    starts_.assign(piece_.terms.size() + 1, 0);
    for (std::size_t at = 0; at < n_; ++at) {
      for (const Occurrence& use : terms(at)) ++starts_[use.term + 1];
    }
    std::partial_sum(starts_.begin(), starts_.end(), starts_.begin());
    postings_.resize(starts_.back());
    std::vector<std::uint32_t> next(starts_.begin(), starts_.end() - 1);
    for (std::size_t at = 0; at < n_; ++at) {
      const std::uint32_t base = part(at).terms.begin;
      for (std::uint32_t k = base; k < part(at).terms.end; ++k) {
        postings_[next[piece_.occurrences[k].term]++] = {.at = static_cast<std::uint32_t>(at), .occurrence = k};
      }
    }
    section_words_.assign(piece_.sections + 1, 0);
    section_parts_.assign(piece_.sections + 1, 0);
    for (std::size_t at = 0; at < n_; ++at) {
      section_of_.push_back(part(at).section);
      ++section_parts_[part(at).section];
      for (const Occurrence& use : terms(at)) section_words_[part(at).section] += static_cast<float>(use.count);
    }
    all_words_ = std::accumulate(section_words_.begin(), section_words_.end(), 1.0F);
  }

  std::span<const Posting> postings(std::uint32_t term) const {
    return std::span{postings_}.subspan(starts_[term], starts_[term + 1] - starts_[term]);
  }
  const Occurrence& use(const Posting& posting) const { return piece_.occurrences[posting.occurrence]; }

  void share() {
    for (auto& table : shared_) table.assign(n_ * n_, 0);
    const std::size_t few = std::max<std::size_t>(4, n_ / 3);
    for (std::uint32_t term = 0; term < piece_.terms.size(); ++term) {
      const auto list = postings(term);
      if (list.size() < 2 || list.size() > most_sharers) continue;
      const float sharers = static_cast<float>(list.size());
      const float rare = list.size() <= few ? piece_.terms[term].rarity / (sharers - 1) / 12 : 0;
      const float name = piece_.terms[term].is_name ? 1 / std::log2(1 + sharers) : 0;
      for (std::size_t a = 0; a < list.size(); ++a) {
        const float first = use(list[a]).weight;
        for (std::size_t b = a + 1; b < list.size(); ++b)
          add(list[a].at, list[b].at, first * use(list[b]).weight, rare, name);
      }
    }
    share_voice();
    for (float& value : shared_[1]) value = std::min(value, 1.5F);
    for (float& value : shared_[2]) value = std::min(value, 3.0F) / 3;
  }

  // How alike two paragraphs' small words are, against the article's mean.
  void share_voice() {
    std::array<float, voice_count> mean{};
    for (std::size_t at = 0; at < n_; ++at) {
      for (std::size_t v = 0; v < voice_count; ++v) mean[v] += part(at).voice[v] / static_cast<float>(n_);
    }
    std::vector<std::array<float, voice_count>> voices(n_);
    for (std::size_t at = 0; at < n_; ++at) {
      float length = 0.02F;
      for (std::size_t v = 0; v < voice_count; ++v) {
        voices[at][v] = part(at).voice[v] - mean[v];
        length += voices[at][v] * voices[at][v];
      }
      for (float& value : voices[at]) value /= std::sqrt(length);
    }
    for (std::size_t a = 0; a < n_; ++a) {
      for (std::size_t b = a + 1; b < n_; ++b) {
        float dot = 0;
        for (std::size_t v = 0; v < voice_count; ++v) dot += voices[a][v] * voices[b][v];
        shared_[3][a * n_ + b] = shared_[3][b * n_ + a] = dot;
      }
    }
  }

  void add(std::size_t a, std::size_t b, float lexical, float rare, float name) {
    for (const std::size_t cell : {a * n_ + b, b * n_ + a}) {
      shared_[0][cell] += lexical;
      shared_[1][cell] += rare;
      shared_[2][cell] += name;
    }
  }

  // ---- one paragraph --------------------------------------------------------------

  // Gap g, 1 to n-1, is after g of the other parts; the paragraph at `at`
  // stands in gap `at`. `rest(k)` is the k-th of the others.
  std::size_t rest(std::size_t k) const { return k < at_ ? k : k + 1; }
  std::size_t gaps() const { return n_ - 1; }
  bool is_far(std::size_t gap) const { return gap + 2 <= at_ || gap >= at_ + 2; }
  float rest_shared(std::size_t channel, std::size_t k) const { return shared_[channel][at_ * n_ + rest(k)]; }

  Candidate measure_one(std::size_t at) {
    at_ = at;
    Candidate candidate{.part = view_[at]};
    total_.assign(gaps() + 1, 0);
    Features& f = candidate.features;
    for (std::size_t channel = 0; channel < channels; ++channel) measure_channel(channel, f);
    measure_topic(f);
    measure_edges(f);
    measure_order(f);
    measure_fit(f);
    measure_people(f);
    measure_runs(f);
    measure_place(f);
    std::size_t best = at;
    float score = -1e9F;
    for (std::size_t gap = 1; gap <= gaps(); ++gap) {
      if (is_far(gap) && total_[gap] > score) {
        score = total_[gap];
        best = gap;
      }
    }
    candidate.best_gap = static_cast<std::uint32_t>(best);
    f[margin] = best == at ? 0 : score - total_[at];
    return candidate;
  }

  void measure_channel(std::size_t channel, Features& features) {
    float* f = features.data() + channel * measures;
    const std::size_t m = n_ - 1;
    auto& fit = fit_;
    fit.resize(m);
    fill_row(channel);
    const float* const row = row_.data() + row_margin;
    for (std::size_t k = 0; k < m; ++k) {
      fit[k] = row[k] + 0.8F * row[k + 1] + 0.4F * (row[std::ptrdiff_t(k) - 1] + row[k + 2]) - 0.5F * bridges_[k];
    }
    const float sum = sum_of({row, m});
    const float near = std::accumulate(row + at_ - std::min<std::size_t>(at_, 3), row + std::min(at_ + 3, m), 0.0F);
    const Spread spread = spread_of(fit);
    const float deviation = spread.deviation + 1e-3F;
    const float here = fit[at_ - 1];
    const float far_best = best_far(here);
    f[0] = here;
    f[1] = (here - spread.mean) / deviation;
    f[2] = far_best - here;
    f[3] = (far_best - here) / deviation;
    f[4] = shared_[channel][at_ * n_ + at_ - 1];
    f[5] = at_ + 1 < n_ ? shared_[channel][at_ * n_ + at_ + 1] : 0;
    f[6] = at_ + 1 < n_ ? shared_[channel][(at_ - 1) * n_ + at_ + 1] : 0;
    f[7] = f[6] - std::max(f[4], f[5]);
    f[8] = (near + 0.02F) / (sum + 0.1F);
    const float scale = channel_weights[channel] / deviation;
    for (std::size_t k = 0; k < m; ++k) total_[k + 1] += scale * (fit[k] - spread.mean);
    if (piece_.form != Form::flow) measure_sections(channel, f);
  }

  // The best fit of a gap that is far; `here` where none is.
  float best_far(float here) const {
    float best = std::numeric_limits<float>::lowest();
    for (std::size_t k = 0; k + 2 < at_; ++k) best = std::max(best, fit_[k]);
    for (std::size_t k = at_ + 1; k < fit_.size(); ++k) best = std::max(best, fit_[k]);
    return best == std::numeric_limits<float>::lowest() ? here : best;
  }

  // What the paragraph shares with each of the others, zeros around it; and what
  // each of the others shares with the next.
  void fill_row(std::size_t channel) {
    const auto& table = shared_[channel];
    const auto own = table.begin() + static_cast<std::ptrdiff_t>(at_ * n_);
    const auto without_own = [this](auto begin, auto to) {
      std::copy_n(begin + static_cast<std::ptrdiff_t>(at_) + 1, n_ - 1 - at_, std::copy_n(begin, at_, to));
    };
    row_.assign(n_ - 1 + 2 * row_margin, 0);
    without_own(own, row_.begin() + row_margin);
    bridges_.resize(n_ - 1);
    without_own(seams_[channel].begin(), bridges_.begin());
    bridges_[at_ - 1] = at_ + 1 < n_ ? table[(at_ - 1) * n_ + at_ + 1] : 0;
  }

  // How near the paragraph is to each section: by its nearest and its three
  // nearest parts.
  void measure_sections(std::size_t channel, float* f) {
    const float* const row = row_.data() + row_margin;
    top_.assign(piece_.sections + 1, {});
    for (std::size_t at = 0; at < n_; ++at) {
      if (at == at_) continue;
      auto& best = top_[section_of_[at]];
      float value = row[at < at_ ? at : at - 1];
      if (value <= best[2]) continue;
      for (float& held : best) {
        if (value > held) std::swap(value, held);
      }
    }
    near_.assign(piece_.sections + 1, 0);
    const auto parts_in = [this](std::size_t q) { return section_parts_[q] - (q == section_of_[at_] ? 1.0F : 0.0F); };
    float mean = 0;
    for (std::size_t q = 0; q < near_.size(); ++q) {
      if (parts_in(q) == 0) continue;
      near_[q] = 0.6F * top_[q][0] + 0.4F * (top_[q][0] + top_[q][1] + top_[q][2]) / std::min(parts_in(q), 3.0F);
      mean += parts_in(q) * near_[q] / static_cast<float>(n_ - 1);
    }
    float variance = 0;
    for (std::size_t q = 0; q < near_.size(); ++q) variance += parts_in(q) * (near_[q] - mean) * (near_[q] - mean);
    const float scale = 2 * channel_weights[channel] / (std::sqrt(variance / static_cast<float>(n_ - 1)) + 1e-3F);
    rank(near_, f[9], f[10], f[11]);
    for (float& value : near_) value = scale * (value - mean);
    for (std::size_t gap = 1; gap <= gaps(); ++gap) total_[gap] += near_[section_of_[rest(gap - 1)]];
  }

  // The own section's value, by how much the best other one is better, and
  // which share of the others is.
  void rank(const std::vector<float>& values, float& own, float& margin, float& share) const {
    const std::uint32_t section = part(at_).section;
    own = values[section];
    float best = std::numeric_limits<float>::lowest();
    float better = 0;
    for (std::size_t q = 0; q < values.size(); ++q) {
      if (q == section) continue;
      best = std::max(best, values[q]);
      better += values[q] > own;
    }
    margin = values.size() > 1 ? best - own : 0;
    share = values.size() > 1 ? better / static_cast<float>(values.size() - 1) : 0;
  }

  // ---- topic ----------------------------------------------------------------------

  // Log likelihood of the paragraph's terms under each section's unigram
  // model, smoothed with the article's own (Dirichlet, weight `mu`).
  void measure_topic(Features& f) const {
    if (piece_.form == Form::flow) return;
    constexpr float mu = 60;
    std::vector<float> score(piece_.sections + 1, 0);
    std::vector<float> head(piece_.sections + 1, 0);
    std::vector<float> seen(piece_.sections + 1, 0);
    std::vector<std::uint32_t> touched;  // sections
    float length = 0;
    float rarity = 0;
    for (const Occurrence& own : terms(at_)) {
      const float count = std::min<float>(own.count, 2);
      length += count;
      const float weight = piece_.terms[own.term].rarity;
      rarity += weight;
      float total = 0.5F;
      touched.clear();
      for (const Posting& posting : postings(own.term)) {
        total += static_cast<float>(use(posting).count);
        if (posting.at == at_) continue;
        const Part& other = part(posting.at);
        if (seen[other.section] == 0) touched.push_back(other.section);
        seen[other.section] += static_cast<float>(use(posting).count);
        if (other.role == Role::heading || other.role == Role::item) head[other.section] += weight;
      }
      const float expected = mu * total / all_words_;
      for (const std::uint32_t section : touched) {
        score[section] += count * std::log((seen[section] + expected) / expected);
        seen[section] = 0;
      }
    }
    for (std::size_t q = 0; q < score.size(); ++q) {
      const float own = q == part(at_).section ? static_cast<float>(length) : 0;
      score[q] -= length * std::log((std::max(section_words_[q] - own, 0.0F) + mu) / mu);
    }
    float ignored = 0;
    rank(score, f[topic_own], f[topic_margin], f[topic_rank]);
    f[topic_own] /= std::max(length, 1.0F);
    f[topic_margin_per_word] = f[topic_margin] / std::max(length, 1.0F);
    for (float& value : head) value /= std::max(rarity, 1.0F);
    rank(head, f[head_own], f[head_margin], ignored);
    f[head_best] = f[head_own] + f[head_margin];
  }

  // ---- edges ----------------------------------------------------------------------

  // What the last sentence before shares with the first of the paragraph, and
  // the paragraph's last with the first after it.
  void measure_edges(Features& f) {
    std::vector<float> before(n_, 0);
    std::vector<float> after(n_, 0);
    for (const Occurrence& own : terms(at_)) {
      const bool first = has(own.uses, Use::opening);
      const bool last = has(own.uses, Use::closing);
      if (!first && !last) continue;
      const auto list = postings(own.term);
      if (list.size() > most_sharers) continue;
      const float weight = piece_.terms[own.term].rarity / std::sqrt(static_cast<float>(list.size()));
      for (const Posting& posting : list) {
        if (first && has(use(posting).uses, Use::closing)) before[posting.at] += weight;
        if (last && has(use(posting).uses, Use::opening)) after[posting.at] += weight;
      }
    }
    f[edge_before] = before[at_ - 1];
    f[edge_after] = at_ + 1 < n_ ? after[at_ + 1] : 0;
    f[edge_own] = f[edge_before] + f[edge_after];
    float best = 0;
    for (std::size_t gap = 1; gap <= gaps(); ++gap) {
      const float value = before[rest(gap - 1)] + (gap < gaps() ? after[rest(gap)] : 0);
      total_[gap] += 0.1F * value;
      if (is_far(gap)) best = std::max(best, value);
    }
    f[edge_margin] = best - f[edge_own];
  }

  // ---- order ----------------------------------------------------------------------

  static bool is_short(const Occurrence& use) {
    return has(use.uses, Use::short_name) && !has(use.uses, Use::full_name);
  }

  // Counts, for each gap, what would stand before its introduction there.
  void measure_order(Features& f) {
    std::vector<float> wrong(gaps() + 2, 0);
    float later = 0;
    float earlier = 0;
    float weight = 0;
    for (const Occurrence& own : terms(at_)) {
      const auto list = postings(own.term);
      if (list.size() < 2) continue;
      count_wrong(own, list, wrong);
      const bool before = list.front().at < at_;
      const bool behind = list.back().at > at_;
      const float rarity = piece_.terms[own.term].rarity;
      weight += rarity;
      later += !before ? rarity : 0;
      earlier += !behind ? rarity : 0;
      if (!before && has(own.uses, Use::definite)) f[definite_first] += rarity / 6;
      if (before && has(own.uses, Use::indefinite) && !has(own.uses, Use::definite)) f[indefinite_again] += rarity / 6;
    }
    f[mentions_only_later] = later / std::max(weight, 1.0F);
    f[mentions_only_earlier] = earlier / std::max(weight, 1.0F);
    const auto first = wrong.begin() + 1;
    const auto end = first + static_cast<std::ptrdiff_t>(gaps());
    f[order_wrong] = wrong[at_];
    f[order_gain] = wrong[at_] - *std::min_element(first, end);
    const auto behind = first + static_cast<std::ptrdiff_t>(at_);
    f[order_wrong_later] = wrong[at_] > 0 && behind < end && *std::min_element(behind, end) < wrong[at_] ? 1 : 0;
    for (std::size_t gap = 1; gap <= gaps(); ++gap) total_[gap] -= 1.2F * wrong[gap];
  }

  void count_wrong(const Occurrence& own, std::span<const Posting> list, std::vector<float>& wrong) const {
    if (!has(own.uses, Use::full_name | Use::short_name | Use::acronym | Use::defined)) return;
    constexpr std::size_t never = std::numeric_limits<std::size_t>::max();
    std::size_t full = never;
    std::size_t brief = never;
    std::size_t defined = never;
    std::size_t acronym = never;
    for (const Posting& posting : list) {
      if (posting.at == at_) continue;
      const std::size_t k = posting.at < at_ ? posting.at : posting.at - 1;
      const Use uses = use(posting).uses;
      if (has(uses, Use::full_name)) full = std::min(full, k);
      if (is_short(use(posting))) brief = std::min(brief, k);
      if (has(uses, Use::defined)) defined = std::min(defined, k);
      if (has(uses, Use::acronym) && !has(uses, Use::defined)) acronym = std::min(acronym, k);
    }
    const auto charge = [&](std::size_t introduced, std::size_t used, bool uses_it, bool introduces) {
      if (uses_it && introduced != never) {
        for (std::size_t gap = 1; gap <= std::min(introduced, gaps()); ++gap) ++wrong[gap];
      }
      if (introduces && used != never) {
        const std::size_t end = introduced == never ? gaps() : std::min(introduced, gaps());
        for (std::size_t gap = used + 1; gap <= end; ++gap) ++wrong[gap];
      }
    };
    charge(full, brief, is_short(own), has(own.uses, Use::full_name));
    charge(defined, acronym, has(own.uses, Use::acronym) && !has(own.uses, Use::defined), has(own.uses, Use::defined));
  }

  // ---- openings -------------------------------------------------------------------

  // How well what stands before (null: nothing, or a heading) bears the opening.
  static float bears(const Part* before, const Part& opening) {
    if (!opening.leans() && !opening.connective && !opening.demonstrative)
      return before == nullptr || !before->unclosed ? 0.0F : opening.starts_quote ? 1.0F : -1.0F;
    if (before == nullptr) return -1.0F;
    float sum = 0;
    if (opening.pronoun_speech || opening.bare)
      sum += before->speech || before->starts_quote || before->ends_quote ? 0.6F : -1.0F;
    if (opening.pronoun || opening.pronoun_speech)
      sum += before->person || before->pronoun || before->pronoun_speech ? 0.4F : -0.8F;
    if (before->unclosed) sum += opening.starts_quote ? 1.0F : -1.0F;
    return sum;
  }

  const Part* before_gap(std::size_t gap) const {
    const Part& part = this->part(rest(gap - 1));
    return part.role == Role::heading ? nullptr : &part;
  }

  // What each part shares with the next, by channel, and how well it bears the
  // next one's opening.
  void note_seams() {
    for (std::size_t channel = 0; channel < channels; ++channel) {
      seams_[channel].assign(n_, 0);
      for (std::size_t at = 0; at + 1 < n_; ++at) seams_[channel][at] = shared_[channel][at * n_ + at + 1];
    }
    borne_.assign(n_, 0);
    for (std::size_t at = 0; at + 1 < n_; ++at) borne_[at] = borne(at, at + 1);
  }

  // How well the part at `before` bears the opening of the one at `next`.
  float borne(std::size_t before, std::size_t next) const {
    if (part(next).role == Role::heading) return 0;
    return bears(part(before).role == Role::heading ? nullptr : &part(before), part(next));
  }

  void measure_fit(Features& f) {
    const Part& own = part(at_);
    float best = -1e9F;
    for (std::size_t gap = 1; gap <= gaps(); ++gap) {
      const std::size_t before = rest(gap - 1);
      float value = borne(before, at_);
      if (gap < gaps()) value += borne(at_, rest(gap)) - (gap == at_ ? borne(before, rest(gap)) : borne_[before]);
      total_[gap] += 0.8F * value;
      best = std::max(best, value);
      if (gap == at_) f[fit] = value;
    }
    f[fit_gain] = best - f[fit];
    f[pronoun] = own.pronoun;
    f[demonstrative] = own.demonstrative;
    f[connective] = own.connective;
    f[quote] = own.starts_quote;
    f[pronoun_speech] = own.pronoun_speech;
    f[bare] = own.bare;
    const Part* before = before_gap(at_);
    f[orphan] = bears(before, own) < 0;
    if (at_ + 1 < n_ && part(at_ + 1).role != Role::heading) {
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

  // Somebody is brought in who has said nothing yet: a quotation is to follow.
  static bool wants_quotation(const Part& part) { return part.introduces && !part.has_quote; }

  void measure_people(Features& f) const {
    const Part& own = part(at_);
    const Part& before = part(at_ - 1);
    const Part* after = at_ + 1 < n_ ? &part(at_ + 1) : nullptr;
    const int agreement = agrees(before, own);
    f[same_person] = agreement > 0;
    f[other_person] = agreement < 0;
    for (std::size_t gap = 1; gap <= gaps(); ++gap) {
      if (!is_far(gap)) continue;
      const Part& left = part(rest(gap - 1));
      if (agrees(left, own) > 0) f[same_person_elsewhere] = 1;
      const bool filled = gap < gaps() && part(rest(gap)).starts_quote;
      if (wants_quotation(left) && !filled) f[wanted_elsewhere] = 1;
    }
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
    const Part& own = part(at_);
    const Part& before = part(at_ - 1);
    const Part* after = at_ + 1 < n_ ? &part(at_ + 1) : nullptr;
    f[runs_on_here] = before.unclosed && own.starts_quote;
    f[breaks_run] = before.unclosed && !own.starts_quote;
    f[lost_run] = own.unclosed && (after == nullptr || !after->starts_quote);
    for (std::size_t gap = 1; gap <= gaps() && f[mends_run] == 0; ++gap) {
      if (gap == at_) continue;
      const bool open = part(rest(gap - 1)).unclosed;
      const bool goes_on = gap < gaps() && part(rest(gap)).starts_quote;
      f[mends_run] = open && !goes_on && own.starts_quote;
    }
  }

  // ---- place ----------------------------------------------------------------------

  void measure_place(Features& f) const {
    const Part& own = part(at_);
    const auto opens = [&](std::size_t at) { return part(at).role == Role::heading || part(at).role == Role::item; };
    f[last] = at_ + 1 == n_;
    f[last_of_section] = at_ + 1 == n_ || opens(at_ + 1);
    f[first_of_section] = part(at_ - 1).role == Role::heading;
    f[position] = static_cast<float>(at_) / static_cast<float>(n_);
    f[log_parts] = std::log(static_cast<float>(n_));
    f[length] = static_cast<float>(std::min<std::uint32_t>(own.words, 150)) / 100;
    f[section_count] = static_cast<float>(std::min<std::uint32_t>(piece_.sections, 12)) / 12;
    f[section_size] = std::log(static_cast<float>(section_parts_[own.section]));
    bool near = false;
    bool far = false;
    bool any = false;
    for (const Occurrence& use : terms(at_)) {
      if (!piece_.terms[use.term].is_name) continue;
      any = true;
      for (const Posting& posting : postings(use.term)) {
        if (posting.at == at_) continue;
        (posting.at + 2 >= at_ && posting.at <= at_ + 2 ? near : far) = true;
      }
    }
    f[names_near] = near;
    f[names_far_only] = far && !near;
    f[no_names] = !any;
  }

  const Piece& piece_;
  const View& view_;
  std::size_t n_;
  std::size_t at_ = 0;
  std::vector<std::uint32_t> starts_;
  std::vector<Posting> postings_;
  std::vector<float> section_words_;
  std::vector<float> section_parts_;
  std::vector<std::uint32_t> section_of_;  // by part of the view
  float all_words_ = 1;
  std::array<std::vector<float>, channels> shared_;
  std::array<std::vector<float>, channels> seams_;  // of each part and the next
  std::vector<float> borne_;                        // likewise
  std::vector<float> total_;                        // by gap
  // Of the paragraph and the channel in hand.
  static constexpr std::size_t row_margin = 2;
  std::vector<float> row_;
  std::vector<float> bridges_;
  std::vector<float> fit_;                 // by gap
  std::vector<std::array<float, 3>> top_;  // by section
  std::vector<float> near_;                // by section
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
