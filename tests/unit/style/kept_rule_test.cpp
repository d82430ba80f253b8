#include "linter/style/kept_rule.h"

#include <fstream>
#include <random>

#include <doctest/doctest.h>

#include "linter/formats/format.h"
#include "linter/style/style_library.h"
#include "linter/style/vale_config.h"
#include "tests/support/temporary_folder.h"

using namespace galley;

namespace {

void write(const std::string& path, std::string_view text) {
  std::filesystem::create_directories(std::filesystem::path{path}.parent_path());
  std::ofstream{path} << text;
}

const std::string copy =
    "# Very simple\n\nIt is very simple to utilize it, he said: just utilise.\n\nA leverage, a very long one.\n";

// "place rule message", and what is to be written, in the order in which they are found.
std::vector<std::string> found(const std::string& folder, const std::shared_ptr<KeptWork>& kept) {
  StyleLibrary library{
      read_vale_config("StylesPath = " + folder + "\nMinAlertLevel = suggestion\n[*]\nBasedOnStyles = S\n",
                       folder + "/.vale.ini"),
      kept};
  const auto set = library.for_path("a.md");
  CHECK(library.take_errors().empty());
  const Document document = parse_markdown(std::make_shared<const SourceFile>("a.md", copy));
  std::vector<StyleProblem> problems;
  std::vector<std::string> all;
  for (const Diagnostic& each : set->check(document, problems)) {
    std::string line = std::to_string(each.span.begin) + ' ' + each.rule + ' ' + each.message + ' ' +
                       std::string{name(each.severity)} + each.data;
    for (const Fix& fix : each.fixes) line += '|' + fix.title;
    all.push_back(line);
  }
  return all;
}

void write_styles(const std::string& folder) {
  write(folder + "/S/Very.yml",
        "extends: existence\nmessage: \"Not '%s'\"\nlevel: error\nlink: https://a\n"
        "ignorecase: true\nscope: [text, ~heading]\ntokens: [very, just]\n");
  write(folder + "/S/Use.yml",
        "extends: substitution\nmessage: \"'%s', not '%s'\"\naction:\n  name: replace\n"
        "swap:\n  utili[sz]e: use\n  a leverage: leverage\n");
  write(folder + "/S/Child.yml", "extends: S.Very\nmessage: \"Child: '%s'\"\ntokens+: [long]\n");
  write(folder + "/S/Long.yml", "extends: occurrence\nmessage: long\nscope: paragraph\ntoken: \\w+\nmax: 3\n");
}

}  // namespace

TEST_CASE("rules that were kept find what they found, until their files change") {
  const test::TemporaryFolder folder;
  const std::string path = folder.name() + "/work";
  write_styles(folder.name());
  for (const bool edited : {false, true}) {
    if (edited) write(folder.name() + "/S/Very.yml", "extends: existence\nmessage: \"'%s'!\"\ntokens: [simple]\n");
    const std::vector<std::string> anew = found(folder.name(), nullptr);
    CHECK(anew.size() == (edited ? 9 : 13));
    for (int run = 0; run < 3; ++run) {
      const auto kept = std::make_shared<KeptWork>(path, 7);
      CHECK(found(folder.name(), kept) == anew);
      kept->save();
    }
  }
}

TEST_CASE("what is kept of a rule is read whole or not at all") {
  CompiledRule rule;
  rule.rule.message = "m";
  rule.rule.selector = Selector{{"heading & ~code", "list"}};
  struct Nothing final : Check {
    void run(const StyleBlock&, CheckRun&) const override {}
  };
  rule.check = std::make_unique<Nothing>();
  const std::string bytes = bytes_of_rule(rule);
  const auto make = [] { return std::make_unique<Nothing>(); };
  const auto read = rule_of_bytes(bytes, make);
  REQUIRE(read);
  CHECK(bytes_of_rule(*read) == bytes);
  CHECK(read->rule.selector.matches({"heading"}, false));
  CHECK(!rule_of_bytes(bytes + 'x', make));
  for (std::size_t size = 0; size < bytes.size(); ++size) CHECK(!rule_of_bytes(bytes.substr(0, size), make));
}

TEST_CASE("the table of literals is kept, and looked up in as blocks come") {
  const TriggeredPattern patterns[] = {TriggeredPattern{"(?i)\\b(?:one|two\\s+words|3)\\b"}, TriggeredPattern{"\\d pm"},
                                       TriggeredPattern{"[A-Z]{2}"}, TriggeredPattern{"é\\d|[.,]\\s"}};
  std::vector<const TriggeredPattern*> all;
  for (const TriggeredPattern& each : patterns) all.push_back(&each);
  const Triggers made{all};
  const auto read = Triggers::from_bytes(made.to_bytes());
  REQUIRE(read);
  CHECK(read->to_bytes() == made.to_bytes());
  CHECK(!Triggers::from_bytes(made.to_bytes() + 'x'));
  CHECK(!Triggers::from_bytes(made.to_bytes().substr(1)));
  std::mt19937 random{1};
  const auto below = [&](Offset most) { return static_cast<Offset>(random() % most); };
  std::string text;
  const std::vector<std::string> parts = {"one", "two", " ", "\u00A0", "words", "3 pm", "AB", "é7", ". ", "٣ pm", "x"};
  while (text.size() < 300'000) text += parts[below(static_cast<Offset>(parts.size()))];
  const std::vector<LiteralHit> hits = made.find(text);
  HitWindow window{*read, text};
  Offset needed = 0;
  while (needed < text.size()) {
    const Offset begin = std::min(needed + below(500), static_cast<Offset>(text.size()));
    const Offset end = std::min(begin + below(5000), static_cast<Offset>(text.size()));
    const auto count = [&](std::span<const LiteralHit> among) {
      std::uint64_t sum = 0;
      for (const LiteralHit& hit : among) {
        if (hit.at >= begin && hit.at < end) sum = sum * 31 + hit.at * 7 + hit.literal;
      }
      return sum;
    };
    REQUIRE(count(window.hits({begin, end}, needed)) == count(hits));
    if (below(3) == 0) needed += below(3000);
  }
}
