#include "rules/support/variants.h"

#include "linter/text/utf8.h"
#include "rules/support/words.h"

namespace rules {

using namespace galley;

namespace {

constexpr std::size_t most_others = 7;  // places that are shown beside the two first

bool is_capital(char32_t letter) { return is_upper(letter); }

std::string upper(std::string_view word) {
  std::string out;
  for (std::size_t at = 0; at < word.size();) {
    const Decoded decoded = decode(word, at);
    append_utf8(out, to_upper(decoded.code_point));
    at += decoded.size;
  }
  return out;
}

}  // namespace

void report_variant(RuleContext& context, const Variant& variant) {
  const Document& document = context.document();
  const std::string odd{document.text(variant.odd)};
  const std::string standing{document.text(variant.standing)};
  std::string message;
  if (variant.instead.empty() || equal_ignoring_case(standing, variant.instead)) {
    message =
        quoted(odd) + " is written " + quoted(standing) + " elsewhere in this piece (" + times(variant.times) + ")";
  } else {
    message = quoted(odd) + " would be " + quoted(variant.instead) + " in the spelling of " + quoted(standing) +
              ", which this piece has " + times(variant.times);
  }
  Diagnostic& diagnostic = context.report(variant.odd, message);
  context.relate(diagnostic, variant.standing, quoted(standing) + " here");
  for (std::size_t at = 0; at < variant.also.size() && at < most_others; ++at)
    context.relate(diagnostic, variant.also[at], "also here");
  if (variant.instead.empty()) return;
  context.replace(diagnostic, variant.odd, variant.instead, variant.tie ? Safety::suggestion : Safety::unsafe,
                  "Write " + quoted(variant.instead));
}

std::string_view without_possessive(std::string_view word) {
  if (word.size() < 3 || (word.back() != 's' && word.back() != 'S')) return word;
  for (const std::string_view ending : {"'s", "’s", "'S", "’S"}) {
    if (word.ends_with(ending)) return word.substr(0, word.size() - ending.size());
  }
  return word;
}

std::string in_the_manner_of(std::string_view like, std::string_view word) {
  const std::string_view stem = without_possessive(like);
  const std::string ending{without_possessive(word) == word ? like.substr(stem.size()) : ""};
  const Decoded first = decode(stem, 0);
  if (stem.empty() || !is_capital(first.code_point)) return std::string{word} + ending;
  const bool all = stem.size() > first.size && upper(stem) == stem;
  if (all) return upper(word) + ending;
  const Decoded letter = decode(word, 0);
  return upper(word.substr(0, letter.size)) + std::string{word.substr(letter.size)} + ending;
}

}  // namespace rules
