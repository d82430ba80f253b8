#include "linter/style/fields.h"

#include <charconv>

#include "linter/text/did_you_mean.h"

namespace galley {

const YamlNode* Fields::node(std::string_view key) {
  asked_.emplace(key);
  const YamlNode* const found = map_.find(key);
  return found && !found->is_null() ? found : nullptr;
}

const YamlNode& Fields::scalar(const YamlNode& value) const {
  if (value.kind != YamlNode::Kind::scalar) throw value.error("one value is wanted here, not a list or a map");
  return value;
}

std::string Fields::string(std::string_view key, std::string_view fallback) {
  const YamlNode* const value = node(key);
  return value ? scalar(*value).scalar : std::string{fallback};
}

bool Fields::flag(std::string_view key, bool fallback) {
  const YamlNode* const value = node(key);
  if (!value) return fallback;
  const std::string& written = scalar(*value).scalar;
  for (const std::string_view yes : {"true", "True", "TRUE", "yes", "on", "1"}) {
    if (written == yes) return true;
  }
  for (const std::string_view no : {"false", "False", "FALSE", "no", "off", "0"}) {
    if (written == no) return false;
  }
  throw value->error("“" + std::string{key} + "” is true or false, not “" + written + "”");
}

long Fields::integer(std::string_view key, long fallback) {
  const YamlNode* const value = node(key);
  if (!value) return fallback;
  const std::string& written = scalar(*value).scalar;
  long number = 0;
  const auto [end, wrong] = std::from_chars(written.data(), written.data() + written.size(), number);
  if (wrong != std::errc{} || end != written.data() + written.size()) {
    throw value->error("“" + std::string{key} + "” is a whole number, not “" + written + "”");
  }
  return number;
}

double Fields::number(std::string_view key, double fallback) {
  const YamlNode* const value = node(key);
  if (!value) return fallback;
  const std::string& written = scalar(*value).scalar;
  double number = 0;
  const auto [end, wrong] = std::from_chars(written.data(), written.data() + written.size(), number);
  if (wrong != std::errc{} || end != written.data() + written.size()) {
    throw value->error("“" + std::string{key} + "” is a number, not “" + written + "”");
  }
  return number;
}

std::vector<std::string> Fields::strings(std::string_view key) {
  const YamlNode* const value = node(key);
  if (!value) return {};
  if (value->kind == YamlNode::Kind::scalar) return {value->scalar};
  if (value->kind == YamlNode::Kind::map) throw value->error("“" + std::string{key} + "” is a list, not a map");
  std::vector<std::string> all;
  for (const YamlNode& item : value->items) all.push_back(scalar(item).scalar);
  return all;
}

std::vector<std::pair<std::string, std::string>> Fields::pairs(std::string_view key) {
  const YamlNode* const value = node(key);
  if (!value) return {};
  if (value->kind != YamlNode::Kind::map)
    throw value->error("“" + std::string{key} + "” is a map of “what is written: what to write”");
  std::vector<std::pair<std::string, std::string>> all;
  for (const auto& [from, to] : value->entries) all.emplace_back(from.scalar, to.is_null() ? "" : scalar(to).scalar);
  return all;
}

Error Fields::error(std::string_view key, std::string_view message) const {
  const YamlNode* const value = map_.find(key);
  return (value ? *value : map_).error(message);
}

void Fields::refuse_others() const {
  for (const auto& [key, value] : map_.entries) {
    if (asked_.contains(key.scalar)) continue;
    const std::vector<std::string_view> known{asked_.begin(), asked_.end()};
    throw key.error("there is no key “" + key.scalar + "” here" + did_you_mean(key.scalar, known));
  }
}

}  // namespace galley
