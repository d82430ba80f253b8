// What was found in files when they were checked last, for those that haven't
// changed since.
//
// A file is known by its path, size and times; where these are not enough, or
// differ, by the digest of its bytes. What was said of it holds for one build
// of Galley and one set of rules. A cache that is damaged, or of another build,
// is an empty one. Rules that see all files run anew over the words; what
// takes longest of that, the search for repeats, has a cache of its own.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "linter/diagnostic/diagnostic.h"
#include "linter/document/chapter.h"
#include "linter/engine/passage_cache.h"
#include "linter/text/mapped_file.h"

namespace galley {

// What tells versions of a file apart without reading it.
struct FileStamp {
  std::uint64_t size = 0;
  std::int64_t modified = 0;  // nanoseconds
  std::int64_t changed = 0;   // of its permissions and place, too
  bool is_settled = false;    // modified so long ago that a later change shows in its times

  friend bool operator==(const FileStamp&, const FileStamp&) = default;
};

// None where there is no such file.
std::optional<FileStamp> stamp_of(const std::string& path);

// What rules of all files look at, and what a file's own rules said; ids of
// files are left out.
struct FoundInFile {
  std::vector<std::uint32_t> words;
  ChapterMark chapter;
  std::vector<Diagnostic> diagnostics;
};
std::string encode_found(std::span<const std::uint32_t> words, const ChapterMark& chapter,
                         std::span<const Diagnostic> diagnostics);
std::optional<FoundInFile> decode_found(std::string_view found);

// A diagnostic with its files, or none.
std::string encode_said(const std::optional<Diagnostic>& said);
bool decode_said(std::string_view encoded, std::optional<Diagnostic>& said);

// Read from many threads; written by one.
class CheckCache {
 public:
  // `build` tells builds of Galley apart. What can't be read is empty.
  CheckCache(std::string path, std::uint64_t build);
  CheckCache(const CheckCache&) = delete;
  CheckCache& operator=(const CheckCache&) = delete;

  // What is remembered; its `found` is a view into the cache.
  struct Known {
    FileStamp stamp;
    std::uint64_t digest = 0;
    std::uint64_t rules = 0;
    std::uint64_t words = 0;  // the digest of the file's words, if they stand in passages(); else 0
    std::string_view layout;  // TextLayout::packed(); empty where it isn't known
    std::string_view found;
  };
  const Known* find(std::string_view path) const;

  // Whether the file is surely the one that is remembered.
  bool is_unchanged(const std::string& path) const;
  std::size_t size() const { return known_.size(); }

  // What rules of all files said, encoded, by keys of theirs. Ordered.
  using Said = std::map<std::uint64_t, std::string>;
  std::optional<std::string_view> said(std::uint64_t key) const;
  std::size_t said_count() const { return said_.size(); }

  // Beside it on disk.
  PassageCache& passages() const { return passages_; }

  // Replaces all that is remembered, on disk alone. What can't be written is
  // not remembered.
  struct Entry {
    std::string_view path;
    Known known;
  };
  void save(const std::vector<Entry>& entries, const Said& said) const;

 private:
  void read();

  std::string path_;
  std::uint64_t build_;
  mutable PassageCache passages_;
  MappedFile file_;
  std::unordered_map<std::string_view, Known> known_;
  std::unordered_map<std::uint64_t, std::string_view> said_;
};

}  // namespace galley
