#include "linter/formats/myst_source.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "linter/formats/markdown_dialect.h"
#include "linter/formats/rst_names.h"
#include "linter/text/utf8.h"

namespace galley {
namespace {

using namespace std::literals;

constexpr std::size_t deepest_directive = 32;
constexpr std::size_t longest_name = 100;
constexpr Offset longest_sample = 2000;  // of what an unknown directive holds

// Directives whose name is a language's or a program's, too, are no sign of MyST.
constexpr std::array own_names = {"code-block"sv, "code-cell"sv, "eval-rst"sv, "figure-md"sv};
constexpr std::array own_roles = {"any"sv, "doc"sv, "numref"sv, "ref"sv, "term"sv};

bool is_blank(char byte) { return byte == ' ' || byte == '\t' || byte == '\r'; }

bool is_name_byte(char byte) {
  return is_ascii_letter(byte) || is_ascii_digit(byte) || ":._+-"sv.find(byte) != ""sv.npos;
}

// The name in "{name}" at the begin of `text`, or nothing.
std::string_view braced_name(std::string_view text) {
  if (!text.starts_with('{')) return {};
  std::size_t end = 1;
  while (end < text.size() && end < longest_name && is_name_byte(text[end])) ++end;
  return end < text.size() && text[end] == '}' && is_ascii_letter(text[1]) ? text.substr(1, end - 1) : ""sv;
}

std::string lower(std::string_view name) {
  std::string out;
  for (const char byte : name) out += to_ascii_lower(byte);
  return out;
}

// "(label)="
bool is_target(std::string_view line) {
  return line.size() > 3 && line.starts_with('(') && line.ends_with(")=") && line.find_first_of(" \t") == line.npos;
}

// ":class: dropdown"
bool is_option(std::string_view line) {
  return line.size() > 2 && line[0] == ':' && line[1] != ':' && !is_blank(line[1]) && line.find(':', 2) != line.npos;
}

bool is_sign_of_myst(std::string_view name) {
  if (std::find(own_names.begin(), own_names.end(), name) != own_names.end()) return true;
  const RstContent content = content_of_directive(name);
  return content != RstContent::unknown && content != RstContent::code;
}

class MystMask final : public MarkdownDialect {
 public:
  MystMask(std::string_view source, Offset begin) : MarkdownDialect(source, begin) {}

  // True once something was read that is nothing but MyST.
  bool is_sure() const { return is_sure_; }

 private:
  struct Directive {
    Fence fence;
    Offset column = 0;  // of the text of the item that it stands in; or 0
    bool in_quotation = false;
    bool is_quotation = false;
  };

  bool begins_block(const Line& line) const override {
    const std::string_view written = text(line);
    switch (written[0]) {
      case ':':
      case '`':
      case '~':
        return written.starts_with(":::") || closer_of(line) != open_.size() || !fence_name(line).empty();
      case '%':
        return true;
      case '+':
        return written.starts_with("+++");
      case '(':
        return is_target(written);
      case '{':
        return stands_alone(written);
      default:
        return false;
    }
  }

  // "{.class}" and "{{ name }}".
  static bool stands_alone(std::string_view written) {
    if (written.size() < 3 || !written.ends_with('}') || written.find_first_of("{}", 2) < written.size() - 2)
      return false;
    return written.starts_with("{{") == written.ends_with("}}");
  }

  std::string_view fence_name(const Line& line) const {
    const Fence fence = fence_at(text(line), "`~:");
    if (fence.size == 0) return {};
    return braced_name(slice({behind_blanks(line.text + fence.size, line.end), line.end}));
  }

  bool read_block(const Line& line) override {
    const char first = source_[line.text];
    if (first == '{') return read_attributes(line);
    if (first == '%') add(MaskKind::comment, {line.text, line.end});
    is_sure_ = is_sure_ || (first == '(' && begins_paragraph_);
    if (first == '%' || first == '+' || first == '(') {
      pass_line(line);
      return true;
    }
    if (const std::size_t closed = closer_of(line); closed < open_.size()) {
      while (open_.size() > closed) close_directive(line.text);
      pass_line(line);
      return true;
    }
    const std::string_view name = fence_name(line);
    if (name.empty() || open_.size() == deepest_directive) {
      if (first == ':') pass_line(line);
      return first == ':';
    }
    read_directive(line, name);
    return true;
  }

