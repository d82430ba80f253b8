// Finds "a" before a vowel's sound and "an" before a consonant's.
//
// The sound is told from the letters, where it can't be otherwise; names may be
// read any way. A word that can't stand behind an article says that the "a" is
// none ("vitamin a is", "an the": a slip of another kind). Cost: a comparison of
// hashes a word.
#include <algorithm>
#include <array>
#include <string>

#include "linter/document/fold.h"
#include "linter/document/word_set.h"
#include "linter/rule/rule.h"
#include "linter/text/utf8.h"
#include "rules/support/first_sound.h"
#include "rules/support/inlines.h"
#include "rules/support/quotations.h"
#include "rules/support/words.h"

namespace rules {
namespace {

using namespace galley;
using namespace std::literals;

// They follow no article.
constexpr std::array no_nouns = {
    "a"sv,     "an"sv,      "the"sv,   "and"sv,   "are"sv,     "as"sv,    "at"sv,       "am"sv,    "all"sv,
    "also"sv,  "any"sv,     "is"sv,    "it"sv,    "its"sv,     "in"sv,    "if"sv,       "into"sv,  "of"sv,
    "on"sv,    "or"sv,      "our"sv,   "out"sv,   "over"sv,    "each"sv,  "either"sv,   "even"sv,  "ever"sv,
    "every"sv, "after"sv,   "about"sv, "above"sv, "against"sv, "along"sv, "although"sv, "among"sv, "around"sv,
    "onto"sv,  "upon"sv,    "us"sv,    "until"sv, "unless"sv,  "up"sv,    "under"sv,    "they"sv,  "that"sv,
    "this"sv,  "there"sv,   "these"sv, "those"sv, "to"sv,      "was"sv,   "were"sv,     "with"sv,  "from"sv,
    "for"sv,   "by"sv,      "be"sv,    "been"sv,  "but"sv,     "can"sv,   "could"sv,    "did"sv,   "do"sv,
    "does"sv,  "has"sv,     "have"sv,  "had"sv,   "may"sv,     "might"sv, "must"sv,     "not"sv,   "no"sv,
    "per"sv,   "la"sv,      "le"sv,    "el"sv,    "un"sv,      "que"sv,   "then"sv,     "than"sv,  "we"sv,
    "you"sv,   "he"sv,      "she"sv,   "will"sv,  "would"sv,   "which"sv, "who"sv,      "when"sv,  "where"sv,
    "while"sv, "what"sv,    "my"sv,    "your"sv,  "his"sv,     "her"sv,   "their"sv,    "some"sv,  "such"sv,
    "so"sv,    "because"sv, "just"sv,  "now"sv,   "more"sv,    "most"sv,  "many"sv,     "much"sv,  "it's"sv,
    "isn't"sv, "aren't"sv,  "de"sv,    "des"sv,   "der"sv,     "den"sv,   "das"sv,      "die"sv,   "dem"sv,
    "ein"sv,   "eine"sv,    "une"sv,   "esta"sv,  "este"sv,    "estas"sv, "estos"sv,    "esa"sv,   "ese"sv,
    "otra"sv,  "otro"sv,    "ella"sv,  "ellos"sv, "um"sv,      "uma"sv,   "alla"sv,     "una"sv,   "uno"sv};

// Behind these it is a letter: "option A".
constexpr std::string_view lettered[] = {"option",    "plan",      "vitamin",  "type",   "class",   "grade", "group",
                                         "team",      "part",      "section",  "letter", "figure",  "table", "step",
                                         "hepatitis", "influenza", "schedule", "list",   "category"};

class Article final : public Rule {
 public:
  void check(RuleContext& context) const override {
    const Document& document = context.document();
    for (const std::uint32_t at : document.words().tokens_of(std::array{a_, an_})) {
      const Block& block = document.block_of(at);
      if (block.kind == BlockKind::code || block.kind == BlockKind::comment || at + 1 == block.tokens.end) continue;
      const bool wrong = is_wrong(document, block, at);
      if (wrong && !context.analysis(find_all_quotations).contain(document.tokens()[at].span.begin))
        report(context, at);
    }
  }

