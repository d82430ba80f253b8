// `sequence`: words of a sentence behind each other, told by patterns and parts
// of speech. One token is the anchor, which has a pattern if any has; from each
// word that it fits, the tokens in front are looked for to the left, and the
// others to the right.
#include <algorithm>
#include <array>
#include <optional>

#include "linter/style/checks.h"
#include "linter/style/tagger.h"

namespace galley {
namespace {

using namespace std::literals;

struct SequenceToken {
  std::optional<Regex> pattern;  // of a word
  std::optional<Regex> tag;
  bool negated = false;
  long skip = 0;           // words that may stand between it and the one nearer to the anchor
  bool is_target = false;  // what is reported
};

struct UniversalTag {
  std::string_view name;
  std::string_view tags;
};
constexpr std::array universal_tags = {
    UniversalTag{"ADJ", "^JJ[RS]?$"},      UniversalTag{"ADP", "^(?:IN|RP)$"},
    UniversalTag{"ADV", "^W?RB[RS]?$"},    UniversalTag{"CCONJ", "^CC$"},
    UniversalTag{"DET", "^(?:W?DT|PDT)$"}, UniversalTag{"INTJ", "^UH$"},
    UniversalTag{"NOUN", "^NNS?$"},        UniversalTag{"NUM", "^CD$"},
    UniversalTag{"PART", "^(?:TO|POS)$"},  UniversalTag{"PRON", "^(?:PRP\\$?|WP\\$?|EX)$"},
    UniversalTag{"PROPN", "^NNPS?$"},      UniversalTag{"PUNCT", "^\\W+$|^-[LR]RB-$"},
    UniversalTag{"VERB", "^VB[DGNPZ]?$"},  UniversalTag{"X", "^(?:FW|LS)$"}};

class Sequence final : public Check {
 public:
  Sequence(std::vector<SequenceToken> tokens, std::size_t anchor, std::optional<TriggeredPattern> trigger,
           std::vector<Regex> exceptions)
      : tokens_(std::move(tokens)), anchor_(anchor), trigger_(std::move(trigger)), exceptions_(std::move(exceptions)) {}

  void run(const StyleBlock& block, CheckRun& run) const override {
    if (trigger_ && !may_hold(block, run)) return;
    const std::vector<TaggedWord> words = asks_tags() ? tag_words(block.text) : split_words(block.text);
    for (std::size_t at = 0; at < words.size(); ++at) {
      if (fits(tokens_[anchor_], words[at], run.workspace())) try_at(block, words, at, run);
    }
  }

  const TriggeredPattern* trigger() const override { return trigger_ ? &*trigger_ : nullptr; }

 private:
  // Words by their index: of the first and the last, and of the target.
  struct Match {
    std::size_t first;
    std::size_t last;
    std::optional<std::size_t> target;
  };

  bool may_hold(const StyleBlock& block, CheckRun& run) const {
    bool found = false;
    run.for_each_match(*trigger_, block, [&found](const std::vector<Capture>&) {
      found = true;
      return false;
    });
    return found;
  }

  bool asks_tags() const {
    return std::any_of(tokens_.begin(), tokens_.end(),
                       [](const SequenceToken& token) { return token.tag.has_value(); });
  }

  static bool fits(const SequenceToken& token, const TaggedWord& word, RegexWorkspace& workspace) {
    return (!token.pattern || token.pattern->matches(word.text, workspace)) &&
           (!token.tag || token.tag->matches(word.tag, workspace));
  }

  // Where the token stands, seen from the word at `from` (`step` is 1 or -1);
  // nothing where it doesn't. What must not stand there stands nowhere, and
  // takes a word if there is one.
  static std::optional<std::ptrdiff_t> look(const SequenceToken& token, std::ptrdiff_t from, std::ptrdiff_t step,
                                            const std::vector<TaggedWord>& words, RegexWorkspace& workspace) {
    const auto count = static_cast<std::ptrdiff_t>(words.size());
    std::ptrdiff_t at = from;
    for (long skipped = 0; skipped <= token.skip; ++skipped) {
      const std::ptrdiff_t next = at + step;
      if (next < 0 || next >= count) break;
      at = next;
      if (fits(token, words[static_cast<std::size_t>(at)], workspace)) {
        if (token.negated) return std::nullopt;
        return at;
      }
    }
    if (!token.negated) return std::nullopt;
    const std::ptrdiff_t taken = from + step;
    return token.skip > 0 || taken < 0 || taken >= count ? from : taken;
  }

  void try_at(const StyleBlock& block, const std::vector<TaggedWord>& words, std::size_t at, CheckRun& run) const {
    Match match{.first = at, .last = at, .target = {}};
    if (tokens_[anchor_].is_target) match.target = at;
    for (const std::ptrdiff_t step : {-1, 1}) {
      auto place = static_cast<std::ptrdiff_t>(at);
      for (std::size_t token = anchor_ + static_cast<std::size_t>(step); token < tokens_.size();
           token += static_cast<std::size_t>(step)) {
        const auto found = look(tokens_[token], place, step, words, run.workspace());
        if (!found) return;
        place = *found;
        if (tokens_[token].is_target && !tokens_[token].negated) match.target = static_cast<std::size_t>(place);
      }
      (step < 0 ? match.first : match.last) = static_cast<std::size_t>(place);
    }
    report(block, words, match, run);
  }

  void report(const StyleBlock& block, const std::vector<TaggedWord>& words, const Match& match, CheckRun& run) const {
    const TextSpan whole{words[match.first].span.begin, words[match.last].span.end};
    if (is_excepted(block, whole, run.workspace())) return;
    const TextSpan span = match.target ? words[*match.target].span : whole;
    std::vector<std::string> arguments;
    for (std::size_t word = match.first; word <= match.last; ++word) arguments.emplace_back(words[word].text);
    Diagnostic* const diagnostic = run.report(block, span, arguments);
    const std::string text{block.text.substr(span.begin, span.size())};
    run.offer(diagnostic, block, span, apply_action(run.rule().action, text, {}, run.workspace()));
  }

