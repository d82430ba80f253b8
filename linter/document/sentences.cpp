#include "linter/document/sentences.h"

#include <algorithm>
#include <array>

#include "linter/text/utf8.h"

namespace galley {
namespace {

using namespace std::literals;

// A stop behind these ends no sentence.
constexpr std::array abbreviations = {"mr"sv,  "mrs"sv,  "ms"sv,     "dr"sv,   "prof"sv,  "sen"sv,  "rep"sv, "gov"sv,
                                      "gen"sv, "col"sv,  "lt"sv,     "sgt"sv,  "capt"sv,  "cmdr"sv, "adm"sv, "rev"sv,
                                      "hon"sv, "st"sv,   "mt"sv,     "ft"sv,   "vs"sv,    "cf"sv,   "eg"sv,  "ie"sv,
                                      "fig"sv, "figs"sv, "vol"sv,    "pp"sv,   "ed"sv,    "eds"sv,  "nos"sv, "ca"sv,
                                      "est"sv, "viz"sv,  "messrs"sv, "supt"sv, "approx"sv};

// A stop behind these ends one only if a word follows that often begins one.
constexpr std::array late_abbreviations = {"inc"sv, "ltd"sv,  "corp"sv, "co"sv,  "bros"sv, "jr"sv,
                                           "sr"sv,  "al"sv,   "dept"sv, "ave"sv, "jan"sv,  "feb"sv,
                                           "aug"sv, "sept"sv, "oct"sv,  "nov"sv, "dec"sv};

// Words that begin a sentence so often that they tell one after "U.S." or "p.m.".
constexpr std::array starters = {"The"sv,  "A"sv,     "An"sv,    "He"sv, "She"sv,  "It"sv,      "They"sv,
                                 "We"sv,   "But"sv,   "And"sv,   "In"sv, "On"sv,   "At"sv,      "This"sv,
                                 "That"sv, "These"sv, "There"sv, "If"sv, "When"sv, "However"sv, "For"sv,
                                 "As"sv,   "After"sv, "You"sv,   "I"sv};

template <std::size_t size>
bool one_of(std::string_view word, const std::array<std::string_view, size>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::size_t longest_abbreviation = 7;

// By length: the letters that abbreviations begin with, a bit each. Nearly every
// word before a stop is told to be none by this.
constexpr auto first_letters = [] {
  std::array<std::uint32_t, longest_abbreviation + 1> letters{};
  const auto add = [&letters](std::string_view word) { letters[word.size()] |= 1u << (word.front() - 'a'); };
  for (const std::string_view word : abbreviations) add(word);
  for (const std::string_view word : late_abbreviations) add(word);
  add("no"sv);
  return letters;
}();

bool may_be_abbreviation(std::string_view word) {
  if (word.size() > longest_abbreviation || !is_ascii_letter(word.front())) return false;
  return ((first_letters[word.size()] >> (to_ascii_lower(word.front()) - 'a')) & 1) != 0;
}

class Splitter {
 public:
  Splitter(std::string_view prose, std::span<const Token> tokens, IndexRange range)
      : prose_(prose), tokens_(tokens), range_(range) {}

  void run(std::vector<Sentence>& sentences) const {
    std::uint32_t begin = range_.begin;
    for (std::uint32_t at = range_.begin; at < range_.end; ++at) {
      if (!may_end(tokens_[at])) continue;
      const std::uint32_t end = past_closing_marks(at + 1);
      if (end == range_.end || ends(at, end)) {
        add(begin, end, sentences);
        begin = end;
      }
      at = end - 1;  // the marks behind one which ends nothing end nothing either
    }
    if (begin < range_.end) add(begin, range_.end, sentences);
  }

 private:
  std::string_view text(std::uint32_t at) const {
    const TextSpan span = tokens_[at].span;
    return prose_.substr(span.begin, span.size());
  }

  bool may_end(const Token& token) const {
    if (token.kind != TokenKind::punctuation) return false;
    const char first = prose_[token.span.begin];
    if (first == '.' || first == '!' || first == '?') return true;
    return first == '\xE2' && prose_.substr(token.span.begin, token.span.size()) == "…";
  }

  bool adjoins(std::uint32_t at) const {
    return at > range_.begin && tokens_[at - 1].span.end == tokens_[at].span.begin;
  }

  bool closes(std::uint32_t at) const {
    if (tokens_[at].kind != TokenKind::punctuation || !adjoins(at)) return false;
    constexpr std::array closing = {"”"sv, "’"sv, "»"sv};
    const std::string_view mark = text(at);
    return mark.size() == 1 ? "\"')]!?."sv.find(mark[0]) != std::string_view::npos : one_of(mark, closing);
  }

  std::uint32_t past_closing_marks(std::uint32_t at) const {
    while (at < range_.end && closes(at)) ++at;
    return at;
  }

  // `stop` is the mark, `next` the first token behind it and its closing marks.
  bool ends(std::uint32_t stop, std::uint32_t next) const {
    if (adjoins(next)) return false;
    const Token& follower = tokens_[next];
    if (follower.kind == TokenKind::word && !has(follower.shape, Shape::capitalised)) return false;
    if (follower.kind == TokenKind::punctuation && !opens(next)) return false;
    if (text(stop) != "."sv || !adjoins(stop) || next > stop + 1) return true;
    return !abbreviates(stop, follower);
  }

  bool opens(std::uint32_t at) const {
    constexpr std::array opening = {"“"sv, "‘"sv, "\""sv, "'"sv, "("sv, "["sv, "«"sv,
                                    "—"sv, "–"sv, "-"sv,  "¿"sv, "¡"sv, "•"sv};
    return one_of(text(at), opening);
  }

  bool abbreviates(std::uint32_t stop, const Token& follower) const {
    const Token& word = tokens_[stop - 1];
    if (word.kind != TokenKind::word) return false;
    const std::string_view written = text(stop - 1);
    const std::string_view next = prose_.substr(follower.span.begin, follower.span.size());
    if (written.size() == 1) {
      const bool dotted = stop >= range_.begin + 2 && adjoins(stop - 1) && text(stop - 2) == "."sv;
      return dotted ? !one_of(next, starters) : written != "I"sv;
    }
    if (!may_be_abbreviation(written)) return false;
    std::string lowered;
    for (const char byte : written) lowered += to_ascii_lower(byte);
    if (lowered == "no"sv) return follower.kind == TokenKind::number;
    if (one_of(lowered, late_abbreviations)) return !one_of(next, starters);
    return one_of(lowered, abbreviations);
  }

  void add(std::uint32_t begin, std::uint32_t end, std::vector<Sentence>& sentences) const {
    sentences.push_back({.span = {tokens_[begin].span.begin, tokens_[end - 1].span.end}, .tokens = {begin, end}});
  }

  std::string_view prose_;
  std::span<const Token> tokens_;
  IndexRange range_;
};

}  // namespace

void split_sentences(std::string_view prose, std::span<const Token> tokens, IndexRange range,
                     std::vector<Sentence>& sentences) {
  Splitter{prose, tokens, range}.run(sentences);
}

}  // namespace galley
