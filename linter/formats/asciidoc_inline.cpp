#include "linter/formats/asciidoc_inline.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "linter/formats/asciidoc_attributes.h"
#include "linter/formats/asciidoc_closings.h"
#include "linter/formats/asciidoc_macros.h"
#include "linter/formats/asciidoc_marks.h"
#include "linter/formats/entities.h"
#include "linter/text/utf8.h"

namespace galley {
namespace {

using namespace std::literals;

constexpr std::size_t none = std::string_view::npos;
constexpr std::string_view picture = "\xEF\xBF\xBC";

bool is_blank(char byte) { return byte == ' ' || (byte >= '\t' && byte <= '\r'); }

class InlineWriter {
 public:
  InlineWriter(BlockText& out, Builder& builder, bool has_old_quotes)
      : out_(out), text_(out.text()), builder_(builder), closings_(text_), has_old_quotes_(has_old_quotes) {}

  std::vector<TextSpan> write() {
    while (at_ < text_.size()) {
      at_ = std::min(text_.find_first_of("*_`#^~+{<[(&:\"'\\", at_), limit());
      if (!open_.empty() && at_ >= open_.back().close) {
        close();
      } else if (at_ < text_.size() && !step(text_[at_])) {
        ++at_;
      }
    }
    while (!open_.empty()) close();
    put(text_.size());
    return std::move(notes_);
  }

 private:
  // What was begun, and where the mark stands that ends it.
  struct Open {
    std::size_t close = 0;
    std::size_t size = 0;
    std::optional<InlineKind> kind = {};
    std::string_view replacement = {};  // for the mark
    Span target = {};                   // of a link
  };

  std::size_t limit() const { return open_.empty() ? text_.size() : open_.back().close; }
  std::string_view rest(std::size_t size) const { return text_.substr(at_, size); }
  bool is_inside(std::size_t close, std::size_t size) const { return close != none && close + size <= limit(); }

  void close() {
    const Open last = open_.back();
    open_.pop_back();
    put(last.close);
    if (last.kind) builder_.end_inline(*last.kind);
    if (!last.replacement.empty()) out_.write_replaced(last.replacement, offset(last.close + last.size));
    put(last.close, last.close + last.size);
  }

  // Passes over the `size` bytes in front of what ends at `close`.
  bool enter(std::size_t from, std::size_t size, const Open& open) {
    put(from);
    if (!open.replacement.empty()) out_.write_replaced(open.replacement, offset(from + size));
    put(from, from + size);
    if (open.kind) builder_.begin_inline(*open.kind, open.target);
    open_.push_back(open);
    return true;
  }

  // True if what begins at `at_` was written, or passed over.
  bool step(char byte) {
    switch (byte) {
      case '\\':
        return escape();
      case '`':
        if (has_old_quotes_) return old_quotation();
        return rest(2) == "`'" && !begins_code() ? replace("\u2019", 2) : mark(at_);
      case '"':
      case '\'':
        return quotation(byte);
      case '+':
        return plus();
      case '{':
        return attribute();
      case '<':
        return reference();
      case '[':
        return bracket();
      case '(':
        return index_term();
      case '&':
        return entity();
      case ':':
        return macro();
      default:
        return mark(at_);
    }
  }

  // Markup whose role, if it has one, begins at `from`.
  bool mark(std::size_t from) {
    const char byte = text_[at_];
    if (byte == '^' || byte == '~') return raised(from);
    const std::string_view both = marks_of(byte).substr(0, 2);
    if (rest(2) == both && byte != '\'') {
      const std::size_t end = closings_.next(both, at_ + 3);
      if (is_inside(end, 2)) return marked(from, 2, end);
    }
    const std::size_t end = constrained_end(at_, marks_of(byte).substr(0, 1), from);
    return is_inside(end, 1) ? marked(from, 1, end) : pass_run(byte);
  }

  static std::string_view marks_of(char byte) {
    switch (byte) {
      case '*':
        return "**";
      case '_':
        return "__";
      case '`':
        return "``";
      case '\'':
        return "''";
      default:
        return "##";
    }
  }

