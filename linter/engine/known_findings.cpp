#include "linter/engine/known_findings.h"

#include <algorithm>

#include "linter/diagnostic/fingerprint.h"
#include "linter/text/disk.h"
#include "linter/text/error.h"

namespace galley {
namespace {

namespace fs = std::filesystem;

std::vector<BaselineEntry> read(const std::string& name) {
  if (!fs::exists(name)) throw Error(name + ": there is no such baseline; record one with --update-baseline");
  return read_baseline(read_file(name), name);
}

}  // namespace

BaselinePaths::BaselinePaths(const std::string& baseline)
    : folder_(fs::absolute(baseline).lexically_normal().parent_path()) {}

std::string BaselinePaths::from_folder(const std::string& path) const {
  return fs::absolute(path).lexically_normal().lexically_proximate(folder_).generic_string();
}

bool BaselinePaths::stands(const std::string& path) const {
  std::error_code ignored;
  return fs::exists(folder_ / path, ignored);
}

BaselineEntry BaselinePaths::entry_of(const Diagnostic& diagnostic, const std::string& path) const {
  return {
      .path = from_folder(path), .rule = diagnostic.rule, .fingerprint = without_path(diagnostic.fingerprint, path)};
}

KnownFindings::KnownFindings(const std::string& baseline) : paths_(baseline), entries_(read(baseline)) {}

bool KnownFindings::contains(const BaselineEntry& entry) const {
  return std::binary_search(entries_.begin(), entries_.end(), entry);
}

}  // namespace galley
