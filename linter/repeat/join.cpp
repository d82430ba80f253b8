// Pieces are taken from left to right. Each next one which begins soon behind
// the passage so far, and whose earlier place is near the earlier places so
// far, on either side, joins it, if neither place overlaps what is there.
//
// Cost: n log n; a piece looks at those that begin within a few words behind
// it, of which there are few, as each word is in few pieces.
#include "linter/repeat/join.h"

#include <algorithm>
#include <tuple>

#include "linter/repeat/align.h"

namespace galley::repeat {
namespace {

// Words between two pieces: in the later text, and in the earlier one, where a
// sentence may have come from the other end of the paragraph.
constexpr std::uint32_t widest_gap = 20;
constexpr std::uint32_t widest_move = 80;

std::uint32_t gap(const Occurrence& a, const Occurrence& b) {
  if (a.end <= b.begin) return b.begin - a.end;
  return b.end <= a.begin ? a.begin - b.end : 0;
}

// Pieces that meet share a word or two: the same word stands at both ends.
constexpr std::uint32_t most_shared = 3;

std::uint32_t shared(const Occurrence& a, const Occurrence& b) {
  const std::uint32_t begin = std::max(a.begin, b.begin);
  const std::uint32_t end = std::min(a.end, b.end);
  return begin < end ? end - begin : 0;
}

bool overlap(const Occurrence& a, const Occurrence& b) { return shared(a, b) > most_shared; }

Occurrence around(const Occurrence& a, const Occurrence& b) {
  return {.text = a.text, .begin = std::min(a.begin, b.begin), .end = std::max(a.end, b.end)};
}

class Joiner {
 public:
  Joiner(std::vector<Passage> pieces, const Measure& measure)
      : pieces_(std::move(pieces)), measure_(measure), used_(pieces_.size()) {
    std::sort(pieces_.begin(), pieces_.end(), [](const Passage& a, const Passage& b) {
      return std::tie(a.earlier.text, a.later, a.earlier) < std::tie(b.earlier.text, b.later, b.earlier);
    });
  }

  std::vector<Passage> join() {
    for (std::size_t first = 0; first < pieces_.size(); ++first) {
      if (!used_[first]) join_from(first);
    }
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      if (!used_[i] && measure_.accepts(pieces_[i])) joined_.push_back(pieces_[i]);
    }
    return std::move(joined_);
  }

 private:
  void join_from(std::size_t first) {
    Passage whole = pieces_[first];
    members_.assign(1, first);
    for (std::size_t i = first + 1; i < pieces_.size(); ++i) {
      const Passage& piece = pieces_[i];
      if (piece.earlier.text != whole.earlier.text || piece.later.begin > whole.later.end + widest_gap) break;
      if (!used_[i] && belongs(piece, whole)) add(i, whole);
    }
    if (members_.size() == 1 || !measure_.accepts(whole)) return;
    whole.exact = false;
    joined_.push_back(whole);
    for (const std::size_t member : members_) used_[member] = true;
  }

  bool belongs(const Passage& piece, const Passage& whole) const {
    if (overlap(piece.later, whole.later) || gap(piece.earlier, whole.earlier) > widest_move) return false;
    if (whole.earlier.text == whole.later.text &&
        overlap(around(piece.earlier, whole.earlier), around(piece.later, whole.later)))
      return false;
    return std::none_of(members_.begin(), members_.end(),
                        [&](std::size_t member) { return overlap(pieces_[member].earlier, piece.earlier); });
  }

  void add(std::size_t index, Passage& whole) {
    const Passage& piece = pieces_[index];
    std::uint32_t twice = shared(piece.later, whole.later);
    for (const std::size_t member : members_) twice = std::max(twice, shared(pieces_[member].earlier, piece.earlier));
    whole.earlier = around(whole.earlier, piece.earlier);
    whole.later = around(whole.later, piece.later);
    whole.matches += piece.matches - std::min(twice, piece.matches);
    whole.score += piece.score - static_cast<std::int32_t>(twice) * equal_word;
    members_.push_back(index);
  }

  std::vector<Passage> pieces_;
  const Measure& measure_;
  std::vector<bool> used_;
  std::vector<std::size_t> members_;
  std::vector<Passage> joined_;
};

}  // namespace

std::vector<Passage> join_neighbours(std::vector<Passage> pieces, const Measure& measure) {
  return Joiner{std::move(pieces), measure}.join();
}

}  // namespace galley::repeat
