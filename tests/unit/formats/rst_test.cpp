// What of reStructuredText is prose, and which block it stands in.
#include "linter/document/document.h"
#include "tests/unit/formats/reading.h"

namespace {

using namespace galley;

Document read(std::string text) { return read_as(parse_rst, std::move(text)); }
std::string blocks(std::string text) { return blocks_of(read(std::move(text))); }
std::string comments(std::string text) { return comments_of(read(std::move(text))); }
std::string code(std::string text) { return tokens_of(read(std::move(text)), TokenKind::code); }

}  // namespace

TEST_CASE("Titles have the level at which their marks appear") {
  CHECK(blocks("===\nOne\n===\n\nTwo\n===\n\nThree\n-----\n\nFour\n====\n") ==
        "heading1: One | heading2: Two | heading3: Three | heading2: Four");
  CHECK(blocks("=======\n  One\n=======\n") == "heading1: One");
  CHECK(blocks("Longer\n---\n\nA\n---") == "paragraph: Longer\n--- | heading1: A");
  CHECK(blocks("a\n\n----\n\nb") == "paragraph: a | paragraph: b");
}

TEST_CASE("Items hold what is indented as their text is") {
  CHECK(blocks("- a\n  b\n\n  c\n\n  - d\n- e\n\n* f") ==
        "item1(-)#0: a\nb | paragraph@0: c | item2(-)#2@0: d | item1(-)#0: e | item1(*)#4: f");
  CHECK(blocks("1. a\n2. b\n\n(a) c\n\n#) d") == "item1(1.)#0: a | item1(2.)#0: b | item1((a))#2: c | item1(#))#3: d");
  CHECK(blocks("1999. was\na year") == "paragraph: 1999. was\na year");
  CHECK(blocks("- ::\n\n    a\n-\n- b") == "item1(-)#0:  | code@0: a | item1(-)#0:  | item1(-)#0: b");
  CHECK(blocks("- - a\n- b") == "item1(-)#0:  | item2(-)#1@0: a | item1(-)#0: b");
}

TEST_CASE("Definitions, fields, options and lines") {
  CHECK(blocks("term : kind\n  A *b*.\n") == "paragraph: term | paragraph: A b.");
  CHECK(blocks(":author: Me\n\nText.\n\n:param x: A thing\n    of it.") ==
        "paragraph: Text. | paragraph: A thing\nof it.");
  CHECK(blocks("-f FILE, --file=FILE  Reads it.\n--long\n    Says\n    much.") ==
        "paragraph: Reads it. | paragraph: Says\nmuch.");
  CHECK(blocks("-f is one\nof them") == "paragraph: -f is one\nof them");
  CHECK(blocks("| a\n| b\n  c") == "paragraph: a\nb\nc");
  CHECK(blocks("a\n\n  b\n\n  -- c\n\nd") == "paragraph: a | quote1: b | quote1: c | paragraph: d");
}

TEST_CASE("Code is told by two colons, and by what a program would write") {
  CHECK(blocks("a::\n\n  b\n    c\n\n  d\n\ne") == "paragraph: a: | code: b\n    c\n\n  d | paragraph: e");
  CHECK(blocks("a ::\n\n> b\n> c\n\nd") == "paragraph: a | code: > b\n> c | paragraph: d");
  CHECK(blocks("::\n\n  b\n\nc") == "code: b | paragraph: c");
  CHECK(blocks(">>> a\nb\n\nc") == "code: >>> a\nb | paragraph: c");
}

TEST_CASE("Directives hold prose, code or nothing") {
  CHECK(blocks(".. note:: a\n   b\n\n   c\n\nd") == "paragraph: a\nb | paragraph: c | paragraph: d");
  CHECK(blocks(".. note::\n   :class: x\n\n   a") == "paragraph: a");
  CHECK(blocks(".. code-block:: c\n   :x: y\n\n   a\n\nb") == "code: a | paragraph: b");
  CHECK(blocks(".. toctree::\n   :x: y\n\n   a\n   b\n") == "");
  CHECK(blocks(".. versionchanged:: 3.8\n   a b\n\n.. deprecated:: 2\n") == "paragraph: a b");
  CHECK(blocks(".. py:function:: f(x)\n              g(x)\n   :x:\n\n   a\n\n   :param x: b") ==
        "paragraph: a | paragraph: b");
  CHECK(blocks(".. admonition:: A *b*\n\n   c") == "paragraph: A b | paragraph: c");
  CHECK(blocks(".. strange:: a\n\n   Words that are read.\n\n.. strange::\n\n   x = {a: [b], c: (d)};") ==
        "paragraph: Words that are read.");
  CHECK(blocks(".. figure:: a.png\n   :alt: b\n\n   c\n\n   d\n") == "caption: c | paragraph: d");
  CHECK(blocks(".. epigraph::\n\n   a\n\n   -- b") == "quote1: a | quote1: b");
  const Document image = read(".. image:: a.png\n   :alt: what it\n         shows\n   :width: 1");

  CHECK(image.source().slice(image.asides()[0].source) == "what it\n         shows");
}

