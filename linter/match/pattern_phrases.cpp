// Most rules of styles are lists of words: `\b(?:utili[sz]e|in order to)\b`. Such
// a pattern is spelt out, in the order in which an engine would try its
// alternatives: at a place the first that stands there is the match, as the only
// assertions are at its ends. What an assertion inside a phrase says is known
// from the characters beside it. Anything else makes it no list.
#include "linter/match/pattern_phrases.h"

#include <algorithm>

#include "linter/match/literal_set.h"
#include "linter/text/utf8.h"

namespace galley {
namespace {

using Kind = PatternNode::Kind;

constexpr std::size_t most_phrases = 4096;
// Stand for assertions while a phrase is put together.
constexpr char boundary_mark = '\x05';
constexpr char no_word_before = '\x06';
constexpr char no_word_after = '\x07';

bool is_mark(char byte) { return byte >= boundary_mark && byte <= no_word_after; }

enum class Case : std::uint8_t { none, exact, folded };

struct Draft {
  std::string text;
  Case letters = Case::none;
  std::vector<Phrase::Group> groups;
};
using Drafts = std::vector<Draft>;
using MaybeDrafts = std::optional<Drafts>;

MaybeDrafts one(std::string text, Case letters = Case::none) {
  return Drafts{{.text = std::move(text), .letters = letters, .groups = {}}};
}

bool append(Draft& to, const Draft& next) {
  if (to.letters != Case::none && next.letters != Case::none && to.letters != next.letters) return false;
  if (next.letters != Case::none) to.letters = next.letters;
  const auto shift = static_cast<std::uint32_t>(to.text.size());
  to.text += next.text;
  for (Phrase::Group group : next.groups) {
    group.begin += shift;
    group.end += shift;
    to.groups.push_back(group);
  }
  return true;
}

class Speller {
 public:
  MaybeDrafts spell(const PatternNode& node) {
    switch (node.kind) {
      case Kind::literal:
        return literal(node);
      case Kind::set:
        return set(node);
      case Kind::anchor:
        return node.text == "\\b" ? one(std::string(1, boundary_mark)) : std::nullopt;
      case Kind::look:
        return look(node);
      case Kind::sequence:
        return sequence(node);
      case Kind::alternatives:
        return alternatives(node);
      case Kind::group:
        return group(node);
      case Kind::repeat:
        return repeat(node);
      default:
        return std::nullopt;
    }
  }

  std::size_t groups() const { return groups_; }

 private:
  static MaybeDrafts literal(const PatternNode& node) {
    const bool is_ascii = static_cast<unsigned char>(node.text[0]) < 0x80;
    if (node.text[0] >= '\0' && node.text[0] < '\t') return std::nullopt;
    if (!is_ascii) {
      const char32_t letter = decode(node.text, 0).code_point;
      if (node.folds && to_lower(letter) != to_upper(letter)) return std::nullopt;
      return one(node.text);
    }
    if (std::none_of(node.text.begin(), node.text.end(), is_ascii_letter)) return one(node.text);
    std::string text = node.text;
    if (node.folds) std::transform(text.begin(), text.end(), text.begin(), to_ascii_lower);
    return one(std::move(text), node.folds ? Case::folded : Case::exact);
  }

  static MaybeDrafts set(const PatternNode& node) {
    const auto listed = listed_members(node);
    if (!listed) return std::nullopt;
    Drafts all;
    for (const std::string& character : *listed) {
      if (character[0] >= '\0' && character[0] < '\t') return std::nullopt;
      const bool has_case = is_ascii_letter(character[0]);
      all.push_back({.text = character,
                     .letters = !has_case    ? Case::none
                                : node.folds ? Case::folded
                                             : Case::exact,
                     .groups = {}});
    }
    return all;
  }

