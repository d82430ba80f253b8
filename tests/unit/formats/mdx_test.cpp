// What JavaScript there is in MDX is no prose, and hides none.
#include <algorithm>

#include "linter/document/document.h"
#include "linter/formats/mdx_source.h"
#include "tests/unit/formats/reading.h"

namespace {

using namespace galley;

Document read(std::string text) { return read_as(parse_mdx, std::move(text)); }
std::string blocks(std::string text) { return blocks_of(read(std::move(text))); }
std::string comments(std::string text) { return comments_of(read(std::move(text))); }

const std::string object = "\xEF\xBF\xBC";  // what stands for something between words

}  // namespace

TEST_CASE("Without JavaScript MDX is Markdown, but for code by indentation") {
  for (const std::string text :
       {"# One\n\n- a\n- b\n\n> c\n\n```js\n<a> {b}\n```\n", "a `{b}` ``<c> ` {d}`` \\{e\\} \\<f\\>",
        "1 < 2 and <http://a.example/x>", "import duties rose\n\nexport your data\n", "a { b\n\nc } d"})
    CHECK(blocks(text) == blocks_of(read_as(parse_markdown, text)));
  CHECK(blocks("a\n\n    b") == "paragraph: a | paragraph: b");
}

TEST_CASE("Statements of a module are no prose") {
  CHECK(blocks("import {A} from './a.js'\nexport const b = [\n  'c',\n\n  'd'\n]\n\nText.") == "paragraph: Text.");
  CHECK(blocks("import A from \"a\"\n\nText.\n\nexport default ({children}) => <b>{children}</b>\n") ==
        "paragraph: Text.");
  CHECK(blocks("import * as a from 'a'\n\nexport function b() {\n  return `}\n\n`;\n}\n\nText.") == "paragraph: Text.");
  CHECK(blocks("export const a = {\n\nText.") == "paragraph: Text.");
}

TEST_CASE("Lines of tags alone part blocks, and what stands between is Markdown") {
  CHECK(blocks("<Aside type=\"info\" label=\"a > b\">\n  One **two**\n</Aside>\nThree") ==
        "paragraph: One two | paragraph: Three");
  CHECK(blocks("<Steps>\n\n1. a\n\n2. b\n\n</Steps>") == "item1(1.)#0: a | item1(2.)#0: b");
  CHECK(blocks("<Tabs.Item\n  a={{b: '}'}}\n  c={<I />}\n\n  d\n>\n    Text.\n</Tabs.Item>") == "paragraph: Text.");
  CHECK(blocks("<>\nText.\n</>") == "paragraph: Text.");
  CHECK(blocks("{(() => {\n  // don't }\n\n  return <p>Don't</p>\n})()}\n\nText.") == "paragraph: Text.");
  CHECK(blocks("One\n<Icon />\ntwo.") == "paragraph: One | paragraph: two.");
}

TEST_CASE("What is between tags of blocks on one line is Markdown") {
  CHECK(blocks("<summary>a **b** `c`</summary>\n\n<p>d</p> <p>e</p>\nf") ==
        "paragraph: a b c | paragraph: d | paragraph: e | paragraph: f");
  CHECK(blocks("<details><summary>a</summary>b</details>") == "paragraph: a | paragraph: b");
  CHECK(blocks("<div>a<p>b</p></div>") == "paragraph: a | paragraph: b");
  CHECK(blocks("a\n<div>b</div>\n\n| <p>c</p> |\n|---|\n| d |") == "paragraph: a | paragraph: b | cell1: c | cell: d");
  CHECK(blocks("- a\n  <Tabs>\n    <Tab>\n      b\n    </Tab>\n  </Tabs>\n- c") ==
        "item1(-)#0: a | paragraph@0: b | item1(-)#0: c");
  CHECK(blocks("- a\n\n<summary>b</summary>\n\n- c\n  <summary>d</summary>") ==
        "item1(-)#0: a | paragraph: b | item1(-)#2: c | paragraph@2: d");
}

