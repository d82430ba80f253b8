// Files that an option names, whether they are checked or not.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "linter/engine/input.h"
#include "linter/rule/corpus_rule.h"

namespace galley {

class SaidBefore;  // said_before.h

// The files of a run, by their ids from 0.
struct FilesOfRun {
  std::size_t count = 0;
  std::function<const std::string&(FileId)> path;
  std::function<std::shared_ptr<const Document>(FileId)>
      document;                                 // asked for from many threads; null when it can't be read any more
  FindPassages find_passages = {};              // may be empty
  SaidBefore* said = nullptr;                   // may be null
  std::function<void(RunError)> complain = {};  // may be empty: of an option that names what isn't there
};

// What a rule whose options were written in `folder` may ask of them. Good
// while what `files` refers to lives.
FileAccess access_from(const FilesOfRun& files, const std::string& folder);

// The paths on disk that `glob`, written for `folder`, names; in their order.
// Only the folder is walked that the letters before the first wildcard name.
std::vector<std::string> files_named(const std::string& glob, const std::string& folder);

}  // namespace galley
