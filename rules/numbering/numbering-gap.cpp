// Finds the numbers of a list that are out of order.
//
// A list is read as its writer numbered it. What differs from one more than the
// number before is put down to the smallest slip that explains it: one wrong
// number, two that changed places, a repeat, a gap, a step back. A list whose
// numbers are mostly out of order was never a sequence (extracts from a longer
// one, votes, years), and nothing is said of it. Cost: linear.
#include <algorithm>
#include <string>
#include <vector>

#include "linter/rule/rule.h"
#include "linter/text/utf8.h"
#include "rules/support/numbers.h"

namespace rules {
namespace {

using namespace galley;

struct Item {
  int value = 0;
  bool letter = false;
  Span place;                 // its number in the source
  std::uint32_t stretch = 0;  // how many times items were left out before it
};

enum class Slip { wrong, swapped, repeat, gap, back };

struct Finding {
  Slip slip = Slip::gap;
  std::size_t at = 0;  // the item that is out of order
  int expected = 0;
};

std::vector<Finding> find_slips(std::span<const Item> items) {
  std::vector<Finding> findings;
  int before = items[0].value;
  for (std::size_t at = 1; at < items.size(); ++at) {
    const int expected = before + 1;
    const int value = items[at].value;
    const int next = at + 1 < items.size() ? items[at + 1].value : -1;
    before = value;
    if (value == expected) continue;
    if (next == expected + 1) {
      findings.push_back({Slip::wrong, at, expected});
      before = expected;
    } else if (value == expected + 1 && next == expected) {
      findings.push_back({Slip::swapped, at++, expected});
    } else {
      const Slip slip = value == expected - 1 ? Slip::repeat : value > expected ? Slip::gap : Slip::back;
      findings.push_back({slip, at, expected});
    }
  }
  return findings;
}

// Lists that count on purpose otherwise: all the same ("1." throughout, which
// Markdown numbers itself), or down to one.
bool counts_otherwise(std::span<const Item> items) {
  const auto all_steps = [&](int step) {
    for (std::size_t at = 1; at < items.size(); ++at) {
      if (items[at].value - items[at - 1].value != step) return false;
    }
    return true;
  };
  return all_steps(0) || all_steps(-1);
}

std::string written(const Item& item, int value) {
  return item.letter ? std::string(1, static_cast<char>('a' + value - 1)) : std::to_string(value);
}

std::string missing(const Item& item, int from, int to) {
  if (from == to) return written(item, from) + " is missing";
  return written(item, from) + (to == from + 1 ? " and " : " to ") + written(item, to) + " are missing";
}

class NumberingGap final : public Rule {
 public:
  void check(RuleContext& context) const override {
    check_lists(context);
    check_headings(context);
  }

 private:
  static void check_lists(RuleContext& context) {
    std::vector<std::pair<std::uint32_t, Item>> all;
    std::uint32_t stretch = 0;
    for (const Block& block : context.document().blocks()) {
      stretch += leaves_out(context.document().text(block.span));
      if (block.list == no_index || block.marker.empty()) continue;
      if (const auto number = item_number(block.number))
        all.push_back({block.list, {number->value, number->letter, block.marker, stretch}});
    }
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<Item> items;
    for (std::size_t at = 0; at < all.size(); ++at) {
      const Item& item = all[at].second;
      if (!items.empty() && is_no_number(items.back(), item)) continue;
      const bool goes_on = !items.empty() && item.stretch == items.back().stretch;
      if (!items.empty() && (item.value < items[0].value || !goes_on)) {  // the list begins anew
        check_sequence(context, items, "item");
        items.clear();
      }
      items.push_back(item);
      if (at + 1 < all.size() && all[at + 1].first == all[at].first) continue;
      check_sequence(context, items, "item");
      items.clear();
    }
  }

  // Between the first places and that of our own rower.
  static bool leaves_out(std::string_view text) {
    return text == "…" || text == "..." || text == "[…]" || text == "[...]" || text == "(…)" || text == "(...)";
  }

  // "(202) 555-0100" at the start of a line.
  static bool is_no_number(const Item& before, const Item& item) {
    constexpr int most_missing = 90;
    return item.value > before.value + most_missing;
  }

  // Headings of one level under one heading of the level above.
  static void check_headings(RuleContext& context) {
    std::vector<Item> levels[7];
    const auto flush = [&](std::size_t from) {
      for (std::size_t level = from; level < 7; ++level) {
        if (!levels[level].empty()) check_sequence(context, levels[level], "heading");
        levels[level].clear();
      }
    };
    for (const Block& block : context.document().blocks()) {
      if (block.kind != BlockKind::heading || block.level == 0 || block.level > 6) continue;
      flush(block.level + std::size_t{1});
      const auto item = heading_item(context.document(), block);
      if (item && item->value == 1) flush(block.level);  // contents, and then what they are of
      if (item) levels[block.level].push_back(*item);
    }
    flush(1);
  }

