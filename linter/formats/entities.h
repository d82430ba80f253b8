// Character references of HTML and Markdown: "&amp;", "&#8217;", "&#x2019;".
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "linter/text/span.h"

namespace galley {

// What `reference`, with its ampersand and semicolon, stands for, in UTF-8;
// nothing if there is no such character. Numbers that name no character give
// U+FFFD, and those of Windows' quotation marks (128-159) what was meant.
std::optional<std::string> decode_entity(std::string_view reference);

// Calls text(span) and entity(decoded, span) for what stands in `span`, in
// order. An ampersand that begins no entity is text.
template <typename Text, typename Entity>
void each_entity(std::string_view source, Span span, Text text, Entity entity) {
  constexpr std::size_t longest = 40;
  while (!span.empty()) {
    const std::string_view rest = source.substr(span.begin, span.size());
    const std::size_t at = rest.find('&');
    if (at != 0) text(Span{span.begin, span.begin + static_cast<Offset>(std::min(at, rest.size()))});
    if (at == rest.npos) return;
    span.begin += static_cast<Offset>(at);
    const std::string_view written = rest.substr(at, longest);
    const std::size_t close = written.find(';');
    const auto decoded = close == written.npos ? std::nullopt : decode_entity(written.substr(0, close + 1));
    const Span read{span.begin, span.begin + static_cast<Offset>(decoded ? close + 1 : 1)};
    decoded ? entity(*decoded, read) : text(read);
    span.begin = read.end;
  }
}

}  // namespace galley
