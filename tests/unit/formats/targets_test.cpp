// Where links lead, in each format: the bytes that the source has for it.
#include "linter/formats/org.h"
#include "tests/unit/formats/reading.h"

namespace {

using namespace galley;

// "text -> target", one behind the other.
std::string links(Parse parse, std::string text) {
  const Document document = read_as(parse, std::move(text));
  std::string out;
  for (const Inline& one : document.inlines()) {
    if (one.kind != InlineKind::link) continue;
    if (!out.empty()) out += " | ";
    out.append(document.text(one.span)).append(" -> ");
    out += document.source().bytes().substr(one.target.begin, one.target.size());
  }
  return out;
}

}  // namespace

TEST_CASE("Targets in Markdown") {
  CHECK(links(parse_markdown, "[one](/a/b \"title\") and [*two*](<x y>)") == "one -> /a/b | two -> x y");
  CHECK(links(parse_markdown, "[one][] and [two][one]\n\n[one]: /there") == "one -> /there | two -> /there");
  CHECK(links(parse_markdown, "- > [in a\n  > list](/x)") == "in a\nlist -> /x");
  CHECK(links(parse_markdown, "[no](/a\\_b) [place](/a?b&amp;c)") == "no ->  | place -> ");
  CHECK(links(parse_mdx, "[one](/a)") == "one -> /a");
  CHECK(links(parse_myst, "{ref}`one <a>` {term}`two` [three](/b){.c}") == "one -> a | two ->  | three -> /b");
}

TEST_CASE("Targets in HTML") {
  CHECK(links(parse_html, "<p><a class=x href='/a'>one</a> <A HREF=/b>two</A> <a name=c>three</a>") ==
        "one -> /a | two -> /b | three -> ");
}

TEST_CASE("Targets in reStructuredText") {
  CHECK(links(parse_rst, "`one </a>`_, `two\n<b\nc>`__, :ref:`three <d>`, four_") ==
        "one -> /a | two -> b\nc | three -> d | four -> ");
}

TEST_CASE("Targets in AsciiDoc") {
  CHECK(links(parse_asciidoc, "https://a.b/c[one], link:d[*two*], xref:e#f[three] <<g,four>> {h}/i[five]") ==
        "one -> https://a.b/c | two -> d | three -> e#f | four -> g | five -> {h}/i");
}

TEST_CASE("Targets in Org") { CHECK(links(parse_org, "[[/a][one *b*]] [[c]]") == "one b -> /a"); }

TEST_CASE("Targets in notebooks") {
  const char* const text =
      R"json({"cells": [{"cell_type": "markdown", "source": ["[one](/a\u0062 \"c\") ", "[two](/d)"]}]})json";
  CHECK(links(parse_notebook, text) == "one -> /a\\u0062 | two -> /d");
}
