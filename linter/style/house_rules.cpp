#include "linter/style/house_rules.h"

#include <algorithm>
#include <filesystem>

#include "linter/style/dictionaries.h"
#include "linter/style/run_rule.h"
#include "linter/style/style_library.h"
#include "linter/text/disk.h"
#include "linter/text/error.h"
#include "linter/text/utf8.h"

namespace galley {
namespace {

namespace fs = std::filesystem;

constexpr int deepest_folder = 16;

// The document as such rules see it, made once for all of them.
struct HouseReading {
  RegexWorkspace workspace;
  std::unique_ptr<StyleReading> reading;
};

std::unique_ptr<HouseReading> read_document(const Document& document) {
  auto made = std::make_unique<HouseReading>();
  const ReadingOptions options{.sentences = true, .paragraphs = true, .inlines = true, .raw = true, .summary = true};
  made->reading = std::make_unique<StyleReading>(document, options, made->workspace);
  return made;
}

class HouseRule final : public Rule {
 public:
  explicit HouseRule(std::shared_ptr<const CompiledRule> compiled) : compiled_(std::move(compiled)) {}

  void check(RuleContext& context) const override {
    HouseReading& house = *context.analysis(read_document);
    const CheckedRule found = run_rule(*compiled_, *house.reading, house.workspace);
    for (const Diagnostic& diagnostic : found.diagnostics) {
      Diagnostic& reported = context.report_source(diagnostic.span, std::string{diagnostic.message});
      reported.fixes = diagnostic.fixes;
      reported.data = diagnostic.data;
    }
    if (found.given_up)
      context.report_source({0, 0}, "this rule was given up here: its pattern needs too many steps; make it simpler");
  }

 private:
  std::shared_ptr<const CompiledRule> compiled_;
};

class Silent final : public Rule {
 public:
  void check(RuleContext&) const override {}
};

bool is_id(std::string_view id) {
  return !id.empty() && std::all_of(id.begin(), id.end(), [](char byte) {
    return is_ascii_letter(byte) || is_ascii_digit(byte) || byte == '-';
  });
}

Error at_line(const std::string& path, std::size_t line, const std::string& message) {
  return Error(path + ':' + std::to_string(line) + ":1: " + message);
}

bool may_hold_rule(std::string_view text) { return text.find("yaml rule") != text.npos; }

}  // namespace

const Fence* rule_fence(const Page& page) {
  const auto found = std::find_if(page.fences.begin(), page.fences.end(),
                                  [](const Fence& fence) { return fence.format == "yaml" && fence.rest == "rule"; });
  return found == page.fences.end() ? nullptr : &*found;
}

struct HouseRules::Entry {
  std::string id;
  std::string page;
  std::unique_ptr<const Rule> rule;
  RuleDefinition definition;
};

HouseRules::HouseRules(Registry others) : all_(others.begin(), others.end()) {}
HouseRules::~HouseRules() = default;

void HouseRules::add_folder(const std::string& folder) {
  std::error_code failed;
  folders_.push_back(folder);
  if (!fs::is_directory(folder, failed)) {
    errors_.push_back(folder + ": this folder of house rules does not exist");
    return;
  }
  std::vector<std::string> paths;
  for (fs::recursive_directory_iterator at{folder, failed}, end; at != end; at.increment(failed)) {
    if (failed) break;
    const std::string name = at->path().filename().string();
    if (at->is_directory(failed) && (name.starts_with('.') || at.depth() > deepest_folder))
      at.disable_recursion_pending();
    else if (name.ends_with(".md") && at->is_regular_file(failed))
      paths.push_back(at->path().string());
  }
  std::sort(paths.begin(), paths.end());
  for (const std::string& path : paths) {
    std::string text;
    try {
      text = read_file(path);
    } catch (const Error& wrong) {
      errors_.push_back(path + ": " + wrong.what());
      continue;
    }
    try {
      add_page(path, text);
    } catch (const Error& wrong) {
      errors_.emplace_back(wrong.what());
      const std::string id = fs::path{path}.stem().string();
      if (is_id(id) && !knows(id)) add(id, std::move(text), Severity::warning, std::make_unique<const Silent>());
    }
  }
}

bool HouseRules::knows(std::string_view id) const {
  return id == house_group ||
         std::any_of(all_.begin(), all_.end(), [&](const auto& rule) { return rule.id == id || rule.group == id; });
}

bool HouseRules::add_page(const std::string& path, std::string text) {
  if (!may_hold_rule(text)) return false;
  const Page page = parse_page(text);
  const Fence* const fence = rule_fence(page);
  if (!fence) return false;
  const std::string id = fs::path{path}.stem().string();
  if (!is_id(id))
    throw at_line(path, 1,
                  "the file is named after the rule, whose name is letters, digits and hyphens, not “" + id + "”");
  if (page.title != id) throw at_line(path, 1, "the page's title is to be the rule's name, “" + id + "”");
  if (knows(id)) throw at_line(path, 1, "there is a rule or group “" + id + "” already; give this one another name");
  // Blank lines, so that what is wrong is said at its line of the page.
  const YamlNode node = parse_yaml(std::string(fence->line, '\n') + fence->text, path);
  if (node.kind != YamlNode::Kind::map) throw node.error("a rule is a map of keys; “extends” is the first");
  StyleEnvironment environment;
  environment.styles_paths = {fs::path{path}.parent_path().string()};
  environment.dictionaries = std::make_shared<Dictionaries>();
  const std::shared_ptr<const CompiledRule> compiled = compile_rule(id, node, environment);
  add(id, std::move(text), compiled->rule.severity, std::make_unique<const HouseRule>(compiled));
  return true;
}

void HouseRules::add(std::string id, std::string page, Severity severity, std::unique_ptr<const Rule> rule) {
  auto entry = std::make_unique<Entry>();
  entry->id = std::move(id);
  entry->page = std::move(page);
  entry->rule = std::move(rule);
  entry->definition = {.severity = severity, .made = entry->rule.get()};
  const auto behind =
      std::partition_point(all_.begin(), all_.end(), [&](const RegisteredRule& each) { return each.id < entry->id; });
  all_.insert(behind, {.id = entry->id, .group = house_group, .page = entry->page, .definition = &entry->definition});
  entries_.push_back(std::move(entry));
}

}  // namespace galley
