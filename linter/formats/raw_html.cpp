#include "linter/formats/raw_html.h"

#include <algorithm>
#include <array>

#include "linter/text/utf8.h"

namespace galley {
namespace {

using namespace std::literals;

constexpr std::array inline_tags = {"a"sv,    "abbr"sv, "b"sv,   "bdi"sv,   "bdo"sv,  "big"sv,    "cite"sv,
                                    "data"sv, "del"sv,  "dfn"sv, "em"sv,    "font"sv, "i"sv,      "ins"sv,
                                    "mark"sv, "q"sv,    "s"sv,   "small"sv, "span"sv, "strong"sv, "sub"sv,
                                    "sup"sv,  "time"sv, "tt"sv,  "u"sv,     "wbr"sv};
constexpr std::array code_tags = {"pre"sv, "textarea"sv, "code"sv, "kbd"sv, "samp"sv, "var"sv};
constexpr std::array hidden_tags = {"script"sv, "style"sv, "template"sv, "svg"sv, "math"sv};

bool is_one_of(std::string_view tag, std::span<const std::string_view> names) {
  return std::any_of(names.begin(), names.end(), [tag](std::string_view name) { return is_tag(tag, name); });
}

class RawHtmlScanner {
 public:
  explicit RawHtmlScanner(std::string_view source) : source_(source) {}

  void read(Span line) {
    for (Offset at = line.begin; at < line.end;) {
      switch (state_) {
        case State::text:
          at = text(at, line.end);
          break;
        case State::tag:
          at = tag(at, line.end);
          break;
        case State::comment:
          at = comment(at, line.end);
          break;
        case State::raw:
          at = raw(at, line.end);
          break;
      }
    }
    if (state_ == State::text) add(RawHtmlKind::line_end, {line.end, line.end});
  }

  std::vector<RawHtml> take() {
    if (state_ == State::comment) add(RawHtmlKind::comment, {begin_, last_});
    if (state_ == State::raw && !hidden_) add(RawHtmlKind::code, {begin_, last_});
    return std::move(found_);
  }

 private:
  enum class State { text, tag, comment, raw };

  void add(RawHtmlKind kind, Span span) { found_.push_back({.kind = kind, .span = span}); }

  std::string_view slice(Offset begin, Offset end) const { return source_.substr(begin, end - begin); }

  static Offset offset_or(std::size_t found, Offset begin, Offset otherwise) {
    return found == std::string_view::npos ? otherwise : begin + static_cast<Offset>(found);
  }

  Offset text(Offset at, Offset end) {
    const Offset open = offset_or(slice(at, end).find('<'), at, end);
    if (open > at) add(RawHtmlKind::text, {at, open});
    if (open == end) return end;
    const std::string_view rest = slice(open, end);
    if (rest.starts_with("<!--")) {
      state_ = State::comment;
      begin_ = last_ = open + 4;
      return begin_;
    }
    const char next = rest.size() > 1 ? rest[1] : ' ';
    if (!is_ascii_letter(next) && next != '/' && next != '!' && next != '?') {
      add(RawHtmlKind::text, {open, open + 1});
      return open + 1;
    }
    state_ = State::tag;
    quote_ = '\0';
    begin_ = open;
    begin_rest_ = rest;
    return open + 1;
  }

  Offset tag(Offset at, Offset end) {
    for (; at < end; ++at) {
      const char byte = source_[at];
      if (quote_ != '\0') {
        if (byte == quote_) quote_ = '\0';
      } else if (byte == '"' || byte == '\'') {
        quote_ = byte;
      } else if (byte == '>') {
        close_tag(at + 1);
        return at + 1;
      }
    }
    return end;
  }

  void close_tag(Offset end) {
    state_ = State::text;
    const std::string_view name = tag_name(begin_rest_);
    const bool opens = !name.starts_with('/');
    if (is_tag(name, "img")) return add(RawHtmlKind::image, {begin_, end});
    if (is_tag(name, "br")) return add(RawHtmlKind::line_end, {begin_, end});
    hidden_ = is_one_of(name, hidden_tags);
    if (opens && (hidden_ || is_one_of(name, code_tags))) {
      state_ = State::raw;
      raw_name_ = name;
      begin_ = last_ = end;
      return;
    }
    if (!is_one_of(opens ? name : name.substr(1), inline_tags)) add(RawHtmlKind::block_end, {begin_, end});
  }

  Offset comment(Offset at, Offset end) {
    const Offset close = offset_or(slice(at, end).find("-->"), at, end);
    last_ = close;
    if (close == end) return end;
    add(RawHtmlKind::comment, {begin_, close});
    state_ = State::text;
    return close + 3;
  }

  Offset raw(Offset at, Offset end) {
    last_ = end;
    for (Offset close = at;; ++close) {
      close = offset_or(slice(close, end).find("</"), close, end);
      if (close == end) return end;
      const std::string_view name = tag_name(slice(close, end));
      if (name.size() != raw_name_.size() + 1 || !is_tag(name.substr(1), raw_name_)) continue;
      if (!hidden_) add(RawHtmlKind::code, {begin_, close});
      state_ = State::tag;
      quote_ = '\0';
      begin_ = close;
      begin_rest_ = "</i>";  // what it was is known
      return close + 2;
    }
  }

  std::string_view source_;
  std::vector<RawHtml> found_;
  State state_ = State::text;
  std::string_view begin_rest_;
  std::string_view raw_name_;
  Offset begin_ = 0;
  Offset last_ = 0;
  char quote_ = '\0';
  bool hidden_ = false;
};

}  // namespace

std::vector<RawHtml> read_raw_html(std::string_view source, std::span<const Span> lines) {
  RawHtmlScanner scanner{source};
  for (const Span line : lines) scanner.read(line);
  return scanner.take();
}

std::string_view tag_name(std::string_view tag) {
  if (tag.empty()) return tag;
  std::size_t end = 1;
  if (end < tag.size() && tag[end] == '/') ++end;
  while (end < tag.size() && (is_ascii_letter(tag[end]) || is_ascii_digit(tag[end]))) ++end;
  return tag.substr(1, end - 1);
}

bool is_tag(std::string_view tag, std::string_view name) {
  return std::equal(tag.begin(), tag.end(), name.begin(), name.end(),
                    [](char a, char b) { return to_ascii_lower(a) == to_ascii_lower(b); });
}

}  // namespace galley
