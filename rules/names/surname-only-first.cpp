#include <array>
#include <string>
#include <string_view>

#include "linter/rule/rule.h"
#include "rules/support/own_words.h"
#include "rules/support/people.h"
#include "rules/support/words.h"

namespace rules {
namespace {

using namespace galley;
using namespace std::literals;

class SurnameOnlyFirst final : public Rule {
 public:
  void check(RuleContext& context) const override {
    OwnWords own{context};
    for (const auto& [_, person] : context.analysis(find_people)) {
      if (person.first_names.size() == 1) check_person(context, own, person);
    }
  }

 private:
  // The first paragraph may be the headline, or stand under it in a headline's manner.
  static bool is_head(const Document& document, const OwnWords& own, std::uint32_t token) {
    return &own.surroundings().block(token) == &document.blocks().front();
  }

  // A person of whom the piece has spoken so often by then is one whom readers know.
  static constexpr std::size_t known_by = 3;
  // Further off, in tokens, the full name has another reason.
  static constexpr std::uint32_t far_off = 1500;

  // "the Mensheviks", "a Bolshevik", "the Proudhon of his time"
  static bool is_no_name(const Document& document, const Mention& mention) {
    constexpr std::array articles = {"the"sv, "a"sv, "an"sv, "The"sv, "A"sv, "An"sv};
    return mention.begin > 0 && one_of(document.text(document.tokens()[mention.begin - 1]), articles);
  }

  // "Lindqvist 2018", "Lindqvist and Smith, 2018", "Lindqvist et al. (2018)": a work is cited by its author.
  static bool has_year(const Document& document, std::uint32_t surname) {
    const auto tokens = document.tokens();
    constexpr std::uint32_t furthest = 6;
    constexpr std::array between = {","sv, "("sv, "."sv, "&"sv, "and"sv, "et"sv, "al"sv};
    for (std::uint32_t at = surname + 1; at < tokens.size() && at <= surname + furthest; ++at) {
      const std::string_view text = document.text(tokens[at]);
      if (tokens[at].kind == TokenKind::number) return may_be_year(text);
      const bool name = has(tokens[at].shape, Shape::capitalised) && document.text(tokens[at - 1]) != ",";
      if (!name && !one_of(text, between)) return false;
    }
    return false;
  }

  // In a book's title or its author's place: "[Marsh, *Ada Marsh: A Life*]"; "in Washington" is a place.
  static bool is_cited(const Document& document, OwnWords& own, const Mention& mention) {
    const std::string_view before = mention.begin > 0 ? document.text(document.tokens()[mention.begin - 1]) : "";
    return before == "[" || before == "(" || own.surroundings().in_title(mention.surname) ||
           has_year(document, mention.surname) || one_of(before, std::array{"in"sv, "near"sv, "outside"sv});
  }

  // "Sudan" and "South Sudan"
  static bool is_place(const Document& document, const Mention& mention) {
    constexpr std::array parts = {"North"sv,    "South"sv,   "East"sv,    "West"sv,    "Northern"sv,
                                  "Southern"sv, "Eastern"sv, "Western"sv, "New"sv,     "Upper"sv,
                                  "Lower"sv,    "Central"sv, "Great"sv,   "Greater"sv, "Old"sv};
    return mention.first_name != no_index && one_of(document.text(document.tokens()[mention.first_name]), parts);
  }

  // "Lynn, Tillotson & Pinker": a firm. "Department of Correction": an office.
  static bool is_firm(const Document& document, std::uint32_t surname) {
    const auto tokens = document.tokens();
    if (surname + 1 < tokens.size() && document.text(tokens[surname + 1]) == "of") return true;
    constexpr std::uint32_t furthest = 6;
    for (std::uint32_t at = surname + 1; at < tokens.size() && at <= surname + furthest; ++at) {
      const std::string_view text = document.text(tokens[at]);
      if (text == "&") return true;
      if (text != "," && !has(tokens[at].shape, Shape::capitalised)) return false;
    }
    return false;
  }

  static void check_person(RuleContext& context, OwnWords& own, const Person& person) {
    const Document& document = context.document();
    const Mention* alone = nullptr;
    std::size_t before = 0;
    for (const Mention& mention : person.mentions) {
      if (!own.contain(mention.surname)) continue;
      if (is_no_name(document, mention) || is_place(document, mention)) return;
      if (is_firm(document, mention.surname)) continue;
      const bool has_initial = mention.first_name != no_index && document.tokens()[mention.first_name].span.size() == 1;
      if (has_initial || is_cited(document, own, mention)) continue;
      const bool counts = mention.first_name == no_index && !is_head(document, own, mention.surname);
      if (counts && alone == nullptr) alone = &mention;
      before += counts;
      if (mention.first_name == no_index) continue;
      if (alone == nullptr || before > known_by || mention.surname - alone->surname > far_off) return;
      const TextSpan full = join(document.tokens()[mention.first_name].span, document.tokens()[mention.surname].span);
      const TextSpan span = document.tokens()[alone->surname].span;
      Diagnostic& diagnostic = context.report(
          span, quoted(document.text(span)) + " stands here before the full name at " + std::string{related_place});
      context.relate(diagnostic, full, quoted(document.text(full)) + " here");
      return;
    }
  }
};

}  // namespace

extern constinit const RuleDefinition surname_only_first{
    .severity = Severity::suggestion,
    .english = true,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<SurnameOnlyFirst>(); },
};

}  // namespace rules
