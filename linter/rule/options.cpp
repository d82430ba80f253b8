#include "linter/rule/options.h"

#include <algorithm>
#include <bit>
#include <cassert>

#include "linter/text/hash.h"

namespace galley {
namespace {

struct ToValue {
  OptionValue operator()(bool value) const { return value; }
  OptionValue operator()(std::int64_t value) const { return value; }
  OptionValue operator()(double value) const { return value; }
  OptionValue operator()(std::string_view value) const { return std::string{value}; }
  OptionValue operator()(std::span<const std::string_view> values) const {
    return std::vector<std::string>(values.begin(), values.end());
  }
};

// Each value so that no two read alike.
struct ToDigest {
  std::uint64_t operator()(bool value) const { return value ? 1 : 0; }
  std::uint64_t operator()(std::int64_t value) const { return static_cast<std::uint64_t>(value); }
  std::uint64_t operator()(double value) const { return std::bit_cast<std::uint64_t>(value); }
  std::uint64_t operator()(const std::string& value) const { return hash(value); }
  std::uint64_t operator()(const std::vector<std::string>& values) const {
    std::uint64_t digest = values.size();
    for (const std::string& value : values) digest = hash(value, digest);
    return digest;
  }
};

template <typename T>
const T& get(const std::map<std::string, OptionValue, std::less<>>& values, std::string_view name) {
  const auto found = values.find(name);
  assert(found != values.end() && "the rule doesn't declare this option");
  return std::get<T>(found->second);
}

}  // namespace

RuleOptions::RuleOptions(std::span<const OptionDefinition> definitions,
                         std::map<std::string, OptionValue, std::less<>> values)
    : values_(std::move(values)) {
  for (const OptionDefinition& definition : definitions) {
    values_.try_emplace(std::string{definition.name}, std::visit(ToValue{}, definition.fallback));
  }
}

std::uint64_t RuleOptions::digest() const {
  std::uint64_t digest = hash(language_);
  for (const auto& [name, value] : values_) {
    digest = hash(name, digest);
    digest = hash(std::to_string(std::visit(ToDigest{}, value)), digest);
  }
  return digest;
}

bool RuleOptions::flag(std::string_view name) const { return get<bool>(values_, name); }
std::int64_t RuleOptions::integer(std::string_view name) const { return get<std::int64_t>(values_, name); }
double RuleOptions::number(std::string_view name) const { return get<double>(values_, name); }
const std::string& RuleOptions::string(std::string_view name) const { return get<std::string>(values_, name); }
const std::vector<std::string>& RuleOptions::strings(std::string_view name) const {
  return get<std::vector<std::string>>(values_, name);
}

std::uint32_t RuleOptions::choice(std::string_view name, std::span<const std::string_view> choices) const {
  const auto found = std::find(choices.begin(), choices.end(), string(name));
  assert(found != choices.end() && "no choice of this option");
  return static_cast<std::uint32_t>(found - choices.begin());
}

}  // namespace galley
