// What of AsciiDoc is prose, and which block it stands in.
#include "linter/document/document.h"
#include "tests/unit/formats/reading.h"

namespace {

using namespace galley;

Document read(std::string text) { return read_as(parse_asciidoc, std::move(text)); }
std::string blocks(std::string text) { return blocks_of(read(std::move(text))); }
std::string comments(std::string text) { return comments_of(read(std::move(text))); }
std::string code(std::string text) { return tokens_of(read(std::move(text)), TokenKind::code); }

std::string inlines(std::string text) {
  static constexpr const char* names[] = {"link", "address", "strong", "emphasis", "code", "quote", "data"};
  const Document document = read(std::move(text));
  std::string out;
  for (const Inline& one : document.inlines())
    out.append(names[static_cast<int>(one.kind)]).append(":").append(document.text(one.span)).append("|");
  return out;
}

std::string asides(std::string text) {
  const Document document = read(std::move(text));
  std::string out;
  for (const Aside& aside : document.asides()) out.append(document.source().slice(aside.source)).append("|");
  return out;
}

}  // namespace

TEST_CASE("The lines below the document's title say who wrote it") {
  CHECK(blocks("= Title\nA. Name <a@b.c>\nv1.0, 2020-01-01\n:key: value\n// note\n\nText.") ==
        "heading1: Title | paragraph: Text.");
  CHECK(blocks(":key: value \\\n  that goes on\n[id=\"x\"]\n= Title\n:a: b\n\nText.") ==
        "heading1: Title | paragraph: Text.");
  CHECK(blocks("Title\n=====\nName\n\nText.") == "heading1: Title | paragraph: Text.");
  CHECK(blocks("== Section\nText.") == "heading2: Section | paragraph: Text.");
  CHECK(asides("---\ntitle: a\n---\n= Title\n") == "---\ntitle: a\n---\n|");
}

TEST_CASE("A title's level is the number of its marks") {
  CHECK(blocks("== A *b* [[c]]\n\n=== D ===\n\n====== E\n\n## F\n\n==G") ==
        "heading2: A b | heading3: D | heading6: E | heading2: F | paragraph: ==G");
  CHECK(blocks("a\n\nOne more\n--------\n\nTwo\n~~~\n\nThree\n^^^^^\n\nb") ==
        "paragraph: a | heading2: One more | heading3: Two | heading4: Three | paragraph: b");
  CHECK(blocks("[discrete]\n== A\n\n:a: b\n.Title\n[x]\nc") == "heading2: A | caption: Title | paragraph: c");
}

TEST_CASE("Paragraphs") {
  CHECK(blocks("a\nb +\nc\n\nd\n// e\nf\n\nNOTE: g\n\n h\n i\n\n'''\nj") ==
        "paragraph: a\nb\nc | paragraph: d\nf | paragraph: g | code: h\n i | paragraph: j");
  CHECK(blocks("* a\n\nb * c\n- d") == "item1(*)#0: a | paragraph: b * c\n- d");
  CHECK(blocks("[quote, Somebody]\na\n\n> b\n> c\n\n[verse]\nd") == "quote1: a | quote1: b\nc | code: d");
  CHECK(blocks("[source,c]\na\nb\n\n[comment]\nc\n\nd") == "code: a\nb | paragraph: d");
}

TEST_CASE("Items") {
  CHECK(blocks("* a\nb\n** c\n* d\n\n. e\n.. f\n. g") ==
        "item1(*)#0: a\nb | item2(**)#1@0: c | item1(*)#0: d | item2(.)#3@2: e | item3(..)#4@3: f | item2(.)#3@2: g");
  CHECK(blocks("* a\n+\nb\n+\n----\nc\n----\n* d\n\ne") ==
        "item1(*)#0: a | paragraph@0: b | code@0: c | item1(*)#0: d | paragraph: e");
  CHECK(blocks("* a\n** b\n\n+\nc\n* d") == "item1(*)#0: a | item2(**)#1@0: b | paragraph@0: c | item1(*)#0: d");
  CHECK(blocks("1. a\n2. b\n\n[arabic]\n. c") == "item1(1.)#0: a | item1(2.)#0: b | item1(.)#2: c");
  CHECK(blocks("* [x] a\n* [ ] b") == "item1(*)#0: a | item1(*)#0: b");
  CHECK(blocks("* {empty}\n+\na\n* b") == "item1(*)#0:  | paragraph@0: a | item1(*)#0: b");
  CHECK(blocks("<1> a\n<.> b") == "item1(<1>)#0: a | item1(<.>)#0: b");
  CHECK(blocks("* a\n\n  b\n\nc") == "item1(*)#0: a | code@0: b | paragraph: c");
}

