// Which files to check: walks folders, and honours what is to be left alone.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "linter/engine/lint.h"
#include "linter/text/disk.h"

namespace galley {

struct CollectOptions {
  bool hidden = false;         // look at names that begin with a point, too
  bool no_ignore = false;      // leave .gitignore and .galleyignore unread
  bool any_extension = false;  // files of every name, not only those of known formats
  std::function<bool(const std::string& path)> reads =
      {};  // whether a file that is met is copy; by its name where empty
  std::function<bool(const std::string& path)> excluded = {};  // asked of files and folders; a folder ends in "/"
  // Files of which it is known, without a look into them, that they are text.
  std::function<bool(const std::string& path)> known = {};
  bool leave_closed = false;  // don't look into files that are met: whoever reads them tells whether they are text
};

struct FileList {
  std::vector<std::string> paths;  // in the order of their bytes; "-" is standard input
  std::vector<bool> known;         // of each of them, whether options.known said so
  std::vector<bool> closed;        // and whether it may be no text, as it was left closed
  std::vector<RunError> errors;
};

// The files under `given` (nothing: the current folder). A file which is named
// is always among them, whatever it is called and whoever ignores it; "-" too.
// A file that is reached twice is there once. Links to files are followed,
// links to folders only where they are named. Never throws: what is missing,
// can't be read or is no text is among the errors; what is met in a folder and
// is no text isn't there.
FileList collect_files(const std::vector<std::string>& given, const CollectOptions& options);

}  // namespace galley
