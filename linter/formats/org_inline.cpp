// One pass over a text. A mark that opens is one only where something closes it,
// so what closes is looked for first. For each kind of mark the next place is
// kept at which one closes, or that there is none: a later mark begins to look
// there, so that no byte is looked at more than a bounded number of times. What
// is open is a list of marks with their ends; those that cross are text.
#include "linter/formats/org_inline.h"

#include <algorithm>
#include <array>
#include <vector>

#include "linter/formats/org_marks.h"
#include "linter/text/utf8.h"

namespace galley {
namespace {

using namespace std::literals;

constexpr std::string_view picture = "\xEF\xBF\xBC";
constexpr std::string_view emphasis_marks = "*/_+=~";
constexpr std::size_t most_line_ends = 1;  // within emphasis

class OrgInlineWriter {
 public:
  OrgInlineWriter(std::string_view bytes, Span text, Builder& builder)
      : all_(bytes.substr(0, text.end)), builder_(builder), begin_(text.begin), at_(text.begin), written_(text.begin) {
    for (std::size_t end = all_.find('\n', at_); end != all_.npos; end = all_.find('\n', end + 1))
      line_ends_.push_back(end);
  }

  void write() {
    while (at_ < all_.size()) {
      if (!open_.empty() && at_ == open_.back().end) {
        close();
        continue;
      }
      if (!step(all_[at_])) ++at_;
    }
    put(all_.size(), all_.size());
  }

 private:
  struct Open {
    std::size_t end = 0;   // where what closes it begins
    std::size_t size = 1;  // of that
    InlineKind kind = InlineKind::link;
    bool is_marked = true;
    bool is_note = false;
    Span target = {};  // of a link
  };

  // Text up to `end`; what goes on to `to` is passed over.
  void put(std::size_t end, std::size_t to) {
    if (end > written_) builder_.text({static_cast<Offset>(written_), static_cast<Offset>(end)});
    written_ = at_ = to;
  }

  bool opaque(std::size_t end, TokenKind kind, std::string_view shown, bool is_code) {
    put(at_, at_);
    const Span span{static_cast<Offset>(at_), static_cast<Offset>(end)};
    const InlineKind inline_kind = is_code ? InlineKind::code : InlineKind::address;
    builder_.begin_inline(inline_kind);
    builder_.opaque(kind, shown, span);
    builder_.end_inline(inline_kind);
    written_ = at_ = end;
    return true;
  }
  bool code(std::size_t end) { return opaque(end, TokenKind::code, all_.substr(at_, end - at_), true); }
  bool drop(std::size_t end) {
    put(at_, end);
    return true;
  }

  std::size_t limit() const { return open_.empty() ? all_.size() : open_.back().end; }
  // False where what ends there crosses what is open.
  bool fits(std::size_t end) const { return end <= limit(); }

  bool step(char byte) {
    switch (byte) {
      case '\n':
      case '\r':
        return line_end();
      case '[':
        return bracket();
      case '<':
        return angle();
      case '\\':
        return backslash();
      case '$':
        return formula();
      case '-':
      case '.':
        return special();
      case '{':
        return all_.substr(at_).starts_with("{{{") && code_to(Close::macro, "}}}", 3);
      case '@':
        return snippet();
      case 's':
      case 'c':
        return call();
      case 'h':
      case 'f':
      case 'm':
        return address();
      default:
        return emphasis_marks.find(byte) != all_.npos && emphasis(byte);
    }
  }

  bool line_end() {
    const std::size_t size = all_.substr(at_, 2) == "\r\n" ? 2 : 1;
    const std::size_t next = std::min(all_.find_first_not_of(" \t", at_ + size), all_.size());
    if (size == 1) {
      put(at_ + 1, next);
      return true;
    }
    put(at_, at_);
    builder_.replaced("\n", {static_cast<Offset>(at_), static_cast<Offset>(at_ + 2)});
    written_ = at_ = next;
    return true;
  }

  // "--", "---" and "..." are shown as what they stand for.
  bool special() {
    const char byte = all_[at_];
    const std::size_t size = std::min(all_.find_first_not_of(byte, at_), all_.size()) - at_;
    const std::string_view shown = byte == '.' ? (size == 3 ? "…" : "") : size == 2 ? "–" : size == 3 ? "—" : "";
    if (shown.empty()) {
      at_ += size;
      return true;
    }
    put(at_, at_);
    builder_.replaced(shown, {static_cast<Offset>(at_), static_cast<Offset>(at_ + size)});
    written_ = at_ = at_ + size;
    return true;
  }

  // Where a mark that closes stands at `from` or behind it; npos if none does.
  std::size_t find_close(Close close, std::string_view mark, std::size_t from) {
    std::size_t& known = closes_[static_cast<std::size_t>(close)];
    if (known == unknown || (known != all_.npos && known < from)) known = all_.find(mark, from);
    return known;
  }

