// A file of the fuzzer's own, checked by every rule there is.
#pragma once

#include <array>
#include <string>

#include "linter/engine/lint.h"
#include "linter/engine/rule_set.h"
#include "rules/registry.h"

namespace galley {

inline const RuleSet& every_rule() {
  static const RuleSet set = [] {
    Config config;
    config.select = {"all"};
    return make_rule_set(rules::all(), config);
  }();
  return set;
}

// The first byte chooses the format.
inline Input input_of(const std::uint8_t* data, std::size_t size) {
  constexpr std::array names = {"fuzz.txt", "fuzz.md", "fuzz.html", "fuzz.adoc"};
  const char* const name = names[size == 0 ? 0 : data[0] % names.size()];
  const char* const text = reinterpret_cast<const char*>(data);
  return {.path = name,
          .format = format_of(name),
          .bytes = std::string(text + (size > 0 ? 1 : 0), size > 0 ? size - 1 : 0)};
}

inline LintResult lint_with_every_rule(const Input& input) {
  return lint(std::span{&input, 1}, [](const std::string&) -> const RuleSet& { return every_rule(); }, {.jobs = 1});
}

}  // namespace galley
