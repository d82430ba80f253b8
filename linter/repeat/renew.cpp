// Problem: a few texts of many have changed. Say what a search of all texts
// says, without searching them all.
//
// Idea: the passages between two texts depend on those two and on how often the
// runs of words that they share stand anywhere. So what changes can only be
// where a text shares words with one that has come or gone:
//
// 1. All texts are read once for runs of seed_words words that stand in the
//    texts that have come or gone. That is the only step which sees all words.
// 2. A text that shares as much as a fingerprint with one of those is searched
//    anew, and so is one with a run that has become too frequent for a seed, or
//    has ceased to be.
// 3. Any other text keeps its passages with texts that have stayed; with those
//    that have come it may share seeds, but nothing word for word.
//
// Why right: find_exact_in() looks at the fingerprints of a text, and at runs of
// words around the frequent ones. Whether one is frequent, and which is its
// first place, changes only where it stands in a text that has come or gone, and
// all texts with such a fingerprint, or with a run that holds it, are searched
// anew. The chains of
// near.cpp, their extensions and what joins them are of one pair of texts each.
// Where a text is searched, its groups are whole: all texts are read for the
// runs that stand in it.
//
// Cost: one or two readings of all words, at some billionths of a second each,
// and the search of the texts that are searched anew.
#include "linter/repeat/renew.h"

#include <algorithm>

#include "linter/repeat/fingerprint.h"
#include "linter/repeat/hash_set.h"
#include "linter/repeat/near.h"
#include "linter/repeat/pair_filter.h"

namespace galley::repeat {
namespace {

// Where more of the words than one in so many are to be looked at anew, all are.
constexpr std::size_t few = 4;

// A hash and where it stands.
struct HashedPlace {
  std::uint64_t hash = 0;
  Position position = 0;
  friend auto operator<=>(const HashedPlace&, const HashedPlace&) = default;
};

// Runs of seed_words words that stand in some texts.
struct SharedRuns {
  std::vector<HashedPlace> places;  // in all texts, ordered by hash and position
  std::vector<bool> is_close;       // by text: may share a fingerprint with one of those
};

class Renewal {
 public:
  Renewal(const Corpus& corpus, const Search& search, unsigned jobs, const SearchedTexts& known,
          const TextChanges& changes)
      : corpus_(corpus),
        search_(search),
        jobs_(jobs),
        known_(known),
        changes_(changes),
        partitions_(Postings::partitions(corpus.size())),
        redo_(corpus.texts()) {}

  std::vector<Passage> find() {
    if (!is_possible()) return repeat::find(corpus_, search_, jobs_);
    for (std::size_t text = 0; text < corpus_.texts(); ++text) redo_[text] = is_fresh(text);
    const std::vector<Text> gone = texts_of_gone();
    const SharedRuns shared = share(gone);
    const bool only_fresh = !add_affected(shared, runs_of(gone));
    if (words_to_redo() * few > corpus_.size()) return repeat::find(corpus_, search_, jobs_);
    const Index seeds{corpus_, groups(shared.places), jobs_};
    if (only_fresh) return search_all(shared, seeds, seeds);
    const SharedRuns more = share({});
    return search_all(more, Index{corpus_, groups(more.places), jobs_}, seeds);
  }

 private:
  bool is_fresh(std::size_t text) const { return changes_.then(static_cast<std::uint32_t>(text)) == TextChanges::none; }
  std::uint32_t fingerprint_words() const { return Winnowing::guaranteeing(search_.measure.min_words).length; }

  bool is_possible() const {
    return fingerprint_words() >= seed_words && changes_.words() * few <= corpus_.size() &&
           Postings::partitions(known_words()) == partitions_;
  }

  std::size_t known_words() const {
    std::size_t words = 0;
    for (const Text text : known_.texts) words += text.size();
    return words;
  }

  std::size_t words_to_redo() const {
    std::size_t words = 0;
    for (std::size_t text = 0; text < redo_.size(); ++text) words += redo_[text] ? corpus_.text(text).size() : 0;
    return words;
  }

  // What of a hash a search of all texts tells groups apart by.
  std::uint64_t key(std::uint64_t hash) const { return (hash >> 32 << 32) | (hash & (partitions_ - 1)); }

