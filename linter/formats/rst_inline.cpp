#include "linter/formats/rst_inline.h"

#include <algorithm>
#include <array>
#include <string>

#include "linter/formats/rst_marks.h"
#include "linter/formats/rst_names.h"
#include "linter/text/utf8.h"

namespace galley {
namespace {

using namespace std::literals;

constexpr std::size_t none = std::string_view::npos;

bool is_blank(char byte) { return byte == ' ' || (byte >= '\t' && byte <= '\r'); }

class InlineWriter {
 public:
  InlineWriter(BlockText& out, Builder& builder) : out_(out), text_(out.text()), builder_(builder) {}

  void write() { write_to(text_.size()); }

 private:
  // Where a mark that closes was looked for in vain: from there on there is none.
  enum Closing : std::uint8_t { strong, emphasis, literal, interpreted, substitution, closings };

  // Prose with markup, up to `end`.
  void write_to(std::size_t end) {
    while (at_ < end) {
      at_ = std::min(text_.find_first_of("*`_|[\\:h", at_), end);
      if (at_ == end) break;
      if (!step(text_[at_])) ++at_;
    }
    put(end);
  }

  // True if what begins at `at_` was written, or passed over.
  bool step(char byte) {
    switch (byte) {
      case '\\':
        return escape();
      case '*':
        return text_.substr(at_, 2) == "**" ? marked(2, "**", strong, InlineKind::strong)
                                            : marked(1, "*", emphasis, InlineKind::emphasis);
      case '`':
        return text_.substr(at_, 2) == "``" ? code() : interpreted_text(at_, {});
      case ':':
        return role();
      case '|':
        return substituted();
      case '[':
        return note_reference();
      case '_':
        return underscore();
      default:
        return address();
    }
  }

  bool escape() {
    if (at_ + 1 >= text_.size()) return false;
    const bool is_gap = is_blank(text_[at_ + 1]);
    put(at_, at_ + (is_gap ? 2 : 1));
    if (!is_gap) ++at_;
    return true;
  }

  bool marked(std::size_t size, std::string_view mark, Closing closing, InlineKind kind) {
    const std::size_t end = find_close(closing, mark, at_, at_ + size);
    if (end == none) return pass(size);
    put(at_, at_ + size);
    builder_.begin_inline(kind);
    write_plain(end);
    builder_.end_inline(kind);
    put(end, end + size);
    return true;
  }

  bool code() {
    const std::size_t end = find_close(literal, "``", at_, at_ + 2);
    if (end == none) return pass(2);
    write_code(at_, end + 2, text_.substr(at_ + 2, end - at_ - 2));
    return true;
  }

  // "`text`", "`text <target>`_" and ":role:`text`", whose role begins at `begin`.
  bool interpreted_text(std::size_t begin, std::string_view role) {
    const std::size_t open = begin + (role.empty() ? 0 : role.size() + 2);
    const std::size_t close = find_close(interpreted, "`", begin, open + 1);
    if (close == none) return pass(1);
    std::size_t end = close + 1;
    const bool is_link = role.empty() && text_.substr(end, 1) == "_";
    if (is_link) end += text_.substr(end, 2) == "__" ? 2 : 1;
    const std::string_view behind = role.empty() && !is_link ? role_at(end) : ""sv;
    if (!behind.empty()) {
      role = behind;
      end += behind.size() + 2;
    }
    const std::string_view written = text_.substr(open + 1, close - open - 1);
    const std::size_t shown = title_size(written, is_link);
    const Span target = target_of(open + 1 + shown, close);
    if (is_link) return linked(begin, open + 1, open + 1 + shown, end, target);
    if (role.empty() && written.find_first_of(" \n\t") == none) return opaque(begin, end, written);
    const RstRole kind = role.empty() ? RstRole::prose : role_of(role);
    const bool has_title = shown < written.size();
    if (kind == RstRole::code && shown > 0) return opaque(begin, end, written.substr(0, shown));
    if (kind == RstRole::code || (kind == RstRole::label && !has_title)) return opaque(begin, end, written);
    if (kind == RstRole::prose) return prose(begin, open + 1, close, end);
    return linked(begin, open + 1, open + 1 + shown, end, target);
  }

  // Of the "<target>" behind a text; empty where there is none.
  Span target_of(std::size_t begin, std::size_t end) const {
    const std::size_t open = text_.find('<', begin);
    return open < end ? out_.source_of(static_cast<Offset>(open + 1), static_cast<Offset>(end - 1)) : Span{};
  }

