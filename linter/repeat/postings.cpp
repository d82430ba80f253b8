#include "linter/repeat/postings.h"

#include <bit>
#include <utility>

#include "linter/repeat/radix_sort.h"

namespace galley::repeat {
namespace {

// Calls use(piece) for the pieces of one partition, in order.
template <typename Use>
void each_piece(std::span<const std::vector<Segment>> segments, std::size_t partition, const Use& use) {
  for (const auto& some : segments) {
    for (const Segment& segment : some) use(segment.of(partition));
  }
}

// Which hashes may stand twice: two bits a hash, of which one says "seen", the
// other "seen again". Some that stand once pass.
class SeenTwice {
 public:
  explicit SeenTwice(std::size_t hashes) : mask_(std::bit_ceil(hashes * 8 + 32) - 1), pairs_(mask_ / 32 + 1) {}

  void see(std::uint32_t hash) {
    std::uint64_t& pairs = pairs_[cell(hash) / 32];
    const unsigned shift = cell(hash) % 32 * 2;
    pairs |= (1 | (pairs >> shift & 1) << 1) << shift;
  }
  bool twice(std::uint32_t hash) const { return (pairs_[cell(hash) / 32] >> (cell(hash) % 32 * 2) & 2) != 0; }

 private:
  std::size_t cell(std::uint32_t hash) const { return (hash * 0x9E3779B1u) & mask_; }

  std::size_t mask_;
  std::vector<std::uint64_t> pairs_;
};

// What may stand twice in a partition, in order.
std::vector<Posting> without_most_singletons(std::span<const std::vector<Segment>> segments, std::size_t partition) {
  std::size_t size = 0;
  each_piece(segments, partition, [&](const Piece& piece) { size += piece.size(); });
  SeenTwice seen{size};
  each_piece(segments, partition, [&](const Piece& piece) {
    for (const std::uint32_t key : piece.keys) seen.see(key);
  });
  // A piece at a time without a branch: which hash stands twice can't be foreseen.
  std::vector<Posting> kept;
  std::vector<Posting> of_piece;
  each_piece(segments, partition, [&](const Piece& piece) {
    of_piece.resize(std::max(of_piece.size(), piece.size()));
    std::size_t count = 0;
    for (std::size_t at = 0; at < piece.size(); ++at) {
      of_piece[count] = piece[at];
      count += static_cast<std::size_t>(seen.twice(piece.keys[at]));
    }
    kept.insert(kept.end(), of_piece.begin(), of_piece.begin() + static_cast<std::ptrdiff_t>(count));
  });
  return kept;
}

// The keys that stand most often in a partition, each with its exact number:
// groups that need not be sorted. Which ones they are is told from a sample.
class FrequentKeys {
 public:
  explicit FrequentKeys(std::span<const Posting> postings) {
    if (postings.size() < fewest_postings) return;
    const std::size_t cells = std::bit_ceil(postings.size() / one_in);
    shift_ = 32 - static_cast<unsigned>(std::countr_zero(cells));
    cells_.resize(cells);
    for (Cell& cell : cells_)
      cell.key = cell_of(no_key) == static_cast<std::size_t>(&cell - cells_.data()) ? 1 : no_key;
    std::size_t again = 0;
    for (std::size_t at = 0; at < postings.size(); at += one_in) {
      const std::uint32_t key = postings[at].group;
      Cell& cell = cells_[cell_of(key)];
      if (cell.size == 0) cell.key = key;
      if (cell.key != key) continue;
      again += cell.size > 0;
      ++cell.size;
    }
    if (again * few * one_in < postings.size()) {
      cells_.clear();
      return;
    }
    for (Cell& cell : cells_) cell.size = 0;
    for (const Posting& posting : postings) {
      Cell& cell = cells_[cell_of(posting.group)];
      cell.size += static_cast<std::uint32_t>(cell.key == posting.group);
    }
  }

  bool any() const { return !cells_.empty(); }

