#include "linter/engine/ignore.h"

#include <algorithm>
#include <filesystem>
#include <optional>

#include "linter/text/disk.h"
#include "linter/text/error.h"

namespace galley {
namespace {

namespace fs = std::filesystem;

bool stands(const fs::path& path) {
  std::error_code failed;
  return fs::exists(path, failed);
}

// Spaces at the end count only behind a `\`.
std::string_view without_end(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  while (line.ends_with(' ') && !line.ends_with("\\ ")) line.remove_suffix(1);
  return line;
}

std::vector<IgnoreLine> read_ignore_file(const std::string& path, std::vector<RunError>& errors) {
  if (!stands(path)) return {};
  try {
    return parse_ignore_file(read_file(path));
  } catch (const Error& wrong) {
    errors.push_back({.path = path, .message = wrong.what()});
    return {};
  }
}

void append(std::vector<IgnoreLine>& lines, std::vector<IgnoreLine> more) {
  lines.insert(lines.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

std::optional<bool> verdict(const std::vector<IgnoreLine>& lines, std::string_view path, bool is_folder) {
  const auto last =
      std::find_if(lines.rbegin(), lines.rend(), [&](const auto& line) { return line.glob.matches(path, is_folder); });
  if (last == lines.rend()) return std::nullopt;
  return !last->keeps;
}

// The folder from which ignore files hold for `folder`; empty for none above it.
fs::path topmost(const fs::path& folder) {
  for (fs::path at = folder; at.has_relative_path(); at = at.parent_path()) {
    if (stands(at / ".git")) return at;
  }
  std::error_code failed;
  const fs::path current = fs::canonical(".", failed);
  const auto relative = folder.lexically_relative(current);
  return !failed && !relative.empty() && *relative.begin() != ".." ? current : fs::path{};
}

}  // namespace

std::vector<IgnoreLine> parse_ignore_file(std::string_view text) {
  std::vector<IgnoreLine> lines;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = without_end(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty() || line.starts_with('#')) continue;
    const bool keeps = line.starts_with('!');
    if (keeps) line.remove_prefix(1);
    try {
      lines.push_back({.glob = Glob{line, Braces::plain}, .keeps = keeps});
    } catch (const Error&) {
      // Longer than any path, so it names none.
    }
  }
  return lines;
}

void IgnoreStack::enter_above(const std::string& folder, std::vector<RunError>& errors) {
  levels_.clear();
  const fs::path top = topmost(folder);
  if (top.empty()) return;
  std::vector<fs::path> above;
  for (fs::path at = folder; at != top;) {
    at = at.parent_path();
    above.push_back(at);
  }
  for (auto at = above.rbegin(); at != above.rend(); ++at) enter(at->string(), errors);
}

void IgnoreStack::enter(const std::string& folder, std::vector<RunError>& errors) {
  const std::string prefix = folder.ends_with('/') ? folder : folder + '/';
  Level level{.folder_size = prefix.size()};
  level.git = read_ignore_file(prefix + ".git/info/exclude", errors);
  append(level.git, read_ignore_file(prefix + ".gitignore", errors));
  level.galley = read_ignore_file(prefix + ".galleyignore", errors);
  levels_.push_back(std::move(level));
}

void IgnoreStack::leave() { levels_.pop_back(); }

bool IgnoreStack::ignores(std::string_view path, bool is_folder) const {
  for (const auto kind : {&Level::galley, &Level::git}) {
    for (auto level = levels_.rbegin(); level != levels_.rend(); ++level) {
      const auto said = verdict((*level).*kind, path.substr(level->folder_size), is_folder);
      if (said) return *said;
    }
  }
  return false;
}

}  // namespace galley