 private:
  // An article that a space parts from its noun.
  bool is_wrong(const Document& document, const Block& block, std::uint32_t at) const {
    const Token& article = document.tokens()[at];
    const Token& next = document.tokens()[at + 1];
    if (article.kind != TokenKind::word || has(article.shape, Shape::non_ascii)) return false;  // "à"
    if (next.span.begin != article.span.end + 1 || no_nouns_.contains(next)) return false;
    const bool small = document.text(article) == "a" || document.text(article) == "an";
    if (!small && !opens_sentence(document, block, at)) return false;
    if (!stands_free(document, block, at) || is_set_apart(document, article)) return false;
    const FirstSound sound = sound_of(document, block, at + 1);
    return article.folded == a_ ? sound == FirstSound::vowel : sound == FirstSound::consonant;
  }

  FirstSound sound_of(const Document& document, const Block& block, std::uint32_t at) const {
    const Token& token = document.tokens()[at];
    const std::string_view word = document.text(token);
    if (token.kind == TokenKind::word && token.shape == Shape::none)
      return word.size() < 3 ? FirstSound::unknown : first_sound_of_word(word);
    if (token.kind == TokenKind::word && has(token.shape, Shape::capitalised)) return first_sound_of_initials(word);
    const bool figure = token.kind == TokenKind::number || is_ascii_digit(word[0]);
    return figure && counts_something(document, block, at) ? first_sound_of_figure(word) : FirstSound::unknown;
  }

  // "8 men", "8%", "8-inch", "8th", but not "a mass a 8."
  bool counts_something(const Document& document, const Block& block, std::uint32_t at) const {
    if (!is_ascii_digit(document.text(document.tokens()[at]).back())) return true;
    if (at + 1 == block.tokens.end) return false;
    const Token& next = document.tokens()[at + 1];
    const std::string_view mark = document.text(next);
    return next.kind == TokenKind::word ? !no_nouns_.contains(next) : mark == "%" || mark == "-" || mark == "‑";
  }

  static bool opens_sentence(const Document& document, const Block& block, std::uint32_t at) {
    if (document.text(document.tokens()[at]).size() > 1 && document.text(document.tokens()[at])[1] == 'N') return false;
    if (at == block.tokens.begin) return true;
    const std::string_view before = document.text(document.tokens()[at - 1]);
    return before == "." || before == "?" || before == "!";
  }

  // "press *a* again": a letter, which stands for itself.
  static bool is_set_apart(const Document& document, const Token& article) {
    return std::ranges::any_of(inlines_ending_at(document, article.span.end),
                               [&](const Inline& one) { return one.span == article.span; });
  }

  // Not half of a name or a formula: "Vitamin A", "n/a", "c’est à", “option a”;
  // and not spoken of.
  bool stands_free(const Document& document, const Block& block, std::uint32_t at) const {
    const Token& article = document.tokens()[at];
    if (at > block.tokens.begin) {
      const Token& before = document.tokens()[at - 1];
      if (before.span.end == article.span.begin) return false;
      if (before.kind == TokenKind::number || before.kind == TokenKind::code) return false;
      if (lettered_.contains(before)) return false;
    }
    if (at + 2 >= block.tokens.end) return true;
    const Token& next = document.tokens()[at + 1];
    const Token& after = document.tokens()[at + 2];
    const std::string_view mark = document.text(after);
    return after.span.begin != next.span.end || (mark != "(" && mark != "_" && mark != "/" && mark != "=");
  }

  void report(RuleContext& context, std::uint32_t at) const {
    const Document& document = context.document();
    const Token& article = document.tokens()[at];
    const std::string written{document.text(article)};
    const std::string noun{document.text(document.tokens()[at + 1])};
    const bool is_a = article.folded == a_;
    const std::string wanted = is_a ? written + "n" : written.substr(0, 1);
    Diagnostic& diagnostic = context.report(join(article.span, document.tokens()[at + 1].span),
                                            quoted(written + " " + noun) + " should be " + quoted(wanted + " " + noun));
    // "an" may be a slip for "and" or "in".
    context.replace(diagnostic, article.span, wanted, is_a ? Safety::safe : Safety::unsafe, "Write " + quoted(wanted));
  }

  std::uint32_t a_ = folded_hash("a");
  std::uint32_t an_ = folded_hash("an");
  WordSet no_nouns_ = WordSet{no_nouns};
  WordSet lettered_ = WordSet{lettered};
};

}  // namespace

extern constinit const RuleDefinition article{
    .severity = Severity::warning,
    .english = true,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<Article>(); },
};

}  // namespace rules
