#include "linter/archive/segment.h"

#include <algorithm>
#include <bit>

#include "linter/text/error.h"

namespace galley::archive {
namespace {

constexpr std::uint64_t texts_block = 1;
// Entries that share a place in the directory, about.
constexpr std::uint64_t bucket_size = 4;
constexpr std::uint64_t most_directory_bits = 30;
// A directory of so many blocks is mapped at once, 32 MB; of a larger one what is touched.
constexpr std::uint64_t most_blocks_at_once = 8192;

std::uint64_t blocks_for(std::uint64_t bytes) { return (bytes + payload_size - 1) / payload_size; }

// Whether the sections lie in the file as the head says, one behind the other.
bool is_sound(const SegmentHead& head, std::uint64_t blocks) {
  constexpr std::uint64_t largest = std::uint64_t{1} << 40;  // so that nothing below overflows
  if (head.blocks != blocks || head.directory_bits > most_directory_bits) return false;
  if (head.texts_size > largest || head.documents > largest || head.entries > largest) return false;
  const std::uint64_t directory_size = ((std::uint64_t{1} << head.directory_bits) + 1) * sizeof(Bucket);
  return head.documents_block == texts_block + blocks_for(head.texts_size) &&
         head.entries_block == head.documents_block + blocks_for(head.documents * sizeof(TextRecord)) &&
         head.directory_block == head.entries_block + blocks_for(head.entries * sizeof(Entry)) &&
         head.blocks == head.directory_block + blocks_for(directory_size);
}

std::uint64_t bucket_of(std::uint64_t fingerprint, std::uint64_t bits) {
  return fingerprint >> (fingerprint_bits - bits);
}

// Two of 32, by bits that don't choose the bucket.
std::uint32_t marks_of(std::uint64_t fingerprint) {
  static_assert(most_directory_bits + 10 <= fingerprint_bits);
  return 1u << (fingerprint & 31) | 1u << (fingerprint >> 5 & 31);
}

}  // namespace

Segment::Segment(const std::string& name) : file_(name) {
  std::memcpy(&head_, file_.block(0), sizeof head_);
  if (!is_sound(head_, file_.blocks())) {
    throw Error(name + ": is cut short, or its head is damaged; bring it back from a copy");
  }
  if (head_.scheme != scheme()) {
    throw Error(name +
                ": was written by a Galley that tells words apart in another way; use that one, or make the archive "
                "anew from its pieces");
  }
  const std::uint64_t directory_blocks = head_.blocks - head_.directory_block;
  if (directory_blocks <= most_blocks_at_once) file_.map_now(head_.directory_block, directory_blocks);
}

EntryRange Segment::find(std::uint64_t fingerprint) const {
  const std::uint64_t bucket = bucket_of(fingerprint, head_.directory_bits);
  const auto here = file_.value<Bucket>(head_.directory_block, bucket);
  if ((here.marks & marks_of(fingerprint)) != marks_of(fingerprint)) return {};
  EntryRange range{.begin = here.first, .end = file_.value<Bucket>(head_.directory_block, bucket + 1).first};
  if (range.begin > range.end || range.end > head_.entries) file_.fail_damaged(head_.directory_block);
  const auto first_with = [&](std::uint64_t least) {
    EntryRange left = range;
    while (left.begin < left.end) {
      const std::uint64_t middle = left.begin + left.size() / 2;
      if (entry(middle).fingerprint() < least) {
        left.begin = middle + 1;
      } else {
        left.end = middle;
      }
    }
    return left.begin;
  };
  range.begin = first_with(fingerprint);
  if (range.begin == range.end || entry(range.begin).fingerprint() != fingerprint) return {range.begin, range.begin};
  range.end = first_with(fingerprint + 1);
  return range;
}

std::optional<TextRecord> Segment::find_text(std::uint32_t document) const {
  std::uint64_t begin = 0;
  std::uint64_t end = head_.documents;
  while (begin < end) {
    const std::uint64_t middle = begin + (end - begin) / 2;
    const TextRecord found = record(middle);
    if (found.document == document) return found;
    if (found.document < document) {
      begin = middle + 1;
    } else {
      end = middle;
    }
  }
  return std::nullopt;
}

std::string Segment::packed_text(const TextRecord& record) const {
  if (record.begin > head_.texts_size || record.size > head_.texts_size - record.begin) {
    file_.fail_damaged(head_.documents_block);
  }
  return file_.bytes(texts_block, record.begin, record.size);
}

SegmentWriter::SegmentWriter(std::string name, std::uint64_t entries) : file_(std::move(name)) {
  const std::uint64_t buckets = std::max<std::uint64_t>(entries / bucket_size, 1);
  head_.directory_bits = std::min<std::uint64_t>(std::bit_width(buckets) - 1, most_directory_bits);
  head_.scheme = scheme();
  directory_.resize((std::size_t{1} << head_.directory_bits) + 1);
}

void SegmentWriter::add_text(std::uint32_t document, std::uint32_t words, std::string_view packed) {
  records_.push_back({.document = document, .words = words, .begin = file_.size_of_section(), .size = packed.size()});
  file_.append(packed);
}

void SegmentWriter::begin_entries() {
  head_.texts_size = file_.size_of_section();
  head_.documents_block = file_.begin_section();
  head_.documents = records_.size();
  for (const TextRecord& record : records_) file_.append_value(record);
  head_.entries_block = file_.begin_section();
}

void SegmentWriter::add(const Entry& entry) {
  if (head_.entries_block == 0) begin_entries();
  const std::uint64_t bucket = bucket_of(entry.fingerprint(), head_.directory_bits);
  directory_[bucket].marks |= marks_of(entry.fingerprint());
  // How many there are of each, for now.
  ++directory_[bucket + 1].first;
  ++head_.entries;
  file_.append_value(entry);
}

SegmentHead SegmentWriter::finish() {
  if (head_.entries_block == 0) begin_entries();
  head_.directory_block = file_.begin_section();
  std::uint32_t before = 0;
  for (Bucket& bucket : directory_) {
    bucket.first = before += bucket.first;
    file_.append_value(bucket);
  }
  head_.blocks = file_.begin_section();
  head_.digest = file_.digest();
  file_.finish({reinterpret_cast<const char*>(&head_), sizeof head_});
  return head_;
}

}  // namespace galley::archive
