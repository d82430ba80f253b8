// What a baseline records, and which findings it means: it names files from its
// own folder, so that it holds wherever galley is run.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "linter/diagnostic/baseline.h"
#include "linter/diagnostic/diagnostic.h"

namespace galley {

class BaselinePaths {
 public:
  explicit BaselinePaths(const std::string& baseline);

  std::string from_folder(const std::string& path) const;
  bool stands(const std::string& path) const;

  // The entry that would record the finding, without its message.
  BaselineEntry entry_of(const Diagnostic& diagnostic, const std::string& path) const;

 private:
  std::filesystem::path folder_;
};

class KnownFindings {
 public:
  // Throws Error where the file isn't there, or is no baseline.
  explicit KnownFindings(const std::string& baseline);

  bool contains(const BaselineEntry& entry) const;
  const BaselinePaths& paths() const { return paths_; }
  const std::vector<BaselineEntry>& entries() const { return entries_; }

 private:
  BaselinePaths paths_;
  std::vector<BaselineEntry> entries_;  // in order
};

}  // namespace galley
