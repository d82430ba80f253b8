// What has to be known of a language to tell its comments from its code.
#pragma once

#include <span>
#include <string_view>

#include "linter/formats/format.h"

namespace galley {

struct Delimiters {
  std::string_view begin;
  std::string_view end;
};

// Which strings are comments: those that begin a module, a class or a function,
// or those behind an attribute such as `@doc`.
enum class Docstrings : unsigned char { none, first, attribute };

struct CodeLanguage {
  std::span<const std::string_view> extensions;  // without the point, lower case
  std::span<const std::string_view> lines;       // begin a comment that ends with its line
  std::span<const Delimiters> blocks;            // of comments; a longer one stands before one that begins it
  std::span<const Delimiters> strings;           // in which nothing is a comment, and which may go on over lines
  std::string_view quotes;                       // of strings that end with their line, and have escapes
  Docstrings docstrings = Docstrings::none;
};

// By the path's extension; null for what is no source code that is known.
const CodeLanguage* code_language_of(std::string_view path);

// Source code whose comments are in a markup; without it where that format is none.
const Format& code_format_with(const Format& markup);

}  // namespace galley
