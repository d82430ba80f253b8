#include <array>
#include <optional>
#include <string>
#include <vector>

#include "linter/document/word_set.h"
#include "linter/rule/rule.h"
#include "rules/support/numbers.h"
#include "rules/support/words.h"

namespace rules {
namespace {

using namespace galley;
using namespace std::literals;

// Events that are counted, and so can't be the first after several.
struct Event {
  std::string_view one;
  std::string_view many;
};
constexpr std::array events = {
    Event{"round", "rounds"},     Event{"meeting", "meetings"}, Event{"visit", "visits"},
    Event{"attempt", "attempts"}, Event{"summit", "summits"},   Event{"session", "sessions"},
    Event{"hearing", "hearings"}, Event{"vote", "votes"},       Event{"inspection", "inspections"}};

// One thing by other names: "a round of talks", "rounds of negotiations".
constexpr std::array talks = {"talks"sv,    "negotiations"sv,  "discussions"sv,
                              "dialogue"sv, "consultations"sv, "bargaining"sv};

constexpr std::array many = {"several"sv,  "many"sv,    "numerous"sv, "multiple"sv,
                             "previous"sv, "earlier"sv, "repeated"sv, "countless"sv};
constexpr std::array mention_words = {"first"sv, "after"sv, "following"sv, "despite"sv};
constexpr std::array determiners = {"the"sv, "their"sv, "its"sv, "his"sv, "her"sv};

// So near, the two are about one and the same course of events.
constexpr std::uint32_t most_blocks_apart = 2;
// A piece has no more mentions than this that are worth a comparison.
constexpr std::size_t most_mentions = 100;

struct Mention {
  TextSpan span;
  std::size_t event = 0;
  std::string_view of;  // "talks" of "round of talks", by its first name; empty for none
  std::uint32_t block = 0;
};

class Reader {
 public:
  Reader(RuleContext& context, const WordSet& first_words)
      : context_(context), document_(context.document()), first_words_(first_words) {}

  void run() {
    for (const std::uint32_t token : document_.words().tokens_of(first_words_.hashes())) {
      const Block& block = document_.block_of(token);
      if (block.kind == BlockKind::code || block.kind == BlockKind::quote) continue;
      if (first_.size() + several_.size() > most_mentions) break;
      if (token + 1 < block.tokens.end) read(static_cast<std::uint32_t>(&block - document_.blocks().data()), token);
    }
    compare();
  }

 private:
  bool is(std::uint32_t token, std::string_view word) const {
    return equal_ignoring_case(document_.text(document_.tokens()[token]), word);
  }
  template <std::size_t size>
  bool is_any(std::uint32_t token, const std::array<std::string_view, size>& words) const {
    return one_of(document_.text(document_.tokens()[token]), words);
  }

  void read(std::uint32_t block, std::uint32_t token) {
    if (is(token, "first")) {
      const bool determined = token > document_.blocks()[block].tokens.begin && is_any(token - 1, determiners);
      if (const auto found = determined ? mention(block, token, &Event::one) : std::nullopt) first_.push_back(*found);
    } else if (is_any(token + 1, many) || small_number(document_.text(document_.tokens()[token + 1]))) {
      if (const auto found = mention(block, token + 1, &Event::many)) several_.push_back(*found);
    }
  }

  // "first [formal] round [of [failed] talks]", from token `begin`.
  std::optional<Mention> mention(std::uint32_t at, std::uint32_t begin, std::string_view Event::*form) const {
    const std::uint32_t end = document_.blocks()[at].tokens.end;
    for (std::uint32_t noun = begin + 1; noun < end && noun <= begin + 2; ++noun) {
      if (document_.tokens()[noun].kind != TokenKind::word) return std::nullopt;
      for (std::size_t event = 0; event < events.size(); ++event) {
        if (!is(noun, events[event].*form)) continue;
        return Mention{.span = join(document_.tokens()[begin].span, document_.tokens()[noun].span),
                       .event = event,
                       .of = complement(noun + 1, end),
                       .block = at};
      }
    }
    return std::nullopt;
  }

  std::string_view complement(std::uint32_t at, std::uint32_t end) const {
    if (at + 1 >= end || !is(at, "of")) return {};
    std::string_view last;
    for (std::uint32_t word = at + 1; word < end && word <= at + 3 && document_.tokens()[word].kind == TokenKind::word;
         ++word) {
      if (is_any(word, talks)) return talks[0];
      last = document_.text(document_.tokens()[word]);
      if (last.ends_with('s')) return last;
    }
    return last;
  }

  // The nearest pair of each event, once.
  void compare() {
    std::array<bool, events.size()> said{};
    for (const Mention& several : several_) {
      for (const Mention& first : first_) {
        const std::uint32_t apart =
            several.block > first.block ? several.block - first.block : first.block - several.block;
        if (first.event != several.event || first.of != several.of || apart > most_blocks_apart || said[first.event])
          continue;
        said[first.event] = true;
        report(first, several);
      }
    }
  }

  void report(const Mention& first, const Mention& several) {
    const bool first_comes_first = first.span < several.span;
    const Mention& there = first_comes_first ? first : several;
    const Mention& here = first_comes_first ? several : first;
    Diagnostic& diagnostic = context_.report(here.span, "“" + std::string{document_.text(here.span)} + "” here, and “" +
                                                            std::string{document_.text(there.span)} + "” at " +
                                                            std::string{related_place} + ": was it the first?");
    context_.relate(diagnostic, there.span, "“" + std::string{document_.text(there.span)} + "”");
  }

  RuleContext& context_;
  const Document& document_;
  const WordSet& first_words_;
  std::vector<Mention> first_;
  std::vector<Mention> several_;
};

class FirstVersusSeveral final : public Rule {
 public:
  void check(RuleContext& context) const override { Reader{context, first_words_}.run(); }

 private:
  WordSet first_words_ = WordSet{mention_words};
};

}  // namespace

extern constinit const RuleDefinition first_versus_several{
    .severity = Severity::suggestion,
    .english = true,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<FirstVersusSeveral>(); },
};

}  // namespace rules
