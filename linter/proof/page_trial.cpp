#include "linter/proof/page_trial.h"

#include <algorithm>

#include "linter/config/toml.h"
#include "linter/diagnostic/apply.h"
#include "linter/engine/lint.h"
#include "linter/engine/rule_set.h"
#include "linter/proof/markers.h"
#include "linter/proof/page_case.h"
#include "linter/proof/rule_case.h"
#include "linter/style/house_rules.h"
#include "linter/text/error.h"

namespace galley {
namespace {

class PageTrial {
 public:
  PageTrial(const std::string& path, const std::string& text, Registry registry)
      : path_(path), page_(parse_page(text)), registry_(registry) {}

  std::vector<Outcome> run() {
    for (const PageCase& one : cases_of(page_)) run_case(one);
    check_page();
    return std::move(outcomes_);
  }

 private:
  std::string place(std::size_t line) const { return path_ + ':' + std::to_string(line) + ":1"; }

  void run_case(const PageCase& one) {
    const std::size_t line = one.files.front().source->line;
    Outcome outcome{.name = one.section + ", line " + std::to_string(line), .place = place(line)};
    try {
      check_case(one, outcome);
    } catch (const Error& wrong) {
      outcome.verdict = Verdict::broken;
      outcome.message = wrong.what();
    }
    outcomes_.push_back(std::move(outcome));
  }

  Config config_for(const PageCase& one) const {
    Config config;
    if (one.configuration) config = read_config("galley.toml", one.configuration->text, registry_);
    config.select = {std::string{registry_.front().id}};
    return config;
  }

  void check_case(const PageCase& one, Outcome& outcome) {
    const auto [examples, inputs] = texts_of(one);
    const RuleSet rules = make_rule_set(registry_, config_for(one));
    const LintResult found = lint(inputs, [&rules](const std::string&) -> const RuleSet& { return rules; }, {});
    has_finding_ |= !found.diagnostics.empty();
    has_clean_ |= found.diagnostics.empty();
    for (const Diagnostic& diagnostic : found.diagnostics) outcome.fired = {std::string{diagnostic.rule}};
    for (std::size_t index = 0; index < inputs.size(); ++index) {
      const PageFile& file = one.files[index];
      for (const Mismatch& each : mismatches(examples[index], FileId{static_cast<std::uint32_t>(index)}, found))
        fail(outcome, file.source->line + 1 + each.line, each.message);
      if (file.fixed) check_fixed(file, index, found, outcome);
    }
  }

  // With unsafe fixes, too: a house rule's are never safe.
  static std::string fixed_text(std::size_t index, const std::string& text, const LintResult& found) {
    std::vector<Diagnostic> own;
    for (const Diagnostic& diagnostic : found.diagnostics) {
      if (static_cast<std::size_t>(diagnostic.file) == index) own.push_back(diagnostic);
    }
    return own.empty() ? text : apply_fixes(*found.sources[index], own, Safety::unsafe).text;
  }

  void check_fixed(const PageFile& file, std::size_t index, const LintResult& found, Outcome& outcome) {
    const std::string text = fixed_text(index, file.fixed->text, found);
    if (text == file.fixed->text) return;
    fail(outcome, file.fixed->line, "the fixed text is another");
    const std::vector<std::string> lines = difference(lines_of(file.fixed->text), lines_of(text));
    outcome.details.insert(outcome.details.end(), lines.begin(), lines.end());
  }

  void fail(Outcome& outcome, std::size_t line, const std::string& message) {
    if (outcome.verdict == Verdict::passed) {
      outcome.place = place(line);
      outcome.message = message;
    } else {
      outcome.details.push_back(place(line) + ": " + message);
    }
    outcome.verdict = Verdict::failed;
  }

  void check_page() {
    Outcome outcome{.name = "the page", .place = place(1)};
    if (page_.summary.empty()) fail(outcome, 1, "the page has no summary, a paragraph under its title");
    if (!has_finding_) fail(outcome, 1, "no example shows a finding");
    if (!has_clean_) fail(outcome, 1, "no example shows a text that is fine");
    outcomes_.push_back(std::move(outcome));
  }

  const std::string& path_;
  Page page_;
  Registry registry_;
  std::vector<Outcome> outcomes_;
  bool has_finding_ = false;
  bool has_clean_ = false;
};

}  // namespace

std::vector<Outcome> run_page(const std::string& path, const std::string& text) {
  HouseRules rules{{}};
  if (!rules.add_page(path, text)) return {};
  return PageTrial{path, text, rules.registry()}.run();
}

}  // namespace galley
