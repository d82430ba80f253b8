#include "rules/support/likely_meant.h"

#include <algorithm>

namespace rules {
namespace {

std::uint32_t words_of(const JudgedPassage& judged) { return judged.later.end - judged.later.begin; }

bool is_elsewhere(const JudgedPassage& judged) { return judged.passage.earlier.text != judged.passage.later.text; }

std::uint32_t words_between(const JudgedPassage& judged) {
  return judged.later.begin - std::min(judged.later.begin, judged.earlier.end);
}

// A standfirst, a caption, the title of a box has no stop; the sentence that it was taken from has one, and stands
// close by or is cut out of its paragraph. A paragraph may have lost its stop anywhere else.
bool is_display(const JudgedPassage& judged, const PassagePlace& first, const PassagePlace& place) {
  constexpr std::uint32_t most_words = 80;
  constexpr std::uint32_t most_words_of_both = 30;
  constexpr std::uint32_t fewest_words_between = 20;
  constexpr std::uint32_t most_words_between = 60;
  const std::uint32_t words = words_of(judged);
  if (is_elsewhere(judged) || (!first.has_no_stop && !place.has_no_stop)) return false;
  if (first.has_no_stop && place.has_no_stop)
    return words <= most_words_of_both && words_between(judged) >= fewest_words_between;
  return words <= most_words && (!judged.is_sentences || words_between(judged) <= most_words_between);
}

// What a page sets above its article, and above who wrote it, comes from the first paragraphs of it.
bool is_standfirst(const JudgedPassage& judged, const PassagePlace& first) {
  constexpr std::uint32_t most_words_to_later = 250;
  return !is_elsewhere(judged) && first.is_over_byline && judged.later.begin <= most_words_to_later;
}

// Two pieces quote the same words, or one quotes the other.
bool is_quoted_elsewhere(const JudgedPassage& judged, const PassagePlace& first, const PassagePlace& place) {
  return is_elsewhere(judged) && (first.is_mostly_quoted || place.is_mostly_quoted);
}

// Of another piece, under the same heading: what each page of its kind says there.
bool is_standing_part(const JudgedPassage& judged, const PassagePlace& first, const PassagePlace& place) {
  return is_elsewhere(judged) && !first.heading_words.empty() && first.heading_words == place.heading_words;
}

// Of another piece: "Dear colleagues and friends of the island:", and some words that are common to two long names.
bool is_form(const JudgedPassage& judged, const PassagePlace& first, const PassagePlace& place) {
  constexpr std::uint32_t most_words = 25;
  if (!is_elsewhere(judged) || words_of(judged) > most_words) return false;
  return (first.leads_in && place.leads_in) || (!judged.is_sentences && !judged.passage.exact);
}

// Part of a sentence that comes back within the piece: what a law says, who sat on a board.
bool is_part_of_sentence(const JudgedPassage& judged) {
  constexpr std::uint32_t most_words = 40;
  constexpr std::uint32_t fewest_words_between = 20;
  return !is_elsewhere(judged) && !judged.is_sentences && words_of(judged) <= most_words &&
         words_between(judged) >= fewest_words_between;
}

// Entries of two lists: what is sold, what was won. Steps to another end, and entries of one list that are written
// alike: "**Lamps** - …", "**Bells** - …".
bool are_items(const JudgedPassage& judged, const PassagePlace& first, const PassagePlace& place) {
  if (!judged.passage.exact && first.is_mostly_items && place.is_mostly_items) return true;
  const bool is_part = !judged.passage.exact || judged.unit == PassageUnit::sentence;
  if (is_part && first.has_label && place.has_label) return true;
  constexpr std::uint32_t fewest_words_between = 12;
  return !is_elsewhere(judged) && first.is_items && place.is_items && words_between(judged) >= fewest_words_between;
}

bool is_list_of_links(const PassagePlace& first, const PassagePlace& place, std::uint32_t words) {
  constexpr std::uint32_t fewest_links = 3;
  constexpr std::uint32_t words_to_one = 12;
  if (first.is_links && place.is_links) return true;
  const std::uint32_t links = std::min(first.opaque, place.opaque);
  return links >= fewest_links && links * words_to_one >= words;
}

}  // namespace

bool is_likely_meant(const JudgedPassage& judged, const galley::repeat::Finding& finding, const PassagePlace& first,
                     const PassagePlace& place) {
  constexpr std::uint32_t most_copies = 4;  // what is pasted by mistake stands twice, or three times
  if (finding.copies > most_copies) return true;
  if (is_elsewhere(judged) && first.is_of_licence && place.is_of_licence) return true;
  const std::uint32_t words = words_of(judged);
  if (is_display(judged, first, place) || first.is_cut_off != place.is_cut_off) return true;
  if (is_standfirst(judged, first) || is_quoted_elsewhere(judged, first, place) || is_form(judged, first, place))
    return true;
  if (is_part_of_sentence(judged) || is_standing_part(judged, first, place)) return true;
  if (are_items(judged, first, place) || (!is_elsewhere(judged) && first.is_of_entries)) return true;
  return (first.is_scraps && place.is_scraps) || is_list_of_links(first, place, words);
}

}  // namespace rules
