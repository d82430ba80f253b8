// spec_tests [--update] [PAGE…]: every page of rules/ and fixtures/ is a test.
// Prints what differs as compilers do. Run it in the project's folder.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "rules/registry.h"
#include "tests/spec/runner.h"

namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& path) {
  std::ifstream file{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{file}, {}};
}

std::vector<fs::path> pages() {
  std::vector<fs::path> found;
  for (const char* const folder : {"rules", "fixtures"}) {
    for (const auto& entry : fs::recursive_directory_iterator{folder}) {
      const bool is_copy = entry.path().string().starts_with("fixtures/copy/");
      if (entry.path().extension() == ".md" && !is_copy) found.push_back(entry.path());
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

// The rule whose page it is: rules/<group>/<id>.md.
std::string rule_of(const fs::path& path) {
  if (!path.string().starts_with("rules/")) return {};
  const std::string id = path.stem().string();
  for (const galley::RegisteredRule& rule : rules::all()) {
    if (rule.id == id) return id;
  }
  return {};
}

}  // namespace

int main(int count, char** words) {
  std::vector<fs::path> chosen{words + 1, words + count};
  const bool update = std::erase(chosen, "--update") > 0;
  if (chosen.empty()) chosen = pages();
  std::size_t passed = 0;
  std::size_t failed = 0;
  for (const fs::path& path : chosen) {
    const std::string text = read(path);
    const std::string rule = rule_of(path);
    if (rule.empty() && path.string().starts_with("rules/")) continue;  // a licence, a note on a table
    const spec::PageResult result = spec::run_page(path.string(), text, rule, rules::all());
    if (update && result.updated != text) std::ofstream{path, std::ios::binary} << result.updated;
    passed += result.passed;
    failed += result.failed;
    for (const spec::Failure& failure : result.failures) {
      std::cout << failure.path << ':' << failure.line << ": " << failure.message << '\n';
    }
  }
  std::cout << passed << " passed, " << failed << " failed\n";
  return failed == 0 || update ? 0 : 1;
}
