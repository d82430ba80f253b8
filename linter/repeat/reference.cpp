#include "linter/repeat/reference.h"

#include <algorithm>

#include "linter/repeat/align.h"

namespace galley::repeat {
namespace {

bool stands_before(std::span<const Text> texts, std::size_t text, std::size_t at, std::uint32_t words) {
  const Text run = texts[text].subspan(at, words);
  for (std::size_t other = 0; other <= text; ++other) {
    const std::size_t end = other == text ? at : texts[other].size();
    for (std::size_t begin = 0; begin + words <= end; ++begin) {
      if (std::ranges::equal(run, texts[other].subspan(begin, words))) return true;
    }
  }
  return false;
}

}  // namespace

std::vector<std::vector<bool>> repeated_words(std::span<const Text> texts, std::uint32_t min_words) {
  std::vector<std::vector<bool>> repeated;
  for (std::size_t text = 0; text < texts.size(); ++text) {
    std::vector<bool>& marks = repeated.emplace_back(texts[text].size());
    for (std::size_t at = 0; at + min_words <= texts[text].size(); ++at) {
      if (stands_before(texts, text, at, min_words))
        std::fill_n(marks.begin() + static_cast<std::ptrdiff_t>(at), min_words, true);
    }
  }
  return repeated;
}

Passage best_local_alignment(Text a, Text b) {
  struct Cell {
    std::int32_t score = 0;
    std::uint32_t matches = 0;
    std::uint32_t begin_a = 0;
    std::uint32_t begin_b = 0;
  };
  Passage best;
  std::vector<Cell> above(b.size() + 1);
  for (std::uint32_t j = 0; j <= b.size(); ++j) above[j].begin_b = j;
  for (std::uint32_t i = 1; i <= a.size(); ++i) {
    std::vector<Cell> row(b.size() + 1);
    row[0].begin_a = i;
    for (std::uint32_t j = 1; j <= b.size(); ++j) {
      const bool same = a[i - 1] == b[j - 1];
      Cell cell = above[j - 1];
      cell.score += same ? equal_word : -edited_word;
      cell.matches += same;
      for (const Cell& from : {above[j], row[j - 1]}) {
        if (from.score - edited_word > cell.score) {
          cell = from;
          cell.score -= edited_word;
        }
      }
      row[j] = cell.score > 0 ? cell : Cell{.begin_a = i, .begin_b = j};
      if (cell.score > best.score) {
        best = {.earlier = {0, cell.begin_a, i},
                .later = {1, cell.begin_b, j},
                .matches = cell.matches,
                .score = cell.score};
      }
    }
    above = std::move(row);
  }
  return best;
}

std::int32_t best_extension(Text a, Text b) {
  std::int32_t best = 0;
  std::vector<std::int32_t> above(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) above[j] = -static_cast<std::int32_t>(j) * edited_word;
  for (const Word word : a) {
    std::vector<std::int32_t> row{above[0] - edited_word};
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::int32_t step = above[j - 1] + (word == b[j - 1] ? equal_word : -edited_word);
      row.push_back(std::max({step, above[j] - edited_word, row[j - 1] - edited_word}));
      best = std::max(best, row[j]);
    }
    above = std::move(row);
  }
  return best;
}

}  // namespace galley::repeat
