#include "linter/match/triggered_pattern.h"

#include <array>

#include "linter/match/literal_set.h"
#include "linter/match/pattern_breaks.h"
#include "linter/match/pattern_dialect.h"
#include "linter/match/pattern_tail.h"
#include "linter/text/bytes.h"
#include "linter/text/kept_work.h"
#include "linter/text/utf8.h"

namespace galley {
TriggeredPattern::TriggeredPattern(std::string_view pattern) : TriggeredPattern(made(pattern)) {}

// What is kept of earlier runs, or made anew and kept.
TriggeredPattern TriggeredPattern::made(std::string_view pattern) {
  const std::shared_ptr<KeptWork> kept = KeptWork::in_use();
  const auto known = kept ? kept->find(KeptWork::Kind::trigger, pattern) : std::nullopt;
  std::optional<TriggeredPattern> read = known ? from_bytes(pattern, *known) : std::nullopt;
  if (read) return std::move(*read);
  TriggeredPattern anew{pattern, parse_pattern(pattern)};
  if (kept) kept->keep(KeptWork::Kind::trigger, pattern, anew.to_bytes());
  return anew;
}

std::string TriggeredPattern::to_bytes() const {
  const Regex::Known known = regex_.known();
  ByteWriter out;
  out.put(std::uint8_t{known.is_accepted}).put(known.groups).put(run_);
  out.put(std::uint8_t{stays_in_paragraphs_});
  out.put(std::uint8_t{phrases_.has_value()});
  if (phrases_) {
    out.put(std::uint64_t{phrases_->groups}).put(static_cast<std::uint32_t>(phrases_->phrases.size()));
    for (const Phrase& phrase : phrases_->phrases) {
      phrase.literal.put(out);
      out.put(phrase.begin).put(phrase.end).put_all(std::span{phrase.groups});
    }
    return out.take();
  }
  out.put(static_cast<std::uint32_t>(literals_.size()));
  for (const RequiredLiteral& literal : literals_) literal.put(out);
  out.put(std::uint64_t{lead_.least}).put(std::uint64_t{lead_.most}).put(std::uint8_t{lead_.unlimited});
  out.put_text(lead_.bytes.to_string()).put_text(tail_ ? tail_->pattern() : "");
  return out.take();
}

std::optional<TriggeredPattern> TriggeredPattern::from_bytes(std::string_view pattern, std::string_view bytes) {
  ByteReader in{bytes};
  Regex::Known known{.is_accepted = in.get<std::uint8_t>() != 0};
  known.groups = in.get<std::uint32_t>();
  TriggeredPattern read{Regex{pattern, known}};
  read.run_ = in.get<Run>();
  read.stays_in_paragraphs_ = in.get<std::uint8_t>() != 0;
  if (in.get<std::uint8_t>() != 0) {
    read.phrases_.emplace().groups = in.get<std::uint64_t>();
    in.each([&] {
      Phrase& phrase = read.phrases_->phrases.emplace_back();
      phrase.literal = RequiredLiteral::get(in);
      phrase.begin = in.get<PhraseEdge>();
      phrase.end = in.get<PhraseEdge>();
      in.get_all(phrase.groups);
      read.literals_.push_back(phrase.literal);
    });
  } else {
    in.each([&] { read.literals_.push_back(RequiredLiteral::get(in)); });
    read.lead_.least = in.get<std::uint64_t>();
    read.lead_.most = in.get<std::uint64_t>();
    read.lead_.unlimited = in.get<std::uint8_t>() != 0;
    const std::string_view set = in.get_text();
    if (set.size() != read.lead_.bytes.size()) return std::nullopt;
    read.lead_.bytes = ByteSet{set.data(), set.size()};
    if (const std::string_view tail = in.get_text(); !tail.empty()) read.tail_ = Regex::of_pcre2(std::string{tail});
  }
  if (!in.is_whole() || !in.at_end()) return std::nullopt;
  return read;
}

TriggeredPattern::TriggeredPattern(std::string_view pattern, const std::optional<PatternNode>& tree)
    : regex_(pattern, tree) {
  // “\G” holds where a search begins, so the pattern can't be tried elsewhere.
  if (!tree || pattern.find("\\G") != std::string_view::npos) return;
  run_ = run_of(*tree);
  stays_in_paragraphs_ = galley::stays_in_paragraphs(*tree);
  phrases_ = list_phrases(*tree);
  if (phrases_) {
    for (const Phrase& phrase : phrases_->phrases) literals_.push_back(phrase.literal);
    return;
  }
  Requirement requirement = required_literals(*tree);
  literals_ = std::move(requirement.literals);
  lead_ = requirement.lead;
  if (lead_.unlimited) {
    const std::optional<PatternNode> tail = necessary_tail(*tree, literals_);
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

std::uint64_t TriggeredPattern::RunReader::ends(std::size_t at) {
  std::array<char, WordWindow::size> copy{};
  const std::size_t left = text_.size() - at;
  if (left < copy.size()) text_.copy(copy.data(), left, at);
  const WordWindow window = read_word_window(left < copy.size() ? copy.data() : text_.data() + at);
  std::uint64_t in_run = run_ == Run::of_word ? window.words : ~(window.spaces | window.beyond);
  if (left < copy.size()) in_run &= (std::uint64_t{1} << left) - 1;
  if (window.beyond != 0) in_run |= beyond_ascii(window.beyond, at);
  const std::uint64_t ends = in_run ^ (in_run << 1 | in_run_);
  in_run_ = in_run >> (WordWindow::size - 1);
  return ends;
}

// Those of the bytes, which are beyond ASCII, that are in a run.
std::uint64_t TriggeredPattern::RunReader::beyond_ascii(std::uint64_t bytes, std::size_t at) {
  std::uint64_t in_run = 0;
  for (; bytes != 0; bytes &= bytes - 1) {
    const auto bit = static_cast<unsigned>(std::countr_zero(bytes));
    if (at + bit >= known_) {
      const Decoded letter = decode(text_, at + bit);
      known_ = at + bit + letter.size;
      is_known_in_ = run_ == Run::of_word ? is_letter_or_number(letter.code_point) : !is_space(letter.code_point);
    }
    in_run |= std::uint64_t{is_known_in_} << bit;
  }
  return in_run;
}

}  // namespace galley
