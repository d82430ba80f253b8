// Headings in title case and in sentence case.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "linter/match/regex.h"

namespace galley {

enum class TitleStyle { ap, chicago };

// What a converter leaves alone.
class CaseWords {
 public:
  // Patterns of words that keep their case, the longest first; what `prefix`
  // matches at the beginning isn't looked at. Throws Error.
  CaseWords(std::vector<std::string> kept, const std::string& prefix);

  // How a word is kept: as the entry writes it where that is the word but for
  // its case, as it is where the entry's pattern is found in it.
  std::optional<std::string> kept(std::string_view word, RegexWorkspace& workspace) const;
  std::size_t prefix_size(std::string_view text, RegexWorkspace& workspace) const;
  const Regex& tokens() const { return tokens_; }

 private:
  struct Kept {
    Regex pattern;
    bool is_literal = false;  // then it is sought as it is
  };

  std::vector<Kept> kept_;
  std::optional<Regex> prefix_;
  Regex tokens_;
};

std::string to_title_case(std::string_view text, TitleStyle style, const CaseWords& words, RegexWorkspace& workspace);

// A word behind one that ends in an indicator (":") may have a capital.
std::string to_sentence_case(std::string_view text, std::span<const std::string> indicators, const CaseWords& words,
                             RegexWorkspace& workspace);

std::string to_upper_case(std::string_view text);
std::string to_lower_case(std::string_view text);
bool equal_in_any_case(std::string_view a, std::string_view b);

}  // namespace galley
