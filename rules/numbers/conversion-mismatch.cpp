// "10 miles (20 km)". Two amounts beside each other in brackets, in units of
// one kind, must be the same amount; rounding is forgiven, as the coarser of
// the two figures has it, and a tenth beside.
#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>

#include "linter/rule/rule.h"
#include "rules/support/numbers.h"
#include "rules/support/own_words.h"
#include "rules/support/words.h"

namespace rules {
namespace {

using namespace galley;
using namespace std::literals;

enum class Kind : std::uint8_t { length, mass, area, volume, speed };

constexpr double most_rounding = 0.05;  // "10 miles" may be nine and a half, but not five

struct Unit {
  std::string_view name;
  Kind kind;
  double size;  // in metres, kilograms, hectares, litres, km/h
};
constexpr std::array units = {
    Unit{"mile", Kind::length, 1609.344},
    Unit{"miles", Kind::length, 1609.344},
    Unit{"mi", Kind::length, 1609.344},
    Unit{"km", Kind::length, 1000},
    Unit{"kilometre", Kind::length, 1000},
    Unit{"kilometres", Kind::length, 1000},
    Unit{"kilometer", Kind::length, 1000},
    Unit{"kilometers", Kind::length, 1000},
    Unit{"m", Kind::length, 1},
    Unit{"metre", Kind::length, 1},
    Unit{"metres", Kind::length, 1},
    Unit{"meter", Kind::length, 1},
    Unit{"meters", Kind::length, 1},
    Unit{"foot", Kind::length, 0.3048},
    Unit{"feet", Kind::length, 0.3048},
    Unit{"ft", Kind::length, 0.3048},
    Unit{"yard", Kind::length, 0.9144},
    Unit{"yards", Kind::length, 0.9144},
    Unit{"inch", Kind::length, 0.0254},
    Unit{"inches", Kind::length, 0.0254},
    Unit{"cm", Kind::length, 0.01},
    Unit{"centimetres", Kind::length, 0.01},
    Unit{"centimeters", Kind::length, 0.01},
    Unit{"mm", Kind::length, 0.001},
    Unit{"kg", Kind::mass, 1},
    Unit{"kilogram", Kind::mass, 1},
    Unit{"kilograms", Kind::mass, 1},
    Unit{"lb", Kind::mass, 0.45359237},
    Unit{"lbs", Kind::mass, 0.45359237},
    Unit{"pounds", Kind::mass, 0.45359237},
    Unit{"stone", Kind::mass, 6.35029},
    Unit{"tonnes", Kind::mass, 1000},
    Unit{"ounces", Kind::mass, 0.0283495},
    Unit{"oz", Kind::mass, 0.0283495},
    Unit{"acre", Kind::area, 0.404686},
    Unit{"acres", Kind::area, 0.404686},
    Unit{"hectare", Kind::area, 1},
    Unit{"hectares", Kind::area, 1},
    Unit{"ha", Kind::area, 1},
    Unit{"litre", Kind::volume, 1},
    Unit{"litres", Kind::volume, 1},
    Unit{"liters", Kind::volume, 1},
    Unit{"mph", Kind::speed, 1.609344},
    Unit{"kph", Kind::speed, 1},
    Unit{"kmh", Kind::speed, 1},
};

struct Amount {
  double value = 0;
  const Unit* unit = nullptr;
  IndexRange tokens;
  double rounding = 0;  // half of the last figure's place, as a share of the value
};

class Reader {
 public:
  explicit Reader(RuleContext& context) : context_(context), document_(context.document()), own_(context) {}

  void run() {
    for (const std::uint32_t at : document_.figures()) {
      const auto first = read(at);
      if (!first || text(first->tokens.end) != "(") continue;
      std::uint32_t inside = first->tokens.end + 1;
      if (one_of(text(inside), std::array{"about"sv, "around"sv, "roughly"sv, "nearly"sv, "almost"sv, "or"sv}))
        ++inside;
      const auto second = inside < document_.tokens().size() ? read(inside) : std::nullopt;
      if (second && text(second->tokens.end) == ")") compare(*first, *second);
    }
  }