  // An exception that begins within the match.
  bool is_excepted(const StyleBlock& block, TextSpan whole, RegexWorkspace& workspace) const {
    bool excepted = false;
    for (const Regex& exception : exceptions_) {
      exception.for_each(block.text, workspace, [&](const std::vector<Capture>& groups) {
        excepted |= groups[0].begin >= whole.begin && groups[0].begin < whole.end;
        return !excepted;
      });
    }
    return excepted;
  }

  std::vector<SequenceToken> tokens_;
  std::size_t anchor_;
  std::optional<TriggeredPattern> trigger_;
  std::vector<Regex> exceptions_;
};

Regex regex_at(Fields& fields, std::string_view key, const std::string& pattern) {
  try {
    return Regex{pattern};
  } catch (const Error& wrong) {
    throw fields.error(key, wrong.what());
  }
}

std::string tags_of(Fields& fields, const std::string& universal) {
  if (universal == "AUX" || universal == "SCONJ")
    throw Unsupported("“upos: " + universal + "” needs lists of words, which are not supported");
  const auto found = std::find_if(universal_tags.begin(), universal_tags.end(),
                                  [&](const UniversalTag& each) { return each.name == universal; });
  if (found == universal_tags.end()) throw fields.error("upos", "there is no part of speech “" + universal + "”");
  return std::string{found->tags};
}

SequenceToken read_token(const YamlNode& node, bool ignore_case) {
  if (node.kind != YamlNode::Kind::map) throw node.error("a token is a map with “pattern”, “tag” or “upos”");
  Fields fields{node};
  SequenceToken token;
  const std::string pattern = fields.string("pattern");
  const std::string tag = fields.string("tag");
  const std::string universal = fields.string("upos");
  if (!pattern.empty())
    token.pattern = regex_at(fields, "pattern", (ignore_case ? "(?i)^(?:" : "^(?:") + pattern + ")$");
  if (!tag.empty() && !universal.empty()) throw fields.error("upos", "“tag” and “upos” can't stand together");
  if (!tag.empty()) token.tag = regex_at(fields, "tag", tag);
  if (!universal.empty()) token.tag = regex_at(fields, "upos", tags_of(fields, universal));
  if (!token.pattern && !token.tag) throw node.error("a token needs “pattern”, “tag” or “upos”");
  token.negated = fields.flag("negate", false);
  token.skip = std::clamp(fields.integer("skip", 0), 0L, 1000L);
  token.is_target = fields.flag("target", false);
  if (fields.integer("min", 1) != 1) throw Unsupported("“min” of a token is not supported");
  fields.refuse_others();
  return token;
}

// The token from which the others are looked for.
std::optional<std::size_t> find_anchor(const std::vector<SequenceToken>& tokens) {
  const auto first = [&](auto has) -> std::optional<std::size_t> {
    const auto found = std::find_if(tokens.begin(), tokens.end(),
                                    [&](const SequenceToken& token) { return !token.negated && has(token); });
    if (found == tokens.end()) return std::nullopt;
    return static_cast<std::size_t>(found - tokens.begin());
  };
  const auto by_pattern = first([](const SequenceToken& token) { return token.pattern.has_value(); });
  return by_pattern ? by_pattern : first([](const SequenceToken& token) { return token.tag.has_value(); });
}

// A pattern that is found in every text in which a word is that the given one
// fits; nothing where that isn't sure. What borders on the word is no matter there.
std::optional<std::string> in_text(std::string pattern) {
  for (const char* const surroundings : {"^", "$", "\\A", "\\B", "\\z", "\\Z", "\\G", "(?=", "(?!", "(?<", "[\\b"}) {
    if (pattern.find(surroundings) != pattern.npos) return std::nullopt;
  }
  for (std::size_t at = 0; at + 1 < pattern.size(); ++at) {
    if (pattern[at] != '\\') continue;
    if (pattern[at + 1] == 'b')
      pattern.erase(at--, 2);
    else
      ++at;
  }
  return pattern.empty() ? std::nullopt : std::optional{pattern};
}

}  // namespace

std::unique_ptr<Check> make_sequence(Fields& fields, StyleRule& rule, const StyleEnvironment&) {
  const bool ignore_case = fields.flag("ignorecase", false);
  if (!fields.string("model").empty()) throw Unsupported("“model” names a tagger that isn't there");
  const YamlNode* const list = fields.node("tokens");
  if (!list || list->kind != YamlNode::Kind::list || list->items.empty())
    throw fields.error("tokens", "“tokens” is a list of the words that stand behind each other");
  std::vector<SequenceToken> tokens;
  for (const YamlNode& item : list->items) tokens.push_back(read_token(item, ignore_case));
  const auto anchor = find_anchor(tokens);
  if (!anchor) throw list->error("one token at least must not be negated");
  std::optional<TriggeredPattern> trigger;
  if (const YamlNode* const pattern = list->items[*anchor].find("pattern")) {
    if (const auto anywhere = in_text(pattern->scalar))
      trigger.emplace((ignore_case ? "(?i)(?:" : "(?:") + *anywhere + ")");
  }
  std::vector<Regex> exceptions;
  for (const std::string& exception : fields.strings("exceptions"))
    exceptions.push_back(regex_at(fields, "exceptions", (ignore_case ? "(?i)" : "") + exception));
  rule.selector = rule.selector.of_sentences();
  return std::make_unique<Sequence>(std::move(tokens), *anchor, std::move(trigger), std::move(exceptions));
}

}  // namespace galley