  // Where lines go on below, what stands alone on one is between words.
  bool read_attributes(const Line& line) {
    const bool is_substitution = text(line).starts_with("{{");
    if (is_substitution) {
      const bool is_last = line.next >= size_ || line_at(line.next).is_blank();
      if (!begins_paragraph_ || !is_last || !braced_name(text(line)).empty()) return false;
      add_shown(line.text);
    }
    pass_line(line);
    return true;
  }

  // The outermost directive that the line closes, by its number; how many there are if none.
  std::size_t closer_of(const Line& line) const {
    for (std::size_t at = 0; at < open_.size(); ++at) {
      if (closes(line, open_[at].fence)) return at;
    }
    return open_.size();
  }

  bool ends_code(const Line& line) const override { return !line.is_blank() && closer_of(line) < open_.size(); }

  void close_directive(Offset at) {
    if (open_.back().is_quotation) add(MaskKind::quote_end, {at, at});
    open_.pop_back();
  }

  // A directive ends with the item or the quotation that it stands in.
  void meet(const Line& line) override {
    const std::string_view marks = slice({line.begin, line.text});
    const Offset indent = line.text - line.begin;
    if (marks.find_first_not_of(" \t>") != marks.npos) {
      item_column_ = indent;
    } else if (begins_paragraph_ && indent == 0) {
      item_column_ = 0;
    }
    while (!open_.empty()) {
      const Directive& last = open_.back();
      const bool left_item = begins_paragraph_ && indent < last.column;
      const bool left_quotation = last.in_quotation && marks.find('>') == marks.npos;
      if (!left_item && !left_quotation) break;
      close_directive(line.text);
    }
    if (begins_paragraph_ && !open_.empty() && open_.back().is_quotation) blank_attribution(line);
  }

  // "-- Somebody" says whose words a quotation is.
  void blank_attribution(const Line& line) {
    const auto dashes = static_cast<Offset>(std::min(text(line).find_first_not_of('-'), text(line).size()));
    if (dashes == 2 || dashes == 3) blank({line.text, line.text + dashes});
  }

  void read_directive(const Line& line, std::string_view written_name) {
    const Fence fence = fence_at(text(line), "`~:");
    const std::string name = lower(written_name);
    const RstContent content = content_of_directive(name);
    is_sure_ = is_sure_ || fence.mark == ':' || is_sign_of_myst(name);
    const auto name_end = static_cast<Offset>(written_name.data() + written_name.size() - source_.data()) + 1;
    const Span argument{behind_blanks(name_end, line.end), line.end};
    at_ = line.next;
    const std::optional<Span> alternative = read_options(line, fence);
    if (alternative && !alternative->empty()) add(MaskKind::shown, *alternative);
    if (!alternative) add_shown(line.text);
    const Offset body = at_;
    const std::string_view marks = slice({line.begin, line.text});
    const Directive directive{.fence = fence,
                              .column = line.text - line.begin < item_column_ ? 0 : item_column_,
                              .in_quotation = marks.find('>') != marks.npos,
                              .is_quotation = content == RstContent::quoted};
    switch (content) {
      case RstContent::code:
      case RstContent::csv_table:
        return read_code(line, fence);
      case RstContent::nothing:
      case RstContent::image:
        blank({line.text, line.end});
        return read_nothing(fence);
      case RstContent::unknown:
        if (!reads_as_text(sample(fence))) return read_code(line, fence);
        break;
      default:
        break;
    }
    open_.push_back(directive);
    if (name == "glossary") part_terms(line);
    if (content == RstContent::quoted) add(MaskKind::quote, {line.text, line.text});
    read_argument(line, argument, content, name);
    at_ = std::max(at_, body);
    if (content == RstContent::figure) begin_caption(line);
    begins_paragraph_ = true;
  }

  // What is indented in a glossary says what the line above means.
  void part_terms(const Line& opener) {
    bool was_indented = true;
    for (Offset at = at_; at < size_;) {
      const Line line = line_at(at);
      if (fence_at(text(line), "`~:").size > 0) return;
      const bool is_indented = line.text - line.begin > opener.text - opener.begin;
      if (!line.is_blank() && is_indented != was_indented && at > at_) part_before(line);
      was_indented = is_indented || line.is_blank();
      at = line.next;
    }
  }

