#include "linter/style/words.h"

#include <algorithm>
#include <array>
#include <span>

#include "linter/text/utf8.h"

namespace galley {
namespace {

using namespace std::literals;

constexpr std::array emoticons = {"(o:"sv, "8D"sv,  ":P"sv,  ":o"sv,  ":o)"sv, "=D"sv,  "O.o"sv,
                                  "O_o"sv, "V_V"sv, "XDD"sv, "o_0"sv, "o_O"sv, "o_o"sv, "v_v"sv,
                                  "xD"sv,  "xDD"sv, ":-X"sv, ":-o"sv, ":-p"sv, ":-x"sv};

// A character as it is compared, and where it stands.
struct Letter {
  char32_t code_point = 0;
  Offset begin = 0;
  Offset end = 0;
};

char32_t plain(char32_t mark) {
  if (mark == 0x201C || mark == 0x201D) return '"';
  if (mark == 0x2018 || mark == 0x2019) return '\'';
  return mark;
}

std::vector<Letter> letters_of(std::string_view text, std::size_t begin, std::size_t end) {
  std::vector<Letter> letters;
  for (std::size_t at = begin; at < end;) {
    const Decoded letter = decode(text, at);
    letters.push_back({.code_point = plain(letter.code_point),
                       .begin = static_cast<Offset>(at),
                       .end = static_cast<Offset>(at + letter.size)});
    at += letter.size;
  }
  return letters;
}

std::string written(std::span<const Letter> letters) {
  std::string text;
  for (const Letter& letter : letters) append_utf8(text, letter.code_point);
  return text;
}

// "e.g.", "Mr."
bool is_abbreviation(std::span<const Letter> letters) {
  const auto is = [&](std::size_t at, auto kind) {
    return at < letters.size() && letters[at].code_point < 0x80 && kind(static_cast<char>(letters[at].code_point));
  };
  const auto is_point = [](char byte) { return byte == '.'; };
  if (letters.size() < 3 || !is(letters.size() - 1, is_point)) return false;
  if (letters.size() >= 4 && letters.size() % 2 == 0) {
    bool pairs = true;
    for (std::size_t at = 0; at < letters.size(); at += 2)
      pairs = pairs && is(at, is_ascii_letter) && is(at + 1, is_point);
    if (pairs) return true;
  }
  return letters.size() <= 4 && is(0, is_ascii_upper) && is(1, is_ascii_lower) &&
         (letters.size() == 3 || is(2, is_ascii_lower));
}

bool is_one_of(const Letter& letter, std::string_view marks) {
  return letter.code_point < 0x80 && marks.find(static_cast<char>(letter.code_point)) != marks.npos;
}

std::span<const Letter> stripped(std::span<const Letter> letters) {
  while (letters.size() > 1 && !is_abbreviation(letters)) {
    if (is_one_of(letters.front(), "$(\"['"))
      letters = letters.subspan(1);
    else if (is_one_of(letters.back(), ",)\"]!;.?:'"))
      letters = letters.first(letters.size() - 1);
    else
      break;
  }
  return letters;
}

}  // namespace

std::vector<SpellingWord> spelling_words(std::string_view text) {
  std::vector<SpellingWord> words;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && !is_space(decode(text, end).code_point)) end += decode(text, end).size;
    if (end > at) {
      const std::vector<Letter> all = letters_of(text, at, end);
      const std::span<const Letter> letters = stripped(all);
      const bool has_letter =
          std::any_of(letters.begin(), letters.end(), [](const Letter& each) { return is_letter(each.code_point); });
      std::string word = written(letters);
      if (has_letter && std::find(emoticons.begin(), emoticons.end(), word) == emoticons.end()) {
        words.push_back({.span = {letters.front().begin, letters.back().end}, .text = std::move(word)});
      }
    }
    at = end < text.size() ? end + decode(text, end).size : end;
  }
  return words;
}

}  // namespace galley
