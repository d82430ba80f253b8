// Problem: find passages that stand twice with words put in, left out, changed
// or misread.
//
// Idea: even an edited passage shares runs of a few words with its original,
// at about the same distance. So all runs of four words are indexed; those
// which stand at two places and at few (a stock phrase stands at many) are
// seeds. (Where much stands often, the fingerprints around a run tell that it is
// such a phrase before it is indexed.) Seeds of one earlier text, near each
// other and at nearly one distance, are chained; chains with enough words, and
// word-for-word repeats whatever they hold, are extended by alignment on both
// sides, and judged by its score.
//
// Why right: the alignment decides, and chains only say where to look. What
// stands word for word comes from find_exact, which misses none, so that the
// bound on places costs edited copies of stock phrases and nothing else.
//
// Cost: linear. A word takes part in at most `most_seed_places` seeds, a chain is
// extended only where no passage covers it, and words are aligned with those of
// one earlier text no more than about `most_alignments` times.
#include "linter/repeat/near.h"

#include <algorithm>
#include <optional>
#include <tuple>
#include <unordered_map>

#include "linter/repeat/align.h"
#include "linter/repeat/exact.h"
#include "linter/repeat/fingerprint.h"
#include "linter/repeat/hash_set.h"
#include "linter/repeat/index.h"
#include "linter/repeat/join.h"

namespace galley::repeat {
namespace {

// Seeds of one chain: words between two of them, and words put in or left out.
constexpr std::uint32_t widest_gap = 30;
constexpr std::uint32_t widest_shift = 12;
// Words in the seeds of a chain that is worth a look.
constexpr std::uint32_t fewest_words = 6;
// Where the words before a place have been aligned with one earlier text more
// often than this, both are a form that is filled in again and again: any two
// parts of it are alike, and nothing more is to be learnt.
constexpr std::size_t most_alignments = 32;
constexpr std::size_t words_to_begin_with = 1024;  // that may be, whatever stands before
// So much of a text is chained at once; the bound is for memory.
constexpr Position slice_words = 1 << 16;

struct Seed {
  Position earlier = 0;
  Position later = 0;
  std::uint32_t length = 0;
  bool exact = false;  // a word-for-word repeat of its own

  Position distance() const { return later - earlier; }
  Position later_end() const { return later + length; }
};

struct Chain {
  std::uint32_t text = 0;  // the earlier one
  Seed first;
  Seed last;
  Seed run;  // the longest of seeds that overlap
  Seed longest;
  std::uint32_t words = 0;  // in its seeds
  bool exact = false;
};

bool is_near(Position a, Position b) { return (a > b ? a - b : b - a) <= widest_shift; }

// Seeds of one text to chains, in one pass.
class Chainer {
 public:
  explicit Chainer(const Corpus& corpus) : corpus_(corpus) {}

  // In ascending order of `later`.
  void add(const Seed& seed) {
    close_before(seed.later);
    const std::uint32_t text = corpus_.text_of(seed.earlier);
    for (Chain& chain : open_) {
      if (chain.text == text && is_near(chain.last.distance(), seed.distance())) return append(chain, seed);
    }
    open_.push_back({.text = text,
                     .first = seed,
                     .last = seed,
                     .run = seed,
                     .longest = seed,
                     .words = seed.length,
                     .exact = seed.exact});
  }

  std::vector<Chain> take() {
    close_before(corpus_.size() + widest_gap + 1);
    std::sort(closed_.begin(), closed_.end(), [](const Chain& a, const Chain& b) {
      return std::tie(a.first.later, a.first.earlier) < std::tie(b.first.later, b.first.earlier);
    });
    return std::move(closed_);
  }

 private:
  void close_before(Position later) {
    std::erase_if(open_, [&](const Chain& chain) {
      if (chain.last.later_end() + widest_gap >= later) return false;
      if (chain.exact || chain.words >= fewest_words) closed_.push_back(chain);
      return true;
    });
  }

  static void append(Chain& chain, const Seed& seed) {
    const Position reached = chain.last.later_end();
    if (seed.later_end() > reached) chain.words += seed.later_end() - std::max(reached, seed.later);
    const bool goes_on = seed.distance() == chain.run.distance() && seed.later <= chain.run.later_end();
    if (goes_on) {
      chain.run.length = std::max(chain.run.later_end(), seed.later_end()) - chain.run.later;
    } else {
      chain.run = seed;
    }
    if (chain.run.length > chain.longest.length) chain.longest = chain.run;
    chain.exact |= seed.exact;
    if (seed.later_end() >= reached) chain.last = seed;
  }

  const Corpus& corpus_;
  std::vector<Chain> open_;
  std::vector<Chain> closed_;
};

// Finds the passages whose later place is in one text.
class Finder {
 public:
  Finder(const Corpus& corpus, const Measure& measure, std::uint32_t text)
      : corpus_(corpus), measure_(measure), text_(text), start_(corpus.start(text)) {}

