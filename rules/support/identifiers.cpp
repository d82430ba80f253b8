#include "rules/support/identifiers.h"

#include <algorithm>
#include <array>

#include "linter/text/utf8.h"
#include "rules/support/inlines.h"
#include "rules/support/technical.h"
#include "rules/support/words.h"

namespace rules {

using namespace galley;
using namespace std::literals;

bool is_manual_page(const Document& document, std::uint32_t at) {
  const auto tokens = document.tokens();
  return at + 2 < tokens.size() && document.text(tokens[at + 1]) == "(" &&
         tokens[at].span.end == tokens[at + 1].span.begin && tokens[at + 1].span.end == tokens[at + 2].span.begin &&
         tokens[at + 2].kind == TokenKind::number;
}

bool Identifiers::hold(std::uint32_t at) const {
  return is_manual_page(document_, at) || has_extension(at) || is_extension(at) || is_optional(at) ||
         is_parameter(at) || is_set_apart(at) || is_listed(at);
}

// "lampwick.h"
bool Identifiers::has_extension(std::uint32_t at) const {
  const std::string_view behind = document_.prose().substr(tokens()[at].span.end, 2);
  return behind.size() == 2 && behind[0] == '.' && is_ascii_letter(behind[1]);
}

bool Identifiers::name_thing(std::uint32_t at) const {
  constexpr std::array things = {"option"sv,   "package"sv, "parameter"sv, "keyword"sv, "command"sv,  "module"sv,
                                 "function"sv, "method"sv,  "property"sv,  "plugin"sv,  "variable"sv, "attribute"sv};
  const std::uint32_t behind = surroundings_.word_after(at);
  if (behind != no_index) return one_of(text(behind), things);
  // "lamp [ boatname ... ]"
  return at + 1 < tokens().size() && text(at + 1) == "..." && !touch(at, at + 1);
}

// "- lampfile `{String}`: …", a parameter.
bool Identifiers::is_parameter(std::uint32_t at) const {
  if (at + 1 >= tokens().size()) return false;
  // "lightlamp(oil)"
  if (text(at + 1) == "(" && touch(at, at + 1) && !has(tokens()[at].shape, Shape::capitalised)) return true;
  // "lampname NAME"
  if (tokens()[at + 1].folded == tokens()[at].folded && has(tokens()[at + 1].shape, Shape::all_upper)) return true;
  // "lampname = orrin"
  if (text(at + 1) == "=" && !touch(at, at + 1)) return true;
  return tokens()[at + 1].kind == TokenKind::code && surroundings_.block(at).tokens.begin == at;
}

// "[maxlamps]": what may be left out.
bool Identifiers::is_optional(std::uint32_t at) const {
  return at > 0 && at + 1 < tokens().size() && text(at - 1) == "[" && text(at + 1) == "]" && touch(at - 1, at) &&
         touch(at, at + 1);
}

// "lampname,lampsize", without spaces: what a program takes.
bool Identifiers::is_listed(std::uint32_t at) const {
  const std::string_view prose = document_.prose();
  const TextSpan word = tokens()[at].span;
  const bool behind = word.end + 1 < prose.size() && prose[word.end] == ',' && is_ascii_letter(prose[word.end + 1]);
  return behind || (word.begin > 1 && prose[word.begin - 1] == ',' && is_ascii_letter(prose[word.begin - 2]));
}

// "lamp.unescape()", ".gitlamps", "+lampfile"
bool Identifiers::is_extension(std::uint32_t at) const {
  const Offset begin = tokens()[at].span.begin;
  return begin > 0 && (document_.prose()[begin - 1] == '.' || document_.prose()[begin - 1] == '+');
}

// A closed word alone in italics or bold, in plain text between asterisks, in copy about programs between quotation
// marks: a command, or what to put there.
bool Identifiers::is_set_apart(std::uint32_t at) const {
  const TextSpan word = tokens()[at].span;
  const std::string_view prose = document_.prose();
  if (word.begin > 0 && word.end < prose.size() && prose[word.begin - 1] == '*' && prose[word.end] == '*') return true;
  if (surroundings_.is_mentioned(IndexRange{at, at + 1}) && context_.analysis(is_technical)) return true;
  return std::ranges::any_of(inlines_ending_at(document_, word.end), [&](const Inline& one) {
    return one.span == word && (one.kind == InlineKind::emphasis || one.kind == InlineKind::strong);
  });
}

}  // namespace rules
