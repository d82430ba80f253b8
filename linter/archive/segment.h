// A segment: the fingerprints and texts of some pieces, in one file that never
// changes. Block files (block_file.h) make sure that it isn't misread.
//
//   head | texts, packed, one behind the other | a record for each piece, by
//   number | entries in order | directory: for each value of a fingerprint's
//   first bits, which entry is the first, and marks of those that there are
//
// A look-up touches a place in the directory and, if the marks don't say that
// there is nothing, one among the entries. The marks are a small Bloom filter:
// most words of most articles are in no piece, and a page that is touched for
// the first time costs a process more than all the rest of the look-up.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "linter/archive/block_file.h"
#include "linter/archive/entry.h"

namespace galley::archive {

// Where the text of a piece stands.
struct TextRecord {
  std::uint32_t document = 0;
  std::uint32_t words = 0;
  std::uint64_t begin = 0;
  std::uint64_t size = 0;
};
static_assert(sizeof(TextRecord) == 24);

// Entries that begin with the same bits.
struct Bucket {
  std::uint32_t first = 0;
  std::uint32_t marks = 0;
};

struct SegmentHead {
  FileStamp stamp = current_stamp;
  std::uint64_t scheme = 0;
  std::uint64_t digest = 0;
  std::uint64_t blocks = 0;
  std::uint64_t documents = 0;
  std::uint64_t entries = 0;
  std::uint64_t texts_size = 0;
  std::uint64_t documents_block = 0;  // the texts begin in block 1
  std::uint64_t entries_block = 0;
  std::uint64_t directory_block = 0;
  std::uint64_t directory_bits = 0;
};

// Indices of entries, [begin, end).
struct EntryRange {
  std::uint64_t begin = 0;
  std::uint64_t end = 0;

  std::uint64_t size() const { return end - begin; }
};

// Reads a segment, from many threads. Throws Error where it is damaged.
class Segment {
 public:
  explicit Segment(const std::string& name);

  const SegmentHead& head() const { return head_; }
  const BlockFile& file() const { return file_; }

  // The entries with this fingerprint.
  EntryRange find(std::uint64_t fingerprint) const;

  Entry entry(std::uint64_t index) const { return file_.value<Entry>(head_.entries_block, index); }
  TextRecord record(std::uint64_t index) const { return file_.value<TextRecord>(head_.documents_block, index); }

  // The record of a document, if it is here.
  std::optional<TextRecord> find_text(std::uint32_t document) const;

  // As Packer made it.
  std::string packed_text(const TextRecord& record) const;

 private:
  BlockFile file_;
  SegmentHead head_;
};

// Writes a segment: texts, ordered by document, then entries in order. Throws
// Error; nothing is left behind then.
class SegmentWriter {
 public:
  // `entries` is how many may come, at most.
  SegmentWriter(std::string name, std::uint64_t entries);

  void add_text(std::uint32_t document, std::uint32_t words, std::string_view packed);
  void add(const Entry& entry);

  // Returns the head that was written.
  SegmentHead finish();

 private:
  void begin_entries();

  BlockWriter file_;
  SegmentHead head_;
  std::vector<TextRecord> records_;
  std::vector<Bucket> directory_;
};

}  // namespace galley::archive
