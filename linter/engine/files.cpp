#include "linter/engine/files.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <tuple>

#include <fcntl.h>
#include <unistd.h>

#include "linter/engine/ignore.h"
#include "linter/formats/format.h"

namespace galley {
namespace {

namespace fs = std::filesystem;

// How a file was come by; of the ways to one file the first is told of.
enum class Way : unsigned char { named, walked, linked };

struct Found {
  std::string path;   // as it is printed
  std::string whole;  // absolute and without links: what tells files apart
  Way way = Way::named;
  bool is_known = false;  // to be text, without a look
};

// Without "." and empty names; "" is the current folder.
std::string tidy(std::string_view path) {
  std::string out = path.starts_with('/') ? "/" : "";
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/'), path.size());
    const std::string_view name = path.substr(0, end);
    path.remove_prefix(std::min(end + 1, path.size()));
    if (name.empty() || name == ".") continue;
    if (!out.empty() && !out.ends_with('/')) out += '/';
    out += name;
  }
  return out;
}

std::string joined(const std::string& folder, const std::string& name) {
  return folder.empty() || folder.ends_with('/') ? folder + name : folder + '/' + name;
}

// What can't be read is for whoever reads the whole of it to say.
bool is_binary_file(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return false;
  std::array<char, most_to_tell_binary> beginning{};
  const ssize_t size = ::read(file, beginning.data(), beginning.size());
  ::close(file);
  return is_binary({beginning.data(), static_cast<std::size_t>(std::max<ssize_t>(size, 0))});
}

class Collector {
 public:
  explicit Collector(const CollectOptions& options) : options_(options) {}

  void add(const std::string& given) {
    if (given == "-") {
      found_.push_back({.path = given, .whole = given});
      return;
    }
    std::error_code failed;
    const fs::file_status status = fs::status(given, failed);
    if (status.type() == fs::file_type::not_found) {
      fail(given, "there is no such file or folder; check how it is spelt");
    } else if (failed) {
      fail(given, "can’t be reached: " + failed.message());
    } else if (fs::is_directory(status)) {
      walk_named(given);
    } else {
      add_named(given, fs::is_regular_file(status));
    }
  }

  FileList take() {
    keep_one_of_each();
    if (!options_.leave_closed) drop_binary();
    FileList list{.errors = std::move(errors_)};
    for (Found& file : found_) {
      list.known.push_back(file.is_known);
      list.closed.push_back(options_.leave_closed && may_be_binary(file));
      list.paths.push_back(std::move(file.path));
    }
    return list;
  }

 private:
  void fail(const std::string& path, std::string message) {
    errors_.push_back({.path = path, .message = std::move(message)});
  }

  void add_named(const std::string& given, bool is_regular) {
    if (is_regular && is_binary_file(given)) {
      fail(given, "is not text: there are NUL bytes in it");
      return;
    }
    std::error_code failed;
    const fs::path whole = is_regular ? fs::canonical(given, failed) : fs::path{given};
    found_.push_back({.path = tidy(given), .whole = failed ? given : whole.string()});
  }

  void walk_named(const std::string& given) {
    std::error_code failed;
    const std::string whole = fs::canonical(given, failed).string();
    if (failed) {
      fail(given, "can’t be reached: " + failed.message());
      return;
    }
    if (!options_.no_ignore) ignored_.enter_above(whole, errors_);
    walk(tidy(given), whole);
  }

  void walk(const std::string& folder, const std::string& whole) {
    if (!options_.no_ignore) ignored_.enter(whole, errors_);
    std::error_code failed;
    fs::directory_iterator entry{folder.empty() ? "." : folder, failed};
    for (; !failed && entry != fs::directory_iterator{}; entry.increment(failed)) visit(*entry, folder, whole);
    if (failed)
      fail(folder, "can’t be opened: " + failed.message() + "; give yourself leave to read it, or exclude it");
    if (!options_.no_ignore) ignored_.leave();
  }

  void visit(const fs::directory_entry& entry, const std::string& folder, const std::string& whole_folder) {
    const std::string name = entry.path().filename().string();
    if (name == ".git" || (!options_.hidden && name.starts_with('.'))) return;
    const std::string path = joined(folder, name);
    const std::string whole = joined(whole_folder, name);
    std::error_code failed;
    const bool is_link = entry.is_symlink(failed);
    if (!is_link && entry.is_directory(failed)) {
      if (!is_left_alone(path + '/', whole, true)) walk(path, whole);
      return;
    }
    if (is_left_alone(path, whole, false) || !is_copy(path)) return;
    if (is_link) {
      add_linked(path);
    } else if (entry.is_regular_file(failed)) {
      const bool is_known = options_.known && options_.known(path);
      found_.push_back({.path = path, .whole = whole, .way = Way::walked, .is_known = is_known});
    }
  }

  bool is_copy(const std::string& path) const {
    if (options_.any_extension) return true;
    return options_.reads ? options_.reads(path) : format_of(path) != nullptr;
  }

  void add_linked(const std::string& path) {
    std::error_code failed;
    const fs::path whole = fs::canonical(path, failed);
    if (failed) {
      fail(path, "is a link which leads nowhere; mend it, or exclude it");
    } else if (fs::is_regular_file(whole, failed)) {
      found_.push_back({.path = path, .whole = whole.string(), .way = Way::linked});
    }
  }

  bool is_left_alone(const std::string& path, std::string_view whole, bool is_folder) const {
    if (!options_.no_ignore && ignored_.ignores(whole, is_folder)) return true;
    return options_.excluded && options_.excluded(path);
  }

  void keep_one_of_each() {
    std::sort(found_.begin(), found_.end(), [](const Found& a, const Found& b) {
      return std::tie(a.whole, a.way, a.path) < std::tie(b.whole, b.way, b.path);
    });
    const auto is_same = [](const Found& a, const Found& b) { return a.whole == b.whole; };
    found_.erase(std::unique(found_.begin(), found_.end(), is_same), found_.end());
    std::sort(found_.begin(), found_.end(), [](const Found& a, const Found& b) { return a.path < b.path; });
  }

  // Of what was named it is known by now.
  static bool may_be_binary(const Found& file) { return file.way != Way::named && !file.is_known; }

  void drop_binary() {
    std::erase_if(found_, [](const Found& file) { return may_be_binary(file) && is_binary_file(file.path); });
  }

  const CollectOptions& options_;
  IgnoreStack ignored_;
  std::vector<Found> found_;
  std::vector<RunError> errors_;
};

}  // namespace

FileList collect_files(const std::vector<std::string>& given, const CollectOptions& options) {
  Collector collector{options};
  if (given.empty()) collector.add(".");
  for (const std::string& path : given) collector.add(path);
  return collector.take();
}

}  // namespace galley
