// Words that are spelled in more than one way, with their inflections, and
// which kinds of English write them so. Made at build time from spellings.txt.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "linter/document/document.h"

namespace rules {

// The kinds of English which have a spelling as their usual one; a set of bits.
enum Region : std::uint8_t { american = 1, british_ise = 2, british_ize = 4, canadian = 8, australian = 16 };

struct Spelling {
  std::uint32_t text;     // where it stands among all texts
  std::uint16_t cluster;  // the word, whatever its inflection and spelling
  std::uint8_t length;
  std::uint8_t entry;    // the inflection, within the cluster
  std::uint8_t style;    // which of the cluster's ways of spelling it has; the same for "color" and "colors"
  std::uint8_t styles;   // the set of styles that this inflection is written in, as bits
  std::uint8_t regions;  // a set of Region; empty for a spelling that is nowhere the usual one
};

std::string_view text(const Spelling& spelling);

// The spelling whose text folds to `folded`, or none. Most words are no
// variants: they cost one look into a bitmap that fits the cache.
const Spelling* find_spelling(std::uint32_t folded);

// The spelling of `written` without a possessive ending: "organisation’s" folds as
// the plural does, which is what `found` is then.
const Spelling& without_ending(const Spelling& found, std::string_view written);

// The same inflection in another style, or none.
const Spelling* respell(const Spelling& spelling, std::uint8_t style);

// True if two words which are inflections of one are spelled in ways that no
// kind of English has side by side: "colour", "colors". Not for "centre",
// "centred" and "cancelled", "cancellation".
bool disagree(const Spelling& a, const Spelling& b);

// The bit of a language tag ("en-GB": british_ise), or 0.
std::uint8_t region_of(std::string_view language);

// True for the kinds of word which are looked up: plain letters, with or
// without an apostrophe. Accents are left to diacritic-variant.
bool is_plain(std::string_view word);

}  // namespace rules