 private:
  std::string_view text(std::uint32_t at) const {
    return at < document_.tokens().size() ? document_.text(document_.tokens()[at]) : std::string_view{};
  }

  // "10 miles", "16km" from token `at`.
  std::optional<Amount> read(std::uint32_t at) const {
    const Token& token = document_.tokens()[at];
    const std::string_view word = document_.text(token);
    if (token.kind == TokenKind::number) {
      const Unit* const unit = find(text(at + 1));
      return unit != nullptr ? amount(word, *unit, {at, at + 2}) : std::nullopt;
    }
    const std::size_t letters = word.find_first_not_of("0123456789.,");
    if (token.kind != TokenKind::word || letters == 0 || letters == word.npos) return std::nullopt;
    const Unit* const unit = find(word.substr(letters));
    return unit != nullptr ? amount(word.substr(0, letters), *unit, {at, at + 1}) : std::nullopt;
  }

  static const Unit* find(std::string_view name) {
    const auto found = std::find_if(units.begin(), units.end(), [&](const Unit& unit) { return unit.name == name; });
    return found == units.end() ? nullptr : &*found;
  }

  // None for a range, a sum of money, or "5ft 10in".
  std::optional<Amount> amount(std::string_view figures, const Unit& unit, IndexRange tokens) const {
    const auto value = figure_value(figures);
    if (!value || *value == 0) return std::nullopt;
    if (tokens.begin > 0) {
      const std::string_view before = text(tokens.begin - 1);
      const bool joined = document_.tokens()[tokens.begin - 1].span.end == document_.tokens()[tokens.begin].span.begin;
      if ((joined && before != "(") || find(before) != nullptr || before == "to" || before == "and" || before == "×" ||
          before == "by")
        return std::nullopt;
    }
    return Amount{.value = *value,
                  .unit = &unit,
                  .tokens = tokens,
                  .rounding = std::min(most_rounding, rounding(figures) / *value)};
  }

  // Half of the place of the last figure that is no zero: 50 of "1,200", 0.05 of "3.5".
  static double rounding(std::string_view figures) {
    double place = 1;
    const std::size_t point = figures.find('.');
    if (point != figures.npos) {
      for (std::size_t at = point + 1; at < figures.size(); ++at) place /= 10;
      return place / 2;
    }
    for (std::size_t at = figures.size(); at-- > 0 && (figures[at] == '0' || figures[at] == ',');) {
      if (figures[at] == '0') place *= 10;
    }
    return place / 2;
  }

  void compare(const Amount& first, const Amount& second) {
    if (first.unit->kind != second.unit->kind || first.unit->size == second.unit->size) return;
    const double right = first.value * first.unit->size / second.unit->size;
    const double off = std::abs(right - second.value) / right;
    if (off <= 0.1 + first.rounding + second.rounding || !own_.contain_or_head(first.tokens.begin)) return;
    context_.report(span(second), quoted(document_.text(span(first))) + " is about " + shortened(right) + " " +
                                      std::string{second.unit->name} + ", not " +
                                      std::string{document_.text(span(second))});
  }

  TextSpan span(const Amount& amount) const {
    return join(document_.tokens()[amount.tokens.begin].span, document_.tokens()[amount.tokens.end - 1].span);
  }

  // Two figures that count.
  static std::string shortened(double value) {
    if (value >= 10) return std::to_string(static_cast<long long>(std::llround(value)));
    std::string text = std::to_string(std::round(value * 10) / 10);
    text.erase(text.find('.') + 2);
    return text.ends_with(".0") ? text.substr(0, text.size() - 2) : text;
  }

  RuleContext& context_;
  const Document& document_;
  OwnWords own_;
};

class ConversionMismatch final : public Rule {
 public:
  void check(RuleContext& context) const override { Reader{context}.run(); }
};

}  // namespace

extern constinit const RuleDefinition conversion_mismatch{
    .severity = Severity::warning,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<ConversionMismatch>(); },
};

}  // namespace rules
