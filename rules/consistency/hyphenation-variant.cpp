// A compound word may be hyphenated, closed or open: "web-site", "website",
// "web site". A hyphen is seen in the tokens; its closed form has the hash of
// the two parts together, as folding drops hyphens, so a second pass finds it.
// Linear.
#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <vector>

#include "linter/document/fold.h"
#include "linter/document/word_set.h"
#include "linter/rule/rule.h"
#include "linter/text/utf8.h"
#include "rules/support/change_log.h"
#include "rules/support/code_words.h"
#include "rules/support/compounds.h"
#include "rules/support/hash_groups.h"
#include "rules/support/identifiers.h"
#include "rules/support/inlines.h"
#include "rules/support/joined_pairs.h"
#include "rules/support/surroundings.h"
#include "rules/support/variants.h"
#include "rules/support/words.h"

namespace rules {
namespace {

using namespace galley;
using namespace std::literals;

// What "re-" is hyphenated before to keep two words apart: "re-sign", "resign".
constexpr std::string_view told_apart[] = {
    "resign",    "resigned",    "resigning", "resigns",   "recover",     "recovers",    "recovered",  "recovering",
    "reform",    "reformed",    "reforms",   "reforming", "recreate",    "recreated",   "recreation", "recreating",
    "resort",    "resorted",    "resorting", "release",   "released",    "releases",    "releasing",  "resent",
    "recollect", "repress",     "repressed", "represent", "represented", "remark",      "remarked",   "recount",
    "recounted", "relay",       "relayed",   "relaid",    "reserve",     "reserved",    "restrain",   "redress",
    "return",    "returned",    "research",  "retreat",   "retreated",   "react",       "reacted",    "reactor",
    "relate",    "reprove",     "rebound",   "resound",   "restore",     "restored",    "resolve",    "resolved",
    "repair",    "reside",      "resister",  "reprint",   "retire",      "retired",     "request",    "require",
    "reply",     "recede",      "recall",    "rejoin",    "coop",        "coops",       "unionised",  "unionized",
    "multiply",  "preposition", "extent",    "deform",    "procure",     "proverb",     "into",       "maybe",
    "another",   "today",       "cannot",    "together",  "before",      "again",       "undo",       "inform",
    "notion",    "offset",      "frontline", "runtime",   "runtimes",    "commonsense",
};

// Without the ending of a possessive or a plural.
std::string_view stem(std::string_view word) {
  word = without_possessive(word);
  return word.size() > 4 && word.ends_with('s') ? word.substr(0, word.size() - 1) : word;
}

bool is_hyphen(const Document& document, const Token& token) {
  if (token.kind != TokenKind::punctuation) return false;
  const std::string_view mark = document.text(token);
  return mark == "-" || mark == "‐" || mark == "‑";
}

enum class Style : std::uint8_t { closed, hyphenated, open };

struct Use {
  std::uint32_t first;  // its tokens
  std::uint32_t last;
  Style style;
};

struct Options {
  bool open = true;
};

class Reader {
 public:
  Reader(RuleContext& context, const Options& options, const WordSet& small)
      : context_(context),
        document_(context.document()),
        options_(options),
        small_(small),
        surroundings_(document_),
        changes_(document_),
        code_words_(document_),
        identifiers_(context, surroundings_) {}

  void run() {
    collect_hyphenated();
    if (options_.open) collect_split();
    if (options_.open) collect_open();
    if (uses_.empty()) return;
    collect_closed();
    for (auto& [stem, uses] : uses_) {
      std::stable_sort(uses.begin(), uses.end(), [](const Use& a, const Use& b) { return a.first < b.first; });
      judge(uses);
    }
    for (const auto& [written, split] : splits_) judge_split(split);
    std::sort(slips_.begin(), slips_.end(),
              [](const Variant& a, const Variant& b) { return a.odd.begin < b.odd.begin; });
    for (const Variant& slip : slips_) report_variant(context_, slip);
  }

 private:
  std::span<const Token> tokens() const { return document_.tokens(); }
  const WordIndex& words() const { return document_.words(); }
  std::string_view text(std::uint32_t token) const { return document_.text(tokens()[token]); }
  bool is_word(std::uint32_t at) const { return at < tokens().size() && tokens()[at].kind == TokenKind::word; }
  bool touch(std::uint32_t a, std::uint32_t b) const { return tokens()[a].span.end == tokens()[b].span.begin; }

  TextSpan span(const Use& use) const { return {tokens()[use.first].span.begin, tokens()[use.last].span.end}; }

  // True where the word at `at` goes on behind a hyphen.
  bool goes_on(std::uint32_t at) const {
    return is_word(at + 2) && is_hyphen(document_, tokens()[at + 1]) && touch(at, at + 1) && touch(at + 1, at + 2);
  }

