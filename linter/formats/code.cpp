// Source code, read for its comments.
//
// No language is parsed. One pass tells comments from strings and from the
// rest, by the marks that the language's table names; so what can't be told by
// marks alone, such as a pattern of JavaScript that holds a quotation mark, may
// hide a comment in the same line, and never more. Comments of a line that
// stand alone on lines that follow each other are one. The marks, and what
// decorates the lines of a block, are no prose; each byte of text keeps its
// place. Linear.
#include <algorithm>
#include <array>
#include <optional>

#include "linter/document/builder.h"
#include "linter/document/inner_document.h"
#include "linter/formats/code_languages.h"
#include "linter/formats/format.h"
#include "linter/formats/hash_comments.h"
#include "linter/formats/org.h"
#include "linter/text/utf8.h"

namespace galley {
namespace {

using namespace std::literals;

// What speaks to programs, and isn't written to be read.
constexpr std::array directives = {
    "go:"sv,  "+build"sv,          "nolint"sv,   "noqa"sv,   "type:"sv,          "pylint:"sv, "eslint-"sv,
    "@ts-"sv, "prettier-ignore"sv, "rubocop:"sv, "NOLINT"sv, "clang-format o"sv, "pragma:"sv};

bool is_blank(char byte) { return byte == ' ' || byte == '\t' || byte == '\r'; }

using Parse = Document (*)(std::shared_ptr<const SourceFile>);

class CodeReader {
 public:
  // No comment begins in `values`, which are in order. Comments are read by
  // `markup`, if there is one.
  CodeReader(const std::shared_ptr<const SourceFile>& source, const CodeLanguage& language,
             std::span<const Span> values = {}, Parse markup = nullptr)
      : bytes_(source->bytes()),
        language_(language),
        values_(values),
        markup_(markup),
        builder_(source),
        inner_(builder_),
        at_(source->mark_size()) {}

  Document read() {
    while (at_ < bytes_.size()) step();
    end_lines();
    return builder_.build();
  }

 private:
  // A mark that begins with a line end may stand at the beginning of the file, too, without it.
  std::string_view here(std::string_view mark) const {
    return at_ == 0 && mark.starts_with('\n') ? mark.substr(1) : mark;
  }
  bool at_mark(std::string_view mark) const { return bytes_.substr(at_).starts_with(here(mark)); }

  // "$#list" in Perl and "http://" in a style sheet begin none.
  bool may_begin(char sign) const {
    if (at_ == 0) return true;
    const char before = bytes_[at_ - 1];
    return sign == '#' ? is_blank(before) || before == '\n' : before != ':';
  }

  // Past the value that begins here or in front; false if there is none.
  bool skip_value() {
    while (!values_.empty() && values_.front().end <= at_) values_ = values_.subspan(1);
    if (values_.empty() || values_.front().begin > at_) return false;
    end_lines();
    code_in_line_ = bytes_[values_.front().end - 1] != '\n';
    at_ = values_.front().end;
    return true;
  }

  void step() {
    if (skip_value()) return;
    for (const Delimiters& block : language_.blocks) {
      if (at_mark(block.begin)) return block_comment(block);
    }
    for (const std::string_view line : language_.lines) {
      if (at_mark(line) && may_begin(line[0])) return line_comment(line[0]);
    }
    for (const Delimiters& string : language_.strings) {
      if (at_mark(string.begin)) return skip_string(string);
    }
    const char byte = bytes_[at_];
    if (language_.quotes.find(byte) != std::string_view::npos) return skip_quoted(byte);
    if (byte == '\n')
      end_line();
    else if (!is_blank(byte))
      code(byte);
    ++at_;
  }

  void code(char byte) {
    end_lines();
    if (statement_.empty() && !is_prefix(byte)) statement_ = bytes_.substr(at_, 12);
    if (byte == '(' || byte == '[' || byte == '{') ++depth_;
    if ((byte == ')' || byte == ']' || byte == '}') && depth_ > 0) --depth_;
    last_ = byte;
    code_in_line_ = true;
  }

  // The letter in front of a string that says how to read it.
  bool is_prefix(char byte) const {
    const bool is_letter = byte == 'r' || byte == 'R' || byte == 'u' || byte == 'U';
    return is_letter && at_ + 1 < bytes_.size() && (bytes_[at_ + 1] == '"' || bytes_[at_ + 1] == '\'');
  }

  void end_line() {
    code_in_line_ = false;
    if (depth_ > 0 || statement_.empty()) return;
    const bool is_definition =
        statement_.starts_with("def ") || statement_.starts_with("class ") || statement_.starts_with("async def ");
    expects_docstring_ = is_definition && last_ == ':';
    statement_ = {};
  }

