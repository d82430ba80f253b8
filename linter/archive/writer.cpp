#include "linter/archive/writer.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <numeric>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "linter/archive/archive.h"
#include "linter/text/disk.h"
#include "linter/text/error.h"

namespace galley::archive {
namespace {

namespace fs = std::filesystem;

// A segment is merged into what comes behind it, if it is not so many times as
// large.
constexpr std::uint64_t least_ratio = 4;
// A segment's entries are counted in 32 bits.
constexpr std::uint64_t largest_segment = 0xFFFF'0000;
// Packed text that gathers in memory.
constexpr std::size_t most_packed = std::size_t{1} << 28;

constexpr const char* lock_name = "/lock";

// In a folder of other things nothing is to be swept away.
void make_folder(const std::string& folder) {
  std::error_code failed;
  if (fs::is_directory(folder, failed)) {
    if (fs::exists(catalogue_name(folder), failed)) return;
    for (const fs::directory_entry& entry : fs::directory_iterator{folder, failed}) {
      if (entry.path().filename() == "lock") continue;
      throw Error(folder + ": is a folder of other things; name a new one for the archive");
    }
    return;
  }
  if (fs::exists(folder, failed)) throw Error(folder + ": is a file, and an archive is a folder; name another");
  fs::create_directories(folder, failed);
  if (failed) throw Error(folder + ": can’t be made: " + failed.message());
  flush_folder(folder_of(folder));
}

std::uint64_t entries_of(const std::vector<SegmentRecord>& segments) {
  return std::accumulate(segments.begin(), segments.end(), std::uint64_t{0},
                         [](std::uint64_t sum, const SegmentRecord& segment) { return sum + segment.entries; });
}

}  // namespace

PreparedPiece Preparer::prepare(const Document& document) {
  const Piece piece = piece_of(document);
  const std::vector<repeat::Word> words = word_hashes(document);
  return {.digest = digest_of(piece),
          .words = static_cast<std::uint32_t>(words.size()),
          .packed = packer_.pack(piece),
          .entries = fingerprinter_.kept_runs(words)};
}

ArchiveWriter::ArchiveWriter(std::string folder, Missing missing) : folder_(std::move(folder)) {
  while (folder_.size() > 1 && folder_.ends_with('/')) folder_.pop_back();
  if (missing == Missing::make) {
    make_folder(folder_);
  } else {
    require_archive(folder_);
  }
  lock();
  catalogue_ = std::make_unique<Catalogue>(catalogue_name(folder_), Access::write);
  flush_folder(folder_);
  sweep();
}

ArchiveWriter::~ArchiveWriter() { forget(); }

void ArchiveWriter::lock() {
  const std::string name = folder_ + lock_name;
  lock_ = Descriptor{::open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666)};
  if (!lock_.is_open()) fail_writing(name, errno);
  if (::flock(lock_.number(), LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK) throw Error(name + ": can’t be locked: " + reason(errno));
    const std::string holder = read_file(name);
    throw Error(folder_ + ": another galley is writing to this archive" +
                (holder.empty() ? "" : " (process " + holder + ")") + "; wait until it is done, and try again");
  }
  // For the message to the next one; the lock itself goes with the process.
  if (::ftruncate(lock_.number(), 0) == 0) write_all(name, lock_, std::to_string(::getpid()));
}

// What a writer that was killed has left.
void ArchiveWriter::sweep() {
  std::vector<std::string> known;
  for (const SegmentRecord& segment : catalogue_->segments()) known.push_back(segment_name(folder_, segment.number));
  for (const std::string& name : segment_files(folder_)) {
    if (std::find(known.begin(), known.end(), name) == known.end()) ::unlink(name.c_str());
  }
}

void ArchiveWriter::begin() {
  if (in_transaction_) return;
  catalogue_->begin();
  in_transaction_ = true;
}

void ArchiveWriter::forget() noexcept {
  pending_.clear();
  entries_.clear();
  packed_size_ = 0;
  if (in_transaction_) catalogue_->roll_back();
  in_transaction_ = false;
}