  void collect_hyphenated() {
    std::uint32_t free = 0;  // behind the last of them
    for (const std::uint32_t at : document_.marks()) {
      if (at <= free || !is_word(at - 1) || !goes_on(at - 1)) continue;
      std::uint32_t last = at + 1;
      while (goes_on(last)) last += 2;
      const Use use{.first = at - 1, .last = last, .style = Style::hyphenated};
      if (last - at <= 3 && counts(use) && !is_manual_page(document_, last) && !is_spelled(use) && !is_suspended(use))
        uses_[fold(stem(document_.text(span(use))))].push_back(use);
      free = last;
    }
  }

  // "l-u-an", letter by letter; "graha-s", a stem and its ending.
  bool is_spelled(const Use& use) const {
    std::size_t letters = 0;
    for (std::uint32_t at = use.first; at <= use.last; at += 2) letters += text(at).size() == 1;
    return letters > 1 || text(use.last) == "s";
  }

  // "di- and tri-graphs": the hyphen is there for the other half's sake.
  bool is_suspended(const Use& use) const {
    return use.first >= 2 && (text(use.first - 1) == "and" || text(use.first - 1) == "or") &&
           is_hyphen(document_, tokens()[use.first - 2]);
  }

  // A compound of two words that stands with its hyphen and without.
  struct Split {
    std::vector<Use> hyphenated;
    std::vector<Use> open;
  };

  static std::uint32_t pair_hash(const Token& first, const Token& second) {
    return first.folded * 2654435761U + second.folded;
  }

  // The pairs of words which stand with a hyphen elsewhere and need one here.
  void collect_split() {
    for (const auto& [stem, uses] : uses_) {
      for (const Use& use : uses) {
        if (use.last != use.first + 2) continue;
        Split& split = splits_[pair_hash(tokens()[use.first], tokens()[use.last])];
        split.hyphenated.push_back(use);
      }
    }
    for (auto& [hash, split] : splits_) {
      const Use& like = split.hyphenated.front();
      const auto begins = tokens_of_pair(tokens()[like.first].folded, tokens()[like.last].folded);
      for (const std::uint32_t at : begins) {
        const Use use{.first = at, .last = at + 1, .style = Style::open};
        if (is_split(use, split) && counts(use)) split.open.push_back(use);
      }
    }
  }

