// What a run can tell of the copy as a whole, and of its own cost.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "linter/diagnostic/diagnostic.h"
#include "linter/repeat/passage.h"

namespace galley {

// How many of the words stand in another place too, in the same file or in
// another, in a passage that was edited or not.
struct RepeatedWords {
  std::size_t words = 0;
  std::size_t repeated = 0;

  double share() const { return words == 0 ? 0 : static_cast<double>(repeated) / static_cast<double>(words); }
};

// A passage that stands at several places; this is the first of them.
struct RepeatedText {
  FileId file{};
  Span span;
  std::uint32_t begin = 0;  // its words
  std::uint32_t end = 0;
  std::uint32_t copies = 0;
  std::uint32_t files = 0;
};

// Two files that share passages.
struct AlikeFiles {
  FileId a{};  // the earlier one
  FileId b{};
  std::size_t words = 0;  // equal words in shared passages
  double share = 0;       // of the words of the shorter file
};

struct Statistics {
  std::map<std::string, double, std::less<>> seconds;  // of CPU, by rule
  std::vector<std::string> paths;                      // by FileId
  std::vector<RepeatedWords> files;                    // by FileId
  std::vector<RepeatedText> passages;                  // those which repeat the most words, ten at most
  std::vector<AlikeFiles> alike;                       // the most alike first, ten at most
};

// The repeats of a run's files. `texts` are their words, by FileId; spans,
// paths and seconds are for the caller to fill in.
Statistics repeat_statistics(std::span<const repeat::Text> texts, unsigned jobs);

RepeatedWords sum(std::span<const RepeatedWords> files);

// The folders that files stand in, each with all that is below it; "." is the
// current one. Empty where all files stand in one.
std::map<std::string, RepeatedWords> by_folder(const Statistics& statistics);

}  // namespace galley
