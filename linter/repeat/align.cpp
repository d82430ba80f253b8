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

constexpr std::int32_t drop = 12 * edited_word;
constexpr std::size_t patience = 64;
constexpr std::int32_t unreachable = std::numeric_limits<std::int32_t>::min() / 2;

// The words which are equal one by one: most of most passages.
std::size_t equal_run(Reading a, Reading b) {
  const std::size_t limit = std::min(a.size(), b.size());
  std::size_t run = 0;
  while (run < limit && a[run] == b[run]) ++run;
  return run;
}

// Whether a word within reach of the drop stands in both texts from `start` on:
// without one no score gets better. A bit of its hash says of most that it doesn't.
bool share_word(Reading a, Reading b, std::size_t start) {
  constexpr std::size_t reach = drop / edited_word;
  std::array<std::uint64_t, 16> seen{};
  const auto cell = [&seen](Word word) -> std::uint64_t& { return seen[word >> 6 & 15]; };
  const auto bit = [](Word word) { return std::uint64_t{1} << (word & 63); };
  const std::size_t end = std::min(a.size(), start + reach);
  for (std::size_t at = start; at < end; ++at) cell(a[at]) |= bit(a[at]);
  for (std::size_t at = start; at < std::min(b.size(), start + reach); ++at) {
    if ((cell(b[at]) & bit(b[at])) == 0) continue;
    for (std::size_t other = start; other < end; ++other) {
      if (a[other] == b[at]) return true;
    }
  }
  return false;
}

}  // namespace

Extension Aligner::extend(Reading a, Reading b) {
  const std::size_t start = equal_run(a, b);
  const auto equal = static_cast<std::uint32_t>(start);
  Extension best{.a = equal, .b = equal, .matches = equal, .score = static_cast<std::int32_t>(equal) * equal_word};
  if (!share_word(a, b, start)) return best;
  const auto keep = [&best](std::int32_t score) { return score > best.score - drop; };

  above_.begin = start;
  above_.cells.clear();
  for (std::size_t column = start; column <= b.size(); ++column) {
    const std::int32_t score = best.score - static_cast<std::int32_t>(column - start) * edited_word;
    if (!keep(score)) break;
    above_.cells.push_back({.score = score, .matches = equal});
  }
  for (std::size_t line = start; line < a.size() && line < best.a + patience; ++line) {
    row_.begin = above_.begin;
    row_.cells.clear();
    Cell left{.score = unreachable};
    const std::size_t above_end = above_.begin + above_.cells.size();
    for (std::size_t column = above_.begin;
         column <= b.size() && (column <= above_end || keep(left.score - edited_word)); ++column) {
      Cell cell{.score = left.score - edited_word, .matches = left.matches};
      if (column < above_end) {
        const Cell& over = above_.cells[column - above_.begin];
        if (over.score - edited_word > cell.score) cell = {.score = over.score - edited_word, .matches = over.matches};
      }
      if (column > above_.begin && column <= above_end) {
        const Cell& before = above_.cells[column - above_.begin - 1];
        const bool same = a[line] == b[column - 1];
        const std::int32_t score = before.score + (same ? equal_word : -edited_word);
        if (score > cell.score) cell = {.score = score, .matches = before.matches + (same ? 1u : 0u)};
      }
      if (!keep(cell.score)) cell.score = unreachable;
      if (cell.score > best.score) {
        best = {.a = static_cast<std::uint32_t>(line + 1),
                .b = static_cast<std::uint32_t>(column),
                .matches = cell.matches,
                .score = cell.score};
      }
      if (cell.score == unreachable && row_.cells.empty()) {
        row_.begin = column + 1;
      } else {
        row_.cells.push_back(cell);
      }
      left = cell;
    }
    while (!row_.cells.empty() && row_.cells.back().score == unreachable) row_.cells.pop_back();
    if (row_.cells.empty()) break;
    std::swap(above_, row_);
  }
  return best;
}

}  // namespace galley::repeat
