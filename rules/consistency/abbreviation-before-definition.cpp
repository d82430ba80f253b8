#include <string>

#include "linter/document/fold.h"
#include "linter/document/word_set.h"
#include "linter/rule/rule.h"
#include "rules/data/known_abbreviations.h"
#include "rules/support/abbreviations.h"
#include "rules/support/inlines.h"
#include "rules/support/own_words.h"
#include "rules/support/words.h"

namespace rules {
namespace {

using namespace galley;

// Nobody reads on so far: a manual is looked things up in, and explains them where they belong.
constexpr std::uint32_t longest_piece = 4000;  // tokens

class AbbreviationBeforeDefinition final : public Rule {
 public:
  void check(RuleContext& context) const override {
    const Document& document = context.document();
    OwnWords own{context};
    for (const auto& [_, abbreviation] : context.analysis(find_abbreviations)) {
      if (abbreviation.definitions.empty()) continue;
      const Definition& definition = abbreviation.definitions.front();
      for (const std::uint32_t use : abbreviation.uses) {
        if (use >= definition.expansion.begin || use >= definition.abbreviation) break;
        if (known_.contains(folded_hash(abbreviation_in(document, document.tokens()[use]))) || !own.contain(use))
          continue;
        if (own.surroundings().in_name(use)) continue;  // "the HTB Sailing Club"
        if (definition.abbreviation - use > longest_piece) break;
        const Block& block = document.block_of(use);
        const TextSpan word = document.tokens()[use].span;
        if (&block == &document.block_of(definition.abbreviation)) continue;
        if (link_around(document, block, word)) continue;  // where it leads it is explained, or may be
        if (block.tokens.size() <= 2) break;               // a term of a glossary
        if (is_explained_behind(document, use)) continue;
        report(context, use, definition);
        break;
      }
    }
  }

 private:
  // "RAID (an array of disks)": in other words than the ones that gave it its letters.
  static bool is_explained_behind(const Document& document, std::uint32_t use) {
    const auto tokens = document.tokens();
    return use + 3 < document.block_of(use).tokens.end && document.text(tokens[use + 1]) == "(" &&
           tokens[use + 2].kind == TokenKind::word && tokens[use + 3].kind == TokenKind::word;
  }

  static void report(RuleContext& context, std::uint32_t use, const Definition& definition) {
    const Document& document = context.document();
    const std::string_view written = abbreviation_in(document, document.tokens()[use]);
    Diagnostic& diagnostic =
        context.report(document.tokens()[use].span,
                       quoted(written) + " stands here before it is explained at " + std::string{related_place});
    context.relate(diagnostic, expansion_span(document, definition), "explained here");
  }

  WordSet known_{known_abbreviations()};
};

}  // namespace

extern constinit const RuleDefinition abbreviation_before_definition{
    .severity = Severity::warning,

    .english = true,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> {
      return std::make_unique<AbbreviationBeforeDefinition>();
    },
};

}  // namespace rules
