#include <array>
#include <optional>
#include <string>

#include "linter/document/word_set.h"
#include "linter/rule/rule.h"
#include "rules/support/quotations.h"
#include "rules/support/words.h"

namespace rules {
namespace {

using namespace galley;
using namespace std::literals;

constexpr std::array pronouns = {"me"sv, "him"sv, "us"sv, "them"sv};
constexpr std::array base_verbs = {"hear"sv, "see"sv,    "meet"sv, "receive"sv, "be"sv,
                                   "have"sv, "become"sv, "read"sv, "know"sv,    "learn"sv};
constexpr std::array participles = {"been"sv,    "had"sv,  "done"sv,  "gone"sv, "known"sv,    "seen"sv,  "taken"sv,
                                    "thought"sv, "made"sv, "said"sv,  "got"sv,  "come"sv,     "left"sv,  "won"sv,
                                    "lost"sv,    "told"sv, "given"sv, "kept"sv, "happened"sv, "become"sv};
constexpr std::array modals = {"could"sv, "should"sv, "would"sv, "must"sv, "might"sv};
constexpr std::array preterites = {"went"sv,  "came"sv,  "gave"sv,   "knew"sv, "took"sv,
                                   "wrote"sv, "spoke"sv, "became"sv, "began"sv};
constexpr std::array preterites_with_participle = {"went"sv, "gave"sv, "took"sv, "wrote"sv, "began"sv};

// What a finding says, and the edit that puts it right.
struct Finding {
  std::size_t begin = 0;  // tokens of the sentence
  std::size_t end = 0;
  std::string message;
  std::size_t edit_begin = 0;
  std::size_t edit_end = 0;  // none if equal
  std::string replacement;   // empty: delete, with the white space behind
};

class Sentences {
 public:
  Sentences(const Document& document, std::span<const Token> tokens) : document_(document), tokens_(tokens) {}

  std::optional<Finding> find(std::size_t at) const {
    const std::string_view word = text(at);
    switch (word[0] | 0x20) {
      case 'o':
        return oppose_from(at);
      case 'd':
        return is(at, "did") || is(at, "didn't") || is(at, "didn’t") ? did_preterite(at) : object_to(at);
      case 'p':
        return object_to(at);
      case 's':
        return is(at, "suppose") ? suppose_to(at) : is_any(at, modals) ? modal_of(at) : object_to(at);
      case 'c':
        return comprise_of(at);
      case 'r':
        return resemble_to(at);
      case 'l':
        return look_forward(at);
      case 'w':
      case 'm':
        return is_any(at, modals) ? modal_of(at) : std::nullopt;
      case 'h':
        return have_preterite(at);
      case 'e':
        return emphasise_on(at);
      default:
        return std::nullopt;
    }
  }

 private:
  std::string_view text(std::size_t at) const {
    return at < tokens_.size() ? document_.text(tokens_[at]) : std::string_view{" "};
  }
  bool is_word(std::size_t at) const { return at < tokens_.size() && tokens_[at].kind == TokenKind::word; }
  bool is(std::size_t at, std::string_view word) const { return is_word(at) && equal_ignoring_case(text(at), word); }
  template <std::size_t size>
  bool is_any(std::size_t at, const std::array<std::string_view, size>& words) const {
    return is_word(at) && one_of(text(at), words);
  }

  // "oppose", "opposes", "opposed", "opposing" for `stem` "oppos".
  bool is_verb(std::size_t at, std::string_view stem) const {
    if (!is_word(at)) return false;
    const std::string_view word = text(at);
    if (word.size() < stem.size() || !equal_ignoring_case(word.substr(0, stem.size()), stem)) return false;
    const std::string_view rest = word.substr(stem.size());
    return rest.empty() || rest == "e" || rest == "es" || rest == "s" || rest == "ed" || rest == "ing";
  }

  bool is_ing(std::size_t at) const {
    return is_word(at) && tokens_[at].span.size() > 4 && text(at).ends_with("ing") &&
           !has(tokens_[at].shape, Shape::capitalised) && !is(at, "during") && !is(at, "morning") &&
           !is(at, "evening") && !is(at, "nothing") && !is(at, "everything") && !is(at, "something");
  }

