// What a configuration says of repeated passages.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "linter/repeat/renew.h"
#include "linter/rule/options.h"

namespace rules {

struct RepeatSettings {
  galley::repeat::Measure measure;
  bool exact = true;
  bool near = true;
  bool quotations = true;
  bool technical = false;
  std::uint32_t boilerplate_files = 8;
  double boilerplate_share = 0;
  std::vector<std::string> allow;
  std::vector<std::pair<std::string, std::string>> may_repeat;

  // For what is found by the hashes of its words; its letters are compared later.
  galley::repeat::Search candidates() const;
};

// Of the options of `repeated-passage`.
RepeatSettings settings_of(const galley::RuleOptions& chosen);

}  // namespace rules
