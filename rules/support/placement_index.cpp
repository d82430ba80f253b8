#include "rules/support/placement_index.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

namespace rules::placement {

using galley::no_index;

Index::Index(const Piece& piece, const View& view) : piece_(piece), view_(view) {
  number_shared_terms();
  find_sections();
  fill();
  if (piece.form != Form::flow) sections_.reserve(postings_.size());
  for (TermFacts& facts : facts_) describe(facts);
}

void Index::number_shared_terms() {
  numbers_.assign(piece_.terms.size(), 0);
  for (const std::uint32_t at : view_) {
    for (const Occurrence& use : piece_.terms_of(piece_.parts[at])) ++numbers_[use.term];
  }
  std::uint32_t postings = 0;
  for (std::uint32_t term = 0; term < numbers_.size(); ++term) {
    const std::uint32_t parts = numbers_[term];
    numbers_[term] = parts < 2 ? no_index : static_cast<std::uint32_t>(facts_.size());
    if (parts < 2) continue;
    facts_.push_back({.term = term, .postings = {postings, postings}});
    postings += parts;
  }
  postings_.resize(postings);
}

void Index::find_sections() {
  section_begins_.assign(piece_.sections + 2, 0);
  for (const std::uint32_t at : view_) ++section_begins_[piece_.parts[at].section + 1];
  std::partial_sum(section_begins_.begin(), section_begins_.end(), section_begins_.begin());
  section_words_.assign(piece_.sections + 1, 0);
}

void Index::fill() {
  starts_.reserve(view_.size() + 1);
  sums_.resize(view_.size());
  shared_.reserve(postings_.size());
  for (std::size_t at = 0; at < view_.size(); ++at) {
    starts_.push_back(static_cast<std::uint32_t>(shared_.size()));
    PartSums& sums = sums_[at];
    std::uint32_t words = 0;
    for (const Occurrence& use : piece_.terms_of(part(at))) {
      const Term& term = piece_.terms[use.term];
      words += use.count;
      sums.length += static_cast<float>(std::min<std::uint16_t>(use.count, 2));
      sums.rarity += term.rarity;
      sums.has_name |= term.is_name;
      const std::uint32_t number = numbers_[use.term];
      if (number == no_index) continue;
      shared_.push_back({.term = number, .count = use.count, .uses = use.uses});
      postings_[facts_[number].postings.end++] = {
          .at = static_cast<std::uint16_t>(at), .count = use.count, .uses = use.uses, .weight = use.weight};
      facts_[number].expected += static_cast<float>(use.count);
    }
    section_words_[part(at).section] += static_cast<float>(words);
  }
  starts_.push_back(static_cast<std::uint32_t>(shared_.size()));
  all_words_ = std::accumulate(section_words_.begin(), section_words_.end(), 1.0F);
}

void Index::describe(TermFacts& facts) {
  const Term& term = piece_.terms[facts.term];
  facts.rarity = term.rarity;
  facts.is_name = term.is_name;
  facts.edge_weight = facts.rarity / std::sqrt(static_cast<float>(facts.postings.size()));
  facts.expected = smoothing * (facts.expected + 0.5F) / all_words_;
  Use all = Use::none;
  bool is_short = false;
  bool is_bare_acronym = false;
  for (const Posting& posting : postings(facts)) {
    all = all | posting.uses;
    is_short |= has(posting.uses, Use::short_name) && !has(posting.uses, Use::full_name);
    is_bare_acronym |= has(posting.uses, Use::acronym) && !has(posting.uses, Use::defined);
  }
  facts.is_ordered = (is_short && has(all, Use::full_name)) || (is_bare_acronym && has(all, Use::defined));
  if (piece_.form != Form::flow) count_sections(facts);
}

// The parts of a section stand side by side, and so do a term's postings there.
void Index::count_sections(TermFacts& facts) {
  facts.sections.begin = static_cast<std::uint32_t>(sections_.size());
  for (const Posting& posting : postings(facts)) {
    const Part& other = part(posting.at);
    if (sections_.size() == facts.sections.begin || sections_.back().section != other.section)
      sections_.push_back({.section = other.section});
    TermSection& section = sections_.back();
    ++section.parts;
    section.heads += other.role == Role::heading || other.role == Role::item;
    section.count += static_cast<float>(posting.count);
  }
  facts.sections.end = static_cast<std::uint32_t>(sections_.size());
  for (TermSection& section : std::span{sections_}.subspan(facts.sections.begin))
    section.likelihood = std::log((section.count + facts.expected) / facts.expected);
}

Shares::Shares(const Piece& piece, const View& view, const Index& index) : size_(view.size()) {
  table_.assign(size_ * size_, Four{});
  add_terms(index);
  constexpr float any = std::numeric_limits<float>::max();
  constexpr Four most = {any, 1.5F, 3, any};
  constexpr Four whole = {1, 1, 3, 1};
  for (Four& shared : table_) shared = (shared < most ? shared : most) / whole;
  add_voices(piece, view);
  seams_.assign(size_, Four{});
  for (std::size_t at = 0; at + 1 < size_; ++at) seams_[at] = row(at)[at + 1];
}

void Shares::add_terms(const Index& index) {
  const std::size_t few = std::max<std::size_t>(4, size_ / 3);
  for (const TermFacts& facts : index.facts()) {
    const auto list = index.postings(facts);
    if (list.size() > most_sharers) continue;
    const auto sharers = static_cast<float>(list.size());
    const float rare = list.size() <= few ? facts.rarity / (sharers - 1) / 12 : 0;
    const float name = facts.is_name ? 1 / std::log2(1 + sharers) : 0;
    for (std::size_t a = 0; a < list.size(); ++a) {
      for (std::size_t b = a + 1; b < list.size(); ++b) {
        const Four shared = {list[a].weight * list[b].weight, rare, name, 0};
        table_[list[a].at * size_ + list[b].at] += shared;
        table_[list[b].at * size_ + list[a].at] += shared;
      }
    }
  }
}

// How alike two paragraphs' small words are, against the article's mean.
void Shares::add_voices(const Piece& piece, const View& view) {
  const auto voice = [&](std::size_t at, std::size_t v) { return piece.parts[view[at]].voice[v]; };
  std::array<float, voice_count> mean{};
  for (std::size_t at = 0; at < size_; ++at) {
    for (std::size_t v = 0; v < voice_count; ++v) mean[v] += voice(at, v) / static_cast<float>(size_);
  }
  std::array<std::vector<float>, voice_count> voices;
  for (auto& row : voices) row.resize(size_ + row_margin);
  for (std::size_t at = 0; at < size_; ++at) {
    float length = 0.02F;
    for (std::size_t v = 0; v < voice_count; ++v) {
      voices[v][at] = voice(at, v) - mean[v];
      length += voices[v][at] * voices[v][at];
    }
    length = std::sqrt(length);
    for (auto& row : voices) row[at] /= length;
  }
  std::vector<float> dots(size_ + row_margin);
  for (std::size_t a = 0; a < size_; ++a) {
    by_fours(size_, [&](std::size_t b) {
      Four dot{};
      for (const auto& of : voices) dot += of[a] * load(&of[b]);
      store(&dots[b], dot);
    });
    dots[a] = 0;
    for (std::size_t b = 0; b < size_; ++b) table_[a * size_ + b][3] = dots[b];
  }
}

}  // namespace rules::placement
