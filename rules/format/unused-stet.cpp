#include "linter/rule/rule.h"

namespace rules {

// The directives are the engine's, and so is the knowledge of which of them did
// nothing: it reports under this name, while the rule is active.
extern constinit const galley::RuleDefinition unused_stet{.severity = galley::Severity::warning};

}  // namespace rules
