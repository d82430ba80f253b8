#include "rules/support/passage_judge.h"

#include <algorithm>
#include <array>

#include "linter/text/edit_script.h"
#include "linter/text/utf8.h"
#include "rules/support/comparison.h"
#include "rules/support/likely_meant.h"
#include "rules/support/repeats.h"
#include "rules/support/standing_text.h"
#include "rules/support/words.h"

namespace rules {
namespace {

using namespace galley;
using namespace std::literals;
using repeat::Finding;
using repeat::Occurrence;

// Part of a sentence: in two pieces it is less likely to be a long name or a
// turn of phrase than in one.
constexpr std::uint32_t fewest_words_of_part_elsewhere = 16;

// In one piece, part of a sentence that was edited: lists of cases are written alike.
constexpr std::uint32_t fewest_words_of_edited_part = 30;

// A paragraph that says who wrote the piece is no longer.
constexpr std::uint32_t most_words_of_byline = 24;

// What two pieces quote in so few words is a saying.
constexpr std::uint32_t most_words_of_saying = 20;

// A lead that a summary gives again is no longer.
constexpr std::uint32_t most_words_of_lead = 60;

// The passage between two extents, with its words counted anew.
repeat::Passage between(const CorpusContext& context, const Finding& finding, const Extent& earlier,
                        const Extent& later) {
  repeat::Passage passage = finding.closest;
  passage.earlier = {passage.earlier.text, earlier.begin, earlier.end};
  passage.later = {passage.later.text, later.begin, later.end};
  const repeat::Text one = words_of(context, passage.earlier);
  const repeat::Text other = words_of(context, passage.later);
  passage.exact = std::ranges::equal(one, other);
  std::size_t deleted = 0;
  const bool is_long = std::max(one.size(), other.size()) > PassagePlaces::most_words_of_text;
  if (is_long && !passage.exact) deleted = one.size();  // the words are not counted anew
  for (const Change& change : is_long ? std::vector<Change>{} : edit_script(one, other))
    deleted += change.a_end - change.a_begin;
  // Sentences that have changed places are in no one edit script.
  const auto lost = [](const Occurrence& from, const Occurrence& to) {
    return from.size() - std::min(from.size(), to.size());
  };
  const std::uint32_t cut =
      std::max(lost(finding.closest.earlier, passage.earlier), lost(finding.closest.later, passage.later));
  passage.matches =
      std::max(static_cast<std::uint32_t>(one.size() - deleted), passage.matches - std::min(passage.matches, cut));
  passage.matches = std::min({passage.matches, passage.earlier.size(), passage.later.size()});
  return passage;
}

// "By Jane Smith, who writes of the sea": a paragraph for itself.
bool is_byline(const PassagePlace& place, const PassageText& text) {
  return place.unit == PassageUnit::paragraph && text.words.size() > 2 && text.words.size() <= most_words_of_byline &&
         text.text(0, 1) == "By" && text.fills[1] && text.fills[2];
}

// The same words around other code or addresses, and many of these: a list of things of one kind.
// Where words differ as well, fewer are enough.
bool differ_in_code(const PassagePlace& first, const PassagePlace& place, std::uint32_t words, bool exact) {
  const std::uint32_t words_to_one = exact ? 12 : 20;
  const std::uint32_t fewest = std::min(first.opaque, place.opaque);
  return fewest * words_to_one >= words && first.opaque_hash != place.opaque_hash;
}

// The same words around other blocks of code.
bool stand_around_other_code(const PassagePlace& first, const PassagePlace& place) {
  return first.code_hash != place.code_hash && first.code_hash != 0 && place.code_hash != 0;
}

// Parts of two pages that have one heading, and are written alike: "Parameters", "How to start it".
bool have_one_heading(const PassagePlace& first, const PassagePlace& place) {
  return !first.heading_words.empty() && first.heading_words == place.heading_words;
}

// "Thank you. Thank you very much. Thank you.": a few words, again and again.
bool is_chant(const PassageText& text) {
  constexpr std::size_t fewest_words = 12;
  std::vector<std::uint32_t> words{text.folded.begin(), text.folded.end()};
  std::ranges::sort(words);
  const auto rest = std::ranges::unique(words);
  const std::size_t others = words.size() - rest.size();
  return words.size() >= fewest_words && others * 5 < words.size() * 2;
}

// Pages of a reference, each of another piece of code, with some other words.
bool are_entries(const JudgedPassage& judged, const PassagePlace& first, const PassagePlace& place) {
  constexpr std::uint32_t most_words = 120;
  return !judged.passage.exact && judged.later.end - judged.later.begin <= most_words && first.is_under_code &&
         place.is_under_code;
}

// A short notice, word for word under each of several headings, or again and again: "There is no substitute for this
// one."
bool is_notice(const JudgedPassage& judged, const Finding& finding, const PassagePlace& first,
               const PassagePlace& place) {
  constexpr std::uint32_t most_words = 25;
  constexpr std::uint32_t fewest_copies = 3;
  constexpr std::uint32_t fewest_copies_anywhere = 4;
  const std::uint32_t elsewhere = std::min(finding.texts - std::min(finding.texts, 1U), finding.copies);
  if (!judged.passage.exact || !judged.is_sentences || judged.later.end - judged.later.begin > most_words) return false;
  const std::uint32_t copies = finding.copies - elsewhere;
  if (copies >= fewest_copies_anywhere) return true;
  return copies >= fewest_copies && first.heading != no_index && place.heading != no_index &&
         first.heading != place.heading;
}

// "Note: this is for boats only."
bool is_note(const JudgedPassage& judged, const PassageText& text) {
  constexpr std::uint32_t most_words = 60;
  constexpr std::array labels = {"note"sv,    "tip"sv,     "warning"sv,  "caution"sv,   "important"sv, "hinweis"sv,
                                 "achtung"sv, "warnung"sv, "remarque"sv, "attention"sv, "nota"sv,      "advertencia"sv};
  if (judged.later.end - judged.later.begin > most_words || text.words.empty()) return false;
  const std::string_view first = text.text(0, 1);
  return std::ranges::any_of(labels, [&](std::string_view label) { return equal_ignoring_case(first, label); });
}

// The same steps towards another end, in another list; or told at length, and listed.
bool are_steps(const JudgedPassage& judged, const PassagePlace& first, const PassagePlace& place) {
  constexpr std::uint32_t most_words = 100;
  if (!judged.passage.exact && judged.passage.earlier.text == judged.passage.later.text &&
      first.is_steps != place.is_steps)
    return true;
  const bool apart = !judged.passage.exact || judged.passage.earlier.text != judged.passage.later.text ||
                     first.heading != place.heading;
  return apart && first.is_steps && place.is_steps && judged.later.end - judged.later.begin <= most_words;
}

// A sentence set by itself that stands in a longer paragraph of the piece as well, to catch the eye.
bool is_pulled_out(const JudgedPassage& judged, const PassagePlace& first, const PassagePlace& place) {
  constexpr std::uint32_t most_words = 45;
  constexpr double least_likeness = 0.9;
  if (judged.passage.earlier.text != judged.passage.later.text) return false;
  if (judged.later.end - judged.later.begin > most_words || judged.passage.similarity() < least_likeness) return false;
  const auto is_part = [](const PassagePlace& one) { return one.unit == PassageUnit::sentence || !one.is_sentences; };
  return (first.unit == PassageUnit::paragraph && is_part(place)) ||
         (place.unit == PassageUnit::paragraph && is_part(first));
}

// "How to check a file system" and "How to repair a file system": each says again what its heading does, and of what
// differs that is a good part.
bool differ_as_headings(const JudgedPassage& judged, const PassagePlace& first, const PassagePlace& place,
                        const PassageText& a, const PassageText& b) {
  constexpr std::size_t most_others = 2;
  if (judged.passage.exact || first.heading_words == place.heading_words) return false;
  const auto names = [](const PassagePlace& own, const PassagePlace& other, const PassageText& text, std::size_t word) {
    return std::ranges::find(own.heading_words, text.folded[word]) != own.heading_words.end() &&
           std::ranges::find(other.heading_words, text.folded[word]) == other.heading_words.end();
  };
  std::size_t named = 0;
  std::size_t others = 0;
  for (const Change& change : changes_between(a, b)) {
    bool is_named = false;
    for (std::size_t word = change.a_begin; word < change.a_end; ++word) is_named |= names(first, place, a, word);
    for (std::size_t word = change.b_begin; word < change.b_end; ++word) is_named |= names(place, first, b, word);
    (is_named ? named : others) += 1;
  }
  return named > 0 && others <= most_others * named;
}

// Licences, what letters to many people end with and what lists of changes begin with stand wherever they must; so does
// what programs write under their pages.
bool is_legal_notice(const PassageText& text) {
  std::string prose;
  for (const char byte : text.prose) prose += to_ascii_lower(byte);
  const auto says = [&](std::string_view words) { return prose.find(words) != prose.npos; };
  constexpr std::size_t most_words_of_colophon = 30;
  constexpr std::size_t most_words_with_claim = 40;
  constexpr std::size_t most_words_of_call = 80;
  constexpr std::size_t most_words_of_foot = 100;
  const bool is_made = says("generated by") || says("generated from") || says("created using") ||
                       says("last updated") || says("last edited") || says("built with");
  const bool is_claimed = says("copyright") || says("©");
  if (is_made && text.words.size() <= (is_claimed ? most_words_with_claim : most_words_of_colophon)) return true;
  constexpr std::array claims = {"copyright 19"sv, "copyright 20"sv, "© 19"sv, "© 20"sv};
  if (text.words.size() <= most_words_of_foot && std::ranges::any_of(claims, says)) return true;
  constexpr std::array calls = {"subscribe"sv, "sign up"sv,   "newsletter"sv, "for the latest"sv, "breaking news"sv,
                                "apps for"sv,  "follow us"sv, "join our"sv,   "advertis"sv,       "privacy notice"sv,
                                "abonnier"sv,  "abonnez"sv,   "suscr"sv};
  constexpr std::ptrdiff_t fewest_calls = 2;  // one may be what a piece is about
  if (text.words.size() <= most_words_of_call && std::ranges::count_if(calls, says) >= fewest_calls) return true;
  if (says("to unsubscribe") || says("permission is hereby granted, free of charge") ||
      says("changes to this project will be documented") || says("format is based on keep a changelog") ||
      says("sign a “copyright disclaimer”") || says("sign a \"copyright disclaimer\"") ||
      (says("as is") && says("warrant")))
    return true;
  return (says("licen") || says("rights reserved")) &&
         (says("copyright (c)") || says("copyright ©") || says("©") || says("redistribut") || says("general public") ||
          says("apache") || says("licensed under"));
}

// What stands behind different tabs, entries of a bibliography, what leads to a list under each of several headings,
// descriptions of code: things of one kind, written alike on purpose.
bool is_of_one_kind(const JudgedPassage& judged, const PassagePlace& first, const PassagePlace& place) {
  constexpr std::uint32_t most_words_of_lead_in = 25;
  const std::uint32_t words = judged.later.end - judged.later.begin;
  if (first.is_reference && place.is_reference) return true;
  if (are_alternatives(first.alternative, place.alternative)) return true;
  if (!judged.passage.exact && first.is_under_label && place.is_under_label) return true;
  if (first.leads_in && place.leads_in && words <= most_words_of_lead_in) return true;
  if (first.is_under_code && place.is_under_code && (!judged.passage.exact || first.heading != place.heading))
    return true;
  return differ_in_code(first, place, words, judged.passage.exact);
}

}  // namespace

// Copy about programs says the same thing of each command, and again on each page that a reader may come to. Reported
// is a long passage pasted into the same document, and, as a suggestion, a shorter one, and a passage or two that two
// documents share. Of other copy lists are left alone whose entries are written alike.
bool PassageJudge::is_manual(const JudgedPassage& judged, const PassagePlace& first, const PassagePlace& place,
                             Sharing sharing) const {
  constexpr std::uint32_t fewest_words = 30;
  if (settings_.technical) return false;
  const bool elsewhere = judged.passage.earlier.text != judged.passage.later.text;
  const bool is_mere = !judged.passage.exact || judged.later.end - judged.later.begin < fewest_words;
  if (!first.is_technical || !place.is_technical) return !elsewhere && is_mere && sharing == Sharing::form;
  return elsewhere ? sharing != Sharing::little : is_mere || sharing == Sharing::form;
}

// What several pages end with: where to find more of them.
bool PassageJudge::is_foot(const JudgedPassage& judged, const Finding& finding) const {
  constexpr std::uint32_t fewest_files = 4;
  constexpr std::uint32_t most_words_behind = 40;
  const auto ends_file = [&](const Occurrence& place, std::uint32_t most_behind) {
    return context_.files()[place.text].words.size() - place.end <= most_behind;
  };
  const auto end_files = [&](std::uint32_t most_behind) {
    return ends_file(judged.passage.earlier, most_behind) && ends_file(judged.passage.later, most_behind);
  };
  if (finding.texts >= fewest_files) return end_files(most_words_behind);
  // Of two pages: links and a line or two.
  constexpr std::uint32_t most_words_of_two = 100;
  return judged.passage.exact && judged.unit == PassageUnit::passage &&
         judged.passage.earlier.text != judged.passage.later.text &&
         judged.later.end - judged.later.begin <= most_words_of_two && end_files(0);
}

// In one document, side by side or at length.
bool PassageJudge::stands_out(const JudgedPassage& judged, const Finding& finding) {
  constexpr std::uint32_t fewest_words = 100;
  constexpr std::uint32_t most_words_between = 12;
  if (finding.closest.earlier.text != finding.later.text) return false;
  const std::uint32_t between = judged.later.begin - std::min(judged.later.begin, judged.earlier.end);
  return judged.later.end - judged.later.begin >= fewest_words || between <= most_words_between;
}

// A piece points its readers to the same place twice, and has a sentence in its first lines that it says again.
bool PassageJudge::may_be_echo(const JudgedPassage& judged, const Finding& finding) {
  constexpr std::uint32_t fewest_words = 20;
  constexpr std::uint32_t fewest_words_between = 40;
  constexpr std::uint32_t fewest_words_behind_lead = 25;
  constexpr std::uint32_t most_words_before = 60;
  if (finding.closest.earlier.text != finding.later.text) return false;
  const std::uint32_t between = judged.later.begin - std::min(judged.later.begin, judged.earlier.end);
  if (between >= fewest_words_behind_lead && judged.unit == PassageUnit::sentence &&
      judged.earlier.begin < most_words_before)
    return true;
  return between >= fewest_words_between && judged.later.end - judged.later.begin < fewest_words;
}

std::optional<JudgedPassage> PassageJudge::judge(const Finding& finding, Sharing sharing) const {
  const PassagePlace* const place = places_.of(finding.later);
  const PassagePlace* const first = places_.of(finding.closest.earlier);
  if (place == nullptr || !place->is_prose || first == nullptr) return std::nullopt;
  std::optional<JudgedPassage> judged = repeat_in(finding);
  if (!judged || is_left_alone(*judged, finding, *first, *place) || is_manual(*judged, *first, *place, sharing))
    return std::nullopt;
  const bool is_program = !settings_.technical && first->is_technical && place->is_technical;
  judged->may_be_meant = (is_program && !stands_out(*judged, finding)) || may_be_echo(*judged, finding) ||
                         is_likely_meant(*judged, finding, *first, *place);
  return judged;
}

std::optional<JudgedPassage> PassageJudge::repeat_in(const Finding& finding) const {
  const PassagePlace& first = *places_.of(finding.closest.earlier);
  const PassagePlace& place = *places_.of(finding.later);
  const PassageText& a = places_.text(finding.closest.earlier);
  const PassageText& b = places_.text(finding.later);
  JudgedPassage whole{.passage = between(context_, finding, first.whole, place.whole),
                      .earlier = first.whole,
                      .later = place.whole,
                      .unit = place.unit,
                      .is_sentences = place.is_sentences};
  if (accepts(whole, a, b)) return whole;
  JudgedPassage tight{
      .passage = between(context_, finding, first.tight, place.tight), .earlier = first.tight, .later = place.tight};
  const auto part = [](const PassageText& text, const PassagePlace& at) {
    const std::size_t end = std::min<std::size_t>(at.tight.end - at.whole.begin, text.words.size());
    return text.part(at.tight.begin - at.whole.begin, end);
  };
  if (accepts(tight, part(a, first), part(b, place))) return tight;
  return std::nullopt;
}

bool PassageJudge::accepts(JudgedPassage& judged, const PassageText& a, const PassageText& b) const {
  const repeat::Passage& passage = judged.passage;
  if (passage.exact) return settings_.exact && settings_.measure.accepts(passage);
  if (!settings_.near) return false;
  if (std::max(passage.earlier.size(), passage.later.size()) > PassagePlaces::most_words_of_text)
    return settings_.measure.accepts(passage);
  const std::vector<Change> changes = changes_between(a, b);
  // Sentences that have changed places are in no one edit script.
  const bool in_order = passage.matches + changed_words(changes) <= std::max(a.words.size(), b.words.size()) + 2;
  if (in_order && is_template(a, b, changes)) return false;
  judged.diff = diff_of(a, b, changes);
  if (settings_.measure.accepts(passage)) return true;
  repeat::Passage read = passage;
  read.matches += static_cast<std::uint32_t>(misread_words(a, b, changes));
  read.matches = std::min({read.matches, read.earlier.size(), read.later.size()});
  return settings_.measure.accepts(read);
}

bool PassageJudge::is_left_alone(const JudgedPassage& judged, const Finding& finding, const PassagePlace& first,
                                 const PassagePlace& place) const {
  const std::uint32_t words = judged.later.end - judged.later.begin;
  const bool elsewhere = judged.passage.earlier.text != judged.passage.later.text;
  const std::uint32_t fewest = elsewhere ? fewest_words_of_part_elsewhere : fewest_words_of_part;
  if (!judged.is_sentences && words < fewest) return true;
  if (!elsewhere && !judged.is_sentences && !judged.passage.exact && words < fewest_words_of_edited_part) return true;
  // What nobody has translated yet, and its original.
  if (elsewhere && (first.is_left_in_english || place.is_left_in_english)) return true;
  if (elsewhere && is_foot(judged, finding)) return true;
  if (elsewhere && are_entries(judged, first, place)) return true;
  if (elsewhere && !judged.passage.exact && have_one_heading(first, place)) return true;
  if (stand_around_other_code(first, place)) return true;
  const bool is_motto = first.is_quoted && judged.earlier.begin == 0;  // what a piece is about, before it
  if (!elsewhere && (first.is_quoted != place.is_quoted || is_motto)) return true;
  if (are_steps(judged, first, place) || is_pulled_out(judged, first, place)) return true;
  const PassageText& text = places_.text(finding.later);
  if (differ_as_headings(judged, first, place, places_.text(finding.closest.earlier), text)) return true;
  if (is_legal_notice(text) || is_note(judged, text) || is_chant(text)) return true;
  if (elsewhere && is_byline(place, text)) return true;
  if (!elsewhere && (is_of_one_kind(judged, first, place) || is_notice(judged, finding, first, place))) return true;
  if (elsewhere && words < most_words_of_saying && first.is_quoted && place.is_quoted) return true;
  if (!elsewhere && words <= most_words_of_lead && first.is_summary != place.is_summary) return true;
  return !settings_.quotations && first.is_attributed && place.is_attributed;
}

}  // namespace rules
