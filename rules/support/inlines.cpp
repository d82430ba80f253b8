#include "rules/support/inlines.h"

#include <algorithm>
#include <string_view>

#include "rules/support/words.h"

namespace rules {

using namespace galley;

const Inline* link_around(const Document& document, const Block& block, TextSpan words) {
  const auto inlines = document.inlines();
  auto one = std::partition_point(inlines.begin(), inlines.end(),
                                  [&](const Inline& some) { return some.span.end < words.end; });
  for (; one != inlines.end() && one->span.end <= block.span.end; ++one) {
    if (one->kind == InlineKind::link) return one->span.begin <= words.begin ? &*one : nullptr;
  }
  return nullptr;
}

bool names_target(const Document& document, const Block& block, TextSpan words) {
  const Inline* const link = link_around(document, block, words);
  if (!link || link->span != words) return false;
  std::string_view target = target_of(document, *link);
  while (target.ends_with('/')) target.remove_suffix(1);
  return equal_ignoring_case(target.substr(target.find_last_of('/') + 1), document.text(words));
}

}  // namespace rules
