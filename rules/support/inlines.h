// Links, emphasis and their like at a place of the prose.
#pragma once

#include <algorithm>
#include <span>
#include <string_view>

#include "linter/document/document.h"

namespace rules {

// Those that end there, in the order of the document. A binary search.
inline std::span<const galley::Inline> inlines_ending_at(const galley::Document& document, galley::Offset end) {
  const auto all = document.inlines();
  const auto first =
      std::partition_point(all.begin(), all.end(), [&](const galley::Inline& one) { return one.span.end < end; });
  const auto past = std::find_if(first, all.end(), [&](const galley::Inline& one) { return one.span.end > end; });
  return {first, past};
}

// The link in which words of a block stand, or null. No link lies in another.
const galley::Inline* link_around(const galley::Document& document, const galley::Block& block, galley::TextSpan words);

// Where it leads, as it is written there; empty where that isn't known.
inline std::string_view target_of(const galley::Document& document, const galley::Inline& link) {
  return document.source().bytes().substr(link.target.begin, link.target.size());
}

// True if words of a block are all those of a link, and they are what it is called where that leads:
// "[type-of](https://example.org/oldacre/type-of)".
bool names_target(const galley::Document& document, const galley::Block& block, galley::TextSpan words);

}  // namespace rules
