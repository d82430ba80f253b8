#include "rules/support/inlines.h"

#include <algorithm>
#include <string_view>

#include "rules/support/words.h"

namespace rules {

using namespace galley;

bool names_target(const Document& document, TextSpan words) {
  constexpr std::size_t longest_target = 300;
  return std::ranges::any_of(inlines_ending_at(document, words.end), [&](const Inline& one) {
    if (one.kind != InlineKind::link || one.span != words) return false;
    std::string_view target =
        document.source().bytes().substr(document.source_span(words).end).substr(0, longest_target);
    if (!target.starts_with("](")) return false;
    target = target.substr(0, target.find_first_of(") \n"));
    while (target.ends_with('/')) target.remove_suffix(1);
    return equal_ignoring_case(target.substr(target.find_last_of('/') + 1), document.text(words));
  });
}

}  // namespace rules
