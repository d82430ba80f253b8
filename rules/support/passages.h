// Words of a document as a person sees them: sentences, paragraphs, passages.
#pragma once

#include <string_view>
#include <vector>

#include "linter/document/document.h"
#include "linter/document/language.h"
#include "rules/support/alternatives.h"
#include "rules/support/comparison.h"
#include "rules/support/quotations.h"

namespace rules {

enum class PassageUnit : std::uint8_t { passage, sentence, item, paragraph };
std::string_view name(PassageUnit unit);

// Words [begin, end) of a document, and their place in the source.
struct Extent {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  galley::Span source;
};

// Where a passage stands.
struct PassagePlace {
  Extent whole;  // an end inside a sentence most of which belongs to the passage is moved to the sentence's end
  Extent tight;  // as it was found, but without a few words of a neighbour
  PassageUnit unit = PassageUnit::passage;  // of the whole
  bool is_sentences = false;                // the whole is one sentence or several
  bool is_prose = true;             // false if nearly all of it is headings, tables, captions or entries of contents
  bool is_quoted = false;           // between quotation marks, or in a block of quoted text
  bool is_attributed = false;       // quoted, and the block says who said it
  bool is_mostly_quoted = false;    // between marks, or with no more than who said it
  bool is_summary = false;          // under a heading that says so
  bool is_reference = false;        // in one block: an entry of a bibliography, or a note that is one
  bool leads_in = false;            // ends with a colon
  bool is_under_code = false;       // its heading is a piece of code, or holds one
  bool is_under_label = false;      // under a line that is no sentence: a term, what is typed
  bool is_steps = false;            // items of lists, and hardly anything else
  bool is_technical = false;        // the document is about a program
  bool is_left_in_english = false;  // in a document of another language
  bool is_links = false;            // half of its words or more are links
  bool is_mostly_items = false;     // of lists, and what belongs to them
  bool has_label = false;           // its block begins with words in bold or italics
  bool is_items = false;            // items of lists, without what else belongs to them
  bool is_over_byline = false;      // with no more before it than titles, and a line without a stop below it
  bool has_no_stop = false;         // ends with a paragraph or a heading, and that without a stop
  bool is_cut_off = false;          // ends with a paragraph that ends with an ellipsis
  bool is_scraps = false;           // several blocks of few words each
  bool is_of_entries = false;       // in a ticker, a forum
  bool is_of_licence = false;       // in a licence, or in a document that holds one
  std::uint32_t opaque = 0;         // pieces of code and addresses in the whole, which are no words
  std::uint32_t opaque_hash = 0;
  std::uint32_t code_hash = 0;               // of the blocks of code that it stands around; 0 where there is none
  Alternative alternative;                   // where it begins
  std::uint32_t heading = galley::no_index;  // the block that it stands under
  std::vector<std::uint32_t> heading_words;  // folded, in order
  galley::Span
      lines;  // the whole lines of a paragraph that stands alone on them, with the blank ones behind; else empty
};

// Places of passages in one document; words are counted as word_hashes() does.
class PassageMap {
 public:
  explicit PassageMap(const galley::Document& document);

  // Words [begin, end), not empty. Cheapest in the order of the text.
  PassagePlace place(std::uint32_t begin, std::uint32_t end);

  // What a comparison needs of them.
  PassageText text(std::uint32_t begin, std::uint32_t end) const;

 private:
  struct Words {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };

  Words words_of(galley::IndexRange tokens) const;
  const galley::Sentence& sentence_of(std::uint32_t word) const;
  std::size_t block_of(std::uint32_t word) const;
  Words without_scraps(Words passage) const;
  Extent extent(Words words) const;
  galley::TextSpan span(Words words) const;
  void find_quotation(Words words, PassagePlace& place);
  bool is_attributed(const galley::Block& block) const;
  bool is_under_summary(std::size_t block) const;
  bool is_under_code(std::size_t block) const;
  bool is_under_label(std::size_t block) const;
  void count_opaque(Words words, PassagePlace& place) const;
  bool holds_prose(Words words, std::size_t first, std::size_t last) const;
  // Of all tokens of the blocks, those of items in a hundred.
  std::uint32_t share_of_items(std::size_t first, std::size_t last) const;
  bool has_label(const galley::Block& block) const;
  bool is_scraps(std::size_t first, std::size_t last) const;
  bool is_over_byline(std::size_t first, std::size_t last) const;
  bool has_no_stop(const galley::Block& block) const;
  bool is_cut_off(const galley::Block& block) const;
  std::vector<std::uint32_t> heading_words(std::size_t block) const;
  galley::Span lines_of(const galley::Block& block) const;

  const galley::Document& document_;
  Alternatives alternatives_;
  bool is_technical_;
  bool is_english_;
  bool is_of_entries_;
  bool is_of_licence_;
  galley::BlockLanguages languages_;
  std::vector<std::uint32_t> tokens_;  // the token of each word
  std::vector<Quotation> quotations_;  // of the block that was asked for last
  std::size_t quoted_block_ = galley::no_index;
};

}  // namespace rules
