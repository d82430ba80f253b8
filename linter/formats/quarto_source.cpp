#include "linter/formats/quarto_source.h"

#include <algorithm>

#include "linter/formats/markdown_dialect.h"
#include "linter/text/utf8.h"

namespace galley {
namespace {

using namespace std::literals;

bool is_word_byte(char byte) {
  return is_ascii_letter(byte) || is_ascii_digit(byte) || byte == '_' || static_cast<unsigned char>(byte) >= 0x80;
}

class QuartoMask final : public MarkdownDialect {
 public:
  QuartoMask(std::string_view source, Offset begin) : MarkdownDialect(source, begin) {}

 private:
  bool begins_block(const Line& line) const override {
    const std::string_view written = text(line);
    return written.starts_with(":::") || written.starts_with("Table: ") || is_shortcode(written);
  }

  static bool is_shortcode(std::string_view written) {
    return written.starts_with("{{<") && written.find(">}}") == written.size() - 3;
  }

  bool read_block(const Line& line) override {
    if (text(line).starts_with("Table: ")) return read_caption(line);
    if (is_shortcode(text(line))) add_shown(line.text);
    pass_line(line);
    return true;
  }

  bool read_caption(const Line& line) {
    if (!begins_paragraph_) return false;
    const Offset begin = behind_blanks(line.text + 6, line.end);
    add(MaskKind::caption, {line.text, line.text});
    hide({line.text, begin}, MaskKind::nothing);
    read_paragraph({.begin = line.begin, .text = begin, .end = line.end, .next = line.next});
    return true;
  }

  bool read_inline(Offset end) override {
    switch (source_[at_]) {
      case '{':
        return read_braces(end);
      case '[':
        return read_citations(end);
      default:
        return read_citation(end);
    }
  }

  bool read_braces(Offset end) {
    if (rest(at_).starts_with("{{<")) {
      const std::size_t close = source_.find_first_of(">\n", at_ + 3);
      if (close >= end || source_.substr(close, 3) != ">}}") return false;
      return put(static_cast<Offset>(close + 3), MaskKind::object);
    }
    const bool is_attribute = rest(at_).starts_with("{#") || rest(at_).starts_with("{.");
    const Offset close = attributes_end(at_, end);
    return is_attribute && close > at_ && put(close, MaskKind::nothing);
  }

  bool put(Offset end, MaskKind kind) {
    hide({at_, end}, kind);
    at_ = end;
    return true;
  }

  // "[@a; see @b, p. 3]", and a note, "^[text]", which stands elsewhere.
  bool read_citations(Offset end) {
    if (at_ > 0 && source_[at_ - 1] == '^') return read_note(end);
    const std::size_t close = source_.find_first_of("[]\n", at_ + 1);
    if (close >= end || source_[close] != ']') return false;
    const std::string_view inside = slice({at_ + 1, static_cast<Offset>(close)});
    const std::size_t key = inside.find('@');
    const bool begins = key != inside.npos && (key == 0 || " -;"sv.find(inside[key - 1]) != ""sv.npos);
    if (!begins || key + 1 == inside.size() || !is_word_byte(inside[key + 1])) return false;
    const std::string_view behind = rest(static_cast<Offset>(close + 1));
    if (behind.starts_with('(') || behind.starts_with('{')) return false;
    return put(static_cast<Offset>(close + 1), MaskKind::object);
  }

  bool read_note(Offset end) {
    if (at_ < no_note_before_) return false;
    int depth = 0;
    for (Offset close = at_; close < end; ++close) {
      if (source_[close] == '[') ++depth;
      if (source_[close] != ']' || --depth > 0) continue;
      --at_;
      return put(close + 1, MaskKind::nothing);
    }
    no_note_before_ = end;
    return false;
  }

  // "@fig-map", "@smith2004"
  bool read_citation(Offset end) {
    if (at_ > 0 && (is_word_byte(source_[at_ - 1]) || source_[at_ - 1] == '\\')) return false;
    Offset close = at_ + 1;
    const auto joins = [&](Offset at) {
      return ":.#$%&-+?<>~/"sv.find(source_[at]) != ""sv.npos && at + 1 < end && is_word_byte(source_[at + 1]);
    };
    while (close < end && (is_word_byte(source_[close]) || (close > at_ + 1 && joins(close)))) ++close;
    return close > at_ + 1 && put(close, MaskKind::object);
  }

  Offset no_note_before_ = 0;
};

}  // namespace

MaskedMarkdown markdown_of_quarto(std::string_view source, Offset begin) { return QuartoMask{source, begin}.take(); }

}  // namespace galley