TEST_CASE("Terms") {
  CHECK(blocks("a b:: c\nd\ne::\n  f\n\ng:::\n\n* h\n\ni;; j") ==
        "paragraph: a b | paragraph: c\nd | paragraph: e | paragraph: f | paragraph: g | item3(*)#5: h | paragraph@5: "
        "i | "
        "paragraph@5: j");
  CHECK(blocks("a::\n\nb\n\nc") == "paragraph: a | paragraph: b | paragraph: c");
  CHECK(blocks("see a::b and c") == "paragraph: see a::b and c");
}

TEST_CASE("What stands between two lines that are alike") {
  CHECK(blocks("----\na\n----\n....\nb\n....\n```c\nd\n```\ne") == "code: a | code: b | code: d | paragraph: e");
  CHECK(blocks("====\na\n\n----\nb\n----\n====\n****\nc\n****\n--\nd\n--") ==
        "paragraph: a | code: b | paragraph: c | paragraph: d");
  CHECK(blocks("[quote]\n____\na\n\n* b\n____\n\n[NOTE]\n====\nc\n====") == "quote1: a | item1(*)#1: b | paragraph: c");
  CHECK(blocks("====\na\n\n=====\nb\n=====\n====\nc") == "paragraph: a | paragraph: b | paragraph: c");
  CHECK(blocks("[source]\n--\na\n--\n++++\n<b>c</b>\n++++\nd\n----\ne") == "code: a | paragraph: d | code: e");
  CHECK(blocks("[source,yaml]\n---\n- a\n\nb") == "code: ---\n- a | paragraph: b");
  CHECK(blocks("[plantuml]\n....\na\n....\n[stem]\n++++\nx\n++++") == "code: a | code: x");
}

TEST_CASE("Comments direct") {
  CHECK(comments("a\n\n// stet: rule\nb\n////\nc\n////\n\npass:[<!-- vale off -->]\n") ==
        "1: stet: rule|2:c\n|2: vale off |");
  CHECK(comments("a\n// stet\nb").starts_with("1: stet"));
  CHECK(comments("++++\n<!-- vale off -->\n++++\na") == "0: vale off |");
}

TEST_CASE("Conditions, what is included, and macros that are blocks") {
  CHECK(blocks("a\nifdef::x[]\nb\nendif::[]\nifndef::x[c]\nifeval::[\"{x}\" == \"y\"]\nd\nendif::[]") ==
        "paragraph: a\nb\nc\nd");
  CHECK(blocks("a\n\ninclude::b.adoc[leveloffset=+1]\n\ntoc::[]\n\nvideo::c[d]\n") == "paragraph: a");
  CHECK(asides(".A\nimage::b.png[What it shows, 300]\n\nimage::c.png[alt=\"d, e\"]\n\ninclude::f[]\n") ==
        "What it shows|d, e||");
}

TEST_CASE("Cells") {
  CHECK(blocks("[cols=\"1,1\"]\n|===\n|a |b\n\n|c\n|d\n\ne\n|===\nf") ==
        "cell1: a | cell1: b | cell: c | cell: d | cell: e | paragraph: f");
  CHECK(blocks("[%header,cols=2*]\n|===\n|a\n|b\n2+|c \\| d\n|===") == "cell1: a | cell1: b | cell: c | d");
  CHECK(blocks("[cols=\"1,a\"]\n|===\n|a|* b\n* c\n|d\n|\n----\ne\n----\nl|f\n|===") ==
        "cell: a | item1(*)#1: b | item1(*)#1: c | cell: d | code: e | code: f");
  CHECK(blocks("[cols=\"1m,1\"]\n|===\n.2+|a |b\n|c\n|d |e\n|===") ==
        "code: a | cell: b | cell: c | code: d | cell: e");
  CHECK(blocks(".T\n[options=\"header\"]\n,===\na,\"b, c\"\nd,e\n,===\n") ==
        "caption1: T | cell1: a | cell1: b, c | cell: d | cell: e");
  CHECK(blocks("|===\na|\n!===\n!b !c\n!===\n|===\nd") == "cell: b | cell: c | paragraph: d");
}

