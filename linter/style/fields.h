// The keys of a rule's file, read with their types.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "linter/style/yaml.h"

namespace galley {

// What is of the wrong type is an Error at its place. A list of one may be
// written as its one value.
class Fields {
 public:
  // `map` outlives it.
  explicit Fields(const YamlNode& map) : map_(map) {}

  const YamlNode* node(std::string_view key);
  std::string string(std::string_view key, std::string_view fallback = "");
  bool flag(std::string_view key, bool fallback);
  long integer(std::string_view key, long fallback);
  double number(std::string_view key, double fallback);
  std::vector<std::string> strings(std::string_view key);
  // A map of words, in the order of the file.
  std::vector<std::pair<std::string, std::string>> pairs(std::string_view key);

  // An error at the key, or at the rule where it isn't written.
  Error error(std::string_view key, std::string_view message) const;

  // Throws for the first key that nobody has asked for.
  void refuse_others() const;

 private:
  const YamlNode& scalar(const YamlNode& value) const;

  const YamlNode& map_;
  std::set<std::string, std::less<>> asked_;
};

}  // namespace galley
