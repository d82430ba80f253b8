// What rules about repeats have in common: what is no repeat, and how one is
// put into words.
#pragma once

#include <string>
#include <string_view>

#include "linter/repeat/measure.h"
#include "linter/repeat/passage.h"
#include "linter/rule/options.h"

namespace rules {

// Part of a sentence, in one piece, may be a long name or a turn of phrase.
constexpr std::uint32_t fewest_words_of_part = 20;

// A short passage at so many places is a phrase that people use.
bool is_stock_phrase(std::uint32_t copies, std::uint32_t words);

// Of the options `min-words` and `min-similarity`.
galley::repeat::Measure measure_of(const galley::RuleOptions& chosen);

// `passage` with its later side cut to words [begin, end), and its earlier side
// to what answers to them. `earlier` are the words of passage.earlier, `later`
// all words of the later text.
galley::repeat::Passage cut(galley::repeat::Passage passage, galley::repeat::Text earlier, galley::repeat::Text later,
                            std::uint32_t begin, std::uint32_t end);

// ", word for word (36 words)", ", edited: 6 of 34 words differ".
std::string likeness(const galley::repeat::Passage& passage);

// With three decimals, as JSON has it.
std::string decimal(double value);

// `text` as a string of JSON.
std::string json_string(std::string_view text);

}  // namespace rules
