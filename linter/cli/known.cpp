#include "linter/cli/known.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include "linter/diagnostic/baseline.h"
#include "linter/engine/known_findings.h"
#include "linter/report/reporter.h"
#include "linter/text/disk.h"

namespace galley {
namespace {

namespace fs = std::filesystem;

BaselineEntry entry_of(const Diagnostic& diagnostic, const LintResult& result, const KeptPaths& paths) {
  return entry_of(diagnostic, result.sources[static_cast<std::size_t>(diagnostic.file)]->path(), paths);
}

std::set<std::string> checked_paths(std::span<const Input> inputs, const KeptPaths& paths) {
  std::set<std::string> checked;
  for (const Input& input : inputs) checked.insert(paths.from_folder(input.path));
  return checked;
}

}  // namespace

std::string hide_known(const std::string& name, std::span<const Input> inputs, LintResult& result) {
  const KnownFindings known{name};
  const KeptPaths& paths = known.paths();
  std::set<BaselineEntry> met;
  std::erase_if(result.diagnostics, [&](const Diagnostic& diagnostic) {
    BaselineEntry entry = entry_of(diagnostic, result, paths);
    const bool is_known = known.contains(entry);
    if (is_known) met.insert(std::move(entry));
    return is_known;
  });
  const std::set<std::string> checked = checked_paths(inputs, paths);
  const auto gone = std::count_if(known.entries().begin(), known.entries().end(), [&](const BaselineEntry& entry) {
    return !met.contains(entry) && (checked.contains(entry.path) || !paths.stands(entry.path));
  });
  if (met.empty() && gone == 0) return {};
  std::string note = "the baseline hides " + std::to_string(met.size());
  if (gone > 0) note += "; " + std::to_string(gone) + " of its entries stand no more (--update-baseline drops them)";
  return note + '\n';
}

std::string record_known(const std::string& name, std::span<const Input> inputs, LintResult& result) {
  const KeptPaths paths{name};
  std::vector<BaselineEntry> entries;
  if (fs::exists(name)) entries = KnownFindings{name}.entries();
  const std::set<std::string> checked = checked_paths(inputs, paths);
  std::erase_if(entries,
                [&](const BaselineEntry& entry) { return checked.contains(entry.path) || !paths.stands(entry.path); });
  for (const Diagnostic& diagnostic : result.diagnostics) {
    entries.push_back(entry_of(diagnostic, result, paths));
    entries.back().message = message_text(diagnostic, result);
  }
  write_file_atomically(name, print_baseline(entries));
  const std::size_t recorded = result.diagnostics.size();
  result.diagnostics.clear();
  return "recorded " + std::to_string(recorded) + " in " + name + '\n';
}

}  // namespace galley
