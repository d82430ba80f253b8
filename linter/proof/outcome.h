// What came of one test of a rule.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace galley {

// `broken`: it couldn't be run, for a mistake in it or its rule. `skipped`: it
// asks for what Galley doesn't do.
enum class Verdict : std::uint8_t { passed, failed, skipped, broken };

struct Outcome {
  std::string name;   // of the case
  std::string place;  // "path:line:column"
  Verdict verdict = Verdict::passed;
  std::string message = {};               // what is wrong, in one line; empty where it passed
  std::vector<std::string> details = {};  // lines that differ: "- wanted", "+ found"
  std::vector<std::string> fired = {};    // the rules that found something in it
};

}  // namespace galley
