// Problem: for every stretch of words that has stood before, say where; in
// linear time on any text, without losing one.
//
// Idea: winnowed fingerprints say where two places may be equal. Each text is
// then read from left to right like a file that is being compressed: at a
// fingerprint that stood before, the earlier places are compared word by word,
// the longest match is taken, and reading goes on behind it.
//
// A fingerprint that stands at very many places ("at the end of the day, the")
// can't be compared with all of them, only with the first few and the last few.
// Often that is enough: where each place has the same words around it as the
// first, as in a paragraph that stands over and over. Those runs of min_words
// words around it which don't stand around its first place are looked up
// besides. Any two members of such a group are a repeat already, so a few of
// them are enough to lose no word.
//
// Why right: a repeat of min_words words holds a fingerprint that was kept
// (winnowing), at the same word in each of its copies. Its earlier places are
// either all compared; or the first has the same min_words around it, and is
// compared; or it hasn't, and then the run is looked up, here and where it
// stands for the first time at least. A fingerprint is passed over only if every
// run of min_words around it lies in what is covered. A match may begin up to
// min_words before the end of what is covered, not further, so every word is
// compared a bounded number of times.
//
// Where a stretch repeats itself over and over, an earlier place overlaps the
// later one. It is cut into units, each a repeat of the first.
//
// Cost: linear; 8 bytes for each fingerprint, and as much again for those that
// stand more than once.
#include "linter/repeat/exact.h"

#include <algorithm>

#include "linter/repeat/equal_words.h"
#include "linter/repeat/fingerprint.h"
#include "linter/repeat/index.h"
#include "linter/repeat/runs.h"

namespace galley::repeat {
namespace {

Index index_fingerprints(const Corpus& corpus, std::uint32_t min_words, unsigned jobs, const std::vector<bool>* texts) {
  const Winnowing winnowing = Winnowing::guaranteeing(min_words);
  return {corpus,
          Postings{corpus, jobs,
                   [&](std::size_t text, auto emit) {
                     if (texts != nullptr && !(*texts)[text]) return;
                     winnow(corpus.text(text), winnowing,
                            [&](std::uint32_t at, std::uint64_t hash) { emit(hash, at); });
                   }},
          jobs};
}

Index index_runs(const Corpus& corpus, const Index& fingerprints, std::uint32_t min_words, unsigned jobs) {
  const Surroundings surroundings{corpus, fingerprints, min_words};
  return {corpus,
          Postings{corpus, jobs,
                   [&](std::size_t text, auto emit) {
                     surroundings.each_unexplained_run(
                         text, [&](std::uint64_t hash, std::uint32_t begin) { emit(hash, begin); });
                   }},
          jobs};
}

// Reads one text from left to right.
class Reader {
 public:
  Reader(const Corpus& corpus, std::size_t text, std::uint32_t min_words, std::vector<Match>& matches)
      : corpus_(corpus),
        min_words_(min_words),
        start_(corpus.start(text)),
        end_(corpus.start(text + 1)),
        words_(corpus.text(text)),
        matches_(matches),
        covered_begin_(start_),
        covered_end_(start_) {}

  void read(const ExactIndexes& indexes) {
    auto one = indexes.fingerprints.in(start_, end_);
    auto two = indexes.runs.in(start_, end_);
    const Postings& fingerprints = indexes.fingerprints.postings();
    const std::uint32_t length = Winnowing::guaranteeing(min_words_).length;
    while (!one.empty() || !two.empty()) {
      if (two.empty() || (!one.empty() && one.front().position < two.front().position)) {
        fingerprints.prepare_next(one);
        look_at(one.front(), fingerprints, length);
        one = one.subspan(1);
      } else {
        indexes.runs.postings().prepare_next(two);
        look_at(two.front(), indexes.runs.postings(), min_words_);
        two = two.subspan(1);
      }
    }
  }

 private:
  void look_at(const Placed& placed, const Postings& postings, std::uint32_t length) {
    const std::uint32_t slack = min_words_ - length;
    const bool inside = placed.position + min_words_ <= covered_end_ && placed.position >= covered_begin_ + slack;
    const auto places = postings.earlier(placed.rank);
    if (inside || places.empty()) return;
    Match longest;
    Match leftmost;
    const auto compare_with = [&](std::span<const Posting> some) {
      for (const Posting& posting : some) {
        const bool overlaps = placed.position - posting.position < min_words_;
        if (!overlaps && longest.length != 0 && !may_go_beyond(posting.position, placed.position, longest, leftmost))
          continue;
        const Match match = compare(posting.position, placed.position);
        if (match.length < min_words_) continue;
        if (overlaps) {
          add_overlapping(match);
          continue;
        }
        if (longest.length == 0 || match.later_end() > longest.later_end()) longest = match;
        if (leftmost.length == 0 || match.later < leftmost.later) leftmost = match;
      }
    };
    if (places.size() <= most_places_compared) {
      compare_with(places);
    } else {
      compare_with(places.first(few_places));
      compare_with(places.last(few_places));
    }
    if (longest.length == 0) return;
    add(longest);
    add(leftmost);
  }

