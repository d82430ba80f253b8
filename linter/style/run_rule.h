// One rule of a style over one document; style_set.h runs many.
#pragma once

#include <vector>

#include "linter/style/style_set.h"

namespace galley {

struct CheckedRule {
  std::vector<Diagnostic> diagnostics;  // in the order of the blocks; one at a place
  bool given_up = false;                // its pattern needs too many steps
};

// `reading` has what the rule's scope asks for.
CheckedRule run_rule(const CompiledRule& compiled, const StyleReading& reading, RegexWorkspace& workspace);

// The block's text without the inline elements that a rule isn't to see.
std::string without_excluded(const StyleBlock& block, const StyleReading& reading,
                             const std::vector<InlineKind>& excluded);

}  // namespace galley