  bool begins_code() { return is_inside(constrained_end(at_, "`", at_), 1); }

  // The mark that closes what a mark at `at` opens, or none.
  std::size_t constrained_end(std::size_t at, std::string_view mark, std::size_t from) {
    const std::size_t first = at + mark.size();
    if (first >= text_.size() || is_blank(text_[first]) || !closings_.may_begin(from)) return none;
    return closings_.next_constrained(mark, first + 1);
  }

  bool marked(std::size_t from, std::size_t size, std::size_t end) {
    const char byte = text_[at_];
    if (byte == '`') return code(from, at_ + size, end, end + size);
    Open open{.close = end, .size = size};
    if (byte == '*') open.kind = InlineKind::strong;
    if (byte == '_' || byte == '\'') open.kind = InlineKind::emphasis;
    return enter(from, at_ + size - from, open);
  }

  // "2^nd^", "H~2~O": no white space stands in it.
  bool raised(std::size_t from) {
    const std::string_view mark = text_[at_] == '^' ? "^"sv : "~"sv;
    const std::size_t end = closings_.next(mark, at_ + 1);
    if (!is_inside(end, 1) || end == at_ + 1 || end - at_ > longest_asciidoc_name) return pass_run(mark[0]);
    const std::string_view inner = text_.substr(at_ + 1, end - at_ - 1);
    if (std::any_of(inner.begin(), inner.end(), is_blank)) return pass_run(mark[0]);
    return enter(from, at_ + 1 - from, {.close = end, .size = 1});
  }

  bool pass_run(char byte) {
    at_ = std::min(text_.substr(0, limit()).find_first_not_of(byte, at_), limit());
    return true;
  }

  bool code(std::size_t begin, std::size_t from, std::size_t to, std::size_t end) {
    std::string_view shown = text_.substr(from, to - from);
    if (shown.size() > 2 && shown.starts_with('+') && shown.ends_with('+')) shown = shown.substr(1, shown.size() - 2);
    return opaque(begin, end, shown, TokenKind::code, InlineKind::code);
  }

  bool opaque(std::size_t begin, std::size_t end, std::string_view shown, TokenKind token, InlineKind kind) {
    put(begin);
    std::string prose{shown};
    std::replace_if(prose.begin(), prose.end(), is_blank, ' ');
    builder_.begin_inline(kind);
    out_.write_opaque(token, prose, offset(end));
    builder_.end_inline(kind);
    at_ = end;
    return true;
  }

  bool replace(std::string_view prose, std::size_t size) {
    const std::size_t end = at_ + size;
    put(at_);
    out_.write_replaced(prose, offset(end));
    at_ = end;
    return true;
  }

  // "`text`" in quotation marks.
  bool quotation(char byte) {
    if (has_old_quotes_) return byte == '\'' && mark(at_);
    if (at_ + 2 >= text_.size() || text_[at_ + 1] != '`' || is_blank(text_[at_ + 2]) || !closings_.may_begin(at_))
      return false;
    const std::size_t end = closings_.next_constrained(byte == '"' ? "`\"" : "`'", at_ + 3);
    if (!is_inside(end, 2)) return false;
    return byte == '"' ? quoted(end, 2, "\u201C", "\u201D") : quoted(end, 2, "\u2018", "\u2019");
  }

  bool quoted(std::size_t end, std::size_t size, std::string_view opening, std::string_view closing) {
    enter(at_, size, {.close = end, .size = size, .replacement = opening});
    open_.back().replacement = closing;
    return true;
  }

