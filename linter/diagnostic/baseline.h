// What stood when a team began: it isn't reported. A JSON file for people to
// commit and to read in a diff, an entry a line.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

// Ordered as it is written: by path, then rule.
struct BaselineEntry {
  std::string path;  // from the baseline's folder
  std::string rule;
  std::uint64_t fingerprint = 0;  // without the path
  std::string message;            // for people; not compared

  // Whether both mean one finding.
  friend bool operator==(const BaselineEntry& a, const BaselineEntry& b) { return (a <=> b) == 0; }
  friend std::strong_ordering operator<=>(const BaselineEntry& a, const BaselineEntry& b);
};

// Entries in order, each once. Throws Error with `name`, line and column where
// `text` isn't a baseline.
std::vector<BaselineEntry> read_baseline(std::string_view text, const std::string& name);

// The file's text for entries in any order.
std::string print_baseline(std::vector<BaselineEntry> entries);

}  // namespace galley
