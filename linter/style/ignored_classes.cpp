#include "linter/style/ignored_classes.h"

#include <algorithm>

#include "linter/formats/html_tokens.h"

namespace galley {
namespace {

bool has_class(std::string_view tag, const std::vector<std::string>& classes) {
  std::string_view given = html_attribute(tag, "class").value_or("");
  while (!given.empty()) {
    const std::size_t end = std::min(given.find_first_of(" \t\r\n\f"), given.size());
    if (std::find(classes.begin(), classes.end(), given.substr(0, end)) != classes.end()) return true;
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
      } else if (!written.ends_with("/>") && has_class(written, classes)) {
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