  // Past lines of options; says where the text for an image is, if there is one.
  std::optional<Span> read_options(const Line& opener, const Fence& fence) {
    std::optional<Span> alternative;
    bool in_yaml = false;
    for (bool is_first = true; at_ < size_; is_first = false) {
      const Line line = line_at(at_);
      // The dashes of YAML look like a list's.
      const Offset begin = behind_blanks(std::min(line.begin + (opener.text - opener.begin), line.end), line.end);
      const std::string_view written = slice({begin, line.end});
      if (closes(line, fence) || (line.is_blank() && !in_yaml)) break;
      const bool is_border = written == "---";
      if (is_first && is_border) {
        in_yaml = true;
      } else if (!in_yaml && !is_option(written)) {
        break;
      }
      const std::string_view key = in_yaml ? "alt:"sv : ":alt:"sv;
      if (written.starts_with(key))
        alternative = Span{behind_blanks(begin + static_cast<Offset>(key.size()), line.end), line.end};
      blank({begin, line.end});
      at_ = line.next;
      if (in_yaml && !is_first && is_border) break;
    }
    return alternative;
  }

  std::string_view sample(const Fence& fence) const {
    const Offset limit = std::min(size_, at_ + longest_sample);
    Offset end = at_;
    while (end < limit) {
      const Line line = line_at(end);
      if (!line.is_blank() && closes(line, fence)) break;
      end = line.next;
    }
    return slice({at_, std::min(end, limit)});
  }

  // What is between the marks is code to Markdown, too; ":::" becomes "~~~".
  void read_code(const Line& line, const Fence& fence) {
    blank({line.text + fence.size, line.end});
    if (fence.mark == ':') std::fill_n(masked_.begin() + line.text, fence.size, '~');
    while (at_ < size_) {
      const Line next = line_at(at_);
      const bool is_end = !next.is_blank() && closes(next, fence);
      if (!is_end && ends_code(next)) break;
      if (fence.mark == ':' && !next.is_blank() && (is_end || source_[next.text] == '~')) {
        const std::string_view written = text(next);
        const std::size_t marks = std::min(written.find_first_not_of(written[0]), written.size());
        std::fill_n(masked_.begin() + next.text, marks, is_end ? '~' : 'x');
      }
      at_ = next.next;
      if (is_end) break;
    }
    begins_paragraph_ = true;
  }

  void read_nothing(const Fence& fence) {
    while (at_ < size_) {
      const Line next = line_at(at_);
      const bool is_end = !next.is_blank() && closes(next, fence);
      if (!is_end && ends_code(next)) break;
      blank({next.text, next.end});
      // What looks like a list's mark is none.
      if (!is_end) blank({behind_blanks(next.begin, next.end), next.end});
      at_ = next.next;
      if (is_end) break;
    }
    begins_paragraph_ = true;
  }

  void read_argument(const Line& line, Span argument, RstContent content, std::string_view name) {
    if (content == RstContent::versioned) {
      for (int words = name == "deprecated-removed" ? 2 : 1; words > 0; --words) {
        while (!argument.empty() && !is_blank(source_[argument.begin])) ++argument.begin;
        argument.begin = behind_blanks(argument.begin, argument.end);
      }
    }
    const bool is_path = content == RstContent::body || content == RstContent::figure;
    const bool is_prose = !is_path && (content != RstContent::unknown || reads_as_text(slice(argument)));
    if (!is_prose || argument.empty()) return blank({line.text, line.end});
    blank({line.text, argument.begin});
    const bool is_title = content == RstContent::titled || content == RstContent::rubric ||
                          content == RstContent::table || content == RstContent::unknown ||
                          content == RstContent::list_table;
    const bool is_table = content == RstContent::table || content == RstContent::list_table;
    const Span marks{line.begin, line.text};
    if (is_title || !goes_on_below(line, argument) || argument.begin - line.text <= marks.size() + 1) {
      masked_[line.text] = '#';
      add(is_table ? MaskKind::caption : MaskKind::paragraph, {line.text, line.text});
      at_ = argument.begin;
      return read_words(argument.end);
    }
    begin_line(marks, argument.begin);
    read_paragraph({.begin = line.begin, .text = argument.begin, .end = line.end, .next = line.next});
  }

  // The first sentence may begin beside the name, and go on in the next line.
  bool goes_on_below(const Line& line, Span argument) const {
    if (at_ != line.next || at_ >= size_ || ".!?"sv.find(source_[argument.end - 1]) != ""sv.npos) return false;
    Line next = line_at(at_);
    const bool is_quoted = slice({line.begin, line.text}).find('>') != std::string_view::npos;
    if (is_quoted) next.begin = next.text;
    return !next.is_blank() && goes_on(next);
  }

