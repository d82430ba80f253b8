#include <array>

#include "linter/text/utf8.h"
#include "rules/support/places.h"

namespace rules {
namespace {

using namespace galley;
using namespace std::literals;

// U+FB00 to U+FB06, which share their first two bytes.
constexpr std::array letters = {"ff"sv, "fi"sv, "fl"sv, "ffi"sv, "ffl"sv, "st"sv, "st"sv};
constexpr Offset ligature_size = 3;

class LigatureDebris final : public Rule {
 public:
  void check(RuleContext& context) const override {
    const Document& document = context.document();
    std::vector<Place> places;
    for_each_byte(document, '\xEF', [&](const Block& block, Offset at) {
      const char32_t code_point = decode(document.prose(), at).code_point;
      if (code_point < 0xFB00 || code_point > 0xFB06 || !is_in_word(document, block, at)) return;
      places.push_back({.span = {at, at + ligature_size}, .instead = std::string{letters[code_point - 0xFB00]}});
    });
    if (places.empty()) return;
    report_places(context, places,
                  "“" + std::string{document.text(places.front().span)} + "” is one character, not the letters “" +
                      places.front().instead + "”",
                  Safety::safe, "Write the letters");
  }

 private:
  // A ligature alone is spoken of.
  static bool is_in_word(const Document& document, const Block& block, Offset at) {
    const Offset end = at + ligature_size;
    const auto is_part = [](char32_t neighbour) { return is_letter(neighbour); };
    if (is_opaque(document, at)) return false;
    return (at > block.span.begin && is_part(decode_before(document.prose(), at).code_point)) ||
           (end < block.span.end && is_part(decode(document.prose(), end).code_point));
  }
};

}  // namespace

extern constinit const RuleDefinition ligature_debris{
    .severity = Severity::warning,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<LigatureDebris>(); },
};

}  // namespace rules
