#include "linter/formats/html_text.h"

#include <algorithm>
#include <optional>

#include "linter/formats/entities.h"
#include "linter/formats/html_tokens.h"
#include "linter/text/utf8.h"

namespace galley {
namespace {

using namespace std::literals;

constexpr std::string_view picture_mark = "\xEF\xBF\xBC";  // the "object replacement character"
constexpr std::size_t longest_entity = 40;

bool is_struck(std::string_view name) {
  constexpr std::string_view elements[] = {"del", "s", "strike", "var"};
  return std::ranges::any_of(elements, [&](std::string_view one) { return equal_ignoring_ascii_case(name, one); });
}

struct Entity {
  std::string decoded;
  std::size_t size = 0;
};

// What begins with "&", if it is an entity. Some need no ";".
std::optional<Entity> entity_at(std::string_view text) {
  const std::size_t end = text.find(';');
  if (end != text.npos) {
    if (auto decoded = decode_entity(text.substr(0, end + 1))) return Entity{std::move(*decoded), end + 1};
  }
  for (const std::string_view name : {"&amp"sv, "&nbsp"sv, "&lt"sv, "&gt"sv, "&quot"sv, "&copy"sv, "&reg"sv}) {
    if (text.starts_with(name)) return Entity{*decode_entity(std::string{name} + ";"), name.size()};
  }
  return std::nullopt;
}

}  // namespace

void HtmlText::write(Span span) {
  while (!span.empty()) {
    const Offset run = past_run(span);
    if (run > span.begin) {
      words({span.begin, run});
      span.begin = run;
    } else if (bytes_[span.begin] == '&') {
      span.begin = entity(span);
    } else {
      span.begin = white_space(span);
    }
  }
}

// Up to an entity, or white space that collapses.
Offset HtmlText::past_run(Span span) const {
  Offset at = span.begin;
  for (; at < span.end && bytes_[at] != '&'; ++at) {
    if (!is_html_space(bytes_[at])) continue;
    const bool alone = at > span.begin && at + 1 < span.end && !is_html_space(bytes_[at + 1]) && bytes_[at + 1] != '&';
    if (!alone) break;
  }
  return at;
}

void HtmlText::words(Span span) {
  if (capturing_) {
    if (captured_.empty()) captured_ = {span.begin, span.begin};
    captured_.end = span.end;
    captured_text_ += space_.empty() || captured_text_.empty() ? ""sv : " "sv;
    captured_text_ += bytes_.substr(span.begin, span.size());
    space_ = {};
    return;
  }
  open_block();
  add_space();
  builder_.text(span);
}

void HtmlText::add_space() {
  if (!space_.empty()) builder_.text(space_);
  space_ = {};
  has_text_ = true;
  pending_.begin_all(builder_);
}

// Keeps one byte of it for when more text comes.
Offset HtmlText::white_space(Span span) {
  Offset end = span.begin;
  Offset kept = span.begin;
  for (; end < span.end && is_html_space(bytes_[end]); ++end) {
    if (bytes_[end] == '\n') kept = end;
  }
  if ((has_text_ || capturing_) && space_.empty()) space_ = {kept, kept + 1};
  return end;
}

Offset HtmlText::entity(Span span) {
  const auto found = entity_at(bytes_.substr(span.begin, std::min<std::size_t>(span.size(), longest_entity)));
  const Span source{span.begin, span.begin + static_cast<Offset>(found ? found->size : 1)};
  if (!found || capturing_) {
    words(source);
    return source.end;
  }
  open_block();
  add_space();
  builder_.replaced(found->decoded, source);
  return source.end;
}

void HtmlText::line_break(Span tag) {
  space_ = {};
  if (!has_text_ || capturing_) return;
  builder_.replaced("\n", tag);
  has_text_ = false;  // white space behind it goes
}

void HtmlText::picture(Span tag) {
  if (capturing_) return;
  open_block();
  add_space();
  builder_.opaque(TokenKind::code, picture_mark, tag);
}

void HtmlText::begin_mark(InlineKind kind, Span target) {
  if (!capturing_) pending_.add(kind, target);
}

void HtmlText::end_mark(InlineKind kind) {
  if (!capturing_) pending_.end(kind, builder_);
}

void HtmlText::begin_capture(std::string_view name) {
  if (capturing_) return;
  capturing_ = true;
  nested_ = 0;
  if (!space_.empty()) {
    open_block();
    builder_.text(space_);
    space_ = {};
  }
  captured_name_ = name;
  captured_ = {};
  captured_text_.clear();
}

void HtmlText::begin_nested(std::string_view name) {
  if (capturing_ && equal_ignoring_ascii_case(name, captured_name_)) ++nested_;
}

bool HtmlText::end_nested(std::string_view name) {
  if (!capturing_ || !equal_ignoring_ascii_case(name, captured_name_)) return false;
  if (nested_ == 0) {
    end_capture();
  } else {
    --nested_;
  }
  return true;
}

void HtmlText::end_capture() {
  capturing_ = false;
  if (captured_.empty()) return;
  open_block();
  pending_.begin_all(builder_);
  const bool struck = is_struck(captured_name_);
  if (!struck) builder_.begin_inline(InlineKind::code);
  builder_.opaque(TokenKind::code, captured_text_, captured_);
  if (!struck) builder_.end_inline(InlineKind::code);
  has_text_ = true;
}

void HtmlText::code(Span span) {
  end_block();
  while (!span.empty() && is_html_space(bytes_[span.end - 1])) --span.end;
  while (!span.empty() && (bytes_[span.begin] == '\n' || bytes_[span.begin] == '\r')) ++span.begin;
  if (span.empty()) return;
  builder_.begin_block({.kind = BlockKind::code, .item = elements_.enclosing_item()});
  builder_.text(span);
  builder_.end_block();
}

void HtmlText::comment(Span span, Span inside) { builder_.comment(span, bytes_.substr(inside.begin, inside.size())); }

void HtmlText::end_block() {
  if (capturing_) end_capture();
  builder_.end_block();
  pending_.clear();
  open_ = has_text_ = false;
  space_ = {};
}

// Begins the block that the elements around say.
void HtmlText::open_block() {
  if (open_) return;
  open_ = true;
  begin_waiting_block();
}

void HtmlText::begin_waiting_block() {
  builder_.end_block();
  builder_.begin_block(elements_.start_of_block(builder_.next_block()));
}

void HtmlText::begin_empty_item() {
  if (open_) end_block();
  if (!elements_.item_waits()) return;
  begin_waiting_block();
  builder_.end_block();
}

}  // namespace galley
