#include <doctest/doctest.h>

#include "linter/formats/format.h"
#include "linter/rule/rule.h"

namespace {

using namespace galley;

int asked = 0;

std::size_t count_tokens(const Document& document) {
  ++asked;
  return document.tokens().size();
}

std::size_t count_blocks(const Document& document) { return document.blocks().size(); }

}  // namespace

TEST_CASE("an analysis is made once for a document, and each has its own result") {
  const Document document = parse_plain(std::make_shared<SourceFile>("a.txt", "One two.\n\nThree.\n"));
  RuleContext context{document};
  const std::size_t& tokens = context.analysis(count_tokens);
  CHECK(context.analysis(count_blocks) == 2);
  CHECK(&context.analysis(count_tokens) == &tokens);
  CHECK(tokens == 5);
  CHECK(asked == 1);
}

TEST_CASE("what was taken is not taken again") {
  const Document document = parse_plain(std::make_shared<SourceFile>("a.txt", "One two.\n"));
  RuleContext context{document};
  context.report({0, 3}, "first");
  CHECK(context.take().size() == 1);
  context.report({4, 7}, "second");
  const auto rest = context.take();
  REQUIRE(rest.size() == 1);
  CHECK(rest[0].message == "second");
}

TEST_CASE("a message is one line, whatever it quotes") {
  const Document document = parse_plain(std::make_shared<SourceFile>("a.txt", "One two.\n"));
  RuleContext context{document};
  Diagnostic& diagnostic = context.report({0, 3}, "“80 \r\n  per cent” here\n");
  context.relate(diagnostic, {4, 7}, "“per\ncent” here");
  context.replace(diagnostic, {0, 3}, "a\nb", Safety::safe, "Write “a\nb”");
  CHECK(diagnostic.message == "“80 per cent” here ");
  CHECK(diagnostic.related[0].message == "“per cent” here");
  CHECK(diagnostic.fixes[0].title == "Write “a b”");
  CHECK(diagnostic.fixes[0].edits[0].replacement == "a\nb");
}
