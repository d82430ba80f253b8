// Directives and roles of MyST are no prose; what they hold may be.
#include <algorithm>

#include "linter/document/document.h"
#include "linter/formats/myst_source.h"
#include "tests/unit/formats/reading.h"

namespace {

using namespace galley;

Document read(std::string text) { return read_as(parse_myst, std::move(text)); }
std::string blocks(std::string text) { return blocks_of(read(std::move(text))); }
std::string plainly(std::string text) { return blocks_of(read_as(parse_markdown, std::move(text))); }

const std::string object = "\xEF\xBF\xBC";  // what stands for something between words

}  // namespace

TEST_CASE("Without its own marks MyST is Markdown") {
  for (const std::string text :
       {"# One\n\n- a\n- b\n\n> c\n\n```js\n{ref}`x`\n```\n", "a `{ref}` ``{ref}`x` `` \\{e\\} {f} (g)= h",
        "1 % 2 + 3\n", "It cost $5, then $10 and US$20.", "a $ b$ c", "Term\nmore: text", "[a](b)[c][d] {e",
        "    {ref}`x`\n"})
    CHECK(blocks(text) == plainly(text));
}

TEST_CASE("What a directive for prose holds is Markdown") {
  CHECK(blocks("a\n```{note}\nb *c*\n\n- d\n```\ne") == "paragraph: a | paragraph: b c | item1(-)#2: d | paragraph: e");
  CHECK(blocks(":::{warning}\n:class: x\n:name: y\n\nb\n:::") == "paragraph: b");
  CHECK(blocks("~~~{tip}\n---\nclass: x\n- y\n---\nb\n~~~") == "paragraph: b");
  CHECK(blocks("::::{tab-set}\n\n:::{tab-item} One\nb\n:::\n\n:::{tab-item} Two\nc\n:::\n::::\nd") ==
        "paragraph: One | paragraph: b | paragraph: Two | paragraph: c | paragraph: d");
  CHECK(blocks("````{note}\n```python\nx = 1\n```\na\n````\nb") == "code: x = 1 | paragraph: a | paragraph: b");
  CHECK(blocks("- a\n\n  ```{note}\n  b\n  ```\n- c\n\n> :::{note}\n> d\n> :::\n") ==
        "item1(-)#0: a | paragraph@0: b | item1(-)#0: c | quote1: d");
}

TEST_CASE("An argument is a title, the first words, or no prose") {
  CHECK(blocks(":::{admonition} A *title*\n:class: tip\nb\n:::") == "paragraph: A title | paragraph: b");
  CHECK(blocks(":::{admonition} A title\nb\n:::") == "paragraph: A title | paragraph: b");
  CHECK(blocks("- :::{dropdown} A title\n  b\n  :::") == "item1(-)#0: A title | paragraph@0: b");
  CHECK(blocks("a\n:::{note} The first words\ngo on.\n:::") == "paragraph: a | paragraph: The first words\ngo on.");
  CHECK(blocks("> :::{note} The first words\n> go on.\n> :::") == "quote1: The first words\ngo on.");
  CHECK(blocks("```{versionadded} 1.2 For all\n```\n```{versionchanged} 1.3\nb\n```") ==
        "paragraph: For all | paragraph: b");
  CHECK(blocks("```{py:function} f(x)\nb\n```\n```{only} html\nc\n```") == "paragraph: b | paragraph: c");
  CHECK(blocks(":::{table} A caption\n\n| a |\n|---|\n| b |\n:::") == "caption: A caption | cell1: a | cell: b");
}

TEST_CASE("Code is code, and what is for programs nothing") {
  CHECK(blocks("```{code-block} python\n:caption: a\n\nx = 1\n```\nb") == "code: x = 1 | paragraph: b");
  CHECK(blocks(":::{math}\nx\n~~~\ny\n:::\nb") == "code: x\n~~~\ny | paragraph: b");
  CHECK(blocks("```{toctree}\n:maxdepth: 2\n\na\n- b\n```\nc") == "paragraph: c");
  CHECK(blocks("```{unheard-of}\nx = {1};\n```\n```{unheard-of}\nSome words here.\n```") ==
        "code: x = {1}; | paragraph: Some words here.");
  CHECK(blocks("$$\nx\n$$ (label)\n\n\\begin{align}\ny\n\\end{align}\nb") == "paragraph: b");
}

TEST_CASE("Figures have a caption and a text, quotations are such") {
  const Document document = read("```{figure} a.png\n:alt: An image\n:width: 2\n\nThe caption.\n\nMore.\n```\nb");
  CHECK(blocks_of(document) == "caption: The caption. | paragraph: More. | paragraph: b");
  REQUIRE(document.asides().size() == 1);
  CHECK(document.source().slice(document.asides()[0].source) == "An image");
  CHECK(blocks("```{epigraph}\na\n\n-- Somebody\n```\nb") == "quote1: a | quote1: Somebody | paragraph: b");
  CHECK(blocks("```{image} a.png\n```\n\n```{figure} a.png\n```\nb") == "paragraph: b");
}

TEST_CASE("Targets, comments, breaks and lines of attributes are no prose") {
  const Document document = read("(a-label)=\n# One\n\n% stet off\n% a\nb\n+++ {\"c\": 1}\nd\n\n{.class}\ne\n");
  CHECK(blocks_of(document) == "heading1: One | paragraph: b | paragraph: d | paragraph: e");
  CHECK(comments_of(document) == "1: stet off|1: a|");
  CHECK(comments_of(read("<!--\n% a\n-->\n\nb\n\n% c")) == "0:\n% a\n|1: c|");
}

