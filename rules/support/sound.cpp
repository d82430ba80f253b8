#include "rules/support/sound.h"

#include <algorithm>
#include <array>

namespace rules {

using namespace std::literals;

namespace {

void append_sound(std::string& key, char letter) {
  if (letter == 'y' || letter == 'j') letter = 'i';
  if (letter == 'c' || letter == 'q') letter = 'k';
  if (letter == 'w') letter = 'v';
  if (key.empty() || key.back() != letter) key += letter;
}

// What a pair of letters sounds like, or 0.
char pair_sound(std::string_view pair) {
  if (pair == "ph") return 'f';
  if (pair == "ou" || pair == "oo") return 'u';
  if (pair == "ks") return 'x';
  if (pair == "ie") return 'i';
  if (pair == "kh" || pair == "gh" || pair == "th" || pair == "ck") return pair[0];
  return 0;
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
  for (std::size_t at = 0; at < name.size(); ++at) {
    if (name.substr(at, 2) == "qu") {
      append_sound(key, 'k');
      append_sound(key, 'v');
      ++at;
    } else if (const char sound = pair_sound(name.substr(at, 2)); sound != 0) {
      append_sound(key, sound);
      ++at;
    } else {
      append_sound(key, name[at]);
    }
  }
  return key;
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
