// "non-profit" and "nonstop" in one piece. Whether a closed word has a prefix
// can't be seen ("nonsense", "pretend"), so the closed words are looked for by
// the beginnings of those that do.
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "linter/rule/rule.h"
#include "rules/support/forms.h"
#include "rules/support/own_words.h"

namespace rules {
namespace {

using namespace galley;
using namespace std::literals;

struct Prefix {
  std::string_view text;
  std::array<std::string_view, 14> closed;  // how its closed words begin
};
constexpr std::array prefixes = {
    Prefix{"non",
           {"nonprofit", "nonfiction", "nonstop", "nonstandard", "nonpartisan", "nonlinear", "nonviolent",
            "nonresident", "nonsmok", "nonexist", "nonmember", "nonpolitical", "nonessential", "nonverbal"}},
    Prefix{"pre",
           {"prewar", "prepaid", "preschool", "prehistor", "preexist", "preheat", "prearrang", "predate", "precook",
            "preorder", "preview", "preregist", "prelaunch", "preteen"}},
    Prefix{"post",
           {"postwar", "postgraduate", "postmodern", "postdoc", "postnatal", "postindustrial", "postcolonial",
            "postseason", "postoperative", "postelection", "posttest", "postpartum", "postprocess", "postdate"}},
    Prefix{"anti",
           {"antiwar", "antislavery", "antisocial", "antitrust", "antiaircraft", "antitank", "antinuclear",
            "anticommunist", "antiracis", "antifasc", "antiviral", "antidepress", "antigovernment", "antivirus"}},
    Prefix{"multi",
           {"multimedia", "multinational", "multicultur", "multilingual", "multipurpose", "multiracial", "multiparty",
            "multilevel", "multimillion", "multistor", "multiyear", "multitask", "multicolo", "multiplay"}},
    Prefix{"semi",
           {"semifinal", "semiconduct", "semicircle", "semiautomat", "semidetach", "semiskill", "semiofficial",
            "semiannual", "semitropic", "semiarid", "semipermanent", "semiprivate", "semiretired", "semisweet"}},
    Prefix{"co",
           {"cooperat", "coordinat", "coexist", "coauthor", "cofound", "coworker", "coeducat", "copilot", "cochair",
            "costar", "cosponsor", "coopt", "cohost", "coinvent"}},
};

class PrefixHyphenVariant final : public Rule {
 public:
  void check(RuleContext& context) const override {
    const Document& document = context.document();
    OwnWords own{context};
    std::array<Forms, prefixes.size()> all;
    for (std::uint32_t at = 0; at < document.tokens().size(); ++at) {
      const Token& token = document.tokens()[at];
      if (token.kind != TokenKind::word || token.shape != Shape::none) continue;
      const std::string_view word = document.text(token);
      for (std::size_t prefix = 0; prefix < prefixes.size(); ++prefix) {
        if (!word.starts_with(prefixes[prefix].text) || !own.contain(at)) continue;
        if (word.size() == prefixes[prefix].text.size()) {
          if (const auto last = hyphenated_end(document, at)) all[prefix].add(1, join(token.span, *last));
        } else if (is_closed(prefixes[prefix], word)) {
          all[prefix].add(0, token.span);
        }
      }
    }
    for (const Forms& forms : all) forms.report(context, {});
  }

 private:
  // The word behind the hyphen; none before a capital or a figure, where the hyphen has to stand.
  static std::optional<TextSpan> hyphenated_end(const Document& document, std::uint32_t at) {
    if (at + 2 >= document.tokens().size() || document.text(document.tokens()[at + 1]) != "-") return std::nullopt;
    const Token& next = document.tokens()[at + 2];
    const bool plain = next.kind == TokenKind::word && next.shape == Shape::none;
    const bool touch = document.tokens()[at].span.end == document.tokens()[at + 1].span.begin &&
                       document.tokens()[at + 1].span.end == next.span.begin;
    return plain && touch ? std::optional{next.span} : std::nullopt;
  }

  static bool is_closed(const Prefix& prefix, std::string_view word) {
    return std::any_of(prefix.closed.begin(), prefix.closed.end(),
                       [&](std::string_view begin) { return word.starts_with(begin); });
  }
};

}  // namespace

extern constinit const RuleDefinition prefix_hyphen_variant{
    .severity = Severity::suggestion,
    .on_by_default = false,
    .english = true,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<PrefixHyphenVariant>(); },
};

}  // namespace rules
