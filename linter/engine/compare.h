// What one body of copy shares with another.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "linter/diagnostic/diagnostic.h"
#include "linter/engine/input.h"
#include "linter/repeat/measure.h"

namespace galley {

struct SharedPlace {
  FileId file{};  // of Comparison::sources
  Span span;
};

// A passage of A that stands in B.
struct SharedPassage {
  SharedPlace a;
  SharedPlace b;                    // what it is most like
  std::vector<SharedPlace> others;  // up to eight more places in B
  std::uint32_t words = 0;          // of the longer side
  std::uint32_t matches = 0;        // words equal in order
  double similarity = 0;            // matches as a share of words
  bool exact = false;               // every word is equal
  std::vector<DiffPart> diff;       // from B to A; none of what is exact or very long
};

// How much of a side stands on the other one.
struct SharedWords {
  std::size_t files = 0;
  std::size_t words = 0;
  std::size_t shared = 0;  // of them, those in shared passages

  double share() const { return words == 0 ? 0 : static_cast<double>(shared) / static_cast<double>(words); }
};

struct Comparison {
  std::vector<SharedPassage> passages;  // by their place in A, where they don't overlap
  SharedWords a;
  SharedWords b;
  std::vector<std::shared_ptr<const SourceFile>> sources;  // B's files, then A's; null where nothing is said of one
  std::vector<RunError> errors;                            // of A's files, then of B's
};

// The same answer for any number of jobs.
Comparison compare(std::span<const Input> a, std::span<const Input> b, const repeat::Measure& measure, unsigned jobs);

}  // namespace galley
