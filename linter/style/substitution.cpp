#include <algorithm>
#include <map>

#include "linter/style/affixes.h"
#include "linter/style/checks.h"
#include "linter/style/message.h"
#include "linter/style/patterns.h"
#include "linter/style/spellings.h"
#include "linter/style/title_case.h"
#include "linter/text/utf8.h"

namespace galley {
namespace {

struct Swap {
  std::string written;               // the key
  std::string replacement;           // its value
  std::vector<std::string> options;  // the value's parts between “|”
  std::optional<Regex> accepted;     // what is right as it is, where the value is a pattern
  std::optional<Regex> original;     // the key with its groups, where the value names them
};

std::vector<std::string> options_of(const std::string& value) {
  std::vector<std::string> options(1);
  for (std::size_t at = 0; at < value.size(); ++at) {
    if (value.compare(at, 2, "\\|") == 0)
      options.back() += value[++at];
    else if (value[at] == '|')
      options.emplace_back();
    else
      options.back() += value[at];
  }
  std::erase(options, "");
  return options;
}

bool is_phrase(const std::string& text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](unsigned char byte) {
    return is_ascii_letter(static_cast<char>(byte)) || byte >= 0x80 || byte == ' ';
  });
}

std::string capitalised(const std::string& text) {
  if (text.empty()) return text;
  const Decoded first = decode(text, 0);
  std::string made;
  append_utf8(made, to_upper(first.code_point));
  return made + text.substr(first.size);
}

// A message in which the quoted verb stands twice loses the quotation marks of
// the first: the replacements bring their own.
std::string without_double_marks(std::string message) {
  for (const std::string quoted : {"'%s'", "\"%s\""}) {
    const std::size_t first = message.find(quoted);
    if (first == message.npos) continue;
    const std::size_t second = message.find(quoted, first + 1);
    if (second != message.npos && message.find(quoted, second + 1) == message.npos)
      message.replace(first, quoted.size(), "%s");
  }
  return message;
}

class Substitution final : public Check {
 public:
  Substitution(TriggeredPattern pattern, std::vector<Swap> swaps, Exceptions exceptions, bool capitalise)
      : pattern_(std::move(pattern)),
        swaps_(std::move(swaps)),
        exceptions_(std::move(exceptions)),
        capitalise_(capitalise) {}

  void run(const StyleBlock& block, CheckRun& run) const override {
    run.for_each_match(pattern_, block, [&](const std::vector<Capture>& groups) {
      const auto matched =
          std::find_if(groups.begin() + 1, groups.end(), [](const Capture& group) { return group.matched(); });
      if (matched == groups.end()) return true;
      const auto swap = static_cast<std::size_t>(matched - groups.begin()) - 1;
      if (swap < swaps_.size()) consider(block, to_span(*matched), swaps_[swap], run);
      return true;
    });
  }

  const TriggeredPattern* trigger() const override { return &pattern_; }
  FoundIn finds_in() const override {
    return stays_in_paragraphs(pattern_, exceptions_) ? FoundIn::paragraphs : FoundIn::either;
  }

 private:
  void consider(const StyleBlock& block, TextSpan span, const Swap& swap, CheckRun& run) const {
    if (run.is_known(block, span)) return;
    const std::string observed{block.text.substr(span.begin, span.size())};
    std::string expected = swap.replacement;
    const bool upper = observed == capitalised(observed);
    if (capitalise_ && upper) expected = capitalised(expected);
    if (swap.original) expected = swap.original->replace(observed, expected, run.workspace());
    const bool replaces = run.rule().action.kind == Action::Kind::replace;
    const bool changed = expected != swap.replacement;
    std::vector<std::string> options = changed ? options_of(expected) : swap.options;
    if (replaces ? std::find(options.begin(), options.end(), observed) != options.end()
                 : is_right(observed, expected, swap, changed, run.workspace())) {
      return;
    }
    if (exceptions_.cover(block.text, span, run.workspace())) return;
    std::string message = run.rule().message;
    if (replaces && run.rule().action.parameters.empty()) {
      if (capitalise_ && upper) std::transform(options.begin(), options.end(), options.begin(), capitalised);
      if (run.rule().match_case) {
        for (std::string& option : options) option = in_case_of(observed, option);
      }
      expected = options.empty() ? "" : sentence_list(options);
      message = without_double_marks(std::move(message));
    } else {
      if (replaces)
        options = run.rule().action.parameters;
      else
        expected = spelling_like(expected, observed);
    }
    const std::string arguments[] = {expected, observed};
    Diagnostic* const diagnostic = run.report_message(block, span, format_message(message, arguments));
    if (replaces) run.offer(diagnostic, block, span, options);
  }

