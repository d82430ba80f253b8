// A rule's options: declared once, by the rule, with their defaults.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace galley {

using OptionValue = std::variant<bool, std::int64_t, double, std::string, std::vector<std::string>>;

// What kind of value an option takes, and what it is when nobody sets it.
// The fallback's alternative is the option's type.
struct OptionDefinition {
  std::string_view name;  // as in galley.toml: "min-words"
  std::variant<bool, std::int64_t, double, std::string_view, std::span<const std::string_view>> fallback;
  std::string_view summary;                        // for `galley explain`
  std::span<const std::string_view> choices = {};  // all that a string, or a member of a list, may be; empty: anything
};

// The values in force for one rule. Asking for a name that the rule does not
// declare, or as another type, is a mistake in the rule, and asserted.
class RuleOptions {
 public:
  RuleOptions(std::span<const OptionDefinition> definitions, std::map<std::string, OptionValue, std::less<>> values);

  bool flag(std::string_view name) const;
  std::int64_t integer(std::string_view name) const;
  double number(std::string_view name) const;
  const std::string& string(std::string_view name) const;
  const std::vector<std::string>& strings(std::string_view name) const;

  // Where the value of a string stands among `choices`, which must hold it.
  std::uint32_t choice(std::string_view name, std::span<const std::string_view> choices) const;

  // The language that the configuration asks for: "en-GB", "en-US", …; "auto".
  const std::string& language() const { return language_; }
  void set_language(std::string language) { language_ = std::move(language); }

 private:
  std::map<std::string, OptionValue, std::less<>> values_;
  std::string language_ = "auto";
};

}  // namespace galley
