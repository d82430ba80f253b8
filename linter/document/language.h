// Is it English?
#pragma once

#include <string_view>

#include "linter/document/document.h"

namespace galley {

// True if the document is in English as far as can be told: where nothing
// speaks for another language it is taken for English. `declared` is a
// language tag ("en-GB", "de"), which decides, or "auto".
bool is_english(const Document& document, std::string_view declared);

// Which blocks of a document that is in English as a whole are in another
// language all the same: a quoted licence, a part that nobody has translated. A
// block that tells nothing is what its neighbours are that do. Each block is read
// once, however often it is asked for.
class BlockLanguages {
 public:
  // `document` outlives this.
  explicit BlockLanguages(const Document& document) : document_(document) {}

  bool is_other(std::size_t block);

 private:
  enum class Reading : std::uint8_t { not_read, in_english, in_other, unknown };

  Reading reading(std::size_t block);
  Reading read(const Block& block) const;

  const Document& document_;
  std::vector<Reading> readings_;  // by block, once one has been read
};

}  // namespace galley
