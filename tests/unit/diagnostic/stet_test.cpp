#include "linter/diagnostic/stet.h"

#include <doctest/doctest.h>

using namespace galley;

namespace {

// "kind rule,rule", or "-" for no directive.
std::string shown(std::string_view text) {
  constexpr const char* kinds[] = {"block", "off", "on", "file", "unreadable"};
  const auto stet = parse_stet(text);
  if (!stet) return "-";
  std::string out = kinds[static_cast<int>(stet->kind)];
  for (const StetName& name : stet->names) {
    CHECK(text.substr(name.at).starts_with(name.rule));
    out += (&name == &stet->names.front() ? " " : ",") + std::string{name.rule};
  }
  return out;
}

}  // namespace

TEST_CASE("a directive is read with its rules, and without its reason") {
  CHECK(shown("stet") == "block");
  CHECK(shown(" stet: repeated-word ") == "block repeated-word");
  CHECK(shown("stet: a, b ,c -- as he said it") == "block a,b,c");
  CHECK(shown("stet off") == "off");
  CHECK(shown("stet off: a") == "off a");
  CHECK(shown("stet on -- enough") == "on");
  CHECK(shown("stet file: a — for the archive") == "file a");
  CHECK(shown("stet: house-style-1") == "block house-style-1");
}

TEST_CASE("what only looks like a directive is none, or says that it can't be read") {
  CHECK(shown("") == "-");
  CHECK(shown("stetson") == "-");
  CHECK(shown("let it stet") == "-");
  CHECK(shown("stet repeated-word") == "unreadable repeated-word");
  CHECK(shown("stet offline") == "unreadable offline");
}

TEST_CASE("Vale's comments are read as what they mean") {
  CHECK(shown("vale off") == "off");
  CHECK(shown("vale on") == "on");
  CHECK(shown("vale Style.Rule = NO") == "off Style.Rule");
  CHECK(shown("vale Style.Rule = YES") == "on Style.Rule");
  CHECK(shown("vale Style.Rule = MAYBE") == "-");
  CHECK(shown("vale styles") == "-");
}
