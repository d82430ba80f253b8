#include "tests/unit/formats/reading.h"

namespace {

using namespace galley;

Document read(std::string text) { return read_as(parse_markdown, std::move(text)); }
std::string blocks(std::string text) { return blocks_of(read(std::move(text))); }
std::string tokens(std::string text, TokenKind kind) { return tokens_of(read(std::move(text)), kind); }
std::string comments(std::string text) { return comments_of(read(std::move(text))); }

}  // namespace

TEST_CASE("Markup of Markdown is no prose") {
  CHECK(blocks("One *two* __three__ [four](http://a.example \"title\") `five`.") ==
        "paragraph: One two three four five.");
  CHECK(blocks("A\\*b &amp; c&rsquo;s &nosuch; &#8217;") == "paragraph: A*b & c’s &nosuch; ’");
  CHECK(blocks("one  \ntwo\\\nthree\nfour") == "paragraph: one\ntwo\nthree\nfour");
  CHECK(blocks("a<br>b <b>c</b> <span title=\"x\">d</span>") == "paragraph: a\nb c d");
  CHECK(blocks("x ![alt *y*](z.png) w") == "paragraph: x \xEF\xBF\xBC w");
  CHECK(blocks("![](z.png)") == "paragraph: \xEF\xBF\xBC");
  CHECK(blocks("A B: [a]\n\n[a]: http://a.example 'T'") == "paragraph: A B: a");
  CHECK(blocks("para\r\nwith\r\n\r\nCR LF") == "paragraph: para\r\nwith | paragraph: CR LF");
  CHECK(blocks("para\rwith\r\rCR") == "paragraph: para\rwith | paragraph: CR");
  CHECK(blocks("\xEF\xBB\xBF# Mark") == "heading1: Mark");
}

TEST_CASE("Code, images, struck text and bare links are one token each") {
  CHECK(tokens("a `x y` b ``z`` <code>a b</code> ~~c *d* e~~ <kbd>q</kbd>", TokenKind::code) == "x y|z|a b|c d e|q|");
  CHECK(tokens("`a\nb`", TokenKind::code) == "a b|");
  CHECK(tokens("<http://a.example/b_c_> <me@a.example> [http://b.example](http://b.example)", TokenKind::link) ==
        "http://a.example/b_c_|me@a.example|http://b.example|");
  CHECK(blocks("a <code>b") == "paragraph: a b");
}

TEST_CASE("Headings keep their level and their numbers") {
  CHECK(blocks("# One #\n## 2.1 Scope\nThree\n===\nFour\nlong\n---\n#\n") ==
        "heading1: One | heading2: 2.1 Scope | heading1: Three | heading2: Four\nlong");
  const Document document = read("a\n\n# B\n\nc\n\n# D\n\ne");
  CHECK(document.blocks()[0].heading == no_index);
  CHECK(document.blocks()[2].heading == 1);
  CHECK(document.blocks()[4].heading == 3);
}

TEST_CASE("List items have numbers as written, and what stands in them belongs to them") {
  CHECK(blocks("- a\n- b\n\n  c\n* d") == "item1(-)#0: a | item1(-)#0: b | paragraph@1: c | item1(*)#3: d");
  CHECK(blocks("3. a\n4. b\n   - c\n\n     d\n7) e") ==
        "item1(3.)#0: a | item1(4.)#0: b | item2(-)#2@1: c | paragraph@2: d | item1(7))#4: e");
  CHECK(blocks("- - a\n  - b\n-\n- c") ==
        "item1(-)#0:  | item2(-)#1@0: a | item2(-)#1@0: b | item1(-)#0:  | item1(-)#0: c");
  CHECK(blocks("1.\n   a\n2. # b\n3. > c\n4. ```\n   d\n   ```") ==
        "item1(1.)#0: a | item1(2.)#0:  | heading1@1: b | item1(3.)#0:  | quote1@3: c | item1(4.)#0:  | code@5: d");
  CHECK(blocks("- [ ] a\n- [x] b") == "item1(-)#0: a | item1(-)#0: b");
  CHECK(blocks("a\n-\n- b") == "heading2: a | item1(-)#1: b");
  CHECK(blocks("# a\n-\n- b") == "heading1: a | item1(-)#1:  | item1(-)#1: b");
  CHECK(blocks("a\n\n* * *\n* b\n\n- - -\n- c") == "paragraph: a | item1(*)#1: b | item1(-)#2: c");
  CHECK(blocks("> 1. a\n> 2. b") == "item1(1.)#0: a | item1(2.)#0: b");
  const Document document = read("Text *x*\n\n  10. a\n");
  CHECK(document.source().slice(document.blocks()[1].marker) == "10.");
}

