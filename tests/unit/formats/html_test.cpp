#include "tests/unit/formats/reading.h"

namespace {

using namespace galley;

Document read(std::string text) { return read_as(parse_html, std::move(text)); }
std::string blocks(std::string text) { return blocks_of(read(std::move(text))); }
std::string tokens(std::string text, TokenKind kind) { return tokens_of(read(std::move(text)), kind); }

}  // namespace

TEST_CASE("Inline elements of HTML are contiguous, and blocks are not") {
  CHECK(blocks("<p>One <em>two</em>th<b>ree</b> <a href=x>four</a>.<p>Five</p>six") ==
        "paragraph: One twothree four. | paragraph: Five | paragraph: six");
  CHECK(blocks("<div>a<div>b</div>c</div>") == "paragraph: a | paragraph: b | paragraph: c");
  CHECK(blocks("<x-card>a</x-card> b") == "paragraph: a b");
  CHECK(blocks("a<br>b<br/> c") == "paragraph: a\nb\nc");
  CHECK(blocks("<H2>a</h3><p>b") == "heading2: a | paragraph: b");
}

TEST_CASE("White space collapses to one byte") {
  CHECK(blocks("<p>\n  a  <b> b</b> \n c\td </p>") == "paragraph: a b\nc\td");
  CHECK(blocks("a &amp;  b&nbsp; c &amp;") == "paragraph: a & b\xC2\xA0 c &");
  CHECK(blocks(" \n ") == "");
}

TEST_CASE("Entities are decoded") {
  CHECK(blocks("&lsquo;a&#8217; &AMP; b&amp c & d &nosuch; &#x80;") == "paragraph: ‘a’ & b& c & d &nosuch; €");
}

TEST_CASE("What isn't shown is no prose") {
  CHECK(blocks("<head><title>T</title><style>p > a {}</style></head><script>'<p>' + \"</p>\"</script>a") ==
        "paragraph: a");
  CHECK(blocks("a<script>b</script>c<template><p>d</template>e<svg><text>f</text></svg>g") == "paragraph: aceg");
  CHECK(blocks("<p>a<svg><g>x<p>b") == "paragraph: a | paragraph: b");
  CHECK(blocks("word<sup><a href=#n>1</a></sup> x<sup>2</sup>") == "paragraph: word x2");
  CHECK(blocks("<select><option>a<option>b</select>c") == "paragraph: c");
  CHECK(blocks("<textarea>a</textarea>b") == "paragraph: b");
}

TEST_CASE("Code and pictures are one token each") {
  CHECK(tokens("a <code>x  <b>y</b> &amp; z</code> <del>old</del> <img alt=b>", TokenKind::code) ==
        "x y &amp; z|old|\xEF\xBF\xBC|");
  CHECK(blocks("a <code>b<p>c") == "paragraph: a b | paragraph: c");
  CHECK(blocks("<p>a <code>b</code> c") == "paragraph: a b c");
  CHECK(tokens("<span class=option>a <span>b</span> c</span> d", TokenKind::code) == "a b c|");
  CHECK(tokens("<b class='x\n\toption'>a</b> b <b class='x\noptions'>c</b>", TokenKind::code) == "a|");
  CHECK(tokens("<code>a<svg>x</svg>b</code> c", TokenKind::code) == "ab|");
  CHECK(tokens("<span class=option>a <span>b c<p>d <span>e</span>", TokenKind::code) == "a b c|");
  CHECK(blocks("<pre>\nint  x;\n<b>y</b>\n</pre>z") == "code: int  x;\n<b>y</b> | paragraph: z");
}

TEST_CASE("Items are numbered as a browser would number them") {
  CHECK(blocks("<ol><li>a<li>b<p>c</p><li value=7>d<li>e</ol>f") ==
        "item1(1.)#0: a | item1(2.)#0: b | paragraph@1: c | item1(7.)#0: d | item1(8.)#0: e | paragraph: f");
  CHECK(blocks("<ol start=3 type=a><li>a</ol><ol type=A><li>b</ol>") == "item1(c.)#0: a | item1(A.)#1: b");
  CHECK(blocks("<ul><li>a<ul><li>b</ul>c<li><ol><li>d</ol></ul>") ==
        "item1(-)#0: a | item2(-)#1@0: b | paragraph@0: c | item1(-)#0:  | item2(1.)#4@3: d");
  CHECK(blocks("<ol reversed><li>a<li>b</ol>") == "item1(-)#0: a | item1(-)#0: b");
  CHECK(blocks("<li>a<li>b") == "item1(-)#0: a | item1(-)#1: b");
  CHECK(blocks("<ol><li>a</ol><p>b<ol start=2><li>c</ol>") == "item1(1.)#0: a | paragraph@0: b | item1(2.)#0: c");
  CHECK(blocks("<ol><li><h3>a</h3>b</ol>") == "item1(1.)#0:  | heading3@0: a | paragraph@0: b");
}

TEST_CASE("Cells, captions and quotations are told apart") {
  CHECK(blocks("<table><caption>t</caption><tr><th>a<td><p>b</p>c<tr><td>d</table>e") ==
        "caption1: t | cell1: a | cell: b | cell: c | cell: d | paragraph: e");
  CHECK(blocks("<figure><img src=a><figcaption>b</figcaption></figure>c") ==
        "paragraph: \xEF\xBF\xBC | caption: b | paragraph: c");
  CHECK(blocks("<blockquote>a<blockquote><p>b</blockquote></blockquote>c") == "quote1: a | quote2: b | paragraph: c");
}

TEST_CASE("Comments of HTML are comments, and declarations nothing") {
  const Document document = read("<!DOCTYPE html><!-- stet --><p>a<!--b--> c<!--> d<?php x ?><!--e");
  std::string out;
  for (const Comment& comment : document.comments())
    out += std::to_string(comment.next_block) + ":" + comment.text + "|";
  CHECK(out == "0: stet |1:b|1:|1:e|");
  CHECK(document.text(document.blocks()[0].span) == "a c d");
}

TEST_CASE("Tags end where HTML ends them") {
  CHECK(blocks("<p title='a > b' x=\"c > d\" y=it's>e</p>") == "paragraph: e");
  CHECK(blocks("a < b <3 <") == "paragraph: a < b <3 <");
  CHECK(blocks("a <b") == "paragraph: a");
  CHECK(blocks("<p a=\"b>c") == "");
}

TEST_CASE("Prose of HTML that stands in the source can be edited") {
  const Document document = read("<p>one <b>two</b> &amp;  three</p>");
  const auto at = static_cast<Offset>(document.prose().find("two"));
  CHECK(document.editable({at, at + 3}));
  CHECK(document.source_span({at, at + 3}) == Span{10, 13});
  CHECK(!document.editable({at, at + 5}));
}

TEST_CASE("Hostile HTML is read in linear time") {
  for (const char* piece : {"<div>", "<b>",         "<",        "</",        "<!",       "<!--",  "<!--->",
                            "<a ",   "<a b=",       "<a b='",   "&",         "&amp",     "<li>",  "<ul><li>",
                            "</li>", "<table><td>", "<script>", "</script>", "<sup><a>", "<svg>", "<code>",
                            "<pre>", "<h1>",        "--",       "<rt>",      "<select>"}) {
    read(repeated(piece, 30'000));
  }
  read(repeated("<ul><li>", 30'000) + repeated("</b></li>", 30'000));
}
