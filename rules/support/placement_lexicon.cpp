#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

#include "linter/document/fold.h"
#include "rules/data/placement_words.h"
#include "rules/support/placement_piece.h"

namespace rules::placement {
namespace {

using namespace std::literals;

struct CueWords {
  Cue cue;
  std::string_view words;
};

constexpr std::array cue_words = {
    CueWords{Cue::pronoun | Cue::person | Cue::stop, "he she they"},
    CueWords{Cue::pronoun | Cue::stop, "his her their it its"},
    CueWords{Cue::masculine | Cue::stop, "he his him himself"},
    CueWords{Cue::feminine | Cue::stop, "she her hers herself"},
    CueWords{Cue::demonstrative | Cue::stop, "this that these those such"},
    CueWords{Cue::connective | Cue::skippable | Cue::stop, "but and however meanwhile still yet so then"},
    CueWords{Cue::connective | Cue::stop,
             "moreover furthermore also additionally similarly instead nevertheless nonetheless therefore thus finally "
             "next another other others both neither second secondly third once"},
    CueWords{Cue::speech | Cue::stop,
             "said says say told tells added adds explained explains argued argues warned warns claimed claims "
             "insisted insists continued continues concluded concludes according announced stated states asked asks "
             "wrote writes recalled recalls noted notes"},
    CueWords{Cue::definite | Cue::stop, "the"},
    CueWords{Cue::indefinite | Cue::stop, "a an"},
    CueWords{Cue::title, "mr mrs ms dr sir lord prof president minister professor"},
    CueWords{Cue::stop,
             "about above after again against all am any are as at be because been before being below between by can "
             "could did do does doing down during each few for from further had has have having here hers herself him "
             "himself how i if in into is itself just me more most my myself no nor not now of off on only or our ours "
             "out over own same should some than them themselves there through to too under until up very was we were "
             "what when where which while who whom why will with would you your yours one two new may like get use "
             "used using make made many much us its were dont youre weve thats isnt cant wont im ive"},
};

// In the order of Voice.
constexpr std::array voice_words = {
    "i im ive my me myself id"sv,
    "we our us were ours weve"sv,
    "you your youre yours youll"sv,
    "he she his her him they their them"sv,
    "will would can could should may might must"sv,
    "was were had did been said went took made"sv,
    "is are has have do does says"sv,
};

constexpr std::size_t small_slots = 1024;
std::size_t spread(std::uint64_t key) { return static_cast<std::size_t>((key * 0x9E3779B97F4A7C15u) >> 40); }

// Calls `visit` with the folded hash of each word of a list with spaces between.
template <typename Visit>
void for_each_word(std::string_view words, Visit visit) {
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    visit(galley::folded_hash(words.substr(at, end - at)));
    at = end + 1;
  }
}

}  // namespace

const Lexicon& Lexicon::english() {
  static const Lexicon lexicon;
  return lexicon;
}

SmallWord& Lexicon::small_slot(std::uint32_t folded) {
  std::size_t at = spread(folded) & (small_slots - 1);
  while (small_words_[at].folded != 0 && small_words_[at].folded != folded) at = (at + 1) & (small_slots - 1);
  small_words_[at].folded = folded;
  small_filter_.set(folded % small_filter_.size());
  return small_words_[at];
}

std::size_t Lexicon::slot_of(std::uint64_t stem) const {
  std::size_t at = spread(stem) & (stems_.size() - 1);
  while (stems_[at] != 0 && stems_[at] != stem) at = (at + 1) & (stems_.size() - 1);
  return at;
}

Lexicon::Lexicon()
    : small_words_(small_slots), stems_(std::bit_ceil(word_counts().size() * 2)), rarities_(stems_.size()) {
  for (const CueWords& entry : cue_words) {
    for_each_word(entry.words, [&](std::uint32_t word) {
      SmallWord& slot = small_slot(word);
      slot.cues = slot.cues | entry.cue;
    });
  }
  for (std::size_t voice = 0; voice < voice_words.size(); ++voice) {
    for_each_word(voice_words[voice], [&](std::uint32_t word) {
      SmallWord& slot = small_slot(word);
      if (slot.voice >= voice_count) slot.voice = static_cast<std::uint8_t>(voice);
    });
  }
  const auto rarity_in = [](float texts) { return std::log(static_cast<float>(counted_texts() + 1) / (texts + 0.5F)); };
  unknown_ = rarity_in(1);
  for (const WordCount& word : word_counts()) {
    const std::size_t slot = slot_of(word.stem);
    stems_[slot] = word.stem;
    rarities_[slot] = rarity_in(static_cast<float>(word.texts));
  }
}

SmallWord Lexicon::small_word(std::uint32_t folded) const {
  std::size_t at = spread(folded) & (small_slots - 1);
  if (!small_filter_[folded % small_filter_.size()]) return {};
  while (small_words_[at].folded != 0) {
    if (small_words_[at].folded == folded) return small_words_[at];
    at = (at + 1) & (small_slots - 1);
  }
  return {};
}

float Lexicon::rarity(std::uint64_t stem) const {
  const std::size_t slot = slot_of(stem);
  return stems_[slot] == 0 ? unknown_ : rarities_[slot];
}

}  // namespace rules::placement
