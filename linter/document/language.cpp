// A text in English can't do without "the", "of" and "and", and one in another
// language can't do without its own small words, or is in other letters. So the
// small words of both are counted, in a sample of a long text. Words which
// English has too ("die", "an", "in") are left out of the other lists, and
// those that several languages have stand for all of them. Of one block of a
// mixed text, all its words are asked.
#include "linter/document/language.h"

#include <algorithm>
#include <array>
#include <bitset>

#include "linter/document/fold.h"
#include "linter/document/word_set.h"
#include "linter/text/utf8.h"

namespace galley {
namespace {

using namespace std::literals;

constexpr std::array english = {"the"sv,   "of"sv,    "and"sv,   "to"sv,    "is"sv,   "that"sv, "it"sv,   "for"sv,
                                "with"sv,  "as"sv,    "this"sv,  "from"sv,  "they"sv, "be"sv,   "have"sv, "has"sv,
                                "by"sv,    "which"sv, "you"sv,   "are"sv,   "not"sv,  "or"sv,   "his"sv,  "her"sv,
                                "their"sv, "we"sv,    "he"sv,    "she"sv,   "said"sv, "its"sv,  "been"sv, "but"sv,
                                "would"sv, "your"sv,  "these"sv, "there"sv, "when"sv, "who"sv,  "what"sv, "if"sv};
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

constexpr std::size_t most_looked_at = 256;  // tokens; of a longer text every so many
constexpr std::size_t fewest_told = 3;       // different small words of another language that tell one

// Words by the hash that a token has, behind a bitmap.
class Words {
 public:
  explicit Words(std::span<const std::string_view> words) {
    for (const std::string_view word : words) {
      hashes_.push_back(folded_hash(word));
      filter_.set(hashes_.back() % bits);
    }
    std::sort(hashes_.begin(), hashes_.end());
  }
  // Where the word stands among the others, or no_index.
  std::uint32_t find(std::uint32_t folded) const {
    if (!filter_[folded % bits]) return no_index;
    const auto found = std::lower_bound(hashes_.begin(), hashes_.end(), folded);
    const bool known = found != hashes_.end() && *found == folded;
    return known ? static_cast<std::uint32_t>(found - hashes_.begin()) : no_index;
  }

 private:
  static constexpr std::size_t bits = 4096;
  std::bitset<bits> filter_;
  std::vector<std::uint32_t> hashes_;
};

// A word in letters of no Latin alphabet.
bool is_other_script(std::string_view word) {
  const char32_t first = decode(word, 0).code_point;
  return first >= 0x370 && is_letter(first) && !(first >= 0x1E00 && first < 0x1F00) && first < 0xFB00;
}

bool reads_as_english(const Document& document) {
  static const WordSet english_words{english};
  static const Words other_words{other};
  const auto tokens = document.tokens();
  const std::size_t step = std::max<std::size_t>(1, tokens.size() / most_looked_at);
  std::size_t told = 0;  // by English words
  std::size_t against = 0;
  std::size_t strange = 0;  // words in other letters
  std::bitset<other.size()> seen;
  for (std::size_t at = 0; at < tokens.size(); at += step) {
    const Token& token = tokens[at];
    if (token.kind != TokenKind::word) continue;
    told += english_words.contains(token.folded);
    if (const std::uint32_t word = other_words.find(token.folded); word != no_index) {
      ++against;
      seen.set(word);
    } else if (has(token.shape, Shape::non_ascii)) {
      strange += is_other_script(document.text(token));
    }
  }
  return seen.count() + strange < fewest_told || told > against + strange;
}

// English small words that are others' too: "as regras", "se for preciso", "l'or".
constexpr std::array shared = {"as"sv, "for"sv, "or"sv, "has"sv, "he"sv, "her"sv, "we"sv};

}  // namespace

// Names bring a few foreign words into an English paragraph, so those must be
// twice as many.
BlockLanguages::Reading BlockLanguages::read(const Block& block) const {
  static const WordSet english_words{english};
  static const Words other_words{other};
  static const Words shared_words{shared};
  static const std::uint32_t filler = folded_hash("ipsum");  // stands for the text to come
  constexpr std::size_t fewest = 2;
  std::size_t told = 0;
  std::size_t against = 0;
  std::size_t different = 0;  // of those against
  std::bitset<other.size()> seen;
  for (const Token& token : document_.tokens(block)) {
    if (token.kind != TokenKind::word) continue;
    if (token.folded == filler) return Reading::in_english;
    const bool accented = has(token.shape, Shape::non_ascii) && !has(token.shape, Shape::capitalised);
    const std::uint32_t word = other_words.find(token.folded);
    against += accented || word != no_index;
    different += accented || (word != no_index && !seen[word]);
    if (word != no_index) seen.set(word);
    told += english_words.contains(token.folded) && shared_words.find(token.folded) == no_index;
  }
  if (different >= fewest && against > 2 * told) return Reading::in_other;
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
