#include "linter/proof/rule_case.h"

#include <algorithm>
#include <map>

#include "linter/style/fields.h"

namespace galley {
namespace {

std::string place_of(const YamlNode& node) {
  return (node.path ? *node.path : "") + ':' + std::to_string(node.line) + ':' + std::to_string(node.column);
}

void add_expectations(Fields& fields, const char* key, Expectation::Kind kind, RuleCase& into) {
  const YamlNode* const node = fields.node(key);
  if (!node) return;
  static_cast<void>(fields.strings(key));  // throws where it is neither a text nor a list of them
  const std::vector<YamlNode> one{*node};
  for (const YamlNode& item : node->kind == YamlNode::Kind::list ? node->items : one)
    into.expectations.push_back({.kind = kind, .text = item.scalar, .place = place_of(item)});
}

RuleCase read_case(const YamlNode& node) {
  if (node.kind != YamlNode::Kind::map) throw node.error("a test is a map with “name”, “input” and what is wanted");
  Fields fields{node};
  RuleCase made{.name = fields.string("name"), .place = place_of(node), .input = fields.string("input")};
  if (made.name.empty()) throw node.error("“name” is missing: it says which test this is");
  made.format = fields.string("format", "md");
  if (made.format.starts_with('.')) made.format.erase(0, 1);
  made.rule = fields.string("rule");
  made.view = fields.string("view");
  fields.node("about");
  if (fields.node("want")) {
    static_cast<void>(fields.string("want"));
    add_expectations(fields, "want", Expectation::Kind::equals, made);
  }
  add_expectations(fields, "contains", Expectation::Kind::contains, made);
  add_expectations(fields, "absent", Expectation::Kind::lacks, made);
  fields.refuse_others();
  if (made.expectations.empty())
    throw node.error("the test “" + made.name + "” wants nothing; say it with “want”, “contains” or “absent”");
  return made;
}

}  // namespace

RuleCases read_rule_cases(const YamlNode& list) {
  RuleCases read;
  if (list.kind != YamlNode::Kind::list) {
    if (!list.is_null()) read.errors.emplace_back(list.error("tests are a list").what());
    return read;
  }
  std::map<std::string, std::uint32_t, std::less<>> lines;
  for (const YamlNode& item : list.items) {
    try {
      RuleCase made = read_case(item);
      const auto [first, is_new] = lines.emplace(made.name, item.line);
      if (!is_new) {
        throw item.error("a test “" + made.name + "” stands in line " + std::to_string(first->second) +
                         " already; give this one another name");
      }
      read.cases.push_back(std::move(made));
    } catch (const Error& wrong) {
      read.errors.emplace_back(wrong.what());
    }
  }
  return read;
}

RuleCases rule_cases_of(const YamlNode& rule) {
  const YamlNode* const tests = rule.find("tests");
  return tests && rule.find("extends") ? read_rule_cases(*tests) : RuleCases{};
}

bool is_case_file(std::string_view path) { return path.ends_with(".test.yml") || path.ends_with(".test.yaml"); }

bool may_be_rule(std::string_view text) {
  return text.starts_with("extends:") || text.find("\nextends:") != text.npos || text.find("\rextends:") != text.npos ||
         text.starts_with(
             "\xEF\xBB\xBF"
             "extends:");
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    while (line.ends_with('\r') || line.ends_with(' ')) line.remove_suffix(1);
    lines.emplace_back(line);
    at = end + 1;
  }
  while (!lines.empty() && lines.back().empty()) lines.pop_back();
  return lines;
}

std::vector<std::string> difference(const std::vector<std::string>& wanted, const std::vector<std::string>& found) {
  std::map<std::string_view, std::size_t> left;
  for (const std::string& line : found) ++left[line];
  std::vector<std::string> lines;
  for (const std::string& line : wanted) {
    if (left[line] > 0)
      --left[line];
    else
      lines.push_back("- " + line);
  }
  for (const std::string& line : found) {
    if (left[line] == 0) continue;
    --left[line];
    lines.push_back("+ " + line);
  }
  return lines;
}

}  // namespace galley
