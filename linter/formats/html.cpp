// HTML, read in the order of its source.
//
// A tree isn't needed to tell blocks: a tag of a block element ends the block
// before it, whether or not HTML would close an element there. What has to be
// known of the elements around a piece of text — lists, items, quotations,
// cells, headings — stands on a stack of bounded depth; an end tag closes the
// innermost element of its name, or nothing. So each byte of text has its exact
// origin, however the tags are nested, and the cost is linear.
#include <optional>

#include "linter/formats/format.h"
#include "linter/formats/html_elements.h"
#include "linter/formats/html_roles.h"
#include "linter/formats/html_text.h"
#include "linter/formats/html_tokens.h"

namespace galley {
namespace {

using Role = HtmlRole;

template <typename... Names>
bool one_of_names(std::string_view name, Names... names) {
  return (equal_ignoring_ascii_case(name, names) || ...);
}

std::optional<InlineKind> inline_kind(std::string_view name) {
  if (one_of_names(name, "a")) return InlineKind::link;
  if (one_of_names(name, "b", "strong")) return InlineKind::strong;
  if (one_of_names(name, "i", "em")) return InlineKind::emphasis;
  if (one_of_names(name, "q")) return InlineKind::quote;
  if (one_of_names(name, "data")) return InlineKind::data;
  return std::nullopt;
}

// Elements whose tags stand within a line.
bool is_in_line(Role role) {
  return role == Role::line_break || role == Role::inline_text || role == Role::code || role == Role::image ||
         role == Role::superscript || role == Role::hidden;
}

class HtmlReader {
 public:
  explicit HtmlReader(const std::shared_ptr<const SourceFile>& source)
      : bytes_(source->bytes()), text_(source, elements_), tokens_(bytes_, source->mark_size()) {}

  Document read() {
    while (const auto token = tokens_.next()) read(*token);
    end_preformatted(static_cast<Offset>(bytes_.size()));
    close_down_to(0);
    text_.end_block();
    return text_.build();
  }

 private:
  std::string_view slice(Span span) const { return bytes_.substr(span.begin, span.size()); }

  void read(const HtmlToken& token) {
    switch (token.kind) {
      case HtmlToken::text:
        if (hidden_ == 0 && !preformatted_) text_.write(token.span);
        break;
      case HtmlToken::raw_text:
        raw_text(token);
        break;
      case HtmlToken::start_tag:
        start_tag(token);
        break;
      case HtmlToken::end_tag:
        end_tag(token);
        break;
      case HtmlToken::declaration:
        break;
      case HtmlToken::comment:
        text_.comment(token.span, token.inside);
        break;
    }
  }

  void start_tag(const HtmlToken& tag) {
    const Role role = html_role(tag.name);
    if (preformatted_ || is_hidden(tag, role)) return;
    switch (role) {
      case Role::inline_text:
        if (begin_inline(tag)) return;
        break;
      case Role::line_break:
        text_.line_break(tag.span);
        break;
      case Role::image:
        add_aside(AsideKind::image, slice(tag.span), "alt");
        text_.picture(tag.span);
        break;
      case Role::superscript:
        after_superscript_ = tag.span.end;
        break;
      case Role::hidden:
        hide(tag.name);
        break;
      case Role::code:
        text_.begin_capture(tag.name);
        break;
      default:
        begin_element(tag, role);
    }
    if (one_of_names(tag.name, "a") && after_superscript_ == tag.span.begin && after_superscript_ > 0) hide("sup");
  }

  // True for code.
  bool begin_inline(const HtmlToken& tag) {
    if (one_of_names(tag.name, "meta")) add_description(slice(tag.span));
    text_.begin_nested(tag.name);
    const bool is_code = one_of_names(tag.name, "span", "b", "strong", "i", "em") &&
                         is_code_class(html_attribute(slice(tag.span), "class").value_or(""));
    if (is_code) {
      text_.begin_capture(tag.name);
    } else if (const auto kind = inline_kind(tag.name)) {
      text_.begin_mark(*kind, target_of(tag));
    }
    return is_code;
  }

  // Where an <a> leads.
  Span target_of(const HtmlToken& tag) const {
    if (!one_of_names(tag.name, "a")) return {};
    const auto target = html_attribute(slice(tag.span), "href");
    return target && !target->empty() ? place_of(*target) : Span{};
  }

  // What search results and previews say of the page.
  void add_description(std::string_view tag) {
    if (html_attribute(tag, "name") == "description" || html_attribute(tag, "property") == "og:description") {
      add_aside(AsideKind::page, tag, "content");
    }
  }

  void add_aside(AsideKind kind, std::string_view tag, std::string_view name) {
    if (const auto value = html_attribute(tag, name); value && !value->empty()) text_.aside(kind, place_of(*value));
  }

  Span place_of(std::string_view part) const {
    const auto begin = static_cast<Offset>(part.data() - bytes_.data());
    return {begin, begin + static_cast<Offset>(part.size())};
  }

  // A block element.
  void begin_element(const HtmlToken& tag, Role role) {
    text_.end_block();
    close_down_to(elements_.kept_by(role));
    if (role == Role::block) return;
    text_.begin_empty_item();
    if (role != Role::preformatted) return elements_.begin(role, tag.name, slice(tag.span));
    preformatted_ = true;
    name_ = tag.name;
    begin_ = tag.span.end;
  }

  void end_tag(const HtmlToken& tag) {
    if (preformatted_) {
      if (equal_ignoring_ascii_case(tag.name, name_)) end_preformatted(tag.span.begin);
      return;
    }
    if (hidden_ > 0) {
      if (equal_ignoring_ascii_case(tag.name, name_)) --hidden_;
      return;
    }
    if (const auto kind = inline_kind(tag.name)) text_.end_mark(*kind);
    const Role role = html_role(tag.name);
    if (text_.end_nested(tag.name) || is_in_line(role)) return;
    text_.end_block();
    if (role != Role::block) close_down_to(elements_.kept_by_end(role, tag.name));
  }

  void close_down_to(std::size_t kept) {
    while (elements_.size() > kept) {
      text_.begin_empty_item();
      elements_.pop();
    }
  }

  // True for what stands in an element that isn't shown.
  bool is_hidden(const HtmlToken& tag, Role role) {
    if (hidden_ == 0) return false;
    const bool is_block = role == Role::block || role == Role::heading || role == Role::table || role == Role::item;
    if (is_block && !one_of_names(name_, "template", "select")) {
      hidden_ = 0;  // as HTML does it, these close what only holds words or drawings
      return false;
    }
    if (one_of_names(name_, "rt", "rp")) {
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

  void raw_text(const HtmlToken& token) {
    if (hidden_ > 0 || preformatted_) return;
    if (one_of_names(token.name, "title")) text_.aside(AsideKind::title, token.span);
    if (one_of_names(token.name, "xmp", "plaintext")) text_.code(token.span);
  }

  void end_preformatted(Offset end) {
    if (!preformatted_) return;
    preformatted_ = false;
    text_.code({begin_, end});
  }

  std::string_view bytes_;
  HtmlElements elements_;
  HtmlText text_;
  HtmlTokens tokens_;
  int hidden_ = 0;  // elements of the hidden one's name
  bool preformatted_ = false;
  Offset begin_ = 0;              // of the code
  std::string_view name_;         // of the element that is hidden or code
  Offset after_superscript_ = 0;  // behind a <sup>
};

}  // namespace

Document parse_html(std::shared_ptr<const SourceFile> source) { return HtmlReader{source}.read(); }

}  // namespace galley