TEST_CASE("Numbered items with loose paragraphs between them are one list") {
  CHECK(blocks("1. a\n\nb\n\nc\n\n2. d\n\n3. e\n\nf") ==
        "item1(1.)#0: a | paragraph@0: b | paragraph@0: c | item1(2.)#0: d | item1(3.)#0: e | paragraph@4: f");
  CHECK(blocks("1. a\n2. b\n\nc") == "item1(1.)#0: a | item1(2.)#0: b | paragraph: c");
  CHECK(blocks("1. a\n\nb\n\n1. c") == "item1(1.)#0: a | paragraph: b | item1(1.)#2: c");
  CHECK(blocks("1. a\n\nb\n\n# H\n\n3. c") == "item1(1.)#0: a | paragraph: b | heading1: H | item1(3.)#3: c");
  CHECK(blocks("1. a\n\nb\n\n2) c") == "item1(1.)#0: a | paragraph: b | item1(2))#2: c");
  CHECK(blocks("1. a\n\n   b\n\n2. c\n\nd") == "item1(1.)#0: a | paragraph@0: b | item1(2.)#0: c | paragraph: d");
  CHECK(blocks("1. a\n\nb\n\n- x\n- y\n\n4. c") ==
        "item1(1.)#0: a | paragraph@0: b | item1(-)#2@0: x | item1(-)#2@0: y | item1(4.)#0: c");
}

TEST_CASE("Quotations have their depth") {
  CHECK(blocks("> a\nb\n>\n> > c\n\nd") == "quote1: a\nb | quote2: c | paragraph: d");
}

TEST_CASE("Each cell of a table is a block") {
  CHECK(blocks("| a | b `c` |\n|---|:-:|\n| x \\| y | **z** |\n| w |") ==
        "cell1: a | cell1: b c | cell: x | y | cell: z | cell: w");
  CHECK(blocks("a | b\n-|:-\nc | d\n\n|e|\n|-|\n|`f`|\n\n- g") ==
        "cell1: a | cell1: b | cell: c | cell: d | cell1: e | cell: f | item1(-)#6: g");
}

TEST_CASE("Code blocks are code and hold no tokens") {
  CHECK(blocks("```c\nint x;\n  y\n```\n\n    in dented\n    two") == "code: int x;\n  y | code: in dented\n    two");
  CHECK(read("```\na b c\n```").tokens().empty());
}

TEST_CASE("Front matter is no prose") {
  CHECK(blocks("---\ntitle: a\n---\nb") == "paragraph: b");
  CHECK(blocks("+++\ntitle = 'a'\n+++\n\nb") == "paragraph: b");
  CHECK(blocks("---\n\na\n\n---\nb") == "paragraph: a | paragraph: b");
  CHECK(blocks("---\ntitle: a") == "paragraph: title: a");
  CHECK(blocks("\xEF\xBB\xBF---\r\ntitle: a\r\n---\r\nb") == "paragraph: b");
}

TEST_CASE("Footnotes are blocks of their own, and references to them no prose") {
  CHECK(blocks("a[^1] b[^n].[^x]\n\n[^1]: One\n    goes on\n\n    two\n\n[^n]: Word\nc\n\nd") ==
        "paragraph: a b.[^x] | footnote: One\ngoes on | footnote: two | footnote: Word\nc | paragraph: d");
  CHECK(blocks("a[^1]\n\n[^1]: One\n\n    ```\n    code\n    ```\n\nb") ==
        "paragraph: a | footnote: One | code: code | paragraph: b");
  CHECK(blocks("a[^1]\r\n\r\n[^1]: One\r\n\r\n\ttwo\r\n") == "paragraph: a | footnote: One | footnote: two");
}

