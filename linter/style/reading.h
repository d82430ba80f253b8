// A document as the rules of styles see it: stretches of text, each with its
// scope. The text is the document's prose in which inline code and bare
// addresses are written as asterisks; behind it stands what is no prose of any
// block (the front matter's values, what is said of images).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "linter/document/document.h"
#include "linter/document/placed_text.h"
#include "linter/match/regex.h"
#include "linter/style/view_document.h"

namespace galley {

struct Envelope;

// A stretch that rules are run over. Its scope is a set of names:
// "text.heading.h2.md".
struct StyleBlock {
  std::string_view text;
  Offset begin = 0;         // in the reading's text, or of the source
  bool is_source = false;   // the whole file, as it is
  bool is_summary = false;  // all prose, in one
  bool is_sentence = false;
  bool is_whole = false;    // plain text, whose paragraphs stand in front of it among the blocks
  std::uint32_t scope = 0;  // into StyleReading::scopes()
};

// What a configuration and its rules ask of readings.
struct ReadingOptions {
  bool sentences = false;
  bool paragraphs = false;
  bool inlines = false;
  bool raw = false;
  bool summary = false;
  std::vector<std::string> masked = {"tt", "code", "kbd", "samp"};  // elements written as asterisks
  std::vector<Regex> ignored;                                       // TokenIgnores and BlockIgnores
  std::vector<std::string> ignored_classes;                         // elements of HTML that aren't read
  bool skips_images = false;
};

class StyleReading {
 public:
  // `document` outlives it. `ignored` are searched with `workspace`.
  // `fields` are those of a data file, and outlive it, too.
  StyleReading(const Document& document, const ReadingOptions& options, RegexWorkspace& workspace,
               std::span<const FieldBlocks> fields = {});
  StyleReading(const StyleReading&) = delete;  // its blocks are views of its texts
  StyleReading& operator=(const StyleReading&) = delete;

  const Document& document() const { return document_; }
  std::string_view text() const { return is_prose_ ? document_.prose() : std::string_view{text_}; }
  // Line ends are LF, bytes that are no UTF-8 are "?"; empty where no option needs it.
  std::string_view source() const { return source_; }
  std::span<const StyleBlock> blocks() const { return blocks_; }
  std::string_view summary() const { return summary_; }
  const std::vector<std::vector<std::string>>& scopes() const { return scopes_; }

  // The inline elements of a kind inside a block, as ranges of its text.
  std::vector<TextSpan> inlines(const StyleBlock& block, InlineKind kind) const;

  // `span` counts in the block's text.
  Span source_span(const StyleBlock& block, TextSpan span) const;
  bool editable(const StyleBlock& block, TextSpan span) const;

  // Whether the format has a way to write code in a line, and how.
  bool has_inline_code(const StyleBlock& block) const;
  std::string as_inline_code(const std::string& text) const;

 private:
  bool is_markdown() const { return is_markdown_; }

  // A block in the summary: where it begins there, and its prose.
  struct SummaryPart {
    Offset begin = 0;
    TextSpan prose;
  };

  struct Aside {
    TextSpan span;  // in text()
    Span source;
    bool exact = false;
  };

  void mask(const ReadingOptions& options, RegexWorkspace& workspace);
  void mask(TextSpan span, char with);
  void mask_source(Span span);
  bool is_ignored(TextSpan span) const;
  void find_ignored_elements(const ReadingOptions& options);
  void mask_addresses();
  void mask_addresses(std::span<const Token> tokens);
  void mask_formulas();
  std::string scope_at(std::uint32_t block) const;
  void add_data();
  void add_asides(const ReadingOptions& options);
  void add_front_matter(Span span);
  void add_aside(std::string_view text, Span source, const std::string& scope);
  void add_blocks(const ReadingOptions& options);
  void add_whole(const ReadingOptions& options);
  void add_block(std::uint32_t number, const ReadingOptions& options);
  void add_sentences(TextSpan whole, const std::string& scope);
  void add_inlines(TextSpan span);
  void add(TextSpan span, const std::string& scope);
  std::uint32_t scope_index(const std::string& scope);
  const Aside* aside_at(Offset at) const;
  void summarise(TextSpan span);
  Span source_of_summary(TextSpan span) const;
  Span source_of_written(Span span) const;

  const Document& document_;
  std::string text_;       // empty where the text is the prose as it is
  bool is_prose_ = false;  // as that of plain text mostly is
  std::string source_;
  std::string extension_;  // ".md", or nothing
  std::vector<Aside> asides_;
  std::vector<StyleBlock> blocks_;
  std::vector<std::string> scope_names_;
  std::vector<std::vector<std::string>> scopes_;
  std::string summary_;  // the prose of paragraphs, items and quotations, with blank lines between
  std::vector<SummaryPart> summary_parts_;
  std::vector<Span> ignored_elements_;  // in the source
  std::span<const FieldBlocks> fields_;
  bool is_plain_ = false;
  bool is_markdown_ = false;
  bool is_asciidoc_ = false;
  const Envelope* envelope_ = nullptr;  // of a file whose bytes aren't its copy
  PlacedText written_;                  // that, where an option needs it
};

}  // namespace galley
