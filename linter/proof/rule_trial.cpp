#include "linter/proof/rule_trial.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <tuple>

#include "linter/engine/lint.h"
#include "linter/report/reporter.h"
#include "linter/text/error.h"

namespace galley {
namespace {

namespace fs = std::filesystem;

fs::path absolute(const std::string& path) { return fs::absolute(path).lexically_normal(); }

struct Found {
  std::vector<std::string> lines;  // "line:column:Style.Rule:message", by place
  std::vector<std::string> rules;  // each once
  std::vector<std::string> errors;
};

Found findings(const RuleCase& test, const std::string& path, const Format& format, const RuleSet& rules) {
  const std::vector<Input> inputs{{.path = path, .format = &format, .bytes = test.input}};
  const LintResult result = lint(inputs, [&rules](const std::string&) -> const RuleSet& { return rules; }, {});
  using Line = std::tuple<std::uint32_t, std::uint32_t, std::string>;
  std::vector<Line> lines;
  std::set<std::string> fired;
  for (const Diagnostic& diagnostic : result.diagnostics) {
    const Position at = result.sources[0]->position(diagnostic.span.begin, ColumnUnit::code_points);
    const std::string rule = diagnostic.rule;
    fired.insert(rule);
    lines.emplace_back(at.line + 1, at.column + 1, rule + ':' + message_text(diagnostic, result));
  }
  std::sort(lines.begin(), lines.end());
  Found found{.rules = {fired.begin(), fired.end()}};
  for (const auto& [line, column, text] : lines)
    found.lines.push_back(std::to_string(line) + ':' + std::to_string(column) + ':' + text);
  for (const RunError& error : result.errors) found.errors.push_back(error.path + ": " + error.message);
  return found;
}

Outcome outcome(const RuleCase& test, Verdict verdict, std::string message) {
  return {.name = test.name, .place = test.place, .verdict = verdict, .message = std::move(message)};
}

Outcome judge(const RuleCase& test, Found found) {
  Outcome made{.name = test.name, .place = test.place, .fired = std::move(found.rules)};
  if (!found.errors.empty()) return outcome(test, Verdict::broken, found.errors.front());
  std::string all;
  for (const std::string& line : found.lines) all += line + '\n';
  for (const Expectation& wanted : test.expectations) {
    const bool holds = all.find(wanted.text) != all.npos;
    if (wanted.kind == Expectation::Kind::equals) {
      made.details = difference(lines_of(wanted.text), found.lines);
      made.message = made.details.empty() ? "" : "what is found differs from what is wanted";
    } else if (wanted.kind == Expectation::Kind::contains ? !holds : holds) {
      made.message = "“" + wanted.text + (holds ? "” is found, and should not be" : "” is not found");
      for (const std::string& line : found.lines) made.details.push_back("+ " + line);
    }
    if (made.message.empty()) continue;
    made.verdict = Verdict::failed;
    made.place = wanted.place;
    break;
  }
  return made;
}

// Why the case can't be run here, or nothing.
std::string obstacle(const RuleCase& test) {
  if (!test.view.empty()) return {};  // through it any format is read
  const std::string name = "x." + test.format;
  if (!format_of(name) && !code_format_of(name)) return "Galley doesn't read the format “" + test.format + "”";
  return {};
}

}  // namespace

RulePlace rule_place(const std::string& path, std::span<const std::string> folders) {
  const fs::path file = absolute(path);
  const std::string stem = file.filename().string();
  const std::string name = stem.substr(0, stem.find('.'));
  for (const std::string& folder : folders) {
    const fs::path inside = file.lexically_relative(absolute(folder));
    if (inside.empty() || inside.begin()->string() == ".." || !inside.has_parent_path()) continue;
    std::string rule;
    for (const fs::path& part : inside.parent_path()) rule += part.string() + '.';
    return {.folder = folder, .rule = rule + name};
  }
  // As it is written, where that says enough.
  const fs::path written = fs::path{path}.parent_path();
  const bool is_named = !written.empty() && !written.filename().string().starts_with('.');
  const fs::path style = is_named ? written : file.parent_path();
  const fs::path folder = style.parent_path();
  return {.folder = folder.empty() ? "." : folder.string(), .rule = style.filename().string() + '.' + name};
}

Outcome run_alone(const RuleCase& test, const RulePlace& place, std::span<const std::string> folders) {
  if (const std::string why = obstacle(test); !why.empty()) return outcome(test, Verdict::skipped, why);
  ValeConfig config{.path = place.folder, .styles_paths = {place.folder}, .everywhere = {.glob = "*"}};
  for (const std::string& folder : folders) {
    if (absolute(folder) != absolute(place.folder)) config.styles_paths.push_back(folder);
  }
  config.everywhere.switches.push_back({.key = place.rule});
  config.everywhere.view = test.view;
  config.everywhere.view_line = 1;
  StyleLibrary library{std::move(config)};
  const std::string path = "test." + test.format;
  RuleSet rules;
  rules.styles = library.for_path(path);
  if (const auto errors = library.take_errors(); !errors.empty()) return outcome(test, Verdict::broken, errors.front());
  if (const auto notes = library.take_notes(); !notes.empty()) return outcome(test, Verdict::skipped, notes.front());
  const bool is_viewed = rules.styles && rules.styles->view();
  const Format* const format = is_viewed ? &data_format() : format_of(path) ? format_of(path) : code_format_of(path);
  return judge(test, findings(test, path, *format, rules));
}

Outcome run_configured(const RuleCase& test, const std::string& folder, PathRules& rules) {
  if (const std::string why = obstacle(test); !why.empty()) return outcome(test, Verdict::skipped, why);
  const std::string path = (fs::path{folder} / ("test." + test.format)).string();
  try {
    RuleSet styles;
    styles.styles = rules.styles()->for_path(path);
    const Format* const format = rules.format_for(path);
    if (!styles.styles || !format) return judge(test, {});
    return judge(test, findings(test, path, *format, styles));
  } catch (const Error& wrong) {
    return outcome(test, Verdict::broken, wrong.what());
  }
}

}  // namespace galley
