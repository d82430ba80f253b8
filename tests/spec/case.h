// A page's fences -> cases: what is checked together, and what is expected.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "linter/rule/page.h"

namespace spec {

// One file of a case.
struct CaseFile {
  std::string name;
  const galley::Fence* source = nullptr;
  bool verbatim = false;                 // no markers inside, and nothing is expected
  bool bytes = false;                    // "\\xE9" stands for the byte
  const galley::Fence* fixed = nullptr;  // the file after all safe fixes
  const galley::Fence* dump = nullptr;
};

struct Case {
  std::vector<CaseFile> files;
  const galley::Fence* configuration = nullptr;  // a `toml` fence of the section
  const galley::Fence* archived = nullptr;       // `jsonl archived`: the pieces that the section's archive holds
  const galley::Fence* output = nullptr;         // `output FORMAT`: what is printed
  std::string section;
};

// Fences with a file name that stand in one section are one case; each other
// one is a case of its own. `fixed`, `dump` and `output` belong to the case above.
std::vector<Case> cases_of(const galley::Page& page);

}  // namespace spec
