#include <algorithm>

#include "linter/text/utf8.h"
#include "rules/support/places.h"

namespace rules {
namespace {

using namespace galley;

bool is_combining(char32_t code_point) { return code_point >= 0x300 && code_point < 0x370; }

class MixedNormalisation final : public Rule {
 public:
  void check(RuleContext& context) const override {
    const Document& document = context.document();
    std::vector<Place> places;
    Offset done = 0;
    for (const char lead : {'\xCC', '\xCD'}) {
      done = 0;
      for_each_byte(document, lead, [&](const Block& block, Offset at) {
        if (at >= done) done = consider(document, block, at, places);
      });
    }
    if (places.empty() || !has_composed(document)) return;
    std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) { return a.span < b.span; });
    places.erase(
        std::unique(places.begin(), places.end(), [](const Place& a, const Place& b) { return a.span == b.span; }),
        places.end());
    report_places(context, places,
                  "“" + places.front().instead +
                      "” is a letter and a mark here; this piece also has such letters as one character",
                  Safety::safe, "Write one character");
  }

 private:
  // The letter before the mark at `at` with all its marks. Returns where they end.
  static Offset consider(const Document& document, const Block& block, Offset at, std::vector<Place>& places) {
    const std::string_view prose = document.prose();
    if (!is_combining(decode(prose, at).code_point) || is_opaque(document, at)) return at;
    Offset begin = at;
    while (begin > block.span.begin) {
      const Decoded before = decode_before(prose, begin);
      begin -= before.size;
      if (is_combining(before.code_point)) continue;
      if (!is_letter(before.code_point)) return at;
      break;
    }
    Offset end = at;
    while (end < block.span.end && is_combining(decode(prose, end).code_point)) end += decode(prose, end).size;
    const TextSpan span{begin, end};
    std::string whole = composed(document.text(span));
    if (whole != document.text(span)) places.push_back({.span = span, .instead = std::move(whole)});
    return end;
  }

  // A letter with an accent as one character: from À to ž, or of Vietnamese.
  static bool has_composed(const Document& document) {
    bool found = false;
    for (const char lead : {'\xC3', '\xC4', '\xC5', '\xE1'}) {
      for_each_byte(document, lead, [&](const Block&, Offset at) {
        const char32_t letter = decode(document.prose(), at).code_point;
        found = found || (is_letter(letter) && (letter < 0x180 || (letter >= 0x1E00 && letter < 0x1F00)));
      });
      if (found) return true;
    }
    return false;
  }
};

}  // namespace

extern constinit const RuleDefinition mixed_normalisation{
    .severity = Severity::warning,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<MixedNormalisation>(); },
};

}  // namespace rules
