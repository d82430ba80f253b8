// Patterns for which a short text was found on which they are given up.
#include "linter/match/slow_pattern.h"
#include "linter/proof/known_rule.h"
#include "linter/proof/style_lint.h"

namespace galley {
namespace {

using namespace style_lint;

class SlowPatterns {
 public:
  SlowPatterns(const KnownRule& rule, const SayOfRule& say) : rule_(rule), say_(say) {}

  void find_slow() {
    if (rule_.kind == "existence") {
      for (const YamlNode* const entry : rule_.entries("tokens")) try_slow(*entry, rule_.pattern_of(entry->scalar));
      std::string raw;
      for (const YamlNode* const part : rule_.entries("raw")) raw += part->scalar;
      if (!raw.empty()) try_slow(*rule_.entries("raw").front(), (rule_.folds ? "(?i)" : "") + raw);
    }
    if (const YamlNode* const swap = rule_.kind == "substitution" ? rule_.at("swap") : nullptr) {
      for (const auto& [from, to] : swap->entries) try_slow(from, rule_.pattern_of(from.scalar));
    }
    for (const char* const key : {"token", "first", "second"}) {
      if (const YamlNode* const entry = rule_.at(key); entry && entry->kind == YamlNode::Kind::scalar)
        try_slow(*entry, entry->scalar);
    }
  }

 private:
  void try_slow(const YamlNode& entry, const std::string& pattern) {
    const auto slow = find_slow_text(pattern);
    if (!slow) return;
    say_(entry, slow_pattern, Severity::warning,
         "this pattern needs too many steps where " + in_marks(slow->round) + " stands " +
             std::to_string(slow->rounds) + " times in a row: a loop in it can read the same text in many ways");
  }

  const KnownRule& rule_;
  const SayOfRule& say_;
};

}  // namespace

void find_slow(const KnownRule& rule, const SayOfRule& say) { SlowPatterns{rule, say}.find_slow(); }

}  // namespace galley
