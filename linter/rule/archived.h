// What a rule may ask of the archive: which passages of a document were
// published before. The engine doesn't know how it is answered.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/document/document.h"
#include "linter/repeat/measure.h"

namespace galley {

// The rule that asks.
constexpr std::string_view archived_passage = "archived-passage";

// A passage of the document that an archived piece has, too.
struct ArchivedPassage {
  std::string id;  // of the piece
  std::string title;
  std::string date;
  std::string text;                 // how it stands there
  std::vector<repeat::Word> words;  // the same, as hashes
  repeat::Passage passage;   // `later` counts the document's words, as word_hashes() does; `earlier` those of the piece
  repeat::Occurrence later;  // what of passage.later no better passage has taken
  std::uint32_t copies = 1;  // archived pieces that have it, as far as was looked
};

// Ordered by where they stand in the document; they don't overlap. Asked from
// many threads. Empty where there is no archive.
using FindArchived = std::function<std::vector<ArchivedPassage>(const Document&, const repeat::Measure&)>;

}  // namespace galley
