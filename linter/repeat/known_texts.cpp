#include "linter/repeat/known_texts.h"

#include <algorithm>

#include "linter/repeat/near.h"
#include "linter/repeat/radix_sort.h"
#include "linter/repeat/runs.h"

namespace galley::repeat {
namespace {

using Places = std::vector<HashedPlace>;

// Of more places of one hash the first and the last are enough: that many are
// compared, and the others only counted.
constexpr std::size_t most_first = most_places_compared + 1 - few_places;

void add_fingerprints(const Corpus& corpus, std::size_t text, std::uint32_t min_words, Places& places) {
  const Position start = corpus.start(text);
  winnow(corpus.text(text), Winnowing::guaranteeing(min_words), [&](std::uint32_t at, std::uint64_t hash) {
    places.push_back({hash, start + at});
  });
}

void add_seeds(const Corpus& corpus, std::size_t text, Places& places) {
  const Position start = corpus.start(text);
  each_shingle(corpus.text(text), seed_words, [&](std::uint32_t at, std::uint64_t hash) {
    places.push_back({hash, start + at});
  });
}

// Brings equal hashes together; their places stay in order.
void bring_together(Places& places) {
  Places scratch;
  radix_sort(std::span{places}, scratch, 32,
             [](const HashedPlace& place) { return static_cast<std::uint32_t>(place.hash >> 32); });
}

// The runs of min_words that begin up to `reach` words before `position`.
void add_runs(const Corpus& corpus, Position position, std::uint32_t min_words, Places& places) {
  const std::uint32_t reach = Winnowing::guaranteeing(min_words).window - 1;
  const std::uint32_t text = corpus.text_of(position);
  const Position start = corpus.start(text);
  const std::uint32_t at = position - start;
  Runs runs{corpus.text(text), min_words, [&](std::uint64_t hash, std::uint32_t begin) {
              places.push_back({hash, start + begin});
            }};
  runs.emit(at - std::min(at, reach), at);
}

void keep_one_of_each(Places& places) {
  std::sort(places.begin(), places.end());
  places.erase(std::unique(places.begin(), places.end()), places.end());
}

}  // namespace

KnownTexts::KnownTexts(std::span<const Text> texts, const Measure& measure)
    : texts_(texts.begin(), texts.end()), measure_(measure) {
  const Corpus corpus{texts_};
  Places fingerprints;
  Places seeds;
  for (std::size_t text = 0; text < corpus.texts(); ++text) {
    add_fingerprints(corpus, text, measure_.min_words, fingerprints);
    add_seeds(corpus, text, seeds);
  }
  seeds_ = PlaceTable{std::move(seeds)};
  fingerprints_ = PlaceTable{fingerprints};
  Places runs;
  for (const HashedPlace& place : fingerprints) {
    if (fingerprints_.of(place.hash).size() > most_places_compared)
      add_runs(corpus, place.position, measure_.min_words, runs);
  }
  keep_one_of_each(runs);
  runs_ = PlaceTable{std::move(runs)};
}

// The groups of what stands in the text, up to `most` places; of those of
// `most` and more, some. `more` are known places beside those of the table.
Postings KnownTexts::groups_of(Places own, const PlaceTable& known, const Places& more, std::size_t most) const {
  bring_together(own);
  std::vector<Posting> groups;
  std::vector<Position> places;
  for (std::size_t begin = 0; begin < own.size();) {
    std::size_t end = begin + 1;
    while (end < own.size() && own[end].hash == own[begin].hash) ++end;
    const auto in_table = known.of(own[begin].hash);
    places.assign(in_table.begin(), in_table.end());
    auto other = std::lower_bound(more.begin(), more.end(), HashedPlace{.hash = own[begin].hash, .position = 0});
    const bool has_more = other != more.end() && other->hash == own[begin].hash;
    for (; other != more.end() && other->hash == own[begin].hash; ++other) places.push_back(other->position);
    if (has_more) {
      std::sort(places.begin(), places.end());
      places.erase(std::unique(places.begin(), places.end()), places.end());
    }
    if (places.size() > most_first + few_places)
      places.erase(places.begin() + most_first, places.end() - static_cast<std::ptrdiff_t>(few_places));
    for (; begin < end; ++begin) places.push_back(own[begin].position);
    if (places.size() < 2 || places.size() > most) continue;
    const auto group = static_cast<std::uint32_t>(groups.size());
    for (const Position place : places) groups.push_back({.group = group, .position = place});
  }
  return Postings{std::move(groups)};
}

// Around known places of the fingerprints which stand at too many places only
// together with the text's own.
Places KnownTexts::runs_of_borderline(const Corpus& corpus, const Postings& fingerprints, Position own_begin) const {
  Places runs;
  const std::span<const Posting> all = fingerprints.all();
  for (std::size_t begin = 0; begin < all.size();) {
    std::size_t end = begin;
    std::size_t known = 0;
    for (; end < all.size() && all[end].group == all[begin].group; ++end) known += all[end].position < own_begin;
    if (known <= most_places_compared && end - begin > most_places_compared) {
      for (std::size_t i = begin; i < begin + known; ++i) add_runs(corpus, all[i].position, measure_.min_words, runs);
    }
    begin = end;
  }
  keep_one_of_each(runs);
  return runs;
}

std::vector<Passage> KnownTexts::passages_of(Text text) const {
  std::vector<Text> texts = texts_;
  texts.push_back(text);
  const Corpus corpus{texts};
  const std::size_t last = texts_.size();
  const Position begin = corpus.start(last);
  Places own;
  add_fingerprints(corpus, last, measure_.min_words, own);
  const Index fingerprints{corpus, groups_of(own, fingerprints_, {}, Postings::any_number)};
  own.clear();
  each_frequent_run(corpus, last, fingerprints, measure_.min_words, [&](std::uint64_t hash, std::uint32_t at) {
    own.push_back({hash, begin + at});
  });
  const Places more = runs_of_borderline(corpus, fingerprints.postings(), begin);
  const Index runs{corpus, groups_of(own, runs_, more, Postings::any_number)};
  const std::vector<Match> exact = find_exact_in(corpus, last, measure_.min_words, fingerprints, runs);
  own.clear();
  add_seeds(corpus, last, own);
  const Index seeds{corpus, groups_of(own, seeds_, {}, most_seed_places)};
  return find_passages_in(corpus, last, measure_, seeds, exact);
}

}  // namespace galley::repeat
