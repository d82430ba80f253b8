// Rules and entries that no text matches: worked out from the pattern, not guessed.
#include <algorithm>
#include <set>

#include "linter/formats/format.h"
#include "linter/match/possible_match.h"
#include "linter/proof/known_rule.h"
#include "linter/proof/style_lint.h"
#include "linter/style/fields.h"
#include "linter/text/did_you_mean.h"

namespace galley {
namespace {

using namespace style_lint;

class NeverMatching {
 public:
  NeverMatching(const KnownRule& rule, const SayOfRule& say) : rule_(rule), say_(say) {}

  void find_scopes() {
    static const std::set<std::string_view> sections = {
        "text", "heading",     "h1",      "h2",    "h3",        "h4",       "h5",         "h6",
        "list", "table",       "header",  "cell",  "caption",   "figure",   "attr",       "alt",
        "meta", "description", "line",    "block", "paragraph", "sentence", "comment",    "raw",
        "link", "strong",      "summary", "code",  "quote",     "doc",      "blockquote", "emphasis"};
    static const std::set<std::string_view> open = {"frontmatter", "class"};  // behind which any name may stand
    for (const YamlNode* const line : rule_.entries("scope")) {
      std::string_view rest = line->scalar;
      if (rest.find('(') != rest.npos) continue;
      while (!rest.empty()) {
        const std::size_t end = std::min(rest.find_first_of("&.~ "), rest.size());
        const std::string_view name = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (open.contains(name)) break;
        const bool is_extension = format_of("x." + std::string{name}) || code_format_of("x." + std::string{name});
        if (name.empty() || sections.contains(name) || is_extension || is_other_format(name)) continue;
        const std::vector<std::string_view> known{sections.begin(), sections.end()};
        if (!did_you_mean(name, known).empty())
          say_(*line, never_matches, Severity::warning,
               "no text has the scope " + in_marks(name) + did_you_mean(name, known));
      }
    }
  }

  void find_impossible() {
    for (const char* const key : {"tokens", "swap"}) {
      const YamlNode* const value = rule_.at(key);
      if (!value || (rule_.kind != "existence" && rule_.kind != "substitution")) continue;
      for (const YamlNode* const entry : rule_.entries(key)) try_pattern(*entry, rule_.pattern_of(entry->scalar));
      for (const auto& [from, to] : value->entries) try_pattern(from, rule_.pattern_of(from.scalar));
    }
    if (rule_.kind == "existence") find_excepted("tokens"), find_impossible_raw();
    if (rule_.kind == "occurrence" && rule_.at("token")) try_pattern(*rule_.at("token"), rule_.at("token")->scalar);
  }

  void find_no_bounds() {
    Fields fields{rule_.node};
    if (fields.integer("max", 0) == 0 && fields.integer("min", 0) == 0 && rule_.at("token"))
      say_(*rule_.at("extends"), never_matches, Severity::warning,
           "this never reports anything: neither “max” nor “min” is over 0");
  }

 private:
  static bool is_other_format(std::string_view extension) {
    static const std::set<std::string_view> known = {"adoc", "rst",      "org", "mdx", "dita",
                                                     "xml",  "asciidoc", "typ", "qmd"};
    return known.contains(extension);
  }

  void try_pattern(const YamlNode& entry, const std::string& pattern) {
    const auto tree = parse_pattern(pattern);
    if (tree && !can_match(*tree)) {
      const bool alone = tree && can_match_alone(entry.scalar);
      say_(entry, never_matches, Severity::warning,
           in_marks(entry.scalar) + " can match nothing" +
               (alone ? ": a word is to begin and end there, as “nonword: true” isn't set" : ""));
    }
  }

  static bool can_match_alone(const std::string& pattern) {
    const auto tree = parse_pattern(pattern);
    return tree && can_match(*tree);
  }

  void find_impossible_raw() {
    const std::vector<const YamlNode*> parts = rule_.entries("raw");
    if (parts.empty()) return;
    std::string raw;
    for (const YamlNode* const part : parts) raw += part->scalar;
    const auto tree = parse_pattern(raw);
    if (tree && !can_match(*tree))
      say_(*parts.front(), never_matches, Severity::warning,
           parts.size() > 1 ? "these patterns can match nothing: those of “raw” are joined to one; put “|” between them"
                            : in_marks(raw) + " can match nothing");
  }

  // A word that an exception always takes out again.
  void find_excepted(std::string_view key) {
    const auto excepted = rule_.entries("exceptions");
    if (excepted.empty()) return;
    for (const YamlNode* const token : rule_.entries(key)) {
      if (!is_literal_entry(token->scalar)) continue;
      for (const YamlNode* const exception : excepted) {
        // Where any case is found, others than the exception's are reported.
        if (exception->scalar != token->scalar || (rule_.folds && has_cased_letter(token->scalar))) continue;
        say_(*token, never_matches, Severity::warning,
             in_marks(token->scalar) + " is never reported: it is an exception, in " + line_of(*exception));
      }
    }
  }

  const KnownRule& rule_;
  const SayOfRule& say_;
};

}  // namespace

void find_scopes(const KnownRule& rule, const SayOfRule& say) { NeverMatching{rule, say}.find_scopes(); }

void find_impossible(const KnownRule& rule, const SayOfRule& say) {
  NeverMatching finder{rule, say};
  finder.find_impossible();
  if (rule.kind == "occurrence") finder.find_no_bounds();
}

}  // namespace galley
