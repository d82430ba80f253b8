// A text in English can't do without "the", "of" and "and", and one in another
// language can't do without its own small words, or is in other letters. So the
// small words of both are counted, in a sample of a long text. Words which
// English has too ("die", "an", "in") are left out of the other lists, and
// those that several languages have stand for all of them. Of one block of a
// mixed text, all its words are asked.
#include "linter/document/language.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <numeric>
#include <vector>

#include "linter/document/fold.h"
#include "linter/text/utf8.h"

namespace galley {
namespace {

using namespace std::literals;

constexpr std::array english = {
    "the"sv, "of"sv,   "and"sv, "to"sv,    "is"sv,   "that"sv,  "it"sv,    "with"sv, "this"sv,  "from"sv, "they"sv,
    "be"sv,  "have"sv, "by"sv,  "which"sv, "you"sv,  "are"sv,   "not"sv,   "his"sv,  "their"sv, "she"sv,  "said"sv,
    "its"sv, "been"sv, "but"sv, "would"sv, "your"sv, "these"sv, "there"sv, "when"sv, "who"sv,   "what"sv, "if"sv};
// English small words that are others' too: "as regras", "se for preciso", "l'or".
constexpr std::array shared = {"as"sv, "for"sv, "or"sv, "has"sv, "he"sv, "her"sv, "we"sv};
constexpr std::array other = {
    // German, Dutch
    "der"sv, "und"sv, "das"sv, "ist"sv, "nicht"sv, "ein"sv, "eine"sv, "einen"sv, "mit"sv, "auf"sv, "für"sv, "dem"sv,
    "den"sv, "sich"sv, "auch"sv, "wird"sv, "sind"sv, "von"sv, "zu"sv, "het"sv, "een"sv, "van"sv, "dat"sv, "niet"sv,
    "zijn"sv, "voor"sv, "wij"sv, "ook"sv,
    // French, Spanish, Portuguese, Italian, Catalan, Romanian
    "les"sv, "des"sv, "une"sv, "est"sv, "dans"sv, "pour"sv, "qui"sv, "sur"sv, "avec"sv, "pas"sv, "du"sv, "et"sv, "le"sv,
    "la"sv, "de"sv, "que"sv, "el"sv, "los"sv, "las"sv, "una"sv, "por"sv, "con"sv, "para"sv, "del"sv, "es"sv, "en"sv,
    "se"sv, "um"sv, "uma"sv, "não"sv, "da"sv, "na"sv, "ao"sv, "il"sv, "di"sv, "che"sv, "della"sv, "gli"sv, "sono"sv,
    "nel"sv, "amb"sv, "els"sv, "și"sv, "este"sv, "pentru"sv, "din"sv,
    // Swedish, Danish, Norwegian, Finnish
    "och"sv, "att"sv, "det"sv, "som"sv, "är"sv, "av"sv, "inte"sv, "og"sv, "af"sv, "ikke"sv, "til"sv, "ja"sv, "ei"sv,
    "että"sv, "oli"sv, "hän"sv,
    // Polish, Czech, Croatian, Hungarian, Turkish, Indonesian, Vietnamese
    "się"sv, "nie"sv, "jest"sv, "że"sv, "na"sv, "je"sv, "že"sv, "což"sv, "nebo"sv, "koji"sv, "su"sv, "az"sv, "és"sv,
    "hogy"sv, "nem"sv, "egy"sv, "bir"sv, "ve"sv, "bu"sv, "için"sv, "ile"sv, "yang"sv, "dan"sv, "dengan"sv, "untuk"sv,
    "của"sv, "và"sv, "là"sv, "không"sv};

constexpr std::array filler = {"ipsum"sv};  // stands for the text to come

constexpr std::size_t most_looked_at = 256;  // tokens; of a longer text every so many
constexpr std::size_t fewest_told = 3;       // different small words of another language that tell one

// Numbers of a few hundred words by the hash that a token has. Each has a place
// of its own, as the multiplier is looked for which gives them such: so every
// word is told by one look and without a branch.
class Numbers {
 public:
  static constexpr std::uint8_t none = 0;

  // The words get the numbers 1, 2, … in their order; of those that stand twice the first counts.
  explicit Numbers(std::initializer_list<std::span<const std::string_view>> lists) {
    for (const auto& words : lists) {
      for (const std::string_view word : words) hashes_.push_back(folded_hash(word));
    }
    while (!give_places()) multiplier_ += 2;
  }

  std::uint8_t find(std::uint32_t folded) const {
    const std::uint8_t number = places_[place_of(folded)];
    return static_cast<std::uint8_t>(number & -static_cast<int>(hashes_[number] == folded));
  }

 private:
  static constexpr std::size_t bits = 13;

  std::uint32_t place_of(std::uint32_t folded) const { return (folded * multiplier_) >> (32 - bits); }

  // False if two words would have one place.
  bool give_places() {
    places_ = {};
    for (std::size_t number = 1; number < hashes_.size(); ++number) {
      std::uint8_t& place = places_[place_of(hashes_[number])];
      if (place != none && hashes_[place] != hashes_[number]) return false;
      if (place == none) place = static_cast<std::uint8_t>(number);
    }
    return true;
  }

