// Line by line: a paragraph is what stands before the next blank line, fence or
// line that begins with a tag.
#include "linter/formats/mdx_source.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "linter/formats/jsx.h"
#include "linter/text/utf8.h"

namespace galley {
namespace {

using namespace std::literals;

// Elements that are blocks, and whose text is Markdown.
constexpr std::array blocks{"p"sv,       "div"sv,   "summary"sv, "details"sv,    "li"sv,         "dt"sv,
                            "dd"sv,      "td"sv,    "th"sv,      "figcaption"sv, "blockquote"sv, "section"sv,
                            "article"sv, "aside"sv, "header"sv,  "footer"sv,     "h1"sv,         "h2"sv,
                            "h3"sv,      "h4"sv,    "h5"sv,      "h6"sv};

constexpr Offset shortest_tag = 3;      // "<x>"
constexpr Offset shortest_comment = 7;  // "<!---->"

bool is_line_space(char byte) { return byte == ' ' || byte == '\t' || byte == '\r'; }

class MdxMask {
 public:
  MdxMask(std::string_view source, Offset begin)
      : source_(source), masked_(source), scanner_(source), at_(begin), size_(static_cast<Offset>(source.size())) {}

  MaskedMarkdown take() {
    while (at_ < size_) read_line();
    return {.text = std::move(masked_), .masks = std::move(masks_)};
  }

 private:
  struct Piece {
    Span span;
    std::optional<JsxTag> tag;  // none: an expression
  };

  std::string_view line(Offset at) const { return source_.substr(at, line_end(at) - at); }
  Offset line_end(Offset at) const { return static_cast<Offset>(std::min<std::size_t>(source_.find('\n', at), size_)); }
  Offset next_line(Offset at) const { return std::min(line_end(at) + 1, size_); }
  Offset behind_space(Offset at) const {
    while (at < size_ && is_line_space(source_[at])) ++at;
    return at;
  }
  bool ends_line(Offset at) const { return at >= size_ || source_[at] == '\n'; }

  void read_line() {
    const Offset text = behind_space(at_);
    first_ = {at_, text};
    if (ends_line(text)) {
      begins_block_ = true;
      at_ = next_line(at_);
    } else if (const Offset fence = fence_size(at_); fence > 0) {
      pass_fence(fence);
    } else if (begins_block_ && is_statement(at_)) {
      const Offset end = scanner_.end_of_statement(at_);
      blank({at_, end});
      at_ = end;
    } else if (!read_flow(text) && !read_equation(text) && !read_directive(text)) {
      read_paragraph();
    }
  }

  // How many marks open a fence on the line at `at`, behind those of containers; or 0.
  Offset fence_size(Offset at) const {
    while (at < size_ &&
           (is_line_space(source_[at]) || source_[at] == '>' || source_[at] == '-' || source_[at] == '*' ||
            source_[at] == '+' || source_[at] == '.' || is_ascii_digit(source_[at])))
      ++at;
    if (at >= size_ || (source_[at] != '`' && source_[at] != '~')) return 0;
    Offset end = at;
    while (end < size_ && source_[end] == source_[at]) ++end;
    const bool opens = end - at >= 3 && (source_[at] == '~' || line(end).find('`') == std::string_view::npos);
    return opens ? end - at : 0;
  }

  void pass_fence(Offset opened) {
    const char mark = source_[source_.find_first_of("`~", at_)];
    for (at_ = next_line(at_); at_ < size_; at_ = next_line(at_)) {
      const std::size_t first = line(at_).find(mark);
      if (first == std::string_view::npos) continue;
      const std::string_view marks = line(at_).substr(first);
      const std::size_t behind = std::min(marks.find_first_not_of(mark), marks.size());
      const bool alone = line(at_).substr(0, first).find_first_not_of(" \t>") == std::string_view::npos &&
                         marks.find_first_not_of(" \t\r", behind) == std::string_view::npos;
      if (alone && behind >= opened) break;
    }
    at_ = next_line(at_);
    begins_block_ = true;
  }

  bool is_statement(Offset at) const {
    for (const std::string_view word : {"import", "export"}) {
      const std::string_view rest = line(at);
      if (!rest.starts_with(word) || rest.size() == word.size()) continue;
      const std::string_view behind = rest.substr(word.size());
      if (behind.front() == '{' || behind.front() == '"' || behind.front() == '\'') return true;
      if (behind.front() == ' ' && looks_like_module(word, behind.substr(1))) return true;
    }
    return false;
  }

