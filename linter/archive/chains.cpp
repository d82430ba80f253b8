// Each run of words of the document is looked up. One that stands at few places
// of the archive is a seed at each of them; of one that stands at many, a
// phrase, only those places are which also agree on a side, as every repeat of
// twelve words does, and of these the newest. So a phrase costs no repeat of
// twelve words, unless newer ones were found in its place.
//
// Seeds of one archived document which follow each other at nearly one distance
// make a chain. A chain of one run counts if it agrees on a side: it is nine
// words long then.
#include <algorithm>
#include <tuple>

#include "linter/archive/search.h"

namespace galley::archive {
namespace {

// A run of words at more places than this is a phrase of the language.
constexpr std::uint64_t most_places = 8;
// Of places of a phrase that agree on a side so many are taken.
constexpr std::uint64_t most_agreeing = 64;
// Seeds of one chain: words between two of them, and words put in or left out.
constexpr std::uint32_t widest_gap = 40;
constexpr std::uint32_t widest_shift = 12;

struct Seed {
  std::uint32_t document = 0;
  std::uint32_t later = 0;
  std::uint32_t earlier = 0;
  bool agrees = false;

  std::int64_t distance() const { return std::int64_t{later} - earlier; }
};

class SeedFinder {
 public:
  explicit SeedFinder(const Archive& archive) : archive_(archive), ranges_(archive.segments().size()) {}

  std::vector<Seed> find(const std::vector<Entry>& entries) {
    for (const Entry& entry : entries) look_up(entry);
    std::sort(seeds_.begin(), seeds_.end(), [](const Seed& a, const Seed& b) {
      return std::tie(a.document, a.later, a.earlier) < std::tie(b.document, b.later, b.earlier);
    });
    return std::move(seeds_);
  }

 private:
  void look_up(const Entry& own) {
    const auto& segments = archive_.segments();
    std::uint64_t places = 0;
    for (std::size_t i = 0; i < segments.size(); ++i) {
      ranges_[i] = segments[i]->find(own.fingerprint());
      places += ranges_[i].size();
    }
    if (places == 0) return;
    const bool is_phrase = places > most_places;
    std::uint64_t left = is_phrase ? most_agreeing : places;
    // From the newest on.
    for (std::size_t i = segments.size(); i-- > 0;) {
      for (std::uint64_t at = ranges_[i].end; at-- > ranges_[i].begin && left > 0;) {
        const Entry found = segments[i]->entry(at);
        const bool agrees = own.agrees(found);
        if (is_phrase && !agrees) continue;
        seeds_.push_back(
            {.document = found.document, .later = own.position, .earlier = found.position, .agrees = agrees});
        --left;
      }
    }
  }

  const Archive& archive_;
  std::vector<EntryRange> ranges_;
  std::vector<Seed> seeds_;
};

// The seeds of one archived document to chains.
class Chainer {
 public:
  explicit Chainer(std::vector<Chain>& chains) : chains_(chains) {}

  void add(const Seed& seed) {
    close_before(seed.document, seed.later);
    for (Open& open : open_) {
      const std::int64_t shift = open.distance - seed.distance();
      if (shift > widest_shift || shift < -std::int64_t{widest_shift}) continue;
      return append(open, seed);
    }
    open_.push_back({.chain = {.document = seed.document,
                               .later_begin = seed.later,
                               .later_end = seed.later + winnowing.length,
                               .earlier_begin = seed.earlier,
                               .earlier_end = seed.earlier + winnowing.length,
                               .words = winnowing.length},
                     .distance = seed.distance(),
                     .agrees = seed.agrees});
  }

  void close() {
    for (const Open& open : open_) keep(open);
    open_.clear();
  }

 private:
  struct Open {
    Chain chain;
    std::int64_t distance = 0;  // of the last seed
    bool agrees = false;
  };

  void close_before(std::uint32_t document, std::uint32_t later) {
    std::erase_if(open_, [&](const Open& open) {
      if (open.chain.document == document && open.chain.later_end + widest_gap >= later) return false;
      keep(open);
      return true;
    });
  }

  static void append(Open& open, const Seed& seed) {
    Chain& chain = open.chain;
    const std::uint32_t end = seed.later + winnowing.length;
    if (end > chain.later_end) chain.words += end - std::max(chain.later_end, seed.later);
    chain.later_end = std::max(chain.later_end, end);
    chain.earlier_begin = std::min(chain.earlier_begin, seed.earlier);
    chain.earlier_end = std::max(chain.earlier_end, seed.earlier + winnowing.length);
    open.distance = seed.distance();
    open.agrees |= seed.agrees;
  }

  void keep(const Open& open) {
    if (open.agrees || open.chain.words > winnowing.length) chains_.push_back(open.chain);
  }

  std::vector<Chain>& chains_;
  std::vector<Open> open_;
};

}  // namespace

std::vector<Chain> find_chains(const Archive& archive, const std::vector<Entry>& entries) {
  std::vector<Chain> chains;
  Chainer chainer{chains};
  for (const Seed& seed : SeedFinder{archive}.find(entries)) chainer.add(seed);
  chainer.close();
  return chains;
}

}  // namespace galley::archive
