// Folding: what makes two ways to write a word one.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace galley {

// Lower case, without accents and other marks, apostrophes, hyphens, dashes,
// invisible characters, and the points and commas of a number. Ligatures and
// full-width forms become plain letters. Bytes which are not UTF-8 stay.
std::string fold(std::string_view word);

// As fold(), into a buffer that is reused; `out` is replaced.
void fold_into(std::string_view word, std::string& out);

// As fold(), behind what stands in `out`.
void append_folded(std::string_view word, std::string& out);

// As fold(), but accents stay, each as a combining mark behind its letter: two
// words that fold() makes equal differ here if they are marked differently.
std::string fold_keeping_marks(std::string_view word);

// The hash of the folded word that stands in Token::folded.
std::uint32_t folded_hash(std::string_view word);

// Without accents and marks, case kept: "Défense" -> "Defense".
std::string without_marks(std::string_view word);

}  // namespace galley
