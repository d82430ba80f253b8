// Both sides are one corpus for the search for repeats, B before A, so that
// what A has from B is a later place. Documents are dropped once their words
// are hashed; the few that passages stand in are read again.
#include "linter/engine/compare.h"

#include <algorithm>
#include <map>

#include "linter/diagnostic/word_diff.h"
#include "linter/engine/shared_words.h"
#include "linter/engine/word_spans.h"
#include "linter/repeat/align.h"
#include "linter/repeat/gather.h"
#include "linter/text/hash.h"
#include "linter/text/parallel.h"

namespace galley {
namespace {

using repeat::Occurrence;
using repeat::Passage;
using repeat::Reading;

// Of a longer passage no diff is made.
constexpr std::uint32_t most_words_of_diff = 2000;

// A place in a document, and what a diff needs of it.
struct PlacedWords {
  Span span;
  std::string prose;
  std::vector<TextSpan> words;  // in `prose`

  WordsOfProse view() const { return {.prose = prose, .words = words}; }
};

struct ReadText {
  std::vector<std::uint32_t> words;
  std::uint64_t digest = 0;
  std::optional<RunError> error;
};

class Comparing {
 public:
  Comparing(std::span<const Input> a, std::span<const Input> b, const repeat::Measure& measure, unsigned jobs)
      : texts_of_b_(b.size()), measure_(measure), jobs_(jobs) {
    for (const Input& input : b) inputs_.push_back(&input);
    for (const Input& input : a) inputs_.push_back(&input);
    texts_.resize(inputs_.size());
  }

  Comparison run() {
    parallel_for(inputs_.size(), jobs_, [this](std::size_t index) { read_words(index); });
    find();
    place();
    for (std::size_t index = texts_of_b_; index < inputs_.size(); ++index) take_error(index);
    for (std::size_t index = 0; index < texts_of_b_; ++index) take_error(index);
    return std::move(comparison_);
  }

 private:
  void read_words(std::size_t index) {
    ReadText& text = texts_[index];
    const auto source = read_source(*inputs_[index], text.error);
    if (!source) return;
    text.words = word_hashes(inputs_[index]->format->parse(source));
    text.digest = hash(source->bytes());
  }

  repeat::Text words(const Occurrence& place) const {
    return repeat::Text{texts_[place.text].words}.subspan(place.begin, place.size());
  }

  void find() {
    std::vector<repeat::Text> all;
    for (const ReadText& text : texts_) all.emplace_back(text.words);
    const repeat::Corpus corpus{all};
    const SharedText shared = find_shared(corpus, texts_of_b_, measure_, jobs_);
    comparison_.b = count(corpus, shared, 0, texts_of_b_);
    comparison_.a = count(corpus, shared, texts_of_b_, texts_.size());
    for (repeat::Finding& finding : repeat::gather(shared.passages)) {
      finding.closest = cut(finding);
      if (measure_.accepts(finding.closest)) findings_.push_back(std::move(finding));
    }
  }

  SharedWords count(const repeat::Corpus& corpus, const SharedText& shared, std::size_t begin, std::size_t end) const {
    const auto first = shared.words.begin() + corpus.start(begin);
    const auto last = shared.words.begin() + corpus.start(end);
    const auto is_read = [](const ReadText& text) { return !text.error; };
    return {
        .files = static_cast<std::size_t>(std::count_if(texts_.begin() + static_cast<std::ptrdiff_t>(begin),
                                                        texts_.begin() + static_cast<std::ptrdiff_t>(end), is_read)),
        .words = static_cast<std::size_t>(last - first),
        .shared = static_cast<std::size_t>(std::count(first, last, true))};
  }

  // What of the earlier place belongs to a later one that another finding cut.
  Passage cut(const repeat::Finding& finding) const {
    Passage passage = finding.closest;
    if (finding.later == passage.later) return passage;
    const bool keeps_end = finding.later.end == passage.later.end;
    passage.later = finding.later;
    const repeat::Text earlier = words(passage.earlier);
    const repeat::Text later = words(passage.later);
    repeat::Aligner aligner;
    const repeat::Extension whole = keeps_end ? aligner.extend(Reading::backwards(earlier), Reading::backwards(later))
                                              : aligner.extend(Reading::forwards(earlier), Reading::forwards(later));
    keep(passage.earlier, whole.a, keeps_end);
    keep(passage.later, whole.b, keeps_end);
    passage.matches = whole.matches;
    passage.exact = whole.matches == whole.a && whole.matches == whole.b;
    return passage;
  }

