// Texts that are held ready, so that the repeats of one more text, which
// changes all the time, are found at once.
//
// Problem: while a person types, what the piece shares with all others is
// wanted after every key; find_passages looks at all words of all texts.
//
// Idea: the answer for one text depends on the groups of fingerprints and
// seeds that stand in it, and on nothing else. So all places of the texts are
// kept in tables, and the groups are put together from those and from the
// text's own places.
//
// Why right: the groups are the same as those of all texts together, cut where
// the search doesn't look at more of them. With one exception it is plain that
// they are: a fingerprint may stand at too many places only together with the
// text's own. Such ones are few and stand at few places each, so the runs
// around those are made when they are asked for.
//
// Cost: 12 bytes for each word that is held; a search is linear in the words
// of the one text, with a miss of the cache for each.
#pragma once

#include "linter/repeat/index.h"
#include "linter/repeat/measure.h"
#include "linter/repeat/place_table.h"

namespace galley::repeat {

class KnownTexts {
 public:
  // Views of `texts` are kept.
  KnownTexts(std::span<const Text> texts, const Measure& measure);

  // What find_passages() says of a text that comes behind all others, with
  // itself and with them.
  std::vector<Passage> passages_of(Text text) const;

 private:
  using Places = std::vector<HashedPlace>;

  Postings groups_of(Places own, const PlaceTable& known, const Places& more, std::size_t most) const;
  Places runs_of_borderline(const Corpus& corpus, const Postings& fingerprints, Position own_begin) const;

  std::vector<Text> texts_;
  Measure measure_;
  PlaceTable fingerprints_;
  PlaceTable runs_;  // around fingerprints that stand at too many of these places
  PlaceTable seeds_;
};

}  // namespace galley::repeat