  // Whether a match through both places may end behind `longest` or begin
  // before `leftmost`: one word on each side says that most don't.
  bool may_go_beyond(Position earlier, Position later, const Match& longest, const Match& leftmost) const {
    const std::size_t text = corpus_.text_of(earlier);
    const Text other = corpus_.text(text);
    const std::size_t a = earlier - corpus_.start(text);
    const std::size_t b = later - start_;
    const std::size_t ahead = longest.later_end() - later;
    if (b + ahead < words_.size() && a + ahead < other.size() && other[a + ahead] == words_[b + ahead]) return true;
    const std::size_t back = later - leftmost.later + 1;
    return back <= a && back <= b && other[a - back] == words_[b - back];
  }

  // The longest match through both places. It begins no further back than
  // min_words before the end of what is covered; or before its beginning, where
  // a run may begin that ends inside.
  Match compare(Position earlier, Position later) const {
    const std::size_t text = corpus_.text_of(earlier);
    const Text other = corpus_.text(text);
    const std::uint32_t a = earlier - corpus_.start(text);
    const std::uint32_t b = later - start_;
    const Position known = later < covered_begin_ + min_words_ ? covered_begin_ : covered_end_;
    const Position floor = known - std::min(known - start_, min_words_);
    const std::uint32_t most = std::min({a, b, later - std::min(later, floor)});
    const Word* const x = other.data() + a;
    const Word* const y = words_.data() + b;
    const auto back = static_cast<std::uint32_t>(equal_before(x, y, most));
    const auto ahead = static_cast<std::uint32_t>(equal_ahead(x, y, std::min(other.size() - a, words_.size() - b)));
    return {.earlier = earlier - back, .later = later - back, .length = back + ahead};
  }

  // Adds what is new of a match.
  void add(const Match& match) {
    if (match.later >= covered_begin_ && match.later_end() <= covered_end_) return;
    const std::uint32_t distance = match.later - match.earlier;
    if (distance >= match.length) return push(match);
    for (std::uint32_t at = 0; at < match.length; at += distance) {
      const std::uint32_t rest = std::min(distance, match.length - at);
      if (rest >= min_words_) {
        push({.earlier = match.earlier, .later = match.later + at, .length = rest});
      } else {
        const Position begin = match.later_end() - min_words_;
        push({.earlier = begin - distance, .later = begin, .length = min_words_});
      }
    }
  }

  // A few words over and over: the first of them that make min_words, and all
  // the rest.
  void add_overlapping(const Match& match) {
    const std::uint32_t distance = match.later - match.earlier;
    const std::uint32_t shift = (min_words_ + distance - 1) / distance * distance;
    const std::uint32_t whole = match.length + distance;
    if (whole < shift + min_words_) return;
    push({.earlier = match.earlier, .later = match.earlier + shift, .length = whole - shift});
  }

  void push(const Match& match) {
    if (match.later >= covered_begin_ && match.later_end() <= covered_end_) return;
    matches_.push_back(match);
    const bool meets =
        match.later <= covered_end_ && match.later_end() >= covered_begin_ && covered_end_ > covered_begin_;
    covered_begin_ = meets ? std::min(covered_begin_, match.later) : match.later;
    covered_end_ = std::max(covered_end_, match.later_end());
  }

  const Corpus& corpus_;
  const std::uint32_t min_words_;
  const Position start_;
  const Position end_;
  const Text words_;
  std::vector<Match>& matches_;
  Position covered_begin_;  // of the last stretch without a gap
  Position covered_end_;
};

}  // namespace

ExactIndexes::ExactIndexes(const Corpus& corpus, std::uint32_t min_words, unsigned jobs, const std::vector<bool>* texts)
    : fingerprints(index_fingerprints(corpus, min_words, jobs, texts)),
      runs(index_runs(corpus, fingerprints, min_words, jobs)) {}

std::vector<Match> find_exact_in(const Corpus& corpus, std::size_t text, std::uint32_t min_words,
                                 const ExactIndexes& indexes) {
  std::vector<Match> found;
  Reader{corpus, text, min_words, found}.read(indexes);
  std::sort(found.begin(), found.end(), [](const Match& a, const Match& b) { return a.later < b.later; });
  return found;
}

std::vector<Match> find_exact(const Corpus& corpus, std::uint32_t min_words, unsigned jobs) {
  return find_exact(corpus, min_words, ExactIndexes{corpus, min_words, jobs}, jobs);
}

std::vector<Match> find_exact(const Corpus& corpus, std::uint32_t min_words, const ExactIndexes& indexes,
                              unsigned jobs) {
  std::vector<std::vector<Match>> found(corpus.texts());
  parallel_for(corpus.texts(), jobs,
               [&](std::size_t text) { found[text] = find_exact_in(corpus, text, min_words, indexes); });
  std::vector<Match> matches;
  for (const auto& some : found) matches.insert(matches.end(), some.begin(), some.end());
  return matches;
}

}  // namespace galley::repeat
