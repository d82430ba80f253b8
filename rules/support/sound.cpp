#include "rules/support/sound.h"

#include <algorithm>
#include <array>

namespace rules {

using namespace std::literals;

namespace {

constexpr char letter_sound(char letter) {
  if (letter == 'y' || letter == 'j') return 'i';
  if (letter == 'c' || letter == 'q') return 'k';
  return letter == 'w' ? 'v' : letter;
}

// What a pair of letters sounds like, or 0.
constexpr char pair_sound(char first, char second) {
  switch (second) {
    case 'h':
      if (first == 'p') return 'f';
      return first == 'k' || first == 'g' || first == 't' ? first : '\0';
    case 'u':
      return first == 'o' ? 'u' : '\0';
    case 'o':
      return first == 'o' ? 'u' : '\0';
    case 's':
      return first == 'k' ? 'x' : '\0';
    case 'e':
      return first == 'i' ? 'i' : '\0';
    case 'k':
      return first == 'c' ? 'k' : '\0';
    default:
      return '\0';
  }
}

// What two bytes of a name sound like: the first of them alone, if `size` is 1.
struct Sounds {
  char first = 0;
  char second = 0;  // 0: there is one sound
  std::uint8_t size = 1;
};

constexpr Sounds sounds_of(char first, char second) {
  if (first == 'q' && second == 'u') return {'k', 'v', 2};
  if (const char sound = pair_sound(first, second); sound != 0) return {letter_sound(sound), '\0', 2};
  return {letter_sound(first), '\0', 1};
}

// By the places of both letters in the alphabet; what is none of them has the last place.
constexpr std::size_t letters = 26;
constexpr auto pairs = [] {
  std::array<std::array<Sounds, letters + 1>, letters> all{};
  for (std::size_t first = 0; first < letters; ++first) {
    for (std::size_t second = 0; second < letters; ++second)
      all[first][second] = sounds_of(static_cast<char>('a' + first), static_cast<char>('a' + second));
    all[first][letters] = sounds_of(static_cast<char>('a' + first), '\0');
  }
  return all;
}();

std::size_t place_of(char letter) {
  return std::min(static_cast<std::size_t>(static_cast<unsigned char>(letter - 'a')), letters);
}

// Calls `visit` with each sound, those that are doubled once.
template <typename Visit>
void for_each_sound(std::string_view name, const Visit& visit) {
  char last = 0;
  const auto take = [&](char sound) {
    if (sound != last) visit(sound);
    last = sound;
  };
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t first = place_of(name[at]);
    if (first == letters) {
      take(name[at++]);
      continue;
    }
    const Sounds& sounds = pairs[first][at + 1 < name.size() ? place_of(name[at + 1]) : letters];
    take(sounds.first);
    if (sounds.second != 0) take(sounds.second);
    at += sounds.size;
  }
}

bool is_vowel(char letter) { return "aeiouy"sv.find(letter) != std::string_view::npos; }

constexpr std::array confusable = {
    "poses"sv,    "posses"sv,  "possess"sv,  "backed"sv,   "baked"sv,    "hoping"sv,   "hopping"sv,  "later"sv,
    "latter"sv,   "lather"sv,  "through"sv,  "trough"sv,   "desert"sv,   "dessert"sv,  "pools"sv,    "pulls"sv,
    "tipped"sv,   "typed"sv,   "threats"sv,  "treats"sv,   "faces"sv,    "fakes"sv,    "filled"sv,   "filed"sv,
    "checked"sv,  "cheeked"sv, "filings"sv,  "fillings"sv, "floor"sv,    "flour"sv,    "filing"sv,   "filling"sv,
    "nothing"sv,  "noting"sv,  "fewer"sv,    "fever"sv,    "thanks"sv,   "tanks"sv,    "bytes"sv,    "bites"sv,
    "forced"sv,   "forked"sv,  "trust"sv,    "thrust"sv,   "though"sv,   "tough"sv,    "referred"sv, "refereed"sv,
    "funded"sv,   "founded"sv, "shout"sv,    "shoot"sv,    "course"sv,   "curse"sv,    "threat"sv,   "treat"sv,
    "major"sv,    "mayor"sv,   "never"sv,    "newer"sv,    "tipping"sv,  "typing"sv,   "funding"sv,  "founding"sv,
    "showed"sv,   "shoved"sv,  "careers"sv,  "carers"sv,   "three"sv,    "threes"sv,   "trees"sv,    "tenth"sv,
    "counts"sv,   "cover"sv,   "cower"sv,    "saving"sv,   "sawing"sv,   "dinner"sv,   "diner"sv,    "planed"sv,
    "planned"sv,  "taylor"sv,  "tailor"sv,   "medal"sv,    "meddle"sv,   "bitter"sv,   "biter"sv,    "rather"sv,
    "rater"sv,    "other"sv,   "otter"sv,    "heart"sv,    "hearth"sv,   "business"sv, "busyness"sv, "reading"sv,
    "readying"sv, "scared"sv,  "scarred"sv,  "staring"sv,  "starring"sv, "stared"sv,   "starred"sv,  "proves"sv,
    "prowess"sv,  "spices"sv,  "spikes"sv,   "princes"sv,  "princess"sv, "refuge"sv,   "refugee"sv,  "booking"sv,
    "bucking"sv,  "caring"sv,  "carrying"sv, "covers"sv,   "cowers"sv,   "driers"sv,   "dryers"sv,   "house"sv,
    "winery"sv,   "vinery"sv,  "escape"sv,   "escapee"sv,  "license"sv,  "licensee"sv, "looked"sv,   "lucked"sv,
    "moody"sv,    "muddy"sv,   "piping"sv,   "pipping"sv,  "planer"sv,   "planner"sv,  "racing"sv,   "raking"sv,
    "scouting"sv, "steps"sv,   "steeps"sv,   "super"sv,    "supper"sv,   "terms"sv,    "therms"sv,   "tracing"sv,
    "tracking"sv, "vowed"sv,   "wowed"sv,    "while"sv,    "vile"sv,     "wary"sv,     "vary"sv,
};

}  // namespace

std::string sound_of(std::string_view name) {
  std::string key;
  for_each_sound(name, [&](char sound) { key += sound; });
  return key;
}

std::uint64_t sound_hash(std::string_view name) {
  std::uint64_t hash = 14695981039346656037u;
  for_each_sound(name, [&](char sound) { hash = (hash ^ static_cast<unsigned char>(sound)) * 1099511628211u; });
  return hash;
}

Stroke stroke_between(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1 || a == b) return Stroke::none;
  const auto [left, right] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  const auto at = static_cast<std::size_t>(left - a.begin());
  if (a.size() < b.size()) {
    if (a.substr(at) != b.substr(at + 1)) return Stroke::none;
    return at == a.size() ? Stroke::ending : Stroke::added;
  }
  if (a.substr(at + 1) == b.substr(at + 1))
    return is_vowel(a[at]) && is_vowel(b[at]) ? Stroke::vowel : Stroke::consonant;
  const bool swapped =
      at + 1 < a.size() && a[at] == b[at + 1] && a[at + 1] == b[at] && a.substr(at + 2) == b.substr(at + 2);
  return swapped ? Stroke::swap : Stroke::none;
}

bool is_confusable(std::string_view folded) {
  return std::find(confusable.begin(), confusable.end(), folded) != confusable.end();
}

}  // namespace rules
