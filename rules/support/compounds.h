// Two words beside each other: are they one compound that is written apart?
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "linter/document/document.h"
#include "rules/support/surroundings.h"

namespace rules {

// Small words that are part of no compound.
std::span<const std::string_view> words_outside_compounds();

// True if the words at `at` and behind it may be one noun, and are not a verb
// with its particle or a word with an article: "web site", "feed back".
bool may_be_one_noun(const galley::Document& document, const Surroundings& surroundings, std::uint32_t at);

// True if the two, which stand with a hyphen elsewhere, need one here by
// themselves: "non developers", "trade offs", "a two day trip", "wi fi".
bool must_be_joined(const galley::Document& document, const Surroundings& surroundings, std::uint32_t at);

// True if the two modify a noun behind them: "a real time system"; not in "in
// real time" and "the real time is short". Where it can't be told it is false.
bool modify_noun(const galley::Document& document, const Surroundings& surroundings, std::uint32_t at);

// The noun behind token `last`, the last of a compound that may modify it, or no_index.
std::uint32_t noun_behind(const galley::Document& document, const Surroundings& surroundings, std::uint32_t last);

// True if the first of the two words at `at` is a verb and the second begins what it is done to: "a developer can
// change log levels", which isn't about a change log.
bool is_verb_and_noun(const galley::Document& document, const Surroundings& surroundings, std::uint32_t at);

}  // namespace rules
