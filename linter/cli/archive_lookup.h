// The archive, as the engine asks it in a run.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>

#include "linter/archive/search.h"
#include "linter/engine/lint.h"

namespace galley {

class ArchiveLookup {
 public:
  // What repeats among `inputs` themselves is left to repeated-passage. Throws
  // Error where there is no archive, or none that can be read.
  ArchiveLookup(const std::string& folder, std::span<const Input> inputs);

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
