// Segments, and what has gathered in memory -> one segment.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "linter/archive/catalogue.h"
#include "linter/archive/segment.h"

namespace galley::archive {

// A piece that isn't in a segment yet.
struct PendingPiece {
  std::uint32_t document = 0;
  std::uint32_t words = 0;
  std::string packed;
};

struct MergeInput {
  std::vector<SegmentRecord> segments;   // by their documents
  std::span<const PendingPiece> pieces;  // with documents behind those of the segments
  std::span<const Entry> entries;        // of `pieces`, in order
};

// Writes segment `number` with those pieces that the catalogue has. A record
// without documents: there were none, and nothing is written. Throws Error, and
// leaves nothing behind then.
SegmentRecord merge(const std::string& folder, std::uint64_t number, const MergeInput& input, Catalogue& catalogue);

}  // namespace galley::archive