  // Where the one word stands with the other behind it and a byte between them.
  // The places of both are gone through until those of the rarer one are at
  // an end: a small word has too many.
  std::vector<std::uint32_t> tokens_of_pair(std::uint32_t first, std::uint32_t second) const {
    std::vector<std::uint32_t> found;
    std::uint32_t of_first = words().first(first);
    std::uint32_t of_second = words().first(second);
    while (of_first != no_index && of_second != no_index) {
      if (is_pair(of_first, first, second)) found.push_back(of_first);
      if (of_second > 0 && is_pair(of_second - 1, first, second)) found.push_back(of_second - 1);
      of_first = words().next(of_first);
      of_second = words().next(of_second);
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
  }

  bool is_pair(std::uint32_t at, std::uint32_t first, std::uint32_t second) const {
    return is_word(at) && is_word(at + 1) && tokens()[at].folded == first && tokens()[at + 1].folded == second &&
           tokens()[at + 1].span.begin == tokens()[at].span.end + 1;
  }

  bool is_split(const Use& use, const Split& split) const {
    if (!is_word(use.first) || !is_word(use.last) || is_part_of_hyphenated(use.first)) return false;
    if (tokens()[use.last].shape != Shape::none || document_.prose()[tokens()[use.first].span.end] == '\n')
      return false;
    if (must_be_joined(document_, surroundings_, use.first)) return true;
    const std::uint32_t noun = noun_behind(document_, surroundings_, use.last);
    if (noun == no_index) return false;
    bool modifies = false;
    for (const Use& other : split.hyphenated) {
      const std::uint32_t its = noun_behind(document_, surroundings_, other.last);
      if (its == no_index) continue;
      if (tokens()[its].folded == tokens()[noun].folded) return true;
      modifies = true;
    }
    return modifies && modify_noun(document_, surroundings_, use.first);
  }

  void judge_split(const Split& split) {
    if (split.open.empty()) return;
    const auto closed = uses_.find(fold(stem(document_.text(span(split.hyphenated.front())))));
    const bool other =
        closed != uses_.end() && std::any_of(closed->second.begin(), closed->second.end(),
                                             [](const Use& use) { return use.style != Style::hyphenated; });
    if (other) return;  // there is a closed form, with which both are compared
    const bool hyphen_stands = split.hyphenated.size() != split.open.size()
                                   ? split.hyphenated.size() > split.open.size()
                                   : split.hyphenated.front().first < split.open.front().first;
    hyphen_stands ? note(split.hyphenated, split.open) : note(split.open, split.hyphenated);
  }

  bool counts(const Use& use) {
    return !surroundings_.is_foreign_block(use.first) && !surroundings_.in_technical_text(use.first) &&
           !surroundings_.in_technical_text(use.last) && span(use).size() >= 4 && !is_mentioned(use) &&
           !names_target(document_, document_.block_of(use.first), span(use)) && !is_in_synopsis(use) &&
           !changes_.holds(surroundings_.block(use.first));
  }

  // How a command is typed.
  bool is_in_synopsis(const Use& use) const {
    const Block& block = surroundings_.block(use.first);
    return block.heading != no_index &&
           equal_ignoring_case(document_.text(document_.blocks()[block.heading].span), "synopsis");
  }

  // "semicolon, not “semi-colon”", the button “Log-in”
  bool is_mentioned(const Use& use) const {
    constexpr std::array before = {"not"sv, "Not"sv, "never"sv, "Never"sv, "word"sv, "term"sv, "than"sv};
    const bool is_label = has(tokens()[use.first].shape, Shape::capitalised);
    return use.first >= 2 && (is_label || one_of(text(use.first - 2), before)) &&
           surroundings_.is_mentioned(IndexRange{use.first, use.last + 1});
  }

  void collect_open() {
    std::vector<std::pair<std::string, Use>> pairs;
    for (const std::uint32_t at : pairs_joined_elsewhere(document_, small_)) {
      const std::string_view last = stem(text(at + 1));
      if (last.size() < 2 || !may_be_part(at) || !may_be_part(at + 1) || tokens()[at + 1].shape != Shape::none)
        continue;
      if (!is_part_of_hyphenated(at) && !is_name_and_noun(at) && !is_verb_and_noun(document_, surroundings_, at) &&
          may_be_one_noun(document_, surroundings_, at))
        pairs.emplace_back(fold(text(at)) + std::string{last}, Use{.first = at, .last = at + 1, .style = Style::open});
    }
    keep_closed(pairs);
  }

  // "the Perl guts", of which the page "perlguts" tells.
  bool is_name_and_noun(std::uint32_t at) const {
    return has(tokens()[at].shape, Shape::capitalised) && !surroundings_.starts_sentence(at);
  }

  bool may_be_part(std::uint32_t at) const {
    const Token& token = tokens()[at];
    const bool plain = token.shape == Shape::none || token.shape == Shape::capitalised;
    return token.kind == TokenKind::word && plain && token.span.size() >= 2 && !small_.contains(token);
  }

  bool is_part_of_hyphenated(std::uint32_t at) const {
    return (at > 0 && is_hyphen(document_, tokens()[at - 1])) || goes_on(at + 1);
  }

  // Of the open pairs, those which stand as one closed word too.
  void keep_closed(const std::vector<std::pair<std::string, Use>>& pairs) {
    if (pairs.empty()) return;
    HashGroups wanted;
    for (std::uint32_t at = 0; at < pairs.size(); ++at) add_forms(wanted, pairs[at].first, at);
    wanted.sort();
    std::set<std::string> closed;
    for (const std::uint32_t at :
         words().tokens_where([&](std::uint32_t word) { return wanted.find(word) != no_index; })) {
      const Token& token = tokens()[at];
      // A capital may be a name's, but at the start of a sentence.
      const bool written =
          token.shape == Shape::none || (token.shape == Shape::capitalised && surroundings_.starts_sentence(at));
      if (written && !is_in_identifier(at) && !is_broken(at)) closed.insert(pairs[wanted.find(token.folded)].first);
    }
    for (const auto& [stem, use] : pairs) {
      if (closed.contains(stem) && counts(use)) uses_[stem].push_back(use);
    }
  }

  // "gitprotocol-http", "githooks(5)": a closed word that is part of what a program is called.
  bool is_in_identifier(std::uint32_t at) const {
    return is_part_of_hyphenated(at) || goes_on(at) || identifiers_.hold(at);
  }

  // A hyphen at a line's end may be the line's or the word's.
  bool is_broken(std::uint32_t at) const { return text(at).find('-') != std::string_view::npos; }

  static void add_forms(HashGroups& wanted, const std::string& stem, std::uint32_t group) {
    wanted.add(folded_hash(stem), group);
    wanted.add(folded_hash(stem + "s"), group);
  }

  void collect_closed() {
    HashGroups wanted;
    std::vector<std::vector<Use>*> groups;
    for (auto& [stem, uses] : uses_) {
      add_forms(wanted, stem, static_cast<std::uint32_t>(groups.size()));
      groups.push_back(&uses);
    }
    wanted.sort();
    for (const std::uint32_t at :
         words().tokens_where([&](std::uint32_t word) { return wanted.find(word) != no_index; })) {
      if (has(tokens()[at].shape, Shape::inner_upper)) continue;
      const std::uint32_t group = wanted.find(tokens()[at].folded);
      if (stem(text(at)).find_first_of("'-\xE2") != std::string_view::npos) continue;
      const Use use{.first = at, .last = at, .style = Style::closed};
      if (counts(use) && !is_in_identifier(at) && !identifiers_.name_thing(at)) groups[group]->push_back(use);
    }
  }

  void judge(std::span<const Use> uses) {
    std::array<std::vector<Use>, 3> sides;
    for (const Use& use : uses) sides[static_cast<std::size_t>(use.style)].push_back(use);
    const std::vector<Use>& closed = sides[0];
    if (closed.empty() || is_told_apart(closed.front()) || are_names(uses)) return;
    for (const Style style : {Style::hyphenated, Style::open}) {
      const std::vector<Use>& other = sides[static_cast<std::size_t>(style)];
      if (other.empty() || (style == Style::open && code_words_.holds(closed.front().first))) continue;
      const bool closed_stands =
          closed.size() != other.size() ? closed.size() > other.size() : closed.front().first < other.front().first;
      closed_stands ? note(closed, other) : note(other, closed);
      if (!closed_stands) return;  // it is odd once
    }
  }

  // "Holm-Berg" and "Holmberg": never in lower case, and both parts have a capital.
  bool are_names(std::span<const Use> uses) const {
    return std::all_of(uses.begin(), uses.end(), [&](const Use& use) {
      return has(tokens()[use.first].shape, Shape::capitalised) && has(tokens()[use.last].shape, Shape::capitalised);
    });
  }

  bool is_told_apart(const Use& closed) const { return one_of(document_.text(span(closed)), told_apart); }

  void note(const std::vector<Use>& standing, const std::vector<Use>& odd) {
    const auto use = std::find_if(odd.begin(), odd.end(),
                                  [&](const Use& one) { return !surroundings_.in_title(one.first) && !in_names(one); });
    const auto example = std::find_if(standing.begin(), standing.end(), [&](const Use& one) { return !in_names(one); });
    if (use == odd.end() || example == standing.end()) return;
    Variant slip{.odd = span(*use),
                 .instead = instead(document_.text(span(*use)), document_.text(span(*example))),
                 .standing = span(*example),
                 .times = standing.size(),
                 .tie = standing.size() == odd.size()};
    for (const Use& other : odd) {
      if (other.first > use->first) slip.also.push_back(span(other));
    }
    slips_.push_back(std::move(slip));
  }

  // `standing` in the number and the case of `odd`; empty if the case can't be told.
  static std::string instead(std::string_view odd, std::string_view standing) {
    if (is_ascii_upper(standing.front()) && !is_ascii_upper(odd.front())) return {};
    std::string word{stem(standing)};
    if (stem(odd).size() < without_possessive(odd).size()) word += 's';
    return in_the_manner_of(odd, word);
  }

  // A compound that is a name, or part of one, is its bearer's.
  bool in_names(const Use& use) const {
    if (use.style == Style::open) return surroundings_.in_name(use.first);
    return surroundings_.in_name(use.first) || surroundings_.in_name(use.last);
  }

  RuleContext& context_;
  const Document& document_;
  const Options& options_;
  const WordSet& small_;  // words that are in no compound
  Surroundings surroundings_;
  ChangeLog changes_;
  std::map<std::string, std::vector<Use>> uses_;  // by the stem of the closed form
  std::map<std::uint32_t, Split> splits_;         // by the hash of both words
  CodeWords code_words_;
  Identifiers identifiers_;
  std::vector<Variant> slips_;
};

class HyphenationVariant final : public Rule {
 public:
  explicit HyphenationVariant(const Options& options) : options_(options) {}
  void check(RuleContext& context) const override { Reader{context, options_, small_}.run(); }

 private:
  Options options_;
  WordSet small_{words_outside_compounds()};
};

constexpr OptionDefinition options[] = {
    {.name = "open",
     .fallback = true,
     .summary = "also compare a closed word with two words: “website” and “web site”"},
};

}  // namespace

extern constinit const RuleDefinition hyphenation_variant{
    .severity = Severity::warning,
    .english = true,
    .options = options,
    .make = [](const RuleOptions& chosen) -> std::unique_ptr<Rule> {
      return std::make_unique<HyphenationVariant>(Options{.open = chosen.flag("open")});
    },
};

}  // namespace rules
