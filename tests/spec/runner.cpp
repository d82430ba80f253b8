#include "tests/spec/runner.h"

#include <algorithm>
#include <map>
#include <sstream>

#include "linter/config/toml.h"
#include "linter/diagnostic/apply.h"
#include "linter/document/dump.h"
#include "linter/engine/lint.h"
#include "linter/proof/markers.h"
#include "linter/proof/page_case.h"
#include "linter/report/reporter.h"
#include "linter/text/error.h"
#include "tests/spec/archive_of_case.h"
#include "tests/spec/invariants.h"
#include "tests/spec/through_server.h"

namespace spec {
namespace {

using namespace galley;

class PageRun {
 public:
  PageRun(const std::string& path, const std::string& text, const std::string& rule, Registry registry)
      : path_(path), text_(text), rule_(rule), registry_(registry), page_(parse_page(text)) {}

  PageResult run() {
    for (const PageCase& one : cases_of(page_)) run_case(one);
    if (!rule_.empty()) check_page();
    result_.updated = updated();
    return std::move(result_);
  }

 private:
  void fail(std::size_t line, std::string message) {
    result_.failures.push_back({.path = path_, .line = line, .message = std::move(message)});
  }

  void run_case(const PageCase& one) {
    const std::size_t before = result_.failures.size();
    try {
      check_case(one);
    } catch (const Error& wrong) {
      fail(one.files.front().source->line, wrong.what());
    }
    ++(result_.failures.size() == before ? result_.passed : result_.failed);
  }

  Config config_for(const PageCase& one) const {
    Config config;
    const std::vector<std::string> defaults = config.select;
    if (one.configuration) config = read_config("galley.toml", one.configuration->text, registry_);
    if (!rule_.empty() && config.select == defaults) config.select = {rule_};
    return config;
  }

  void check_case(const PageCase& one) {
    const auto [examples, inputs] = texts_of(one);
    const Config config = config_for(one);
    const RuleSet rules = make_rule_set(registry_, config);
    const RulesFor rules_for_all = [&rules](const std::string&) -> const RuleSet& { return rules; };
    const std::unique_ptr<ArchiveOfCase> archive =
        one.archived ? std::make_unique<ArchiveOfCase>(*one.archived) : nullptr;
    const LintOptions options{.jobs = 1, .find_archived = archive ? archive->find() : FindArchived{}};
    const LintResult found = lint(inputs, rules_for_all, options);
    for (const Diagnostic& diagnostic : found.diagnostics) found_ |= diagnostic.rule == rule_;
    clean_ |= found.diagnostics.empty();
    for (std::size_t file = 0; file < inputs.size(); ++file) check_file(one.files[file], examples[file], file, found);
    for (std::size_t file = 0; file < inputs.size(); ++file) check_fixes(one.files[file], file, found);
    if (one.output) check_output(*one.output, found, inputs.size());
    for (const std::string& broken : broken_invariants(inputs, rules_for_all, options, found))
      fail(one.files.front().source->line, broken);
    if (archive) return;  // which an editor doesn't ask
    for (const std::string& broken : broken_by_server(inputs, config, registry_, found))
      fail(one.files.front().source->line, broken);
  }

  void check_file(const PageFile& file, const Example& example, std::size_t index, const LintResult& found) {
    const FileId id{static_cast<std::uint32_t>(index)};
    for (const Mismatch& mismatch : mismatches(example, id, found))
      fail(file.source->line + 1 + mismatch.line, mismatch.message);
    if (!file.verbatim) {
      const std::string marked = write_markers(example.text, found.diagnostics, id, found);
      expected_[file.source] = file.bytes ? without_bytes(marked) : marked;
    }
    if (file.dump) check_dump(file, example);
  }

  void check_dump(const PageFile& file, const Example& example) {
    std::ostringstream shown;
    dump(format_of(file.name)->parse(std::make_shared<const SourceFile>(file.name, example.text)), shown);
    expect(*file.dump, shown.str(), "the document is another");
  }

  void check_fixes(const PageFile& file, std::size_t index, const LintResult& found) {
    std::vector<Diagnostic> own;
    bool has_safe_fix = false;
    for (const Diagnostic& diagnostic : found.diagnostics) {
      if (static_cast<std::size_t>(diagnostic.file) != index) continue;
      own.push_back(diagnostic);
      has_safe_fix |= !diagnostic.fixes.empty() && diagnostic.fixes.front().safety == Safety::safe;
    }
    shows_fix_ |= file.fixed != nullptr;
    has_fix_ |= has_safe_fix;
    if (file.fixed && !found.sources[index]) return fail(file.fixed->line, "nothing was found that could be fixed");
    if (file.fixed)
      expect(*file.fixed, apply_fixes(*found.sources[index], own, Safety::safe).text, "the fixed text is another");
  }

  void check_output(const Fence& fence, const LintResult& found, std::size_t files) {
    const Reporter write = reporter_by_name(fence.rest.empty() ? "text" : fence.rest);
    if (!write) return fail(fence.line, "there is no format “" + fence.rest + "”");
    std::ostringstream shown;
    write({.result = found, .registry = registry_, .files = files, .seconds = 0}, {}, shown);
    expect(fence, shown.str(), "the output is another");
  }

  void expect(const Fence& fence, const std::string& text, const char* what) {
    expected_[&fence] = text;
    if (fence.text != text) fail(fence.line, std::string{what} + ":\n" + text);
  }

  // Every rule's page shows a finding, a text that is fine, and its fix applied.
  void check_page() {
    const std::size_t before = result_.failures.size();
    if (page_.title != rule_) fail(1, "the page's title is not the rule's id");
    if (page_.summary.empty()) fail(1, "the page has no summary");
    if (!found_) fail(1, "the page shows no finding of its rule");
    if (!clean_) fail(1, "the page shows no text that is fine");
    if (has_fix_ && !shows_fix_) fail(1, "the page shows no fix applied");
    ++(result_.failures.size() == before ? result_.passed : result_.failed);
  }

  std::string updated() const {
    std::map<std::size_t, const Fence*> by_line;
    for (const auto& [fence, text] : expected_) by_line[fence->line] = fence;
    std::string out;
    std::istringstream lines{text_};
    std::size_t open_marks = 0;
    std::size_t number = 0;
    for (std::string line; std::getline(lines, line);) {
      ++number;
      const std::size_t marks = std::min(line.find_first_not_of('`'), line.size());
      if (open_marks > 0) {
        if (marks < open_marks || marks != line.size()) continue;
        open_marks = 0;
      } else if (const auto found = by_line.find(number); found != by_line.end()) {
        open_marks = marks;
        out += line + "\n" + expected_.at(found->second);
        if (!out.ends_with('\n')) out += '\n';
        continue;
      }
      out += line + "\n";
    }
    return out;
  }

  const std::string& path_;
  const std::string& text_;
  const std::string& rule_;
  Registry registry_;
  Page page_;
  PageResult result_;
  std::map<const Fence*, std::string> expected_;
  bool found_ = false;
  bool clean_ = false;
  bool has_fix_ = false;
  bool shows_fix_ = false;
};

}  // namespace

PageResult run_page(const std::string& path, const std::string& text, const std::string& rule, Registry registry) {
  return PageRun{path, text, rule, registry}.run();
}

}  // namespace spec