  // Before Asciidoctor ``text'' and `text' were quotations, 'text' emphasis and +text+ code.
  bool old_quotation() {
    if (rest(2) == "``") {
      const bool begins = at_ + 2 < text_.size() && !is_blank(text_[at_ + 2]) && closings_.may_begin(at_);
      const std::size_t end = begins ? closings_.next_constrained("''", at_ + 3) : none;
      return is_inside(end, 2) ? quoted(end, 2, "\u201C", "\u201D") : pass_run('`');
    }
    const std::size_t code_end = constrained_end(at_, "`", at_);
    const std::size_t end = constrained_end(at_, "'", at_);
    if (is_inside(end, 1) && end < code_end) return quoted(end, 1, "\u2018", "\u2019");
    return is_inside(code_end, 1) ? code(at_, at_ + 1, code_end, code_end + 1) : pass_run('`');
  }

  // A line's end, or text in which nothing is markup.
  bool plus() {
    if (breaks_line()) {
      const std::size_t before = at_ - 1;
      put(before, at_ + 1);
      return true;
    }
    for (const std::string_view mark : {"+++"sv, "++"sv}) {
      if (rest(mark.size()) != mark) continue;
      const std::size_t end = closings_.next(mark, at_ + mark.size());
      if (!is_inside(end, mark.size())) continue;
      if (has_old_quotes_ && mark == "++") return code(at_, at_ + 2, end, end + 2);
      return passed(at_, at_ + mark.size(), end, end + mark.size());
    }
    const std::size_t end = constrained_end(at_, "+", at_);
    if (!is_inside(end, 1)) return pass_run('+');
    return has_old_quotes_ ? code(at_, at_ + 1, end, end + 1) : passed(at_, at_ + 1, end, end + 1);
  }

  bool breaks_line() const {
    if (at_ == 0 || text_[at_ - 1] != ' ' || at_ - 1 < out_.written()) return false;
    return at_ + 1 >= text_.size() || text_[at_ + 1] == '\n' || text_[at_ + 1] == '\r';
  }

  // What goes through as it is: text, or HTML, of which the tags are no prose.
  bool passed(std::size_t begin, std::size_t from, std::size_t to, std::size_t end) {
    put(begin, from);
    while (at_ < to) {
      const std::size_t tag = std::min(text_.find('<', at_), to);
      put(tag);
      if (tag == to) break;
      const bool is_comment = text_.substr(tag, 4) == "<!--";
      const std::string_view mark = is_comment ? "-->"sv : ">"sv;
      const std::size_t close = text_.substr(0, to).find(mark, tag);
      const std::size_t tag_end = close == none ? to : close + mark.size();
      if (is_comment && close != none) comment(tag, tag_end);
      put(tag, tag_end);
    }
    put(to, end);
    return true;
  }

  void comment(std::size_t begin, std::size_t end) {
    const std::vector<Span> sources = out_.sources(offset(begin), offset(end));
    if (sources.empty()) return;
    builder_.comment({sources.front().begin, sources.back().end}, text_.substr(begin + 4, end - begin - 7));
  }

  bool attribute() {
    const std::size_t end = asciidoc_attribute_end(text_, at_);
    if (end == none || end > limit()) return false;
    const std::string_view name = text_.substr(at_ + 1, end - at_ - 2);
    if (goes_on_as_address(end)) return address(at_);
    if (name.starts_with("set:") || name.starts_with("counter2:")) {
      put(at_, end);
      return true;
    }
    if (const std::string_view* const stands_for = asciidoc_character(name)) {
      if (!stands_for->empty()) return replace(*stands_for, name.size() + 2);
      put(at_, end);
      return true;
    }
    return opaque(at_, end, text_.substr(at_, end - at_), TokenKind::code, InlineKind::code);
  }

  // "{url}/page[text]" is a link.
  bool goes_on_as_address(std::size_t from) {
    if (from >= text_.size() || (text_[from] != '[' && text_[from] != '/')) return false;
    const std::size_t open = target_end(from);
    return open < limit() && text_[open] == '[' && is_inside(closings_.next_bracket(open + 1), 1);
  }