  bool code_to(Close close, std::string_view mark, std::size_t skip) {
    const std::size_t end = find_close(close, mark, at_ + skip);
    return end != all_.npos && fits(end + mark.size()) && code(end + mark.size());
  }

  std::size_t line_of(std::size_t at) const {
    return static_cast<std::size_t>(std::lower_bound(line_ends_.begin(), line_ends_.end(), at) - line_ends_.begin());
  }

  bool emphasis(char mark) {
    if (!may_open_emphasis(all_, begin_, at_)) return false;
    const auto number = emphasis_marks.find(mark);
    std::size_t& known = emphasis_ends_[number];
    if (known == unknown || (known != all_.npos && known < at_ + 2)) {
      known = all_.find(mark, at_ + 2);
      while (known != all_.npos && !may_close_emphasis(all_, known)) known = all_.find(mark, known + 1);
    }
    if (known == all_.npos || !fits(known + 1) || line_of(known) - line_of(at_) > most_line_ends) return false;
    if (mark == '=' || mark == '~') {
      const std::size_t end = known + 1;
      return opaque(end, TokenKind::code, all_.substr(at_ + 1, known - at_ - 1), true);
    }
    if (mark == '+') {  // struck out
      put(at_, at_);
      builder_.opaque(TokenKind::code, all_.substr(at_ + 1, known - at_ - 1),
                      {static_cast<Offset>(at_), static_cast<Offset>(known + 1)});
      written_ = at_ = known + 1;
      return true;
    }
    const InlineKind kind = mark == '*' ? InlineKind::strong : InlineKind::emphasis;
    open(1, {.end = known, .kind = kind, .is_marked = mark != '_'});
    return true;
  }

  void open(std::size_t size, Open what) {
    put(at_, at_ + size);
    if (what.is_marked) builder_.begin_inline(what.kind, what.target);
    open_.push_back(what);
  }

  void close() {
    const Open what = open_.back();
    open_.pop_back();
    put(at_, at_ + what.size);
    if (what.is_note)
      builder_.replaced(")", {static_cast<Offset>(at_ - what.size), static_cast<Offset>(at_)});
    else if (what.is_marked)
      builder_.end_inline(what.kind);
  }

  bool is_open(InlineKind kind) const {
    return std::any_of(open_.begin(), open_.end(),
                       [kind](const Open& each) { return each.kind == kind && !each.is_note; });
  }

  bool bracket() {
    const std::string_view rest = all_.substr(at_);
    if (rest.starts_with("[[")) return link();
    if (rest.starts_with("[fn:")) return note();
    if (rest.starts_with("[cite")) {
      const std::size_t end = all_.find_first_of("[]\n", at_ + 1);
      return end != all_.npos && all_[end] == ']' && fits(end + 1) && code(end + 1);
    }
    if (const std::size_t end = org_timestamp_end(all_, at_)) return fits(end) && code(end);
    if (const std::size_t end = org_cookie_end(all_, at_)) return fits(end) && drop(end);
    return false;
  }

  bool link() {
    const std::size_t target = at_ + 2;
    const std::size_t bracket = all_.find_first_of("[]", target);
    if (bracket == all_.npos || bracket == target || all_[bracket] == '[' || is_open(InlineKind::link)) return false;
    if (all_.substr(bracket).starts_with("]]")) {
      if (!fits(bracket + 2)) return false;
      const std::string_view written = all_.substr(target, bracket - target);
      const bool is_picture = is_org_picture(written);
      return is_picture ? opaque(bracket + 2, TokenKind::code, picture, true)
                        : opaque(bracket + 2, TokenKind::link, written, false);
    }
    if (!all_.substr(bracket).starts_with("][")) return false;
    const std::size_t end = find_close(Close::link, "]]", bracket + 2);
    if (end == all_.npos || end == bracket + 2 || !fits(end + 2)) return false;
    const std::string_view shown = all_.substr(bracket + 2, end - bracket - 2);
    if (is_org_picture(shown)) return opaque(end + 2, TokenKind::code, picture, true);
    if (is_org_address(shown)) return opaque(end + 2, TokenKind::link, shown, false);
    const Span leads_to{static_cast<Offset>(target), static_cast<Offset>(bracket)};
    open(bracket + 2 - at_, {.end = end, .size = 2, .kind = InlineKind::link, .target = leads_to});
    return true;
  }

