#include "linter/engine/archive_lookup.h"

#include "linter/engine/kept_paths.h"
#include "linter/text/error.h"

namespace galley {
namespace {

std::set<std::string, std::less<>> ids_of(const std::string& folder, const std::vector<std::string>& paths) {
  const KeptPaths kept{folder};
  std::set<std::string, std::less<>> ids;
  for (const std::string& path : paths) ids.insert(kept.from_folder(path));
  return ids;
}

}  // namespace

ArchiveLookup::ArchiveLookup(const std::string& folder, const std::vector<std::string>& paths)
    : archive_(folder), search_(archive_, ids_of(folder, paths)) {}

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
