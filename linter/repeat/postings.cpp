#include "linter/repeat/postings.h"

#include <bit>
#include <utility>

#include "linter/repeat/radix_sort.h"

namespace galley::repeat {
namespace {

// Calls use(postings) for the pieces of one partition, in order.
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
  each_piece(segments, partition, [&](std::span<const Posting> piece) { size += piece.size(); });
  SeenTwice seen{size};
  each_piece(segments, partition, [&](std::span<const Posting> piece) {
    for (const Posting& posting : piece) seen.see(posting.group);
  });
  std::vector<Posting> kept;
  each_piece(segments, partition, [&](std::span<const Posting> piece) {
    for (const Posting& posting : piece) {
      if (seen.twice(posting.group)) kept.push_back(posting);
    }
  });
  return kept;
}

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

void sort_by_position(std::vector<Placed>& placed, Position end) {
  std::vector<Placed> scratch;
  radix_sort(std::span{placed}, scratch, static_cast<unsigned>(std::bit_width(end)),
             [](const Placed& item) { return item.position; });
}

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
    sort_by_key(postings);
    drop_other_groups(postings, most);
    groups[partition].assign(postings.begin(), postings.end());
  });
  parallel_for(segments.size(), jobs, [&](std::size_t chunk) { segments[chunk] = {}; });
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

std::vector<Placed> Postings::by_position(const Corpus& corpus) const {
  std::vector<Placed> placed(postings_.size());
  for (std::uint32_t rank = 0; rank < postings_.size(); ++rank) placed[rank] = {postings_[rank].position, rank};
  sort_by_position(placed, corpus.size());
  return placed;
}

}  // namespace galley::repeat
