#include "linter/formats/org.h"

#include "tests/unit/formats/reading.h"

namespace {

using namespace galley;

Document read(const std::string& text) { return read_as(parse_org, text); }
std::string blocks(const std::string& text) { return blocks_of(read(text)); }
std::string prose(const std::string& text) { return std::string{read(text).prose()}; }
std::string code(const std::string& text) { return tokens_of(read(text), TokenKind::code); }
std::string links(const std::string& text) { return tokens_of(read(text), TokenKind::link); }

// "kind:text|" of each inline element.
std::string inlines(const std::string& text) {
  static constexpr const char* names[] = {"link", "address", "strong", "emphasis", "code", "quote", "data"};
  const Document document = read(text);
  std::string out;
  for (const Inline& each : document.inlines())
    out.append(names[static_cast<int>(each.kind)]).append(":").append(document.text(each.span)).append("|");
  return out;
}

std::string asides(const std::string& text) {
  const Document document = read(text);
  std::string out;
  for (const Aside& aside : document.asides()) out.append(document.source().slice(aside.source)).append("|");
  return out;
}

}  // namespace

TEST_CASE("A headline is its title: no state, priority, tags or cookie") {
  CHECK(blocks("* One\n** TODO [#A] Two /three/ :work:@home:\n*** DONE [1/3] Four\n") ==
        "heading2: One | heading3: Two three | heading4: Four");
  CHECK(asides("* TODO One\n* NEXT Two\n") == "TODO|");
  CHECK(blocks("#+TODO: NEXT(n) WAIT | GONE(g@)\n* NEXT One\n* GONE Two\n* TODO Three\n") ==
        "heading2: One | heading2: Two | heading2: Three");
  CHECK(blocks("* Time 10:30:45 and one: two:\n******** Deep\n*no headline\n*\n**\n") ==
        "heading2: Time 10:30:45 and one: two: | heading6: Deep | paragraph: *no headline\n*\n**");
}

TEST_CASE("What a headline hides isn't read") {
  CHECK(blocks("* COMMENT One\nno\n** no\n* Two\n* Three :noexport:\nno\n* Four\n") ==
        "heading2: Two | heading2: Four");
  CHECK(blocks("* One\n  SCHEDULED: <2024-05-01 Wed> DEADLINE: <2024-05-02 Thu>\n  :PROPERTIES:\n  :ID: x\n  :END:\n"
               "  :LOGBOOK:\n  CLOCK: [2024-05-01 Wed 10:00]\n  :END:\nText.\n:NOTES:\nMore.\n:END:\n") ==
        "heading2: One | paragraph: Text. | paragraph: More.");
}

TEST_CASE("Keywords are settings, but for those that are read") {
  CHECK(blocks("#+title: The /title/\n#+OPTIONS: toc:nil\n#+ATTR_HTML: :width 100\n#+CAPTION[Short]: A caption.\n"
               "[[file:a.png]]\n#+RESULTS:\n#+begin_never\nText.\n") ==
        "heading1: The title | caption: A caption. | paragraph: \xEF\xBF\xBC | paragraph: Text.");
  CHECK(asides("#+AUTHOR: A. B.\n#+DESCRIPTION: What it is.\n#+SUBTITLE: More\n#+KEYWORDS: a, b\n") ==
        "A. B.|What it is.|More|");
}

TEST_CASE("Blocks: code, quotations, and what only stands around text") {
  CHECK(blocks("#+BEGIN_SRC python\nx = 1\n\ny\n#+END_SRC\n#+begin_example\n,* no\n#+end_example\n: fixed\n: more\n"
               "#+begin_export html\n<p>\n#+end_export\n#+begin_comment\nno\n#+end_comment\n") ==
        "code: x = 1\n\ny | code: ,* no | code: : fixed\n: more | code: <p>");
  CHECK(blocks("#+begin_quote\nOne\ntwo.\n\n- three\n#+end_quote\n#+begin_center\nFour.\n#+end_center\n"
               "#+begin_note\nFive.\n#+end_note\n#+begin_verse\n  Six\n   seven\n#+end_verse\n") ==
        "quote1: One\ntwo. | item1(-)#1: three | paragraph: Four. | paragraph: Five. | quote1: Six\nseven");
  CHECK(blocks("#+begin_src\nOne\n* Two\n#+end_src\n") == "paragraph: One | heading2: Two");
  CHECK(blocks("\\begin{align}\nx &= 1\n\\end{align}\nText.\n") ==
        "code: \\begin{align}\nx &= 1\n\\end{align} | paragraph: Text.");
}

TEST_CASE("Lists, by their columns") {
  CHECK(blocks("- One\n  goes on\n  + Two\n    - Three\n- [X] Four\n\n  More of four.\nText.\n") ==
        "item1(-)#0: One\ngoes on | item2(+)#1@0: Two | item3(-)#2@1: Three | item1(-)#0: Four | paragraph@3: More of "
        "four. "
        "| paragraph: Text.");
  CHECK(blocks("1. One\n2) Two\n3. [@7] Seven [1/2]\n\n\n1. Other\n * star\n* Heading\n") ==
        "item1(1.)#0: One | item1(2))#0: Two | item1(3.)#0: Seven | item1(1.)#3: Other | item2(*)#4@3: star | "
        "heading2: Heading");
  CHECK(blocks("- Term :: What it is\n  and more.\n- =code= :: Two\n- Not::this\n") ==
        "item1(-)#0: Term | paragraph@0: What it is\nand more. | item1(-)#0: code | paragraph@2: Two | item1(-)#0: "
        "Not::this");
  CHECK(blocks("- One\n  #+begin_src\n  x\n  #+end_src\n  | a | b |\n- Two\n") ==
        "item1(-)#0: One | code@0:   x | cell@0: a | cell@0: b | item1(-)#0: Two");
  CHECK(blocks("In 1984\n- and -\n-----\n2020 was\n") ==
        "paragraph: In 1984 | item1(-)#1: and - | paragraph: 2020 was");
}

