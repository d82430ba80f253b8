#include "rules/support/forms.h"

#include <string>

#include <doctest/doctest.h>

#include "linter/formats/format.h"

namespace {

using namespace galley;
using namespace rules;

// What is said where each letter of `text` is a place in the form that it names.
std::string said(std::string text, const Forms::Wording& wording = {}) {
  const Document document = parse_plain(std::make_shared<SourceFile>("a.txt", text));
  RuleContext context{document};
  Forms forms;
  for (Offset at = 0; at < text.size(); ++at) {
    if (text[at] != ' ') forms.add(static_cast<std::uint32_t>(text[at]), {at, at + 1});
  }
  forms.report(context, wording);
  std::string out;
  for (const Diagnostic& diagnostic : context.take()) {
    out += text.substr(diagnostic.span.begin, diagnostic.span.size()) + std::to_string(diagnostic.span.begin) + "r" +
           std::to_string(diagnostic.related.size()) + " ";
  }
  return out;
}

}  // namespace

TEST_CASE("The form that stands most often stands, and each other is reported once") {
  CHECK(said("a a b") == "b4r1 ");
  CHECK(said("b a a") == "b0r1 ");
  CHECK(said("a b a b a") == "b2r2 ");
  CHECK(said("a a b c") == "b4r1 c6r1 ");
  CHECK(said("a a a") == "");
  CHECK(said("") == "");
}

TEST_CASE("Of equals the first stands, unless only a small share is reported") {
  CHECK(said("a b") == "b2r1 ");
  CHECK(said("a b", {.most_share = 0.5}) == "");
  CHECK(said("a a b", {.most_share = 0.5}) == "b4r1 ");
}

TEST_CASE("What the house wants stands, be it there or not") {
  CHECK(said("a a b", {.wanted = 'b'}) == "a0r2 ");
  CHECK(said("a a", {.wanted = 'b', .wanted_name = "b"}) == "a0r1 ");
  CHECK(said("b b", {.wanted = 'b'}) == "");
}
