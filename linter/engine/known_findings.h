// What a baseline records, and which findings it means: it names files from its
// own folder, so that it holds wherever galley is run.
#pragma once

#include <string>
#include <vector>

#include "linter/diagnostic/baseline.h"
#include "linter/diagnostic/diagnostic.h"
#include "linter/engine/kept_paths.h"

namespace galley {

// The entry that would record the finding in the file at `path`, without its message.
BaselineEntry entry_of(const Diagnostic& diagnostic, const std::string& path, const KeptPaths& paths);

class KnownFindings {
 public:
  // Throws Error where the file isn't there, or is no baseline.
  explicit KnownFindings(const std::string& baseline);

  bool contains(const BaselineEntry& entry) const;
  const KeptPaths& paths() const { return paths_; }
  const std::vector<BaselineEntry>& entries() const { return entries_; }

 private:
  KeptPaths paths_;
  std::vector<BaselineEntry> entries_;  // in order
};

}  // namespace galley