  // (?<!\w) and (?!\w)
  static MaybeDrafts look(const PatternNode& node) {
    const PatternNode& inside = node.parts[0];
    const bool is_word = inside.kind == Kind::sequence && inside.parts.size() == 1 &&
                         inside.parts[0].kind == Kind::set && inside.parts[0].text == "\\w";
    if (!node.negative || !is_word) return std::nullopt;
    return one(std::string(1, node.behind ? no_word_before : no_word_after));
  }

  MaybeDrafts sequence(const PatternNode& node) {
    MaybeDrafts all = one("");
    for (const PatternNode& part : node.parts) {
      const MaybeDrafts next = spell(part);
      if (!next || !multiply(*all, *next)) return std::nullopt;
    }
    return all;
  }

  static bool multiply(Drafts& all, const Drafts& next) {
    if (all.size() * next.size() > most_phrases) return false;
    if (next.size() == 1) {
      return std::all_of(all.begin(), all.end(), [&](Draft& draft) { return append(draft, next[0]); });
    }
    Drafts product;
    product.reserve(all.size() * next.size());
    for (const Draft& left : all) {
      for (const Draft& right : next) {
        product.push_back(left);
        if (!append(product.back(), right)) return false;
      }
    }
    all = std::move(product);
    return true;
  }

  MaybeDrafts alternatives(const PatternNode& node) {
    Drafts all;
    for (const PatternNode& part : node.parts) {
      MaybeDrafts next = spell(part);
      if (!next || all.size() + next->size() > most_phrases) return std::nullopt;
      std::move(next->begin(), next->end(), std::back_inserter(all));
    }
    return all;
  }

  MaybeDrafts group(const PatternNode& node) {
    const auto number = static_cast<std::uint32_t>(node.captures ? ++groups_ : 0);
    MaybeDrafts all = spell(node.parts[0]);
    if (!all || number == 0) return all;
    for (Draft& draft : *all)
      draft.groups.push_back({.number = number, .begin = 0, .end = static_cast<std::uint32_t>(draft.text.size())});
    return all;
  }

  MaybeDrafts repeat(const PatternNode& node) {
    const PatternNode& item = node.parts[0];
    if (node.greed == '+') return std::nullopt;
    const bool is_space = item.kind == Kind::set && item.text == "\\s" && node.greed == '\0';
    if (is_space && node.most == PatternNode::unlimited && node.least <= 1) {
      MaybeDrafts all = one(std::string(1, any_space));
      if (node.least == 0) all->emplace_back();
      return all;
    }
    if (node.most != 1 || node.least > 1) return std::nullopt;
    MaybeDrafts all = spell(item);
    if (!all || node.least == 1) return all;
    // An optional part that may be empty isn't taken twice.
    if (std::any_of(all->begin(), all->end(), [](const Draft& draft) { return draft.text.empty(); }))
      return std::nullopt;
    all->insert(node.greed == '?' ? all->begin() : all->end(), Draft{});
    return all;
  }