  std::uint32_t multiplier_ = 0x9E3779B1U;
  std::vector<std::uint32_t> hashes_{0};  // by number
  std::array<std::uint8_t, std::size_t{1} << bits> places_{};
};

// English words have the first numbers, then come those that English shares, and those of other languages.
const Numbers& small_words() {
  static_assert(english.size() + shared.size() + other.size() + filler.size() < 256);
  static const Numbers numbers{english, shared, other, filler};
  return numbers;
}

// How often each small word was met; what is none is counted as the first.
class Counts {
 public:
  void add(std::uint8_t number) { ++counts_[number]; }

  static bool is_other(std::uint8_t number) { return number >= first_other && number < first_other + other.size(); }

  std::uint32_t of(std::uint8_t number) const { return counts_[number]; }
  std::uint32_t of_english_alone() const { return sum(std::span{counts_}.subspan<1, english.size()>()); }
  std::uint32_t of_english() const { return sum(std::span{counts_}.subspan<1, english.size() + shared.size()>()); }
  std::uint32_t of_others() const { return sum(others()); }
  std::size_t different_others() const {
    return others().size() - static_cast<std::size_t>(std::ranges::count(others(), 0U));
  }
  bool have_filler() const { return counts_.back() > 0; }

 private:
  static constexpr std::size_t first_other = 1 + english.size() + shared.size();

  static std::uint32_t sum(std::span<const std::uint32_t> counts) {
    return std::accumulate(counts.begin(), counts.end(), 0U);
  }
  std::span<const std::uint32_t> others() const { return std::span{counts_}.subspan<first_other, other.size()>(); }

  std::array<std::uint32_t, first_other + other.size() + filler.size()> counts_{};
};

// A word in letters of no Latin alphabet.
bool is_other_script(std::string_view word) {
  const char32_t first = decode(word, 0).code_point;
  return first >= 0x370 && is_letter(first) && !(first >= 0x1E00 && first < 0x1F00) && first < 0xFB00;
}

bool reads_as_english(const Document& document) {
  const Numbers& numbers = small_words();
  const auto tokens = document.tokens();
  const std::size_t step = std::max<std::size_t>(1, tokens.size() / most_looked_at);
  Counts counts;
  std::size_t strange = 0;  // words in other letters
  for (std::size_t at = 0; at < tokens.size(); at += step) {
    const Token& token = tokens[at];
    if (token.kind != TokenKind::word) continue;
    const std::uint8_t number = numbers.find(token.folded);
    counts.add(number);
    if (has(token.shape, Shape::non_ascii) && number == Numbers::none) strange += is_other_script(document.text(token));
  }
  return counts.different_others() + strange < fewest_told || counts.of_english() > counts.of_others() + strange;
}

}  // namespace

// Names bring a few foreign words into an English paragraph, so those must be
// twice as many.
BlockLanguages::Reading BlockLanguages::read(const Block& block) const {
  constexpr std::size_t fewest = 2;
  const Numbers& numbers = small_words();
  Counts counts;
  std::size_t accented = 0;  // words that aren't small ones
  std::size_t again = 0;     // small words with accents that have stood before: they tell more than one
  for (const Token& token : document_.tokens(block)) {
    if (token.kind != TokenKind::word) continue;
    const std::uint8_t number = numbers.find(token.folded);
    counts.add(number);
    if (!has(token.shape, Shape::non_ascii) || has(token.shape, Shape::capitalised)) continue;
    const bool is_small = Counts::is_other(number);
    accented += !is_small;
    again += is_small && counts.of(number) > 1;
  }
  if (counts.have_filler()) return Reading::in_english;
  const std::size_t told = counts.of_english_alone();
  if (counts.different_others() + accented + again >= fewest && counts.of_others() + accented > 2 * told)
    return Reading::in_other;
  return told > 0 ? Reading::in_english : Reading::unknown;
}

BlockLanguages::Reading BlockLanguages::reading(std::size_t block) {
  readings_.resize(document_.blocks().size());
  Reading& known = readings_[block];
  if (known == Reading::not_read) known = read(document_.blocks()[block]);
  return known;
}

bool BlockLanguages::is_other(std::size_t block) {
  constexpr std::size_t most_looked_at_beside = 20;
  const Reading own = reading(block);
  if (own != Reading::unknown) return own == Reading::in_other;
  Reading before = Reading::unknown;
  Reading behind = Reading::unknown;
  for (std::size_t far = 1; far <= most_looked_at_beside; ++far) {
    if (before == Reading::unknown && far <= block) before = reading(block - far);
    if (behind == Reading::unknown && block + far < readings_.size()) behind = reading(block + far);
  }
  return (before == Reading::in_other || behind == Reading::in_other) && before != Reading::in_english &&
         behind != Reading::in_english;
}

bool is_english(const Document& document, std::string_view declared) {
  if (declared == "auto" || declared.empty()) return reads_as_english(document);
  return declared == "en" || declared.starts_with("en-") || declared.starts_with("en_");
}

}  // namespace galley
