#include <map>
#include <string>

#include "linter/rule/rule.h"
#include "rules/support/forms.h"
#include "rules/support/own_words.h"

namespace rules {
namespace {

using namespace galley;

class Reader {
 public:
  explicit Reader(RuleContext& context) : context_(context), document_(context.document()), own_(context) {}

  void run() {
    if (document_.prose().find('&') == std::string_view::npos) return;
    std::map<std::pair<std::uint32_t, std::uint32_t>, Forms> all;
    for (std::uint32_t at = 1; at + 1 < document_.tokens().size(); ++at) {
      const Token& token = document_.tokens()[at];
      if (token.kind == TokenKind::symbol && document_.text(token) == "&" && joins_names(at) && own_.contain(at))
        all[pair(at)].add(1, span(at));
    }
    if (all.empty()) return;
    for (std::uint32_t at = 1; at + 1 < document_.tokens().size(); ++at) {
      if (document_.tokens()[at].span.size() != 3 || document_.text(document_.tokens()[at]) != "and" ||
          !joins_names(at))
        continue;
      const auto found = all.find(pair(at));
      if (found != all.end() && own_.contain(at)) found->second.add(0, span(at));
    }
    for (const auto& [_, forms] : all)
      forms.report(context_, {.rewrite = [&](TextSpan where, std::uint32_t form) {
                     std::string written{document_.text(where)};
                     const std::string_view from = form == 1 ? " and " : " & ";
                     const std::size_t found = written.find(from);
                     return found == written.npos ? ""
                                                  : written.replace(found, from.size(), form == 1 ? " & " : " and ");
                   }});
  }

 private:
  bool joins_names(std::uint32_t at) const {
    const Token& before = document_.tokens()[at - 1];
    const Token& after = document_.tokens()[at + 1];
    return before.kind == TokenKind::word && after.kind == TokenKind::word && has(before.shape, Shape::capitalised) &&
           has(after.shape, Shape::capitalised);
  }
  std::pair<std::uint32_t, std::uint32_t> pair(std::uint32_t at) const {
    return {document_.tokens()[at - 1].folded, document_.tokens()[at + 1].folded};
  }
  TextSpan span(std::uint32_t at) const {
    return join(document_.tokens()[at - 1].span, document_.tokens()[at + 1].span);
  }

  RuleContext& context_;
  const Document& document_;
  OwnWords own_;
};

class AmpersandAnd final : public Rule {
 public:
  void check(RuleContext& context) const override { Reader{context}.run(); }
};

}  // namespace

extern constinit const RuleDefinition ampersand_and{
    .severity = Severity::warning,
    .english = true,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<AmpersandAnd>(); },
};

}  // namespace rules
