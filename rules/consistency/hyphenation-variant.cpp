// A compound word may be hyphenated, closed or open: "web-site", "website",
// "web site". A hyphen is seen in the tokens; its closed form has the hash of
// the two parts together, as folding drops hyphens, so a second pass finds it.
//
// The open form is two words of many, and hashing every pair would cost more
// than all the rest. So the shape of each long word (its length and its first
// and last two letters) goes into a bitmap first, and only pairs of that shape
// are hashed and looked for as a closed word. Linear but for the sorting of
// what is found.
#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <vector>

#include "linter/document/fold.h"
#include "linter/rule/rule.h"
#include "linter/text/utf8.h"
#include "rules/support/hash_groups.h"
#include "rules/support/surroundings.h"
#include "rules/support/variants.h"
#include "rules/support/words.h"

namespace rules {
namespace {

using namespace galley;

// What "re-" is hyphenated before to keep two words apart: "re-sign", "resign".
constexpr std::string_view told_apart[] = {
    "resign",    "resigned",    "resigning", "resigns",   "recover",     "recovers",  "recovered",  "recovering",
    "reform",    "reformed",    "reforms",   "reforming", "recreate",    "recreated", "recreation", "recreating",
    "resort",    "resorted",    "resorting", "release",   "released",    "releases",  "releasing",  "resent",
    "recollect", "repress",     "repressed", "represent", "represented", "remark",    "remarked",   "recount",
    "recounted", "relay",       "relayed",   "relaid",    "reserve",     "reserved",  "restrain",   "redress",
    "return",    "returned",    "research",  "retreat",   "retreated",   "react",     "reacted",    "reactor",
    "relate",    "reprove",     "rebound",   "resound",   "restore",     "restored",  "resolve",    "resolved",
    "repair",    "reside",      "resister",  "reprint",   "retire",      "retired",   "request",    "require",
    "reply",     "recede",      "recall",    "rejoin",    "coop",        "coops",     "unionised",  "unionized",
    "multiply",  "preposition", "extent",    "deform",    "procure",     "proverb",   "into",       "maybe",
    "another",   "today",       "cannot",    "together",  "before",      "again",     "undo",       "inform",
    "notion",    "offset",      "frontline",
};

// Words with which an open compound hardly begins: "a part" is no "apart".
constexpr std::string_view no_first_part[] = {
    "a",     "an",    "the",   "of",    "to",   "for",   "with",   "at",     "as",    "my",    "your", "his",
    "her",   "our",   "its",   "their", "and",  "or",    "but",    "not",    "is",    "are",   "was",  "were",
    "be",    "been",  "can",   "all",   "more", "most",  "after",  "before", "so",    "it",    "this", "that",
    "we",    "you",   "they",  "he",    "she",  "i",     "do",     "does",   "did",   "has",   "have", "had",
    "will",  "would", "may",   "any",   "some", "every", "no",     "who",    "what",  "where", "when", "how",
    "which", "there", "here",  "then",  "else", "from",  "away",   "one",    "two",   "if",    "than", "new",
    "old",   "big",   "small", "good",  "bad",  "great", "too",    "them",   "him",   "us",    "me",   "also",
    "sub",   "such",  "only",  "even",  "just", "about", "around", "along",  "per",   "while", "mean", "let",
    "get",   "side",  "near",  "never", "ever", "other", "none",   "these",  "those", "long",  "high", "low",
};

// "on line", "over all": prepositions with a noun, unless an article or the
// like stands before them.
constexpr std::string_view prepositions[] = {"in", "on", "off", "over", "under", "out", "up", "down", "by", "through"};
constexpr std::string_view determiners[] = {"a",     "an",   "the",     "this", "that",  "my",  "your",
                                            "his",   "her",  "our",     "its",  "their", "any", "some",
                                            "every", "each", "another", "free", "open",  "new", "of"};

// The second part of what is a noun closed and a verb open: "a fallout", "they
// fall out". As a noun it has a determiner, an adjective or its verb before it.
constexpr std::string_view particles[] = {"in",    "out",     "up",   "down",   "off",   "on",    "over",     "back",
                                          "away",  "through", "by",   "around", "along", "about", "together", "into",
                                          "under", "ahead",   "rise", "rises",  "fall",  "falls", "set",      "sets",
                                          "break", "breaks",  "hold", "work",   "works"};
constexpr std::string_view before_nouns[] = {
    "for",      "with",   "user",     "more",    "good",      "great",    "get",     "gets",   "got",    "give",
    "gives",    "gave",   "given",    "provide", "provided",  "provides", "send",    "share",  "shared", "receive",
    "received", "gather", "gathered", "collect", "collected", "want",     "need",    "early",  "direct", "customer",
    "public",   "much",   "no",       "these",   "those",     "from",     "without", "accept", "leave",  "welcome",
    "offer",    "seek",   "best",     "further", "rapid",     "quick",    "sun",     "market",
};
constexpr std::string_view before_noun_endings[] = {"ive", "ted", "ing", "ful", "ous", "al", "ic", "able", "’s", "'s"};

// Second parts of what is no noun closed: "every day", "any one", "some where".
constexpr std::string_view no_second_part[] = {"like",  "fit",   "ready", "self", "selves", "ever",   "soever",
                                               "wise",  "one",   "ones",  "body", "thing",  "things", "where",
                                               "how",   "what",  "way",   "ways", "day",    "days",   "year",
                                               "years", "month", "week",  "less", "most",   "more"};

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

// The shapes of a text's long words.
class Shapes {
 public:
  Shapes() : bits_(size / 64) {}
  void add(std::string_view word) {
    const std::uint32_t at = shape(word.size(), word[0], word[1], word[word.size() - 2], word[word.size() - 1]);
    bits_[at / 64] |= std::uint64_t{1} << (at % 64);
  }
  // Of `first` and `second` as one word; each has two letters or more.
  bool may_hold(std::string_view first, std::string_view second) const {
    const std::uint32_t at =
        shape(first.size() + second.size(), first[0], first[1], second[second.size() - 2], second[second.size() - 1]);
    return (bits_[at / 64] >> (at % 64) & 1) != 0;
  }

