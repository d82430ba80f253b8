// Links, emphasis and their like at a place of the prose.
#pragma once

#include <algorithm>
#include <span>

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

// True if the span is all the words of a link, and they are what it is called where that leads:
// "[type-of](https://example.org/oldacre/type-of)".
bool names_target(const galley::Document& document, galley::TextSpan words);

}  // namespace rules