  // "Import duties rose" is written with a capital; "export your data" is no statement.
  static bool looks_like_module(std::string_view word, std::string_view rest) {
    const auto begins = [&](std::initializer_list<std::string_view> heads) {
      return std::any_of(heads.begin(), heads.end(), [&](std::string_view head) { return rest.starts_with(head); });
    };
    if (begins({"{", "*", "\"", "'"})) return true;
    if (word == "export") return begins({"const ", "let ", "var ", "function", "async ", "class ", "default "});
    return rest.find(" from ") != std::string_view::npos || rest.find(" from\"") != std::string_view::npos;
  }

  // A line of tags and expressions alone, which may go on over several.
  bool read_flow(Offset text) {
    if (source_[text] != '<' && source_[text] != '{') return false;
    const Offset end = paragraph_end();
    std::vector<Piece> pieces;
    Offset at = text;
    while (!ends_line(at)) {
      const auto piece = read_piece(at, end, text >= no_flow_before_);
      if (!piece || keeps_text(*piece)) {
        no_flow_before_ = scanner_.furthest();
        return false;
      }
      pieces.push_back(*piece);
      at = behind_space(piece->span.end);
    }
    for (const Piece& piece : pieces) {
      if (is_shown(piece)) add_shown(piece.span.begin);
      is_comment(piece.span) ? mask_comment(piece.span) : blank(piece.span);
    }
    at_ = std::min(at + 1, size_);
    begins_block_ = true;
    return true;
  }

  // What stands in these elements is no Markdown, and their tags say so.
  bool keeps_text(const Piece& piece) const {
    if (!piece.tag) return false;
    const std::string_view name = slice(piece.tag->name);
    return name == "pre" || name == "script" || name == "style" || name == "textarea" || name == "code";
  }

  // A component, which may close itself or hold more, or a value.
  bool is_shown(const Piece& piece) const {
    if (!piece.tag) return !slice({behind_space(piece.span.begin + 1), piece.span.end}).starts_with("/*");
    return !piece.tag->closes && is_component(*piece.tag);
  }

  void add_shown(Offset at) { masks_.push_back({.span = {at, at}, .kind = MaskKind::shown}); }

  // HTML's own elements have small letters.
  bool is_component(const JsxTag& tag) const { return !tag.name.empty() && is_ascii_upper(source_[tag.name.begin]); }

  // Lines between two of "$$" alone.
  bool read_equation(Offset text) {
    if (equations_are_open_ || trimmed(text) != "$$") return false;
    for (Offset at = next_line(text); at < size_; at = next_line(at)) {
      if (trimmed(at) != "$$") continue;
      add_shown(text);
      blank({text, next_line(at)});
      at_ = next_line(at);
      begins_block_ = true;
      return true;
    }
    equations_are_open_ = true;
    return false;
  }

  std::string_view trimmed(Offset at) const {
    std::string_view rest = line(behind_space(at));
    while (!rest.empty() && is_line_space(rest.back())) rest.remove_suffix(1);
    return rest;
  }

  // ":::note", ":::note[A title]", ":::note A title" and ":::": a title stays, as a paragraph.
  bool read_directive(Offset text) {
    if (!line(text).starts_with(":::")) return false;
    const Offset end = line_end(text);
    Offset name = text;
    while (source_[name] == ':') ++name;
    name = std::min(behind_space(name), end);
    while (name < end && (is_ascii_letter(source_[name]) || is_ascii_digit(source_[name]) || source_[name] == '-'))
      ++name;
    blank({text, name});
    part_in({text, name});
    at_ = name;
    const std::size_t close = line(name).rfind(']');
    if (line(name).starts_with('[') && close != std::string_view::npos) {
      const auto behind = static_cast<Offset>(name + close);
      blank({name, name + 1});
      blank({behind, end});
      while (at_ < behind) read_inline(behind);
      masked_[behind] = '\n';
      at_ = end;
    } else if (line(name).starts_with('{')) {
      blank({name, end});
      at_ = end;
    }
    while (at_ < end) read_inline(end);
    at_ = std::min(end + 1, size_);
    begins_block_ = true;
    return true;
  }

  void read_paragraph() {
    const Offset end = paragraph_end();
    const Offset text = behind_space(at_);
    begins_with_tag_ = source_[text] == '<';
    if (source_[text] == '#') blank_anchor(line_end(text));
    while (at_ < end) read_inline(end);
    begins_with_tag_ = false;
    begins_block_ = false;
  }

  // "## A title [#anchor]"
  void blank_anchor(Offset end) {
    while (end > at_ && is_line_space(source_[end - 1])) --end;
    const std::string_view title = slice({at_, end});
    const std::size_t anchor = title.rfind(" [#");
    if (anchor != std::string_view::npos && title.find(']', anchor) == title.size() - 1)
      blank({static_cast<Offset>(at_ + anchor), end});
  }

  // Where the paragraph's lines end: at a blank line or a fence, or where one of
  // tags may follow.
  Offset paragraph_end() const {
    Offset at = next_line(at_);
    for (; at < size_; at = next_line(at)) {
      const Offset text = behind_space(at);
      if (ends_line(text) || begins_flow(text) || fence_size(at) > 0) break;
    }
    return at;
  }

