// The lines of a file that may be compressed.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace galley::archive {

// Reads plain text, gzip and Zstandard, told by their first bytes; holds a line
// and a piece of the file. Throws Error, which names the file.
class LineReader {
 public:
  // "-" is standard input.
  explicit LineReader(const std::string& name);
  ~LineReader();

  // The next line without its end, good until the next call; false at the end.
  bool next(std::string_view& line);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace galley::archive
