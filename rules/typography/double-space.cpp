#include "linter/text/utf8.h"
#include "rules/support/places.h"

namespace rules {
namespace {

using namespace galley;

// More than this share of all gaps between words, and it is a layout.
constexpr std::size_t words_for_each = 40;

class DoubleSpace final : public Rule {
 public:
  void check(RuleContext& context) const override {
    const Document& document = context.document();
    std::vector<Place> places;
    std::size_t words = 0;
    for (const Block& block : document.blocks()) {
      words += block.tokens.size();
      if (is_running_text(block)) find(document, block, places);
    }
    if (places.empty() || (places.size() > 2 && places.size() * words_for_each > words)) return;
    report_places(context, places, "two spaces stand here inside a sentence", Safety::safe, "Write one space");
  }

 private:
  static void find(const Document& document, const Block& block, std::vector<Place>& places) {
    const std::string_view text = document.text(block.span);
    for (std::size_t at = text.find("  "); at != std::string_view::npos; at = text.find("  ", at + 2)) {
      if (at == 0 || at + 2 >= text.size() || !joins_words(text[at - 1], text[at + 2])) continue;
      const TextSpan span{block.span.begin + static_cast<Offset>(at), block.span.begin + static_cast<Offset>(at) + 2};
      if (!is_opaque(document, span.begin)) places.push_back({.span = span, .instead = " "});
    }
  }

  // Behind a stop two spaces are a typist's style; three are a layout, and so
  // are those around symbols.
  static bool joins_words(char left, char right) {
    const auto is_word = [](char byte) {
      return is_ascii_letter(byte) || is_ascii_digit(byte) || static_cast<unsigned char>(byte) >= 0x80;
    };
    return (is_word(left) || left == ',') && (is_word(right) || right == '(');
  }
};

}  // namespace

extern constinit const RuleDefinition double_space{
    .severity = Severity::suggestion,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<DoubleSpace>(); },
};

}  // namespace rules
