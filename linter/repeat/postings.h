// Which hashes stand more than once, and where.
//
// Problem: among tens of millions of (hash, position) pairs, bring those with
// equal hashes together and forget the rest, in little memory.
//
// Idea: scatter the pairs into partitions by some bits of the hash, so that
// each fits the processor's cache; there a filter of two bits a hash drops
// most hashes that stand once, the most frequent of the others are counted, and
// a radix sort orders the rest. Some thousand pairs at a time are scattered, in the cache, too: a partition is a
// piece of each such segment, and only what may stand twice is brought together.
//
// Why right: the partition and the key together are 32 bits and more of the
// hash; what shares them without being equal is told apart by whoever compares
// the words. All orders are by position, so the answer doesn't depend on the
// number of threads.
//
// Cost: linear; 6 bytes a pair.
#pragma once

#include <algorithm>
#include <span>
#include <vector>

#include "linter/repeat/scatter.h"
#include "linter/text/parallel.h"

namespace galley::repeat {

// A posting's rank, ordered by position.
struct Placed {
  Position position = 0;
  std::uint32_t rank = 0;
};

// Groups of two to `most`, ordered within by position.
class Postings {
 public:
  static constexpr std::size_t any_number = static_cast<std::size_t>(-1);

  // Hashes are told apart by their upper 32 bits, and by as many of the lower
  // ones as there are partitions of so many words.
  static std::size_t partitions(std::size_t words) {
    std::size_t partitions = 1;
    while (partitions < most_partitions && partitions * words_a_partition < words) partitions *= 2;
    return partitions;
  }

  // `generate(text, emit)` calls emit(hash, position in the text), in ascending
  // order.
  template <typename Generate>
  Postings(const Corpus& corpus, unsigned jobs, const Generate& generate, std::size_t most = any_number);

  // Groups that are made already.
  explicit Postings(std::vector<Posting> groups);

  std::span<const Posting> all() const { return postings_; }

  // The members of the group of `rank` that stand before it.
  std::span<const Posting> earlier(std::uint32_t rank) const {
    const std::uint32_t group = postings_[rank].group;
    return std::span{postings_}.subspan(group, rank - group);
  }
  const Posting& first_of_group(std::uint32_t rank) const { return postings_[postings_[rank].group]; }
  bool group_has_more_than(std::uint32_t rank, std::uint32_t count) const {
    const std::uint32_t group = postings_[rank].group;
    return group + count < postings_.size() && postings_[group + count].group == group;
  }
  // What stands side by side in a text is spread over all groups: whoever reads
  // places in order calls this for each one, so that those which come next are
  // in the processor's cache by then.
  void prepare_next(std::span<const Placed> from) const {
    constexpr std::size_t soon = 8;
    if (from.size() <= soon) return;
    __builtin_prefetch(&postings_[from[soon].rank]);
    __builtin_prefetch(&postings_[postings_[from[soon / 2].rank].group]);
  }

  // All of them, if no two stand at one position.
  std::vector<Placed> by_position(const Corpus& corpus, unsigned jobs) const;

 private:
  static constexpr std::size_t most_partitions = 512;
  static constexpr std::size_t words_a_partition = 1 << 19;

  // Texts are handed out in runs of about equal size.
  static std::vector<std::size_t> split(const Corpus& corpus);
  using Segments = std::vector<std::vector<Segment>>;  // of each run of texts
  void group(Segments segments, std::size_t partitions, unsigned jobs, std::size_t most);

  std::vector<Posting> postings_;
};

template <typename Generate>
Postings::Postings(const Corpus& corpus, unsigned jobs, const Generate& generate, std::size_t most) {
  const std::size_t partitions = Postings::partitions(corpus.size());
  const std::vector<std::size_t> chunks = split(corpus);
  Segments segments(chunks.size() - 1);
  parallel_for(segments.size(), jobs, [&](std::size_t chunk) {
    Scatter scatter{partitions};
    for (std::size_t text = chunks[chunk]; text < chunks[chunk + 1]; ++text) {
      const Position start = corpus.start(text);
      generate(text, [&](std::uint64_t hash, std::uint32_t at) { scatter.add(hash, start + at); });
    }
    segments[chunk] = scatter.take();
  });
  group(std::move(segments), partitions, jobs, most);
}

}  // namespace galley::repeat