  // "<<id,text>>"; and "<https://…>", of which the brackets are left.
  bool reference() {
    if (rest(2) != "<<" || at_ + 2 >= text_.size()) return false;
    const char first = text_[at_ + 2];
    if (!is_asciidoc_word(first) && "#/.:{"sv.find(first) == none) return pass_run('<');
    const std::size_t end = closings_.next(">>", at_ + 2);
    if (!is_inside(end, 2)) return pass_run('<');
    const std::string_view inner = text_.substr(at_ + 2, end - at_ - 2);
    const std::size_t comma = inner.find(',');
    if (comma == none) return named(at_, end + 2, inner);
    std::size_t from = at_ + 3 + comma;
    while (from < end && is_blank(text_[from])) ++from;
    if (from == end) return named(at_, end + 2, inner);
    const Span target = out_.source_of(offset(at_ + 2), offset(at_ + 2 + comma));
    return enter(at_, from - at_, {.close = end, .size = 2, .kind = InlineKind::link, .target = target});
  }

  // The name of something that has a text of its own elsewhere.
  bool named(std::size_t begin, std::size_t end, std::string_view shown) {
    if (shown.empty()) shown = text_.substr(begin, end - begin);
    return opaque(begin, end, shown, TokenKind::link, InlineKind::address);
  }

  // "[[anchor]]", and the role of what follows: "[.name]#text#".
  bool bracket() {
    if (rest(2) == "[[") {
      const std::size_t end = closings_.next("]]", at_ + 2);
      const char first = at_ + 2 < text_.size() ? text_[at_ + 2] : ' ';
      const bool is_anchor = is_asciidoc_word(first) || first == ':' || first == '[';
      if (!is_anchor || !is_inside(end, 2)) return pass_run('[');
      const std::size_t stop = end + (text_.substr(end, 3) == "]]]" ? 3 : 2);
      return leave_out(at_, std::min(stop, limit()));
    }
    const std::size_t end = closings_.next("]", at_ + 1);
    if (!is_inside(end, 2) || end - at_ > longest_asciidoc_name) return false;
    const std::string_view marks = "*_`#^~+"sv;
    if (marks.find(text_[end + 1]) == none || end == at_ + 1) return false;
    const std::size_t from = at_;
    at_ = end + 1;
    if (text_[at_] != '+' && begins_markup(from)) return mark(from);
    at_ = from;
    return false;
  }

  bool begins_markup(std::size_t from) {
    const char byte = text_[at_];
    if (byte == '^' || byte == '~') return is_inside(closings_.next(byte == '^' ? "^"sv : "~"sv, at_ + 2), 1);
    const std::string_view both = marks_of(byte);
    if (rest(2) == both && is_inside(closings_.next(both, at_ + 3), 2)) return true;
    return is_inside(constrained_end(at_, both.substr(0, 1), from), 1);
  }

  // "((term))" stands in the text, "(((term, other)))" doesn't.
  bool index_term() {
    if (rest(3) == "(((") {
      const std::size_t end = closings_.next(")))", at_ + 3);
      return is_inside(end, 3) ? leave_out(at_, end + 3) : pass_run('(');
    }
    if (rest(2) != "((") return false;
    const std::size_t end = closings_.next("))", at_ + 3);
    return is_inside(end, 2) ? enter(at_, 2, {.close = end, .size = 2}) : pass_run('(');
  }

  bool entity() {
    constexpr std::size_t longest = 40;
    const std::string_view written = rest(longest);
    const std::size_t end = written.find(';');
    if (end == none || at_ + end >= limit()) return false;
    const auto decoded = decode_entity(written.substr(0, end + 1));
    return decoded && replace(*decoded, end + 1);
  }

  // A backslash in front of markup is passed over, and with it the markup.
  bool escape() {
    const std::size_t from = at_;
    const std::size_t first = std::min(text_.substr(0, limit()).find_first_not_of('\\', at_), limit());
    if (first - at_ > 2 || first >= limit()) return pass_run('\\');
    const std::size_t literal = asciidoc_escaped_end(text_.substr(0, limit()), closings_, first);
    if (literal == first) return pass_run('\\');
    put(from, first);
    at_ = literal;
    return true;
  }

