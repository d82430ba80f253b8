// Lines are numbered so that equal ones are equal numbers, and the edit script
// between the numbers is written as hunks.
#include "linter/diagnostic/unified_diff.h"

#include <algorithm>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "linter/text/edit_script.h"

namespace galley {
namespace {

constexpr std::size_t context = 3;

using Lines = std::vector<std::string_view>;  // with their line feeds
using Numbers = std::unordered_map<std::string_view, std::uint32_t>;

Lines split_lines(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::size_t size = end == std::string_view::npos ? text.size() : end + 1;
    lines.push_back(text.substr(0, size));
    text.remove_prefix(size);
  }
  return lines;
}

std::vector<std::uint32_t> number(const Lines& lines, Numbers& numbers) {
  std::vector<std::uint32_t> numbered;
  for (const std::string_view line : lines) {
    numbered.push_back(numbers.try_emplace(line, static_cast<std::uint32_t>(numbers.size())).first->second);
  }
  return numbered;
}

void append_line(std::string& out, char mark, std::string_view line) {
  out += mark;
  out += line;
  if (!line.ends_with('\n')) out += "\n\\ No newline at end of file\n";
}

std::string range(std::size_t begin, std::size_t size) {
  const std::string first = std::to_string(size == 0 ? begin : begin + 1);
  return size == 1 ? first : first + ',' + std::to_string(size);
}

// The changes [first, last), which stand too near to each other for two hunks.
void append_hunk(std::string& out, std::span<const Change> changes, const Lines& before, const Lines& after) {
  const std::size_t lead = std::min(context, changes.front().a_begin);
  const std::size_t trail = std::min(context, before.size() - changes.back().a_end);
  const std::size_t a_begin = changes.front().a_begin - lead;
  const std::size_t b_begin = changes.front().b_begin - lead;
  out += "@@ -" + range(a_begin, changes.back().a_end + trail - a_begin) + " +" +
         range(b_begin, changes.back().b_end + trail - b_begin) + " @@\n";
  std::size_t a = a_begin;
  for (const Change& change : changes) {
    while (a < change.a_begin) append_line(out, ' ', before[a++]);
    while (a < change.a_end) append_line(out, '-', before[a++]);
    for (std::size_t b = change.b_begin; b < change.b_end; ++b) append_line(out, '+', after[b]);
  }
  for (std::size_t i = 0; i < trail; ++i) append_line(out, ' ', before[a++]);
}

// As git quotes a name: in C's way where it holds what would break the line;
// behind spaces a tab tells where it ends.
std::string header_name(std::string_view side, std::string_view path) {
  std::string name{side};
  bool quoted = false;
  bool spaces = false;
  while (path.starts_with('/')) path.remove_prefix(1);
  for (const char byte : path) {
    const auto code = static_cast<unsigned char>(byte);
    spaces = spaces || byte == ' ';
    if (byte == '"' || byte == '\\') {
      name += '\\';
      name += byte;
      quoted = true;
    } else if (code < 0x20 || code == 0x7F) {
      for (const char digit : {'\\', char('0' + (code >> 6)), char('0' + ((code >> 3) & 7)), char('0' + (code & 7))})
        name += digit;
      quoted = true;
    } else {
      name += byte;
    }
  }
  if (quoted) return '"' + name + '"';
  return spaces ? name + '\t' : name;
}

}  // namespace

std::string unified_diff(std::string_view path, std::string_view before, std::string_view after) {
  if (before == after) return {};
  const Lines a = split_lines(before);
  const Lines b = split_lines(after);
  Numbers numbers;
  const std::vector<std::uint32_t> numbered = number(a, numbers);
  const std::vector<Change> changes = edit_script(numbered, number(b, numbers));
  std::string out = "--- " + header_name("a/", path) + "\n+++ " + header_name("b/", path) + '\n';
  for (std::size_t first = 0; first < changes.size();) {
    std::size_t last = first + 1;
    while (last < changes.size() && changes[last].a_begin - changes[last - 1].a_end <= 2 * context) ++last;
    append_hunk(out, std::span{changes}.subspan(first, last - first), a, b);
    first = last;
  }
  return out;
}

}  // namespace galley