  std::vector<Passage> find(const Index& index, std::span<const Match> exact) {
    const Position end = corpus_.start(text_ + 1);
    for (Position begin = start_; begin < end; begin += std::min(slice_words, end - begin)) {
      const Position slice_end = begin + std::min(slice_words, end - begin);
      Chainer chainer{corpus_};
      for (auto left = index.in(begin, slice_end); !left.empty(); left = left.subspan(1)) {
        index.postings().prepare_next(left);
        exact = add_exact(exact, left.front().position, chainer);
        add_seeds(index.postings(), left.front(), chainer);
      }
      exact = add_exact(exact, slice_end, chainer);
      for (const Chain& chain : chainer.take()) look_at(chain);
    }
    return join_neighbours(found_, measure_);
  }

 private:
  static std::span<const Match> add_exact(std::span<const Match> exact, Position before, Chainer& chainer) {
    for (; !exact.empty() && exact.front().later < before; exact = exact.subspan(1)) {
      const Match& match = exact.front();
      chainer.add({.earlier = match.earlier, .later = match.later, .length = match.length, .exact = true});
    }
    return exact;
  }

  void add_seeds(const Postings& postings, const Placed& placed, Chainer& chainer) const {
    for (const Posting& earlier : postings.earlier(placed.rank)) {
      if (earlier.position + seed_words > placed.position) continue;
      chainer.add({.earlier = earlier.position, .later = placed.position, .length = seed_words});
    }
  }

  // A chain may hold several passages, or a passage and chance seeds.
  void look_at(const Chain& chain) {
    std::erase_if(live_, [&](std::size_t passage) { return start_ + found_[passage].later.end <= chain.first.later; });
    extend(chain.longest);
    extend(chain.first);
    extend(chain.last);
  }

  bool is_covered(const Seed& seed) const {
    return std::any_of(live_.begin(), live_.end(), [&](std::size_t index) {
      const Passage& passage = found_[index];
      const Position earlier = corpus_.start(passage.earlier.text);
      return seed.later >= start_ + passage.later.begin && seed.later_end() <= start_ + passage.later.end &&
             seed.earlier >= earlier + passage.earlier.begin &&
             seed.earlier + seed.length <= earlier + passage.earlier.end;
    });
  }

  void extend(const Seed& seed) {
    if (is_covered(seed)) return;
    const std::uint32_t other = corpus_.text_of(seed.earlier);
    const Text a = corpus_.text(other);
    const Text b = corpus_.text(text_);
    const std::uint32_t at_a = seed.earlier - corpus_.start(other);
    const std::uint32_t at_b = seed.later - start_;
    if (other == text_ && at_a + seed.length > at_b) return add_alone(seed);
    std::size_t& aligned = aligned_[other];
    if (aligned > most_alignments * (at_b + words_to_begin_with)) return add_alone(seed);
    // In one text the two places must not run into each other.
    const std::uint32_t floor = other == text_ ? at_a + seed.length : 0;
    const Extension left =
        aligner_.extend(Reading::backwards(a.first(at_a)), Reading::backwards(b.subspan(floor, at_b - floor)));
    const std::uint32_t ceiling = other == text_ ? at_b - left.b : static_cast<std::uint32_t>(a.size());
    const Extension right =
        aligner_.extend(Reading::forwards(a.subspan(at_a, ceiling - at_a)), Reading::forwards(b.subspan(at_b)));
    aligned += left.b + right.b;
    add({.earlier = {other, at_a - left.a, at_a + right.a},
         .later = {text_, at_b - left.b, at_b + right.b},
         .matches = left.matches + right.matches,
         .score = left.score + right.score});
  }

  // A few words over and over, or a form: nothing is to be aligned.
  void add_alone(const Seed& seed) {
    const std::uint32_t text = corpus_.text_of(seed.earlier);
    const std::uint32_t begin = seed.earlier - corpus_.start(text);
    add({.earlier = {text, begin, begin + seed.length},
         .later = {text_, seed.later - start_, seed.later_end() - start_},
         .matches = seed.length,
         .score = static_cast<std::int32_t>(seed.length) * equal_word});
  }

  void add(Passage passage) {
    passage.exact = passage.matches == passage.earlier.size() && passage.matches == passage.later.size();
    const bool is_alike = passage.similarity() >= measure_.min_similarity;
    if (passage.matches < fewest_words || (!is_alike && !measure_.accepts(passage))) return;
    live_.push_back(found_.size());
    found_.push_back(passage);
  }

