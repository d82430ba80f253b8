#include "linter/repeat/postings.h"

#include <bit>
#include <utility>

#include "linter/repeat/radix_sort.h"

namespace galley::repeat {
namespace {

// Keeps what may stand twice: two bits a hash, of which one says "seen", the
// other "seen again". Some singletons pass.
std::size_t drop_most_singletons(std::span<Posting> postings) {
  const std::size_t cells = std::bit_ceil(postings.size() * 8 + 64);
  std::vector<std::uint64_t> seen(cells / 64);
  std::vector<std::uint64_t> again(cells / 64);
  const auto cell = [&](const Posting& posting) { return (posting.group * 0x9E3779B1u) & (cells - 1); };
  for (const Posting& posting : postings) {
    const std::size_t at = cell(posting);
    const std::uint64_t bit = std::uint64_t{1} << (at % 64);
    again[at / 64] |= seen[at / 64] & bit;
    seen[at / 64] |= bit;
  }
  std::size_t kept = 0;
  for (const Posting& posting : postings) {
    const std::size_t at = cell(posting);
    if (again[at / 64] >> (at % 64) & 1) postings[kept++] = posting;
  }
  return kept;
}

// Keeps the groups of two to `most` of a sorted run. Groups are still keys.
std::size_t drop_other_groups(std::span<Posting> postings, std::size_t most) {
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
  return kept;
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

std::vector<std::size_t> Postings::place(std::vector<std::vector<std::uint32_t>>& counts, std::size_t partitions) {
  std::vector<std::size_t> bounds;
  std::size_t sum = 0;
  for (std::size_t partition = 0; partition < partitions; ++partition) {
    bounds.push_back(sum);
    for (auto& chunk : counts) sum += std::exchange(chunk[partition], static_cast<std::uint32_t>(sum));
  }
  bounds.push_back(sum);
  return bounds;
}

void Postings::group(std::span<const std::size_t> bounds, unsigned jobs, std::size_t most) {
  const std::size_t partitions = bounds.size() - 1;
  std::vector<std::size_t> kept(partitions);
  parallel_for(partitions, jobs, [&](std::size_t partition) {
    auto run = std::span{postings_}.subspan(bounds[partition], bounds[partition + 1] - bounds[partition]);
    run = run.first(drop_most_singletons(run));
    std::vector<Posting> scratch;
    radix_sort(run, scratch, 32, [](const Posting& posting) { return posting.group; });
    kept[partition] = drop_other_groups(run, most);
  });
  std::uint32_t rank = 0;
  for (std::size_t partition = 0; partition < partitions; ++partition) {
    std::uint32_t first = rank;
    std::uint32_t key = 0;
    for (std::size_t i = bounds[partition]; i < bounds[partition] + kept[partition]; ++i, ++rank) {
      const Posting posting = postings_[i];
      if (i == bounds[partition] || posting.group != key) first = rank;
      key = posting.group;
      postings_[rank] = {.group = first, .position = posting.position};
    }
  }
  postings_.resize(rank);
  if (postings_.capacity() > 2 * postings_.size()) postings_.shrink_to_fit();
}

Postings::Postings(std::vector<Posting> groups) : postings_(std::move(groups)) {}

std::vector<Placed> Postings::by_position(const Corpus& corpus) const {
  std::vector<Placed> placed(postings_.size());
  for (std::uint32_t rank = 0; rank < postings_.size(); ++rank) placed[rank] = {postings_[rank].position, rank};
  sort_by_position(placed, corpus.size());
  return placed;
}

}  // namespace galley::repeat
