// What macros and references within the text of AsciiDoc are made of.
#pragma once

#include <cstddef>
#include <string_view>

#include "linter/formats/asciidoc_closings.h"
#include "linter/text/span.h"

namespace galley {

// Names of what is referred to are no longer.
constexpr std::size_t longest_asciidoc_name = 100;

// Of what the names of macros are made.
bool is_asciidoc_name(char byte);

// What web addresses begin with.
bool is_asciidoc_scheme(std::string_view name);

// Behind the "{name}" that begins at `at`; npos if there is none.
std::size_t asciidoc_attribute_end(std::string_view text, std::size_t at);

// Of what stands in a link's brackets the text, without what else is said of it.
TextSpan asciidoc_label(std::string_view inner);

// Where the markup ends that begins at `first`, behind a backslash; `first` if
// nothing there is to be escaped.
std::size_t asciidoc_escaped_end(std::string_view text, AsciidocClosings& closings, std::size_t first);

}  // namespace galley