  static void keep(Occurrence& place, std::uint32_t size, bool at_end) {
    if (at_end) {
      place.begin = place.end - size;
    } else {
      place.end = place.begin + size;
    }
  }

  // The places of a passage: in A, in B, and others in B.
  std::vector<Occurrence> places(const repeat::Finding& finding) const {
    std::vector<Occurrence> all{finding.closest.later, finding.closest.earlier};
    std::copy_if(finding.others.begin(), finding.others.end(), std::back_inserter(all),
                 [this](const Occurrence& other) { return other.text < texts_of_b_; });
    return all;
  }

  void place() {
    std::map<std::uint32_t, std::map<Occurrence, PlacedWords>> wanted;
    for (const repeat::Finding& finding : findings_) {
      for (const Occurrence& at : places(finding)) wanted[at.text][at] = {};
    }
    comparison_.sources.resize(inputs_.size());
    std::vector<std::uint32_t> spoken_of;
    for (const auto& [text, spans] : wanted) spoken_of.push_back(text);
    parallel_for(spoken_of.size(), jobs_, [&](std::size_t i) { find_places(spoken_of[i], wanted.at(spoken_of[i])); });
    for (const repeat::Finding& finding : findings_) add(finding, wanted);
  }

  void find_places(std::uint32_t text, std::map<Occurrence, PlacedWords>& places) {
    const auto source = read_source(*inputs_[text], texts_[text].error);
    if (!source || hash(source->bytes()) != texts_[text].digest) {
      texts_[text].error = changed_meanwhile(*inputs_[text]);
      return;
    }
    const Document document = inputs_[text]->format->parse(source);
    const WordSpans spans{document};
    for (auto& [at, place] : places) {
      place.span = spans.of(at.begin, at.end);
      if (at.size() > most_words_of_diff) continue;
      place.words = spans.words(at.begin, at.end);
      const TextSpan all{place.words.front().begin, place.words.back().end};
      place.prose = document.text(all);
      for (TextSpan& word : place.words) word = {word.begin - all.begin, word.end - all.begin};
    }
    comparison_.sources[text] = source;
  }

  void add(const repeat::Finding& finding, const std::map<std::uint32_t, std::map<Occurrence, PlacedWords>>& found) {
    std::vector<SharedPlace> all;
    for (const Occurrence& at : places(finding)) {
      if (comparison_.sources[at.text]) all.push_back({.file = FileId{at.text}, .span = found.at(at.text).at(at).span});
    }
    const Passage& closest = finding.closest;
    if (!comparison_.sources[closest.later.text] || !comparison_.sources[closest.earlier.text]) return;
    comparison_.passages.push_back({.a = all[0],
                                    .b = all[1],
                                    .others = {all.begin() + 2, all.end()},
                                    .words = std::max(closest.earlier.size(), closest.later.size()),
                                    .matches = closest.matches,
                                    .similarity = closest.similarity(),
                                    .exact = closest.exact,
                                    .diff = diff(closest, found.at(closest.earlier.text).at(closest.earlier),
                                                 found.at(closest.later.text).at(closest.later))});
  }

  std::vector<DiffPart> diff(const Passage& passage, const PlacedWords& b, const PlacedWords& a) const {
    if (passage.exact || a.words.empty() || b.words.empty()) return {};
    return word_diff(b.view(), a.view(), edit_script(words(passage.earlier), words(passage.later)));
  }

  void take_error(std::size_t index) {
    if (texts_[index].error) comparison_.errors.push_back(std::move(*texts_[index].error));
  }

  std::vector<const Input*> inputs_;  // B's, then A's
  std::size_t texts_of_b_;
  const repeat::Measure& measure_;
  unsigned jobs_;
  std::vector<ReadText> texts_;
  std::vector<repeat::Finding> findings_;
  Comparison comparison_;
};

}  // namespace

Comparison compare(std::span<const Input> a, std::span<const Input> b, const repeat::Measure& measure, unsigned jobs) {
  return Comparing{a, b, measure, jobs}.run();
}

}  // namespace galley
