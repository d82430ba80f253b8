// The house's terms, from the configuration: what to write, and what not to.
//
// A term that differs from the right one in more than its capitals is found in
// any case, and written as what stood there. One that differs in its capitals
// only is found as it is written. Cost: one look at a table a word.
#include <algorithm>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "linter/rule/rule.h"
#include "linter/text/utf8.h"
#include "rules/support/phrases.h"
#include "rules/support/quotations.h"
#include "rules/support/surroundings.h"
#include "rules/support/variants.h"
#include "rules/support/words.h"

namespace rules {
namespace {

using namespace galley;

struct Term {
  std::string wrong;  // as the configuration has it
  std::string words;  // its words with spaces between them, to be looked for
  std::string wanted;
};

// Who doesn't want "web site" doesn't want "web-site".
std::string spaced(std::string_view text) {
  std::string words{text};
  std::replace(words.begin(), words.end(), '-', ' ');
  return words;
}

// "Kiev -> Kyiv"; what isn't of that form says nothing.
std::vector<Term> read_terms(std::span<const std::string> terms) {
  constexpr std::string_view arrow = " -> ";
  std::vector<Term> all;
  for (const std::string& term : terms) {
    const std::size_t at = term.find(arrow);
    if (at == std::string::npos) continue;
    const std::string wrong = term.substr(0, at);
    const std::string wanted = term.substr(at + arrow.size());
    const std::string words = spaced(wrong);
    if (wanted.empty() || words.find_first_not_of(' ') == std::string::npos) continue;
    all.push_back({wrong, words, wanted});
    all.push_back({wrong, words + "'s", wanted});  // "Kiev’s" is one word
  }
  return all;
}

std::vector<Phrase> phrases_of(const std::vector<Term>& terms) {
  std::vector<Phrase> phrases;
  for (const Term& term : terms) phrases.push_back({.words = term.words, .instead = term.wanted});
  return phrases;
}

class PreferredTerm final : public Rule {
 public:
  explicit PreferredTerm(std::span<const std::string> terms)
      : terms_(read_terms(terms)), phrases_(phrases_of(terms_)), table_(phrases_) {}

  void check(RuleContext& context) const override {
    if (terms_.empty()) return;
    const Document& document = context.document();
    Surroundings surroundings{document};
    for (const PhraseMatch& match : table_.find(document)) {
      const Block& block = document.blocks()[match.block];
      const TextSpan span = span_of(document, match);
      const Term& term = terms_[match.phrase];
      if (block.kind == BlockKind::quote || !is_written(term, document.text(span))) continue;
      if (surroundings.in_technical_text(match.tokens.begin)) continue;
      if (!context.analysis(find_all_quotations).contain(span.begin)) report(context, span, term);
    }
  }

 private:
  static bool is_written(const Term& term, std::string_view text) {
    const std::string_view stem = without_possessive(text);
    if (equal_ignoring_case(term.wrong, term.wanted)) return stem == term.wrong;
    return equal_ignoring_case(spaced(stem), spaced(term.wrong)) && !equal_ignoring_case(stem, term.wanted);
  }

  static void report(RuleContext& context, TextSpan span, const Term& term) {
    const std::string written{context.document().text(span)};
    const std::string ending = written.substr(without_possessive(written).size());
    const bool all_upper = std::none_of(written.begin(), written.end(), is_ascii_lower);
    const bool has_capitals = std::any_of(term.wanted.begin(), term.wanted.end(), is_ascii_upper);
    const bool as_it_is = equal_ignoring_case(term.wrong, term.wanted) || (has_capitals && !all_upper);
    const std::string wanted = as_it_is ? term.wanted + ending : in_the_manner_of(written, term.wanted);
    Diagnostic& diagnostic = context.report(span, "the house writes " + quoted(wanted) + ", not " + quoted(written));
    context.replace(diagnostic, span, wanted, Safety::unsafe, "Write " + quoted(wanted));
  }

  std::vector<Term> terms_;
  std::vector<Phrase> phrases_;
  PhraseTable table_;
};

constexpr OptionDefinition options[] = {
    {.name = "terms",
     .fallback = std::span<const std::string_view>{},
     .summary = "more terms, besides those under [terms]: \"Kiev -> Kyiv\""},
};

}  // namespace

extern constinit const RuleDefinition preferred_term{
    .severity = Severity::warning,
    .options = options,
    .make = [](const RuleOptions& chosen) -> std::unique_ptr<Rule> {
      return std::make_unique<PreferredTerm>(chosen.strings("terms"));
    },
};

}  // namespace rules
