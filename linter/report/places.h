// Offsets -> lines and columns, for many places of one file.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "linter/engine/lint.h"
#include "linter/text/source_file.h"

namespace galley {

// What is known of one place; `position` counts from zero.
struct Place {
  std::uint64_t disk_offset = 0;
  Position position;
};

// How many units of `unit` stand before a byte of a text. The count up to about
// every 1,024th byte is kept, so a place costs the same wherever it is, in a
// line of 10 MB too.
class UnitsBefore {
 public:
  UnitsBefore(std::string_view text, ColumnUnit unit);
  std::uint64_t operator()(Offset at) const;

 private:
  struct Known {
    Offset at = 0;
    std::uint64_t units = 0;
  };

  std::string_view text_;
  ColumnUnit unit_;
  std::vector<Known> known_;
};

// The places of one file.
class Places {
 public:
  Places(const SourceFile& source, ColumnUnit unit) : source_(&source), unit_(unit) {}

  const SourceFile& source() const { return *source_; }
  Position position(Offset at);
  Place place(Offset at) { return {.disk_offset = disk_offset(at), .position = position(at)}; }

 private:
  std::uint64_t disk_offset(Offset at);
  Position find(Offset at);

  const SourceFile* source_;
  ColumnUnit unit_;
  // A place that was asked for; the next one is often in its line, behind it.
  struct Known {
    Offset at = 0;
    Offset line_end = 0;  // before `at` for none
    Position position;

    // In a long line what is far behind is found by `columns_`, without a look at all that stands between.
    static constexpr Offset farthest = 1024;
    bool leads_to(Offset wanted) const { return at <= wanted && wanted < line_end && wanted - at < farthest; }
  };
  Known known_at(Offset at);

  Known last_;
  Known last_but_one_;                // where the last ends something, the next may begin in front of it
  std::vector<UnitsBefore> columns_;  // one, once a long line has been asked for
  std::vector<UnitsBefore> utf16_;    // one, once a file in UTF-16 has been asked for
};

// The places of all files of a run.
class PlacesOfRun {
 public:
  // `sources` by FileId.
  PlacesOfRun(std::span<const std::shared_ptr<const SourceFile>> sources, ColumnUnit unit)
      : sources_(sources), unit_(unit) {}
  PlacesOfRun(const LintResult& result, ColumnUnit unit) : PlacesOfRun(result.sources, unit) {}

  Places& of(FileId file);

 private:
  std::span<const std::shared_ptr<const SourceFile>> sources_;
  ColumnUnit unit_;
  std::map<FileId, Places> places_;
};

}  // namespace galley
