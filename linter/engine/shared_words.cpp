// Problem: the search for repeats names one earlier place of a word-for-word
// repeat, and for a second copy in A that may be the first copy in A, not the
// place in B; of very many places an edited repeat names none.
//
// Idea: each word of A that stands word for word in B is linked to its place
// there. Matches are ordered by their later place, so a repeat within A finds
// the links of its earlier place made, and takes them over. A run of links to
// neighbouring words is a passage. Of B only the words are asked for; a repeat
// within B hands on, in both directions, that they are shared.
//
// Cost: linear in the words of all matches, beside the two searches.
#include "linter/engine/shared_words.h"

#include <algorithm>
#include <tuple>

#include "linter/repeat/align.h"
#include "linter/repeat/exact.h"
#include "linter/repeat/near.h"

namespace galley {
namespace {

using repeat::Corpus;
using repeat::Match;
using repeat::Passage;
using repeat::Position;

constexpr Position nowhere = 0xFFFFFFFF;

class Sides {
 public:
  Sides(const Corpus& corpus, std::size_t texts_of_b, std::uint32_t min_words)
      : corpus_(corpus), texts_of_b_(texts_of_b), min_words_(min_words), links_(corpus.size(), nowhere) {
    shared_.words.resize(corpus.size());
  }

  SharedText join(std::span<const Passage> passages, std::span<const Match> matches) {
    for (const Passage& passage : passages) {
      if (is_in_b(start(passage.earlier)) && !is_in_b(start(passage.later))) share(passage);
    }
    for (const Match& match : matches) link(match);
    for (std::size_t text = texts_of_b_; text < corpus_.texts(); ++text) add_copies(text);
    for (const Match& match : matches) hand_on_in_b(match);
    for (auto match = matches.rbegin(); match != matches.rend(); ++match) hand_back_in_b(*match);
    std::sort(shared_.passages.begin(), shared_.passages.end(), [](const Passage& a, const Passage& b) {
      return std::tie(a.later, a.earlier) < std::tie(b.later, b.earlier);
    });
    return std::move(shared_);
  }

 private:
  bool is_in_b(Position position) const { return position < corpus_.start(texts_of_b_); }
  Position start(const repeat::Occurrence& place) const { return corpus_.start(place.text) + place.begin; }

  void mark(const repeat::Occurrence& place) { std::fill_n(shared_.words.begin() + start(place), place.size(), true); }

  void link(const Match& match) {
    if (is_in_b(match.later)) return;
    const bool crosses = is_in_b(match.earlier);
    for (std::uint32_t word = 0; word < match.length; ++word) {
      Position& known = links_[match.later + word];
      if (known == nowhere) known = crosses ? match.earlier + word : links_[match.earlier + word];
    }
  }

  void share(const Passage& passage) {
    mark(passage.earlier);
    mark(passage.later);
    shared_.passages.push_back(passage);
  }

  // Runs of links that no passage covers.
  void add_copies(std::size_t text) {
    const Position end = corpus_.start(text + 1);
    for (Position begin = corpus_.start(text); begin < end;) {
      Position next = begin + 1;
      if (links_[begin] != nowhere) {
        const Position first = links_[begin];
        const std::uint32_t other = corpus_.text_of(first);
        while (next < end && links_[next] == first + (next - begin) && links_[next] < corpus_.start(other + 1)) ++next;
        add_copy(text, begin, next, other);
      }
      begin = next;
    }
  }

  void add_copy(std::size_t text, Position begin, Position end, std::uint32_t other) {
    const std::uint32_t size = end - begin;
    if (size < min_words_) return;
    const std::uint32_t later = begin - corpus_.start(text);
    const std::uint32_t earlier = links_[begin] - corpus_.start(other);
    const Passage copy{.earlier = {other, earlier, earlier + size},
                       .later = {static_cast<std::uint32_t>(text), later, later + size},
                       .matches = size,
                       .score = static_cast<std::int32_t>(size) * repeat::equal_word};
    const auto is_shared = [](bool is) { return is; };
    if (!std::all_of(shared_.words.begin() + begin, shared_.words.begin() + end, is_shared)) return share(copy);
    mark(copy.earlier);
  }

  void hand_on_in_b(const Match& match) {
    if (!is_in_b(match.later)) return;
    for (std::uint32_t word = 0; word < match.length; ++word) {
      if (shared_.words[match.earlier + word]) shared_.words[match.later + word] = true;
    }
  }

  void hand_back_in_b(const Match& match) {
    if (!is_in_b(match.later)) return;
    for (std::uint32_t word = match.length; word-- > 0;) {
      if (shared_.words[match.later + word]) shared_.words[match.earlier + word] = true;
    }
  }

  const Corpus& corpus_;
  const std::size_t texts_of_b_;
  const std::uint32_t min_words_;
  std::vector<Position> links_;  // of the words of A
  SharedText shared_;
};

}  // namespace

SharedText find_shared(const Corpus& corpus, std::size_t texts_of_b, const repeat::Measure& measure, unsigned jobs) {
  const std::vector<Passage> passages = repeat::find_passages(corpus, measure, jobs);
  return Sides{corpus, texts_of_b, measure.min_words}.join(passages,
                                                           repeat::find_exact(corpus, measure.min_words, jobs));
}

}  // namespace galley