  // Of "text <target>" the text; all where there is no target. Links need the space.
  static std::size_t title_size(std::string_view written, bool is_link) {
    if (!written.ends_with('>') || written.ends_with("\\>")) return written.size();
    const std::size_t target = written.rfind('<');
    if (target == none) return written.size();
    if (target == 0) return 0;
    if (written[target - 1] == '\\' || (is_link && !is_blank(written[target - 1]))) return written.size();
    const std::size_t last = written.find_last_not_of(" \t\r\n", target - 1);
    return last == none ? 0 : last + 1;
  }

  bool opaque(std::size_t begin, std::size_t end, std::string_view shown) {
    write_code(begin, end, shown);
    return true;
  }

  bool prose(std::size_t begin, std::size_t from, std::size_t to, std::size_t end) {
    put(begin, from);
    write_plain(to);
    put(to, end);
    return true;
  }

  bool linked(std::size_t begin, std::size_t from, std::size_t to, std::size_t end, Span target) {
    if (from == to) return opaque(begin, end, text_.substr(from, end - from));
    put(begin, from);
    builder_.begin_inline(InlineKind::link, target);
    write_plain(to);
    builder_.end_inline(InlineKind::link);
    put(to, end);
    return true;
  }

  void write_code(std::size_t begin, std::size_t end, std::string_view shown) {
    put(begin);
    std::string prose{shown};
    std::replace_if(prose.begin(), prose.end(), is_blank, ' ');
    builder_.begin_inline(InlineKind::code);
    out_.write_opaque(TokenKind::code, prose, static_cast<Offset>(end));
    builder_.end_inline(InlineKind::code);
    at_ = end;
  }

  // The role's name in ":name:" at `at`, or nothing.
  std::string_view role_at(std::size_t at) const {
    if (text_.substr(at, 1) != ":") return {};
    std::size_t end = at + 1;
    const std::size_t last = std::min(text_.size(), at + longest_name);
    while (end < last && (is_rst_alphanumeric(text_[end]) ||
                          (is_joint(text_[end]) && end > at + 1 && is_rst_alphanumeric(text_[end - 1]))))
      ++end;
    // "py:func" holds the mark that ends it.
    if (end == at + 1 || text_[end - 1] != ':') return {};
    return text_.substr(at + 1, end - at - 2);
  }

  static bool is_joint(char byte) { return "-._+:"sv.find(byte) != none; }

  bool role() {
    const std::string_view name = role_at(at_);
    const std::size_t open = at_ + name.size() + 2;
    if (name.empty() || text_.substr(open, 1) != "`" || text_.substr(open, 2) == "``") return pass(1 + name.size());
    return interpreted_text(at_, name);
  }

  bool substituted() {
    const std::size_t close = find_close(substitution, "|", at_, at_ + 1);
    if (close == none) return pass(1);
    std::size_t end = close + 1;
    while (end < text_.size() && end < close + 3 && text_[end] == '_') ++end;
    write_code(at_, end, text_.substr(at_, close + 1 - at_));
    return true;
  }

  // "[1]_" is left out with the space in front of it.
  bool note_reference() {
    const std::string_view near = text_.substr(at_, longest_name);
    const std::size_t size = near.find("]_");
    if (size == none || size == 1 || !starts_at(at_, at_ + 1) || !ends_at(at_ + size + 2)) return pass(1);
    if (!is_rst_label(near.substr(1, size - 1))) return pass(1);
    const std::size_t close = at_ + size;
    std::size_t before = at_;
    while (before > out_.written() && is_blank(text_[before - 1])) --before;
    put(before, close + 2);
    return true;
  }

  // "name_", and "_`target`".
  bool underscore() {
    if (text_.substr(at_, 2) == "_`" && starts_at(at_, at_ + 2)) {
      const std::size_t close = find_close(interpreted, "`", at_, at_ + 2);
      return close == none ? pass(2) : prose(at_, at_ + 2, close, close + 1);
    }
    const std::size_t size = text_.substr(at_, 2) == "__" ? 2 : 1;
    if (at_ == 0 || !is_rst_alphanumeric(text_[at_ - 1]) || !ends_at(at_ + size)) return pass(size);
    std::size_t begin = at_;
    const std::size_t first = std::max<std::size_t>(out_.written(), at_ - std::min(at_, longest_name));
    while (begin > first && (is_rst_alphanumeric(text_[begin - 1]) || is_joint(text_[begin - 1]))) --begin;
    while (is_joint(text_[begin]) && text_[begin] != '_') ++begin;
    if (text_[begin] == '_') return pass(size);
    const std::size_t end = at_;
    put(begin);
    builder_.begin_inline(InlineKind::link);
    put(end);
    builder_.end_inline(InlineKind::link);
    put(end, end + size);
    return true;
  }

