// The archive, as the engine asks it in a run.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "linter/archive/search.h"
#include "linter/engine/input.h"
#include "linter/rule/archived.h"

namespace galley {

class ArchiveLookup {
 public:
  // What repeats among the files of `paths` themselves is left to
  // repeated-passage. Throws Error where there is no archive, or none that can
  // be read.
  ArchiveLookup(const std::string& folder, const std::vector<std::string>& paths);

  // Good while this lives. Asked from many threads; doesn't throw.
  FindArchived find();

  // What went wrong while it was asked.
  std::optional<RunError> error() const;

 private:
  archive::Archive archive_;
  archive::Search search_;
  mutable std::mutex mutex_;
  std::optional<RunError> error_;
};

}  // namespace galley
