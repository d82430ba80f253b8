#include "linter/formats/notebook.h"

#include "linter/formats/notebook_cells.h"
#include "tests/unit/formats/reading.h"

namespace {

using namespace galley;

std::string notebook(const std::string& cells,
                     const std::string& metadata = R"({"kernelspec": {"language": "python"}})") {
  return "{\"cells\": [" + cells + "], \"metadata\": " + metadata + ", \"nbformat\": 4}";
}
std::string markdown(const std::string& source) { return R"({"cell_type": "markdown", "source": )" + source + "}"; }
std::string code(const std::string& source) {
  return R"({"cell_type": "code", "outputs": [], "source": )" + source + "}";
}

Document read(const std::string& text) { return read_as(parse_notebook, text); }
std::string blocks(const std::string& text) { return blocks_of(read(text)); }
std::string comments(const std::string& text) {
  return blocks_of(read_as(notebook_envelope.parse_with_comments, text));
}
std::string fault(const std::string& text) {
  const SourceFile source{"a.ipynb", text};
  const auto found = notebook_envelope.fault(source);
  return found ? std::to_string(found->at) + ": " + found->why : "";
}

// What the file says for the first token that holds `word`.
std::string written(const Document& document, std::string_view word) {
  for (const Token& token : document.tokens()) {
    if (document.text(token).find(word) != std::string_view::npos)
      return std::string{document.source().slice(document.source_span(token.span))};
  }
  return "?";
}

}  // namespace