  // "name:target[text]" and "https://…": the colon tells.
  bool macro() {
    std::size_t begin = at_;
    const std::size_t first = std::max<std::size_t>(out_.written(), at_ - std::min(at_, longest_asciidoc_name));
    while (begin > first && is_asciidoc_name(text_[begin - 1])) --begin;
    const std::string_view name = text_.substr(begin, at_ - begin);
    if (name.empty()) return pass_run(':');
    if (is_asciidoc_scheme(name) && rest(3) == "://") return address(begin);
    const AsciidocRole role = asciidoc_role(name);
    const std::size_t open = macro_open(at_ + 1, role == AsciidocRole::menu);
    if (open == none) return pass_run(':');
    const bool is_named = role != AsciidocRole::unknown;
    if (!is_named && (open == at_ + 1 || rest(2) == "::")) return pass_run(':');
    const std::size_t end = role == AsciidocRole::note ? closings_.partner(open) : closings_.next_bracket(open + 1);
    if (!is_inside(end, 1)) return pass_run(':');
    return write_macro(role, {.begin = begin, .target = at_ + 1, .open = open, .end = end});
  }

  // The bracket behind a macro's target, or none.
  std::size_t macro_open(std::size_t from, bool has_blanks) {
    std::size_t open = target_end(from);
    if (has_blanks)
      open = std::min(text_.substr(0, from + longest_asciidoc_name).find_first_of("[]\n", from), text_.size());
    return open < limit() && text_[open] == '[' ? open : none;
  }

  // Where what begins at `from` and holds no white space ends. Asked for in order.
  std::size_t target_end(std::size_t from) {
    if (from < target_from_ || from > target_end_) {
      target_from_ = from;
      target_end_ = std::min(text_.find_first_of(" \t\r\n[]<>", from), text_.size());
    }
    return target_end_;
  }

  struct Macro {
    std::size_t begin;
    std::size_t target;
    std::size_t open;
    std::size_t end;  // the bracket
  };

  bool write_macro(AsciidocRole role, const Macro& macro) {
    const std::string_view target = text_.substr(macro.target, macro.open - macro.target);
    const std::string_view inner = text_.substr(macro.open + 1, macro.end - macro.open - 1);
    const std::size_t end = macro.end + 1;
    switch (role) {
      case AsciidocRole::link:
        return linked(macro.begin, macro.open, macro.end, target);
      case AsciidocRole::reference:
        return linked(macro.begin, macro.open, macro.end, target);
      case AsciidocRole::image:
        if (text_.substr(macro.begin, 5) == "image") add_alternative(inner, macro.open + 1);
        put(macro.begin);
        out_.write_opaque(TokenKind::code, picture, offset(end));
        at_ = end;
        return true;
      case AsciidocRole::nothing:
        return leave_out(macro.begin, end);
      case AsciidocRole::code:
        return opaque(macro.begin, end, inner.empty() ? target : inner, TokenKind::code, InlineKind::code);
      case AsciidocRole::prose:
        return enter(macro.begin, macro.open + 1 - macro.begin, {.close = macro.end, .size = 1});
      case AsciidocRole::strong:
        return enter(macro.begin, macro.open + 1 - macro.begin,
                     {.close = macro.end, .size = 1, .kind = InlineKind::strong});
      case AsciidocRole::menu:
        return menu(macro);
      case AsciidocRole::note:
        return note(macro);
      case AsciidocRole::passed:
        if (target.find_first_of("qanm") == none) return passed(macro.begin, macro.open + 1, macro.end, end);
        return enter(macro.begin, macro.open + 1 - macro.begin, {.close = macro.end, .size = 1});
      default:
        return inner.find(' ') == none ? opaque(macro.begin, end, target, TokenKind::code, InlineKind::code)
                                       : linked(macro.begin, macro.open, macro.end, target);
    }
  }

