// Texts with passages planted in them.
#pragma once

#include <random>
#include <vector>

#include "linter/repeat/passage.h"

namespace planting {

using galley::repeat::Word;
using Words = std::vector<Word>;

inline Words random_words(std::mt19937& random, std::size_t size, Word alphabet) {
  Words words(size);
  for (Word& word : words) word = static_cast<Word>(random() % alphabet);
  return words;
}

// About `percent` of the words left out, put in or changed.
inline Words edited(std::mt19937& random, const Words& words, unsigned percent, Word alphabet) {
  Words changed;
  for (const Word word : words) {
    const bool edit = random() % 100 < percent;
    const unsigned kind = edit ? static_cast<unsigned>(random() % 3) : 3;
    if (kind != 0 && kind != 1) changed.push_back(word);
    if (kind != 0 && kind != 3) changed.push_back(static_cast<Word>(random() % alphabet));
  }
  return changed;
}

// Puts `passage` into `words` and says where.
inline std::uint32_t plant(std::mt19937& random, Words& words, const Words& passage) {
  const auto at = static_cast<std::uint32_t>(random() % (words.size() + 1));
  words.insert(words.begin() + at, passage.begin(), passage.end());
  return at;
}

}  // namespace planting
