#include "linter/proof/proof.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "linter/proof/page_trial.h"
#include "linter/proof/rule_trial.h"
#include "linter/text/error.h"

namespace galley {
namespace {

namespace fs = std::filesystem;

class Prover {
 public:
  Prover(PathRules& rules, Coverage coverage) : rules_(rules), coverage_(coverage) {}

  Proof prove(const FileList& files) {
    for (const RunError& error : files.errors) proof_.errors.push_back(error.path + ": " + error.message);
    for (const std::string& path : files.paths) {
      try {
        take(path);
      } catch (const Error& wrong) {
        proof_.errors.emplace_back(wrong.what());
      }
    }
    if (coverage_ == Coverage::asked) find_uncovered();
    return std::move(proof_);
  }

 private:
  void take(const std::string& path) {
    const std::string text = read(path);
    if (path.ends_with(".md"))
      take_page(path, text);
    else if (is_case_file(path))
      take_cases(path, read_rule_cases(parse_yaml(text, path)));
    else if (may_be_rule(text))
      take_rule(path, text);
  }

  static std::string read(const std::string& path) {
    try {
      return read_file(path);
    } catch (const Error& wrong) {
      throw Error(path + ": " + wrong.what());
    }
  }

  void take_page(const std::string& path, const std::string& text) {
    std::vector<Outcome> outcomes = run_page(path, text);
    proof_.files += !outcomes.empty();
    for (Outcome& outcome : outcomes) add(std::move(outcome));
  }

  void take_cases(const std::string& path, const RuleCases& read) {
    const std::string folder = fs::path{path}.parent_path().string();
    const std::vector<std::string> folders = rules_.styles()->folders_for(path);
    begin(read);
    for (const RuleCase& test : read.cases) {
      if (test.rule.empty()) {
        add(run_configured(test, folder, rules_));
      } else {
        const std::string rule = (fs::path{folder} / test.rule).lexically_normal().string();
        add(run_alone(test, rule_place(rule, folders), folders));
      }
    }
  }

  void take_rule(const std::string& path, const std::string& text) {
    const YamlNode rule = parse_yaml(text, path);
    const std::vector<std::string> folders = rules_.styles()->folders_for(path);
    const RulePlace place = rule_place(path, folders);
    if (is_style_rule(rule)) known_.emplace(place.rule, path);
    const RuleCases read = rule_cases_of(rule);
    begin(read);
    for (const RuleCase& test : read.cases) add(run_alone(test, place, folders));
  }

  static bool is_style_rule(const YamlNode& rule) {
    const YamlNode* const extends = rule.find("extends");
    return extends && extends->kind == YamlNode::Kind::scalar && rule.find("message");
  }

  void begin(const RuleCases& read) {
    proof_.files += !read.cases.empty() || !read.errors.empty();
    proof_.errors.insert(proof_.errors.end(), read.errors.begin(), read.errors.end());
  }

  void add(Outcome outcome) {
    covered_.insert(outcome.fired.begin(), outcome.fired.end());
    proof_.outcomes.push_back(std::move(outcome));
  }

  void find_uncovered() {
    for (const auto& [rule, path] : known_) {
      if (!covered_.contains(rule)) proof_.uncovered.push_back(path + ":1:1: no test makes " + rule + " find anything");
    }
  }

  PathRules& rules_;
  Coverage coverage_;
  Proof proof_;
  std::map<std::string, std::string> known_;  // rules and their files
  std::set<std::string> covered_;
};

}  // namespace

Proof prove(const std::vector<std::string>& paths, CollectOptions options, PathRules& rules, Coverage coverage) {
  options.reads = [](const std::string& path) {
    return path.ends_with(".yml") || path.ends_with(".test.yaml") || path.ends_with(".md");
  };
  return Prover{rules, coverage}.prove(collect_files(paths, options));
}

}  // namespace galley