  // "[fn:1]" is a sign; in "[fn:: text]" the note is read where it stands, as in brackets.
  bool note() {
    const std::size_t name = at_ + 4;
    const std::size_t end = all_.find_first_of(":] \t\n[", name);
    if (end == all_.npos) return false;
    if (all_[end] == ']') return end > name && fits(end + 1) && drop(end + 1);
    if (all_[end] != ':' || gives_up_notes_) return false;
    std::size_t depth = 1;
    std::size_t close = end + 1;
    for (; close < all_.size(); ++close) {
      if (all_[close] == '[') ++depth;
      if (all_[close] == ']' && --depth == 0) break;
    }
    gives_up_notes_ = close >= all_.size() || open_.size() > most_open;
    if (gives_up_notes_ || !fits(close + 1)) return false;
    const std::size_t text = std::min(all_.find_first_not_of(" \t", end + 1), close);
    const bool is_apart = at_ == begin_ || all_[at_ - 1] == ' ' || all_[at_ - 1] == '\n';
    const Span mark{static_cast<Offset>(at_), static_cast<Offset>(text)};
    put(at_, at_);
    builder_.replaced(is_apart ? "(" : " (", mark);
    written_ = at_ = text;
    open_.push_back({.end = close, .size = 1, .is_marked = false, .is_note = true});
    return true;
  }

  bool angle() {
    const std::string_view rest = all_.substr(at_);
    if (rest.starts_with("<<")) {
      const std::size_t size = rest.starts_with("<<<") ? 3 : 2;
      const std::size_t end = all_.find_first_of("<>\n", at_ + size);
      if (end == all_.npos || !fits(end + size) || !all_.substr(end).starts_with(size == 3 ? ">>>"sv : ">>"sv))
        return false;
      if (size == 2) return drop(end + 2);
      put(at_, at_ + 3);  // the words of a target that others find
      put(end, end + 3);
      return true;
    }
    if (const std::size_t end = org_timestamp_end(all_, at_)) return fits(end) && code(end);
    const std::size_t end = all_.find_first_of("<> \t\n", at_ + 1);
    if (end == all_.npos || !fits(end + 1) || all_[end] != '>' || !is_org_address(all_.substr(at_ + 1, end - at_ - 1)))
      return false;
    return opaque(end + 1, TokenKind::link, all_.substr(at_ + 1, end - at_ - 1), false);
  }

  bool backslash() {
    const std::string_view rest = all_.substr(at_);
    if (rest.starts_with("\\(")) return code_to(Close::formula, "\\)", 2);
    if (rest.starts_with("\\[")) return code_to(Close::display, "\\]", 2);
    if (rest.starts_with("\\\\")) {  // a line ends here
      const std::size_t next = all_.find_first_not_of(" \t\r", at_ + 2);
      return next == all_.npos || all_[next] == '\n' ? drop(std::min(next, all_.size())) : false;
    }
    const std::size_t end = org_command_end(all_, at_);
    return end > at_ + 1 && fits(end) && code(end);
  }

  bool formula() {
    if (all_.substr(at_).starts_with("$$")) return code_to(Close::dollars, "$$", 2);
    const std::size_t end = org_formula_end(all_, begin_, at_);
    return end > 0 && fits(end) && code(end);
  }

  bool snippet() {
    if (!all_.substr(at_).starts_with("@@")) return false;
    std::size_t name = at_ + 2;
    while (name < all_.size() && (is_ascii_letter(all_[name]) || is_ascii_digit(all_[name]) || all_[name] == '-'))
      ++name;
    if (name == at_ + 2 || name >= all_.size() || all_[name] != ':') return false;
    const std::size_t end = find_close(Close::snippet, "@@", name + 1);
    return end != all_.npos && fits(end + 2) && drop(end + 2);
  }

  bool call() {
    const std::size_t end = org_call_end(all_, begin_, at_);
    return end > 0 && fits(end) && code(end);
  }

  bool address() {
    const std::size_t end = org_address_end(all_, begin_, at_, limit());
    return end > 0 && opaque(end, TokenKind::link, all_.substr(at_, end - at_), false);
  }

  static constexpr std::size_t unknown = static_cast<std::size_t>(-2);
  static constexpr std::size_t most_open = 64;

  std::string_view all_;  // up to the text's end
  Builder& builder_;
  std::size_t begin_;
  std::size_t at_;
  std::size_t written_;
  std::vector<Open> open_;
  std::vector<std::size_t> line_ends_;
  std::array<std::size_t, 6> emphasis_ends_{unknown, unknown, unknown, unknown, unknown, unknown};
  std::array<std::size_t, close_count> closes_{unknown, unknown, unknown, unknown, unknown, unknown};
  bool gives_up_notes_ = false;
};

}  // namespace

void write_org_text(std::string_view bytes, Span text, Builder& builder) {
  OrgInlineWriter{bytes, text, builder}.write();
}

}  // namespace galley
