// The one model which rules see. It has prose, and no markup.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "linter/document/word_index.h"
#include "linter/text/source_file.h"

namespace galley {

enum class BlockKind : std::uint8_t {
  heading,
  paragraph,
  list_item,
  table_cell,
  quote,
  caption,
  footnote,
  code,
  comment
};
enum class TokenKind : std::uint8_t { word, number, punctuation, code, link, symbol };

// What a word looks like. Bits, so that a rule can ask for several at once.
enum class Shape : std::uint8_t {
  none = 0,
  capitalised = 1,  // the first letter is upper case
  all_upper = 2,    // two letters or more, none of them lower case
  inner_upper = 4,  // a letter after the first is upper case
  digits = 8,       // holds a digit
  non_ascii = 16,
};
constexpr Shape operator|(Shape a, Shape b) { return static_cast<Shape>(static_cast<int>(a) | static_cast<int>(b)); }
constexpr bool has(Shape shape, Shape asked) { return (static_cast<int>(shape) & static_cast<int>(asked)) != 0; }

// What a format could not say in words ("`x`", an image), and what is no prose
// in any format (an address, a shortcode), stands in the prose as one token of
// kind `code` or `link`: rules can step over it, not into it.
struct Token {
  TextSpan span;
  // The hash of the word in lower case, without accents, apostrophes, soft
  // hyphens and thousands separators: `folded_hash` of its text.
  std::uint32_t folded = 0;
  TokenKind kind = TokenKind::word;
  Shape shape = Shape::none;

  // Prose that can be compared: words and numbers.
  bool is_wordlike() const { return kind == TokenKind::word || kind == TokenKind::number; }
};

struct IndexRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  std::uint32_t size() const { return end - begin; }
  bool contains(std::uint32_t index) const { return begin <= index && index < end; }
};

struct Sentence {
  TextSpan span;
  IndexRange tokens;  // into Document::tokens()
};

constexpr std::uint32_t no_index = 0xFFFFFFFF;

struct Block {
  TextSpan span;  // without the number or bullet of a list item
  BlockKind kind = BlockKind::paragraph;
  std::uint8_t level = 0;  // of a heading 1-6; of a comment 1 if it ends with its line, or 2; of items and quotations
                           // how deep, from 1; of a head's cell and a table's caption 1
  std::uint32_t list = no_index;     // list items: which list, by the number of its first item's block
  std::uint32_t item = no_index;     // what else belongs to a list item, items of lists inside it too: the item's block
  std::uint32_t heading = no_index;  // the heading it stands under
  std::string number;    // as written: "3.", "(b)", "2.1"; "-" or "*" for a bullet; empty where there is none
  Span marker;           // the number or bullet in the source; empty where there is none
  IndexRange sentences;  // into Document::sentences()
  IndexRange tokens;     // into Document::tokens()
};

// Where a run of prose came from. Runs are ordered and do not overlap.
// `exact` is false where the bytes differ, as for "&amp;".
struct Origin {
  TextSpan prose;
  Span source;
  bool exact = true;
};

// A comment of the format, which readers don't see; stet directives are such.
struct Comment {
  Span source;               // with its marks
  std::string text;          // without them
  std::uint32_t next_block;  // the block that follows; blocks().size() at the end
};

// What a stretch of prose within a block is marked as. An address is a link
// whose text is its target; data is text that is there for a program, too.
enum class InlineKind : std::uint8_t { link, address, strong, emphasis, code, quote, data };

struct Inline {
  TextSpan span;
  InlineKind kind = InlineKind::link;
  Span target;  // where a link leads, as the source writes it; empty where that isn't known
};

// Text that stands in no block: what is said of an image, of the page; the
// page's title; the front matter, with its marks.
enum class AsideKind : std::uint8_t { image, page, title, front_matter };

struct Aside {
  AsideKind kind = AsideKind::image;
  Span source;
};

// A parsed file: flat arrays, no pointers, immutable once built.
class Document {
 public:
  struct Parts {
    std::shared_ptr<const SourceFile> source;
    std::string prose;
    bool prose_is_source = false;  // prose is unused, and the one origin is the whole file
    std::vector<Origin> origins;
    std::vector<Block> blocks;
    std::vector<Sentence> sentences;
    std::vector<Token> tokens;
    std::vector<Comment> comments;
    std::vector<Inline> inlines;
    std::vector<Aside> asides;
  };

  explicit Document(Parts parts);

  const SourceFile& source() const { return *parts_.source; }
  const std::shared_ptr<const SourceFile>& shared_source() const { return parts_.source; }
  std::string_view prose() const { return prose_; }
  std::string_view text(TextSpan span) const { return prose_.substr(span.begin, span.size()); }
  std::string_view text(const Token& token) const { return {prose_.data() + token.span.begin, token.span.size()}; }

  std::span<const Block> blocks() const { return parts_.blocks; }
  std::span<const Sentence> sentences() const { return parts_.sentences; }
  std::span<const Token> tokens() const { return parts_.tokens; }
  // The tokens that hold a digit, the words that hold a capital, those that
  // aren't ASCII, and the punctuation, by index: few, so a rule need not look
  // at all tokens.
  std::span<const std::uint32_t> figures() const { return figures_; }
  std::span<const std::uint32_t> capitals() const { return capitals_; }
  std::span<const std::uint32_t> non_ascii() const { return non_ascii_; }
  std::span<const std::uint32_t> marks() const { return marks_; }
  // Where each word stands; made when it is first asked for, from any thread.
  const WordIndex& words() const;
  std::span<const Origin> origins() const { return parts_.origins; }
  std::span<const Comment> comments() const { return parts_.comments; }
  std::span<const Inline> inlines() const { return parts_.inlines; }  // ordered by where they end
  std::span<const Aside> asides() const { return parts_.asides; }     // in the order of the source

  std::span<const Sentence> sentences(const Block& block) const { return slice(sentences(), block.sentences); }
  std::span<const Token> tokens(const Sentence& sentence) const { return slice(tokens(), sentence.tokens); }
  std::span<const Token> tokens(const Block& block) const { return slice(tokens(), block.tokens); }
  std::span<const std::uint32_t> marks(const Block& block) const;  // of this document
  // What holds a token, found by a binary search.
  const Block& block_of(std::uint32_t token) const;
  const Sentence& sentence_of(std::uint32_t token) const;

  // The source bytes which gave rise to `span`. Total: every span has one, and
  // a span further on never starts before it.
  Span source_span(TextSpan span) const;

  // The first place in the prose which came from source byte `at` or after it.
  Offset prose_offset(Offset at) const;

  // True if replacing `span` in the source can't touch markup.
  bool editable(TextSpan span) const;

 private:
  template <typename T>
  static std::span<const T> slice(std::span<const T> all, IndexRange range) {
    return all.subspan(range.begin, range.size());
  }

  Parts parts_;
  std::shared_ptr<const std::string> own_prose_;  // null if the prose is the source
  std::string_view prose_;
  std::vector<std::uint32_t> figures_;
  std::vector<std::uint32_t> capitals_;
  std::vector<std::uint32_t> non_ascii_;
  std::vector<std::uint32_t> marks_;
  std::vector<IndexRange> block_marks_;  // by block, into marks_
  struct LazyWords;
  std::shared_ptr<LazyWords> words_;
};

// The words of a document in order, as the repeat engine wants them:
// `Token::folded` of each word, number and piece of inline code, in every block
// but code.
std::vector<std::uint32_t> word_hashes(const Document& document);

// The token index of each entry of word_hashes().
std::vector<std::uint32_t> word_tokens(const Document& document);

}  // namespace galley
