// Abbreviations in capitals, and where a piece says what they stand for.
#pragma once

#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

#include "linter/document/document.h"

namespace rules {

// "World Health Organization (WHO)", "WHO (World Health Organization)".
struct Definition {
  std::uint32_t abbreviation = 0;  // a token
  galley::IndexRange expansion;    // tokens
};

// An abbreviation of two to six capitals, and all its places.
struct Abbreviation {
  std::vector<std::uint32_t> uses;  // tokens, in the order of the text, definitions too
  std::vector<Definition> definitions;
};

// An analysis: by the hash of the abbreviation; a plural's s is no part of it.
// Code and quoted blocks are not looked at, nor what is all in capitals.
std::map<std::uint32_t, Abbreviation> find_abbreviations(const galley::Document& document);

// The abbreviation in a token, without the s of a plural or possessive; empty if it is none.
std::string_view abbreviation_in(const galley::Document& document, const galley::Token& token);

galley::TextSpan expansion_span(const galley::Document& document, const Definition& definition);

}  // namespace rules
