#include "linter/cli/git.h"

#include <algorithm>
#include <filesystem>

#include "linter/text/error.h"
#include "linter/text/program.h"

namespace galley {
namespace {

namespace fs = std::filesystem;

Ended run_git(std::vector<std::string> words) {
  words.insert(words.begin(), "git");
  try {
    return run_program(words);
  } catch (const Error&) {
    throw Error("--since and --staged need git, which can’t be run here; install it");
  }
}

std::string without_line_end(std::string text) {
  while (text.ends_with('\n')) text.pop_back();
  return text;
}

// For what git must be able to do once it is known where it works.
std::string ask_git(const std::vector<std::string>& words) {
  Ended ended = run_git(words);
  if (ended.status != 0) throw Error("git " + words[0] + " failed: " + without_line_end(ended.errors));
  return std::move(ended.output);
}

std::string top_of_repository() {
  Ended ended = run_git({"rev-parse", "--show-toplevel"});
  if (ended.status != 0) {
    throw Error("--since and --staged need a git repository, and this folder is in none: " +
                without_line_end(ended.errors));
  }
  std::string top = ended.output.substr(0, ended.output.rfind('\n'));
  std::error_code failed;
  const fs::path canonical = fs::canonical(top, failed);
  return failed ? top : canonical.string();
}

std::string commit_of(const std::string& revision) {
  const bool is_option = revision.empty() || revision.starts_with('-');
  const Ended ended =
      is_option ? Ended{.status = 1} : run_git({"rev-parse", "--verify", "--quiet", revision + "^{commit}"});
  if (ended.status != 0) {
    throw Error("--since: there is no revision “" + revision +
                "” here; `git log` lists what there is, and a shallow clone may need `git fetch --unshallow`");
  }
  return without_line_end(ended.output);
}

std::string merge_base(const std::string& commit, const std::string& revision) {
  const Ended ended = run_git({"merge-base", commit, "HEAD"});
  if (ended.status != 0) {
    throw Error("--since: “" + revision + "” and what is checked out have no common past; name another revision");
  }
  return without_line_end(ended.output);
}

// In the form that parse_diff() reads, whatever the person has configured.
Changes diff(const std::string& against) {
  return parse_diff(ask_git({"-c", "core.quotePath=false", "diff", "--unified=0", "--no-color", "--no-ext-diff",
                             "--no-textconv", "--no-relative", "--find-renames", "--ignore-submodules",
                             "--diff-filter=d", "--src-prefix=a/", "--dst-prefix=b/", against, "--"}));
}

// Names that end with NUL.
std::vector<std::string> split_names(const std::string& names) {
  std::vector<std::string> all;
  for (std::size_t at = 0; at < names.size();) {
    const std::size_t end = std::min(names.find('\0', at), names.size());
    all.push_back(names.substr(at, end - at));
    at = end + 1;
  }
  return all;
}

}  // namespace

GitChange GitChange::since(const std::string& revision) {
  GitChange change{top_of_repository()};
  change.changes_ = diff(merge_base(commit_of(revision), revision));
  const std::string untracked =
      ask_git({"-C", change.top_, "ls-files", "--others", "--exclude-standard", "-z", "--full-name"});
  for (std::string& path : split_names(untracked)) change.changes_[std::move(path)] = {whole_file};
  return change;
}

GitChange GitChange::staged() {
  GitChange change{top_of_repository()};
  change.changes_ = diff("--cached");
  change.unstaged_ = split_names(ask_git({"diff", "--name-only", "--no-relative", "--ignore-submodules", "-z", "--"}));
  std::sort(change.unstaged_.begin(), change.unstaged_.end());
  return change;
}

std::string GitChange::path_in_repository(const std::string& path) const {
  std::error_code failed;
  const fs::path folder = fs::canonical(fs::absolute(path).parent_path(), failed);
  if (failed) return {};
  const fs::path relative = (folder / fs::path{path}.filename()).lexically_relative(top_);
  return relative.empty() || *relative.begin() == ".." ? std::string{} : relative.string();
}

void GitChange::take_staged_bytes(std::vector<Input>& inputs) const {
  for (Input& input : inputs) {
    if (input.bytes || unstaged_.empty()) continue;
    const std::string path = path_in_repository(input.path);
    if (!std::binary_search(unstaged_.begin(), unstaged_.end(), path)) continue;
    input.bytes = ask_git({"cat-file", "--filters", ":" + path});
  }
}

std::vector<std::vector<ChangedLines>> GitChange::lines_of(const std::vector<Input>& inputs) const {
  std::vector<std::vector<ChangedLines>> lines;
  for (const Input& input : inputs) {
    const std::string path = path_in_repository(input.path);
    const auto found = changes_.find(path);
    if (found != changes_.end()) {
      lines.push_back(found->second);
    } else {
      lines.emplace_back();
    }
  }
  return lines;
}

}  // namespace galley
