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

constexpr std::size_t slots_for(std::size_t entries) { return std::bit_ceil(entries * 3); }
std::uint64_t spread(std::uint64_t key) { return (key * 0x9E3779B97F4A7C15u) >> 20; }

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

void Lexicon::insert(std::vector<Slot>& slots, std::uint64_t key, std::uint32_t value) {
  std::size_t at = spread(key) & (slots.size() - 1);
  while (slots[at].key != 0 && slots[at].key != key) at = (at + 1) & (slots.size() - 1);
  slots[at] = {.key = key, .value = slots[at].value | value};
}

const Lexicon::Slot* Lexicon::find(const std::vector<Slot>& slots, std::uint64_t key) {
  std::size_t at = spread(key) & (slots.size() - 1);
  while (slots[at].key != 0) {
    if (slots[at].key == key) return &slots[at];
    at = (at + 1) & (slots.size() - 1);
  }
  return nullptr;
}

Lexicon::Lexicon() : cues_(slots_for(400)), voices_(slots_for(80)), rarities_(slots_for(word_counts().size() + 1)) {
  for (const CueWords& entry : cue_words) {
    for_each_word(entry.words, [&](std::uint32_t word) { insert(cues_, word, static_cast<std::uint32_t>(entry.cue)); });
  }
  for (std::size_t voice = 0; voice < voice_words.size(); ++voice) {
    for_each_word(voice_words[voice], [&](std::uint32_t word) {
      if (find(voices_, word) == nullptr) insert(voices_, word, static_cast<std::uint32_t>(voice));
    });
  }
  for (const WordCount& word : word_counts()) insert(rarities_, word.stem, word.texts);
}

Cue Lexicon::cues(std::uint32_t folded) const {
  const Slot* slot = find(cues_, folded);
  return slot == nullptr ? Cue::none : static_cast<Cue>(slot->value);
}

std::size_t Lexicon::voice(std::uint32_t folded) const {
  const Slot* slot = find(voices_, folded);
  return slot == nullptr ? std::size_t{voice_count} : slot->value;
}

float Lexicon::rarity(std::uint64_t stem) const {
  const Slot* slot = find(rarities_, stem);
  const float texts = slot == nullptr ? 1.0F : static_cast<float>(slot->value);
  return std::log(static_cast<float>(counted_texts() + 1) / (texts + 0.5F));
}

}  // namespace rules::placement
