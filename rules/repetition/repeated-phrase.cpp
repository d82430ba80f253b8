#include <algorithm>
#include <array>
#include <string>

#include "linter/rule/rule.h"
#include "rules/support/quotations.h"
#include "rules/support/words.h"

namespace rules {
namespace {

using namespace galley;
using namespace std::literals;

constexpr std::uint32_t longest_phrase = 6;
// Between two equal words they make an idiom: "again and again and again".
constexpr std::array linking = {"and"sv, "by"sv,  "after"sv, "to"sv, "in"sv,   "on"sv,
                                "or"sv,  "for"sv, "upon"sv,  "is"sv, "help"sv, "of"sv};
// "and" and the like: "He sat and he sat", "immer mehr und mehr und mehr".
constexpr std::array conjunctions = {"and"sv, "or"sv, "und"sv, "oder"sv, "et"sv,  "ou"sv, "y"sv,
                                     "e"sv,   "o"sv,  "en"sv,  "og"sv,   "och"sv, "i"sv};

class RepeatedPhrase final : public Rule {
 public:
  void check(RuleContext& context) const override {
    const Document& document = context.document();
    const WordIndex& words = document.words();
    for (const Block& block : document.blocks()) {
      if (block.kind == BlockKind::code || block.kind == BlockKind::quote || block.kind == BlockKind::table_cell)
        continue;
      for (std::uint32_t at = block.tokens.begin; at + 3 < block.tokens.end; ++at) {
        if (words.next(at) - at > longest_phrase) continue;  // nearly all
        const std::uint32_t length = repeat_at(document, words, at, block.tokens.end);
        if (length == 0 || is_refrain(block, at, length) || is_cried(document, block, at)) continue;
        if (!context.analysis(find_all_quotations).contain(document.tokens()[at].span.begin))
          report(context, at, length);
        at += 2 * length - 1;
        while (at + length < block.tokens.end && is_repeat(document, at + 1 - length, length)) at += length;
      }
    }
  }

 private:
  // Nothing else stands in the line: a song's.
  static bool is_refrain(const Block& block, std::uint32_t at, std::uint32_t length) {
    return at == block.tokens.begin && at + 2 * length == block.tokens.end;
  }

  // "Roll up, roll up roll up!": its first word comes again and again.
  static bool is_cried(const Document& document, const Block& block, std::uint32_t at) {
    constexpr std::uint32_t longest = 40;
    const std::uint32_t begin = at - std::min(at - block.tokens.begin, longest);
    const std::uint32_t end = std::min(block.tokens.end, at + longest);
    const auto near = document.tokens().subspan(begin, end - begin);
    constexpr std::ptrdiff_t often = 3;
    return document.tokens()[at].span.size() > 3 &&
           std::ranges::count(near, document.tokens()[at].folded, &Token::folded) >= often;
  }

  // How many words from token `at` on stand twice in a row.
  static std::uint32_t repeat_at(const Document& document, const WordIndex& words, std::uint32_t at,
                                 std::uint32_t end) {
    const std::uint32_t most = std::min(longest_phrase, (end - at) / 2);
    for (std::uint32_t again = words.next(at); again != no_index && again - at <= most; again = words.next(again)) {
      if (again - at > 1 && is_repeat(document, at, again - at)) return again - at;
    }
    return 0;
  }

  static bool is_repeat(const Document& document, std::uint32_t at, std::uint32_t length) {
    const auto tokens = document.tokens();
    for (std::uint32_t word = at; word < at + 2 * length; ++word) {
      if (tokens[word].kind != TokenKind::word) return false;
      if (word > at && !is_gap(document.prose()[tokens[word - 1].span.end])) return false;
      if (word < at + length && tokens[word].folded != tokens[word + length].folded) return false;
      // "They call the Lab the Lab": a name may stand twice.
      if (word > at && has(tokens[word].shape, Shape::capitalised)) return false;
    }
    // One word throughout is another rule's; "and so on and so on" is an idiom.
    if (tokens[at].folded == tokens[at + 1].folded || one_of(document.text(tokens[at]), linking)) return false;
    for (std::uint32_t word = at; word < at + length; ++word) {
      if (one_of(document.text(tokens[word]), conjunctions)) return false;
    }
    if (length > 2) return true;
    constexpr std::array nesting = {"within"sv, "inside"sv, "under"sv, "over"sv, "behind"sv};
    if (one_of(document.text(tokens[at]), nesting) || one_of(document.text(tokens[at + 1]), nesting))
      return false;  // "wheels within wheels within wheels"
    return !one_of(document.text(tokens[at + 1]), linking) && document.text(tokens[at + 1]) != "spade";
  }

  static bool is_gap(char byte) { return byte == ' ' || byte == '\n'; }

  static void report(RuleContext& context, std::uint32_t at, std::uint32_t length) {
    const Document& document = context.document();
    const auto tokens = document.tokens();
    const TextSpan first = join(tokens[at].span, tokens[at + length - 1].span);
    const TextSpan second = join(tokens[at + length].span, tokens[at + 2 * length - 1].span);
    Diagnostic& diagnostic = context.report(join(first, second), quoted(document.text(first)) + " is repeated");
    context.replace(diagnostic, {first.end, second.end}, "", Safety::unsafe,
                    "Delete the second " + quoted(document.text(second)));
  }
};

}  // namespace

extern constinit const RuleDefinition repeated_phrase{
    .severity = Severity::warning,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<RepeatedPhrase>(); },
};

}  // namespace rules
