#include "rules/support/repeat_settings.h"

#include <algorithm>

#include "rules/support/repeats.h"

namespace rules {
namespace {

using namespace galley;

// Words misread by a scanner differ; so many of them may.
constexpr double benefit_of_doubt = 0.35;

std::string trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(' ');
  return begin == text.npos ? std::string{} : std::string{text.substr(begin, text.find_last_not_of(' ') + 1 - begin)};
}

}  // namespace

repeat::Search RepeatSettings::candidates() const {
  repeat::Search search{.measure = measure, .near = near};
  search.measure.benefit_of_doubt = near ? benefit_of_doubt : 0;
  return search;
}

RepeatSettings settings_of(const RuleOptions& chosen) {
  RepeatSettings settings;
  settings.measure = measure_of(chosen);
  const auto& kinds = chosen.strings("kinds");
  settings.exact = std::ranges::find(kinds, "exact") != kinds.end();
  settings.near = std::ranges::find(kinds, "near") != kinds.end();
  settings.quotations = chosen.flag("quotations");
  settings.technical = chosen.flag("technical");
  settings.boilerplate_files =
      static_cast<std::uint32_t>(std::clamp<std::int64_t>(chosen.integer("boilerplate-files"), 2, 1'000'000'000));
  settings.boilerplate_share = chosen.number("boilerplate-share");
  settings.allow = chosen.strings("allow");
  for (const std::string& pair : chosen.strings("may-repeat")) {
    const std::size_t sign = pair.find('=');
    if (sign != pair.npos)
      settings.may_repeat.emplace_back(trimmed(pair.substr(0, sign)), trimmed(pair.substr(sign + 1)));
  }
  return settings;
}

}  // namespace rules