 private:
  static constexpr std::uint32_t size = 1 << 18;
  static std::uint32_t shape(std::size_t length, char a, char b, char y, char z) {
    const auto letter = [](char c) { return static_cast<std::uint32_t>(c & 31); };
    const std::uint32_t letters = letter(a) | letter(b) << 5 | letter(y) << 10 | letter(z) << 15;
    return ((letters | static_cast<std::uint32_t>(length & 63) << 20) * 2654435761U) >> 14;
  }
  std::vector<std::uint64_t> bits_;
};

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
  Reader(RuleContext& context, const Options& options)
      : context_(context), document_(context.document()), options_(options), surroundings_(document_) {}

  void run() {
    collect_hyphenated();
    if (options_.open) collect_open();
    if (uses_.empty()) return;
    collect_closed();
    for (auto& [stem, uses] : uses_) {
      std::stable_sort(uses.begin(), uses.end(), [](const Use& a, const Use& b) { return a.first < b.first; });
      judge(uses);
    }
    std::sort(slips_.begin(), slips_.end(),
              [](const Variant& a, const Variant& b) { return a.odd.begin < b.odd.begin; });
    for (const Variant& slip : slips_) report_variant(context_, slip);
  }

 private:
  std::span<const Token> tokens() const { return document_.tokens(); }
  std::string_view text(std::uint32_t token) const { return document_.text(tokens()[token]); }
  bool is_word(std::uint32_t at) const { return at < tokens().size() && tokens()[at].kind == TokenKind::word; }
  bool touch(std::uint32_t a, std::uint32_t b) const { return tokens()[a].span.end == tokens()[b].span.begin; }

  TextSpan span(const Use& use) const { return {tokens()[use.first].span.begin, tokens()[use.last].span.end}; }

  // True where the word at `at` goes on behind a hyphen.
  bool goes_on(std::uint32_t at) const {
    return is_word(at + 2) && is_hyphen(document_, tokens()[at + 1]) && touch(at, at + 1) && touch(at + 1, at + 2);
  }

  void collect_hyphenated() {
    for (std::uint32_t at = 1; at + 1 < tokens().size(); ++at) {
      if (tokens()[at].kind != TokenKind::punctuation || !is_word(at - 1) || !goes_on(at - 1)) continue;
      std::uint32_t last = at + 1;
      while (goes_on(last)) last += 2;
      const Use use{.first = at - 1, .last = last, .style = Style::hyphenated};
      if (last - at <= 3 && counts(use)) uses_[fold(stem(document_.text(span(use))))].push_back(use);
      at = last;
    }
  }

  bool counts(const Use& use) const {
    return !surroundings_.is_foreign_block(use.first) && !surroundings_.in_technical_text(use.first) &&
           !surroundings_.in_technical_text(use.last) && span(use).size() >= 4;
  }

  void collect_open() {
    Shapes shapes;
    for (const Token& token : tokens()) {
      if (token.kind == TokenKind::word && token.span.size() >= 6 && token.shape == Shape::none)
        shapes.add(stem(document_.text(token)));
    }
    std::vector<std::pair<std::string, Use>> pairs;
    for (std::uint32_t at = 0; at + 1 < tokens().size(); ++at) {
      if (may_be_open(at, shapes)) {
        pairs.emplace_back(fold(text(at)) + std::string{stem(text(at + 1))},
                           Use{.first = at, .last = at + 1, .style = Style::open});
      }
    }
    keep_closed(pairs);
  }

