// The runs of words that are looked up around a fingerprint that stands at too
// many places to compare them all; exact.cpp says why.
#pragma once

#include <bit>

#include "linter/repeat/fingerprint.h"
#include "linter/repeat/index.h"

namespace galley::repeat {

// Of more earlier places of one fingerprint than this the first few and the
// last few are compared.
constexpr std::uint32_t most_places_compared = 12;
constexpr std::size_t few_places = 2;

// Emits runs of `words` words, in ascending order.
template <typename Emit>
class Runs {
 public:
  Runs(Text text, std::uint32_t words, Emit emit) : text_(text), words_(words), emit_(emit), hash_(words) {}

  // The one that begins at `begin`, if none was emitted that begins there or later.
  void emit(std::uint32_t begin) {
    if (begin < next_) return;
    if (begin == next_ && is_full_) {
      hash_.roll(text_[begin + words_ - 1], text_[begin - 1]);
    } else {
      fill(begin);
    }
    next_ = begin + 1;
    emit_(hash_.value(), begin);
  }

 private:
  void fill(std::uint32_t begin) {
    hash_ = RollingHash{words_};
    for (const Word word : text_.subspan(begin, words_)) hash_.push(word);
    is_full_ = true;
  }

  const Text text_;
  const std::uint32_t words_;
  const Emit emit_;
  RollingHash hash_;
  std::uint32_t next_ = 0;
  bool is_full_ = false;  // hash_ is that of the run before next_
};

// Tells which of the runs around a fingerprint stand around its first place, too.
class Surroundings {
 public:
  Surroundings(const Corpus& corpus, const Index& fingerprints, std::uint32_t min_words)
      : corpus_(corpus),
        fingerprints_(fingerprints),
        min_words_(min_words),
        reach_(Winnowing::guaranteeing(min_words).window - 1) {}

  // Calls emit(hash, begin) for runs of `min_words` in one text around frequent
  // fingerprints: for all that don't stand around the first place of such a one,
  // and for some that do.
  template <typename Emit>
  void each_unexplained_run(std::size_t text, Emit emit) const {
    const Position start = corpus_.start(text);
    Runs runs{corpus_.text(text), min_words_, emit};
    const Postings& postings = fingerprints_.postings();
    for (auto left = fingerprints_.in(start, corpus_.start(text + 1)); !left.empty(); left = left.subspan(1)) {
      const Placed& placed = left.front();
      postings.prepare_next(left);
      if (!postings.group_has_more_than(placed.rank, most_places_compared)) continue;
      const std::uint32_t at = placed.position - start;
      for (std::uint32_t some = unexplained(text, placed); some != 0;) {
        const auto most = static_cast<std::uint32_t>(std::bit_width(some)) - 1;
        runs.emit(at - most);
        some ^= 1u << most;
      }
    }
  }

 private:
  // A bit for each run: 1 << i for the one that begins i words before the fingerprint.
  std::uint32_t unexplained(std::size_t text, const Placed& placed) const;

  const Corpus& corpus_;
  const Index& fingerprints_;
  const std::uint32_t min_words_;
  const std::uint32_t reach_;  // so many words before a fingerprint a run may begin
};

}  // namespace galley::repeat
