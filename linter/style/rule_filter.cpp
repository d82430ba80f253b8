#include "linter/style/rule_filter.h"

#include <algorithm>
#include <filesystem>

#include "linter/text/disk.h"

namespace galley {
namespace {

namespace fs = std::filesystem;

std::string condition_of(const std::string& written, std::span<const std::string> folders) {
  std::vector<fs::path> places = {written};
  for (const std::string& folder : folders) places.push_back(fs::path{folder} / "config" / "filters" / written);
  std::error_code failed;
  const auto file = std::find_if(places.begin(), places.end(),
                                 [&](const fs::path& place) { return fs::is_regular_file(place, failed); });
  std::string condition = file == places.end() ? written : read_file(file->string());
  std::replace_if(
      condition.begin(), condition.end(), [](char byte) { return byte == '\n' || byte == '\r' || byte == '\t'; }, ' ');
  return condition;
}

SectionCondition read_condition(const std::string& written, std::span<const std::string> folders) {
  try {
    return SectionCondition{condition_of(written, folders), SectionCondition::About::rules};
  } catch (const Error& wrong) {
    throw Error("--filter: " + std::string{wrong.what()});
  }
}

YamlNode text(std::string value) {
  YamlNode node;
  node.plain = false;
  node.scalar = std::move(value);
  return node;
}

}  // namespace

RuleFilter::RuleFilter(const std::string& written, std::span<const std::string> folders)
    : condition_(read_condition(written, folders)) {}

YamlNode filter_facts(const std::string& name, const std::string& level, const YamlNode& keys,
                      const std::string& default_scope) {
  YamlNode facts{.kind = YamlNode::Kind::map};
  const auto add = [&](const char* key, YamlNode value) { facts.entries.emplace_back(text(key), std::move(value)); };
  add("Name", text(name));
  add("Level", text(level));
  for (const auto& [fact, key] : {std::pair{"Message", "message"}, std::pair{"Description", "description"},
                                  std::pair{"Extends", "extends"}, std::pair{"Link", "link"}}) {
    const YamlNode* const written = keys.find(key);
    add(fact, text(written ? written->scalar : ""));
  }
  YamlNode scopes{.kind = YamlNode::Kind::list};
  if (const YamlNode* const written = keys.find("scope")) {
    if (written->kind != YamlNode::Kind::list) scopes.items.push_back(text(written->scalar));
    for (const YamlNode& item : written->items) scopes.items.push_back(text(item.scalar));
  }
  if (scopes.items.empty()) scopes.items.push_back(text(default_scope));
  add("Scope", std::move(scopes));
  return facts;
}

}  // namespace galley
