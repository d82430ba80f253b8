#include "linter/cli/cache_file.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>

#include <sys/stat.h>

#include "linter/text/hash.h"

namespace galley {
namespace {

namespace fs = std::filesystem;

constexpr auto kept_for = std::chrono::hours{24 * 30};

// As the XDG Base Directory Specification says; empty for none.
fs::path cache_folder() {
  const char* const cache = std::getenv("XDG_CACHE_HOME");
  if (cache != nullptr && *cache == '/') return fs::path{cache} / "galley";
  const char* const home = std::getenv("HOME");
  if (home != nullptr && *home == '/') return fs::path{home} / ".cache" / "galley";
  return {};
}

// Of this program: what another build found may not be what this one finds.
// 0 where that can't be told.
std::uint64_t build_key() {
  const auto stamp = stamp_of("/proc/self/exe");
  if (!stamp) return 0;
  return hash(GALLEY_VERSION " " + std::to_string(stamp->size) + ' ' + std::to_string(stamp->modified) + ' ' +
              std::to_string(stamp->changed));
}

// Runs from one folder over the same paths share a cache.
std::string name_of(const CheckArguments& arguments) {
  std::error_code failed;
  std::string key = fs::current_path(failed).string();
  for (const std::string& path : arguments.paths) key += '\n' + path;
  key += arguments.type;
  return std::to_string(hash(key)) + ".check";
}

// Many files, or a folder that may hold many.
bool may_be_many(const std::vector<std::string>& paths) {
  return paths.empty() || paths.size() >= fewest_cached_files ||
         std::any_of(paths.begin(), paths.end(), [](const std::string& path) {
           std::error_code failed;
           return fs::is_directory(path, failed);
         });
}

void delete_old(const fs::path& folder) {
  std::error_code failed;
  for (fs::directory_iterator file{folder, failed}; !failed && file != fs::directory_iterator{};
       file.increment(failed)) {
    std::error_code ignored;
    const auto written = file->last_write_time(ignored);
    if (!ignored && written + kept_for < fs::file_time_type::clock::now()) fs::remove(file->path(), ignored);
  }
}

}  // namespace

std::unique_ptr<const CheckCache> open_cache(const CheckArguments& arguments) {
  if (arguments.no_cache || arguments.statistics || !may_be_many(arguments.paths)) return nullptr;
  const fs::path folder = cache_folder();
  const std::uint64_t build = build_key();
  if (folder.empty() || build == 0) return nullptr;
  return std::make_unique<const CheckCache>((folder / name_of(arguments)).string(), build);
}

std::shared_ptr<KeptWork> open_compiled_styles(const CheckArguments& arguments, const StyleSources& sources) {
  if (arguments.no_cache) return nullptr;
  const fs::path folder = cache_folder();
  const std::uint64_t build = build_key();
  if (folder.empty() || build == 0) return nullptr;
  std::error_code failed;
  std::string key = fs::current_path(failed).string() + '\n' + sources.config;
  for (const std::string& each : sources.folders) key += '\n' + each;
  return std::make_shared<KeptWork>((folder / (std::to_string(hash(key)) + ".styles")).string(),
                                    build ^ style_libraries_version());
}

void prepare_cache_folder() {
  const fs::path folder = cache_folder();
  std::error_code failed;
  fs::create_directories(folder, failed);
  delete_old(folder);
}

}  // namespace galley
