// How alike two names are, to the ear and to the eye.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace rules {

// The key of a folded name: equal for names that writers of foreign names take
// for each other. Doubled letters are single; y and j are i, c, k and q are
// one, w is v, qu is kv, ph is f, ou and oo are u, ie is i.
std::string sound_of(std::string_view name);
// A hash of it, without making it.
std::uint64_t sound_hash(std::string_view name);

// What is heard whatever stands beside it: names of one sound have the same of these letters.
constexpr std::string_view steady_letters = "abdglmnrtz";

// The one stroke by which two folded words differ.
enum class Stroke : std::uint8_t {
  none,       // they are equal, or more than one stroke apart
  swap,       // two letters beside each other: "Belogrod", "Belgorod"
  vowel,      // a vowel for a vowel: "Walters", "Wolters"
  consonant,  // any other letter for a letter
  added,      // a letter more
  ending,     // the same at the end
};
Stroke stroke_between(std::string_view a, std::string_view b);

// True for two words that both are English and share a sound: "later" and
// "latter". A capital at the start of a sentence makes them no names.
bool is_confusable(std::string_view folded);

}  // namespace rules
