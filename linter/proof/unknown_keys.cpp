// Keys that do nothing, in the two kinds of rules that let others pass, as Vale does.
#include <set>

#include "linter/proof/known_rule.h"
#include "linter/proof/style_lint.h"
#include "linter/text/did_you_mean.h"

namespace galley {

using namespace style_lint;

void find_unknown_keys(const KnownRule& rule, const SayOfRule& say) {
  if (rule.kind != "spelling" && rule.kind != "consistency") return;
  static const std::set<std::string_view> common = {"extends", "message",     "level", "scope", "link",     "limit",
                                                    "action",  "description", "name",  "tests", "matchcase"};
  static const std::set<std::string_view> spelling = {"aff",        "dic",     "dicpath", "dictionaries", "append",
                                                      "ignore",     "filters", "custom",  "exceptions",   "threshold",
                                                      "ignorecase", "vocab",   "split"};
  static const std::set<std::string_view> consistency = {"either", "nonword", "ignorecase"};
  const auto& own = rule.kind == "spelling" ? spelling : consistency;
  std::vector<std::string_view> known{common.begin(), common.end()};
  known.insert(known.end(), own.begin(), own.end());
  for (const auto& [key, value] : rule.node.entries) {
    if (common.contains(key.scalar) || own.contains(key.scalar)) continue;
    say(key, unknown_key, Severity::warning,
        "there is no key " + in_marks(key.scalar) + " here, and it does nothing" + did_you_mean(key.scalar, known));
  }
}

}  // namespace galley
