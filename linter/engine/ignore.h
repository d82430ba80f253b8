// What .gitignore and .galleyignore leave alone.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "linter/engine/lint.h"
#include "linter/text/glob.h"

namespace galley {

// The lines of one ignore file.
struct IgnoreLine {
  Glob glob;
  bool keeps = false;  // begins with "!": takes back what lines above it say
};
std::vector<IgnoreLine> parse_ignore_file(std::string_view text);

// The ignore files which hold in the folder that a walk has come to. The last
// line that names a path decides; a file nearer to the path comes after those
// above it, and .galleyignore after every .gitignore.
class IgnoreStack {
 public:
  // Takes up what stands above `folder` (an absolute path): as far as the
  // repository it is in, else as far as the current folder if it is in that.
  void enter_above(const std::string& folder, std::vector<RunError>& errors);

  // Takes up and puts down the files of one folder, as a walk goes.
  void enter(const std::string& folder, std::vector<RunError>& errors);
  void leave();

  // `path` is absolute, and in the folder that was entered last.
  bool ignores(std::string_view path, bool is_folder) const;

 private:
  struct Level {
    std::size_t folder_size = 0;  // of the path up to its last slash, that included
    std::vector<IgnoreLine> git;
    std::vector<IgnoreLine> galley;
  };

  std::vector<Level> levels_;
};

}  // namespace galley
