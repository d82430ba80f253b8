#include "linter/cli/archive_lookup.h"

#include "linter/engine/kept_paths.h"
#include "linter/text/error.h"

namespace galley {
namespace {

std::set<std::string, std::less<>> ids_of(const std::string& folder, std::span<const Input> inputs) {
  const KeptPaths paths{folder};
  std::set<std::string, std::less<>> ids;
  for (const Input& input : inputs) ids.insert(paths.from_folder(input.path));
  return ids;
}

}  // namespace

ArchiveLookup::ArchiveLookup(const std::string& folder, std::span<const Input> inputs)
    : archive_(folder), search_(archive_, ids_of(folder, inputs)) {}

FindArchived ArchiveLookup::find() {
  return [this](const Document& document, const repeat::Measure& measure) -> std::vector<ArchivedPassage> {
    try {
      return search_.find(document, measure);
    } catch (const Error& wrong) {
      const std::lock_guard lock{mutex_};
      if (!error_) error_ = RunError{.path = archive_.folder(), .message = wrong.what()};
      return {};
    }
  };
}

std::optional<RunError> ArchiveLookup::error() const {
  const std::lock_guard lock{mutex_};
  return error_;
}

}  // namespace galley
