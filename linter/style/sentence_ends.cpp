// Sentences as Vale's rules count them.
//
// Galley's own sentences know more of quotations, titles and items; but a limit
// of words in a sentence, and every readability score, was set with sentences
// of Punkt (Kiss and Strunk, 2006). So these follow it: a word that ends in a
// stop ends a sentence unless it is an abbreviation, an initial or a number; of
// these, the word behind decides, by what Punkt has learnt of how it is written.
#include "linter/style/sentence_ends.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "linter/style/sentence_words.h"
#include "linter/text/utf8.h"

namespace galley {
namespace {

using namespace std::literals;

constexpr std::array abbreviations = {
    "adm"sv,  "ala"sv,  "ariz"sv, "aug"sv,  "ave"sv, "bros"sv, "c"sv,    "calif"sv,  "co"sv,  "col"sv,  "colo"sv,
    "conn"sv, "corp"sv, "ct"sv,   "d"sv,    "dec"sv, "dr"sv,   "e"sv,    "f"sv,      "feb"sv, "fla"sv,  "fri"sv,
    "ft"sv,   "g"sv,    "ga"sv,   "gen"sv,  "gov"sv, "h"sv,    "ill"sv,  "inc"sv,    "jan"sv, "jr"sv,   "k"sv,
    "kan"sv,  "ky"sv,   "l"sv,    "lt"sv,   "ltd"sv, "m"sv,    "maj"sv,  "messrs"sv, "mg"sv,  "mich"sv, "minn"sv,
    "mr"sv,   "mrs"sv,  "ms"sv,   "mt"sv,   "n"sv,   "nev"sv,  "no"sv,   "nov"sv,    "oct"sv, "ok"sv,   "okla"sv,
    "ore"sv,  "p"sv,    "pa"sv,   "prof"sv, "r"sv,   "rep"sv,  "reps"sv, "s"sv,      "sen"sv, "sep"sv,  "sept"sv,
    "sgt"sv,  "sr"sv,   "st"sv,   "sw"sv,   "t"sv,   "tenn"sv, "tues"sv, "v"sv,      "va"sv,  "vs"sv,   "vt"sv,
    "w"sv,    "wash"sv, "wed"sv,  "wis"sv,  "yr"sv};

// What begins sentences more often than chance has it, and so does even in lower case.
constexpr std::array frequent_starters = {
    "according"sv, "although"sv, "among"sv, "both"sv,         "but"sv,         "despite"sv, "even"sv,  "he"sv,
    "however"sv,   "i"sv,        "if"sv,    "in"sv,           "indeed"sv,      "instead"sv, "it"sv,    "many"sv,
    "meanwhile"sv, "moreover"sv, "most"sv,  "nevertheless"sv, "nonetheless"sv, "nor"sv,     "sales"sv, "separately"sv,
    "similarly"sv, "since"sv,    "so"sv,    "some"sv,         "the"sv,         "there"sv,   "these"sv, "they"sv,
    "this"sv,      "though"sv,   "thus"sv,  "under"sv,        "when"sv,        "while"sv,   "yet"sv};

static_assert(std::is_sorted(frequent_starters.begin(), frequent_starters.end()));
static_assert(std::is_sorted(abbreviations.begin(), abbreviations.end()));

enum class Follower { starts, goes_on, unknown };

struct Word {
  std::string_view text;
  std::size_t end = 0;
  bool breaks = false;
  bool is_abbreviation = false;
};

enum ByteKind : std::uint8_t { other, white, mark };

struct ByteKinds {
  ByteKind of[256] = {};

  constexpr ByteKinds() {
    for (const char byte : {' ', '\t', '\n', '\v', '\f', '\r'}) of[static_cast<unsigned char>(byte)] = white;
    for (const char byte : {'.', '!', '?'}) of[static_cast<unsigned char>(byte)] = mark;
  }
};
constexpr ByteKinds byte_kinds;

bool is_white(char byte) { return byte == ' ' || (byte >= '\t' && byte <= '\r'); }
bool ends_with_any(std::string_view text, std::initializer_list<std::string_view> ends) {
  return std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return text.ends_with(end); });
}
bool holds_any(std::string_view text, std::initializer_list<std::string_view> parts) {
  return std::any_of(parts.begin(), parts.end(), [&](std::string_view part) { return text.find(part) != text.npos; });
}

std::string lowered(std::string_view text) {
  std::string lower{text};
  std::transform(lower.begin(), lower.end(), lower.begin(), to_ascii_lower);
  return lower;
}

bool starts_upper(std::string_view word) { return !word.empty() && is_upper(decode(word, 0).code_point); }
bool starts_lower(std::string_view word) { return !word.empty() && is_lower(decode(word, 0).code_point); }
bool is_initial(std::string_view word) { return word.size() == 2 && is_ascii_letter(word[0]) && word[1] == '.'; }

bool is_number(std::string_view word) {
  return word.find_first_of("0123456789") < 2 && word.find_first_not_of("0123456789,.-") == word.npos;
}

// As the lists have it.
std::string type_of(std::string_view word) {
  std::string plain = lowered(word);
  std::erase(plain, ',');
  if (plain.ends_with('.')) plain.pop_back();
  return plain;
}

bool is_frequent_starter(std::string_view word) {
  return std::binary_search(frequent_starters.begin(), frequent_starters.end(), type_of(word));
}