  // not oppose Zorland from joining -> oppose Zorland joining
  std::optional<Finding> oppose_from(std::size_t at) const {
    if (!is_verb(at, "oppos")) return std::nullopt;
    for (std::size_t from = at + 2; from <= at + 4 && is_word(from); ++from) {
      if (!is(from, "from") || !is_ing(from + 1)) continue;
      return Finding{at,
                     from + 2,
                     "nobody is opposed “from” doing something: “" + std::string{text(at)} + " … " +
                         std::string{text(from + 1)} + "”",
                     from,
                     from + 1,
                     ""};
    }
    return std::nullopt;
  }

  // suggested him to leave; discouraged them to come; explained me that
  std::optional<Finding> object_to(std::size_t at) const {
    const bool needs_that = is_verb(at, "suggest");
    const bool needs_from = is_verb(at, "discourag") || is_verb(at, "dissuad") || is_verb(at, "prevent") ||
                            is_verb(at, "deter") || is(at, "deterred");
    if (is_verb(at, "discuss") && is(at + 1, "about")) return discuss_about(at);
    if ((!needs_that && !needs_from) || !is_any(at + 1, pronouns) || !is(at + 2, "to") || !is_word(at + 3))
      return std::nullopt;
    const std::string object{text(at + 1)};
    return Finding{at,
                   at + 4,
                   "“" + std::string{text(at)} + " " + object + " to” is not English: " +
                       (needs_that ? "“suggest that” somebody does it"
                                   : "“" + std::string{text(at)} + " " + object + " from” doing it"),
                   0,
                   0,
                   ""};
  }

  // discuss about the plan -> discuss the plan; "little was discussed about it" is fine
  std::optional<Finding> discuss_about(std::size_t at) const {
    if (is(at, "discussed") && !(at > 0 && is_subject(at - 1))) return std::nullopt;
    constexpr std::array leading = {"to"sv,     "will"sv, "would"sv, "can"sv,  "could"sv,
                                    "should"sv, "may"sv,  "might"sv, "must"sv, "not"sv};
    if (at > 0 && (is_any(at - 1, leading) || is_subject(at - 1) || is(at, "discussing"))) {
      return Finding{at, at + 2, "things are discussed, not discussed about", at + 1, at + 2, ""};
    }
    return std::nullopt;
  }

  bool is_subject(std::size_t at) const {
    constexpr std::array subjects = {"I"sv, "he"sv, "she"sv, "we"sv, "they"sv, "you"sv};
    return is_any(at, subjects);
  }

  std::optional<Finding> suppose_to(std::size_t at) const {
    constexpr std::array be = {"is"sv, "are"sv, "was"sv, "were"sv, "am"sv, "I'm"sv, "you're"sv, "not"sv};
    if (at == 0 || !is_any(at - 1, be) || !is(at + 1, "to")) return std::nullopt;
    return Finding{at, at + 2, "“" + std::string{text(at - 1)} + " suppose to” lacks its “d”: supposed to",
                   at, at + 1, "supposed"};
  }

  std::optional<Finding> modal_of(std::size_t at) const {
    if (!is(at + 1, "of") || !is_any(at + 2, participles)) return std::nullopt;
    return Finding{
        at,     at + 2, "“" + std::string{text(at)} + " of” is a mishearing of “" + std::string{text(at)} + " have”",
        at + 1, at + 2, "have"};
  }

  // "comprised of" is another dispute; these are in no dictionary.
  std::optional<Finding> comprise_of(std::size_t at) const {
    if ((is(at, "comprises") || is(at, "comprising")) && is(at + 1, "of")) {
      return Finding{at, at + 2, "the whole comprises its parts, without “of”", at + 1, at + 2, ""};
    }
    if (is_verb(at, "cop") && is(at + 1, "up") && is(at + 2, "with"))
      return Finding{at, at + 3, "one copes with things, without “up”", at + 1, at + 2, ""};
    return std::nullopt;
  }

  std::optional<Finding> resemble_to(std::size_t at) const {
    if (!is_verb(at, "resembl") || is(at, "resembling") || !(is(at + 1, "to") || is(at + 1, "with")))
      return std::nullopt;
    return Finding{at,     at + 2, "one thing resembles another, without “" + std::string{text(at + 1)} + "”",
                   at + 1, at + 2, ""};
  }

  std::optional<Finding> look_forward(std::size_t at) const {
    if (!is_verb(at, "look") || !is(at + 1, "forward") || !is(at + 2, "to") || !is_any(at + 3, base_verbs))
      return std::nullopt;
    return Finding{
        at, at + 4, "one looks forward to doing something: “" + std::string{text(at + 3)} + "” must end in “-ing”",
        0,  0,      ""};
  }

