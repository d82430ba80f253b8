#include "linter/archive/archive.h"

#include <chrono>
#include <filesystem>
#include <iostream>

#include <sys/stat.h>

#include "linter/archive/details.h"
#include "linter/archive/json_lines.h"
#include "linter/archive/lines.h"
#include "linter/archive/verify.h"
#include "linter/archive/writer.h"
#include "linter/cli/commands.h"
#include "linter/cli/session.h"
#include "linter/engine/files.h"
#include "linter/engine/kept_paths.h"
#include "linter/report/json_writer.h"
#include "linter/report/message.h"
#include "linter/text/error.h"
#include "linter/text/parallel.h"

namespace galley {
namespace {

constexpr int done = 0;
constexpr int damage_found = 1;
constexpr int something_wrong = 2;

bool is_json_lines(const std::string& path) {
  if (path == "-") return true;
  for (const std::string_view end : {".jsonl", ".ndjson"}) {
    for (const std::string_view packed : {"", ".gz", ".zst"}) {
      if (path.ends_with(std::string{end} + std::string{packed})) return true;
    }
  }
  return false;
}

std::string day_of_change(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return {};
  const std::chrono::sys_seconds at{std::chrono::seconds{status.st_mtime}};
  const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(at)};
  const auto padded = [](unsigned value) { return (value < 10 ? "-0" : "-") + std::to_string(value); };
  return std::to_string(static_cast<int>(day.year())) + padded(static_cast<unsigned>(day.month())) +
         padded(static_cast<unsigned>(day.day()));
}

std::string counted(std::uint64_t count, const char* noun) {
  return std::to_string(count) + ' ' + noun + (count == 1 ? "" : "s");
}

// A piece on its way into the archive.
struct Coming {
  archive::PieceDetails details;
  std::string place;  // for messages
  std::string path;   // to be read; else `text` is set
  std::string text;
  const Format* format = nullptr;
  archive::PreparedPiece prepared = {};
  std::string error = {};
};

// Files and lines to the archive, in their order, a load at a time.
class Adder {
 public:
  Adder(const Arguments& arguments, const std::string& folder, archive::ArchiveWriter& writer)
      : arguments_(arguments),
        writer_(writer),
        paths_(folder),
        jobs_(thread_count(arguments.check.jobs)),
        preparers_(jobs_) {}

  int add_all() {
    std::vector<std::string> files;
    for (const std::string& path : arguments_.check.paths) {
      if (is_json_lines(path)) {
        add_lines(path);
      } else {
        files.push_back(path);
      }
    }
    if (!files.empty()) add_files(files);
    take_load();
    writer_.commit();
    print();
    return failed_ == 0 ? done : something_wrong;
  }

 private:
  static constexpr std::size_t most_in_load = 2048;
  static constexpr std::size_t most_bytes_in_load = std::size_t{16} << 20;

  const Format* forced() const {
    return arguments_.check.type.empty() ? nullptr : format_by_name(arguments_.check.type);
  }

  void fail(const std::string& place, const std::string& message) {
    std::cerr << "galley: " << place << ": " << message << '\n';
    ++failed_;
  }

  void add_files(const std::vector<std::string>& given) {
    const CheckArguments& check = arguments_.check;
    const FileList list = collect_files(
        given, {.hidden = check.hidden, .no_ignore = check.no_ignore, .any_extension = forced() != nullptr});
    for (const RunError& error : list.errors) fail(error.path, error.message);
    for (const std::string& path : list.paths) {
      const Format* format = forced() != nullptr ? forced() : format_of(path);
      if (format == nullptr) format = format_by_name("plain");
      add({.details = {.id = paths_.from_folder(path)}, .place = path, .path = path, .format = format});
    }
  }

  void add_lines(const std::string& name) {
    const std::string shown = name == "-" ? "standard input" : name;
    archive::JsonLineReader reader{arguments_.archive.fields};
    std::size_t number = 0;
    try {
      archive::LineReader lines{name};
      for (std::string_view line; lines.next(line);) {
        ++number;
        if (line.find_first_not_of(" \t") != std::string_view::npos)
          add_line(reader, line, shown + ':' + std::to_string(number) + ":1");
      }
    } catch (const Error& wrong) {
      // What stood before it was taken.
      std::cerr << "galley: " << wrong.what() << '\n';
      ++failed_;
    }
  }

  void add_line(archive::JsonLineReader& reader, std::string_view line, const std::string& place) {
    archive::JsonPiece piece;
    try {
      piece = reader.read(line);
    } catch (const Error& wrong) {
      return fail(place, wrong.what());
    }
    const Format* const format = forced() != nullptr ? forced() : format_by_name("plain");
    add({.details = std::move(piece.details), .place = place, .text = std::move(piece.text), .format = format});
  }

  void add(Coming coming) {
    load_bytes_ += coming.text.size();
    load_.push_back(std::move(coming));
    if (load_.size() >= most_in_load || load_bytes_ >= most_bytes_in_load) take_load();
  }

  void take_load() {
    parallel_for(jobs_, jobs_, [this](std::size_t thread) {
      for (std::size_t i = thread; i < load_.size(); i += jobs_) prepare(load_[i], preparers_[thread]);
    });
    for (Coming& coming : load_) {
      if (coming.error.empty()) {
        ++counts_[static_cast<std::size_t>(writer_.add(coming.details, std::move(coming.prepared)))];
      } else {
        fail(coming.place, coming.error);
      }
    }
    load_.clear();
    load_bytes_ = 0;
  }