  static bool is_right(const std::string& observed, const std::string& expected, const Swap& swap, bool changed,
                       RegexWorkspace& workspace) {
    if (is_phrase(expected)) return expected == observed;
    if (!changed) return swap.accepted ? swap.accepted->matches(observed, workspace) : expected == observed;
    try {
      return Regex{"^(?:" + expected + ")$"}.matches(observed, workspace);
    } catch (const Error&) {
      return expected == observed;
    }
  }

  TriggeredPattern pattern_;
  std::vector<Swap> swaps_;
  Exceptions exceptions_;
  bool capitalise_;
};

// "(a|b)" -> "(?:a|b)": the groups of the pattern are one for each key.
std::string without_groups(std::string_view pattern) {
  std::string plain;
  bool in_set = false;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    if (pattern[at] == '\\' && at + 1 < pattern.size()) {
      plain += pattern.substr(at++, 2);
      continue;
    }
    plain += pattern[at];
    if (pattern[at] == '[') in_set = true;
    if (pattern[at] == ']') in_set = false;
    if (pattern[at] == '(' && !in_set && pattern.substr(at + 1, 1) != "?") plain += "?:";
  }
  return plain;
}

// Of terms that differ in case alone, the last: a vocabulary that is named
// behind another says otherwise.
std::vector<std::string> last_in_any_case(const std::vector<std::string>& terms) {
  std::map<std::string, std::size_t> last;
  for (std::size_t at = 0; at < terms.size(); ++at) last[to_lower_case(terms[at])] = at;
  std::vector<std::string> left;
  for (std::size_t at = 0; at < terms.size(); ++at) {
    if (last[to_lower_case(terms[at])] == at) left.push_back(terms[at]);
  }
  return left;
}

bool names_group(const std::string& value) {
  const std::size_t at = value.find('$');
  return at != value.npos && at + 1 < value.size() && is_ascii_digit(value[at + 1]);
}

Swap make_swap(const std::string& key, const std::string& value, bool ignore_case) {
  Swap swap{.written = key, .replacement = value, .options = options_of(value), .accepted = {}, .original = {}};
  if (names_group(value)) swap.original.emplace((ignore_case ? "(?i)" : "") + key);
  if (is_phrase(value)) return swap;
  try {
    swap.accepted.emplace("^(?:" + value + ")$");
  } catch (const Error&) {
    swap.accepted.reset();  // then only the value itself is right
  }
  return swap;
}

}  // namespace

std::unique_ptr<Check> make_substitution(Fields& fields, StyleRule&, const StyleEnvironment& environment) {
  const bool ignore_case = fields.flag("ignorecase", false);
  const bool nonword = fields.flag("nonword", false);
  const bool vocabulary = fields.flag("vocab", true);
  const bool capitalise = fields.flag("capitalize", false);
  fields.node("pos");
  const auto affixes = read_affixes(fields, environment);
  auto pairs = fields.pairs("swap");
  if (affixes) {
    for (auto& [key, value] : pairs) key = with_forms(key, *affixes);
  }
  std::stable_sort(pairs.begin(), pairs.end(),
                   [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
  std::vector<Swap> swaps;
  std::string alternatives;
  for (const auto& [key, value] : pairs) {
    swaps.push_back(make_swap(key, value, ignore_case));
    alternatives += (alternatives.empty() ? "(" : "|(") + without_groups(wrap_spaces(key)) + ')';
  }
  if (swaps.empty()) throw fields.error("swap", "“swap” names nothing: there is nothing to look for");
  std::string pattern = in_template(alternatives, nonword ? Bounds::none : Bounds::words, environment.word_template);
  if (ignore_case) pattern = "(?i)" + pattern;
  return std::make_unique<Substitution>(compile_trigger(fields, "swap", pattern), std::move(swaps),
                                        read_exceptions(fields, environment, vocabulary), capitalise);
}

std::unique_ptr<Check> make_terms(const std::vector<std::string>& terms, const std::string& word_template) {
  std::vector<std::string> sorted = last_in_any_case(terms);
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
  std::vector<Swap> swaps;
  std::string alternatives;
  for (const std::string& term : sorted) {
    const std::string pattern = term_pattern(term);
    const std::string around = word_template.empty() ? "(?<!\\w)" + pattern + "(?!\\w)" : pattern;
    alternatives += (alternatives.empty() ? "(" : "|(") + without_groups(around) + ')';
    swaps.push_back({.written = term,
                     .replacement = term,
                     .options = {},
                     .accepted = Regex{"^(?:" + pattern + ")$"},
                     .original = {}});
  }
  const std::string pattern =
      "(?i)" + in_template(alternatives, word_template.empty() ? Bounds::none : Bounds::words, word_template);
  return std::make_unique<Substitution>(TriggeredPattern{pattern}, std::move(swaps), Exceptions{{}, {}}, false);
}

}  // namespace galley