TEST_CASE("Tables") {
  CHECK(blocks("| Name | *Age* |\n|------+-----|\n| <10> | <r> |\n| Ann | 3 |\n#+TBLFM: $2=$1\n") ==
        "cell1: Name | cell1: Age | cell: Ann | cell: 3");
  CHECK(blocks("| One | two\n|---|\n") == "cell: One | cell: two");
  CHECK(blocks("+---+---+\n| a | b |\n+---+---+\n") == "code: +---+---+\n| a | b |\n+---+---+");
}

TEST_CASE("Footnotes") {
  CHECK(blocks("One[fn:1] two[fn:: Three, /four/.], five[fn:x: six].\n\n[fn:1] Seven\neight.\n\nNine.\n\n\nTen.\n") ==
        "paragraph: One two (Three, four.), five (six). | footnote: Seven\neight. | footnote: Nine. | paragraph: Ten.");
}

TEST_CASE("Emphasis stands between words") {
  CHECK(inlines("*Bold*, /it *both* alic/ and (_under_) or a*b*c, 2*3, /no, * no * and x_1.\n") ==
        "strong:Bold|strong:both|emphasis:it both alic|");
  CHECK(prose("*Bold*, (_under_) a*b*c and/or x_1 2*3*4 snake_case_name.\n") ==
        "Bold, (under) a*b*c and/or x_1 2*3*4 snake_case_name.");
  CHECK(inlines("=a= and ~b *c*~ +gone+ *over\ntwo* *over\nthree\nlines*\n") == "code:a|code:b *c*|strong:over\ntwo|");
  CHECK(code("=a= +gone+\n") == "a|gone|");
}

TEST_CASE("Links, addresses and pictures") {
  CHECK(prose("[[https://a.org][The /text/ of it]] and [[file:a.org::*B]].\n") == "The text of it and file:a.org::*B.");
  CHECK(inlines("[[https://a.org][The /text/]] <https://b.org> https://c.org/x_(y).\n") ==
        "emphasis:text|link:The text|address:https://b.org|address:https://c.org/x_(y)|");
  CHECK(links("[[#target]] mailto:a@b.org\n") == "#target|mailto:a@b.org|");
  CHECK(code("[[./a.png]] [[https://a.org][file:b.jpg]]\n") == "\xEF\xBF\xBC|\xEF\xBF\xBC|");
  CHECK(prose("A [[no link] and [[ [x]] <<target>>here, <<<Radio>>>.\n") == "A [[no link] and [[ [x]] here, Radio.");
}

TEST_CASE("What is there for programs is code, or nothing") {
  CHECK(code("On <2024-05-01 Wed 10:00> or [2024-05-01 Wed]--[2024-05-02 Thu].\n") ==
        "<2024-05-01 Wed 10:00>|[2024-05-01 Wed]--[2024-05-02 Thu]|");
  CHECK(code("Let $x_1$, \\(y\\), \\[z\\] and \\alpha{}b or \\cite[p. 1]{x}; it costs $5 and $10.\n") ==
        "$x_1$|\\(y\\)|\\[z\\]|\\alpha{}|\\cite[p. 1]{x}|");
  CHECK(code("{{{date(%Y)}}} src_python[:x]{1 + {2}} call_f(1)[x] [cite:@key;@other]\n") ==
        "{{{date(%Y)}}}|src_python[:x]{1 + {2}}|call_f(1)[x]|[cite:@key;@other]|");
  CHECK(prose("One@@html:<br>@@ two \\\\\nthree.\n") == "One two \nthree.");
}

TEST_CASE("Dashes and dots are what they are shown as") {
  CHECK(prose("One -- two---three ... but ---- and -1 and a-b [[x][y--]].\n") ==
        "One – two—three … but ---- and -1 and a-b y–.");
}

TEST_CASE("Comments, and lines of other systems") {
  CHECK(comments_of(read("# stet: article\nText.\n#\n  # vale off\n#hash\n")) == "0:stet: article|1:|1:vale off|");
  CHECK(blocks("One\r\n  two.\r\n\r\nThree.\r\n") == "paragraph: One\ntwo. | paragraph: Three.");
  CHECK(blocks("\xEF\xBB\xBF* One\n") == "heading2: One");
}

TEST_CASE("Hostile Org costs linear time") {
  for (const char* const part : {"*a ",
                                 "/a/b ",
                                 "=a",
                                 "[[a",
                                 "[[a][",
                                 "[fn::",
                                 "[fn:a:[",
                                 "[cite",
                                 "<<",
                                 "<2020-01-01 ",
                                 "{{{",
                                 "@@a:",
                                 "$a",
                                 "$$",
                                 "\\(",
                                 "\\[",
                                 "\\a{",
                                 "src_a{",
                                 "call_a(",
                                 "[1/",
                                 "https://",
                                 "* a\n",
                                 "- a\n",
                                 "#+begin_a\n",
                                 ":a:\n",
                                 "\\begin{a}\n",
                                 "| a ",
                                 "|\n",
                                 "[fn:1] a\n",
                                 "#+TODO: a\n",
                                 "*** COMMENT a\n",
                                 "a\n",
                                 " "})
    read(repeated(part, 50'000));
  std::string deeper;
  std::string items;
  for (int i = 0; i < 1000; ++i) items += deeper + "- a\n", deeper += ' ';
  read(items);
  read(repeated("#+begin_quote\n", 20'000) + repeated("#+end_quote\n", 20'000));
}
