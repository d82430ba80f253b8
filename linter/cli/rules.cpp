#include <algorithm>
#include <array>
#include <iomanip>
#include <iostream>
#include <sstream>

#include "linter/cli/commands.h"
#include "linter/report/json_writer.h"
#include "linter/rule/page.h"
#include "linter/text/did_you_mean.h"
#include "linter/text/error.h"
#include "linter/text/utf8.h"

namespace galley {
namespace {

std::string summary_of(const RegisteredRule& rule) { return parse_page(rule.page).summary; }

void print_table(Registry registry) {
  std::size_t widest = 0;
  for (const RegisteredRule& rule : registry) widest = std::max(widest, rule.id.size());
  std::string_view group;
  for (const RegisteredRule& rule : registry) {
    if (rule.group != group) {
      std::cout << (group.empty() ? "" : "\n") << rule.group << '\n';
      group = rule.group;
    }
    std::cout << "  " << std::left << std::setw(static_cast<int>(widest)) << rule.id << "  " << std::setw(10)
              << name(rule.definition->severity) << ' ' << (rule.definition->on_by_default ? "on " : "off") << "  "
              << summary_of(rule) << '\n';
  }
}

// By the index of a fallback.
constexpr std::array<std::string_view, 5> types = {"boolean", "integer", "number", "string", "array"};

struct ToJson {
  JsonWriter& json;

  void operator()(const auto& value) const { json.value(value); }
  void operator()(std::span<const std::string_view> values) const {
    json.begin_array();
    for (const std::string_view value : values) json.value(value);
    json.end_array();
  }
};

void print_option(const OptionDefinition& option, JsonWriter& json) {
  json.begin_object();
  json.member("name", option.name);
  json.member("type", types[option.fallback.index()]);
  json.key("default");
  std::visit(ToJson{json}, option.fallback);
  if (!option.choices.empty()) {
    json.key("choices");
    ToJson{json}(option.choices);
  }
  json.member("summary", option.summary);
  json.end_object();
}

void print_json(Registry registry) {
  JsonWriter json{std::cout};
  json.begin_array();
  for (const RegisteredRule& rule : registry) {
    json.begin_object();
    json.member("id", rule.id);
    json.member("group", rule.group);
    json.member("severity", name(rule.definition->severity));
    json.member("default", rule.definition->on_by_default);
    json.member("summary", summary_of(rule));
    json.key("options").begin_array();
    for (const OptionDefinition& option : rule.definition->options) print_option(option, json);
    json.end_array();
    json.end_object();
  }
  json.end_array();
  std::cout << '\n';
}

struct ToText {
  std::string operator()(bool value) const { return value ? "true" : "false"; }
  std::string operator()(std::int64_t value) const { return std::to_string(value); }
  std::string operator()(double value) const {
    std::ostringstream text;
    text << value;
    return text.str();
  }
  std::string operator()(std::string_view value) const { return '"' + std::string{value} + '"'; }
  std::string operator()(std::span<const std::string_view> values) const {
    std::string text;
    for (const std::string_view value : values) text += (text.empty() ? "" : ", ") + (*this)(value);
    return '[' + text + ']';
  }
};

std::vector<RegisteredRule> by_group(Registry registry) {
  std::vector<RegisteredRule> rules(registry.begin(), registry.end());
  std::stable_sort(rules.begin(), rules.end(), [](const auto& a, const auto& b) { return a.group < b.group; });
  return rules;
}

const RegisteredRule& find_rule(Registry registry, const std::string& id) {
  std::vector<std::string_view> known;
  for (const RegisteredRule& rule : registry) {
    if (rule.id == id) return rule;
    known.push_back(rule.id);
  }
  throw Error("there is no rule “" + id + "”" + did_you_mean(id, known) + "; `galley rules` lists them");
}

}  // namespace

int run_rules(const Arguments& arguments, Registry registry) {
  const std::vector<RegisteredRule> rules = by_group(registry);
  if (arguments.as_json) {
    print_json(rules);
  } else {
    print_table(rules);
  }
  return 0;
}

int run_explain(const Arguments& arguments, Registry registry) {
  const RegisteredRule& rule = find_rule(registry, arguments.rule);
  std::cout << rule.page << "\n## In force\n\n"
            << "Group `" << rule.group << "`, severity `" << name(rule.definition->severity) << "`, "
            << (rule.definition->on_by_default ? "on" : "off") << " by default.\n";
  if (!rule.definition->options.empty()) std::cout << "\nIn `[rules." << rule.id << "]` of galley.toml:\n\n";
  for (const OptionDefinition& option : rule.definition->options) {
    std::cout << "- `" << option.name << "` (" << std::visit(ToText{}, option.fallback) << "): " << option.summary
              << '\n';
  }
  return 0;
}

}  // namespace galley
