// Sentences and quotations that nearly say the same, to be compared word by word.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "linter/document/document.h"

namespace rules {

// Words [begin, end) of a document, without marks.
struct Statement {
  galley::TextSpan span;
  std::vector<std::uint32_t> words;   // hashes
  std::vector<std::uint32_t> tokens;  // the token of each
  std::uint32_t block = 0;
};

Statement make_statement(const galley::Document& document, galley::IndexRange tokens, galley::TextSpan span,
                         std::uint32_t block);

// Where two rows of words differ: [begin, end) of each, what is before and behind
// is the same.
struct Difference {
  galley::IndexRange left;
  galley::IndexRange right;
};
Difference difference(const Statement& left, const Statement& right);

// Calls visit(i, j), i < j, for pairs that begin or end with the same `shared`
// words. Each pair at most twice. Linear but for statements that share their ends.
void for_each_likely_pair(std::span<const Statement> statements, std::size_t shared,
                          const std::function<void(std::size_t, std::size_t)>& visit);

}  // namespace rules
