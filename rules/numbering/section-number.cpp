// Finds numbers of sections with parts ("2.1", "2.3") that are out of order.
//
// Each number may be followed by its first child (2.1.1), by the next one of its
// level (2.2), or by the next one of a level above (3, 3.1). What else follows is
// a gap, a repeat or a step back. Numbers most of which are out of order count
// something else: versions, dates, editions. Cost: linear.
#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "linter/rule/rule.h"
#include "linter/text/utf8.h"

namespace rules {
namespace {

using namespace galley;

struct Section {
  std::vector<int> parts;
  Span place;
  std::string written;
  int chapter = 0;  // of an item "5." between the section before and this one; 0 if there is none
};

std::optional<std::vector<int>> parts_of(std::string_view written) {
  if (written.ends_with('.')) written.remove_suffix(1);
  std::vector<int> parts{0};
  bool digit = false;
  for (const char byte : written) {
    if (byte == '.') {
      if (!digit) return std::nullopt;
      parts.push_back(0);
      digit = false;
    } else if (is_ascii_digit(byte) && parts.back() < 100) {
      parts.back() = 10 * parts.back() + (byte - '0');
      digit = true;
    } else {
      return std::nullopt;
    }
  }
  if (!digit || parts.size() > 5) return std::nullopt;
  return parts;
}

bool may_follow(const std::vector<int>& before, const std::vector<int>& next) {
  const auto [here, there] = std::mismatch(before.begin(), before.end(), next.begin(), next.end());
  if (there == next.end()) return false;  // the same, or one that it stands in
  const auto rest_begins_anew = std::all_of(there + 1, next.end(), [](int part) { return part <= 1; });
  if (!rest_begins_anew) return false;
  return here == before.end() ? *there <= 1 : *there == *here + 1;
}

// "3.5", "4. Fees", "5. Ends", "5.1": the chapters stand as items of a list.
bool begins_chapter(const Section& before, const Section& next) {
  return next.chapter == next.parts.front() && next.chapter > before.parts.front() &&
         std::all_of(next.parts.begin() + 1, next.parts.end(), [](int part) { return part <= 1; });
}

class SectionNumber final : public Rule {
 public:
  void check(RuleContext& context) const override {
    std::vector<Section> sections;
    int chapter = 0;  // the number of the last item that has one part only
    for (const Block& block : context.document().blocks()) {
      if (auto section = section_of(context.document(), block)) {
        section->chapter = std::exchange(chapter, 0);
        sections.push_back(std::move(*section));
      } else if (block.kind == BlockKind::list_item) {
        if (const auto parts = parts_of(block.number); parts && parts->size() == 1) chapter = parts->front();
      }
    }
    const auto with_parts = std::count_if(sections.begin(), sections.end(),
                                          [](const Section& section) { return section.parts.size() > 1; });
    if (with_parts < 4) return;
    std::set<std::vector<int>> stood;  // all but the section before
    std::vector<std::size_t> odd;
    for (std::size_t at = 1; at < sections.size(); ++at) {
      const Section& before = sections[at - 1];
      const Section& section = sections[at];
      // A first section that has stood already: the text behind its list of contents.
      const bool begins_anew = section.parts.back() == 1 && stood.contains(section.parts);
      if (section.parts.size() > 1 && !may_follow(before.parts, section.parts) && !begins_chapter(before, section) &&
          !begins_anew)
        odd.push_back(at);
      stood.insert(before.parts);
    }
    if (odd.empty() || 4 * odd.size() > sections.size()) return;
    for (const std::size_t at : odd) report(context, sections[at - 1], sections[at]);
  }

 private:
  // A heading or an item that begins with such a number, and a word behind it.
  static std::optional<Section> section_of(const Document& document, const Block& block) {
    if (block.kind == BlockKind::list_item && !block.marker.empty()) {
      if (auto parts = parts_of(block.number); parts && parts->size() > 1)
        return Section{std::move(*parts), block.marker, block.number};
      return std::nullopt;
    }
    if (block.kind != BlockKind::heading || block.tokens.size() < 2) return std::nullopt;
    const Token& token = document.tokens()[block.tokens.begin];
    if (token.kind != TokenKind::number || token.span.begin != block.span.begin) return std::nullopt;
    Offset end = token.span.end;  // "2.1.3" is a number, a point and a number, or more
    while (end < block.span.end && (is_ascii_digit(document.prose()[end]) || document.prose()[end] == '.')) ++end;
    if (end >= block.span.end || document.prose()[end] != ' ') return std::nullopt;
    const TextSpan span{block.span.begin, end};
    auto parts = parts_of(document.text(span));
    if (!parts) return std::nullopt;
    return Section{std::move(*parts), document.source_span(span), std::string{document.text(span)}};
  }

  static void report(RuleContext& context, const Section& before, const Section& section) {
    const bool twice = before.parts == section.parts;
    Diagnostic& diagnostic =
        context.report_source(section.place, twice ? "section " + section.written + " stands here twice"
                                                   : "section " + section.written + " follows " + before.written);
    context.relate_source(diagnostic, before.place, "the one before");
  }
};

}  // namespace

extern constinit const RuleDefinition section_number{
    .severity = Severity::warning,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<SectionNumber>(); },
};

}  // namespace rules
