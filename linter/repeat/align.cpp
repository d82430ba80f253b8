// Problem: two texts are equal at one place. How far do they go on being alike,
// with words put in, left out and changed, and where does it end?
//
// Idea: the table of the best alignments of each beginning of one text with
// each beginning of the other, row by row; but only those cells are filled
// whose score is near the best one so far. Where the texts are alike that is a
// narrow band, which follows insertions and deletions by itself; where they
// stop being alike the band runs dry, and the best cell is the end.
//
// W. Miller, E. Myers: Sequence comparison with concave weighting functions,
// 1988; Z. Zhang, S. Schwartz, L. Wagner, W. Miller: A greedy algorithm for
// aligning DNA sequences, Journal of Computational Biology 7, 2000 (the rule
// of dropping what falls by X).
//
// Cost: the length of what is alike times the width of the band, which the
// drop bounds. Texts which are neither alike nor unlike can't keep it going:
// after `patience` rows without a new best one it ends.
#include "linter/repeat/align.h"

#include <algorithm>
#include <array>
#include <limits>

namespace galley::repeat {
namespace {

constexpr std::size_t widest_insertion = 12;  // words in a row of one text alone
constexpr std::int32_t drop = static_cast<std::int32_t>(widest_insertion) * edited_word;
constexpr std::size_t patience = 64;
constexpr std::int32_t unreachable = std::numeric_limits<std::int32_t>::min() / 2;

// A set of words, of a few of which it says that they are in it although they aren't.
class WordSet {
 public:
  void add(Word word) { cell(word) |= bit(word); }
  bool holds(Word word) { return (cell(word) & bit(word)) != 0; }

 private:
  static std::uint64_t bit(Word word) { return std::uint64_t{1} << (word & 63); }
  std::uint64_t& cell(Word word) { return cells_[word >> 6 & 15]; }

  std::array<std::uint64_t, 16> cells_{};
};

// Whether an alignment from `start` on may get better than none. One that takes
// up to n words of each text, n of one of them, has no more equal words than
// those of the first n of `b` which stand in `a` within reach; each word that it
// lacks of n is an edit. Once all such scores have fallen by the drop, none
// goes on.
bool may_gain(Reading a, Reading b, std::size_t start) {
  constexpr std::size_t reach = 16;
  WordSet near;
  for (std::size_t at = start; at < std::min(a.size(), start + reach); ++at) near.add(a[at]);
  std::int32_t score = 0;
  for (std::size_t at = start; at < start + reach; ++at) {
    score += at < b.size() && near.holds(b[at]) ? equal_word : -edited_word;
    if (score > 0) return true;
    if (score <= -drop) return false;
  }
  return true;
}

}  // namespace

void Aligner::Row::trim() {
  while (size > 0 && cells[first + size - 1].score == unreachable) --size;
  for (; size > 0 && cells[first].score == unreachable; --size) {
    ++first;
    ++begin;
  }
}

Extension Aligner::extend(Reading a, Reading b) {
  const std::size_t start = equal_run(a, b);  // most of most passages
  const auto equal = static_cast<std::uint32_t>(start);
  best_ = {.a = equal, .b = equal, .matches = equal, .score = static_cast<std::int32_t>(equal) * equal_word};
  if (!may_gain(a, b, start)) return best_;
  fill_first_row(start, b.size());
  for (std::size_t line = start; line < a.size() && line < best_.a + patience && above_.size > 0; ++line) {
    fill_row(a[line], line, b);
    std::swap(above_, row_);
  }
  return best_;
}

// Words of `b` alone.
void Aligner::fill_first_row(std::size_t start, std::size_t columns) {
  above_.begin = start;
  above_.first = 0;
  above_.size = std::min<std::size_t>(columns - start + 1, widest_insertion);
  above_.cells.resize(std::max(above_.cells.size(), above_.size));
  std::int32_t score = best_.score;
  for (std::size_t at = 0; at < above_.size; ++at, score -= edited_word)
    above_.cells[at] = {.score = score, .matches = best_.matches};
}

// `word` of `a`, the one at `line`, with all words of `b` that it may stand beside.
void Aligner::fill_row(Word word, std::size_t line, Reading b) {
  const Cell* const above = above_.cells.data() + above_.first;
  const std::size_t width = above_.size;
  row_.begin = above_.begin;
  row_.first = 0;
  row_.cells.resize(std::max(row_.cells.size(), width + widest_insertion));
  Cell* const row = row_.cells.data();
  Cell left{.score = unreachable};
  std::size_t at = 0;
  const auto put = [&](Cell cell) {
    if (cell.score <= best_.score - drop) cell.score = unreachable;
    if (cell.score > best_.score) {
      best_ = {.a = static_cast<std::uint32_t>(line + 1),
               .b = static_cast<std::uint32_t>(row_.begin + at),
               .matches = cell.matches,
               .score = cell.score};
    }
    row[at++] = left = cell;
  };
  const auto better = [](const Cell& cell, const Cell& from, std::int32_t gain, std::uint32_t matches) {
    return from.score + gain > cell.score ? Cell{.score = from.score + gain, .matches = from.matches + matches} : cell;
  };
  const auto inserted = [&] { return Cell{.score = left.score - edited_word, .matches = left.matches}; };
  const auto beside = [&](const Cell& cell) {
    const bool same = word == b[row_.begin + at - 1];
    return better(cell, above[at - 1], same ? equal_word : -edited_word, same ? 1 : 0);
  };
  put(better(inserted(), above[0], -edited_word, 0));
  while (at < width) put(beside(better(inserted(), above[at], -edited_word, 0)));
  const std::size_t most = b.size() - row_.begin + 1;
  if (at < most) put(beside(inserted()));
  while (at < most && left.score - edited_word > best_.score - drop) put(inserted());
  row_.size = at;
  row_.trim();
}

}  // namespace galley::repeat
