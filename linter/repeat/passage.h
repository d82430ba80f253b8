// What the search for repeats reads and what it answers with. A text is the
// hashes of its words, in order; nothing here knows of bytes or documents.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace galley::repeat {

using Word = std::uint32_t;
using Text = std::span<const Word>;

// Words [begin, end) of one text.
struct Occurrence {
  std::uint32_t text = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  std::uint32_t size() const { return end - begin; }
  friend auto operator<=>(const Occurrence&, const Occurrence&) = default;
};

// Something that stands twice. `earlier` comes first in the order of texts and
// words; the two never overlap, unless a short stretch is repeated over and
// over ("no no no no …"): then `earlier` may run into `later`.
struct Passage {
  Occurrence earlier;
  Occurrence later;
  std::uint32_t matches = 0;  // words equal in order
  std::int32_t score = 0;     // as align.h counts
  bool exact = true;          // every word is equal

  friend bool operator==(const Passage&, const Passage&) = default;

  // Equal words as a share of the longer side.
  double similarity() const;
};

// The order of what a search answers: by where passages stand later, then
// earlier. Total.
bool comes_before(const Passage& a, const Passage& b);

// All texts of a run, one behind the other.
using Position = std::uint32_t;

class Corpus {
 public:
  explicit Corpus(std::span<const Text> texts);

  std::size_t texts() const { return texts_.size(); }
  Text text(std::size_t index) const { return texts_[index]; }
  Position start(std::size_t index) const { return starts_[index]; }
  Position size() const { return starts_.back(); }

  // The text that holds the word at `position`.
  std::uint32_t text_of(Position position) const;

 private:
  std::span<const Text> texts_;
  std::vector<Position> starts_;      // one more than there are texts
  std::vector<std::uint32_t> hints_;  // the text of every 256th position
};

}  // namespace galley::repeat
