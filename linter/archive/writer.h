// Adding to an archive, removing from it, and merging its segments.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "linter/archive/catalogue.h"
#include "linter/archive/entry.h"
#include "linter/archive/merge.h"
#include "linter/archive/piece.h"
#include "linter/archive/segment.h"
#include "linter/document/document.h"
#include "linter/text/descriptor.h"

namespace galley::archive {

// A piece, worked out: what takes time, and can be done on any thread.
struct PreparedPiece {
  std::uint64_t digest = 0;
  std::uint32_t words = 0;
  std::string packed;
  std::vector<Entry> entries;  // in the order of the text
};

// One for each thread.
class Preparer {
 public:
  PreparedPiece prepare(const Document& document);

 private:
  Packer packer_;
  Fingerprinter fingerprinter_;
};

struct PieceDetails {
  std::string id;
  std::string title;
  std::string date;
  bool date_is_certain = true;  // false: one that was archived before is kept
};

enum class Added { added, replaced, described, unchanged };
enum class Missing { make, refuse };

// The one process that writes; a second one is refused. Throws Error. What
// isn't committed when it goes, is dropped.
class ArchiveWriter {
 public:
  ArchiveWriter(std::string folder, Missing missing);
  ArchiveWriter(const ArchiveWriter&) = delete;
  ArchiveWriter& operator=(const ArchiveWriter&) = delete;
  ~ArchiveWriter();

  // A piece with the id of another replaces it; with the same text it changes
  // nothing (`described`: but title or date). Commits by itself where much has
  // gathered.
  Added add(const PieceDetails& details, PreparedPiece piece);

  // False if there is no such piece.
  bool remove(const std::string& id);

  // Once it returns, what was added and removed survives a crash. If it throws,
  // the archive is as it was after the last commit.
  void commit();

  // Commits, with all segments merged to one, and without what was removed.
  void compact();

  Catalogue& catalogue() { return *catalogue_; }

  // How much may gather in memory before it is committed.
  void set_most_entries(std::size_t most) { most_entries_ = most; }

 private:
  void lock();
  void sweep();
  void begin();
  void commit(const std::vector<std::vector<SegmentRecord>>& groups);
  SegmentRecord write_segment(const std::vector<SegmentRecord>& merged, bool with_pending);
  void forget() noexcept;
  std::vector<SegmentRecord> tail_to_merge();
  std::vector<std::vector<SegmentRecord>> groups_to_compact();

  std::string folder_;
  Descriptor lock_;
  std::unique_ptr<Catalogue> catalogue_;
  bool in_transaction_ = false;
  std::vector<PendingPiece> pending_;
  std::vector<Entry> entries_;
  std::size_t packed_size_ = 0;
  std::size_t most_entries_ = std::size_t{1} << 22;
};

}  // namespace galley::archive