  std::size_t groups_ = 0;
};

enum class Verdict : std::uint8_t { keep, drop, unclear };

// Whether the assertion between two characters of a phrase holds.
Verdict judge_inside(char mark, char before, char after) {
  for (const char beside : {before, after}) {
    if (static_cast<unsigned char>(beside) >= 0x80) return Verdict::unclear;
  }
  const bool left = is_word_byte(before);
  const bool right = is_word_byte(after);
  const bool holds = mark == boundary_mark ? left != right : mark == no_word_before ? !left : !right;
  return holds ? Verdict::keep : Verdict::drop;
}

PhraseEdge edge_of(char mark, bool at_begin, Verdict& verdict) {
  if (mark == boundary_mark) return PhraseEdge::boundary;
  if ((mark == no_word_before) == at_begin) return PhraseEdge::no_word;
  verdict = Verdict::unclear;
  return PhraseEdge::any;
}

// Takes the marks out of a draft.
Verdict settle(const Draft& draft, Phrase& phrase) {
  Verdict verdict = Verdict::keep;
  std::string& text = phrase.literal.text;
  std::vector<std::uint32_t> moved;  // where each byte of the draft comes to stand
  std::string marks;
  const auto settle_marks = [&](const char* after) {
    for (const char mark : marks) {
      if (text.empty() || !after) {
        PhraseEdge& edge = text.empty() ? phrase.begin : phrase.end;
        const PhraseEdge asked = edge_of(mark, text.empty(), verdict);
        if (edge != PhraseEdge::any && edge != asked) verdict = Verdict::unclear;
        edge = asked;
      } else {
        verdict = std::max(verdict, judge_inside(mark, text.back(), *after));
      }
    }
    marks.clear();
  };
  for (const char& byte : draft.text) {
    moved.push_back(static_cast<std::uint32_t>(text.size()));
    if (is_mark(byte)) {
      marks += byte;
      continue;
    }
    settle_marks(&byte);
    const bool after_space = !text.empty() && text.back() == any_space;
    const bool may_be_space = byte == any_space || byte == ' ' || byte < '\0' || (byte >= '\t' && byte <= '\r');
    if (after_space && may_be_space) verdict = std::max(verdict, Verdict::unclear);
    text += byte;
  }
  if (text.empty()) return Verdict::unclear;
  settle_marks(nullptr);
  // An engine would give back white space until none of a word follows.
  if (text.back() == any_space && phrase.end == PhraseEdge::no_word) verdict = Verdict::unclear;
  moved.push_back(static_cast<std::uint32_t>(text.size()));
  phrase.groups = draft.groups;
  for (Phrase::Group& group : phrase.groups) {
    group.begin = moved[group.begin];
    group.end = moved[group.end];
  }
  return verdict;
}

bool is_word_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  if (static_cast<unsigned char>(text[at]) < 0x80) return is_word_byte(text[at]);
  return is_letter_or_number(decode(text, at).code_point);
}

bool is_word_before(std::string_view text, std::size_t at) {
  if (at == 0) return false;
  do --at;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80);
  return is_word_at(text, at);
}

}  // namespace

std::optional<PhraseList> list_phrases(const PatternNode& pattern) {
  Speller speller;
  const MaybeDrafts drafts = speller.spell(pattern);
  if (!drafts) return std::nullopt;
  PhraseList list{.phrases = {}, .groups = speller.groups()};
  list.phrases.reserve(drafts->size());
  for (const Draft& draft : *drafts) {
    Phrase phrase;
    const Verdict verdict = settle(draft, phrase);
    if (verdict == Verdict::unclear) return std::nullopt;
    if (verdict == Verdict::drop) continue;
    RequiredLiteral& literal = phrase.literal;
    if (literal.text[0] == any_space) return std::nullopt;
    literal.folds = draft.letters == Case::folded;
    literal.begins_word = phrase.begin != PhraseEdge::any && is_word_byte(literal.text.front());
    literal.ends_word = phrase.end != PhraseEdge::any && is_word_byte(literal.text.back());
    list.phrases.push_back(std::move(phrase));
  }
  return list;
}

std::size_t end_of_phrase(const Phrase& phrase, std::string_view text, std::size_t at) {
  const std::size_t nowhere = text.size() + 1;
  const std::size_t end = end_of_literal(phrase.literal, text, at);
  if (end > text.size()) return nowhere;
  if (phrase.begin != PhraseEdge::any) {
    const bool first = phrase.begin == PhraseEdge::boundary && is_word_at(text, at);
    if (is_word_before(text, at) != (phrase.begin == PhraseEdge::boundary && !first)) return nowhere;
  }
  if (phrase.end != PhraseEdge::any) {
    const bool last = phrase.end == PhraseEdge::boundary && is_word_before(text, end);
    if (is_word_at(text, end) != (phrase.end == PhraseEdge::boundary && !last)) return nowhere;
  }
  return end;
}

}  // namespace galley
