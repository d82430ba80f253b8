#include "linter/style/ignored_classes.h"

#include <algorithm>

#include "linter/formats/html_tokens.h"
#include "linter/text/utf8.h"

namespace galley {
namespace {

bool holds(const std::vector<std::string>& classes, std::string_view name) {
  return std::find(classes.begin(), classes.end(), name) != classes.end();
}

// "<Aside>": in MDX a component is named where a class would be.
bool is_component(std::string_view name, const std::vector<std::string>& classes) {
  return !name.empty() && is_ascii_upper(name.front()) && holds(classes, name);
}

bool has_class(std::string_view tag, const std::vector<std::string>& classes) {
  std::string_view given = html_attribute(tag, "class").value_or("");
  while (!given.empty()) {
    const std::size_t end = std::min(given.find_first_of(" \t\r\n\f"), given.size());
    if (holds(classes, given.substr(0, end))) return true;
    given.remove_prefix(std::min(end + 1, given.size()));
  }
  return false;
}

}  // namespace

std::vector<Span> elements_of_classes(std::string_view source, const std::vector<std::string>& classes) {
  std::vector<Span> all;
  if (classes.empty()) return all;
  std::string_view open;  // the name of the element that is being left out
  int depth = 0;          // of elements of that name
  Offset begin = 0;
  HtmlTokens tokens{source};
  while (const auto token = tokens.next()) {
    const std::string_view written = source.substr(token->span.begin, token->span.size());
    if (token->kind == HtmlToken::start_tag) {
      if (depth > 0) {
        if (equal_ignoring_ascii_case(token->name, open)) ++depth;
      } else if (!written.ends_with("/>") && (has_class(written, classes) || is_component(token->name, classes))) {
        open = token->name;
        depth = 1;
        begin = token->span.end;
      }
    } else if (token->kind == HtmlToken::end_tag && depth > 0 && equal_ignoring_ascii_case(token->name, open)) {
      if (--depth == 0) all.push_back({begin, token->span.begin});
    }
  }
  return all;
}

}  // namespace galley
