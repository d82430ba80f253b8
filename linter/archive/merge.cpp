#include "linter/archive/merge.h"

#include "linter/archive/archive.h"

namespace galley::archive {
namespace {

// The documents of one input that are pieces still.
class Living {
 public:
  Living(Catalogue& catalogue, std::uint32_t first, std::uint32_t last)
      : first_(first), bits_(catalogue.living(first, last)) {}

  bool operator()(std::uint32_t document) const {
    return document >= first_ && document - first_ < bits_.size() && bits_[document - first_];
  }

 private:
  std::uint32_t first_;
  std::vector<bool> bits_;
};

// What is left to read of one input's entries.
class Cursor {
 public:
  Cursor(const Segment& segment, Living living)
      : segment_(&segment), size_(segment.head().entries), living_(std::move(living)) {
    settle();
  }
  Cursor(std::span<const Entry> entries, Living living)
      : entries_(entries), size_(entries.size()), living_(std::move(living)) {
    settle();
  }

  bool is_done() const { return at_ == size_; }
  const Entry& entry() const { return entry_; }
  void advance() {
    ++at_;
    settle();
  }

 private:
  void settle() {
    for (; at_ < size_; ++at_) {
      entry_ = segment_ != nullptr ? segment_->entry(at_) : entries_[at_];
      if (living_(entry_.document)) return;
    }
  }

  const Segment* segment_ = nullptr;
  std::span<const Entry> entries_;
  std::uint64_t at_ = 0;
  std::uint64_t size_;
  Living living_;
  Entry entry_;
};

// The first of equal ones: inputs are in the order of their documents.
Cursor* least_of(std::vector<Cursor>& cursors) {
  Cursor* least = nullptr;
  for (Cursor& cursor : cursors) {
    if (cursor.is_done()) continue;
    if (least == nullptr || comes_before(cursor.entry(), least->entry())) least = &cursor;
  }
  return least;
}

class Merger {
 public:
  Merger(const std::string& folder, std::uint64_t number, const MergeInput& input, Catalogue& catalogue)
      : input_(input), catalogue_(catalogue), record_{.number = number} {
    std::uint64_t entries = input.entries.size();
    for (const SegmentRecord& segment : input.segments) {
      segments_.push_back(open_segment(folder, segment));
      entries += segment.entries;
    }
    writer_ = std::make_unique<SegmentWriter>(segment_name(folder, number), entries);
  }

  SegmentRecord merge() {
    for (std::size_t i = 0; i < segments_.size(); ++i) add_texts(*segments_[i], input_.segments[i]);
    add_pending_texts();
    if (record_.documents == 0) return record_;
    while (Cursor* const least = least_of(cursors_)) {
      writer_->add(least->entry());
      least->advance();
    }
    const SegmentHead head = writer_->finish();
    record_.digest = head.digest;
    record_.entries = head.entries;
    return record_;
  }

 private:
  void add_texts(const Segment& segment, const SegmentRecord& record) {
    const Living living{catalogue_, record.first_document, record.last_document};
    for (std::uint64_t index = 0; index < segment.head().documents; ++index) {
      const TextRecord text = segment.record(index);
      if (living(text.document)) add_text(text.document, text.words, segment.packed_text(text));
    }
    cursors_.emplace_back(segment, living);
  }

  void add_pending_texts() {
    if (input_.pieces.empty()) return;
    const Living living{catalogue_, input_.pieces.front().document, input_.pieces.back().document};
    for (const PendingPiece& piece : input_.pieces) {
      if (living(piece.document)) add_text(piece.document, piece.words, piece.packed);
    }
    cursors_.emplace_back(input_.entries, living);
  }

  void add_text(std::uint32_t document, std::uint32_t words, std::string_view packed) {
    writer_->add_text(document, words, packed);
    if (record_.documents++ == 0) record_.first_document = document;
    record_.last_document = document;
  }

  const MergeInput& input_;
  Catalogue& catalogue_;
  SegmentRecord record_;
  std::vector<std::unique_ptr<Segment>> segments_;
  std::unique_ptr<SegmentWriter> writer_;
  std::vector<Cursor> cursors_;
};

}  // namespace

SegmentRecord merge(const std::string& folder, std::uint64_t number, const MergeInput& input, Catalogue& catalogue) {
  return Merger{folder, number, input, catalogue}.merge();
}

}  // namespace galley::archive
