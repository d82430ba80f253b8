#include "linter/repeat/runs.h"

#include <algorithm>

#include "linter/repeat/equal_words.h"

namespace galley::repeat {
namespace {

// The bits [first, last].
std::uint32_t bits(std::uint32_t first, std::uint32_t last) {
  return first > last ? 0 : (std::uint32_t{2} << last) - (std::uint32_t{1} << first);
}

// How many words are equal from two places of texts on, or before them; at most `most`.
std::uint32_t equal_from(Text a, std::size_t at_a, Text b, std::size_t at_b, std::uint32_t most) {
  const std::size_t there = std::min(a.size() - at_a, b.size() - at_b);
  const bool at_once = most <= most_at_once && there >= most_at_once;
  const Word* const x = a.data() + at_a;
  const Word* const y = b.data() + at_b;
  return static_cast<std::uint32_t>(at_once ? equal_ahead_at_once(x, y, most)
                                            : equal_ahead(x, y, std::min<std::size_t>(there, most)));
}

std::uint32_t equal_up_to(Text a, std::size_t at_a, Text b, std::size_t at_b, std::uint32_t most) {
  const std::size_t there = std::min(at_a, at_b);
  const bool at_once = most <= most_at_once && there >= most_at_once;
  const Word* const x = a.data() + at_a;
  const Word* const y = b.data() + at_b;
  return static_cast<std::uint32_t>(at_once ? equal_before_at_once(x, y, most)
                                            : equal_before(x, y, std::min<std::size_t>(there, most)));
}

}  // namespace

std::uint32_t Surroundings::unexplained(std::size_t text, const Placed& placed) const {
  const Text words = corpus_.text(text);
  const std::uint32_t at = placed.position - corpus_.start(text);
  const auto behind = static_cast<std::uint32_t>(words.size()) - at;
  const std::uint32_t all = bits(min_words_ - std::min(min_words_, behind), std::min(at, reach_));
  const Position first = fingerprints_.postings().first_of_group(placed.rank).position;
  if (placed.position - first < min_words_) return all;
  const std::uint32_t in = corpus_.text_of(first);
  const std::uint32_t there = first - corpus_.start(in);
  const std::uint32_t ahead = equal_from(words, at, corpus_.text(in), there, min_words_);
  if (ahead + reach_ < min_words_) return all;
  return all & ~bits(min_words_ - ahead, equal_up_to(words, at, corpus_.text(in), there, reach_));
}

}  // namespace galley::repeat
