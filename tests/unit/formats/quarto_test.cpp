// What Pandoc and Quarto add to Markdown is no prose, and hides none.
#include <algorithm>

#include "linter/document/document.h"
#include "linter/formats/quarto_source.h"
#include "tests/unit/formats/reading.h"

namespace {

using namespace galley;

Document read(std::string text) { return read_as(parse_quarto, std::move(text)); }
std::string blocks(std::string text) { return blocks_of(read(std::move(text))); }
std::string prose(std::string text) { return std::string{read(std::move(text)).prose()}; }

const std::string object = "\xEF\xBF\xBC";  // what stands for something between words

}  // namespace

TEST_CASE("Without its own marks Quarto is Markdown") {
  for (const std::string text : {"# One\n\n- a\n- b\n\n> c\n\n```{r}\n#| label: x\n@a $b$\n```\n",
                                 "a `r b` `{python} c` \\@e me@a.example @ {f}", "It cost $5, then $10 and US$20.",
                                 "% a\n(b)\n+++", "[a](b) [c][d]"})
    CHECK(blocks(text) == blocks_of(read_as(parse_markdown, text)));
}

TEST_CASE("The marks of divisions are no prose") {
  CHECK(blocks("::: {.callout-note}\na\n\n- b\n:::\nc") == "paragraph: a | item1(-)#1: b | paragraph: c");
  CHECK(blocks(":::: {.columns}\n\n::: {.column width=\"40%\"}\na\n:::\n\n::::\n::: aside\nb\n:::") ==
        "paragraph: a | paragraph: b");
  CHECK(blocks("- a\n\n  ::: {.x}\n  b\n  :::\n") == "item1(-)#0: a | paragraph@0: b");
  CHECK(blocks("\\newpage\n\na") == "paragraph: a");
}

TEST_CASE("Attributes are no prose") {
  CHECK(blocks("## A heading {#sec-a .b}\n## Another {-}\n") == "heading2: A heading | heading2: Another");
  CHECK(prose("[some words]{.underline lang=\"fr\"} and `a`{.r}") == "some words and a");
  CHECK(blocks("![A caption](a.png){#fig-a width=50%}") == "paragraph: " + object);
}

TEST_CASE("Shortcodes, references and citations stand for something") {
  CHECK(prose("See @fig-map, and @smith2004 [@a; see @b, p. 3].") ==
        "See " + object + ", and " + object + " " + object + ".");
  CHECK(prose("See the [](`~a.b`) here.") == "See the " + object + " here.");
  CHECK(prose("Press {{< kbd F5 >}} to run.") == "Press " + object + " to run.");
  CHECK(blocks("{{< video https://a.example/b.mp4 >}}\n\na") == "paragraph: a");
  CHECK(prose("A word^[A note [with](x) brackets.] goes on[^1].\n\n[^1]: Note.") == "A word goes on.\n\nNote.");
}

TEST_CASE("Equations are code") {
  CHECK(tokens_of(read("a $x@y$ b $\\alpha$"), TokenKind::code) == "$x@y$|$\\alpha$|");
  CHECK(blocks("$$\nx\n$$ {#eq-a}\n\n$$y$$\nb") == "paragraph: b");
  CHECK(prose("From $5 to $10.") == "From $5 to $10.");
}

TEST_CASE("Tables have captions, terms have definitions") {
  CHECK(blocks("| a |\n|---|\n| b |\n\n: The caption {#tbl-a}\n\nc") ==
        "cell1: a | cell: b | caption: The caption | paragraph: c");
  CHECK(blocks("| a |\n|---|\n| b |\n: The caption\n") == "cell1: a | cell: b | caption: The caption");
  CHECK(blocks("Table: The caption\n\n| a |\n|---|\n| b |") == "caption: The caption | cell1: a | cell: b");
  CHECK(blocks("Term\n:   It means this.\n") == "paragraph: Term | paragraph: It means this.");
  CHECK(blocks("Term\n\n:   It means this.\n") == "paragraph: Term | paragraph: It means this.");
}

TEST_CASE("Each word of Quarto has its place") {
  const Document document =
      read("# One {#x}\n\n::: {.y}\ntwo @fig-a [three]{.z} $m$ four\n:::\n\n| a |\n|---|\n: five\n");
  for (const char* word : {"One", "two", "three", "four", "five"}) {
    const auto at = static_cast<Offset>(document.prose().find(word));
    const TextSpan span{at, at + static_cast<Offset>(std::string_view{word}.size())};
    CHECK(document.source().slice(document.source_span(span)) == word);
    CHECK(document.editable(span));
  }
}

TEST_CASE("Hostile Quarto is read in linear time") {
  for (const char* piece :
       {":::\n", "::: {.a}\n", "{{<", "{{< a >}}", "[@a", "[@a]",         "@a",         "@",        "^[",    "^[a]",
        "$a",    "$$\n",       "{#",  "[a]{#b}",   "[",   "Table: a\n\n", "|a|\n: b\n", "a\n: b\n", "\\a\n", "<!--"})
    read(repeated(piece, 30'000));
}