  std::optional<Finding> did_preterite(std::size_t at) const {
    const std::size_t verb = is(at, "did") ? at + 2 : at + 1;
    if ((is(at, "did") && !is(at + 1, "not")) || !is_any(verb, preterites)) return std::nullopt;
    return Finding{
        at, verb + 1, "“" + std::string{text(verb)} + "” can’t follow “did not”: the past is in “did” already",
        0,  0,        ""};
  }

  std::optional<Finding> have_preterite(std::size_t at) const {
    if (!(is(at, "has") || is(at, "have") || is(at, "had")) || !is_any(at + 1, preterites_with_participle))
      return std::nullopt;
    return Finding{
        at,     at + 2, "“" + std::string{text(at)} + "” takes the participle, not “" + std::string{text(at + 1)} + "”",
        at + 1, at + 2, participle(text(at + 1))};
  }

  static std::string participle(std::string_view preterite) {
    if (preterite == "went") return "gone";
    if (preterite == "gave") return "given";
    if (preterite == "took") return "taken";
    if (preterite == "wrote") return "written";
    return "begun";
  }

  std::optional<Finding> emphasise_on(std::size_t at) const {
    constexpr std::array objects = {"need"sv, "importance"sv, "fact"sv, "role"sv, "value"sv, "necessity"sv};
    if (!(is_verb(at, "emphasis") || is_verb(at, "emphasiz")) || is(at, "emphasis") || !is(at + 1, "on") ||
        !is(at + 2, "the") || !is_any(at + 3, objects))
      return std::nullopt;
    return Finding{at, at + 2, "things are emphasised, without “on”", at + 1, at + 2, ""};
  }

  const Document& document_;
  std::span<const Token> tokens_;
};

// Every word that a pattern begins with.
WordSet first_words() {
  constexpr std::array stems = {"oppos"sv,   "suggest"sv, "discourag"sv, "dissuad"sv, "prevent"sv,  "deter"sv,
                                "discuss"sv, "cop"sv,     "resembl"sv,   "look"sv,    "emphasis"sv, "emphasiz"sv};
  constexpr std::array endings = {""sv, "e"sv, "es"sv, "s"sv, "ed"sv, "ing"sv};
  constexpr std::array others = {"did"sv,        "didn't"sv, "deterred"sv, "suppose"sv, "comprises"sv,
                                 "comprising"sv, "has"sv,    "have"sv,     "had"sv};
  WordSet words{others};
  for (const std::string_view modal : modals) words.add(modal);
  for (const std::string_view stem : stems) {
    for (const std::string_view ending : endings) words.add(std::string{stem} + std::string{ending});
  }
  return words;
}

class VerbPattern final : public Rule {
 public:
  void check(RuleContext& context) const override {
    const Document& document = context.document();
    for (const std::uint32_t at : document.words().tokens_of(first_words_.hashes())) {
      const Sentence& sentence = document.sentence_of(at);
      if (at + 1 == sentence.tokens.end) continue;
      const auto tokens = document.tokens(sentence);
      const auto finding = Sentences{document, tokens}.find(at - sentence.tokens.begin);
      if (finding && !context.analysis(find_all_quotations).contain(document.tokens()[at].span.begin))
        report(context, tokens, *finding);
    }
  }

 private:
  static void report(RuleContext& context, std::span<const Token> tokens, const Finding& finding) {
    Diagnostic& diagnostic =
        context.report(join(tokens[finding.begin].span, tokens[finding.end - 1].span), finding.message);
    if (finding.edit_begin == finding.edit_end) return;
    const TextSpan word = tokens[finding.edit_begin].span;
    const std::string written{context.document().text(word)};
    if (!finding.replacement.empty())
      return context.replace(diagnostic, word, finding.replacement, Safety::unsafe,
                             "Write “" + finding.replacement + "”");
    context.replace(diagnostic, {tokens[finding.edit_begin - 1].span.end, word.end}, "", Safety::unsafe,
                    "Delete “" + written + "”");
  }

  WordSet first_words_ = first_words();
};

}  // namespace

extern constinit const RuleDefinition verb_pattern{
    .severity = Severity::warning,
    .english = true,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<VerbPattern>(); },
};

}  // namespace rules
