// A page's fences -> cases: what is checked together, and what is expected.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "linter/engine/input.h"
#include "linter/proof/markers.h"
#include "linter/rule/page.h"

namespace galley {

// One file of a case.
struct PageFile {
  std::string name;
  const Fence* source = nullptr;
  bool verbatim = false;         // no markers inside, and nothing is expected
  bool bytes = false;            // "\\xE9" stands for the byte
  const Fence* fixed = nullptr;  // the file after all safe fixes
  const Fence* dump = nullptr;
};

struct PageCase {
  std::vector<PageFile> files;
  const Fence* configuration = nullptr;  // a `toml` fence of the section
  const Fence* archived = nullptr;       // `jsonl archived`: the pieces that the section's archive holds
  const Fence* output = nullptr;         // `output FORMAT`: what is printed
  std::string section;
};

// Fences with a file name that stand in one section are one case; each other
// one is a case of its own. `fixed`, `dump` and `output` belong to the case above.
std::vector<PageCase> cases_of(const Page& page);

// The files of a case, in its order: what their markers say, and what is checked.
struct CaseTexts {
  std::vector<Example> examples;
  std::vector<Input> inputs;
};
CaseTexts texts_of(const PageCase& one);

}  // namespace galley