  bool may_be_open(std::uint32_t at, const Shapes& shapes) const {
    const Token& first = tokens()[at];
    const Token& second = tokens()[at + 1];
    if (first.kind != TokenKind::word || second.kind != TokenKind::word) return false;
    if (second.span.begin != first.span.end + 1 || first.span.size() < 2 || second.span.size() < 2) return false;
    if (second.shape != Shape::none || (first.shape != Shape::none && first.shape != Shape::capitalised)) return false;
    const std::string_view last = stem(document_.text(second));
    return last.size() >= 2 && shapes.may_hold(document_.text(first), last) && is_compound(at);
  }

  // True if the words at `at` and behind it may be one noun that is written
  // apart, and not a verb with its particle or a word with an article.
  bool is_compound(std::uint32_t at) const {
    if (document_.prose()[tokens()[at].span.end] == '\n') return false;
    if (one_of(text(at), no_first_part) || one_of(text(at + 1), no_second_part)) return false;
    if (at > 0 && (is_hyphen(document_, tokens()[at - 1]) || goes_on(at + 1))) return false;
    const std::uint32_t before = surroundings_.word_before(at);
    if (one_of(text(at), prepositions)) return before != no_index && is_determiner(text(before));
    return !one_of(text(at + 1), particles) || (before != no_index && is_before_nouns(text(before)));
  }

  static bool is_determiner(std::string_view word) {
    return one_of(word, determiners) || without_possessive(word) != word;
  }

  static bool is_before_nouns(std::string_view word) {
    return is_determiner(word) || one_of(word, before_nouns) ||
           std::any_of(std::begin(before_noun_endings), std::end(before_noun_endings), [&](std::string_view ending) {
             return word.size() > ending.size() + 2 && word.ends_with(ending);
           });
  }

  // Of the open pairs, those which stand as one closed word too.
  void keep_closed(const std::vector<std::pair<std::string, Use>>& pairs) {
    if (pairs.empty()) return;
    HashGroups wanted;
    for (std::uint32_t at = 0; at < pairs.size(); ++at) add_forms(wanted, pairs[at].first, at);
    wanted.sort();
    std::set<std::string> closed;
    for (const Token& token : tokens()) {
      if (token.kind != TokenKind::word || token.shape != Shape::none) continue;
      const std::uint32_t group = wanted.find(token.folded);
      if (group != no_index) closed.insert(pairs[group].first);
    }
    for (const auto& [stem, use] : pairs) {
      if (closed.contains(stem) && counts(use)) uses_[stem].push_back(use);
    }
  }

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
    for (std::uint32_t at = 0; at < tokens().size(); ++at) {
      const Token& token = tokens()[at];
      if (token.kind != TokenKind::word || has(token.shape, Shape::inner_upper)) continue;
      const std::uint32_t group = wanted.find(token.folded);
      if (group == no_index || stem(text(at)).find_first_of("'-\xE2") != std::string_view::npos) continue;
      const Use use{.first = at, .last = at, .style = Style::closed};
      if (counts(use)) groups[group]->push_back(use);
    }
  }

  void judge(std::span<const Use> uses) {
    std::array<std::vector<Use>, 3> sides;
    for (const Use& use : uses) sides[static_cast<std::size_t>(use.style)].push_back(use);
    const std::vector<Use>& closed = sides[0];
    if (closed.empty() || is_told_apart(closed.front())) return;
    for (const Style style : {Style::hyphenated, Style::open}) {
      const std::vector<Use>& other = sides[static_cast<std::size_t>(style)];
      if (other.empty()) continue;
      const bool closed_stands =
          closed.size() != other.size() ? closed.size() > other.size() : closed.front().first < other.front().first;
      closed_stands ? note(closed, other) : note(other, closed);
    }
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
  Surroundings surroundings_;
  std::map<std::string, std::vector<Use>> uses_;  // by the stem of the closed form
  std::vector<Variant> slips_;
};

class HyphenationVariant final : public Rule {
 public:
  explicit HyphenationVariant(const Options& options) : options_(options) {}
  void check(RuleContext& context) const override { Reader{context, options_}.run(); }

 private:
  Options options_;
};

constexpr OptionDefinition options[] = {
    {.name = "open",
     .fallback = true,
     .summary = "also compare a closed word with two words: “website” and “web site”"},
};

}  // namespace

extern constinit const RuleDefinition hyphenation_variant{
    .severity = Severity::warning,
    .options = options,
    .make = [](const RuleOptions& chosen) -> std::unique_ptr<Rule> {
      return std::make_unique<HyphenationVariant>(Options{.open = chosen.flag("open")});
    },
};

}  // namespace rules
