#include "linter/repeat/refine.h"

#include <algorithm>

#include "linter/repeat/align.h"
#include "linter/text/edit_script.h"

namespace galley::repeat {
namespace {

// The share of a finding that another place must hold to be a place of it.
constexpr double enough_of_it = 0.4;

// The share of its equal words that stand in one order in both places, unless
// sentences have changed places.
constexpr double most_of_it = 0.7;

Text words_of(const Corpus& corpus, const Occurrence& place) {
  return corpus.text(place.text).subspan(place.begin, place.size());
}

// Grows a part run by run, and begins anew where nothing is left of its score.
class BestRun {
 public:
  void equal(std::size_t a, std::size_t b, std::size_t words) {
    if (words == 0) return;
    if (now_.score <= 0) now_ = {.a_begin = narrow(a), .b_begin = narrow(b)};
    now_.score += static_cast<std::int32_t>(words) * equal_word;
    now_.matches += narrow(words);
    now_.a_end = narrow(a + words);
    now_.b_end = narrow(b + words);
    if (now_.score > best_.score) best_ = now_;
  }
  void changed(std::size_t words) { now_.score -= static_cast<std::int32_t>(words) * edited_word; }

  const AlikePart& best() const { return best_; }

 private:
  static std::uint32_t narrow(std::size_t value) { return static_cast<std::uint32_t>(value); }

  AlikePart now_;
  AlikePart best_;
};

Occurrence part(const Occurrence& place, std::uint32_t begin, std::uint32_t end) {
  return {.text = place.text, .begin = place.begin + begin, .end = place.begin + end};
}

void refine_closest(const Corpus& corpus, Finding& finding) {
  Passage& closest = finding.closest;
  if (closest.exact && closest.later == finding.later) return;
  const AlikePart alike = alike_part(words_of(corpus, closest.earlier), words_of(corpus, finding.later));
  // Sentences that have changed places are in no one edit script.
  const bool in_order = alike.matches >= most_of_it * std::min(closest.matches, finding.later.size());
  if (in_order) {
    closest.earlier = part(closest.earlier, alike.a_begin, alike.a_end);
    closest.matches = alike.matches;
    closest.score = alike.score;
    finding.later = part(finding.later, alike.b_begin, alike.b_end);
  } else {
    const std::uint32_t cut = closest.later.size() - std::min(closest.later.size(), finding.later.size());
    closest.matches -= std::min(closest.matches, cut);
  }
  closest.later = finding.later;
  closest.exact = closest.matches == closest.earlier.size() && closest.matches == closest.later.size();
}

}  // namespace

AlikePart alike_part(Text a, Text b) {
  BestRun run;
  std::size_t from_a = 0;
  std::size_t from_b = 0;
  for (const Change& change : edit_script(a, b)) {
    run.equal(from_a, from_b, change.a_begin - from_a);
    run.changed(std::max(change.a_end - change.a_begin, change.b_end - change.b_begin));
    from_a = change.a_end;
    from_b = change.b_end;
  }
  run.equal(from_a, from_b, a.size() - from_a);
  return run.best();
}

void refine(const Corpus& corpus, const Measure& measure, Finding& finding) {
  refine_closest(corpus, finding);
  std::vector<Occurrence> alike;
  for (const Occurrence& other : finding.others) {
    const AlikePart found = alike_part(words_of(corpus, other), words_of(corpus, finding.later));
    const Passage passage{.earlier = part(other, found.a_begin, found.a_end),
                          .later = part(finding.later, found.b_begin, found.b_end),
                          .matches = found.matches};
    if (measure.accepts(passage) && passage.later.size() >= enough_of_it * finding.later.size())
      alike.push_back(passage.earlier);
  }
  finding.others = std::move(alike);
}

}  // namespace galley::repeat
