// What git knows of a change; git is run as a program.
#pragma once

#include <string>
#include <vector>

#include "linter/engine/changes.h"

namespace galley {

// The change that a run looks at. All of it throws Error where there is no git,
// no repository or no such revision; what() says which, and what to do.
class GitChange {
 public:
  // From where `revision` and what is checked out part to the files as they
  // stand; files that git doesn't track yet are new.
  static GitChange since(const std::string& revision);

  // What is staged for the next commit.
  static GitChange staged();

  // Of a staged change: gives inputs whose file differs from what is staged the
  // staged bytes. Of another, nothing.
  void take_staged_bytes(std::vector<Input>& inputs) const;

  // The changed lines of each input; none of what is outside of the repository.
  std::vector<std::vector<ChangedLines>> lines_of(const std::vector<Input>& inputs) const;

 private:
  explicit GitChange(std::string top) : top_(std::move(top)) {}

  // From the top of the repository; empty for what is outside of it.
  std::string path_in_repository(const std::string& path) const;

  std::string top_;
  Changes changes_;
  std::vector<std::string> unstaged_;  // paths whose file differs from what is staged
};

}  // namespace galley