TEST_CASE("HTML comments are comments, in a block and in a line") {
  CHECK(comments("<!-- stet -->\n\na <!-- b -->\nc\n\n<!--\nd\n-->\n") == "0: stet |1: b |1:\nd\n|");
  CHECK(comments("- <!-- x -->\n  a\n\n> <!-- y") == "0: x |1: y|");
  CHECK(blocks("- <!-- x -->\n  a") == "item1(-)#0: a");
}

TEST_CASE("Blocks of raw HTML give their text") {
  CHECK(blocks("<details><summary>Sum &amp; x</summary>\nSome <b>bold</b>\ntext</details>") ==
        "paragraph: Sum & x | paragraph: Some bold\ntext");
  CHECK(blocks("<pre>\na <b>c</b>\n\nd</pre>\ne") == "code: \na <b>c</b>\n\nd | paragraph: e");
  CHECK(blocks("<script>\nlet a = '<p>';\n</script>\n\nb") == "paragraph: b");
  CHECK(blocks("<div title=\"a > b\">\n\n*c*\n\n</div>") == "paragraph: c");
  CHECK(blocks("<table><tr><td>a<td>b</table>") == "paragraph: a | paragraph: b");
}

TEST_CASE("Prose that stands in the source as it is can be edited") {
  const std::string source = "> One *two\n> three* &amp; `x`\n";
  const Document document = read(source);
  const auto place = [&](std::string_view text) {
    const auto at = static_cast<Offset>(document.prose().find(text));
    return TextSpan{at, at + static_cast<Offset>(text.size())};
  };
  for (const char* word : {"One ", "two\n", "three", "x"}) {
    CHECK(document.editable(place(word)));
    CHECK(document.source().slice(document.source_span(place(word))) == word);
  }
  CHECK(!document.editable(place("two\nthree")));
  CHECK(!document.editable(place("&")));
  CHECK(document.source().slice(document.source_span(place("two\nthree"))) == "two\n> three");
}

TEST_CASE("Hostile Markdown is read in linear time") {
  const std::string many_links = repeated("[a](b 'c\n", 50'000);
  const std::string nested = repeated("- ", 50'000) + "a\n" + repeated("\n", 50'000);
  const std::string definition = "[a]: " + std::string(200'000, 'u') + "\n\n" + repeated("[a] ", 50'000);
  const std::string long_title = "[a]: u '\n" + repeated("title &amp;\n", 50'000) + "'\n\n" + repeated("[a] ", 50'000);
  for (const std::string& text : {many_links, nested, definition, long_title}) read(text);
  for (const char* piece :
       {">",   "[",      "![",        "](",     "<",    "<!--",          "> <!--\n\n", "*a _b ", "`",
        "&",   "[^1]",   "[^1]: a\n", "a|",     "\t- ", "1. a\n\nb\n\n", "<b ",        "<pre>",  "- - -\n- a\n",
        "#\n", "<code>", "~~a",       "a\n-\n", "\\\n"}) {
    read(repeated(piece, 30'000));
  }
}

TEST_CASE("Items of a list in HTML between words are parted") {
  CHECK(blocks("| a |\n|---|\n| <ul><li>b</li><li>c</li></ul> |") == "cell1: a | cell: b\nc");
}

TEST_CASE("An item's number is found whatever the item begins with") {
  const Document document = read(
      "1. **Bold** x.\n2. `code` x.\n3. [link](x) x.\n4. *it* x.\n5. plain.\n6. ![i](a.png) x.\n7. <b>x</b> x.\n8. "
      "~~x~~ y.\n"
      "9. <http://a.example> x.\n10. &amp; x.\n");
  CHECK(document.blocks().size() == 10);
  for (const Block& block : document.blocks()) CHECK(document.source().slice(block.marker) == block.number);
}
