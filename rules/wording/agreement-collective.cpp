#include <array>
#include <string>

#include "linter/document/fold.h"
#include "linter/rule/rule.h"
#include "rules/support/quotations.h"
#include "rules/support/words.h"

namespace rules {
namespace {

using namespace galley;
using namespace std::literals;

struct VerbPair {
  std::string_view singular;
  std::string_view plural;
};
constexpr std::array verbs = {
    VerbPair{"was", "were"},       VerbPair{"is", "are"},       VerbPair{"has", "have"},
    VerbPair{"wasn’t", "weren’t"}, VerbPair{"isn’t", "aren’t"}, VerbPair{"hasn’t", "haven’t"},
    VerbPair{"wasn't", "weren't"}, VerbPair{"isn't", "aren't"}, VerbPair{"hasn't", "haven't"}};

// Words that end "a number of" and its noun: what follows has another subject.
constexpr std::array breaks = {"that"sv, "which"sv, "who"sv, "where"sv, "when"sv, "and"sv,     "or"sv,
                               "but"sv,  "than"sv,  "as"sv,  "whose"sv, "if"sv,   "because"sv, "while"sv};

// Words that may stand in front of a subject.
constexpr std::array before_subject = {"but"sv,   "after"sv,   "before"sv, "when"sv,    "while"sv,    "since"sv,
                                       "that"sv,  "because"sv, "said"sv,   "says"sv,    "although"sv, "though"sv,
                                       "until"sv, "where"sv,   "once"sv,   "whether"sv, "so"sv};

// "A series of …" and what its verb must be.
struct Head {
  std::string_view article;
  std::string_view noun;
  bool plural;  // the verb agrees with what follows "of"
};
constexpr std::array heads = {Head{"a", "series", false}, Head{"a", "number", true}, Head{"the", "number", false}};

// The words of a sentence in which a head begins.
class Clause {
 public:
  Clause(const Document& document, std::span<const Token> tokens) : document_(document), tokens_(tokens) {}

  bool is_word(std::size_t at, std::string_view word) const {
    return at < tokens_.size() && tokens_[at].kind == TokenKind::word &&
           equal_ignoring_case(document_.text(tokens_[at]), word);
  }

  const Head* head_at(std::size_t noun) const {
    for (const Head& head : heads) {
      if (is_word(noun, head.noun) && is_word(noun - 1, head.article) && is_word(noun + 1, "of")) return &head;
    }
    return nullptr;
  }

  // The clause begins at `at`, and nothing before it shares the verb.
  bool begins_clause(std::size_t at) const {
    if (at == 0) return true;
    const Token& before = tokens_[at - 1];
    if (before.kind == TokenKind::punctuation)
      return document_.text(before) == ":" || document_.text(before) == ";" || document_.text(before) == "—";
    return before.kind == TokenKind::word && one_of(document_.text(before), before_subject);
  }

  // The verb straight behind the noun that `of` at `at` takes: at most three
  // words between them, the last one a plural.
  std::size_t verb_after(std::size_t of) const {
    for (std::size_t at = of + 1; at < tokens_.size() && at <= of + 5; ++at) {
      if (tokens_[at].kind != TokenKind::word || one_of(document_.text(tokens_[at]), breaks)) return 0;
      if (pair_at(at) != nullptr) return at > of + 1 && is_plural(at - 1) ? at : 0;
    }
    return 0;
  }

  const VerbPair* pair_at(std::size_t at) const {
    const std::string_view text = document_.text(tokens_[at]);
    if (text.size() < 2 || text.size() > 9) return nullptr;
    for (const VerbPair& pair : verbs) {
      if (text == pair.singular || text == pair.plural) return &pair;
    }
    return nullptr;
  }

 private:
  bool is_plural(std::size_t at) const {
    constexpr std::array irregular = {"people"sv, "men"sv, "women"sv, "children"sv};
    const std::string_view text = document_.text(tokens_[at]);
    if (has(tokens_[at].shape, Shape::capitalised)) return false;
    return (text.size() > 3 && text.ends_with('s') && !text.ends_with("ss") && !text.ends_with("us") &&
            !text.ends_with("is")) ||
           one_of(text, irregular);
  }

  const Document& document_;
  std::span<const Token> tokens_;
};

class AgreementCollective final : public Rule {
 public:
  void check(RuleContext& context) const override {
    const Document& document = context.document();
    for (const std::uint32_t at : document.words().tokens_of(std::array{series_, number_})) {
      if (document.block_of(at).kind == BlockKind::heading) continue;
      const Sentence& sentence = document.sentence_of(at);
      const std::uint32_t noun = at - sentence.tokens.begin;
      if (noun > 0 && noun + 3 < sentence.tokens.size()) check_noun(context, document.tokens(sentence), noun);
    }
  }

 private:
  static void check_noun(RuleContext& context, std::span<const Token> tokens, std::uint32_t noun) {
    const Document& document = context.document();
    const Clause clause{document, tokens};
    const Head* head = clause.head_at(noun);
    if (head == nullptr || !clause.begins_clause(noun - 1)) return;
    const std::size_t verb = clause.verb_after(noun + 1);
    if (verb == 0) return;
    const VerbPair& pair = *clause.pair_at(verb);
    const std::string_view wanted = head->plural ? pair.plural : pair.singular;
    if (document.text(tokens[verb]) == wanted || clause.is_word(verb + 1, "to")) return;
    const Offset begin = tokens[noun].span.begin;
    if (context.analysis(find_all_quotations).contain(begin)) return;
    report(context, *head, tokens[noun - 1], tokens[verb], std::string{wanted});
  }

  static void report(RuleContext& context, const Head& head, const Token& first, const Token& verb,
                     const std::string& wanted) {
    const std::string name = std::string{head.article} + " " + std::string{head.noun} + " of …";
    Diagnostic& diagnostic = context.report(verb.span, "“" + name + "” takes “" + wanted + "”");
    context.relate(diagnostic, first.span, "the subject begins here");
    context.replace(diagnostic, verb.span, wanted, Safety::unsafe, "Write “" + wanted + "”");
  }

  std::uint32_t series_ = folded_hash("series");
  std::uint32_t number_ = folded_hash("number");
};

}  // namespace

extern constinit const RuleDefinition agreement_collective{
    .severity = Severity::warning,
    .english = true,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<AgreementCollective>(); },
};

}  // namespace rules
