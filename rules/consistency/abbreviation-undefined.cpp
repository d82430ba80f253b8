#include <algorithm>
#include <string>
#include <vector>

#include "linter/document/fold.h"
#include "linter/document/word_set.h"
#include "linter/rule/rule.h"
#include "rules/data/known_abbreviations.h"
#include "rules/support/abbreviations.h"
#include "rules/support/own_words.h"
#include "rules/support/words.h"

namespace rules {
namespace {

using namespace galley;

// True if words whose initials are these letters stand in a row somewhere: the
// long form, without brackets.
bool is_spelled_out(const Document& document, std::string_view letters) {
  const auto tokens = document.tokens();
  for (std::uint32_t at = 0; at < tokens.size(); ++at) {
    std::size_t letter = 0;
    for (std::uint32_t word = at; word < tokens.size() && letter < letters.size() && word < at + 12; ++word) {
      if (tokens[word].kind != TokenKind::word) break;
      const std::string_view text = document.text(tokens[word]);
      if (has(tokens[word].shape, Shape::capitalised) && text[0] == letters[letter]) {
        ++letter;
      } else if (letter == 0 || has(tokens[word].shape, Shape::capitalised)) {
        break;
      }
    }
    if (letter == letters.size()) return true;
  }
  return false;
}

class AbbreviationUndefined final : public Rule {
 public:
  AbbreviationUndefined(bool everywhere, const std::vector<std::string>& allowed)
      : everywhere_(everywhere), known_(known_abbreviations()) {
    for (const std::string& word : allowed) known_.add(word);
  }

  void check(RuleContext& context) const override {
    const auto& all = context.analysis(find_abbreviations);
    bool explains = everywhere_;
    for (const auto& [_, abbreviation] : all) explains = explains || !abbreviation.definitions.empty();
    if (!explains) return;
    OwnWords own{context};
    for (const auto& [_, abbreviation] : all) {
      if (abbreviation.definitions.empty()) check_undefined(context, own, abbreviation);
    }
  }

 private:
  // "European Makers’ League (LEM)": in brackets, whatever its letters.
  static bool is_explained(const Document& document, const Abbreviation& abbreviation) {
    return std::any_of(abbreviation.uses.begin(), abbreviation.uses.end(), [&](std::uint32_t use) {
      return use > 0 && use + 1 < document.tokens().size() && document.text(document.tokens()[use - 1]) == "(" &&
             document.text(document.tokens()[use + 1]) == ")";
    });
  }

  void check_undefined(RuleContext& context, OwnWords& own, const Abbreviation& abbreviation) const {
    const Document& document = context.document();
    const std::string_view written = abbreviation_in(document, document.tokens()[abbreviation.uses.front()]);
    if (written.size() < 3 || may_be_roman(written) || known_.contains(folded_hash(written))) return;
    if (is_spelled_out(document, written) || is_explained(document, abbreviation)) return;
    for (const std::uint32_t use : abbreviation.uses) {
      if (!own.contain(use)) continue;
      context.report(document.tokens()[use].span, quoted(written) + " is never explained in this piece");
      return;
    }
  }

  bool everywhere_;
  WordSet known_;
};

constexpr OptionDefinition options[] = {
    {.name = "everywhere", .fallback = false, .summary = "Also in pieces that explain no other abbreviation"},
    {.name = "allow",
     .fallback = std::span<const std::string_view>{},
     .summary = "More abbreviations that readers know"},
};

}  // namespace

extern constinit const RuleDefinition abbreviation_undefined{
    .severity = Severity::suggestion,
    .on_by_default = false,
    .english = true,
    .options = options,
    .make = [](const RuleOptions& chosen) -> std::unique_ptr<Rule> {
      return std::make_unique<AbbreviationUndefined>(chosen.flag("everywhere"), chosen.strings("allow"));
    },
};

}  // namespace rules
