// What is measured of a paragraph's place: how much it shares with what stands
// around it and with every other place it could stand.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "rules/support/placement_index.h"

namespace rules::placement {

enum Feature : std::size_t {
  // Four channels of cohesion, twelve measures each, in this order: weighted
  // words, words that are rare in the article, names, voice.
  channel_begin = 0,
  channel_end = 48,
  // Topic: how well each section's words explain the paragraph's.
  topic_margin = channel_end,
  topic_margin_per_word,
  topic_rank,
  topic_own,
  head_own,
  head_margin,
  head_best,
  // The sentences which meet at a paragraph's edges.
  edge_own,
  edge_margin,
  edge_before,
  edge_after,
  // Order: names and abbreviations before they are introduced.
  order_wrong,
  order_gain,
  order_wrong_later,
  mentions_only_later,
  mentions_only_earlier,
  definite_first,
  indefinite_again,
  // How its opening leans on what stands before.
  fit,
  fit_gain,
  pronoun,
  demonstrative,
  connective,
  quote,
  pronoun_speech,
  bare,
  orphan,
  next_orphan,
  next_orphan_mended,
  // Quotations which go on over several paragraphs.
  same_person,
  other_person,
  same_person_elsewhere,
  introduced_before,
  introduces,
  wanted_here,
  wanted_elsewhere,
  interrupts,
  before_has_quote,
  after_quote,
  runs_on_here,
  breaks_run,
  lost_run,
  mends_run,
  before_speech,
  before_person,
  before_leads_in,
  before_quote,
  // Where it stands.
  last,
  last_of_section,
  first_of_section,
  position,
  log_parts,
  length,
  section_count,
  section_size,
  names_near,
  names_far_only,
  no_names,
  margin,
  feature_count
};

std::string_view feature_name(std::size_t feature);

using Features = std::array<float, feature_count>;

struct Candidate {
  std::uint32_t part = 0;  // into Piece::parts
  Features features{};
  std::uint32_t best_gap = 0;  // where it would stand: after this many of the other parts
};

View whole(const Piece& piece);
View without(const Piece& piece, std::uint32_t part);

// What is too short, or leads in what follows, is no candidate anywhere.
bool is_candidate(const Part& part);

// Paragraphs that could be misplaced, measured. With `only`, that one alone
// (if it is a candidate).
std::vector<Candidate> measure(const Piece& piece, const View& view, std::uint32_t only = galley::no_index);

}  // namespace rules::placement