  static void prepare(Coming& coming, archive::Preparer& preparer) {
    try {
      const bool is_file = !coming.path.empty();
      const Document document = coming.format->parse(
          std::make_shared<const SourceFile>(coming.place, is_file ? read_file(coming.path) : std::move(coming.text)));
      describe(coming, document);
      coming.prepared = preparer.prepare(document);
    } catch (const Error& wrong) {
      coming.error = wrong.what();
    }
  }

  static void describe(Coming& coming, const Document& document) {
    archive::PieceDetails& details = coming.details;
    if (!details.title.empty() && !details.date.empty()) return;
    const archive::PieceDetails own = archive::details_of(document);
    if (details.title.empty()) details.title = own.title;
    if (details.date.empty()) details.date = own.date;
    if (!details.date.empty() || coming.path.empty()) return;
    details.date = day_of_change(coming.path);
    details.date_is_certain = false;
  }

  void print() const {
    if (arguments_.check.quiet) return;
    const auto count = [this](archive::Added kind) { return counts_[static_cast<std::size_t>(kind)]; };
    std::cerr << "added " << counted(count(archive::Added::added), "piece") << ", replaced "
              << count(archive::Added::replaced) + count(archive::Added::described) << ", left "
              << count(archive::Added::unchanged) << " as they were";
    if (failed_ > 0) std::cerr << "; " << failed_ << " could not be read";
    std::cerr << '\n';
  }

  const Arguments& arguments_;
  archive::ArchiveWriter& writer_;
  KeptPaths paths_;
  unsigned jobs_;
  std::vector<archive::Preparer> preparers_;
  std::vector<Coming> load_;
  std::size_t load_bytes_ = 0;
  std::array<std::uint64_t, 4> counts_{};
  std::uint64_t failed_ = 0;
};

int add(const Arguments& arguments, const std::string& folder) {
  if (arguments.check.paths.empty())
    throw Error("say what to add: files, folders, FILE.jsonl, or - for JSON Lines on standard input");
  archive::ArchiveWriter writer{folder, archive::Missing::make};
  return Adder{arguments, folder, writer}.add_all();
}

int remove(const Arguments& arguments, const std::string& folder) {
  if (arguments.check.paths.empty())
    throw Error("say which pieces to remove, by id or path; `galley archive list` prints them");
  archive::ArchiveWriter writer{folder, archive::Missing::refuse};
  const KeptPaths paths{folder};
  std::uint64_t removed = 0;
  std::uint64_t missing = 0;
  for (const std::string& id : arguments.check.paths) {
    if (writer.remove(id) || writer.remove(paths.from_folder(id))) {
      ++removed;
      continue;
    }
    ++missing;
    std::cerr << "galley: " << folder << ": there is no piece “" << id
              << "”; `galley archive list` prints what there is\n";
  }
  writer.commit();
  if (!arguments.check.quiet) std::cerr << "removed " << counted(removed, "piece") << '\n';
  return missing == 0 ? done : something_wrong;
}

int list(const Arguments& arguments, const std::string& folder) {
  const archive::Archive opened{folder};
  JsonWriter json{std::cout};
  opened.catalogue().each_piece([&](const archive::PieceRecord& piece) {
    if (arguments.as_json) {
      json.begin_object().member("id", piece.id).member("title", piece.title);
      json.member("date", piece.date).member("words", piece.words).end_object().end_line();
    } else {
      std::cout << one_line(piece.id) << '\t' << one_line(piece.date) << '\t' << piece.words << '\t'
                << one_line(piece.title) << '\n';
    }
  });
  return done;
}

int verify(const Arguments& arguments, const std::string& folder) {
  const archive::Verification found = archive::verify(folder);
  for (const std::string& damage : found.damages) std::cout << damage << '\n';
  if (!found.damages.empty()) return damage_found;
  if (arguments.check.quiet) return done;
  std::cerr << folder << ": whole; " << counted(found.pieces, "piece") << " and "
            << counted(found.entries, "fingerprint") << " in " << counted(found.segments, "segment");
  if (found.removed > 0) std::cerr << "; " << found.removed << " removed ones wait for `galley archive compact`";
  std::cerr << '\n';
  return done;
}

std::uint64_t size_on_disk(const std::string& folder) {
  std::uint64_t size = 0;
  for (const std::string& name : archive::segment_files(folder)) {
    std::error_code failed;
    size += std::filesystem::file_size(name, failed);
  }
  return size;
}

int compact(const Arguments& arguments, const std::string& folder) {
  archive::ArchiveWriter writer{folder, archive::Missing::refuse};
  const std::uint64_t before = size_on_disk(folder);
  writer.compact();
  if (!arguments.check.quiet) {
    std::cerr << folder << ": " << before / 1000 << " kB before, " << size_on_disk(folder) / 1000 << " kB now\n";
  }
  return done;
}

}  // namespace

int run_archive(const Arguments& arguments, Registry registry) {
  std::string folder = archive_of(arguments.check, registry);
  if (folder.empty()) throw Error("which archive? Say --archive FILE, or write `archive = \"…\"` into galley.toml");
  while (folder.size() > 1 && folder.ends_with('/')) folder.pop_back();
  const std::string& action = arguments.archive.action;
  if (action == "add") return add(arguments, folder);
  if (action == "remove") return remove(arguments, folder);
  if (action == "list") return list(arguments, folder);
  if (action == "verify") return verify(arguments, folder);
  return compact(arguments, folder);
}

}  // namespace galley