  std::vector<Text> texts_of_gone() const {
    std::vector<Text> texts;
    for (std::uint32_t text = 0; text < known_.texts.size(); ++text) {
      if (changes_.now(text) == TextChanges::none) texts.push_back(known_.texts[text]);
    }
    return texts;
  }

  // Ordered.
  std::vector<std::uint64_t> runs_of(std::span<const Text> texts) const {
    std::vector<std::uint64_t> runs;
    for (const Text text : texts) {
      each_shingle(text, seed_words, [&](std::uint32_t, std::uint64_t hash) { runs.push_back(key(hash)); });
    }
    std::sort(runs.begin(), runs.end());
    return runs;
  }

  // Of the texts that are searched anew, and `more`.
  SharedRuns share(std::vector<Text> wanted) const {
    for (std::size_t text = 0; text < redo_.size(); ++text) {
      if (redo_[text]) wanted.push_back(corpus_.text(text));
    }
    const HashSet set{runs_of(wanted)};
    const PairFilter filter{wanted};
    std::vector<Reading> readings(corpus_.texts());
    parallel_for(readings.size(), jobs_, [&](std::size_t text) { readings[text] = read(text, filter, set); });
    SharedRuns shared;
    for (const Reading& reading : readings) {
      shared.is_close.push_back(reading.is_close);
      shared.places.insert(shared.places.end(), reading.places.begin(), reading.places.end());
    }
    std::sort(shared.places.begin(), shared.places.end());
    return shared;
  }

  struct Reading {
    std::vector<HashedPlace> places;
    bool is_close = false;
  };

  Reading read(std::size_t text, const PairFilter& filter, const HashSet& wanted) const {
    Reading reading;
    const Text words = corpus_.text(text);
    const Position start = corpus_.start(text);
    const std::uint32_t in_fingerprint = fingerprint_words() - seed_words + 1;
    std::uint32_t next = 0;
    std::uint32_t in_a_row = 0;
    filter.each_run(words, seed_words, [&](std::uint32_t at) {
      const std::uint64_t hash = shingle_at(words, at, seed_words);
      if (!wanted.holds(key(hash))) return;
      in_a_row = at == next ? in_a_row + 1 : 1;
      next = at + 1;
      reading.is_close |= in_a_row >= in_fingerprint;
      reading.places.push_back({key(hash), start + at});
    });
    return reading;
  }

  // True if there are any beside those that have come.
  bool add_affected(const SharedRuns& shared, std::span<const std::uint64_t> gone) {
    bool any = false;
    const auto add = [&](std::size_t text) {
      any |= !redo_[text];
      redo_[text] = true;
    };
    for (std::size_t text = 0; text < redo_.size(); ++text) {
      if (shared.is_close[text]) add(text);
    }
    if (!search_.near) return any;
    each_group(shared.places, [&](std::span<const HashedPlace> group) {
      const auto left = std::equal_range(gone.begin(), gone.end(), group.front().hash);
      const auto come = static_cast<std::size_t>(std::count_if(
          group.begin(), group.end(), [&](const HashedPlace& place) { return is_fresh(text_of(place)); }));
      const std::size_t before = group.size() - come + static_cast<std::size_t>(left.second - left.first);
      if ((before <= most_seed_places) == (group.size() <= most_seed_places)) return;
      for (const HashedPlace& place : group) add(text_of(place));
    });
    return any;
  }

  std::uint32_t text_of(const HashedPlace& place) const { return corpus_.text_of(place.position); }

  template <typename Use>
  static void each_group(std::span<const HashedPlace> places, const Use& use) {
    for (std::size_t begin = 0; begin < places.size();) {
      std::size_t end = begin + 1;
      while (end < places.size() && places[end].hash == places[begin].hash) ++end;
      use(places.subspan(begin, end - begin));
      begin = end;
    }
  }

  // Those that are seeds.
  static Postings groups(std::span<const HashedPlace> places) {
    std::vector<Posting> postings;
    each_group(places, [&](std::span<const HashedPlace> group) {
      if (group.size() < 2 || group.size() > most_seed_places) return;
      const auto rank = static_cast<std::uint32_t>(postings.size());
      for (const HashedPlace& place : group) postings.push_back({.group = rank, .position = place.position});
    });
    return Postings{std::move(postings)};
  }

