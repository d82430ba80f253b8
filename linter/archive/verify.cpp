#include "linter/archive/verify.h"

#include "linter/archive/archive.h"
#include "linter/archive/piece.h"
#include "linter/text/error.h"

namespace galley::archive {
namespace {

class Verifier {
 public:
  explicit Verifier(const std::string& folder) : folder_(folder) {}

  Verification verify() {
    require_archive(folder_);
    attempt([&] { verify_catalogue(); });
    if (catalogue_ && result_.damages.empty()) {
      for (const SegmentRecord& record : catalogue_->segments()) attempt([&] { verify_segment(record); });
      attempt([&] { verify_pieces(); });
    } else {
      verify_files();
    }
    return std::move(result_);
  }

 private:
  template <typename Work>
  void attempt(const Work& work) {
    try {
      work();
    } catch (const Error& wrong) {
      damaged(wrong.what());
    }
  }

  void damaged(std::string line) { result_.damages.push_back(std::move(line)); }

  void verify_catalogue() {
    catalogue_ = std::make_unique<Catalogue>(catalogue_name(folder_), Access::read);
    catalogue_->begin();
    result_.damages = catalogue_->damages();
  }

  // Without the catalogue's word for it: all that look like segments.
  void verify_files() {
    for (const std::string& name : segment_files(folder_)) {
      if (!name.ends_with(".new")) attempt([&] { verify_blocks(BlockFile{name}); });
    }
  }

  bool verify_blocks(const BlockFile& file) {
    const std::vector<std::uint64_t> blocks = file.damaged_blocks();
    for (const std::uint64_t block : blocks) {
      damaged(file.name() + ": block " + std::to_string(block) + " is damaged");
    }
    return blocks.empty();
  }

  void verify_segment(const SegmentRecord& record) {
    ++result_.segments;
    result_.entries += record.entries;
    const std::string name = segment_name(folder_, record.number);
    if (!verify_blocks(BlockFile{name})) return;
    const auto segment = open_segment(folder_, record);
    if (segment->file().digest() != record.digest) damaged(name + ": is mixed from several files");
    verify_texts(*segment);
    verify_entries(*segment);
  }

  void verify_texts(const Segment& segment) {
    for (std::uint64_t index = 0; index < segment.head().documents; ++index) {
      const TextRecord record = segment.record(index);
      const auto piece = catalogue_->find(record.document);
      const Piece text = packer_.unpack(segment.packed_text(record));
      if (!piece) {
        ++result_.removed;
        continue;
      }
      ++found_;
      if (digest_of(text) != piece->digest || text.words.size() != piece->words || record.words != piece->words) {
        damaged(segment.file().name() + ": the text of “" + piece->id + "” is another than the catalogue says");
      }
    }
  }

  void verify_entries(const Segment& segment) {
    Entry before{};
    for (std::uint64_t index = 0; index < segment.head().entries; ++index) {
      const Entry entry = segment.entry(index);
      if (index > 0 && !comes_before(before, entry)) {
        damaged(segment.file().name() + ": fingerprint " + std::to_string(index) + " is out of order");
        return;
      }
      before = entry;
    }
  }

  void verify_pieces() {
    result_.pieces = catalogue_->count_pieces();
    if (result_.damages.empty() && found_ != result_.pieces) {
      damaged(folder_ + ": " + std::to_string(result_.pieces - found_) + " pieces of the catalogue have no text");
    }
  }

  std::string folder_;
  std::unique_ptr<Catalogue> catalogue_;
  Packer packer_;
  Verification result_;
  std::uint64_t found_ = 0;
};

}  // namespace

Verification verify(const std::string& folder) { return Verifier{folder}.verify(); }

}  // namespace galley::archive
