// Whether a word is spoken with a vowel at its beginning, where that can be told
// from how it is written.
#pragma once

#include <cstdint>
#include <string_view>

namespace rules {

enum class FirstSound : std::uint8_t { vowel, consonant, unknown };

// Of a word in small ASCII letters. "H" and "u" have lists.
FirstSound first_sound_of_word(std::string_view word);

// Of "MP", "BBC’s": capitals that are read letter by letter. Those that may be
// read as a word ("NATO") are unknown.
FirstSound first_sound_of_initials(std::string_view word);

// Of "8", "11,000", "18th".
FirstSound first_sound_of_figure(std::string_view figure);

}  // namespace rules