  // No mark begins in a web address.
  bool address() {
    const std::string_view rest = text_.substr(at_);
    const bool begins = at_ == 0 || !is_rst_alphanumeric(text_[at_ - 1]);
    if (!begins || (!rest.starts_with("http://") && !rest.starts_with("https://"))) return false;
    at_ = std::min(text_.find_first_of(" \t\r\n>`\\|*", at_), text_.size());
    return true;
  }

  // Text in which a backslash is all the markup there is.
  void write_plain(std::size_t end) {
    while (at_ < end) {
      at_ = std::min(text_.find('\\', at_), end);
      if (at_ < end && !escape()) ++at_;
    }
    put(end);
  }

  // The first `mark` behind `from` that can close what begins at `begin`.
  std::size_t find_close(Closing closing, std::string_view mark, std::size_t begin, std::size_t from) {
    if (!open_[closing] || !starts_at(begin, from)) return none;
    for (std::size_t found = text_.find(mark, from + 1); found != none; found = text_.find(mark, found + 1)) {
      if (is_blank(text_[found - 1])) continue;
      if (closing != literal && is_escaped(found)) continue;
      if (closes_at(closing, found + mark.size())) return found;
    }
    open_[closing] = false;
    return none;
  }

  bool is_escaped(std::size_t at) const {
    std::size_t first = at;
    while (first > 0 && text_[first - 1] == '\\' && at - first < most_escapes) --first;
    return (at - first) % 2 == 1;
  }

  bool closes_at(Closing closing, std::size_t end) const {
    if (closing == interpreted) {
      if (text_.substr(end, 2) == "__") end += 2;
      if (text_.substr(end, 1) == "_") ++end;
      if (text_.substr(end, 1) == ":") return true;
    }
    if (closing == substitution) {
      while (text_.substr(end, 1) == "_") ++end;
    }
    return ends_at(end);
  }

  // Markup may begin at `at`, with its text at `from`.
  bool starts_at(std::size_t at, std::size_t from) const {
    if (from >= text_.size() || is_blank(text_[from])) return false;
    if (at == 0) return true;
    const char before = text_[at - 1];
    // "\ " in front of it parts it from a word.
    if (static_cast<unsigned char>(before) >= 0x80) {
      const char32_t code_point = decode_before(text_, at).code_point;
      return is_punctuation(code_point) || is_space(code_point);
    }
    if (is_blank(before)) return true;
    if ("'\"([{<-/:"sv.find(before) == none) return false;
    return !closes_quotation(before, text_[from]);
  }

  static bool closes_quotation(char before, char behind) {
    const std::size_t pair = "'\"([{<"sv.find(before);
    return pair != none && "'\")]}>"sv[pair] == behind;
  }

  bool ends_at(std::size_t end) const {
    if (end >= text_.size() || is_blank(text_[end])) return true;
    if (static_cast<unsigned char>(text_[end]) >= 0x80) {
      const char32_t code_point = decode(text_, end).code_point;
      return is_punctuation(code_point) || is_space(code_point);
    }
    return "'\")]}>-/:.,;!?\\"sv.find(text_[end]) != none;
  }

  bool pass(std::size_t size) {
    at_ += size;
    return true;
  }

  // Prose up to `end`, and nothing from there to `to`.
  void put(std::size_t end, std::size_t to) {
    out_.write(static_cast<Offset>(std::min(end, text_.size())), static_cast<Offset>(std::min(to, text_.size())));
    at_ = std::max(at_, std::min(to, text_.size()));
  }
  void put(std::size_t end) { put(end, end); }

  // Names of what is referred to are no longer.
  static constexpr std::size_t longest_name = 100;
  static constexpr std::size_t most_escapes = 16;

  BlockText& out_;
  std::string_view text_;
  Builder& builder_;
  std::size_t at_ = 0;
  std::array<bool, closings> open_{true, true, true, true, true};
};

}  // namespace

void write_rst_inline(BlockText& text, Builder& builder) { InlineWriter{text, builder}.write(); }

}  // namespace galley
