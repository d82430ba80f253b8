#include <algorithm>
#include <array>

#include "linter/document/fold.h"
#include "linter/document/word_set.h"
#include "linter/rule/rule.h"
#include "rules/support/forms.h"
#include "rules/support/own_words.h"

namespace rules {
namespace {

using namespace galley;
using namespace std::literals;

// "don't" and the two words it is made of. "They're" and the like are left out:
// where a sentence ends ("where they are") nothing can be shortened.
struct Contraction {
  std::string_view first;
  std::string_view second;
};
constexpr std::array contractions = {
    Contraction{"do", "not"},    Contraction{"does", "not"}, Contraction{"did", "not"},   Contraction{"is", "not"},
    Contraction{"are", "not"},   Contraction{"was", "not"},  Contraction{"were", "not"},  Contraction{"has", "not"},
    Contraction{"have", "not"},  Contraction{"had", "not"},  Contraction{"would", "not"}, Contraction{"should", "not"},
    Contraction{"could", "not"},
};
constexpr std::array shortened = {
    "don't"sv,  "doesn't"sv, "didn't"sv, "isn't"sv,    "aren't"sv,    "wasn't"sv,   "weren't"sv,
    "hasn't"sv, "haven't"sv, "hadn't"sv, "wouldn't"sv, "shouldn't"sv, "couldn't"sv,
};
constexpr std::size_t fewest = 4;  // places of the form that stands

class ContractionVariant final : public Rule {
 public:
  ContractionVariant() {
    for (const Contraction& one : contractions) first_words_.add(one.first);
  }

  void check(RuleContext& context) const override {
    const Document& document = context.document();
    OwnWords own{context};
    Forms forms;
    std::array<std::size_t, 2> counts{};
    for (std::uint32_t at = 0; at < document.tokens().size(); ++at) {
      const Token& token = document.tokens()[at];
      if (token.kind != TokenKind::word) continue;
      if (shortened_.contains(token) && document.text(token).find_first_of("'\xE2") != std::string_view::npos) {
        if (!own.contain(at)) continue;
        forms.add(0, token.span);
        ++counts[0];
      } else if (first_words_.contains(token) && is_spelled_out(document, at) && own.contain(at)) {
        forms.add(1, join(token.span, document.tokens()[at + 1].span));
        ++counts[1];
      }
    }
    if (std::max(counts[0], counts[1]) >= fewest) forms.report(context, {.most_share = 0.25});
  }

 private:
  bool is_spelled_out(const Document& document, std::uint32_t at) const {
    if (at + 1 >= document.tokens().size()) return false;
    const Token& next = document.tokens()[at + 1];
    return std::any_of(contractions.begin(), contractions.end(), [&](const Contraction& one) {
      return document.tokens()[at].folded == folded_hash(one.first) && next.folded == folded_hash(one.second);
    });
  }

  WordSet shortened_{shortened};
  WordSet first_words_{std::span<const std::string_view>{}};
};

}  // namespace

extern constinit const RuleDefinition contraction_variant{
    .severity = Severity::suggestion,
    .on_by_default = false,
    .english = true,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<ContractionVariant>(); },
};

}  // namespace rules
