#include "linter/match/triggered_pattern.h"

#include "linter/match/literal_set.h"
#include "linter/match/pattern_dialect.h"
#include "linter/match/pattern_tail.h"
#include "linter/text/utf8.h"

namespace galley {
namespace {

struct RunBytes {
  bool word[256] = {};  // of ASCII
  bool ink[256] = {};

  constexpr RunBytes() {
    for (unsigned byte = 0; byte < 0x80; ++byte) {
      word[byte] = is_word_byte(static_cast<char>(byte));
      ink[byte] = byte != ' ' && !(byte >= '\t' && byte <= '\r');
    }
  }
};
constexpr RunBytes run_bytes;

}  // namespace

TriggeredPattern::TriggeredPattern(std::string_view pattern) : TriggeredPattern(pattern, parse_pattern(pattern)) {}

TriggeredPattern::TriggeredPattern(std::string_view pattern, const std::optional<PatternNode>& tree)
    : regex_(pattern, tree) {
  // “\G” holds where a search begins, so the pattern can't be tried elsewhere.
  if (!tree || pattern.find("\\G") != std::string_view::npos) return;
  run_ = run_of(*tree);
  phrases_ = list_phrases(*tree);
  if (phrases_) {
    for (const Phrase& phrase : phrases_->phrases) literals_.push_back(phrase.literal);
    return;
  }
  Requirement requirement = required_literals(*tree);
  literals_ = std::move(requirement.literals);
  lead_ = requirement.lead;
  if (lead_.unlimited && literals_.size() == 1 && literals_[0].text.size() == 1) {
    const std::optional<PatternNode> tail = necessary_tail(*tree, literals_[0].text[0]);
    if (tail && is_surely_accepted(*tail)) tail_ = Regex::of_pcre2(to_pcre2(*tail));
  }
}

std::size_t TriggeredPattern::next_tail(std::string_view text, std::span<const TriggerHit> hits, Offset base,
                                        std::size_t index, RegexWorkspace& workspace) const {
  std::vector<Capture> groups;
  for (; index < hits.size(); ++index) {
    const std::size_t place = hits[index].at - base;
    if (tail_->find(text, place, place, workspace, groups)) break;
  }
  return index;
}

bool TriggeredPattern::match_phrase(std::string_view text, std::size_t at, std::span<const TriggerHit> hits,
                                    std::vector<Capture>& groups) const {
  const Phrase* best = nullptr;
  std::size_t end = 0;
  for (const TriggerHit& hit : hits) {
    const Phrase& phrase = phrases_->phrases[hit.literal];
    if (best && &phrase >= best) continue;
    const std::size_t own = end_of_phrase(phrase, text, at);
    if (own > text.size()) continue;
    best = &phrase;
    end = own;
  }
  if (!best) return false;
  groups.assign(phrases_->groups + 1, {});
  groups[0] = {.begin = at, .end = end};
  for (const Phrase::Group& group : best->groups) {
    const auto place = [&](std::uint32_t size) {
      RequiredLiteral part = best->literal;
      part.text.resize(size);
      return end_of_literal(part, text, at);
    };
    const bool is_whole = group.begin == 0 && group.end == best->literal.text.size();
    groups[group.number] = is_whole ? groups[0] : Capture{.begin = place(group.begin), .end = place(group.end)};
  }
  return true;
}

std::size_t TriggeredPattern::first_start(std::string_view text, std::size_t from, std::size_t place) const {
  std::size_t at = place;
  while (at > from && (lead_.unlimited || place - at < lead_.most) &&
         lead_.bytes[static_cast<unsigned char>(text[at - 1])]) {
    --at;
  }
  if (place - at < lead_.least) return place + 1;
  return start_of_character(text, at);
}

// `\w+` and `[^\s]+`, in groups; a boundary beside the former says nothing more.
TriggeredPattern::Run TriggeredPattern::run_of(const PatternNode& tree) {
  using Kind = PatternNode::Kind;
  const PatternNode* node = &tree;
  bool in_boundaries = false;
  for (;;) {
    if (node->kind == Kind::group) {
      node = &node->parts[0];
    } else if (node->kind == Kind::sequence && node->parts.size() == 1) {
      node = &node->parts[0];
    } else if (node->kind == Kind::sequence && node->parts.size() == 3 && node->parts[0].text == "\\b" &&
               node->parts[2].text == "\\b") {
      in_boundaries = true;
      node = &node->parts[1];
    } else {
      break;
    }
  }
  const bool is_run = node->kind == Kind::repeat && node->least == 1 && node->most == PatternNode::unlimited &&
                      node->greed == '\0' && node->parts[0].kind == Kind::set;
  if (!is_run) return Run::none;
  const std::string& set = node->parts[0].text;
  if (set == "\\w" || set == "[\\w]") return Run::of_word;
  return !in_boundaries && (set == "\\S" || set == "[^\\s]") ? Run::of_no_space : Run::none;
}

std::size_t TriggeredPattern::end_of_run(std::string_view text, std::size_t begin) const {
  const auto& goes_on = run_ == Run::of_word ? run_bytes.word : run_bytes.ink;
  std::size_t at = begin;
  for (;;) {
    while (at < text.size() && goes_on[static_cast<unsigned char>(text[at])]) ++at;
    if (at == text.size() || static_cast<unsigned char>(text[at]) < 0x80) break;
    const Decoded letter = decode(text, at);
    if (run_ == Run::of_word ? !is_letter_or_number(letter.code_point) : is_space(letter.code_point)) break;
    at += letter.size;
  }
  return at;
}

}  // namespace galley
