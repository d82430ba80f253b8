// Finds letters of another alphabet that look like those around them: the
// Cyrillic "а" in a Latin word. A word is odd if it has letters of two alphabets
// and those of one of them could all be the other's. Cost: linear in the words
// that are not ASCII.
#include <array>
#include <optional>
#include <string>

#include "linter/rule/rule.h"
#include "linter/text/utf8.h"

namespace rules {
namespace {

using namespace galley;

struct Pair {
  char32_t other;
  char latin;
};
constexpr std::array cyrillic_letters = {
    Pair{U'а', 'a'}, Pair{U'с', 'c'}, Pair{U'е', 'e'}, Pair{U'о', 'o'}, Pair{U'р', 'p'},
    Pair{U'х', 'x'}, Pair{U'у', 'y'}, Pair{U'і', 'i'}, Pair{U'ј', 'j'}, Pair{U'ѕ', 's'},
    Pair{U'А', 'A'}, Pair{U'В', 'B'}, Pair{U'С', 'C'}, Pair{U'Е', 'E'}, Pair{U'Н', 'H'},
    Pair{U'І', 'I'}, Pair{U'Ј', 'J'}, Pair{U'К', 'K'}, Pair{U'М', 'M'}, Pair{U'О', 'O'},
    Pair{U'Р', 'P'}, Pair{U'Ѕ', 'S'}, Pair{U'Т', 'T'}, Pair{U'Х', 'X'}, Pair{U'У', 'Y'}};
constexpr std::array greek_letters = {Pair{U'ο', 'o'}, Pair{U'Α', 'A'}, Pair{U'Β', 'B'}, Pair{U'Ε', 'E'},
                                      Pair{U'Ζ', 'Z'}, Pair{U'Η', 'H'}, Pair{U'Ι', 'I'}, Pair{U'Κ', 'K'},
                                      Pair{U'Μ', 'M'}, Pair{U'Ν', 'N'}, Pair{U'Ο', 'O'}, Pair{U'Ρ', 'P'},
                                      Pair{U'Τ', 'T'}, Pair{U'Υ', 'Y'}, Pair{U'Χ', 'X'}};

enum class Script : std::uint8_t { other, latin, greek, cyrillic };
constexpr std::size_t scripts = 4;

Script script_of(char32_t letter) {
  if (letter < 0x250) return Script::latin;
  if (letter >= 0x370 && letter < 0x400) return Script::greek;
  if (letter >= 0x400 && letter < 0x530) return Script::cyrillic;
  return Script::other;
}

std::span<const Pair> pairs_of(Script script) {
  if (script == Script::greek) return greek_letters;
  return cyrillic_letters;
}

// The letter of `wanted` that looks like `letter`.
std::optional<char32_t> likeness(char32_t letter, Script wanted, Script odd) {
  for (const Pair& pair : pairs_of(wanted == Script::latin ? odd : wanted)) {
    if (wanted == Script::latin && pair.other == letter) return static_cast<char32_t>(pair.latin);
    if (wanted != Script::latin && static_cast<char32_t>(pair.latin) == letter) return pair.other;
  }
  return std::nullopt;
}

class Homoglyph final : public Rule {
 public:
  void check(RuleContext& context) const override {
    for (const std::uint32_t at : context.document().non_ascii()) {
      const Token& token = context.document().tokens()[at];
      if (token.kind == TokenKind::word) consider(context, token);
    }
  }

 private:
  static void consider(RuleContext& context, const Token& token) {
    const std::string_view word = context.document().text(token);
    // "Debian'у": an ending of another language behind a name.
    if (word.find('\'') != word.npos || word.find("’") != word.npos) return;
    std::array<std::size_t, scripts> counts{};
    for (std::size_t at = 0; at < word.size();) {
      const Decoded decoded = decode(word, at);
      if (is_letter(decoded.code_point)) ++counts[static_cast<std::size_t>(script_of(decoded.code_point))];
      at += decoded.size;
    }
    const std::size_t latin = counts[1];
    const Script other = counts[2] > 0 ? Script::greek : Script::cyrillic;
    const std::size_t foreign = counts[static_cast<std::size_t>(other)];
    if (counts[0] > 0 || latin == 0 || foreign == 0 || (counts[2] > 0 && counts[3] > 0)) return;
    if (latin >= 2 && report_if_alike(context, token, Script::latin, other)) return;
    if (foreign >= 2 && foreign > latin) report_if_alike(context, token, other, Script::latin);
  }

  // Reports if every letter of `odd` looks like one of `wanted`.
  static bool report_if_alike(RuleContext& context, const Token& token, Script wanted, Script odd) {
    const std::string_view word = context.document().text(token);
    std::string mended;
    std::string letters;
    for (std::size_t at = 0; at < word.size();) {
      const Decoded decoded = decode(word, at);
      char32_t letter = decoded.code_point;
      if (is_letter(letter) && script_of(letter) == odd) {
        const auto like = likeness(letter, wanted, odd);
        if (!like) return false;
        if (letters.empty()) append_utf8(letters, letter);
        letter = *like;
      }
      append_utf8(mended, letter);
      at += decoded.size;
    }
    Diagnostic& diagnostic = context.report(
        token.span, "the “" + letters + "” of this word is a " + name(odd) + " letter; the rest is " + name(wanted));
    context.replace(diagnostic, token.span, mended, Safety::unsafe, "Write it in " + name(wanted) + " letters");
    return true;
  }

  static std::string name(Script script) {
    return script == Script::greek ? "Greek" : script == Script::cyrillic ? "Cyrillic" : "Latin";
  }
};

}  // namespace

extern constinit const RuleDefinition homoglyph{
    .severity = Severity::warning,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<Homoglyph>(); },
};

}  // namespace rules
