#include "linter/text/kept_work.h"

#include <fstream>
#include <memory>
#include <string>

#include <doctest/doctest.h>

#include "linter/match/triggered_pattern.h"
#include "linter/style/yaml.h"
#include "linter/text/disk.h"
#include "linter/text/error.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/trigger_hits.h"

using namespace galley;
using Kind = KeptWork::Kind;

namespace {

void write(const std::string& path, const std::string& bytes) {
  std::ofstream{path, std::ios::binary}.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

// Everything that a pattern matches, with its groups.
std::string found(const std::string& pattern, const std::string& text) {
  const TriggeredPattern triggered{pattern};
  RegexWorkspace workspace;
  std::string all;
  const auto add = [&](const std::vector<Capture>& groups) {
    for (const Capture& group : groups)
      all += group.matched() ? std::to_string(group.begin) + '-' + std::to_string(group.end) + ' ' : "none ";
    all += '\n';
    return true;
  };
  triggered.for_each(text, workspace, add);
  const std::vector<TriggerHit> hits = find_trigger_hits(triggered, text);
  if (!triggered.literals().empty()) triggered.for_each(text, hits, 0, workspace, add);
  return all;
}

const std::string patterns[] = {"(?i)(?m)\\b(?:we|in\\s+order\\s+to|(us)|let's)\\b",
                                "(?m)\\b(?:(?:[^,]+,){1,}\\s\\w+\\s(?:and|or))\\b",
                                "(?m)(?:\\w+!(?:\\s|$))",
                                "(?<!:[^ ]+?):\\s[A-Z]",
                                "([^\\s]+)",
                                "(?i)\\b(am|are|is)\\b\\s*\\b(?:\\w+ed|seen)\\b",
                                "(a)\\1",
                                "\\d{1,2}(?:st|nd)"};
const std::string text =
    "We do this in order to let us see: Everything is planned, done and seen!\nApples, pears, plums and figs; the 1st "
    "and the 22nd are aabb. Oh!";

}  // namespace

TEST_CASE("what is kept is found again by all of its text and its kind") {
  const test::TemporaryFolder folder;
  const std::string path = folder.name() + "/new/work";
  {
    KeptWork kept{path, 7};
    CHECK(!kept.find(Kind::yaml, "a"));
    kept.keep(Kind::yaml, "a", "of a");
    kept.keep(Kind::pattern, "a", "as a pattern");
    kept.keep(Kind::yaml, "", "of nothing");
    CHECK(kept.find(Kind::yaml, "a") == "of a");
    kept.save();
  }
  KeptWork kept{path, 7};
  CHECK(kept.find(Kind::yaml, "a") == "of a");
  CHECK(kept.find(Kind::pattern, "a") == "as a pattern");
  CHECK(kept.find(Kind::yaml, "") == "of nothing");
  CHECK(!kept.find(Kind::trigger, "a"));
  CHECK(!kept.find(Kind::yaml, "b"));
  kept.keep(Kind::yaml, "b", "of b");
  kept.save();
  KeptWork more{path, 7};
  CHECK(more.find(Kind::yaml, "a") == "of a");
  CHECK(more.find(Kind::yaml, "b") == "of b");
  KeptWork other{path, 8};
  CHECK(!other.find(Kind::yaml, "a"));
}

TEST_CASE("kept work that is damaged anywhere is none") {
  const test::TemporaryFolder folder;
  const std::string path = folder.name() + "/work";
  {
    KeptWork kept{path, 7};
    kept.keep(Kind::yaml, "text", "work");
    kept.keep(Kind::code, "another", "and its work");
    kept.save();
  }
  const std::string whole = read_file(path);
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string flipped = whole;
    flipped[at] = static_cast<char>(flipped[at] ^ 0x10);
    for (const std::string& damaged : {flipped, whole.substr(0, at), whole + whole.substr(0, at + 1)}) {
      write(path, damaged);
      KeptWork kept{path, 7};
      CHECK(!kept.find(Kind::yaml, "text"));
      CHECK(!kept.find(Kind::code, "another"));
    }
  }
}

TEST_CASE("a pattern that was kept matches what it matched before") {
  const test::TemporaryFolder folder;
  const std::string path = folder.name() + "/work";
  for (int run = 0; run < 3; ++run) {
    const auto kept = std::make_shared<KeptWork>(path, 7);
    for (const std::string& pattern : patterns) {
      const std::string anew = found(pattern, text);
      const KeptWork::Use use{kept};
      CHECK(!anew.empty());
      CHECK(found(pattern, text) == anew);
      CHECK(kept->find(Kind::trigger, pattern).has_value());
      CHECK(Regex{pattern}.group_count() == TriggeredPattern{pattern}.regex().group_count());
      CHECK(TriggeredPattern{pattern}.to_bytes() == *kept->find(Kind::trigger, pattern));
      CHECK(!TriggeredPattern::from_bytes(pattern, TriggeredPattern{pattern}.to_bytes() + 'x'));
    }
    CHECK_THROWS_AS(TriggeredPattern{"(a"}, Error);
    kept->save();
  }
  CHECK(KeptWork::in_use() == nullptr);
}

TEST_CASE("YAML that was kept is what it was, at its path") {
  const test::TemporaryFolder folder;
  const std::string written = "a: [one, 'two']\nb:\n  c: null\n";
  const YamlNode anew = parse_yaml(written, "x.yml");
  for (int run = 0; run < 2; ++run) {
    const auto kept = std::make_shared<KeptWork>(folder.name() + "/work", 7);
    const KeptWork::Use use{kept};
    const YamlNode read = parse_yaml(written, "y.yml");
    CHECK(read == anew);
    CHECK(std::string{read.find("a")->items[1].error("wrong").what()} == "y.yml:1:10: wrong");
    CHECK(!read.find("a")->items[1].plain);
    CHECK(read.find("b")->find("c")->is_null());
    CHECK_THROWS_AS(parse_yaml("a: [", "y.yml"), Error);
    kept->save();
  }
}