  // "3. Results", "3) Results".
  static std::optional<Item> heading_item(const Document& document, const Block& block) {
    const auto tokens = document.tokens(block);
    if (tokens.size() < 3 || tokens[0].kind != TokenKind::number || tokens[0].span.size() > 2) return std::nullopt;
    const std::string_view mark = document.text(tokens[1]);
    if ((mark != "." && mark != ")") || tokens[1].span.begin != tokens[0].span.end ||
        (tokens[2].kind != TokenKind::word && tokens[2].kind != TokenKind::code && document.text(tokens[2]) != "_"))
      return std::nullopt;
    const auto number = item_number(document.text(tokens[0]));
    if (!number) return std::nullopt;
    return Item{number->value, false, document.source_span(tokens[0].span), 0};
  }

  // Places that are counted down to the first: most of them are one less than the one before.
  static bool counts_down(std::span<const Item> items) {
    constexpr std::size_t fewest = 4;
    std::size_t steps = 0;
    for (std::size_t at = 1; at < items.size(); ++at) steps += items[at].value == items[at - 1].value - 1;
    return items.size() >= fewest && 2 * steps >= items.size() - 1 && items.back().value < items.front().value;
  }

  // What counts down is read from `top` as what counts up from 0.
  static std::vector<Item> turned(std::span<const Item> items, int top) {
    std::vector<Item> all{items.begin(), items.end()};
    for (Item& item : all) item.value = top - item.value;
    return all;
  }

  static void check_sequence(RuleContext& context, std::span<const Item> items, std::string_view what) {
    if (items.size() < 3 || counts_otherwise(items)) return;
    if (std::any_of(items.begin(), items.end(), [&](const Item& item) { return item.letter != items[0].letter; }))
      return;
    const int top = items.front().value;
    const bool down = what == "heading" && counts_down(items);
    std::vector<Finding> findings =
        find_slips(down ? turned(items, top) : std::vector<Item>{items.begin(), items.end()});
    for (Finding& finding : findings) finding.expected = down ? top - finding.expected : finding.expected;
    if (findings.empty() || 2 * findings.size() > items.size() - 1) return;
    for (const Finding& finding : findings) report(context, items, finding, std::string{what});
  }

  static void report(RuleContext& context, std::span<const Item> items, const Finding& finding,
                     const std::string& what) {
    const Item& item = items[finding.at];
    const Item& before = items[finding.at - 1];
    const std::string name = what + " " + written(item, item.value);
    const auto say = [&](const std::string& message, const Item& other, std::string note) -> Diagnostic& {
      Diagnostic& diagnostic = context.report_source(item.place, message);
      context.relate_source(diagnostic, other.place, std::move(note));
      return diagnostic;
    };
    switch (finding.slip) {
      case Slip::gap:
        say(name + " follows " + written(before, before.value) + ": " +
                (item.value > finding.expected ? missing(item, finding.expected, item.value - 1)
                                               : missing(item, item.value + 1, finding.expected)),
            before, "the one before");
        break;
      case Slip::repeat:
        say(name + " stands here twice", before, "first here");
        break;
      case Slip::back:
        say(name + " follows " + written(before, before.value), before, "the one before");
        break;
      case Slip::swapped:
        say(name + " stands before " + what + " " + written(item, finding.expected), items[finding.at + 1],
            "this one should come first");
        break;
      case Slip::wrong: {
        const std::string wanted = written(item, finding.expected);
        Diagnostic& diagnostic = say(name + " stands where " + wanted + " should be", before, "the one before");
        offer(context, diagnostic, item, wanted);
        break;
      }
    }
  }

  static void offer(RuleContext& context, Diagnostic& diagnostic, const Item& item, const std::string& wanted) {
    std::string marker{context.document().source().slice(item.place)};
    const std::size_t at = marker.find(written(item, item.value));
    if (at == std::string::npos) return;
    marker.replace(at, written(item, item.value).size(), wanted);
    context.replace_source(diagnostic, item.place, marker, Safety::unsafe, "Number it " + wanted);
  }
};

}  // namespace

extern constinit const RuleDefinition numbering_gap{
    .severity = Severity::warning,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<NumberingGap>(); },
};

}  // namespace rules
