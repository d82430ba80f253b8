// "Deputy Defence Minister Fomin" and "Defence Minister Fomin". The words of
// office directly before a name are read backwards from it; two places of one
// name disagree if one has a word like "Deputy" that the other, for the same
// office, has not. "Former" and "then" say that offices change with time.
#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "linter/document/fold.h"
#include "linter/document/word_set.h"
#include "linter/rule/rule.h"
#include "rules/support/own_words.h"
#include "rules/support/people.h"
#include "rules/support/variants.h"
#include "rules/support/words.h"

namespace rules {
namespace {

using namespace galley;
using namespace std::literals;

constexpr std::array offices = {"Minister"sv,   "Secretary"sv,  "Director"sv,       "Governor"sv,  "Mayor"sv,
                                "Chairman"sv,   "Chairwoman"sv, "Chair"sv,          "Premier"sv,   "Commissioner"sv,
                                "Ambassador"sv, "Editor"sv,     "Superintendent"sv, "Inspector"sv, "Commander"sv,
                                "Constable"sv,  "Manager"sv,    "Librarian"sv,      "Treasurer"sv, "Principal"sv};
constexpr std::array below = {"Deputy"sv, "Assistant"sv, "Associate"sv, "Acting"sv,
                              "Vice"sv,   "Junior"sv,    "Under"sv,     "Interim"sv};
constexpr std::array of_the_past = {"former"sv, "then"sv,   "ex"sv,  "later"sv,
                                    "became"sv, "future"sv, "new"sv, "appointed"sv};

struct Held {
  TextSpan span;                 // from the first word of office to the surname
  std::uint32_t office = 0;      // a token
  std::uint32_t first_name = 0;  // its hash, or 0
  std::string rank;              // "deputy", or empty
  std::string department;        // folded words between the two
};

class Reader {
 public:
  Reader(RuleContext& context, const WordSet& office_words)
      : context_(context), document_(context.document()), offices_(office_words), own_(context) {}

  void run() {
    std::map<std::uint32_t, std::vector<Held>> by_surname;
    for (const std::uint32_t at : document_.capitals()) {
      if (at + 1 >= document_.tokens().size() || !offices_.contains(document_.tokens()[at])) continue;
      std::uint32_t surname = 0;
      const auto held = read(at, surname);
      if (held && own_.contain(at)) by_surname[surname].push_back(*held);
    }
    for (const auto& [_, all] : by_surname) compare(all);
  }

 private:
  std::string_view text(std::uint32_t at) const { return document_.text(document_.tokens()[at]); }

  std::optional<Held> read(std::uint32_t at, std::uint32_t& surname) const {
    std::uint32_t last = at + 1;
    if (!may_be_name(document_, last)) return std::nullopt;
    Held held{.office = at};
    if (last + 1 < document_.tokens().size() && may_be_name(document_, last + 1)) {
      held.first_name = document_.tokens()[last].folded;
      ++last;
    }
    std::uint32_t begin = at;
    while (begin > 0 && at - begin < 4 && is_of_office(begin - 1)) {
      --begin;
      if (one_of(text(begin), below)) {
        held.rank = fold(text(begin));
        break;
      }
      held.department = fold(text(begin)) + " " + held.department;
    }
    if (begin > 0 && one_of(text(begin - 1), of_the_past)) return std::nullopt;
    held.span = join(document_.tokens()[begin].span, document_.tokens()[last].span);
    surname = folded_hash(without_possessive(text(last)));
    return held;
  }

  bool is_of_office(std::uint32_t at) const {
    const Token& token = document_.tokens()[at];
    if (token.kind != TokenKind::word || !has(token.shape, Shape::capitalised)) return false;
    return document_.tokens()[at + 1].span.begin == token.span.end + 1 &&
           (one_of(text(at), below) || may_be_name(document_, at));
  }

  bool disagree(const Held& a, const Held& b) const {
    if (a.first_name != 0 && b.first_name != 0 && a.first_name != b.first_name) return false;
    const bool same_office = document_.tokens()[a.office].folded == document_.tokens()[b.office].folded;
    const bool same_department = a.department == b.department || a.department.empty() || b.department.empty();
    return same_office && same_department && a.rank != b.rank;
  }

  void compare(const std::vector<Held>& all) {
    for (std::size_t at = 1; at < all.size(); ++at) {
      if (!disagree(all[0], all[at])) continue;
      Diagnostic& diagnostic =
          context_.report(all[at].span, quoted(document_.text(all[at].span)) + " here, and " +
                                            quoted(document_.text(all[0].span)) + " at " + std::string{related_place});
      context_.relate(diagnostic, all[0].span, "the other office");
      return;
    }
  }

  RuleContext& context_;
  const Document& document_;
  const WordSet& offices_;
  OwnWords own_;
};

class TitleChanged final : public Rule {
 public:
  void check(RuleContext& context) const override { Reader{context, offices_}.run(); }

 private:
  WordSet offices_{offices};
};

}  // namespace

extern constinit const RuleDefinition title_changed{
    .severity = Severity::warning,
    .english = true,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<TitleChanged>(); },
};

}  // namespace rules
