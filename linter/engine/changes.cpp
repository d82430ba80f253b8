#include "linter/engine/changes.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace galley {
namespace {

std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

// A number at the beginning of `text`, which is taken off.
std::uint32_t take_number(std::string_view& text) {
  std::uint32_t number = 0;
  const auto end = std::from_chars(text.data(), text.data() + text.size(), number).ptr;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return number;
}

// One side of a hunk's head: "-3,2" or "+7".
struct Side {
  std::uint32_t line = 0;
  std::uint32_t count = 1;
};

Side take_side(std::string_view& text) {
  text.remove_prefix(std::min<std::size_t>(1, text.size()));
  Side side{.line = take_number(text)};
  if (text.starts_with(',')) {
    text.remove_prefix(1);
    side.count = take_number(text);
  }
  if (text.starts_with(' ')) text.remove_prefix(1);
  return side;
}

char escaped(char letter) {
  constexpr std::string_view letters = "abtnvfr";
  const std::size_t at = letters.find(letter);
  return at == std::string_view::npos ? letter : "\a\b\t\n\v\f\r"[at];
}

// A path as git writes it: between quotation marks where it holds odd bytes,
// else with a tab behind it where it holds spaces.
std::string unquoted(std::string_view path) {
  if (!path.starts_with('"')) return std::string{path.substr(0, path.find('\t'))};
  std::string out;
  for (std::size_t at = 1; at < path.size() && path[at] != '"'; ++at) {
    if (path[at] != '\\' || at + 1 == path.size()) {
      out += path[at];
    } else if (path[++at] >= '0' && path[at] <= '7') {
      unsigned byte = 0;
      const std::size_t end = std::min(at + 3, path.size());
      for (; at < end && path[at] >= '0' && path[at] <= '7'; ++at)
        byte = byte * 8 + static_cast<unsigned>(path[at] - '0');
      out += static_cast<char>(byte);
      --at;
    } else {
      out += escaped(path[at]);
    }
  }
  return out;
}

// The path of "+++ b/PATH"; none for a file that was deleted.
std::optional<std::string> new_path(std::string_view line) {
  std::string path = unquoted(line.substr(4));
  if (!path.starts_with("b/")) return std::nullopt;
  return path.substr(2);
}

// The path of "Binary files a/PATH and b/PATH differ".
std::optional<std::string> binary_path(std::string_view line) {
  constexpr std::string_view end = " differ";
  if (!line.ends_with(end)) return std::nullopt;
  line.remove_suffix(end.size());
  const std::size_t quoted = line.find(" and \"b/");
  const std::size_t at = quoted == std::string_view::npos ? line.rfind(" and b/") : quoted;
  if (at == std::string_view::npos) return std::nullopt;
  return unquoted(line.substr(at + 5)).substr(2);
}

// So many lines of copy, which may look like a head; a line that begins with
// `\` speaks of the one above.
void pass_over(std::string_view& diff, std::uint64_t lines) {
  while (lines > 0 && !diff.empty()) {
    if (!take_line(diff).starts_with('\\')) --lines;
  }
}

// The bytes of the lines, in order.
std::vector<Span> spans_of(const std::vector<ChangedLines>& lines, std::string_view bytes) {
  std::vector<Span> spans;
  std::uint32_t line = 0;
  std::size_t at = 0;
  const auto go_to = [&](std::uint32_t wanted) {
    for (; line < wanted && at < bytes.size(); ++line) at = std::min(bytes.find('\n', at), bytes.size() - 1) + 1;
    return static_cast<Offset>(at);
  };
  for (const ChangedLines& changed : lines) {
    const Offset begin = go_to(changed.begin);
    spans.push_back({begin, go_to(changed.end)});
  }
  return spans;
}

class Filter {
 public:
  Filter(const LintResult& result, const std::vector<std::vector<ChangedLines>>& lines)
      : result_(result), lines_(lines) {}

  bool is_touched(const Diagnostic& diagnostic) {
    return is_touched(diagnostic.file, diagnostic.span) ||
           std::any_of(diagnostic.related.begin(), diagnostic.related.end(),
                       [this](const Related& related) { return is_touched(related.file, related.span); });
  }

 private:
  bool is_touched(FileId file, Span span) {
    const std::vector<Span>& changed = changed_in(file);
    const auto size = static_cast<Offset>(result_.sources[static_cast<std::size_t>(file)]->bytes().size());
    if (span.begin >= size && size > 0) span = {size - 1, size};  // what is missing at the end
    const auto first =
        std::partition_point(changed.begin(), changed.end(), [&](const Span& one) { return one.end <= span.begin; });
    return first != changed.end() && (first->contains(span.begin) || first->overlaps(span));
  }

  const std::vector<Span>& changed_in(FileId file) {
    const auto [found, is_new] = spans_.try_emplace(file);
    const auto index = static_cast<std::size_t>(file);
    if (is_new) found->second = spans_of(lines_[index], result_.sources[index]->bytes());
    return found->second;
  }

  const LintResult& result_;
  const std::vector<std::vector<ChangedLines>>& lines_;
  std::map<FileId, std::vector<Span>> spans_;
};

}  // namespace

Changes parse_diff(std::string_view diff) {
  Changes changes;
  std::vector<ChangedLines>* lines = nullptr;
  while (!diff.empty()) {
    std::string_view line = take_line(diff);
    if (line.starts_with("diff --git ")) {
      lines = nullptr;
    } else if (line.starts_with("+++ ")) {
      const auto path = new_path(line);
      lines = path ? &changes[*path] : nullptr;
    } else if (line.starts_with("Binary files ")) {
      if (const auto path = binary_path(line)) changes[*path] = {whole_file};
    } else if (line.starts_with("@@ -")) {
      line.remove_prefix(3);
      const Side old = take_side(line);
      const Side now = take_side(line);
      if (lines != nullptr && now.count > 0 && now.line > 0) lines->push_back({now.line - 1, now.line - 1 + now.count});
      pass_over(diff, std::uint64_t{old.count} + now.count);
    }
  }
  return changes;
}

void keep_changed(LintResult& result, const std::vector<std::vector<ChangedLines>>& lines) {
  Filter filter{result, lines};
  std::erase_if(result.diagnostics, [&](const Diagnostic& diagnostic) { return !filter.is_touched(diagnostic); });
}

}  // namespace galley
