// Runs the cases of one page, and says what differs.
#pragma once

#include <string>
#include <vector>

#include "linter/rule/rule.h"

namespace spec {

struct Failure {
  std::string path;
  std::size_t line = 0;  // of the page, from 1
  std::string message;
};

struct PageResult {
  std::size_t passed = 0;
  std::size_t failed = 0;
  std::vector<Failure> failures;
  std::string updated;  // the page with its expectations rewritten
};

// `rule` is the page's rule, which runs alone; empty for a page of fixtures,
// where the defaults run.
PageResult run_page(const std::string& path, const std::string& text, const std::string& rule,
                    galley::Registry registry);

}  // namespace spec
