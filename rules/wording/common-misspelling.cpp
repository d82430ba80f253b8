#include <algorithm>
#include <bitset>
#include <string>
#include <utility>
#include <vector>

#include "linter/document/fold.h"
#include "linter/rule/rule.h"
#include "rules/data/misspellings.h"
#include "rules/support/quotations.h"
#include "rules/support/surroundings.h"
#include "rules/support/variants.h"
#include "rules/support/words.h"

namespace rules {
namespace {

using namespace galley;

// The table by hash; a bitmap in front says no to nearly every word.
class Table {
 public:
  Table() {
    for (const Misspelling& entry : misspellings()) {
      const std::uint32_t folded = folded_hash(entry.wrong);
      filter_.set(folded % filter_bits);
      entries_.emplace_back(folded, &entry);
    }
    std::sort(entries_.begin(), entries_.end());
  }

  const Misspelling* find(std::uint32_t folded) const {
    if (!filter_[folded % filter_bits]) return nullptr;
    const auto found = std::lower_bound(entries_.begin(), entries_.end(), folded,
                                        [](const auto& entry, std::uint32_t wanted) { return entry.first < wanted; });
    return found != entries_.end() && found->first == folded ? found->second : nullptr;
  }

 private:
  static constexpr std::size_t filter_bits = 1 << 16;

  std::bitset<filter_bits> filter_;
  std::vector<std::pair<std::uint32_t, const Misspelling*>> entries_;
};

class CommonMisspelling final : public Rule {
 public:
  void check(RuleContext& context) const override {
    const Document& document = context.document();
    const auto misspelt =
        document.words().tokens_where([&](std::uint32_t word) { return table_.find(word) != nullptr; });
    for (const std::uint32_t at : misspelt) {
      const Misspelling& entry = *table_.find(document.tokens()[at].folded);
      if (is_slip(context, at, entry)) report(context, document.tokens()[at], entry);
    }
  }

 private:
  // The word itself, without accents; small, or at the start of a sentence; and
  // the writer's own.
  static bool is_slip(RuleContext& context, std::uint32_t at, const Misspelling& entry) {
    const Document& document = context.document();
    const Token& token = document.tokens()[at];
    if (!equal_ignoring_case(document.text(token), entry.wrong)) return false;
    const Surroundings surroundings{document};
    const bool opens = token.shape == Shape::capitalised && surroundings.starts_sentence(at) &&
                       !surroundings.in_name(at) && !is_heading(surroundings.block(at));
    if (token.shape != Shape::none && !opens) return false;
    if (surroundings.is_foreign_block(at) || surroundings.in_technical_text(at) || surroundings.is_mentioned(at))
      return false;
    return !context.analysis(find_all_quotations).contain(token.span.begin);
  }

  static bool is_heading(const Block& block) { return block.kind == BlockKind::heading; }

  static void report(RuleContext& context, const Token& token, const Misspelling& entry) {
    const std::string written{context.document().text(token)};
    const std::string right = in_the_manner_of(written, entry.right);
    Diagnostic& diagnostic = context.report(token.span, quoted(written) + " is spelt " + quoted(right));
    context.replace(diagnostic, token.span, right, Safety::safe, "Write " + quoted(right));
  }

  Table table_;
};

}  // namespace

extern constinit const RuleDefinition common_misspelling{
    .severity = Severity::warning,
    .english = true,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<CommonMisspelling>(); },
};

}  // namespace rules
