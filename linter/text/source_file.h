// A file's bytes, and the way from an offset to what a person calls it.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "linter/text/span.h"

namespace galley {

// Zero-based. `column` counts the unit asked for.
struct Position {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

enum class ColumnUnit { bytes, utf16, code_points };

// How the file is written on disk. `bytes()` are UTF-8 whatever it is.
enum class Encoding { utf8, utf16_little, utf16_big };

class TextLayout;  // text_layout.h

// Owns its bytes and never moves, so views into it stay valid while it lives.
//
// A file in UTF-16 (told by its byte order mark) is held as UTF-8: offsets
// count in that text, and `disk_offset` says where they stand in the file.
// A byte order mark in UTF-8 is kept, as the first three bytes.
class SourceFile {
 public:
  // `disk_bytes` at most 4 GiB - 1 once decoded.
  SourceFile(std::string path, std::string disk_bytes);

  // A file in UTF-8 that was not read: there are no bytes, but position() and
  // disk_offset() answer.
  SourceFile(std::string path, TextLayout layout);

  ~SourceFile();
  SourceFile(const SourceFile&) = delete;
  SourceFile& operator=(const SourceFile&) = delete;

  const std::string& path() const { return path_; }
  bool has_bytes() const { return !layout_; }
  std::string_view bytes() const { return bytes_; }
  std::string_view slice(Span span) const { return bytes().substr(span.begin, span.size()); }
  Encoding encoding() const { return encoding_; }

  // The length of the byte order mark at the start of bytes(): 0 or 3.
  Offset mark_size() const;

  // Where byte `at` of bytes() stands in the file on disk.
  std::uint64_t disk_offset(Offset at) const;

  // `text` (UTF-8, changed by edits of bytes()) as it is to be written to disk.
  std::string to_disk(std::string_view text) const;

  // Only report/ and lsp/ call these; everything before them counts bytes.
  // A line ends at LF, CR LF or CR. Past the end means the end.
  Position position(Offset at, ColumnUnit unit) const;
  Offset offset(Position at, ColumnUnit unit) const;
  std::string_view line(std::uint32_t line) const;  // without its end
  std::uint32_t line_count() const;

 private:
  const std::vector<Offset>& line_starts() const;

  std::string path_;
  std::string bytes_;
  Encoding encoding_ = Encoding::utf8;
  std::unique_ptr<const TextLayout> layout_;  // null where the bytes are here
  mutable std::once_flag lines_found_;
  mutable std::vector<Offset> line_starts_;
};

}  // namespace galley
