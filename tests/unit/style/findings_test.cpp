#include "linter/style/findings.h"

#include <fstream>
#include <random>
#include <set>

#include <doctest/doctest.h>

#include "linter/formats/format.h"
#include "linter/style/run_rule.h"
#include "linter/style/style_library.h"
#include "linter/style/vale_config.h"
#include "tests/support/temporary_folder.h"

using namespace galley;

namespace {

void write(const std::string& path, std::string_view text) {
  std::filesystem::create_directories(std::filesystem::path{path}.parent_path());
  std::ofstream{path} << text;
}

std::string shown(const Diagnostic& each) {
  return std::to_string(each.span.begin) + '-' + std::to_string(each.span.end) + ' ' + each.rule + ' ' + each.message +
         ' ' + std::to_string(each.fixes.size());
}

}  // namespace

TEST_CASE("a set of offsets holds what was put into it") {
  std::mt19937 random{3};
  OffsetSet offsets;
  std::set<Offset> known;
  CHECK(!offsets.contains(0));
  for (int round = 0; round < 20'000; ++round) {
    const auto offset = static_cast<Offset>(random() % 9000 * 4096);
    CHECK(offsets.contains(offset) == known.contains(offset));
    CHECK(offsets.insert(offset) == known.insert(offset).second);
  }
}

// Each rule alone goes over all blocks; together they are divided among them.
TEST_CASE("rules find in plain text what each finds by itself, however it is gone over") {
  const test::TemporaryFolder folder;
  const std::string styles = folder.name() + "/S/";
  write(styles + "Word.yml", "extends: existence\nmessage: \"'%s'\"\nignorecase: true\ntokens: [very, foo]\n");
  write(styles + "Few.yml", "extends: existence\nmessage: \"'%s'\"\nlimit: 2\ntokens: [very, foo]\n");
  write(styles + "Phrase.yml", "extends: existence\nmessage: \"'%s'\"\ntokens: [very foo, foo a]\n");
  write(styles + "Lead.yml", "extends: existence\nmessage: m\nnonword: true\ntokens: ['\\sfoo', '(?<=\\s)a']\n");
  write(styles + "Line.yml", "extends: existence\nmessage: m\nnonword: true\ntokens: ['very.*foo', 'a\\sfoo']\n");
  write(styles + "Use.yml",
        "extends: substitution\nmessage: \"'%s' for '%s'\"\naction: {name: replace}\nswap: {foo: bar, very a: an}\n");
  write(styles + "Twice.yml", "extends: repetition\nmessage: \"'%s'\"\nignorecase: true\ntokens: ['[^\\s]+']\n");
  write(styles + "Short.yml",
        "extends: conditional\nmessage: \"'%s'\"\nfirst: '\\b([A-Z]{3})\\b'\n"
        "second: '(?:\\b[A-Z][a-z]+ )+\\(([A-Z]{3})\\)'\n");
  write(styles + "But.yml", "extends: existence\nmessage: m\nscope: paragraph\ntokens: [^foo]\n");
  StyleLibrary library{
      read_vale_config("StylesPath = " + folder.name() + "\nMinAlertLevel = suggestion\n[*]\nBasedOnStyles = S\n",
                       folder.name() + "/.vale.ini")};
  const auto set = library.for_path("a.txt");
  CHECK(library.take_errors().empty());
  const std::string parts[] = {"very",  "foo",           " ", " ",   "\n", "\n\n", "a", "FOO", "ABC",
                               "(ABC)", "Foo Bar (ABC)", ".", "\r\n"};
  std::mt19937 random{11};
  for (int round = 0; round < 600; ++round) {
    std::string text;
    for (std::size_t length = random() % 40; length > 0; --length) text += parts[random() % std::size(parts)];
    const Document document = parse_plain(std::make_shared<const SourceFile>("a.txt", text));
    std::vector<StyleProblem> problems;
    std::multiset<std::string> together;
    for (const Diagnostic& each : set->check(document, problems)) together.insert(shown(each));
    std::multiset<std::string> alone;
    RegexWorkspace workspace;
    const StyleReading reading{document, {.sentences = true, .paragraphs = true}, workspace};
    for (const StyleSet::Member& member : set->members()) {
      for (const Diagnostic& each : run_rule(*member.compiled, reading, workspace).diagnostics)
        alone.insert(shown(each));
    }
    CHECK_MESSAGE(together == alone, text);
  }
}