TEST_CASE("Directives, equations and anchors are no prose") {
  CHECK(blocks("a\n:::note\nb\n:::\nc") == "paragraph: a | paragraph: b | paragraph: c");
  CHECK(blocks(":::tip[A *b*]{x=1}\nc\n:::") == "paragraph: A b | paragraph: c");
  CHECK(blocks("::: tip A `b`\n\nc\n\n:::") == "paragraph: A b | paragraph: c");
  CHECK(blocks("- a\n\n  :::note{x}\n  b\n  :::\n- c") == "item1(-)#0: a | paragraph@0: b | item1(-)#0: c");
  CHECK(blocks("a\n$$\nb = {c}\n$$\nd") == "paragraph: a | paragraph: d");
  CHECK(blocks("$$\nb") == "paragraph: $$\nb");
  CHECK(blocks("## A title [#anchor]\n\n## A [#b] c") == "heading2: A title | heading2: A [#b] c");
}

TEST_CASE("Between words a value or a component is one object, and a tag is none") {
  CHECK(blocks("It costs {price}, and {a['}'] + \"{\"}.") == "paragraph: It costs " + object + ", and " + object + ".");
  CHECK(blocks("The <Icon name=\"gear\" of={x => x} /> icon.") == "paragraph: The " + object + " icon.");
  CHECK(blocks("An <External to={a}>inner</External> part, <b>bold</b>.") == "paragraph: An inner part, bold.");
  CHECK(blocks("## Some title {#anchor}") == "heading2: Some title");
  CHECK(blocks("| a |\n|---|\n| {x | y} |") == "cell1: a | cell: " + object);
}

TEST_CASE("Comments are comments") {
  CHECK(comments("{/* stet rule */}\n\nText.") == "0: stet rule |");
  CHECK(comments("{/*one*/}\n\nText {/* two\n three */} goes on.") == "0:one|1: two\n three |");
  CHECK(blocks("Text {/* two */}goes on.") == "paragraph: Text goes on.");
}

TEST_CASE("What is shown in a place of its own is a picture of which nothing is said") {
  const std::string text =
      "# A\n\n<Table\n  rows={[\n\n  ]}\n/>\n\n![b](c)\n\n{d}\n\n{/* e */}\n\n<F></F>\n\n<G>h</G>\n\n<i /> j <K "
      "/>\n\n<br />\n";
  const Document document = read(text);
  std::string found;
  for (const Aside& aside : document.asides())
    found += text.substr(aside.source.begin, std::max(aside.source.size(), 2U)) + "|";
  CHECK(found == "<T|b]|{d|<F|");
}

TEST_CASE("What isn't closed is text") {
  CHECK(blocks("a {b\n\nc <d e\n\n{f}") == "paragraph: a {b | paragraph: c <d e");
  CHECK(blocks("<Tip\n\ntext") == "paragraph: <Tip | paragraph: text");
}

TEST_CASE("Nothing moves, and line ends outside of JavaScript stay") {
  const std::string text = "---\na: {\n---\nimport 'x'\n\n<A b={`\n\n`}>\n\n# {c}\n\n{/* d */}\n";
  const std::string markdown = markdown_of_mdx(text, 12).text;
  CHECK(markdown.size() == text.size());
  CHECK(markdown.substr(0, 12) == text.substr(0, 12));
  CHECK(std::count(markdown.begin(), markdown.end(), '\n') == std::count(text.begin(), text.end(), '\n'));
}

TEST_CASE("What is never closed costs no more than what is") {
  for (const std::string piece : {"{", "<a {", "<a \"", "<a '\"", "import {\n\n", "{`", "a {b\n\n", "`{", "\n<a\n{",
                                  "$$\n", ":::[\n", "<p>", "\n{a"})
    read(repeated(piece, 50'000));
  for (const std::string piece : {"<p>a</p>", "<p><b>{a}", "a <i>b</i>", "`a` {b} "}) read(repeated(piece, 50'000));
  for (const std::string open : {"{\n", "<a {\n", "\n\n{"}) read(repeated(open, 50'000) + repeated("}", 50'000) + " x");
}