TEST_CASE("Between words") {
  CHECK(blocks("*a b* _c_ #d# [.role]#e# **f**g __h__ i^2^ j~2~ \"`k l`\" '`m`' n`'s +o*p*+") ==
        "paragraph: a b c d e fg h i2 j2 “k l” ‘m’ n’s o*p*");
  CHECK(inlines("*a _b_* and `c`s and ``d``s") == "emphasis:b|strong:a b|code:d|");
  CHECK(blocks("2 * 3 * 4, a_b_c, #1 and #2, \\*d*, ~/e, snake_case *") ==
        "paragraph: 2 * 3 * 4, a_b_c, #1 and #2, *d*, ~/e, snake_case *");
  CHECK(code("`a b` `+c*+` {d} kbd:[Ctrl+C] stem:[x] image:e.png[f]") == "a b|c*|{d}|Ctrl+C|x|\uFFFC|");
  CHECK(blocks("a{nbsp}b{empty} &amp; c&#8212;d (C) -- e...") == "paragraph: a\u00A0b & c—d (C) -- e...");
  CHECK(blocks("menu:File[Save As] btn:[OK] ((f)) (((g, h))) indexterm:[i] [[j]]k") ==
        "paragraph: File › Save As OK f k");
  CHECK(blocks("a +++<u>+++b+++</u>+++ pass:[<i>c</i>] pass:q[*d*] `e`++s++") == "paragraph: a b c d es");
  CHECK(blocks("\\{a} \\https://b.c \\<<d>> C:\\n \\`e`") == "paragraph: {a} https://b.c <<d>> C:\\n `e`");
}

TEST_CASE("Below a title of two lines marks mean what they did before Asciidoctor") {
  CHECK(blocks("Title\n=====\n\n``a b'' `c' `d` 'e' +f g+ don't") ==
        "heading1: Title | paragraph: “a b” ‘c’ d e f g don't");
  CHECK(inlines(":compat-mode:\n\n`d` 'e' +f g+") == "code:d|emphasis:e|code:f g|");
  CHECK(inlines(":compat-mode:\n:!compat-mode:\n\n'e' +f g+") == "");
}

TEST_CASE("Links and what is referred to") {
  CHECK(inlines("https://a.b[c *d*^] link:e[f,window=_blank] xref:g#h[i] <<j,k l>> {m}/n[o]") ==
        "strong:d|link:c d|link:f|link:i|link:k l|link:o|");
  CHECK(inlines("<https://a.b/c_d_>. See https://a.b[], link:e[], xref:g[], <<j>>.") ==
        "address:https://a.b/c_d_|address:https://a.b|address:e|address:g|address:j|");
  CHECK(blocks("link:a[\"b, c\",role=d] https://a.b/*c*[e].") == "paragraph: b, c e.");
  CHECK(inlines("note: a [b] and x:y and c::d[e]") == "");
}

TEST_CASE("A footnote is read behind its paragraph") {
  CHECK(blocks("a.footnote:[See https://b.c[d].] e footnote:x[f] footnote:x[]") ==
        "paragraph: a. e | footnote: See d. | footnote: f");
  const Document document = read("Words.footnote:[Said *so*.]\n\nNext.");
  const Block& note = document.blocks()[1];
  CHECK(document.source().slice(document.source_span(note.span)) == "Said *so*.");
}

TEST_CASE("Hostile text is read in one pass") {
  for (const std::string_view text :
       {"*",          "*a ",          "**",       "[",      "{",        "{a",     "{a}/",
        "<<",         "<<a",          "((",       "(((",    "`",        "`a ",    "\"`",
        "+",          "+a ",          "++",       "a:",     "a:[",      "a:b[",   "a:b[\\]",
        "footnote:[", "[[",           "[a]#",     "_",      "#",        "^",      "~a",
        "\\",         "\\*",          "&",        "&a;",    "https://", "menu:",  "====\n",
        "====\na\n",  "--\n",         "* ",       "* a\n",  ".",        ". ",     "a::\n",
        "+\n",        "* a\n+\n",     "|",        "|===\n", "|===\n|",  "!===\n", "2.9+|",
        "[a]\n",      "ifdef::a[]\n", ":a: \\\n", "////\n", "\n",       "> ",     "pass:[<",
        "pass:[<!--", "```\n",        "____\na\n"})
    read(repeated(text, 100'000 / text.size()));
  std::string deep;
  for (std::size_t depth = 4; depth < 400; ++depth) deep += std::string(depth, '=') + "\na\n\n";
  read(deep);
  CHECK(blocks("-----BEGIN PGP SIGNATURE-----\n\niQIz\n") == "");
}
