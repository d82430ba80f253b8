// Finds "(a) …, (b) … and (d) …" inside a paragraph.
//
// Letters, small Roman numbers and figures in brackets count if the first of them
// is the first of its kind and three or more stand in the block. "Paragraphs (a),
// (b) and (d) apply" only names them: words must stand between. Cost: linear.
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "linter/rule/rule.h"
#include "linter/text/utf8.h"
#include "rules/support/numbers.h"
#include "rules/support/words.h"

namespace rules {
namespace {

using namespace galley;
using namespace std::literals;

constexpr std::array romans = {"i"sv,  "ii"sv, "iii"sv, "iv"sv,  "v"sv,    "vi"sv,  "vii"sv, "viii"sv,
                               "ix"sv, "x"sv,  "xi"sv,  "xii"sv, "xiii"sv, "xiv"sv, "xv"sv};
constexpr std::array naming = {"paragraph"sv, "paragraphs"sv, "clause"sv, "clauses"sv, "section"sv, "sections"sv,
                               "item"sv,      "items"sv,      "point"sv,  "points"sv,  "and"sv,     "or"sv,
                               "to"sv,        "under"sv,      "see"sv,    "in"sv};

enum class System : std::uint8_t { letters, roman, figures };

struct Marker {
  std::uint32_t token = 0;  // the bracket that opens it
  std::string_view written;
};

std::optional<int> value_in(System system, std::string_view written) {
  if (system == System::letters)
    return written.size() == 1 && is_ascii_lower(written[0]) ? std::optional{written[0] - 'a' + 1} : std::nullopt;
  if (system == System::figures) return is_ascii_digit(written[0]) ? small_number(written) : std::nullopt;
  const auto found = std::find(romans.begin(), romans.end(), written);
  return found == romans.end() ? std::nullopt : std::optional{static_cast<int>(found - romans.begin()) + 1};
}

std::string written_in(System system, int value) {
  if (system == System::letters) return std::string(1, static_cast<char>('a' + value - 1));
  if (system == System::figures) return std::to_string(value);
  return std::string{romans[static_cast<std::size_t>(value - 1)]};
}

class LetterSequence final : public Rule {
 public:
  void check(RuleContext& context) const override {
    for (const Block& block : context.document().blocks()) {
      if (block.kind == BlockKind::code || block.kind == BlockKind::quote || block.kind == BlockKind::table_cell)
        continue;
      const std::vector<Marker> markers = find_markers(context.document(), block);
      if (markers.size() >= 3) check_markers(context, markers);
    }
  }

 private:
  static std::vector<Marker> find_markers(const Document& document, const Block& block) {
    const auto tokens = document.tokens();
    std::vector<Marker> markers;
    for (const std::uint32_t at : document.marks(block)) {
      if (document.prose()[tokens[at].span.begin] != '(' || at + 3 >= block.tokens.end) continue;
      if (!tokens[at + 1].is_wordlike() || tokens[at + 1].span.size() > 4 || document.text(tokens[at + 2]) != ")")
        continue;
      if (at > block.tokens.begin && tokens[at - 1].span.end == tokens[at].span.begin) continue;  // "f(x)"
      if (at > block.tokens.begin && is_naming(document, at - 1) && !markers.empty() && at - markers.back().token < 6)
        continue;
      if (tokens[at + 3].span.begin == tokens[at + 2].span.end) continue;
      markers.push_back({.token = at, .written = document.text(tokens[at + 1])});
    }
    return markers;
  }

  static bool is_naming(const Document& document, std::uint32_t at) {
    return one_of(document.text(document.tokens()[at]), naming);
  }

  static void check_markers(RuleContext& context, std::span<const Marker> markers) {
    const System system = markers[0].written == "i"   ? System::roman
                          : markers[0].written == "1" ? System::figures
                                                      : System::letters;
    if (value_in(system, markers[0].written) != 1) return;
    std::optional<std::size_t> odd;
    int before = 1;
    for (std::size_t at = 1; at < markers.size(); ++at) {
      const auto value = value_in(system, markers[at].written);
      if (!value) return;
      if (markers[at].token < markers[at - 1].token + 5) return;  // only named
      if (*value != before + 1) {
        if (odd || *value == 1) return;
        odd = at;
      }
      before = *value;
    }
    if (odd) report(context, system, markers[*odd - 1], markers[*odd]);
  }

  static void report(RuleContext& context, System system, const Marker& before, const Marker& marker) {
    const int last = *value_in(system, before.written);
    const int value = *value_in(system, marker.written);
    const std::string written{marker.written};
    std::string message = "(" + written + ")";
    if (value == last) {
      message += " stands here twice";
    } else {
      message += " follows (" + std::string{before.written} + ")";
      if (value == last + 2) message += ": (" + written_in(system, last + 1) + ") is missing";
    }
    Diagnostic& diagnostic = context.report(span_of(context.document(), marker), message);
    context.relate(diagnostic, span_of(context.document(), before), "the one before");
  }

  static TextSpan span_of(const Document& document, const Marker& marker) {
    return join(document.tokens()[marker.token].span, document.tokens()[marker.token + 2].span);
  }
};

}  // namespace

extern constinit const RuleDefinition letter_sequence{
    .severity = Severity::warning,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<LetterSequence>(); },
};

}  // namespace rules