  // Moves them out of `postings`, which keep their order; answers the groups of
  // two to `most`, each in that order. Without a branch: which key comes next
  // can't be foreseen.
  std::vector<Posting> take(std::vector<Posting>& postings, std::size_t most) {
    std::uint32_t kept = 0;
    for (Cell& cell : cells_) {
      cell.step = static_cast<std::uint32_t>(cell.size > 1 && cell.size <= most);
      cell.next = std::exchange(kept, kept + cell.step * cell.size);
    }
    for (Cell& cell : cells_) {
      if (cell.step == 0) cell.next = kept;  // behind them all
    }
    std::vector<Posting> groups(kept + 1);
    std::size_t rest = 0;
    for (const Posting posting : postings) {
      Cell& cell = cells_[cell_of(posting.group)];
      const auto is_one = static_cast<std::uint32_t>(cell.key == posting.group);
      groups[is_one != 0 ? cell.next : kept] = posting;
      cell.next += cell.step & is_one;
      postings[rest] = posting;
      rest += 1 - is_one;
    }
    postings.resize(rest);
    groups.pop_back();
    return groups;
  }

 private:
  static constexpr std::size_t fewest_postings = 1 << 12;
  static constexpr std::size_t one_in = 16;
  // Where less than one in so many belongs to them it isn't worth it.
  static constexpr std::size_t few = 4;
  static constexpr std::uint32_t no_key = 0;

  struct Cell {
    std::uint32_t key = 0;  // of an empty one: a key that belongs elsewhere
    std::uint32_t size = 0;
    std::uint32_t next = 0;  // where the next one goes
    std::uint32_t step = 0;  // 1 if the group is kept
  };

  std::size_t cell_of(std::uint32_t key) const { return (key * 0x9E3779B1u) >> shift_; }

  std::vector<Cell> cells_;
  unsigned shift_ = 0;
};

// Brings equal keys together, each in the order that it has. Some bits of the
// key do for most.
void sort_by_key(std::vector<Posting>& postings) {
  constexpr unsigned sorted_bits = 22;
  std::vector<Posting> scratch;
  const auto upper = [](const Posting& posting) { return posting.group >> (32 - sorted_bits); };
  radix_sort(std::span{postings}, scratch, sorted_bits, upper);
  const auto by_key = [](const Posting& a, const Posting& b) { return a.group < b.group; };
  for (auto begin = postings.begin(); begin != postings.end();) {
    auto end = begin;
    bool same = true;
    for (; end != postings.end() && upper(*end) == upper(*begin); ++end) same &= end->group == begin->group;
    if (!same) std::stable_sort(begin, end, by_key);
    begin = end;
  }
}

// Keeps the groups of two to `most` of a sorted run. Groups are still keys.
void drop_other_groups(std::vector<Posting>& postings, std::size_t most) {
  std::size_t kept = 0;
  for (std::size_t begin = 0; begin < postings.size();) {
    std::size_t end = begin + 1;
    while (end < postings.size() && postings[end].group == postings[begin].group) ++end;
    if (end - begin > 1 && end - begin <= most) {
      std::copy(postings.begin() + static_cast<std::ptrdiff_t>(begin),
                postings.begin() + static_cast<std::ptrdiff_t>(end),
                postings.begin() + static_cast<std::ptrdiff_t>(kept));
      kept += end - begin;
    }
    begin = end;
  }
  postings.resize(kept);
}

// Puts the ranks of groups for their keys. The first posting's rank is `rank`.
void number_groups(std::span<const Posting> keyed, std::uint32_t rank, Posting* to) {
  std::uint32_t first = rank;
  for (std::size_t i = 0; i < keyed.size(); ++i, ++rank) {
    if (i == 0 || keyed[i].group != keyed[i - 1].group) first = rank;
    to[rank] = {.group = first, .position = keyed[i].position};
  }
}

}  // namespace

std::vector<std::size_t> Postings::split(const Corpus& corpus) {
  constexpr Position words_a_chunk = 1 << 20;
  std::vector<std::size_t> chunks{0};
  for (std::size_t text = 0; text < corpus.texts(); ++text) {
    if (corpus.start(text + 1) - corpus.start(chunks.back()) >= words_a_chunk) chunks.push_back(text + 1);
  }
  if (chunks.back() != corpus.texts()) chunks.push_back(corpus.texts());
  return chunks;
}

void Postings::group(Segments segments, std::size_t partitions, unsigned jobs, std::size_t most) {
  std::vector<std::vector<Posting>> groups(partitions);
  parallel_for(partitions, jobs, [&](std::size_t partition) {
    std::vector<Posting> postings = without_most_singletons(segments, partition);
    FrequentKeys frequent{postings};
    if (frequent.any()) groups[partition] = frequent.take(postings, most);
    sort_by_key(postings);
    drop_other_groups(postings, most);
    groups[partition].insert(groups[partition].end(), postings.begin(), postings.end());
  });
  parallel_for(segments.size(), jobs, [&](std::size_t chunk) { segments[chunk] = std::vector<Segment>{}; });
  std::vector<std::uint32_t> ranks;
  std::uint32_t rank = 0;
  for (const auto& some : groups) {
    ranks.push_back(rank);
    rank += static_cast<std::uint32_t>(some.size());
  }
  postings_.resize(rank);
  parallel_for(partitions, jobs,
               [&](std::size_t partition) { number_groups(groups[partition], ranks[partition], postings_.data()); });
}

Postings::Postings(std::vector<Posting> groups) : postings_(std::move(groups)) {}

namespace {

// Orders what stands at different positions, all from `begin` on and in a stretch
// of `words`: a bit for each position says how many come before it.
class PositionSorter {
 public:
  explicit PositionSorter(std::size_t words) : bits_(words / word_bits), before_(words / word_bits) {}

