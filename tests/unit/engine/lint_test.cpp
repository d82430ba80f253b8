#include "linter/engine/lint.h"

#include <cstdlib>
#include <filesystem>
#include <mutex>

#include <doctest/doctest.h>

#include "linter/rule/corpus_rule.h"
#include "linter/text/disk.h"

using namespace galley;

namespace {

// Says where each file's second word stands, and names the file before.
class SecondWord : public CorpusRule {
 public:
  void check(CorpusContext& context) const override {
    for (std::size_t i = 0; i < context.files().size(); ++i) {
      const CorpusFile& file = context.files()[i];
      if (file.words.size() < 2) continue;
      Diagnostic& said = context.report(file.file, {4, 7}, "the second word");
      if (i > 0)
        said.related.push_back({.file = context.files()[i - 1].file, .span = {0, 3}, .message = "the file before"});
    }
  }
};

class EachToken : public Rule {
 public:
  void check(RuleContext& context) const override {
    for (const Token& token : context.document().tokens()) context.report(token.span, "a token");
  }
};

RuleSet rules() {
  RuleSet set;
  set.rules.push_back({.id = "each-token", .rule = std::make_unique<EachToken>()});
  set.rules.push_back({.id = "second-word", .corpus = std::make_unique<SecondWord>()});
  return set;
}

RuleSet corpus_rules() {
  RuleSet set;
  set.rules.push_back({.id = "second-word", .corpus = std::make_unique<SecondWord>()});
  return set;
}

std::vector<std::string> summary(const LintResult& result) {
  std::vector<std::string> lines;
  for (const Diagnostic& said : result.diagnostics) {
    lines.push_back(said.rule + ' ' + std::to_string(static_cast<std::uint32_t>(said.file)) + ' ' +
                    std::to_string(said.span.begin) + ' ' + std::to_string(said.fingerprint));
  }
  return lines;
}

struct Folder {
  std::string path = (std::filesystem::temp_directory_path() / "galley-lint-XXXXXX").string();
  Folder() { REQUIRE(mkdtemp(path.data()) != nullptr); }
  ~Folder() { std::filesystem::remove_all(path); }
};

}  // namespace

TEST_CASE("the answer is the same for any number of jobs") {
  std::vector<Input> inputs;
  for (int i = 0; i < 300; ++i) {
    inputs.push_back({.path = "f" + std::to_string(i) + ".txt",
                      .format = format_of("a.txt"),
                      .bytes = "one two three " + std::to_string(i) + "\n"});
  }
  const RuleSet set = rules();
  const RulesFor rules_for = [&set](const std::string&) -> const RuleSet& { return set; };
  const std::vector<std::string> alone = summary(lint(inputs, rules_for, {.jobs = 1}));
  CHECK(alone.size() > 1000);
  CHECK(summary(lint(inputs, rules_for, {.jobs = 2})) == alone);
  CHECK(summary(lint(inputs, rules_for, {.jobs = 8})) == alone);
}

TEST_CASE("of a file that changes while it is checked nothing is said but that") {
  const Folder folder;
  std::vector<Input> inputs;
  for (const char* const name : {"/a.txt", "/b.txt", "/c.txt"}) {
    inputs.push_back({.path = folder.path + name, .format = format_of("a.txt")});
    write_file_atomically(inputs.back().path, "one two three\n");
  }
  const RuleSet set = corpus_rules();
  const RulesFor rules_for = [&set](const std::string&) -> const RuleSet& { return set; };
  const auto meddle = [&](std::size_t done, std::size_t) {
    if (done == inputs.size()) write_file_atomically(inputs[0].path, "changed meanwhile\n");
  };
  const LintResult result = lint(inputs, rules_for, {.jobs = 1, .progress = meddle});
  REQUIRE(result.errors.size() == 1);
  CHECK(result.errors[0].path == inputs[0].path);
  REQUIRE(result.diagnostics.size() == 1);
  CHECK(result.diagnostics[0].file == FileId{2});
}
