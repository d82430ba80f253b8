#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "linter/document/fold.h"
#include "linter/rule/rule.h"
#include "linter/text/utf8.h"
#include "rules/support/namesakes.h"
#include "rules/support/numbers.h"
#include "rules/support/own_words.h"
#include "rules/support/people.h"
#include "rules/support/variants.h"
#include "rules/support/words.h"

namespace rules {
namespace {

using namespace galley;
using namespace std::literals;

constexpr int oldest = 119;

// A name with an age behind it: "Anne Smith, 45,".
struct Aged {
  std::uint32_t surname = 0;     // a token
  std::uint32_t first_name = 0;  // its hash, or 0
  Honorific honorific = Honorific::none;
  int age = 0;
  TextSpan span;  // of the age
};

class Reader {
 public:
  explicit Reader(RuleContext& context) : context_(context), document_(context.document()), own_(context) {}

  void run() {
    for (const std::uint32_t at : document_.figures()) {
      if (at < 2 || document_.tokens()[at].kind != TokenKind::number || document_.tokens()[at].span.size() > 3)
        continue;
      if (const auto aged = read(at)) by_surname_[surname_hash(aged->surname)].push_back(*aged);
    }
    for (const auto& [_, all] : by_surname_) compare(all);
  }

 private:
  std::string_view text(std::uint32_t at) const {
    return at < document_.tokens().size() ? document_.text(document_.tokens()[at]) : std::string_view{};
  }

  std::uint32_t surname_hash(std::uint32_t at) const { return folded_hash(without_possessive(text(at))); }

  std::optional<Aged> read(std::uint32_t at) const {
    const auto age = whole_number(text(at));
    if (!age || *age < 1 || *age > oldest || !is_closed(at)) return std::nullopt;
    std::uint32_t mark = at - 1;
    if (mark > 0 && equal_ignoring_case(text(mark), "aged")) --mark;
    if ((text(mark) != "," && text(mark) != "(") || mark == 0) return std::nullopt;
    const std::uint32_t surname = mark - 1;
    if (!may_be_name(document_, surname)) return std::nullopt;
    Aged aged{.surname = surname, .age = *age, .span = document_.tokens()[at].span};
    std::uint32_t begin = surname;
    if (const std::uint32_t initial = initial_before(begin); initial != no_index) begin = initial;
    if (begin > 0 && may_be_name(document_, begin - 1)) aged.first_name = document_.tokens()[--begin].folded;
    const std::uint32_t title = honorific_before(document_, begin);
    if (title != no_index) aged.honorific = honorific_of(text(title));
    return aged;
  }

  // Of "Anne N. Smith" the "N", if a name stands before it.
  std::uint32_t initial_before(std::uint32_t surname) const {
    if (surname == 0) return no_index;
    const std::uint32_t at = text(surname - 1) == "." && surname > 1 ? surname - 2 : surname - 1;
    const std::string_view written = text(at);
    const bool is_initial = !written.empty() && is_ascii_upper(written[0]) &&
                            (written.size() == 1 || (written.size() == 2 && written[1] == '.'));
    return is_initial && at > 0 && may_be_name(document_, at - 1) ? at : no_index;
  }

  // What stands behind an age: "Smith, 45, said", "Smith (45)", "Smith, 45." and no row of numbers.
  bool is_closed(std::uint32_t at) const {
    const std::string_view mark = text(at + 1);
    if (mark != "," && mark != ")" && mark != "." && mark != ";") return false;
    return at + 2 >= document_.tokens().size() || document_.tokens()[at + 2].kind != TokenKind::number;
  }

  static bool may_be_one(const Aged& a, const Aged& b) {
    if (a.first_name != 0 && b.first_name != 0 && a.first_name != b.first_name) return false;
    const bool told = a.honorific != Honorific::none && b.honorific != Honorific::none;
    return !told || a.honorific == b.honorific;
  }

  // "Step (2)" is none.
  static bool is_person(const Aged& aged) { return aged.first_name != 0 || aged.honorific != Honorific::none; }

  // Where several people share the surname, one without a first name may be any of them.
  static bool is_one_family(const std::vector<Aged>& all) {
    std::uint32_t first_name = 0;
    for (const Aged& aged : all) {
      if (aged.first_name != 0 && first_name != 0 && aged.first_name != first_name) return true;
      if (aged.first_name != 0) first_name = aged.first_name;
    }
    return false;
  }

  // The piece has two first names for the surname.
  bool is_shared(std::uint32_t surname) const {
    std::uint32_t known = 0;
    for (const std::uint32_t at : document_.capitals()) {
      if (document_.tokens()[at].folded != document_.tokens()[surname].folded) continue;
      const std::uint32_t name = first_name(document_, own_.surroundings(), at);
      if (name != 0 && known != 0 && name != known) return true;
      if (name != 0) known = name;
    }
    return false;
  }

  // "David Carr, 66, and his wife": "Mrs Carr, 61" is another of the family.
  bool tells_of_family(const Aged& aged) const {
    constexpr std::array kin = {"wife"sv,   "husband"sv, "brother"sv, "sister"sv, "son"sv,    "daughter"sv,
                                "mother"sv, "father"sv,  "twin"sv,    "widow"sv,  "cousin"sv, "partner"sv};
    const auto tokens = document_.tokens(document_.block_of(aged.surname));
    return std::any_of(tokens.begin(), tokens.end(),
                       [&](const Token& token) { return one_of(document_.text(token), kin); });
  }

  void compare(const std::vector<Aged>& all) {
    const bool family = is_one_family(all);
    for (std::size_t at = 1; at < all.size(); ++at) {
      for (std::size_t before = 0; before < at; ++before) {
        if (all[before].age == all[at].age || !may_be_one(all[before], all[at])) continue;
        if (!is_person(all[before]) && !is_person(all[at])) continue;
        const bool told = all[before].first_name != 0 && all[at].first_name != 0;
        if (!told && (family || is_shared(all[at].surname))) continue;
        if (!told && (tells_of_family(all[before]) || tells_of_family(all[at]))) continue;
        if (own_.contain_or_head(all[at].surname)) report(all[before], all[at]);
        return;
      }
    }
  }

  void report(const Aged& first, const Aged& other) {
    const std::string name{without_possessive(text(other.surname))};
    Diagnostic& diagnostic =
        context_.report(other.span, name + " is " + std::to_string(other.age) + " here and " +
                                        std::to_string(first.age) + " at " + std::string{related_place});
    context_.relate(diagnostic, first.span, "the other age");
  }

  RuleContext& context_;
  const Document& document_;
  OwnWords own_;
  std::map<std::uint32_t, std::vector<Aged>> by_surname_;
};

class AgeChanged final : public Rule {
 public:
  void check(RuleContext& context) const override { Reader{context}.run(); }
};

}  // namespace

extern constinit const RuleDefinition age_changed{
    .severity = Severity::warning,
    .english = true,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<AgeChanged>(); },
};

}  // namespace rules