// Whether the word behind an abbreviation begins a sentence.
Follower follower(std::string_view next) {
  if (next.size() == 1 && ";:,.!?"sv.find(next[0]) != std::string_view::npos) return Follower::goes_on;
  if (starts_upper(next) && written(type_of(next)) == Written::small) return Follower::starts;
  return starts_lower(next) ? Follower::goes_on : Follower::unknown;
}

bool begins_sentence(std::string_view next) {
  return follower(next) == Follower::starts || (starts_upper(next) && is_frequent_starter(next));
}

// "a.b.", "3.5.", "example.org."
bool looks_abbreviated(std::string_view word) {
  const auto in_word = [](char byte) { return is_ascii_letter(byte) || is_ascii_digit(byte) || byte == '_'; };
  for (std::size_t at = 1; at + 1 < word.size(); ++at) {
    if (word[at] != '.' || !in_word(word[at - 1])) continue;
    std::size_t end = at + 1;
    while (end < word.size() && in_word(word[end])) ++end;
    if (end < word.size() && word[end] == '.') return true;
  }
  return false;
}

class Splitter {
 public:
  explicit Splitter(std::string_view text) : text_(text) {}

  std::vector<TextSpan> split() {
    gather();
    for (Word& word : words_) judge_alone(word);
    for (std::size_t at = 0; at + 1 < words_.size(); ++at) judge_pair(words_[at], words_[at + 1]);
    for (std::size_t at = 0; at + 1 < words_.size(); ++at) judge_marks(words_[at], words_[at + 1]);
    std::vector<TextSpan> spans;
    std::size_t begin = 0;
    for (const Word& word : words_) {
      if (!word.breaks) continue;
      add(begin, word.end, spans);
      begin = word.end;
    }
    add(begin, text_.size(), spans);
    return spans;
  }

 private:
  // Words with a mark that may end a sentence, and those behind them.
  void gather() {
    bool after_mark = false;
    for (std::size_t at = 0; at < text_.size();) {
      while (at < text_.size() && is_white(text_[at])) ++at;
      const std::size_t begin = at;
      bool has_mark = false;
      for (; at < text_.size(); ++at) {
        const ByteKind kind = byte_kinds.of[static_cast<unsigned char>(text_[at])];
        if (kind == white) break;
        has_mark |= kind == mark;
      }
      if (at > begin && (has_mark || after_mark))
        words_.push_back({.text = text_.substr(begin, at - begin), .end = at});
      after_mark = has_mark;
    }
  }

  static void judge_alone(Word& word) {
    const std::string_view text = word.text;
    const bool ends = ends_with_any(
        text, {".\"", ".)", ".’", ".”", "?", "?\"", "?'", "?)", "?’", "?”", "!", "!\"", "!'", "!)", "!’", "!”"});
    if (ends || holds_any(text, {".[", ".(", ".\"", "?[", "?(", "![", "!("})) {
      word.breaks = true;
    } else if (text.ends_with('.') && !text.ends_with("..")) {
      const std::string plain = lowered(text.substr(0, text.size() - 1));
      const std::string last = plain.substr(plain.rfind('-') + 1);
      const auto known = [](const std::string& each) {
        return std::binary_search(abbreviations.begin(), abbreviations.end(), each) ||
               (each.size() == 3 && each[1] == '.');
      };
      word.is_abbreviation = known(plain) || known(last);
      word.breaks = !word.is_abbreviation;
    }
  }

  static void judge_pair(Word& word, const Word& next) {
    if (!word.text.ends_with('.')) return;
    const bool initial = is_initial(word.text);
    if ((word.is_abbreviation || word.text.ends_with("..")) && !initial && begins_sentence(next.text)) {
      word.breaks = true;
    } else if (initial || is_number(word.text)) {
      const Follower behind = follower(next.text);
      const bool is_name = initial && starts_upper(next.text) && written(type_of(next.text)) == Written::unknown;
      if (behind == Follower::goes_on || (behind == Follower::unknown && is_name)) word.breaks = false;
    }
  }

  static void judge_marks(Word& word, Word& next) {
    if (word.text.ends_with('.') && next.text == ".") {
      word.breaks = next.breaks = false;
      return;
    }
    const bool upper = starts_upper(next.text);
    const bool frequent = is_frequent_starter(next.text);
    if (word.text.find("...") != word.text.npos && (upper || frequent)) {
      word.breaks = true;
      return;
    }
    const bool closes = ends_with_any(word.text, {")", "’", "”", "\"", "'"});
    if (word.breaks && closes && starts_lower(next.text) && !frequent) {
      word.breaks = false;
      return;
    }
    if (word.text.ends_with('.') && !word.breaks && upper && written(type_of(next.text)) != Written::unknown)
      word.breaks = true;
    if (looks_abbreviated(word.text) && !is_initial(word.text)) word.breaks = begins_sentence(next.text);
  }

  void add(std::size_t begin, std::size_t end, std::vector<TextSpan>& spans) const {
    while (begin < end && is_white(text_[begin])) ++begin;
    while (end > begin && is_white(text_[end - 1])) --end;
    if (begin < end) spans.push_back({static_cast<Offset>(begin), static_cast<Offset>(end)});
  }

  std::string_view text_;
  std::vector<Word> words_;
};

}  // namespace

std::vector<TextSpan> split_into_sentences(std::string_view text) { return Splitter{text}.split(); }

bool is_one_sentence(std::string_view text) { return split_into_sentences(text).size() == 1; }

}  // namespace galley
