// A definition is found from its brackets. For "long form (ABC)" the words
// before the bracket are walked backwards with the letters of the abbreviation:
// each letter must begin a word, small words may be stepped over, and a word may
// give several letters from inside ("HyperText Markup Language"). For "ABC (long
// form)" the words in the bracket must do the same. As Schwartz and Hearst
// (2003), but stricter: letters from the middle of words only after the first.
#include "rules/support/abbreviations.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "linter/document/fold.h"
#include "linter/text/utf8.h"
#include "rules/support/surroundings.h"
#include "rules/support/variants.h"
#include "rules/support/words.h"

namespace rules {

using namespace galley;
using namespace std::literals;

namespace {

constexpr std::size_t most_letters = 6;
constexpr std::array small_words = {"of"sv, "the"sv,  "for"sv, "and"sv, "on"sv, "in"sv, "to"sv,     "a"sv,
                                    "an"sv, "with"sv, "at"sv,  "by"sv,  "de"sv, "&"sv,  "against"sv};

class Finder {
 public:
  explicit Finder(const Document& document) : document_(document), surroundings_(document) {}

  std::map<std::uint32_t, Abbreviation> run() {
    std::map<std::uint32_t, Abbreviation> all;
    for (const std::uint32_t at : document_.capitals()) {
      const Token& token = document_.tokens()[at];
      const std::string_view written = abbreviation_in(document_, token);
      if (written.empty() || surroundings_.is_foreign_block(at) || is_shouted(at)) continue;
      if (surroundings_.in_technical_text(at) || is_part(at)) continue;
      Abbreviation& abbreviation = all[folded_hash(written)];
      abbreviation.uses.push_back(at);
      if (const auto definition = define(at, written)) abbreviation.definitions.push_back(*definition);
    }
    return all;
  }

 private:
  std::string_view text(std::uint32_t at) const {
    return at < document_.tokens().size() ? document_.text(document_.tokens()[at]) : std::string_view{};
  }
  bool is_word(std::uint32_t at) const { return document_.tokens()[at].kind == TokenKind::word; }

  // Beside another word in capitals it is a heading or a name.
  bool is_shouted(std::uint32_t at) const {
    const auto shouts = [&](std::uint32_t other) {
      return other < document_.tokens().size() && has(document_.tokens()[other].shape, Shape::all_upper) &&
             text(other).size() > 4;
    };
    return shouts(at + 1) || (at > 0 && shouts(at - 1)) || surroundings_.block(at).tokens.size() < 2;
  }

  // "COVID-19", "M-23", "WHO-led" is no use; "WHO/UN" is.
  bool is_part(std::uint32_t at) const {
    const auto joins = [&](std::uint32_t mark, Offset side) {
      return mark < document_.tokens().size() && (text(mark) == "-" || text(mark) == "." || text(mark) == "_") &&
             (document_.tokens()[mark].span.begin == side || document_.tokens()[mark].span.end == side);
    };
    const TextSpan span = document_.tokens()[at].span;
    if (at > 0 && joins(at - 1, span.begin)) return true;
    const bool digits = at + 2 < document_.tokens().size() && has(document_.tokens()[at + 2].shape, Shape::digits);
    return digits && text(at + 1) == "-" && joins(at + 1, span.end);
  }

  std::optional<Definition> define(std::uint32_t at, std::string_view letters) const {
    const std::uint32_t end = surroundings_.block(at).tokens.end;
    const std::uint32_t begin = surroundings_.block(at).tokens.begin;
    if (at > begin + 1 && text(at - 1) == "(" && at + 1 < end && (text(at + 1) == ")" || text(at + 1) == ",")) {
      if (const auto first = walk_back(at - 2, begin, letters))
        return Definition{.abbreviation = at, .expansion = {*first, at - 1}};
    }
    if (at + 2 < end && text(at + 1) == "(") {
      std::uint32_t close = at + 2;
      while (close < end && close < at + 16 && text(close) != ")") ++close;
      if (close < end && text(close) == ")" && close > at + 3) {
        const auto first = walk_back(close - 1, at + 2, letters);
        if (first == at + 2) return Definition{.abbreviation = at, .expansion = {at + 2, close}};
      }
    }
    return std::nullopt;
  }

