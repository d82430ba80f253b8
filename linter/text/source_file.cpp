#include "linter/text/source_file.h"

#include <algorithm>

#include "linter/text/text_layout.h"
#include "linter/text/utf16.h"
#include "linter/text/utf8.h"

namespace galley {
namespace {

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";

// How many of `unit` the text is long.
std::uint32_t measure(std::string_view text, ColumnUnit unit) {
  if (unit == ColumnUnit::bytes) return static_cast<std::uint32_t>(text.size());
  std::uint32_t units = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t ascii = ascii_eights(text, at);
    units += static_cast<std::uint32_t>(ascii);
    at += ascii;
    if (at == text.size()) break;
    const Decoded decoded = decode(text, at);
    units += unit == ColumnUnit::utf16 && decoded.code_point > 0xFFFF ? 2 : 1;
    at += decoded.size;
  }
  return units;
}

}  // namespace

SourceFile::SourceFile(std::string path, std::string disk_bytes)
    : path_(std::move(path)), encoding_(encoding_of(disk_bytes)) {
  bytes_ = encoding_ == Encoding::utf8 ? std::move(disk_bytes) : utf16_to_utf8(disk_bytes, encoding_);
}

SourceFile::SourceFile(std::string path, TextLayout layout)
    : path_(std::move(path)), layout_(std::make_unique<const TextLayout>(std::move(layout))) {}

SourceFile::~SourceFile() = default;

Offset SourceFile::mark_size() const { return bytes().starts_with(utf8_mark) ? 3 : 0; }

std::uint64_t SourceFile::disk_offset(Offset at) const {
  if (encoding_ == Encoding::utf8) return at;
  return 2 * std::uint64_t{measure(bytes().substr(0, at), ColumnUnit::utf16)};
}

std::string SourceFile::to_disk(std::string_view text) const {
  return encoding_ == Encoding::utf8 ? std::string{text} : utf8_to_utf16(text, encoding_);
}

const std::vector<Offset>& SourceFile::line_starts() const {
  std::call_once(lines_found_, [this] {
    line_starts_.push_back(0);
    const bool has_carriage_returns = bytes_.find('\r') != bytes_.npos;
    const auto next = [&](std::size_t from) {
      return has_carriage_returns ? bytes_.find_first_of("\r\n", from) : bytes_.find('\n', from);
    };
    for (std::size_t at = next(0); at != bytes_.npos; at = next(at + 1)) {
      const bool is_half_of_end = bytes_[at] == '\r' && at + 1 < bytes_.size() && bytes_[at + 1] == '\n';
      if (!is_half_of_end) line_starts_.push_back(static_cast<Offset>(at + 1));
    }
  });
  return line_starts_;
}

Position SourceFile::position(Offset at, ColumnUnit unit) const {
  if (layout_) return layout_->position(at, unit);
  at = std::min(at, static_cast<Offset>(bytes_.size()));
  const auto& starts = line_starts();
  const auto next = std::upper_bound(starts.begin(), starts.end(), at);
  Offset begin = *(next - 1);
  const auto line = static_cast<std::uint32_t>(next - starts.begin() - 1);
  if (line == 0) begin = std::min(mark_size(), at);
  return {.line = line, .column = measure(bytes().substr(begin, at - begin), unit)};
}

Offset SourceFile::offset(Position at, ColumnUnit unit) const {
  const auto& starts = line_starts();
  if (at.line >= starts.size()) return static_cast<Offset>(bytes_.size());
  const std::string_view text = line(at.line);
  const auto begin = static_cast<Offset>(text.data() - bytes_.data());
  std::size_t reached = 0;
  for (std::uint32_t column = 0; column < at.column && reached < text.size();) {
    const Decoded decoded = decode(text, reached);
    column += measure(text.substr(reached, decoded.size), unit);
    reached += decoded.size;
  }
  return begin + static_cast<Offset>(reached);
}

std::string_view SourceFile::line(std::uint32_t line) const {
  const auto& starts = line_starts();
  if (line >= starts.size()) return bytes().substr(bytes_.size());
  const Offset begin = line == 0 ? mark_size() : starts[line];
  const Offset end = line + 1 < starts.size() ? starts[line + 1] : static_cast<Offset>(bytes_.size());
  std::string_view text = bytes().substr(begin, end - begin);
  while (text.ends_with('\n') || text.ends_with('\r')) text.remove_suffix(1);
  return text;
}

std::uint32_t SourceFile::line_count() const { return static_cast<std::uint32_t>(line_starts().size()); }

}  // namespace galley
