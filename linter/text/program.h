// Other programs, run to their end.
#pragma once

#include <string>
#include <vector>

namespace galley {

struct Ended {
  int status = 0;      // as the program says it; 128 and more where a signal ended it
  std::string output;  // both streams are read to their end
  std::string errors;
};

// `words` are the program, found as a shell finds it, and its arguments; no
// shell sees them. Throws Error where there is no such program.
Ended run_program(const std::vector<std::string>& words);

}  // namespace galley
