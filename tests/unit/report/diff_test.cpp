#include "linter/report/diff.h"

#include <doctest/doctest.h>

#include "tests/unit/report/reporting.h"

using namespace galley;
using reporting::Run;

namespace {

void change_a_word(Diagnostic& said) {
  said.diff = {{DiffPart::Kind::same, "the new"},
               {DiffPart::Kind::deleted, "harbour"},
               {DiffPart::Kind::inserted, "port"},
               {DiffPart::Kind::same, "plan,"},
               {DiffPart::Kind::deleted, "\"then\""}};
}

}  // namespace

TEST_CASE("on a terminal what differs is shown word by word, instead of carets") {
  Run run{"one\nthe new port plan,\n"};
  change_a_word(run.say({4, 22}, "edited"));
  CHECK(run.print("text", {.style = Style::terminal}) ==
        "a.txt:2:1: warning: edited [a-rule]\n"
        "     2 | the new [-harbour-]{+port+} plan, [-\"then\"-]\n");
  CHECK(run.print("text") == "a.txt:2:1: warning: edited [a-rule]\n");
}

TEST_CASE("a long diff is cut between two changes") {
  Run run{"one\n"};
  Diagnostic& said = run.say({0, 3}, "edited");
  for (int i = 0; i < 200; ++i) {
    said.diff.push_back({DiffPart::Kind::deleted, "old"});
    said.diff.push_back({DiffPart::Kind::inserted, "new"});
  }
  const std::string text = run.print("text", {.style = Style::terminal});
  CHECK(text.ends_with("[-old-]{+new+} …\n"));
  CHECK(text.size() < 1600);
}

TEST_CASE("the diff stands with a rule's own facts") {
  Run run{"one\n"};
  Diagnostic& said = run.say({0, 3}, "edited");
  CHECK(data_with_diff(said) == "{}");
  said.data = "{\"words\":3}";
  CHECK(data_with_diff(said) == "{\"words\":3}");
  change_a_word(said);
  const std::string diff =
      "\"diff\":[{\"same\":\"the new\"},{\"deleted\":\"harbour\"},{\"inserted\":\"port\"},{\"same\":\"plan,\"},"
      "{\"deleted\":\"\\\"then\\\"\"}]}";
  CHECK(data_with_diff(said) == "{\"words\":3," + diff);
  CHECK(run.print("jsonl").find("\"data\":{\"words\":3," + diff) != std::string::npos);
  CHECK(run.print("sarif").find(diff) != std::string::npos);
  said.data = {};
  CHECK(data_with_diff(said) == "{" + diff);
}
