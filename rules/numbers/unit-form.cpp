// "5km" and "5 km" are compared over all units together; "5 km" and "5
// kilometres", where the option asks for it, unit by unit.
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

struct Unit {
  std::string_view symbol;
  std::string_view words[2];  // without the plural's s
};

// Symbols that are no words and no other abbreviations: not "m", "g", "in".
constexpr std::array units = {
    Unit{"km", {"kilometre", "kilometer"}},
    Unit{"cm", {"centimetre", "centimeter"}},
    Unit{"mm", {"millimetre", "millimeter"}},
    Unit{"kg", {"kilogram", "kilogramme"}},
    Unit{"mg", {"milligram", "milligramme"}},
    Unit{"ml", {"millilitre", "milliliter"}},
    Unit{"kB", {"kilobyte", ""}},
    Unit{"KB", {"kilobyte", ""}},
    Unit{"MB", {"megabyte", ""}},
    Unit{"GB", {"gigabyte", ""}},
    Unit{"TB", {"terabyte", ""}},
    Unit{"Hz", {"hertz", ""}},
    Unit{"kHz", {"kilohertz", ""}},
    Unit{"MHz", {"megahertz", ""}},
    Unit{"GHz", {"gigahertz", ""}},
    Unit{"kW", {"kilowatt", ""}},
    Unit{"MW", {"megawatt", ""}},
    Unit{"GW", {"gigawatt", ""}},
    Unit{"kWh", {"kilowatt-hour", ""}},
    Unit{"mph", {"", ""}},
    Unit{"lb", {"pound", ""}},
    Unit{"lbs", {"pound", ""}},
    Unit{"oz", {"ounce", ""}},
    Unit{"ft", {"foot", ""}},
    Unit{"ms", {"millisecond", ""}},
    Unit{"hrs", {"hour", ""}},
};

class Reader {
 public:
  Reader(RuleContext& context, bool words)
      : context_(context), document_(context.document()), compares_words_(words), own_(context) {}

  void run() {
    std::array<Forms, units.size()> by_unit;
    Forms spacing;
    for (const std::uint32_t at : document_.figures()) {
      const Token& token = document_.tokens()[at];
      if (token.kind == TokenKind::word) {
        if (is_attached(document_.text(token)) && own_.contain(at)) spacing.add(0, token.span);
      } else if (at + 1 < document_.tokens().size() && document_.tokens()[at + 1].kind == TokenKind::word &&
                 document_.tokens()[at + 1].span.begin <= token.span.end + 2) {
        read(at + 1, spacing, by_unit);
      }
    }
    report(spacing, by_unit);
  }

 private:
  // "5km"
  static bool is_attached(std::string_view word) {
    const std::size_t figures = word.find_first_not_of("0123456789.,");
    return figures != 0 && figures != word.npos && unit_of(word.substr(figures)).has_value();
  }

  static std::optional<std::size_t> unit_of(std::string_view word) {
    const auto found = std::find_if(units.begin(), units.end(), [&](const Unit& unit) { return unit.symbol == word; });
    if (found == units.end()) return std::nullopt;
    return static_cast<std::size_t>(found - units.begin());
  }

  static std::optional<std::size_t> unit_in_words(std::string_view word) {
    if (word.ends_with('s')) word.remove_suffix(1);
    const auto found = std::find_if(units.begin(), units.end(), [&](const Unit& unit) {
      return !word.empty() && (unit.words[0] == word || unit.words[1] == word);
    });
    if (found == units.end()) return std::nullopt;
    return static_cast<std::size_t>(found - units.begin());
  }

  // A unit behind the number at `at` - 1.
  void read(std::uint32_t at, Forms& spacing, std::array<Forms, units.size()>& by_unit) {
    const std::string_view word = document_.text(document_.tokens()[at]);
    const TextSpan span = join(document_.tokens()[at - 1].span, document_.tokens()[at].span);
    if (const auto unit = unit_of(word); unit && own_.contain(at)) {
      spacing.add(1, span);
      by_unit[*unit].add(0, span);
    } else if (const auto spelled = compares_words_ ? unit_in_words(word) : std::nullopt; spelled && own_.contain(at)) {
      by_unit[*spelled].add(1, span);
    }
  }

  void report(const Forms& spacing, const std::array<Forms, units.size()>& by_unit) {
    spacing.report(context_, {.rewrite = [&](TextSpan span, std::uint32_t form) {
                     std::string written{document_.text(span)};
                     std::erase(written, ' ');
                     return form == 0 ? written : written.insert(written.find_first_not_of("0123456789.,"), " ");
                   }});
    if (!compares_words_) return;
    for (const Forms& forms : by_unit) forms.report(context_, {});
  }

  RuleContext& context_;
  const Document& document_;
  bool compares_words_;
  OwnWords own_;
};

class UnitForm final : public Rule {
 public:
  explicit UnitForm(bool words) : words_(words) {}
  void check(RuleContext& context) const override { Reader{context, words_}.run(); }

 private:
  bool words_;
};

constexpr OptionDefinition options[] = {
    {.name = "words", .fallback = false, .summary = "Compare “5 km” with “5 kilometres”, too"},
};

}  // namespace

extern constinit const RuleDefinition unit_form{
    .severity = Severity::warning,
    .options = options,
    .make = [](const RuleOptions& chosen) -> std::unique_ptr<Rule> {
      return std::make_unique<UnitForm>(chosen.flag("words"));
    },
};

}  // namespace rules
