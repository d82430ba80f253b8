// Words of a document as a person sees them: sentences, paragraphs, passages.
#pragma once

#include <string_view>
#include <vector>

#include "linter/document/document.h"

namespace rules {

enum class PassageUnit : std::uint8_t { passage, sentence, item, paragraph };
std::string_view name(PassageUnit unit);

// Where a passage stands.
struct PassagePlace {
  std::uint32_t begin = 0;  // its words
  std::uint32_t end = 0;
  galley::Span source;
  PassageUnit unit = PassageUnit::passage;
  bool is_prose = true;  // false if all of it is headings, tables or captions
  galley::Span
      lines;  // the whole lines of a paragraph that stands alone on them, with the blank ones behind; else empty
};

// Places of passages in one document; words are counted as word_hashes() does.
class PassageMap {
 public:
  explicit PassageMap(const galley::Document& document);

  // Words [begin, end), not empty. An end inside a sentence most of which
  // belongs to the passage moves to the sentence's end; a few words of the next
  // paragraph, or of the one before, are cut off.
  PassagePlace place(std::uint32_t begin, std::uint32_t end) const;

 private:
  struct Words {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };

  Words words_of(galley::IndexRange tokens) const;
  const galley::Sentence& sentence_of(std::uint32_t word) const;
  std::size_t block_of(std::uint32_t word) const;
  Words without_scraps(Words passage) const;
  bool holds_prose(std::size_t first, std::size_t last) const;
  galley::Span lines_of(const galley::Block& block) const;

  const galley::Document& document_;
  std::vector<std::uint32_t> tokens_;  // the token of each word
};

}  // namespace rules
