#include <algorithm>
#include <iostream>
#include <sstream>

#include "linter/cli/commands.h"
#include "linter/cli/inputs.h"
#include "linter/cli/session.h"
#include "linter/proof/proof.h"
#include "linter/report/json_writer.h"
#include "linter/text/disk.h"
#include "linter/text/error.h"

namespace galley {
namespace {

std::size_t count(const Proof& proof, Verdict verdict) {
  const auto has = [verdict](const Outcome& outcome) { return outcome.verdict == verdict; };
  return static_cast<std::size_t>(std::count_if(proof.outcomes.begin(), proof.outcomes.end(), has));
}

void print_text(const Proof& proof, std::ostream& out) {
  for (const Outcome& outcome : proof.outcomes) {
    if (outcome.verdict == Verdict::passed) continue;
    out << outcome.place << (outcome.verdict == Verdict::skipped ? ": note: skipped “" : ": error: “") << outcome.name
        << "”: " << outcome.message << '\n';
    for (const std::string& line : outcome.details) out << "    " << line << '\n';
  }
  for (const std::string& rule : proof.uncovered) out << rule << '\n';
}

std::string_view word_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::passed:
      return "passed";
    case Verdict::failed:
      return "failed";
    case Verdict::skipped:
      return "skipped";
    case Verdict::broken:
      break;
  }
  return "broken";
}

void print_list(const char* name, const std::vector<std::string>& all, JsonWriter& json) {
  json.key(name).begin_array();
  for (const std::string& each : all) json.value(each);
  json.end_array();
}

void print_json(const Proof& proof, std::ostream& out) {
  JsonWriter json{out};
  json.begin_object().member("version", 1).member("files", proof.files);
  for (const Verdict each : {Verdict::passed, Verdict::failed, Verdict::skipped, Verdict::broken})
    json.member(word_of(each), count(proof, each));
  json.key("cases").begin_array();
  for (const Outcome& outcome : proof.outcomes) {
    json.begin_object().member("name", outcome.name).member("place", outcome.place);
    json.member("verdict", word_of(outcome.verdict)).member("message", outcome.message);
    print_list("details", outcome.details, json);
    json.end_object();
  }
  json.end_array();
  print_list("uncovered", proof.uncovered, json);
  print_list("errors", proof.errors, json);
  json.end_object();
  json.end_line();
}

std::string summary(const Proof& proof) {
  std::string line = std::to_string(proof.files) + (proof.files == 1 ? " file: " : " files: ");
  line += std::to_string(count(proof, Verdict::passed)) + " passed, " + std::to_string(count(proof, Verdict::failed)) +
          " failed";
  if (const std::size_t skipped = count(proof, Verdict::skipped)) line += ", " + std::to_string(skipped) + " skipped";
  if (const std::size_t broken = count(proof, Verdict::broken))
    line += ", " + std::to_string(broken) + " couldn’t be run";
  if (const std::size_t without = proof.uncovered.size())
    line += ", " + std::to_string(without) + (without == 1 ? " rule" : " rules") + " without";
  return line;
}

int exit_status(const Proof& proof) {
  if (!proof.errors.empty() || count(proof, Verdict::broken) > 0 || proof.outcomes.empty()) return 2;
  return count(proof, Verdict::failed) > 0 || !proof.uncovered.empty() ? 1 : 0;
}

}  // namespace

int run_test(const Arguments& arguments, Registry registry) {
  const auto rules = path_rules(arguments.check, registry);
  const Proof proof = prove(arguments.check.paths, collect_options(arguments.check), *rules,
                            arguments.test.coverage ? Coverage::asked : Coverage::unasked);
  std::ostringstream text;
  arguments.as_json ? print_json(proof, text) : print_text(proof, text);
  std::cout << text.str() << std::flush;
  if (!std::cout) throw Error("the output could not be written: is the disk full, or the reader gone?");
  for (const std::string& error : proof.errors) std::cerr << "galley: " << error << '\n';
  if (proof.outcomes.empty() && proof.errors.empty())
    std::cerr << "galley: there are no tests here; a rule’s file holds them under “tests”\n";
  else if (!arguments.check.quiet)
    std::cerr << summary(proof) << '\n';
  return exit_status(proof);
}

}  // namespace galley