  const Corpus& corpus_;
  const Measure& measure_;
  const std::uint32_t text_;
  const Position start_;
  Aligner aligner_;
  std::vector<Passage> found_;
  std::vector<std::size_t> live_;                           // those which seeds to come may lie in
  std::unordered_map<std::uint32_t, std::size_t> aligned_;  // by earlier text: how many words have been
};

// Runs that certainly stand at more places than seeds do: those in fingerprints
// that do. Empty where there are too few for it to matter.
HashSet frequent_runs(const Corpus& corpus, const Postings& fingerprints, const Winnowing& winnowing) {
  std::vector<std::uint64_t> hashes;
  std::size_t places = 0;
  const auto words_at = [&](const Posting& posting) {
    const std::uint32_t text = corpus.text_of(posting.position);
    return corpus.text(text).subspan(posting.position - corpus.start(text), winnowing.length);
  };
  const std::span<const Posting> all = fingerprints.all();
  for (std::size_t begin = 0; winnowing.length >= seed_words && begin < all.size();) {
    std::size_t end = begin + 1;
    while (end < all.size() && all[end].group == begin) ++end;
    const auto group = all.subspan(begin, end - begin);
    begin = end;
    if (group.size() <= most_seed_places) continue;
    const Text words = words_at(group.front());
    const bool are_equal = std::ranges::all_of(group.first(most_seed_places + 1), [&](const Posting& other) {
      return std::ranges::equal(words, words_at(other));
    });
    if (!are_equal) continue;
    places += group.size();
    each_shingle(words, seed_words, [&](std::uint32_t, std::uint64_t hash) { hashes.push_back(hash); });
  }
  constexpr std::size_t few = 4;
  const std::size_t about_all = 2 * std::size_t{corpus.size()} / (winnowing.window + 1);
  return HashSet{places * few < about_all ? std::span<const std::uint64_t>{} : hashes};
}

Index index_seeds(const Corpus& corpus, const HashSet& frequent, unsigned jobs) {
  const bool any = !frequent.is_empty();
  return {corpus,
          Postings{corpus, jobs,
                   [&](std::size_t text, auto emit) {
                     each_shingle(corpus.text(text), seed_words, [&](std::uint32_t at, std::uint64_t hash) {
                       if (!any || !frequent.holds(hash)) emit(hash, at);
                     });
                   },
                   most_seed_places},
          jobs};
}

// For each text, the matches whose later place is in it.
std::vector<std::size_t> bounds_of(const Corpus& corpus, std::span<const Match> matches) {
  std::vector<std::size_t> bounds;
  std::size_t at = 0;
  for (std::size_t text = 0; text <= corpus.texts(); ++text) {
    while (at < matches.size() && matches[at].later < corpus.start(text)) ++at;
    bounds.push_back(at);
  }
  return bounds;
}

}  // namespace

std::vector<Passage> find_passages_in(const Corpus& corpus, std::size_t text, const Measure& measure,
                                      const Index& seeds, std::span<const Match> exact) {
  std::vector<Passage> found = Finder{corpus, measure, static_cast<std::uint32_t>(text)}.find(seeds, exact);
  std::sort(found.begin(), found.end(), comes_before);
  return found;
}

std::vector<Passage> find_passages(const Corpus& corpus, const Measure& measure, unsigned jobs) {
  std::optional<ExactIndexes> indexes{std::in_place, corpus, measure.min_words, jobs};
  const std::vector<Match> exact = find_exact(corpus, measure.min_words, *indexes, jobs);
  const std::vector<std::size_t> bounds = bounds_of(corpus, exact);
  const HashSet frequent =
      frequent_runs(corpus, indexes->fingerprints.postings(), Winnowing::guaranteeing(measure.min_words));
  indexes.reset();
  const Index index = index_seeds(corpus, frequent, jobs);
  std::vector<std::vector<Passage>> found(corpus.texts());
  parallel_for(corpus.texts(), jobs, [&](std::size_t text) {
    const std::span<const Match> own = std::span{exact}.subspan(bounds[text], bounds[text + 1] - bounds[text]);
    found[text] = find_passages_in(corpus, text, measure, index, own);
  });
  std::vector<Passage> passages;
  for (const auto& some : found) passages.insert(passages.end(), some.begin(), some.end());
  return passages;
}

std::vector<Passage> exact_passages(const Corpus& corpus, std::span<const Match> matches) {
  std::vector<Passage> passages;
  for (const Match& match : matches) {
    const auto place = [&](Position begin) {
      const std::uint32_t text = corpus.text_of(begin);
      const std::uint32_t at = begin - corpus.start(text);
      return Occurrence{.text = text, .begin = at, .end = at + match.length};
    };
    passages.push_back({.earlier = place(match.earlier),
                        .later = place(match.later),
                        .matches = match.length,
                        .score = static_cast<std::int32_t>(match.length) * equal_word});
  }
  return passages;
}

}  // namespace galley::repeat
