#include "linter/style/affixes.h"
#include "linter/style/checks.h"
#include "linter/style/patterns.h"

namespace galley {
namespace {

class Existence final : public Check {
 public:
  Existence(TriggeredPattern pattern, Exceptions exceptions)
      : pattern_(std::move(pattern)), exceptions_(std::move(exceptions)) {}

  void run(const StyleBlock& block, CheckRun& run) const override {
    run.for_each_match(pattern_, block, [&](const std::vector<Capture>& groups) {
      const TextSpan span = to_span(groups[0]);
      if (run.is_known(block, span) || exceptions_.cover(block.text, span, run.workspace())) return true;
      // Groups are counted from the token that matched.
      std::vector<std::string> texts;
      const bool are_used = run.rule().action.kind != Action::Kind::none;
      for (std::size_t group = 1; are_used && group < groups.size(); ++group) {
        if (groups[group].matched()) texts.emplace_back(block.text.substr(groups[group].begin, groups[group].size()));
      }
      run.report_match(block, span, texts);
      return true;
    });
  }

  const TriggeredPattern* trigger() const override { return &pattern_; }
  FoundIn finds_in() const override {
    return stays_in_paragraphs(pattern_, exceptions_) ? FoundIn::paragraphs : FoundIn::either;
  }

 private:
  TriggeredPattern pattern_;
  Exceptions exceptions_;
};

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\n\r") == text.npos; }

}  // namespace

std::unique_ptr<Check> make_existence(Fields& fields, StyleRule&, const StyleEnvironment& environment) {
  const bool ignore_case = fields.flag("ignorecase", false);
  const bool nonword = fields.flag("nonword", false);
  const bool append = fields.flag("append", false);
  const bool vocabulary = fields.flag("vocab", true);
  const auto affixes = read_affixes(fields, environment);
  std::vector<std::string> tokens;
  const std::vector<std::string> written = fields.strings("tokens");
  for (const std::string& token : written) {
    if (!is_blank(token)) tokens.push_back(wrap_spaces(affixes ? with_forms(token, *affixes) : token));
  }
  std::string raw;
  for (const std::string& part : fields.strings("raw")) raw += part;
  const Bounds bounds = nonword || written.empty() ? Bounds::none : Bounds::words;
  const std::string words = in_template(alternatives_of(tokens), bounds, environment.word_template);
  std::string pattern = append ? words + raw : raw + words;
  if (ignore_case) pattern = "(?i)" + pattern;
  return std::make_unique<Existence>(compile_trigger(fields, tokens.empty() ? "raw" : "tokens", pattern),
                                     read_exceptions(fields, environment, vocabulary && !nonword));
}

std::unique_ptr<Check> make_avoided(const std::vector<std::string>& terms, const std::string& word_template) {
  std::vector<std::string> tokens;
  for (const std::string& term : terms) tokens.push_back(term_pattern(term));
  return std::make_unique<Existence>(
      TriggeredPattern{in_template(alternatives_of(tokens), Bounds::words, word_template)}, Exceptions{{}, {}});
}

}  // namespace galley