  // Ends the line in what is blank there, and repeats the marks of quotations.
  void begin_line(Span marks, Offset at) {
    masked_[at - marks.size() - 1] = '\n';
    for (Offset each = 0; each < marks.size(); ++each)
      masked_[at - marks.size() + each] = source_[marks.begin + each] == '>' ? '>' : ' ';
  }

  // The first paragraph below, if there is one, is a caption.
  void begin_caption(const Line& line) {
    for (Offset at = at_; at < size_;) {
      const Line next = line_at(at);
      if (!next.is_blank()) {
        if (goes_on(next)) add(MaskKind::caption, {line.text, line.text});
        return;
      }
      at = next.next;
    }
  }

  bool read_inline(Offset end) override {
    if (source_[at_] != '{') return false;
    if (rest(at_).starts_with("{{")) return read_substitution(end);
    const std::string_view name = braced_name(slice({at_, end}));
    const Offset open = at_ + static_cast<Offset>(name.size()) + 2;
    if (name.empty() || open >= end || source_[open] != '`') return false;
    return read_role(name, open, end);
  }

  bool read_substitution(Offset end) {
    const std::size_t close = source_.find_first_of("{}\n", at_ + 2);
    if (close == source_.npos || close + 1 >= end || source_[close] != '}' || source_[close + 1] != '}') return false;
    hide({at_, static_cast<Offset>(close + 2)}, MaskKind::object);
    at_ = static_cast<Offset>(close + 2);
    return true;
  }

  bool read_role(std::string_view written_name, Offset open, Offset end) {
    const Offset close = code_end(open, end);
    if (close == 0) return false;
    const std::string name = lower(written_name);
    const Offset begin = at_;
    const Offset marks = behind_marks(open, end) - open;
    const Span content{open + marks, close - marks};
    const RstRole kind = role_of(name);
    is_sure_ = is_sure_ || std::find(own_roles.begin(), own_roles.end(), name) != own_roles.end();
    at_ = close;
    const Offset title = kind == RstRole::prose ? content.end : title_end(content);
    if (kind == RstRole::code || title == content.begin || (kind == RstRole::label && title == content.end)) {
      hide({begin, open}, MaskKind::nothing);
      return true;
    }
    hide({begin, content.begin}, MaskKind::nothing);
    add(kind == RstRole::prose ? MaskKind::nothing : MaskKind::link, {content.begin, content.begin});
    if (title < content.end) masks_.back().target = {find('<', title, content.end) + 1, content.end - 1};
    hide_marks({content.begin, title});
    add(kind == RstRole::prose ? MaskKind::nothing : MaskKind::link_end, {title, title});
    hide({title, close}, MaskKind::nothing);
    return true;
  }

  // Of "title <target>" the title's end; all where there is no target.
  Offset title_end(Span content) const {
    const std::string_view written = slice(content);
    if (!written.ends_with('>')) return content.end;
    const std::size_t target = written.rfind('<');
    if (target == written.npos) return content.end;
    Offset end = content.begin + static_cast<Offset>(target);
    while (end > content.begin && (is_blank(source_[end - 1]) || source_[end - 1] == '\n')) --end;
    return end;
  }

  // In a role's text no mark is one of Markdown.
  void hide_marks(Span span) {
    for (Offset at = span.begin; at < span.end; ++at) {
      if ("*_`[]<>&\\~!"sv.find(masked_[at]) != ""sv.npos) masked_[at] = '{';
    }
  }

  std::vector<Directive> open_;
  bool is_sure_ = false;
  Offset item_column_ = 0;  // where the text of the last item begins, while it goes on
};

}  // namespace

MaskedMarkdown markdown_of_myst(std::string_view source, Offset begin) { return MystMask{source, begin}.take(); }

MaskedMarkdown markdown_if_myst(std::string_view source, Offset begin) {
  MystMask mask{source, begin};
  MaskedMarkdown masked = mask.take();
  return mask.is_sure() ? masked : MaskedMarkdown{.text = std::string{source}, .masks = {}};
}

bool may_be_myst(std::string_view text) {
  if (text.find(")=\n") != text.npos) return true;
  for (std::size_t at = text.find('{'); at != text.npos; at = text.find('{', at + 1)) {
    const std::string_view name = braced_name(text.substr(at, longest_name + 1));
    if (name.empty()) continue;
    if (text.substr(at + name.size() + 2, 1) == "`") return true;
    const std::string_view before = text.substr(0, at);
    if (before.ends_with("```") || before.ends_with(":::") || before.ends_with("~~~")) return true;
  }
  return false;
}

}  // namespace galley