  void sort(std::span<Placed> placed, Position begin) {
    std::fill(bits_.begin(), bits_.end(), 0);
    for (const Placed& item : placed) {
      const Position at = item.position - begin;
      bits_[at / word_bits] |= std::uint64_t{1} << at % word_bits;
    }
    std::uint32_t sum = 0;
    for (std::size_t word = 0; word < bits_.size(); ++word)
      before_[word] = std::exchange(sum, sum + static_cast<std::uint32_t>(std::popcount(bits_[word])));
    scratch_.assign(placed.begin(), placed.end());
    for (const Placed& item : scratch_) {
      const Position at = item.position - begin;
      const std::uint64_t lower = bits_[at / word_bits] & ((std::uint64_t{1} << at % word_bits) - 1);
      placed[before_[at / word_bits] + static_cast<std::uint32_t>(std::popcount(lower))] = item;
    }
  }

 private:
  static constexpr std::size_t word_bits = 64;

  std::vector<std::uint64_t> bits_;
  std::vector<std::uint32_t> before_;
  std::vector<Placed> scratch_;
};

}  // namespace

// Into stretches of the texts first, as few as there are processor caches for;
// then each by itself.
std::vector<Placed> Postings::by_position(const Corpus& corpus, unsigned jobs) const {
  constexpr unsigned most_stretch_bits = 11;
  constexpr unsigned least_position_bits = 12;
  const auto bits = static_cast<unsigned>(std::bit_width(corpus.size()));
  const unsigned shift = std::max(bits, most_stretch_bits + least_position_bits) - most_stretch_bits;
  const std::size_t stretches = (corpus.size() >> shift) + 1;
  const std::size_t chunks = std::max(jobs, 1u);
  const auto chunk = [&](std::size_t index) { return postings_.size() * index / chunks; };
  std::vector<std::vector<std::uint32_t>> next(chunks, std::vector<std::uint32_t>(stretches));
  parallel_for(chunks, jobs, [&](std::size_t index) {
    std::vector<std::uint32_t>& counts = next[index];
    for (std::size_t rank = chunk(index); rank < chunk(index + 1); ++rank) ++counts[postings_[rank].position >> shift];
  });
  std::uint32_t sum = 0;
  for (std::size_t stretch = 0; stretch < stretches; ++stretch) {
    for (auto& counts : next) sum += std::exchange(counts[stretch], sum);
  }
  std::vector<Placed> placed(postings_.size());
  parallel_for(chunks, jobs, [&](std::size_t index) {
    std::vector<std::uint32_t>& to = next[index];
    for (std::size_t rank = chunk(index); rank < chunk(index + 1); ++rank) {
      const Position position = postings_[rank].position;
      placed[to[position >> shift]++] = {.position = position, .rank = static_cast<std::uint32_t>(rank)};
    }
  });
  const std::vector<std::uint32_t>& ends = next.back();  // each now stands at its stretch's end
  parallel_for(chunks, jobs, [&](std::size_t index) {
    PositionSorter sorter{std::size_t{1} << shift};
    for (std::size_t stretch = stretches * index / chunks; stretch < stretches * (index + 1) / chunks; ++stretch) {
      const std::uint32_t begin = stretch == 0 ? 0 : ends[stretch - 1];
      sorter.sort(std::span{placed}.subspan(begin, ends[stretch] - begin), static_cast<Position>(stretch << shift));
    }
  });
  return placed;
}

}  // namespace galley::repeat
