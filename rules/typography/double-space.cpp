#include <algorithm>

#include "linter/text/utf8.h"
#include "rules/support/places.h"

namespace rules {
namespace {

using namespace galley;

// More than this share of all gaps between words, and it is a layout.
constexpr std::size_t words_for_each = 40;

// Lines that are columns of a table in plain text: more spaces stand elsewhere
// in them. Asked in the order of the text it looks at each line once.
class TableLines {
 public:
  explicit TableLines(std::string_view prose) : prose_(prose) {}

  bool hold(TextSpan gap) {
    if (gap.begin >= end_) {
      const std::size_t begin = prose_.find_last_of('\n', gap.begin) + 1;  // 0 where there is none
      end_ = std::min(prose_.find('\n', gap.end), prose_.size());
      is_table_ = prose_.substr(begin, end_ - begin).find("   ") != std::string_view::npos;
    }
    return is_table_;
  }

 private:
  std::string_view prose_;
  std::size_t end_ = 0;  // of the line that was looked at last
  bool is_table_ = false;
};

class DoubleSpace final : public Rule {
 public:
  void check(RuleContext& context) const override {
    const Document& document = context.document();
    std::vector<Place> places;
    std::size_t words = 0;
    std::size_t gaps = 0;
    TableLines tables{document.prose()};
    for (const Block& block : document.blocks()) {
      words += block.tokens.size();
      if (is_running_text(block)) find(document, block, tables, places, gaps);
    }
    if (places.empty() || (gaps > 2 && gaps * words_for_each > words)) return;
    report_places(context, places, "two spaces stand here inside a sentence", Safety::safe, "Write one space");
  }

 private:
  // `gaps` counts those in tables, too.
  static void find(const Document& document, const Block& block, TableLines& tables, std::vector<Place>& places,
                   std::size_t& gaps) {
    const auto tokens = document.tokens(block);
    for (std::size_t at = 1; at < tokens.size(); ++at) {
      const TextSpan gap{tokens[at - 1].span.end, tokens[at].span.begin};
      if (gap.size() != 2 || document.text(gap) != "  " || is_opaque(tokens[at - 1]) || is_opaque(tokens[at])) continue;
      if (!joins_words(document.prose()[gap.begin - 1], document.prose()[gap.end])) continue;
      ++gaps;
      if (!tables.hold(gap)) places.push_back({.span = gap, .instead = " "});
    }
  }

  static bool is_opaque(const Token& token) { return token.kind == TokenKind::code || token.kind == TokenKind::link; }

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
