// Reads an archive through, and says what is damaged.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace galley::archive {

struct Verification {
  std::vector<std::string> damages;  // a line each: file, block or piece
  std::uint64_t pieces = 0;
  std::uint64_t segments = 0;
  std::uint64_t entries = 0;
  std::uint64_t removed = 0;  // pieces in segments that are removed or replaced
};

// Every block, every row, every text; and whether they fit each other. Throws
// Error where there is no archive.
Verification verify(const std::string& folder);

}  // namespace galley::archive