TEST_CASE("Cells of text are Markdown, in one document; code parts them, and outputs are nothing") {
  CHECK(blocks(notebook(markdown(R"(["# One\n", "\n", "Two *three*\n", "four.\n"])") + "," + code(R"("x = 1")") + "," +
                        markdown(R"("1. Five.\n2. Six.")") + R"(, {"cell_type": "raw", "source": ["seven"]})")) ==
        "heading1: One | paragraph: Two three\nfour. | code: x = 1 | item1(1.)#3: Five. | item1(2.)#3: Six. | code: "
        "seven");
  CHECK(blocks(notebook(R"({"source": "Before.", "cell_type": "markdown"}, {"cell_type": "code", "source": "",)"
                        R"("outputs": [{"text": ["It was printed."], "data": {"text/html": "<p>No."}}]})")) ==
        "paragraph: Before.");
  CHECK(blocks(R"({"cells": [], "metadata": {}, "nbformat": 4})").empty());
  CHECK(blocks(notebook(markdown("[]") + "," + markdown("\"\"") + "," + markdown("[\"\\n\", 1, null]") + ", 7, []"))
            .empty());
}

TEST_CASE("A cell ends what stands in it: a list, a definition, a fence; and it has no front matter") {
  CHECK(blocks(notebook(markdown(R"("```\nnever closed")") + "," + markdown(R"("Text.")"))) ==
        "code: never closed | paragraph: Text.");
  CHECK(blocks(notebook(markdown(R"("---\nTitle\n---\nText.")"))) == "heading2: Title | paragraph: Text.");
}

TEST_CASE("Each word stands at its own bytes, behind escapes") {
  const Document document = read(notebook(markdown(
      R"("A \"quoted\" caf\u00e9, \ud83d\ude00 smile\/frown,\nand C:\\temp. One \u0026amp; two\u2014three, \ud83d.")")));
  CHECK(document.prose() == "A \"quoted\" café, 😀 smile/frown,\nand C:\\temp. One & two—three, \uFFFD.");
  CHECK(written(document, "quoted") == "quoted");
  CHECK(written(document, "caf") == "caf\\u00e9");
  CHECK(written(document, "smile") == "smile");
  CHECK(written(document, "frown") == "frown");
  CHECK(written(document, "three") == "three");
  CHECK(written(document, "and") == "and");
}

TEST_CASE("A byte order mark and bytes that are no UTF-8 do no harm") {
  CHECK(blocks("\xEF\xBB\xBF" + notebook(markdown("\"One.\""))) == "paragraph: One.");
  CHECK(written(read("\xEF\xBB\xBF" + notebook(markdown("\"One \xFFtwo three.\""))), "three") == "three");
}

TEST_CASE("Formulas are code, and money isn't") {
  const Document document = read(notebook(
      markdown(R"("Let $x_1*y*z$ be\n$$\n- a\n$$\nIt costs $5, or $6. A | $a$\n\n| a | $|x|$ |\n|---|---|\n")")));
  CHECK(tokens_of(document, TokenKind::code) == "$x_1*y*z$|$$|- a|$$|$a$|$|x|$|");
  CHECK(blocks(notebook(markdown(R"("<p>The $x$ of it</p>")"))) == "paragraph: The $x$ of it");
  const Document struck = read(notebook(markdown(R"("One ~~$x$ two~~ three, [four $y$](a$b$c) five")")));
  CHECK(struck.prose().ends_with(" three, four $y$ five"));
  CHECK(tokens_of(struck, TokenKind::code).ends_with("|$y$|"));
}

TEST_CASE("Comments of code are there for styles, by the language of the kernel or of the cell") {
  const std::string cells = code(R"(["# One,\n", "# two.\n", "x = \"# no\"  # Three.\n", "// no"])");
  CHECK(comments(notebook(cells)) == "comment1: One,\ntwo. | comment1: Three.");
  CHECK(comments(notebook(cells, R"({"language_info": {"name": "rust"}})")) == "comment1: no");
  CHECK(comments(notebook(cells, R"({"kernelspec": {"language": "brainfuck"}})")).empty());
  CHECK(comments(notebook(cells, "{}")).empty());
  CHECK(comments(notebook(code(R"("%%js\n# no\n// Yes.")"))) == "comment1: Yes.");
  CHECK(comments(notebook(code(R"("%%html\n<a href=\"#\"> # no")"))).empty());
  CHECK(comments(notebook(code(R"("%%time\n# Yes.")"))) == "comment1: Yes.");
  CHECK(comments(notebook(
            R"({"cell_type": "code", "metadata": {"vscode": {"languageId": "javascript"}}, "source": "// Yes."})")) ==
        "comment1: Yes.");
  CHECK(comments(notebook(markdown("\"Text.\"") + "," + code(R"("# stet: all\n# Yes.")"))) ==
        "paragraph: Text. | comment1: Yes.");
}

TEST_CASE("A cell of code whose magic says so is text") {
  CHECK(blocks(notebook(code(R"(["%%markdown\n", "# Title\n", "Text."])"))) == "heading1: Title | paragraph: Text.");
  CHECK(blocks(notebook(code(R"("%%md")"))).empty());
}

TEST_CASE("The layout before the present one is read") {
  CHECK(blocks(R"({"worksheets": [{"cells": [{"cell_type": "heading", "level": 2, "source": ["Title"]},)"
               R"({"cell_type": "code", "language": "python", "input": ["# no"]},)"
               R"({"cell_type": "markdown", "source": ["Text."]}]}], "metadata": {"name": ""}})") ==
        "heading2: Title | code: # no | paragraph: Text.");
}

TEST_CASE("What is no notebook is a fault at its place, and an empty document") {
  CHECK(fault(notebook("")).empty());
  CHECK(fault("{\n \"cells\": [\n").starts_with("14: "));
  CHECK(fault("").starts_with("0: "));
  CHECK(fault("[1, 2]") == "0: this is no notebook: it is no object of JSON");
  CHECK(fault("{\"nbformat\": 4}") == "0: this is no notebook: it has no “cells”");
  for (const char* const text : {"", "{", "[1]", "{\"cells\": [{\"source\": \"a", "{\"cells\": 1}", "nonsense"})
    CHECK(blocks(text).empty());
}

TEST_CASE("The copy and its strings are told") {
  const SourceFile source{"a.ipynb",
                          notebook(markdown(R"(["One.\n", "Two."])") + "," + code("\"x\"") + "," + markdown("\"3\""))};
  const PlacedText text = notebook_envelope.written(source);
  CHECK(text.text() == "One.\nTwo.\n\n3");
  CHECK(source.slice(text.source_of(5, 8)) == "Two");
  std::string strings;
  for (const Span span : notebook_envelope.strings(source)) strings.append(source.slice(span)).append("|");
  CHECK(strings == "One.\\n|Two.|x|3|");
}

TEST_CASE("Hostile notebooks cost linear time") {
  for (const char* const part : {"\\\\", "\\ud83d", "   ", "[", "$", "`", "\\n", "\\n- ", "<", "*a", "\\u0000"})
    read(notebook(markdown("\"" + repeated(part, 100'000) + "\"")));
  read(notebook(markdown("[" + repeated("\"a\\n\",", 100'000) + "\"b\"]")));
  std::string many;
  for (int i = 0; i < 20'000; ++i) many += markdown("\"Text.\"") + ",";
  read(notebook(many + code("\"x\"")));
  CHECK(blocks(notebook(repeated("[", 5000) + repeated("]", 5000))).empty());
}