  // The token at which the long form begins that ends with token `last`. Small
  // words give a letter only where it can't be done without.
  std::optional<std::uint32_t> walk_back(std::uint32_t last, std::uint32_t begin, std::string_view letters) const {
    const auto found = walk(last, begin, letters, false);
    return found ? found : walk(last, begin, letters, true);
  }

  std::optional<std::uint32_t> walk(std::uint32_t last, std::uint32_t begin, std::string_view letters,
                                    bool with_small) const {
    auto left = static_cast<std::ptrdiff_t>(letters.size()) - 1;
    std::uint32_t words = 0;
    for (std::uint32_t at = last + 1; at-- > begin && words < letters.size() + 5;) {
      if (!is_word(at)) {
        if (is_joint(at)) continue;
        return std::nullopt;
      }
      ++words;
      const std::string word = fold(text(at));
      const bool small = one_of(word, small_words);
      const std::ptrdiff_t taken = small && !with_small ? 0 : letters_from(word, letters, left);
      if (taken == 0 && !small) return std::nullopt;
      left -= taken;
      if (left < 0) return words > 1 ? std::optional{at} : std::nullopt;
    }
    return std::nullopt;
  }

  // What may stand between the words of a long form; the stops of "U.S." too.
  bool is_joint(std::uint32_t at) const {
    if (text(at) == ".") return at > 0 && text(at - 1).size() == 1 && is_ascii_upper(text(at - 1)[0]);
    return one_of(text(at), std::array{"-"sv, "/"sv, "&"sv, "’"sv, ","sv});
  }

  // How many of the letters up to `left` a word gives: its first letter gives
  // one, and letters inside it those behind that one.
  static std::ptrdiff_t letters_from(const std::string& word, std::string_view letters, std::ptrdiff_t left) {
    if (word.empty()) return 0;
    if (word[0] == to_ascii_lower(letters[static_cast<std::size_t>(left)])) return 1;
    // "HyperText": the word begins with an earlier letter and holds the later ones in order.
    for (std::ptrdiff_t more = 1; more <= 2 && left - more >= 0; ++more) {
      if (word[0] != to_ascii_lower(letters[static_cast<std::size_t>(left - more)])) continue;
      std::size_t from = 1;
      for (std::ptrdiff_t letter = left - more + 1; letter <= left && from != std::string::npos; ++letter) {
        from = word.find(to_ascii_lower(letters[static_cast<std::size_t>(letter)]), from);
        if (from != std::string::npos) ++from;
      }
      if (from != std::string::npos) return more + 1;
    }
    return 0;
  }

  const Document& document_;
  Surroundings surroundings_;
};

}  // namespace

std::string_view abbreviation_in(const Document& document, const Token& token) {
  if (token.kind != TokenKind::word || token.span.size() < 2 || token.span.size() > most_letters + 4) return {};
  if (!has(token.shape, Shape::all_upper) && !has(token.shape, Shape::inner_upper)) return {};
  std::string_view word = without_possessive(document.text(token));
  if (word.size() > 2 && word.ends_with('s')) word.remove_suffix(1);
  const bool fits =
      word.size() >= 2 && word.size() <= most_letters && std::all_of(word.begin(), word.end(), is_ascii_upper);
  return fits ? word : std::string_view{};
}

std::map<std::uint32_t, Abbreviation> find_abbreviations(const Document& document) { return Finder{document}.run(); }

TextSpan expansion_span(const Document& document, const Definition& definition) {
  return join(document.tokens()[definition.expansion.begin].span, document.tokens()[definition.expansion.end - 1].span);
}

}  // namespace rules
