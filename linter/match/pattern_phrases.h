// Patterns that stand for a list of phrases, and are found without an engine.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "linter/match/pattern_literals.h"
#include "linter/match/pattern_syntax.h"

namespace galley {

// What must hold at an end of a phrase.
enum class PhraseEdge : std::uint8_t {
  any,
  boundary,  // \b
  no_word    // no letter, digit or underscore beyond it
};

struct Phrase {
  struct Group {
    std::uint32_t number = 0;  // from 1
    std::uint32_t begin = 0;   // into the literal's text
    std::uint32_t end = 0;
  };
  RequiredLiteral literal;  // all of it
  PhraseEdge begin = PhraseEdge::any;
  PhraseEdge end = PhraseEdge::any;
  std::vector<Group> groups;
};

struct PhraseList {
  std::vector<Phrase> phrases;  // the first that stands at a place wins
  std::size_t groups = 0;
};

// Nothing where the pattern isn't a list of phrases, or of too many.
std::optional<PhraseList> list_phrases(const PatternNode& pattern);

// Where the phrase that stands at `at` ends; the text's size plus one if it
// doesn't stand there.
std::size_t end_of_phrase(const Phrase& phrase, std::string_view text, std::size_t at);

}  // namespace galley
