// The runs of words that are looked up where a fingerprint stands at too many
// places to compare them all; exact.cpp says why.
#pragma once

#include <algorithm>

#include "linter/repeat/exact.h"
#include "linter/repeat/fingerprint.h"

namespace galley::repeat {

// Emits the runs of `words` words that are asked for, in ascending order.
template <typename Emit>
class Runs {
 public:
  Runs(Text text, std::uint32_t words, Emit emit) : text_(text), words_(words), emit_(emit), hash_(words) {}

  // Those that begin in [first, last] and weren't emitted yet.
  void emit(std::uint32_t first, std::uint32_t last) {
    first = std::max(first, next_);
    if (first > next_) is_full_ = false;
    for (next_ = first; next_ <= last && next_ + words_ <= text_.size(); ++next_) {
      if (is_full_) {
        hash_.roll(text_[next_ + words_ - 1], text_[next_ - 1]);
      } else {
        fill();
      }
      emit_(hash_.value(), next_);
    }
  }

 private:
  void fill() {
    hash_ = RollingHash{words_};
    for (const Word word : text_.subspan(next_, words_)) hash_.push(word);
    is_full_ = true;
  }

  const Text text_;
  const std::uint32_t words_;
  const Emit emit_;
  RollingHash hash_;
  std::uint32_t next_ = 0;
  bool is_full_ = false;  // hash_ is that of the run before next_
};

// Calls emit(hash, begin) for the runs of `min_words` around those fingerprints
// of one text that `is_frequent(place)` is true of.
template <typename IsFrequent, typename Emit>
void each_frequent_run(const Corpus& corpus, std::size_t text, const Index& fingerprints, std::uint32_t min_words,
                       const IsFrequent& is_frequent, Emit emit) {
  const std::uint32_t reach = Winnowing::guaranteeing(min_words).window - 1;
  const Position start = corpus.start(text);
  Runs runs{corpus.text(text), min_words, emit};
  for (const Placed& placed : fingerprints.in(start, corpus.start(text + 1))) {
    if (!is_frequent(placed)) continue;
    const std::uint32_t at = placed.position - start;
    runs.emit(at - std::min(at, reach), at);
  }
}

}  // namespace galley::repeat
