// An archive of what was published, to look up what copy reuses of it.
//
// Problem. A newsroom has published a million pieces. Of an article that is to
// be checked, every passage of twelve words that stands in one of them is to be
// found, and edited ones too, in milliseconds, by many readers, while somebody
// adds today's pieces; and whatever happens to the machine, what was confirmed
// stays, and nothing is ever misread.
//
// Idea. An archive is a folder:
//
//   catalogue.sqlite      which pieces there are (id, title, date, digest), and
//                         which segments: a transaction is SQLite's, in WAL mode
//   segment-NUMBER        fingerprints in order, and the packed texts of the
//                         pieces they are from; written once, then only read
//   lock                  held by the one process that writes
//
// Each piece is winnowed (entry.h): about every fifth run of five words is a
// fingerprint of 16 bytes. Pieces that are added gather in memory, and a commit
// writes them as one segment. Before that, segments at the end which are not
// four times as large as what comes are merged into it, so there are few: at
// most as many as the logarithm of the size to base four. (P. O'Neil et al.:
// The log-structured merge-tree, Acta Informatica 33, 1996.) A piece which was
// removed or replaced stays in its segment, and is dropped when that is merged.
//
// Why it is right. A segment is written under a temporary name, flushed, and
// renamed; only then the catalogue's transaction commits, which names it and no
// longer names those that were merged into it; only then they are deleted. Cut
// that at any point: the catalogue names segments that are whole, and what it
// doesn't name is swept away by the next writer. A reader takes one transaction
// and maps the segments of it; files that are deleted under it stay mapped.
// Every block of a segment and every row of the catalogue has a checksum, which
// is checked at the first touch.
//
// Cost. A look-up of one run of words: two places in memory for each segment.
// An entry: 16 bytes, and two for the directory. A piece is written
// once for each level, so some three or four times in an archive's life.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "linter/archive/catalogue.h"
#include "linter/archive/segment.h"

namespace galley::archive {

std::string catalogue_name(const std::string& folder);
std::string segment_name(const std::string& folder, std::uint64_t number);

// Every file in the folder that is named as a segment, half-written ones too.
std::vector<std::string> segment_files(const std::string& folder);

// Opens a segment, and makes sure that it is the one that the catalogue names.
std::unique_ptr<Segment> open_segment(const std::string& folder, const SegmentRecord& record);

// What an archive held when it was opened, for reading from many threads. It
// stays so, whatever a writer does meanwhile. Throws Error.
class Archive {
 public:
  explicit Archive(std::string folder);

  const std::string& folder() const { return folder_; }
  Catalogue& catalogue() const { return *catalogue_; }
  const std::vector<std::unique_ptr<Segment>>& segments() const { return segments_; }

  // The segment that holds a document's text; null if none does.
  const Segment* segment_of(std::uint32_t document) const;

 private:
  void open();

  std::string folder_;
  std::unique_ptr<Catalogue> catalogue_;
  std::vector<SegmentRecord> records_;
  std::vector<std::unique_ptr<Segment>> segments_;
};

// Throws Error where the folder is none of an archive's.
void require_archive(const std::string& folder);

}  // namespace galley::archive
