// Sentences and quotations that nearly say the same, to be compared word by word.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "linter/document/document.h"

namespace rules {

// Where a statement stands.
struct StatementPlace {
  galley::TextSpan span;
  galley::IndexRange tokens;  // marks among them
};

// Its words, without marks.
struct Statement {
  galley::TextSpan span;
  std::vector<std::uint32_t> words;   // hashes
  std::vector<std::uint32_t> tokens;  // the token of each
};

Statement make_statement(const galley::Document& document, const StatementPlace& place);

// Where two rows of words differ: [begin, end) of each, what is before and behind
// is the same.
struct Difference {
  galley::IndexRange left;
  galley::IndexRange right;
};
Difference difference(const Statement& left, const Statement& right);

// Calls visit(i, j), i < j, for pairs that begin or end with the same `shared`
// words. Each pair at most twice. Linear but for statements that share their ends.
void for_each_likely_pair(const galley::Document& document, std::span<const StatementPlace> places, std::size_t shared,
                          const std::function<void(std::size_t, std::size_t)>& visit);

}  // namespace rules