  bool begins_flow(Offset text) const {
    return source_[text] == '<' || source_[text] == '{' || line(text).starts_with(":::") || trimmed(text) == "$$";
  }

  void read_inline(Offset end) {
    const char byte = source_[at_];
    if (byte == '\\') {
      at_ += 2;
    } else if (byte == '`') {
      pass_code(end);
    } else if (byte == '{' || byte == '<') {
      const auto piece = read_piece(at_, end, false);
      if (piece) mask_inline(*piece);
      at_ = piece ? piece->span.end : at_ + 1;
    } else {
      ++at_;
    }
  }

  void pass_code(Offset end) {
    Offset behind = at_;
    while (behind < end && source_[behind] == '`') ++behind;
    const Offset marks = behind - at_;
    at_ = behind;
    for (Offset close = behind; close < end; ++close) {
      if (source_[close] != '`') continue;
      Offset last = close;
      while (last < end && source_[last] == '`') ++last;
      if (last - close == marks) {
        at_ = last;
        return;
      }
      close = last;
    }
  }

  // The tag or expression at `at`, if one stands there.
  std::optional<Piece> read_piece(Offset at, Offset paragraph, bool blank_lines) {
    if (source_[at] == '<') {
      const auto tag = scanner_.find_tag(at, paragraph, blank_lines);
      return tag ? std::optional{Piece{.span = tag->span, .tag = tag}} : std::nullopt;
    }
    if (source_[at] != '{') return std::nullopt;
    const auto end = scanner_.end_of_expression(at, paragraph, blank_lines);
    return end ? std::optional{Piece{.span = {at, *end}, .tag = std::nullopt}} : std::nullopt;
  }

  std::string_view slice(Span span) const { return source_.substr(span.begin, span.size()); }

  bool is_comment(Span span) const {
    const std::string_view written = slice(span);
    return span.size() >= shortest_comment && written.starts_with("{/*") && written.ends_with("*/}") &&
           written.find("*/") == written.size() - 3;
  }

  void mask_inline(const Piece& piece) {
    if (is_comment(piece.span)) return mask_comment(piece.span);
    if (piece.tag) return mask_tag(*piece.tag);
    if (piece.span.size() < shortest_tag) return;
    fill(piece.span, 'x');
    masked_[piece.span.begin] = '<';
    masked_[piece.span.end - 1] = '>';
  }

  void mask_tag(const JsxTag& tag) {
    if (begins_with_tag_ && std::find(blocks.begin(), blocks.end(), slice(tag.name)) != blocks.end()) {
      blank(tag.span);
      masked_[tag.span.begin] = '\n';  // two line ends end a paragraph
      if (tag.closes)
        masked_[tag.span.end - 1] = '\n';
      else
        part_in(tag.span);
      return;
    }
    for (Offset at = tag.name.begin; at < tag.name.end; ++at) {
      if (!is_ascii_letter(masked_[at]) && !is_ascii_digit(masked_[at]) && masked_[at] != '-') masked_[at] = 'x';
    }
    fill({tag.name.end, tag.span.end - (tag.closes_itself ? 2 : 1)}, ' ');
  }

  // Ends the line in what is blank there, so that what follows is indented as that is, if there is room.
  void part_in(Span span) {
    const Offset indent = span.begin == first_.end ? first_.size() : 0;
    masked_[span.end - 1 - std::min(indent, span.size() - 1)] = '\n';
  }

  void mask_comment(Span span) {
    fill(span, 'x');
    masked_.replace(span.begin, 4, "<!--");
    masked_.replace(span.end - 3, 3, "-->");
  }

  void fill(Span span, char with) { std::fill(masked_.begin() + span.begin, masked_.begin() + span.end, with); }

  void blank(Span span) {
    for (Offset at = span.begin; at < span.end; ++at) {
      if (masked_[at] != '\n' && masked_[at] != '\r') masked_[at] = ' ';
    }
  }

  std::string_view source_;
  std::string masked_;
  std::vector<Mask> masks_;
  JsxScanner scanner_;
  Offset at_;
  Offset size_;
  Span first_;                       // white space at the begin of the line or paragraph that is read
  Offset no_flow_before_ = 0;        // lines of tags that begin before have no blank lines in them
  bool begins_with_tag_ = false;     // the paragraph that is read
  bool equations_are_open_ = false;  // none that begins behind is closed
  bool begins_block_ = true;         // no paragraph stands before that could go on
};

}  // namespace

MaskedMarkdown markdown_of_mdx(std::string_view source, Offset begin) { return MdxMask{source, begin}.take(); }

}  // namespace galley