  // `seeds` are of the texts that are searched anew, `shared_seeds` of those
  // that have come.
  std::vector<Passage> search_all(const SharedRuns& of_redo, const Index& seeds, const Index& shared_seeds) const {
    const ExactIndexes exact{corpus_, search_.measure.min_words, jobs_, &of_redo.is_close};
    std::vector<std::vector<Passage>> found(corpus_.texts());
    parallel_for(found.size(), jobs_, [&](std::size_t text) {
      found[text] = redo_[text] ? search_anew(text, exact, seeds) : keep(text, shared_seeds);
    });
    std::vector<Passage> passages;
    for (const auto& some : found) passages.insert(passages.end(), some.begin(), some.end());
    return passages;
  }

  std::vector<Passage> search_anew(std::size_t text, const ExactIndexes& indexes, const Index& seeds) const {
    const std::uint32_t min_words = search_.measure.min_words;
    const auto exact = find_exact_in(corpus_, text, min_words, indexes);
    if (!search_.near) return exact_passages(corpus_, exact);
    return find_passages_in(corpus_, text, search_.measure, seeds, exact);
  }

  std::vector<Passage> keep(std::size_t text, const Index& seeds) const {
    std::vector<Passage> passages;
    if (search_.near && !seeds.in(corpus_.start(text), corpus_.start(text + 1)).empty()) {
      passages = find_passages_in(corpus_, text, search_.measure, seeds, {});
      std::erase_if(passages, [&](const Passage& passage) { return !is_fresh(passage.earlier.text); });
    }
    const bool is_ordered = passages.empty();
    const std::uint32_t then = changes_.then(static_cast<std::uint32_t>(text));
    auto known = std::lower_bound(known_.passages.begin(), known_.passages.end(), then,
                                  [](const Passage& passage, std::uint32_t of) { return passage.later.text < of; });
    for (; known != known_.passages.end() && known->later.text == then; ++known) {
      Passage passage = *known;
      passage.earlier.text = changes_.now(passage.earlier.text);
      passage.later.text = static_cast<std::uint32_t>(text);
      if (passage.earlier.text != TextChanges::none) passages.push_back(passage);
    }
    if (!is_ordered) std::sort(passages.begin(), passages.end(), comes_before);
    return passages;
  }

  const Corpus& corpus_;
  const Search& search_;
  const unsigned jobs_;
  const SearchedTexts& known_;
  const TextChanges& changes_;
  const std::size_t partitions_;
  std::vector<bool> redo_;  // by text
};

}  // namespace

std::vector<Passage> find(const Corpus& corpus, const Search& search, unsigned jobs) {
  return search.near ? find_passages(corpus, search.measure, jobs)
                     : exact_passages(corpus, find_exact(corpus, search.measure.min_words, jobs));
}

std::vector<Passage> find_again(const Corpus& corpus, const Search& search, unsigned jobs, const SearchedTexts& known,
                                const TextChanges& changes) {
  return Renewal{corpus, search, jobs, known, changes}.find();
}

std::vector<Passage> RepeatedSearch::find(const Corpus& corpus, const Search& search, unsigned jobs) {
  if (!(search == search_)) known_ = {};
  search_ = search;
  const TextChanges changes{known_, corpus};
  if (!changes.any()) return known_.passages;
  known_.passages = find_again(corpus, search, jobs, known_, changes);
  remember(corpus, changes.digests());
  return known_.passages;
}

void RepeatedSearch::remember(const Corpus& corpus, std::vector<std::uint64_t> digests) {
  std::vector<Word> words;
  words.reserve(corpus.size());
  known_.texts.clear();
  for (std::size_t text = 0; text < corpus.texts(); ++text) {
    const Text all = corpus.text(text);
    words.insert(words.end(), all.begin(), all.end());
    known_.texts.emplace_back(words.data() + corpus.start(text), all.size());
  }
  words_ = std::move(words);
  known_.digests = std::move(digests);
}

}  // namespace galley::repeat
