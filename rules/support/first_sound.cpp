#include "rules/support/first_sound.h"

#include <algorithm>
#include <array>
#include <span>

#include "linter/text/utf8.h"
#include "rules/support/variants.h"
#include "rules/support/words.h"

namespace rules {
namespace {

using namespace galley;
using namespace std::literals;

// Beginnings that are spoken unlike they are written: "a one-off", "a European".
constexpr std::array consonant_sounds = {"eu"sv,  "ew"sv,  "one"sv, "once"sv, "ouija"sv, "oui"sv, "ubiq"sv, "uda"sv,
                                         "uga"sv, "uke"sv, "ukr"sv, "ule"sv,  "uni"sv,   "ura"sv, "ure"sv,  "uri"sv,
                                         "uro"sv, "us"sv,  "ut"sv,  "uv"sv,   "ub"sv,    "uf"sv,  "uk"sv,   "ul"sv,
                                         "um"sv,  "un"sv,  "ur"sv,  "uw"sv,   "ux"sv,    "uz"sv,  "ui"sv,   "uy"sv};
// Of those that begin with "u", the ones that have a vowel's sound for certain.
constexpr std::array vowel_sounds = {
    "ugl"sv,   "ultim"sv,   "ultra"sv, "umbr"sv,  "umpire"sv, "unab"sv,  "unacc"sv, "unaw"sv,   "unb"sv,   "unc"sv,
    "und"sv,   "une"sv,     "unf"sv,   "ung"sv,   "unh"sv,    "unk"sv,   "unl"sv,   "unm"sv,    "unn"sv,   "unp"sv,
    "unr"sv,   "uns"sv,     "unt"sv,   "unus"sv,  "unw"sv,    "upb"sv,   "upc"sv,   "upd"sv,    "upg"sv,   "uph"sv,
    "upl"sv,   "upp"sv,     "upr"sv,   "ups"sv,   "upw"sv,    "urb"sv,   "urg"sv,   "usher"sv,  "utter"sv, "uproar"sv,
    "unimp"sv, "uninter"sv, "unide"sv, "uninf"sv, "uninh"sv,  "unins"sv, "uninv"sv, "unimag"sv, "uniro"sv};
constexpr std::array silent_h = {"hour"sv, "honest"sv, "honour"sv, "honor"sv, "heir"sv};
constexpr std::array voiced_h = {"house"sv, "hand"sv,   "head"sv,  "high"sv,   "huge"sv,  "half"sv,    "hard"sv,
                                 "heart"sv, "home"sv,   "help"sv,  "hidden"sv, "human"sv, "hundred"sv, "husband"sv,
                                 "happ"sv,  "health"sv, "heavy"sv, "hole"sv,   "horse"sv};

// Without a vowel, and yet no initials: read as a word, or written out.
constexpr std::array no_initials = {"SQL"sv, "NZ"sv, "NY"sv, "NJ"sv, "NH"sv, "NM"sv, "NC"sv,  "ND"sv, "SC"sv,
                                    "SD"sv,  "MD"sv, "MN"sv, "MT"sv, "MS"sv, "MR"sv, "MRS"sv, "LT"sv, "FR"sv,
                                    "SGT"sv, "SW"sv, "FW"sv, "RW"sv, "RX"sv, "FS"sv, "ST"sv,  "RD"sv, "SR"sv};
// With a vowel, and yet read letter by letter.
constexpr std::array initials = {"FBI"sv, "LED"sv, "MEP"sv, "MRI"sv, "NGO"sv, "SOS"sv, "SUV"sv, "RSPCA"sv};

bool begins_with_any(std::string_view word, std::span<const std::string_view> beginnings) {
  for (const std::string_view beginning : beginnings) {
    if (word.starts_with(beginning)) return true;
  }
  return false;
}

// "npm", "rsync", "lvalue", "smtp": the first letter is read alone, and its name may begin
// with a vowel.
bool is_read_by_letter(std::string_view word) {
  constexpr std::string_view named_with_vowel = "fhlmnrsx";
  constexpr std::array onsets = {"fl"sv, "fr"sv, "sc"sv, "sh"sv, "sk"sv, "sl"sv, "sm"sv,
                                 "sn"sv, "sp"sv, "sq"sv, "st"sv, "sw"sv, "rh"sv};
  if (named_with_vowel.find(word[0]) == std::string_view::npos) return false;
  if (word.find_first_of("aeiouy") == word.npos) return true;
  return word.size() < 2 || ("aeiouy"sv.find(word[1]) == std::string_view::npos && !begins_with_any(word, onsets));
}

FirstSound sound_of_h(std::string_view word) {
  if (begins_with_any(word, silent_h)) return FirstSound::vowel;
  return begins_with_any(word, voiced_h) ? FirstSound::consonant : FirstSound::unknown;
}

// Of a word that begins with "e", "o" or "u", which are spoken as consonants at times.
FirstSound sound_of_vowel_letter(std::string_view word) {
  const bool begins_with_u = word[0] == 'u';
  if (begins_with_u && begins_with_any(word, vowel_sounds)) return FirstSound::vowel;
  if (begins_with_any(word, std::array{"uni"sv, "use"sv, "usu"sv, "util"sv, "euro"sv, "one-"sv}) || word == "one")
    return begins_with_any(word, std::array{"unin"sv, "unim"sv, "unill"sv, "unir"sv, "uniss"sv})
               ? FirstSound::unknown
               : FirstSound::consonant;
  return begins_with_u || begins_with_any(word, consonant_sounds) ? FirstSound::unknown : FirstSound::vowel;
}

}  // namespace

FirstSound first_sound_of_word(std::string_view word) {
  switch (word[0]) {
    case 'h':
      return sound_of_h(word);
    case 'e':
    case 'o':
    case 'u':
      return sound_of_vowel_letter(word);
    case 'a':
    case 'i':
      return FirstSound::vowel;
    case 'x':
    case 'y':
      return FirstSound::unknown;
    default:
      return is_read_by_letter(word) ? FirstSound::unknown : FirstSound::consonant;
  }
}

FirstSound first_sound_of_initials(std::string_view word) {
  word = without_possessive(word);
  constexpr std::size_t most_letters = 5;
  const bool capitals = std::all_of(word.begin(), word.end(), [](char letter) { return is_ascii_upper(letter); });
  if (!capitals || word.size() < 2 || word.size() > most_letters || may_be_roman(word)) return FirstSound::unknown;
  const char first = word[0];
  const bool has_vowel = word.find_first_of("AEIOUY") != std::string_view::npos;
  if (first == 'H' || first == 'U' || first == 'Y' || one_of(word, no_initials)) return FirstSound::unknown;
  if ("AEIO"sv.find(first) != std::string_view::npos)
    return word.size() > 3 || word == "ONE" ? FirstSound::unknown : FirstSound::vowel;
  if (has_vowel && !one_of(word, initials)) return FirstSound::unknown;
  return "FLMNRSX"sv.find(first) != std::string_view::npos ? FirstSound::vowel : FirstSound::consonant;
}

FirstSound first_sound_of_figure(std::string_view figure) {
  const auto digits = std::min(figure.find_first_not_of("0123456789"), figure.size());
  if (digits == 0 || figure[0] == '0') return FirstSound::unknown;
  if (figure[0] == '8') return FirstSound::vowel;
  if (!figure.starts_with("11") && !figure.starts_with("18")) return FirstSound::consonant;
  if (digits == 2) return FirstSound::vowel;
  // "1800" is eighteen hundred or one thousand eight hundred.
  return digits == 3 ? FirstSound::consonant : FirstSound::unknown;
}

}  // namespace rules
