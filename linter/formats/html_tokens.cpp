#include "linter/formats/html_tokens.h"

#include <algorithm>
#include <array>

#include "linter/text/utf8.h"

namespace galley {
namespace {

using namespace std::literals;

constexpr std::array raw_elements = {"script"sv, "style"sv,   "title"sv,    "textarea"sv, "xmp"sv,
                                     "iframe"sv, "noembed"sv, "noframes"sv, "plaintext"sv};

bool ends_name(char byte) { return is_html_space(byte) || byte == '/' || byte == '>'; }

// Steps over one attribute of a tag, from its name on.
struct Attribute {
  std::string_view name;
  std::string_view value;
  std::size_t end = 0;
};

Attribute attribute_at(std::string_view tag, std::size_t at) {
  const std::size_t begin = at;
  ++at;  // even "=" may begin a name
  while (at < tag.size() && !ends_name(tag[at]) && tag[at] != '=') ++at;
  Attribute attribute{.name = tag.substr(begin, at - begin), .end = at};
  while (at < tag.size() && is_html_space(tag[at])) ++at;
  if (at >= tag.size() || tag[at] != '=') return attribute;
  ++at;
  while (at < tag.size() && is_html_space(tag[at])) ++at;
  if (at < tag.size() && (tag[at] == '"' || tag[at] == '\'')) {
    const std::size_t close = std::min(tag.find(tag[at], at + 1), tag.size());
    attribute.value = tag.substr(at + 1, close - at - 1);
    attribute.end = std::min(close + 1, tag.size());
    return attribute;
  }
  const std::size_t value = at;
  while (at < tag.size() && !is_html_space(tag[at]) && tag[at] != '>') ++at;
  attribute.value = tag.substr(value, at - value);
  attribute.end = at;
  return attribute;
}

}  // namespace

bool equal_ignoring_ascii_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return to_ascii_lower(x) == to_ascii_lower(y); });
}

std::optional<HtmlToken> HtmlTokens::next() {
  if (!raw_name_.empty()) {
    if (auto raw = raw_text()) return raw;
  }
  if (at_ >= size()) return std::nullopt;
  if (!starts_markup(at_)) {
    const Offset begin = at_;
    do at_ = find("<", at_ + 1);
    while (at_ < size() && !starts_markup(at_));
    return HtmlToken{.kind = HtmlToken::text, .span = {begin, at_}};
  }
  const char second = source_[at_ + 1];
  if (is_ascii_letter(second)) return tag(at_ + 1);
  if (second == '/' && is_ascii_letter(source_[at_ + 2])) return tag(at_ + 2);
  return source_.substr(at_, 4) == "<!--" ? comment() : declaration();
}

// True for the "<" of a tag, comment or declaration.
bool HtmlTokens::starts_markup(Offset at) const {
  if (source_[at] != '<' || at + 1 >= size()) return false;
  const char second = source_[at + 1];
  if (second == '/') return at + 2 < size();
  return is_ascii_letter(second) || second == '!' || second == '?';
}

Offset HtmlTokens::find(std::string_view wanted, Offset from) const {
  const std::size_t found = from < size() ? source_.find(wanted, from) : source_.npos;
  return found == source_.npos ? size() : static_cast<Offset>(found);
}

HtmlToken HtmlTokens::tag(Offset name_begin) {
  Offset name_end = name_begin;
  while (name_end < size() && !ends_name(source_[name_end])) ++name_end;
  HtmlToken token{.kind = source_[at_ + 1] == '/' ? HtmlToken::end_tag : HtmlToken::start_tag,
                  .span = {at_, past_tag(name_end)},
                  .name = source_.substr(name_begin, name_end - name_begin)};
  at_ = token.span.end;
  if (token.kind == HtmlToken::start_tag) {
    for (const std::string_view raw : raw_elements) {
      if (equal_ignoring_ascii_case(token.name, raw)) raw_name_ = token.name;
    }
  }
  return token;
}

// Behind the ">" that closes the tag whose name ends at `at`.
Offset HtmlTokens::past_tag(Offset at) const {
  while (at < size() && source_[at] != '>') {
    if (is_html_space(source_[at]) || source_[at] == '/') {
      ++at;
    } else {
      at = static_cast<Offset>(attribute_at(source_, at).end);
    }
  }
  return std::min(at + 1, size());
}

HtmlToken HtmlTokens::comment() {
  const Offset begin = at_;
  const Offset inside = begin + 4;
  // "<!-->" and "<!--->" are comments without text.
  Offset close = find("--", inside - 2);
  while (close < size() && source_.substr(close, 3) != "-->" && source_.substr(close, 4) != "--!>")
    close = find("--", close + 1);
  const Offset end = close == size() ? close : close + (source_[close + 2] == '!' ? 4 : 3);
  at_ = end;
  const Offset inside_begin = std::min(inside, std::max(close, begin + 2));
  return {.kind = HtmlToken::comment, .span = {begin, end}, .inside = {inside_begin, std::max(inside_begin, close)}};
}

// "<!DOCTYPE html>", "<?xml … ?>", and what HTML takes for a comment by mistake.
HtmlToken HtmlTokens::declaration() {
  const Offset begin = at_;
  const Offset close = find(">", begin);
  at_ = std::min(close + 1, size());
  return {.kind = HtmlToken::declaration, .span = {begin, at_}};
}

// The text up to the end tag of the element that has begun, if there is some.
std::optional<HtmlToken> HtmlTokens::raw_text() {
  const std::string_view name = raw_name_;
  raw_name_ = {};
  const Offset begin = at_;
  Offset close = equal_ignoring_ascii_case(name, "plaintext") ? size() : find("</", begin);
  while (close < size()) {
    const auto after = close + 2 + name.size();
    if (equal_ignoring_ascii_case(source_.substr(close + 2, name.size()), name) &&
        (after >= source_.size() || ends_name(source_[after])))
      break;
    close = find("</", close + 1);
  }
  at_ = close;
  if (close == begin) return std::nullopt;
  return HtmlToken{.kind = HtmlToken::raw_text, .span = {begin, close}, .name = name};
}

std::optional<std::string_view> html_attribute(std::string_view tag, std::string_view name) {
  std::size_t at = 1;
  while (at < tag.size() && !ends_name(tag[at])) ++at;
  while (at < tag.size() && tag[at] != '>') {
    if (is_html_space(tag[at]) || tag[at] == '/') {
      ++at;
      continue;
    }
    const Attribute attribute = attribute_at(tag, at);
    if (equal_ignoring_ascii_case(attribute.name, name)) return attribute.value;
    at = attribute.end;
  }
  return std::nullopt;
}

}  // namespace galley
