// Where a word stands: at the start of a sentence, inside a name, inside a
// quoted title. Asked for single tokens: each answer costs a look at the
// neighbours, and a binary search unless the last one stood beside it.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "linter/document/document.h"

namespace rules {

// True of code, and where whole blocks are other people's words.
bool is_foreign_block(const galley::Block& block);

// True if the whole of `block` is one such stretch.
bool is_wholly(const galley::Document& document, const galley::Block& block, galley::InlineKind kind);

// True if the whole of `block` is one link: an entry of a table of contents, a teaser.
inline bool is_link(const galley::Document& document, const galley::Block& block) {
  return is_wholly(document, block, galley::InlineKind::link);
}

class Surroundings {
 public:
  explicit Surroundings(const galley::Document& document) : document_(document) {}

  const galley::Block& block(std::uint32_t token) const;

  // True for the first word of a sentence, of a quotation, of what stands in
  // brackets or behind a colon or dash: a capital there says nothing.
  bool starts_sentence(std::uint32_t token) const;

  // True for a capitalised word with a capitalised word beside it, or with
  // only "of", "for" or "and" between them: "Ministry of Defence".
  bool in_name(std::uint32_t token) const;

  const galley::Sentence& sentence_of(std::uint32_t token) const { return sentence(token); }

  // The neighbours that make a name of it, as hashes of the folded words;
  // 0 where there is none: {"Ministry", ""} of "Defence" in the above.
  struct Neighbours {
    std::uint32_t before = 0;
    std::uint32_t after = 0;
  };
  Neighbours neighbours(std::uint32_t token) const;

  // True inside a title in quotation marks, in italics or in bold: a few words,
  // nearly all of them capitalised, or some more with capitals in most.
  bool in_title(std::uint32_t token);

  // True for a word alone in quotation marks: it is spoken of, not used.
  bool is_mentioned(std::uint32_t token) const { return is_mentioned(galley::IndexRange{token, token + 1}); }
  bool is_mentioned(galley::IndexRange words) const;

  // True for a part of an option, a path or an identifier.
  bool in_technical_text(std::uint32_t token) const;

  // True for a word in brackets behind one of another script: how that is read,
  // "(松谷 修造 Matsutani Shūzō)".
  bool in_transcription(std::uint32_t token) const;

  // Or in an entry of a bibliography: names and titles are as others write them.
  bool is_foreign_block(std::uint32_t token) const;

  // The token before or after in the same sentence, if it is a word; or no_index.
  std::uint32_t word_before(std::uint32_t token) const;
  std::uint32_t word_after(std::uint32_t token) const;

 private:
  const galley::Sentence& sentence(std::uint32_t token) const;
  std::uint32_t capitalised_before(std::uint32_t token) const;
  std::uint32_t capitalised_after(std::uint32_t token) const;
  bool is_capitalised(std::uint32_t token) const;
  bool is_link_word(std::uint32_t token) const;

  const galley::Document& document_;
  mutable const galley::Block* block_ = nullptr;  // those of the last token: the next one's, most often
  mutable const galley::Sentence* sentence_ = nullptr;
  mutable const galley::Block* item_ = nullptr;                           // the last that was asked about
  mutable bool is_entry_ = false;                                         // whether it is of a bibliography
  std::map<const galley::Block*, std::vector<galley::TextSpan>> titles_;  // of the blocks asked for
};

}  // namespace rules
