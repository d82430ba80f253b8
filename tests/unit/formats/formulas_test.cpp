#include "linter/formats/formulas.h"

#include <doctest/doctest.h>

#include "tests/unit/formats/reading.h"

namespace {

std::string without(std::string_view text) {
  const galley::MaskedMarkdown masked = galley::markdown_of_cell(text);
  std::string made{text};
  for (const galley::Mask& mask : masked.masks) {
    CHECK(mask.kind == galley::MaskKind::code);
    CHECK(masked.text.substr(mask.span.begin, mask.span.size()) == std::string(mask.span.size(), '{'));
    made.replace(mask.span.begin, mask.span.size(), mask.span.size(), '#');
  }
  return made;
}

}  // namespace

TEST_CASE("Formulas are overwritten") {
  CHECK(without("Let $x$ be, and ($y_1$), $n$th.") == "Let ### be, and (#####), ###th.");
  CHECK(without("$$\na_1 - b\n- c\n$$\nText") == "##\n#######\n###\n##\nText");
  CHECK(without("$$x$$") == "#####");
  CHECK(without("a\n\\begin{a}\n\\begin{b}x\\end{b}\n\\end{a} b") == "a\n#########\n#################\n####### b");
}

TEST_CASE("Money, code and what isn't closed are no formulas") {
  for (const char* const text :
       {"It costs $5 and $10.", "\\$x$ and y", "`$x$` is code", "```\n$x$\n```\n", "~~~\n$x$\n", "$ x $", "a $x",
        "$$ x", "$x\n\ny$", "\\begin{a} x", "`` $x$ ` ``", "$x$5"})
    CHECK(without(text) == text);
  CHECK(without("`a $x$ b") == "`a ### b");
  CHECK(without("```\n$x$\n```\n$x$") == "```\n$x$\n```\n###");
}

TEST_CASE("What is never closed costs linear time") {
  for (const char* const part :
       {"$", "$$ ", "$x ", "`", "`a``b```c", "\\begin{", "\\begin{a} ", "\\", "```\n", "~~~ a\n"})
    CHECK(galley::markdown_of_cell(galley::repeated(part, 200'000)).text.size() ==
          200'000 * std::string_view{part}.size());
}
