// How far two texts stay alike on both sides of a place where they are equal.
#pragma once

#include <cstdint>
#include <vector>

#include "linter/repeat/equal_words.h"
#include "linter/repeat/passage.h"

namespace galley::repeat {

// What an equal word adds to a score, and what each word takes from it which
// is put in, left out or put for another.
constexpr std::int32_t equal_word = 5;
constexpr std::int32_t edited_word = 4;

// The best alignment that begins where both texts do.
struct Extension {
  std::uint32_t a = 0;  // how many words of each it takes
  std::uint32_t b = 0;
  std::uint32_t matches = 0;
  std::int32_t score = 0;
};

// Text that is read forwards or, before a place, backwards.
class Reading {
 public:
  static Reading forwards(Text words) { return {words.data(), 1, words.size()}; }
  static Reading backwards(Text words) { return {words.empty() ? nullptr : &words.back(), -1, words.size()}; }

  Word operator[](std::size_t at) const { return first_[static_cast<std::ptrdiff_t>(at) * step_]; }
  std::size_t size() const { return size_; }

  // How many words are the same from the beginning of both, which are read the same way.
  friend std::size_t equal_run(Reading a, Reading b) {
    const std::size_t most = std::min(a.size_, b.size_);
    return a.step_ > 0 ? equal_ahead(a.first_, b.first_, most)
           : most == 0 ? 0
                       : equal_before(a.first_ + 1, b.first_ + 1, most);
  }

 private:
  Reading(const Word* first, std::ptrdiff_t step, std::size_t size) : first_(first), step_(step), size_(size) {}

  const Word* first_;
  std::ptrdiff_t step_;
  std::size_t size_;
};

// Aligns word by word. Keeps its buffers between calls; one for each thread.
class Aligner {
 public:
  Extension extend(Reading a, Reading b);

 private:
  struct Cell {
    std::int32_t score = 0;
    std::uint32_t matches = 0;
  };
  // Cells of one row, from column `begin` on: `size` of `cells`, from `first` on.
  struct Row {
    std::size_t begin = 0;
    std::size_t first = 0;
    std::size_t size = 0;
    std::vector<Cell> cells = {};

    void trim();  // leaves out at both ends what can't be reached
  };

  void fill_first_row(std::size_t start, std::size_t columns);
  void fill_row(Word word, std::size_t line, Reading b);

  Extension best_;
  Row above_;
  Row row_;
};

}  // namespace galley::repeat
