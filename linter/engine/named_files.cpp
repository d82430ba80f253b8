#include "linter/engine/named_files.h"

#include <filesystem>
#include <set>

#include "linter/config/store.h"
#include "linter/engine/files.h"
#include "linter/formats/format.h"
#include "linter/text/error.h"
#include "linter/text/glob.h"
#include "linter/text/hash.h"

namespace galley {
namespace {

using Words = std::vector<std::uint32_t>;

bool names(const Glob& glob, const std::string& folder, const std::string& path) {
  return glob.matches_within(path_within(folder, path));
}

// Of a file that isn't checked; nothing if it can't be read.
Words words_on_disk(const std::string& path) {
  const Format* const known = format_of(path);
  try {
    const auto source = std::make_shared<const SourceFile>(path, read_file(path));
    return word_hashes((known ? known : format_by_name("plain"))->parse(source));
  } catch (const Error&) {
    return {};
  }
}

// The file or folder that the letters before the first wildcard name.
std::string root_of(const std::string& glob, const std::string& folder) {
  const std::size_t wildcard = std::min(glob.find_first_of("*?[{\\"), glob.size());
  const std::string literal = glob.substr(0, wildcard);
  const std::string beginning = wildcard == glob.size() ? literal : literal.substr(0, literal.rfind('/') + 1);
  const std::string root = folder.empty() || beginning.starts_with('/') ? beginning : folder + '/' + beginning;
  return root.empty() ? "." : root;
}

std::vector<Words> words_of(const FilesOfRun& files, const std::string& folder, const std::string& pattern) {
  const Glob glob{pattern, Braces::alternatives};
  std::vector<Words> words;
  std::set<std::string, std::less<>> known;
  for (std::uint32_t index = 0; index < files.count; ++index) {
    const std::string& path = files.path(FileId{index});
    if (!names(glob, folder, path) || !known.insert(path).second) continue;
    if (const auto document = files.document(FileId{index})) words.push_back(word_hashes(*document));
  }
  for (const std::string& path : files_named(pattern, folder)) {
    if (known.insert(path).second) words.push_back(words_on_disk(path));
  }
  std::error_code failed;
  if (known.empty() && files.complain && !std::filesystem::exists(root_of(pattern, folder), failed)) {
    files.complain({.path = pattern,
                    .message = "there is no such file or folder, and an option of a rule names it; names in options "
                               "are seen from " +
                               (folder.empty() ? "the current folder" : "the folder " + folder)});
  }
  return words;
}

// With its stroke; empty for the current folder.
std::string_view folder_of(std::string_view path) { return path.substr(0, path.rfind('/') + 1); }

// The file may be none on disk: then nothing stands beside it.
bool is_folder_whole(const FilesOfRun& files, FileId file) {
  namespace fs = std::filesystem;
  std::error_code failed;
  if (!fs::exists(files.path(file), failed)) return true;
  const std::string folder{folder_of(files.path(file))};
  std::set<std::string_view> known;
  for (std::uint32_t index = 0; index < files.count; ++index) known.insert(files.path(FileId{index}));
  for (const auto& entry : fs::directory_iterator(folder.empty() ? "." : folder, failed)) {
    const std::string path = folder + entry.path().filename().string();
    const Format* const format = format_of(path);
    if (format && !format->only_styles && entry.is_regular_file(failed) && !known.contains(path)) return false;
  }
  return !failed;
}

std::optional<std::uint32_t> number_in_name(std::string_view path) {
  constexpr std::size_t most_digits = 4;
  const std::string_view name = path.substr(folder_of(path).size());
  const std::size_t begin = std::min(name.find_first_of("0123456789"), name.size());
  const std::size_t end = std::min(name.find_first_not_of("0123456789", begin), name.size());
  if (begin == end || end - begin > most_digits) return std::nullopt;
  std::uint32_t value = 0;
  for (const char digit : name.substr(begin, end - begin)) value = 10 * value + static_cast<std::uint32_t>(digit - '0');
  return value;
}

}  // namespace

FileAccess access_from(const FilesOfRun& files, const std::string& folder) {
  return {.document = files.document,
          .is_named =
              [&files, folder](FileId file, const std::string& glob) {
                return names(Glob{glob, Braces::alternatives}, folder, files.path(file));
              },
          .words_of = [&files, folder](const std::string& glob) { return words_of(files, folder, glob); },
          .find_passages = files.find_passages,
          .folder = [&files](FileId file) { return hash(folder_of(files.path(file))); },
          .is_folder_whole = [&files](FileId file) { return is_folder_whole(files, file); },
          .number_in_name = [&files](FileId file) { return number_in_name(files.path(file)); }};
}

std::vector<std::string> files_named(const std::string& glob, const std::string& folder) {
  const std::string root = root_of(glob, folder);
  std::error_code failed;
  if (!std::filesystem::exists(root, failed)) return {};
  const Glob pattern{glob, Braces::alternatives};
  std::vector<std::string> named;
  const CollectOptions everything{.hidden = true, .no_ignore = true, .any_extension = true};
  for (std::string& path : collect_files({root}, everything).paths) {
    if (names(pattern, folder, path)) named.push_back(std::move(path));
  }
  return named;
}

}  // namespace galley
