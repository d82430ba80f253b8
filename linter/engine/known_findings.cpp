#include "linter/engine/known_findings.h"

#include <algorithm>
#include <filesystem>

#include "linter/diagnostic/fingerprint.h"
#include "linter/text/disk.h"
#include "linter/text/error.h"

namespace galley {
namespace {

std::vector<BaselineEntry> read(const std::string& name) {
  if (!std::filesystem::exists(name))
    throw Error(name + ": there is no such baseline; record one with --update-baseline");
  return read_baseline(read_file(name), name);
}

}  // namespace

BaselineEntry entry_of(const Diagnostic& diagnostic, const std::string& path, const KeptPaths& paths) {
  return {.path = paths.from_folder(path),
          .rule = diagnostic.rule,
          .fingerprint = without_path(diagnostic.fingerprint, path)};
}

KnownFindings::KnownFindings(const std::string& baseline) : paths_(baseline), entries_(read(baseline)) {}

bool KnownFindings::contains(const BaselineEntry& entry) const {
  return std::binary_search(entries_.begin(), entries_.end(), entry);
}

}  // namespace galley
