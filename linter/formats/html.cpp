// HTML, read in the order of its source.
//
// A tree isn't needed to tell blocks: a tag of a block element ends the block
// before it, whether or not HTML would close an element there. What has to be
// known of the elements around a piece of text — lists, items, quotations,
// cells, headings — stands on a stack of bounded depth; an end tag closes the
// innermost element of its name, or nothing. So each byte of text has its exact
// origin, however the tags are nested, and the cost is linear.
//
// White space collapses as a browser does it: of each run one byte stays, a line
// feed if it holds one. Nothing is made up but for entities and <br>.
#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <vector>

#include "linter/document/builder.h"
#include "linter/formats/entities.h"
#include "linter/formats/format.h"
#include "linter/formats/html_roles.h"
#include "linter/formats/html_tokens.h"
#include "linter/formats/pending_marks.h"
#include "linter/text/utf8.h"

namespace galley {
namespace {

using namespace std::literals;
using Role = HtmlRole;

constexpr std::string_view picture = "\xEF\xBF\xBC";  // the "object replacement character"
constexpr std::size_t deepest = 200;
constexpr std::size_t longest_entity = 40;

template <typename... Names>
bool one_of_names(std::string_view name, Names... names) {
  return (equal_ignoring_ascii_case(name, names) || ...);
}

bool is_html_space(char byte) { return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\f' || byte == '\r'; }

// An element that text may stand in.
struct Element {
  Role role = Role::block;
  std::string_view name;
  std::uint8_t level = 0;          // headings
  bool pending = false;            // items: their block hasn't begun
  bool letters = false;            // lists: a, b, c
  bool upper = false;              // lists: A, B, C
  std::uint32_t block = no_index;  // lists: the block of the first item; items: their own
  int value = 1;                   // lists: of the next item; items: their own
};

class HtmlReader {
 public:
  explicit HtmlReader(const std::shared_ptr<const SourceFile>& source)
      : bytes_(source->bytes()), builder_(source), tokens_(bytes_, source->mark_size()) {}

  Document read() {
    while (const auto token = tokens_.next()) {
      switch (token->kind) {
        case HtmlToken::text:
          text(token->span);
          break;
        case HtmlToken::raw_text:
          raw_text(*token);
          break;
        case HtmlToken::start_tag:
          start_tag(*token);
          break;
        case HtmlToken::end_tag:
          end_tag(*token);
          break;
        case HtmlToken::declaration:
          break;
        case HtmlToken::comment:
          builder_.comment(token->span, bytes_.substr(token->inside.begin, token->inside.size()));
          break;
      }
    }
    end_preformatted(static_cast<Offset>(bytes_.size()));
    while (!elements_.empty()) close_innermost();
    end_block();
    return builder_.build();
  }

 private:
  void start_tag(const HtmlToken& tag) {
    const Role role = html_role(tag.name);
    if (preformatted_ || is_hidden(tag, role)) return;
    switch (role) {
      case Role::inline_text:
        if (equal_ignoring_ascii_case(tag.name, "meta")) add_description(tag);
        if (capturing_ && equal_ignoring_ascii_case(tag.name, name_)) ++nested_;
        if (is_code(tag)) return begin_capture(tag.name);
        if (const auto kind = inline_kind(tag.name); kind && !capturing_) pending_.add(*kind, target_of(tag));
        break;
      case Role::line_break:
        line_break(tag.span);
        break;
      case Role::image:
        add_picture(tag.span);
        break;
      case Role::superscript:
        after_superscript_ = tag.span.end;
        break;
      case Role::hidden:
        hide(tag.name);
        break;
      case Role::code:
        begin_capture(tag.name);
        break;
      default:
        begin_element(tag, role);
    }
    if (equal_ignoring_ascii_case(tag.name, "a") && after_superscript_ == tag.span.begin && after_superscript_ > 0)
      hide("sup");
  }

  bool is_code(const HtmlToken& tag) const {
    if (!one_of_names(tag.name, "span", "b", "strong", "i", "em")) return false;
    return is_code_class(html_attribute(bytes_.substr(tag.span.begin, tag.span.size()), "class").value_or(""));
  }

  static std::optional<InlineKind> inline_kind(std::string_view name) {
    if (equal_ignoring_ascii_case(name, "a")) return InlineKind::link;
    if (equal_ignoring_ascii_case(name, "b") || equal_ignoring_ascii_case(name, "strong")) return InlineKind::strong;
    if (equal_ignoring_ascii_case(name, "i") || equal_ignoring_ascii_case(name, "em")) return InlineKind::emphasis;
    if (equal_ignoring_ascii_case(name, "q")) return InlineKind::quote;
    if (equal_ignoring_ascii_case(name, "data")) return InlineKind::data;
    return std::nullopt;
  }

  // Where an <a> leads.
  Span target_of(const HtmlToken& tag) const {
    if (!equal_ignoring_ascii_case(tag.name, "a")) return {};
    const std::string_view written = bytes_.substr(tag.span.begin, tag.span.size());
    const auto target = html_attribute(written, "href");
    if (!target || target->empty()) return {};
    const auto begin = static_cast<Offset>(tag.span.begin + (target->data() - written.data()));
    return {begin, static_cast<Offset>(begin + target->size())};
  }

  // What search results and previews say of the page.
  void add_description(const HtmlToken& tag) {
    const std::string_view written = bytes_.substr(tag.span.begin, tag.span.size());
    if (html_attribute(written, "name") == "description" || html_attribute(written, "property") == "og:description") {
      add_aside(AsideKind::page, written, "content");
    }
  }

  void add_aside(AsideKind kind, std::string_view tag, std::string_view name) {
    const auto value = html_attribute(tag, name);
    if (!value || value->empty()) return;
    const auto begin = static_cast<Offset>(value->data() - bytes_.data());
    builder_.aside(kind, {begin, begin + static_cast<Offset>(value->size())});
  }

  // A block element.
  void begin_element(const HtmlToken& tag, Role role) {
    end_block();
    if (role == Role::item)
      close_up_to(Role::item, [](Role each) { return each == Role::ordered || each == Role::bullets; });
    if (role == Role::cell) close_up_to(Role::cell, [](Role each) { return each == Role::table; });
    if (role == Role::heading) close_up_to(Role::heading, [](Role each) { return each != Role::heading; });
    if (role != Role::block) begin_empty_item();
    if (role == Role::preformatted) {
      preformatted_ = true;
      name_ = tag.name;
      begin_ = tag.span.end;
      return;
    }
    if (role == Role::block || elements_.size() >= deepest) return;
    Element element{.role = role, .name = tag.name};
    const std::string_view written = bytes_.substr(tag.span.begin, tag.span.size());
    if (role == Role::heading) element.level = static_cast<std::uint8_t>(tag.name[1] - '0');
    if (role == Role::ordered) read_list(written, element);
    if (role == Role::item) {
      element.pending = true;
      element.value = item_value(written);
    }
    elements_.push_back(element);
  }

  static void read_list(std::string_view tag, Element& list) {
    const std::string_view type = html_attribute(tag, "type").value_or("");
    list.letters = type == "a" || type == "A";
    list.upper = type == "A";
    list.value = to_int(html_attribute(tag, "start").value_or(""), 1);
    // A list that counts down needs its length; its numbers are no matter of order.
    if (html_attribute(tag, "reversed")) list.role = Role::bullets;
  }

  int item_value(std::string_view tag) {
    int value = elements_.empty() ? 1 : elements_.back().value;
    if (const auto given = html_attribute(tag, "value")) value = to_int(*given, value);
    if (!elements_.empty()) elements_.back().value = value < 1'000'000'000 ? value + 1 : value;
    return value;
  }

  static int to_int(std::string_view digits, int otherwise) {
    while (!digits.empty() && is_html_space(digits.front())) digits.remove_prefix(1);
    int value = 0;
    const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return result.ec == std::errc{} ? value : otherwise;
  }

  void end_tag(const HtmlToken& tag) {
    const Role role = html_role(tag.name);
    if (preformatted_) {
      if (equal_ignoring_ascii_case(tag.name, name_)) end_preformatted(tag.span.begin);
      return;
    }
    if (hidden_ > 0) {
      if (equal_ignoring_ascii_case(tag.name, name_)) --hidden_;
      return;
    }
    if (const auto kind = inline_kind(tag.name); kind && !capturing_) pending_.end(*kind, builder_);
    if (capturing_ && equal_ignoring_ascii_case(tag.name, name_)) {
      if (nested_ == 0) return end_capture();
      --nested_;
      return;
    }
    if (role == Role::line_break || role == Role::inline_text || role == Role::code || role == Role::image ||
        role == Role::superscript || role == Role::hidden) {
      return;
    }
    end_block();
    if (role == Role::block) return;
    const bool of_table = role == Role::cell || role == Role::caption || role == Role::table;
    const auto found = std::find_if(elements_.rbegin(), elements_.rend(), [&](const Element& element) {
      const bool same =
          equal_ignoring_ascii_case(element.name, tag.name) || (role == Role::heading && element.role == Role::heading);
      return same || (element.role == Role::cell && !of_table);
    });
    if (found == elements_.rend() || (found->role == Role::cell && !of_table)) return;
    const auto keep = static_cast<std::size_t>(elements_.rend() - found) - 1;
    while (elements_.size() > keep) close_innermost();
  }

  // Closes the innermost element of that role, and what stands in it, unless one at which `stops` is between.
  template <typename Stops>
  void close_up_to(Role role, Stops stops) {
    for (std::size_t at = elements_.size();
         at > 0 && (elements_[at - 1].role == role || !stops(elements_[at - 1].role)); --at) {
      if (elements_[at - 1].role != role) continue;
      while (elements_.size() >= at) close_innermost();
      return;
    }
  }

  void close_innermost() {
    begin_empty_item();
    elements_.pop_back();
  }

  // True for what stands in an element that isn't shown.
  bool is_hidden(const HtmlToken& tag, Role role) {
    if (hidden_ == 0) return false;
    const bool is_block = role == Role::block || role == Role::heading || role == Role::table || role == Role::item;
    const bool foreign = !equal_ignoring_ascii_case(name_, "template") && !equal_ignoring_ascii_case(name_, "select");
    if (is_block && foreign) {  // as HTML does it, these close what only holds words or drawings
      hidden_ = 0;
      return false;
    }
    if (equal_ignoring_ascii_case(name_, "rt") || equal_ignoring_ascii_case(name_, "rp")) {
      if (role == Role::hidden) name_ = tag.name;
    } else if (equal_ignoring_ascii_case(tag.name, name_)) {
      ++hidden_;
    }
    return true;
  }

  void hide(std::string_view name) {
    hidden_ = 1;
    name_ = name;
  }

  void text(Span span) {
    if (hidden_ > 0 || preformatted_) return;
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
  Offset past_run(Span span) const {
    Offset at = span.begin;
    for (; at < span.end && bytes_[at] != '&'; ++at) {
      if (!is_html_space(bytes_[at])) continue;
      const bool alone =
          at > span.begin && at + 1 < span.end && !is_html_space(bytes_[at + 1]) && bytes_[at + 1] != '&';
      if (!alone) break;
    }
    return at;
  }

  void words(Span span) {
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

  void add_space() {
    if (!space_.empty()) builder_.text(space_);
    space_ = {};
    has_text_ = true;
    pending_.begin_all(builder_);
  }

  // Keeps one byte of it for when more text comes.
  Offset white_space(Span span) {
    Offset end = span.begin;
    Offset kept = span.begin;
    for (; end < span.end && is_html_space(bytes_[end]); ++end) {
      if (bytes_[end] == '\n') kept = end;
    }
    if ((has_text_ || capturing_) && space_.empty()) space_ = {kept, kept + 1};
    return end;
  }

  Offset entity(Span span) {
    const std::string_view rest = bytes_.substr(span.begin, std::min<std::size_t>(span.size(), longest_entity));
    std::size_t size = rest.find(';');
    auto decoded = size == rest.npos ? std::nullopt : decode_entity(rest.substr(0, ++size));
    if (!decoded) {
      for (const std::string_view name : {"&amp"sv, "&nbsp"sv, "&lt"sv, "&gt"sv, "&quot"sv, "&copy"sv, "&reg"sv}) {
        if (!rest.starts_with(name)) continue;
        size = name.size();
        decoded = decode_entity(std::string{name} + ";");
      }
    }
    if (!decoded) {
      words({span.begin, span.begin + 1});
      return span.begin + 1;
    }
    const Span source{span.begin, span.begin + static_cast<Offset>(size)};
    if (capturing_) {
      words(source);
      return source.end;
    }
    open_block();
    add_space();
    builder_.replaced(*decoded, source);
    return source.end;
  }

  void line_break(Span span) {
    space_ = {};
    if (!has_text_ || capturing_) return;
    builder_.replaced("\n", span);
    has_text_ = false;  // white space behind it goes
  }

  void add_picture(Span span) {
    add_aside(AsideKind::image, bytes_.substr(span.begin, span.size()), "alt");
    if (capturing_) return;
    open_block();
    add_space();
    builder_.opaque(TokenKind::code, picture, span);
  }

  void begin_capture(std::string_view name) {
    if (capturing_) return;
    capturing_ = true;
    nested_ = 0;
    if (!space_.empty()) {
      open_block();
      builder_.text(space_);
      space_ = {};
    }
    name_ = name;
    captured_ = {};
    captured_text_.clear();
  }

  void end_capture() {
    capturing_ = false;
    if (captured_.empty()) return;
    open_block();
    pending_.begin_all(builder_);
    const bool struck = one_of_names(name_, "del", "s", "strike", "var");
    if (!struck) builder_.begin_inline(InlineKind::code);
    builder_.opaque(TokenKind::code, captured_text_, captured_);
    if (!struck) builder_.end_inline(InlineKind::code);
    has_text_ = true;
  }

  void raw_text(const HtmlToken& token) {
    if (hidden_ > 0 || preformatted_) return;
    if (equal_ignoring_ascii_case(token.name, "title")) builder_.aside(AsideKind::title, token.span);
    if (equal_ignoring_ascii_case(token.name, "xmp") || equal_ignoring_ascii_case(token.name, "plaintext"))
      add_code(token.span);
  }

  void end_preformatted(Offset end) {
    if (!preformatted_) return;
    preformatted_ = false;
    add_code({begin_, end});
  }

  void add_code(Span span) {
    end_block();
    while (!span.empty() && is_html_space(bytes_[span.end - 1])) --span.end;
    while (!span.empty() && (bytes_[span.begin] == '\n' || bytes_[span.begin] == '\r')) ++span.begin;
    if (span.empty()) return;
    builder_.begin_block({.kind = BlockKind::code, .item = enclosing_item()});
    builder_.text(span);
    builder_.end_block();
  }

  void end_block() {
    if (capturing_) end_capture();
    builder_.end_block();
    pending_.clear();
    open_ = has_text_ = false;
    space_ = {};
  }

  std::uint32_t enclosing_item() const {
    for (auto element = elements_.rbegin(); element != elements_.rend(); ++element) {
      if (element->role == Role::item && !element->pending) return element->block;
    }
    return no_index;
  }

  // Begins the block that the elements around say.
  void open_block() {
    if (open_) return;
    open_ = true;
    if (!elements_.empty() && elements_.back().pending) return builder_.begin_block(list_item());
    BlockStart start{.item = enclosing_item()};
    for (auto element = elements_.rbegin(); element != elements_.rend(); ++element) {
      if (element->role == Role::heading) {
        start.kind = BlockKind::heading;
        start.level = element->level;
        break;
      }
      if (element->role == Role::cell || element->role == Role::caption) {
        start.kind = element->role == Role::cell ? BlockKind::table_cell : BlockKind::caption;
        start.level = equal_ignoring_ascii_case(element->name, "th") ? 1 : 0;
        break;
      }
    }
    if (start.kind == BlockKind::paragraph) {
      start.level = count(Role::quote, Role::quote);
      if (start.level > 0) start.kind = BlockKind::quote;
    }
    builder_.begin_block(std::move(start));
  }

  std::uint8_t count(Role one, Role other) const {
    return static_cast<std::uint8_t>(std::count_if(elements_.begin(), elements_.end(), [&](const Element& element) {
      return element.role == one || element.role == other;
    }));
  }

  void begin_empty_item() {
    if (open_) end_block();
    if (elements_.empty() || !elements_.back().pending) return;
    builder_.begin_block(list_item());
    builder_.end_block();
  }

  BlockStart list_item() {
    builder_.end_block();
    Element& item = elements_.back();
    item.pending = false;
    const std::uint32_t around = enclosing_item_of(elements_.size() - 1);
    item.block = builder_.next_block();
    BlockStart start{.kind = BlockKind::list_item,
                     .level = std::max(count(Role::ordered, Role::bullets), std::uint8_t{1}),
                     .number = "-",
                     .list = item.block,
                     .item = around};
    if (elements_.size() < 2) return start;
    Element& list = elements_[elements_.size() - 2];
    if (list.role != Role::ordered && list.role != Role::bullets) return start;
    if (list.block == no_index) list.block = item.block;
    start.list = list.block;
    if (list.role == Role::ordered) start.number = number(list, item.value);
    return start;
  }

  std::uint32_t enclosing_item_of(std::size_t at) const {
    while (at > 0) {
      if (elements_[--at].role == Role::item) return elements_[at].block;
    }
    return no_index;
  }

  static std::string number(const Element& list, int value) {
    std::string written = list.letters && value >= 1 && value <= 26
                              ? std::string(1, static_cast<char>((list.upper ? 'A' : 'a') + value - 1))
                              : std::to_string(value);
    written += '.';
    return written;
  }

  std::string_view bytes_;
  Builder builder_;
  HtmlTokens tokens_;
  std::vector<Element> elements_;
  PendingMarks pending_;
  bool open_ = false;
  bool has_text_ = false;  // white space that comes next counts
  Span space_;             // white space that waits for text
  bool capturing_ = false;
  Span captured_;
  std::string captured_text_;
  int nested_ = 0;  // elements of the captured one's name that are open in it
  int hidden_ = 0;  // elements of that name
  bool preformatted_ = false;
  Offset begin_ = 0;              // of the code
  std::string_view name_;         // of the element that is hidden, code or captured
  Offset after_superscript_ = 0;  // behind a <sup>
};

}  // namespace

Document parse_html(std::shared_ptr<const SourceFile> source) { return HtmlReader{source}.read(); }

}  // namespace galley