TEST_CASE("Comments direct; targets, substitutions and marks of notes are no prose") {
  CHECK(comments("a\n\n.. stet: rule\n\nb\n\n..\n   c\n   d\n\n..\n\n  e") == "1:stet: rule|2:\n   c\n   d|");
  CHECK(comments(".. stet\n\nb").starts_with("0:stet"));
  CHECK(blocks(".. _a: b\n.. |c| replace:: d\n__ e\n.. [1] f\n   g\n\n   h\n") == "footnote: f\ng | footnote: h");
  CHECK(blocks("a [1]_, b [#x]_.") == "paragraph: a, b.");
}

TEST_CASE("Cells") {
  CHECK(blocks("+---+---+\n| a | b |\n+===+===+\n| c | d |\n| e | f |\n+---+---+\n\ng") ==
        "cell1: a | cell1: b | cell: c\ne | cell: d\nf | paragraph: g");
  CHECK(blocks("+---+---+\n| a | b |\n|   +---+\n| c | d |\n+---+---+\n") == "cell: a | cell: c | cell: b | cell: d");
  CHECK(blocks("== ==\na  b\n== ==\nc  d\n   e\nf  g\n== ==\n") ==
        "cell1: a | cell1: b | cell: c | cell: d\ne | cell: f | cell: g");
  CHECK(blocks(".. list-table:: t\n   :header-rows: 1\n\n   * - a\n     - b\n   * - c\n     - d\n") ==
        "caption1: t | cell1: a | cell1: b | cell: c | cell: d");
  CHECK(blocks(".. csv-table:: t\n   :header: a, \"b\"\n\n   c, \"d, e\"\n   f, g\n") ==
        "caption1: t | cell1: a | cell1: b | cell: c | cell: d, e | cell: f | cell: g");
}

TEST_CASE("Between words") {
  CHECK(blocks("*a b* **c** `d e`_ f_ g__ `h i <j>`__ _`k l`") == "paragraph: a b c d e f g h i k l");
  CHECK(blocks(":ref:`a b<c>` :term:`d e` :emphasis:`f`") == "paragraph: a b d e f");
  CHECK(code("``a b`` :func:`c` `d` :py:meth:`~e.f` :ref:`g-h` |i| :setting:`J <j>`") == "a b|c|d|~e.f|g-h||i||J|");
  CHECK(blocks("2 * 3 * 4, a_b, \\*c\\*, d\\ e, \"*\" and *f") == "paragraph: 2 * 3 * 4, a_b, *c*, de, \"*\" and *f");
  CHECK(blocks("see https://a.b/c_d_ *e*") == "paragraph: see https://a.b/c_d_ e");
  CHECK(blocks("a **b\nc** d\r\ne") == "paragraph: a b\nc d\r\ne");
}

TEST_CASE("Hostile text is read in one pass") {
  for (const std::string_view text :
       {"`",       "*a ",       "``a", "[a]_", ":a:", ":a:`", "|a ",     "a_",      "\\", "- ",      "+--+\n|", "= =\n",
        "a\n b\n", ".. a::\n ", "\n",  "- \n", "_-",  "1. ",  ".. |a| ", "http://", "> ", "::\n\n ", ":a: ",    "-a  "})
    read(repeated(text, 100'000 / text.size()));
  std::string deep;
  for (std::size_t depth = 0; depth < 400; ++depth) deep += std::string(depth, ' ') + "a\n\n";
  read(deep);
}

TEST_CASE("What a directive shows is there, though nothing is said of it") {
  const Document document = read("One\n===\n\n.. automodule:: a\n\nTwo\n===\n");
  CHECK(document.asides().size() == 1);
  CHECK(document.asides()[0].source.empty());
}

TEST_CASE("In drawn columns nothing is replaced, but each word has its place") {
  const Document document = read("== ==\na  b\n== ==\nc  d e\n== ==\n");
  const Token& last = document.tokens().back();
  CHECK(document.text(last) == "e");
  CHECK(document.source_span(last.span) == Span{22, 23});
  CHECK(!document.editable(last.span));
}