Added ArchiveWriter::add(const PieceDetails& details, PreparedPiece piece) {
  const std::optional<PieceRecord> old = catalogue_->find(details.id);
  if (old && old->digest == piece.digest && old->words == piece.words) {
    const std::string& date = details.date_is_certain ? details.date : old->date;
    if (old->title == details.title && old->date == date) return Added::unchanged;
    begin();
    catalogue_->describe(old->number, details.title, date);
    return Added::described;
  }
  begin();
  if (old) catalogue_->remove(old->number);
  const std::uint32_t number = catalogue_->add(
      {.id = details.id, .title = details.title, .date = details.date, .digest = piece.digest, .words = piece.words});
  for (Entry& entry : piece.entries) entry.document = number;
  entries_.insert(entries_.end(), piece.entries.begin(), piece.entries.end());
  pending_.push_back({.document = number, .words = piece.words, .packed = std::move(piece.packed)});
  packed_size_ += pending_.back().packed.size();
  if (entries_.size() >= most_entries_ || packed_size_ >= most_packed) commit();
  return old ? Added::replaced : Added::added;
}

bool ArchiveWriter::remove(const std::string& id) {
  const std::optional<PieceRecord> old = catalogue_->find(id);
  if (!old) return false;
  begin();
  catalogue_->remove(old->number);
  return true;
}

void ArchiveWriter::commit() {
  if (!in_transaction_) return;
  std::vector<std::vector<SegmentRecord>> groups;
  if (!pending_.empty()) groups.push_back(tail_to_merge());
  commit(groups);
}

void ArchiveWriter::compact() {
  begin();
  commit(groups_to_compact());
}

// The segments at the end that are small beside what comes.
std::vector<SegmentRecord> ArchiveWriter::tail_to_merge() {
  std::vector<SegmentRecord> segments = catalogue_->segments();
  std::uint64_t size = entries_.size();
  auto first = segments.end();
  while (first != segments.begin()) {
    const SegmentRecord& next = *std::prev(first);
    if (next.entries >= least_ratio * size || next.entries + size > largest_segment) break;
    size += next.entries;
    --first;
  }
  segments.erase(segments.begin(), first);
  return segments;
}

std::vector<std::vector<SegmentRecord>> ArchiveWriter::groups_to_compact() {
  std::vector<std::vector<SegmentRecord>> groups(1);
  for (const SegmentRecord& segment : catalogue_->segments()) {
    if (entries_of(groups.back()) + segment.entries > largest_segment) groups.emplace_back();
    groups.back().push_back(segment);
  }
  // One segment of which nothing was removed stays as it is.
  std::erase_if(groups, [&](const std::vector<SegmentRecord>& group) {
    if (!pending_.empty() || group.size() != 1) return false;
    const std::vector<bool> living = catalogue_->living(group[0].first_document, group[0].last_document);
    return static_cast<std::uint64_t>(std::count(living.begin(), living.end(), true)) == group[0].documents;
  });
  return groups;
}

SegmentRecord ArchiveWriter::write_segment(const std::vector<SegmentRecord>& merged, bool with_pending) {
  MergeInput input{.segments = merged};
  if (with_pending) {
    sort_entries(entries_);
    input.pieces = pending_;
    input.entries = entries_;
  }
  const SegmentRecord written = merge(folder_, catalogue_->next_segment(), input, *catalogue_);
  for (const SegmentRecord& segment : merged) catalogue_->remove_segment(segment.number);
  if (written.documents > 0) catalogue_->add(written);
  return written;
}

// Each group becomes one segment; what has gathered goes into the last.
void ArchiveWriter::commit(const std::vector<std::vector<SegmentRecord>>& groups) {
  std::vector<SegmentRecord> written;
  try {
    for (std::size_t group = 0; group < groups.size(); ++group) {
      written.push_back(write_segment(groups[group], group + 1 == groups.size()));
    }
    catalogue_->commit();
  } catch (const Error&) {
    forget();
    for (const SegmentRecord& segment : written) ::unlink(segment_name(folder_, segment.number).c_str());
    throw;
  }
  in_transaction_ = false;
  forget();
  for (const auto& group : groups) {
    for (const SegmentRecord& segment : group) ::unlink(segment_name(folder_, segment.number).c_str());
  }
}

}  // namespace galley::archive