  // A link's text stands behind `open`, in front of what else is said of it.
  bool linked(std::size_t begin, std::size_t open, std::size_t end, std::string_view target) {
    const auto [from, to] = label(open + 1, end);
    if (from == to) return named(begin, end + 1, target);
    const auto at = static_cast<std::size_t>(target.data() - text_.data());
    const Span place = out_.source_of(offset(at), offset(at + target.size()));
    return enter(begin, from - begin, {.close = to, .size = end + 1 - to, .kind = InlineKind::link, .target = place});
  }

  TextSpan label(std::size_t from, std::size_t to) const {
    const TextSpan inner = asciidoc_label(text_.substr(from, to - from));
    return {offset(from) + inner.begin, offset(from) + inner.end};
  }

  bool address(std::size_t begin) {
    const std::size_t last = limit();
    std::size_t end = std::min(target_end(at_), last);
    const bool has_label = end < last && text_[end] == '[';
    if (has_label) {
      const std::size_t close = closings_.next_bracket(end + 1);
      if (is_inside(close, 1) && !label(end + 1, close).empty())
        return linked(begin, end, close, text_.substr(begin, end - begin));
      if (is_inside(close, 1)) return bare(begin, end, close + 1);
    }
    while (end > at_ + 1 && ".,;:!?)\"'"sv.find(text_[end - 1]) != none) --end;
    return bare(begin, end, end);
  }

  bool bare(std::size_t begin, std::size_t to, std::size_t end) {
    put(begin);
    builder_.begin_inline(InlineKind::address);
    put(to);
    builder_.end_inline(InlineKind::address);
    put(to, end);
    return true;
  }

  void add_alternative(std::string_view inner, std::size_t from) {
    const std::string_view said = asciidoc_alternative(inner);
    if (said.empty()) return;
    const std::size_t begin = from + static_cast<std::size_t>(said.data() - inner.data());
    const std::vector<Span> sources = out_.sources(offset(begin), offset(begin + said.size()));
    if (!sources.empty()) builder_.aside(AsideKind::image, {sources.front().begin, sources.back().end});
  }

  // "menu:File[Save > As]" reads "File > Save > As".
  bool menu(const Macro& macro) {
    put(macro.begin, macro.target);
    put(macro.open);
    if (macro.end > macro.open + 1) out_.write_replaced(" \u203A ", offset(macro.open + 1));
    at_ = macro.open + 1;
    put(macro.end, macro.end + 1);
    return true;
  }

  bool note(const Macro& macro) {
    std::size_t from = macro.open + 1;
    // "footnoteref:[id,text]" has its name inside.
    if (text_.substr(macro.begin, 12) == "footnoteref:") {
      const std::size_t comma = text_.substr(0, macro.end).find(',', from);
      from = comma == none ? macro.end : comma + 1;
    }
    if (from < macro.end) notes_.push_back({offset(from), offset(macro.end)});
    return leave_out(macro.begin, macro.end + 1);
  }

  // With the white space in front of it, where no word follows at once.
  bool leave_out(std::size_t begin, std::size_t end) {
    std::size_t before = begin;
    if (!closings_.is_word(end)) {
      while (before > out_.written() && is_blank(text_[before - 1])) --before;
    }
    put(before, end);
    return true;
  }

  static Offset offset(std::size_t at) { return static_cast<Offset>(at); }

  // Prose up to `end`, and nothing from there to `to`.
  void put(std::size_t end, std::size_t to) {
    out_.write(offset(std::min(end, text_.size())), offset(std::min(to, text_.size())));
    at_ = std::max(at_, std::min(to, text_.size()));
  }
  void put(std::size_t end) { put(end, end); }

  BlockText& out_;
  std::string_view text_;
  Builder& builder_;
  AsciidocClosings closings_;
  bool has_old_quotes_;
  std::vector<Open> open_;
  std::vector<TextSpan> notes_;
  std::size_t at_ = 0;
  std::size_t target_from_ = 1;
  std::size_t target_end_ = 0;
};

}  // namespace

std::vector<TextSpan> write_asciidoc_inline(BlockText& text, Builder& builder, bool has_old_quotes) {
  return InlineWriter{text, builder, has_old_quotes}.write();
}

}  // namespace galley
