#include "rules/support/phrase_rule.h"

#include <string>

#include "linter/text/utf8.h"
#include "rules/support/quotations.h"
#include "rules/support/words.h"

namespace rules {

using namespace galley;

namespace {

// Capitals behind the first word make a name of it, or a headline.
bool is_name(const Document& document, const PhraseMatch& match) {
  for (std::uint32_t at = match.tokens.begin + 1; at < match.tokens.end; ++at) {
    if (has(document.tokens()[at].shape, Shape::capitalised)) return true;
  }
  return false;
}

}  // namespace

void report_phrases(RuleContext& context, const PhraseTable& phrases, const PhraseMessages& messages) {
  const Document& document = context.document();
  for (const PhraseMatch& match : phrases.find(document)) {
    const Block& block = document.blocks()[match.block];
    const std::string_view instead = phrases[match.phrase].instead;
    if (block.kind == BlockKind::quote || is_name(document, match) || instead == phrases[match.phrase].words) continue;
    const TextSpan span = span_of(document, match);
    if (context.analysis(find_all_quotations).contain(span.begin)) continue;
    const std::string written{document.text(span)};
    if (instead.empty()) {
      context.report(span, quoted(written) + " " + std::string{messages.without});
      continue;
    }
    std::string wanted{instead};
    if (is_ascii_upper(written[0]) && is_ascii_lower(wanted[0])) wanted[0] = static_cast<char>(wanted[0] - 32);
    Diagnostic& diagnostic =
        context.report(span, quoted(written) + " " + std::string{messages.with_instead} + " " + quoted(wanted));
    context.replace(diagnostic, span, wanted, messages.safety, "Write " + quoted(wanted));
  }
}

}  // namespace rules