  void line_comment(char sign) {
    const std::size_t end = std::min(bytes_.find('\n', at_), bytes_.size());
    const std::size_t begin = at_;
    std::size_t text = at_;
    while (text < end && (bytes_[text] == sign || bytes_[text] == '!')) ++text;
    at_ = end;
    if (is_directive(bytes_.substr(begin, end - begin), sign)) return end_lines();
    const Span line{static_cast<Offset>(text), static_cast<Offset>(end)};
    if (is_for_galley(line)) {
      end_lines();
      return builder_.comment({static_cast<Offset>(begin), line.end}, trimmed(line));
    }
    if (code_in_line_ || !follows(begin)) end_lines();
    if (!in_lines_) begin_comment(1);
    add_line(line, in_lines_, true);
    in_lines_ = true;
    lines_end_ = end;
    if (code_in_line_) end_lines();
  }

  bool is_directive(std::string_view comment, char sign) const {
    const std::size_t begin = std::min(comment.find_first_not_of(sign), comment.size());
    std::string_view text = comment.substr(begin);
    if (text.starts_with('!') && sign == '#') return true;
    while (text.starts_with(' ')) text.remove_prefix(1);
    return std::any_of(directives.begin(), directives.end(),
                       [&](std::string_view directive) { return text.starts_with(directive); });
  }

  bool is_for_galley(Span line) const {
    const std::string_view text = trimmed(line);
    return text.starts_with("stet") || text.starts_with("vale ");
  }

  std::string_view trimmed(Span span) const {
    std::string_view text = bytes_.substr(span.begin, span.size());
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    return text;
  }

  // Whether there is nothing but one line end between the last comment and here.
  bool follows(std::size_t begin) const {
    if (!in_lines_) return false;
    const std::string_view between = bytes_.substr(lines_end_, begin - lines_end_);
    return std::count(between.begin(), between.end(), '\n') == 1;
  }

  void end_lines() {
    if (in_lines_) end_comment(1);
    in_lines_ = false;
  }

  void begin_comment(std::uint8_t level) {
    if (!markup_) builder_.begin_block({.kind = BlockKind::comment, .level = level});
    comment_ = {};
  }

  void end_comment(std::uint8_t level) {
    if (!markup_) return builder_.end_block();
    const auto inner = std::make_shared<const SourceFile>("comment", comment_.text());
    inner_.write(markup_(inner), comment_, BlockKind::comment, level);
  }

  // Prose, or what is read as markup once the comment ends.
  void add(Span span) { markup_ ? comment_.add(bytes_, span) : builder_.text(span); }

  // The line's text without what indents it, behind a line end where others stand in front.
  // Markup may be indented; of that only the one blank goes that parts it from a mark.
  void add_line(Span line, bool behind_others, bool behind_mark) {
    const Offset begin = line.begin;
    const Offset most = !markup_ ? no_index : behind_mark ? 1 : 0;
    while (line.begin < line.end && line.begin - begin < most && is_blank(bytes_[line.begin])) ++line.begin;
    while (line.end > line.begin && bytes_[line.end - 1] == '\r') --line.end;
    if (behind_others) {
      const auto end = static_cast<Offset>(bytes_.rfind('\n', begin == 0 ? 0 : begin - 1));
      add({end, end + 1});
    }
    if (!line.empty()) add(line);
  }

  void block_comment(const Delimiters& marks) {
    end_lines();
    if (marks.begin.starts_with('\n')) end_line();
    const std::size_t begin = at_ + here(marks.begin).size();
    const std::size_t end = std::min(bytes_.find(marks.end, begin), bytes_.size());
    at_ = std::min(end + marks.end.size(), bytes_.size());
    add_block({static_cast<Offset>(begin), static_cast<Offset>(end)}, marks.begin.back() == '*');
  }

  void add_block(Span inside, bool has_stars) {
    if (is_for_galley(inside)) return builder_.comment(inside, trimmed(inside));
    begin_comment(2);
    const Offset indent = markup_ && !has_stars ? indent_of(inside) : no_index;
    for (Offset at = inside.begin; at <= inside.end;) {
      const auto end = static_cast<Offset>(std::min<std::size_t>(bytes_.find('\n', at), inside.end));
      Span line{at, end};
      while (line.begin < line.end && line.begin - at < indent && is_blank(bytes_[line.begin])) ++line.begin;
      const Offset first = line.begin;
      while (has_stars && line.begin < line.end && is_star(line.begin, first, line.end, inside.begin)) ++line.begin;
      add_line(line, at > inside.begin, has_stars && line.begin > first);
      at = end + 1;
    }
    end_comment(2);
  }

