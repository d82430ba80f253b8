// How the patterns of rules are put together, as Vale does it.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "linter/match/regex.h"
#include "linter/text/span.h"

namespace galley {

class TriggeredPattern;

// In a phrase a space may be any white space, a line end too.
std::string wrap_spaces(std::string_view pattern);

// "a|b|c"
std::string alternatives_of(std::span<const std::string> patterns);

enum class Bounds { words, none };

// `alternatives` put into the template for whole words, or into the one
// without: "(?m)\b(?:…)\b". `word_template` replaces the first where it is set.
std::string in_template(std::string_view alternatives, Bounds bounds, const std::string& word_template);

// `text` with every "%s" replaced.
std::string fill(std::string_view text, std::string_view with);

// What a rule is not to report: its own exceptions and the accepted words.
class Exceptions {
 public:
  // Throws Error where one is no pattern.
  Exceptions(std::vector<std::string> own, std::span<const std::string> accepted);

  // True if one stands in the matched text, or the match within a phrase that
  // is one.
  bool cover(std::string_view text, TextSpan match, RegexWorkspace& workspace) const;
  bool matches(std::string_view text, RegexWorkspace& workspace) const;

  const Regex* words() const { return words_ ? &*words_ : nullptr; }
  const Regex* phrases() const { return phrases_ ? &*phrases_ : nullptr; }

 private:
  std::optional<Regex> words_;
  std::optional<Regex> phrases_;
};

// Whether a text has the same matches beside the exceptions as its paragraphs
// have, each searched alone. False where that isn't known.
bool stays_in_paragraphs(const TriggeredPattern& pattern, const Exceptions& exceptions);

// A term of a vocabulary as a pattern: one without signs but points is literal.
std::string term_pattern(std::string_view term);

}  // namespace galley
