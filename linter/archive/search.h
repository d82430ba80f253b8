// What a document has in common with the archive.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "linter/archive/archive.h"
#include "linter/rule/archived.h"

namespace galley::archive {

// Runs of words that stand in a document and, at about the same distances, in
// an archived one.
struct Chain {
  std::uint32_t document = 0;  // the archived one
  std::uint32_t later_begin = 0;
  std::uint32_t later_end = 0;
  std::uint32_t earlier_begin = 0;
  std::uint32_t earlier_end = 0;
  std::uint32_t words = 0;  // that are in one of its runs
};

// The chains that are worth a look, ordered by document. `entries` are those of
// every run of the document.
std::vector<Chain> find_chains(const Archive& archive, const std::vector<Entry>& entries);

// Looks documents up. May be used from many threads. Throws Error where the
// archive is damaged.
class Search {
 public:
  // Pieces with one of the ids are left out: they are checked in this run, and
  // what repeats among them is another rule's to say.
  Search(const Archive& archive, std::set<std::string, std::less<>> excluded)
      : archive_(archive), excluded_(std::move(excluded)) {}

  // A piece with the same text as the document is the document, and left out.
  std::vector<ArchivedPassage> find(const Document& document, const repeat::Measure& measure) const;

 private:
  const Archive& archive_;
  std::set<std::string, std::less<>> excluded_;
};

}  // namespace galley::archive