TEST_CASE("The text of a role is prose, a link or code") {
  const Document document = read("See {ref}`the guide <a>`, {ref}`b`, {term}`server` and {py:func}`c`.");
  CHECK(document.prose() == "See the guide, b, server and c.");
  CHECK(tokens_of(document, TokenKind::code) == "b|c|");
  REQUIRE(document.inlines().size() == 4);
  CHECK(document.text(document.inlines()[0].span) == "the guide");
  CHECK(document.inlines()[0].kind == InlineKind::link);
  CHECK(read("**{guilabel}`Save * all`** {abbr}`HTML (a)`").prose() == "Save * all HTML (a)");
  CHECK(read("{doc}`the long\n  title <a/b>`, and").prose() == "the long\ntitle, and");
  CHECK(read("{unheard}`a` {unheard}`some words <b>`").prose() == "a some words");
}

TEST_CASE("Substitutions, equations and links without a text stand for something") {
  CHECK(read("Since {{ version }} and [](#a) or $x_1$.").prose() ==
        "Since " + object + " and " + object + " or $x_1$.");
  CHECK(tokens_of(read("a $x\ny$ b"), TokenKind::code) == "$x y$|");
  CHECK(blocks("{{ all }}\n\na") == "paragraph: a");
  CHECK(read("[some words]{.class} [a](b){.c} `d`{e=1} # f").prose() == "some words a d # f");
  CHECK(blocks("# Title {#a}\n") == "heading1: Title");
  CHECK(blocks("![](a.png)") == "paragraph: " + object);
}

TEST_CASE("A term and what it means are parted") {
  CHECK(blocks("Term\n: It means this\n  and that.\n\nb") ==
        "paragraph: Term | paragraph: It means this\nand that. | paragraph: b");
  CHECK(blocks("```{glossary}\nOne\n  The first.\nTwo\n  The second.\n```") ==
        "paragraph: One | paragraph: The first. | paragraph: Two | paragraph: The second.");
}

TEST_CASE("Markdown is read as MyST where it can be nothing else") {
  CHECK(plainly("```{note}\nb\n```\nc {ref}`d <e>`") == "paragraph: b | paragraph: c d");
  CHECK(plainly("(a)=\n# b") == "heading1: b");
  CHECK(plainly("See {ref}`d <e>`") == "paragraph: See d");
  CHECK(plainly("```{r}\nb\n```\n% c") == "code: b | paragraph: % c");
  CHECK(plainly("```{unheard-of}\nSome words\n```") == "code: Some words");
  CHECK(plainly("````\n```{note}\n````\n% c") == "code: ```{note} | paragraph: % c");
}

TEST_CASE("What is never closed hides nothing but itself") {
  CHECK(blocks("```{note}\na\n\nb") == "paragraph: a | paragraph: b");
  CHECK(blocks("- a\n\n  ```{note}\n  b\n\nc\n\n```\nd\n```\n") ==
        "item1(-)#0: a | paragraph@0: b | paragraph: c | code: d");
  CHECK(blocks("$$\na\n\nb {ref}`c") == "paragraph: $$\na | paragraph: b {ref}`c");
  CHECK(blocks("```{note}\r\n:a: b\r\n\r\nc\r\n```\r\nd {ref}`e <f>`\r\n") == "paragraph: c | paragraph: d e");
}

TEST_CASE("Each word of MyST has its place") {
  const std::string text =
      "(l)=\n# A {term}`Title` {#x}\n\n:::{note} First\nsecond {ref}`third <x>`, $m$ [fourth]{.y}\n:::\nfifth\n: "
      "sixth\n";
  const Document document = read(text);
  for (const char* word : {"Title", "First", "second", "third", "fourth", "fifth", "sixth"}) {
    const auto at = static_cast<Offset>(document.prose().find(word));
    const TextSpan span{at, at + static_cast<Offset>(std::string_view{word}.size())};
    CHECK(document.source().slice(document.source_span(span)) == word);
    CHECK(document.editable(span));
  }
}

TEST_CASE("Hostile MyST is read in linear time") {
  for (const char* piece : {"```{note}\n",
                            "```{zzz}\n",
                            "  ```{zzz}\na\n\n",
                            ":::{code}\n",
                            "```{figure} a\n\n",
                            "{ref}`",
                            "{ref}`a`",
                            "$a",
                            "$$\n",
                            "$$a$$",
                            "\\begin{a}\n",
                            "{{",
                            "{{a}}",
                            "[](",
                            "[a]{b}",
                            "[",
                            "`{a}",
                            "(a)=\n",
                            "% a\n",
                            "+++\n",
                            "<!--",
                            "<!--\n\n",
                            "a\n: b\n",
                            "````{note}\n```{note}\n",
                            "> ```{note}\n",
                            "- ```{epigraph}\n",
                            ":::\n",
                            "```{note} a\n",
                            "```{glossary}\na\n b\n",
                            "{a",
                            "``` `` `",
                            "[$a$]{b}",
                            "```{math}\n"}) {
    read(repeated(piece, 30'000));
  }
  read(repeated("[", 30'000) + repeated("$a$]{b}", 30'000));
}