  // In markup a star belongs to the comment's marks where it stands alone, or right behind them.
  bool is_star(Offset at, Offset first, Offset line_end, Offset block_begin) const {
    if (bytes_[at] != '*' && bytes_[at] != '!') return false;
    if (!markup_ || at == block_begin) return true;
    return at == first && bytes_[at] == '*' && (at + 1 == line_end || is_blank(bytes_[at + 1]));
  }

  // How far all lines but the first are indented.
  Offset indent_of(Span inside) const {
    Offset least = no_index;
    for (std::size_t end = bytes_.find('\n', inside.begin); end < inside.end; end = bytes_.find('\n', end + 1)) {
      const std::size_t text = bytes_.find_first_not_of(" \t\r", end + 1);
      if (text < inside.end && bytes_[text] != '\n') least = std::min(least, static_cast<Offset>(text - end - 1));
    }
    return least;
  }

  void skip_string(const Delimiters& marks) {
    const std::size_t begin = at_ + marks.begin.size();
    std::size_t end = bytes_.find(marks.end, begin);
    while (language_.docstrings == Docstrings::first && end != bytes_.npos && bytes_[end - 1] == '\\')
      end = bytes_.find(marks.end, end + 1);
    end = std::min(end, bytes_.size());
    string({static_cast<Offset>(begin), static_cast<Offset>(end)}, std::min(end + marks.end.size(), bytes_.size()));
  }

  void skip_quoted(char quote) {
    const std::size_t begin = at_ + 1;
    std::size_t end = begin;
    while (end < bytes_.size() && bytes_[end] != quote && bytes_[end] != '\n') end += bytes_[end] == '\\' ? 2 : 1;
    end = std::min(end, bytes_.size());
    const bool is_closed = end < bytes_.size() && bytes_[end] == quote;
    string({static_cast<Offset>(begin), static_cast<Offset>(end)}, end + (is_closed ? 1 : 0));
  }

  bool is_docstring() const {
    if (language_.docstrings == Docstrings::first) return expects_docstring_ && statement_.empty();
    return language_.docstrings == Docstrings::attribute &&
           (statement_.starts_with("@doc ") || statement_.starts_with("@moduledoc ") ||
            statement_.starts_with("@typedoc "));
  }

  void string(Span inside, std::size_t behind) {
    end_lines();
    if (is_docstring()) add_block(inside, false);
    if (statement_.empty()) statement_ = bytes_.substr(at_, 1);
    last_ = '"';
    code_in_line_ = true;
    expects_docstring_ = false;
    at_ = behind;
  }

  std::string_view bytes_;
  const CodeLanguage& language_;
  std::span<const Span> values_;
  Parse markup_;
  Builder builder_;
  InnerWriter inner_;
  PlacedText comment_;  // what is read as markup, so far
  std::size_t at_;
  bool code_in_line_ = false;
  bool in_lines_ = false;      // a block of comments of a line is open
  std::size_t lines_end_ = 0;  // where its last one ends
  bool expects_docstring_ = true;
  std::string_view statement_;  // how the statement begins in which this stands
  char last_ = 0;               // of the code
  int depth_ = 0;               // of brackets
};

template <Parse markup>
Document parse_code(std::shared_ptr<const SourceFile> source) {
  const CodeLanguage* const language = code_language_of(source->path());
  return language ? CodeReader{source, *language, {}, markup}.read() : parse_plain(std::move(source));
}

constexpr std::array hash_sign = {"#"sv};
constexpr CodeLanguage data_language{.extensions = {}, .lines = hash_sign, .blocks = {}, .strings = {}, .quotes = {}};

template <Parse markup>
constexpr Format code_with{.name = "code", .extensions = {}, .parse = parse_code<markup>, .only_styles = true};

struct MarkedUpCode {
  Parse markup;
  const Format* format;
};

constexpr std::array marked_up = {
    MarkedUpCode{parse_markdown, &code_with<parse_markdown>}, MarkedUpCode{parse_mdx, &code_with<parse_mdx>},
    MarkedUpCode{parse_myst, &code_with<parse_myst>},         MarkedUpCode{parse_quarto, &code_with<parse_quarto>},
    MarkedUpCode{parse_rst, &code_with<parse_rst>},           MarkedUpCode{parse_html, &code_with<parse_html>},
    MarkedUpCode{parse_org, &code_with<parse_org>},
};

}  // namespace

Document read_hash_comments(std::shared_ptr<const SourceFile> source, std::span<const Span> values) {
  return CodeReader{source, data_language, values}.read();
}

const Format* code_format_of(std::string_view path) { return code_language_of(path) ? &code_with<nullptr> : nullptr; }

const Format& code_format_with(const Format& markup) {
  const auto* const found = std::find_if(marked_up.begin(), marked_up.end(),
                                         [&](const MarkedUpCode& each) { return each.markup == markup.parse; });
  return found == marked_up.end() ? code_with<nullptr> : *found->format;
}

}  // namespace galley
