// What is no prose in any format: web and mail addresses, file names,
// identifiers, shortcodes.
#pragma once

#include <optional>
#include <string_view>

#include "linter/document/tokens.h"

namespace galley {

// True for the bytes that stand behind the first word of an address.
constexpr bool may_go_on_as_address(char byte) {
  return byte == ':' || byte == '.' || byte == '@' || byte == '_' || byte == '-' || byte == '+';
}

// The address that the word prose[begin, end) is a part of, if it is one:
// "https://…", "www.…", "example.org/…", "name@example.org", "notes.txt",
// "snake_case". It may begin before `begin`. Closing punctuation is left out.
std::optional<Opaque> find_address(std::string_view prose, std::size_t begin, std::size_t end);

// True for the marks that shortcodes, mentions and hashtags begin with.
constexpr bool may_begin_shortcode(char byte) {
  return byte == '{' || byte == '[' || byte == ':' || byte == '@' || byte == '#';
}

// The shortcode, mention or hashtag that begins with the mark at `at`.
std::optional<Opaque> find_shortcode(std::string_view prose, std::size_t at);

}  // namespace galley
