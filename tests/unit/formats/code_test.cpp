#include <random>

#include "linter/formats/code_languages.h"
#include "linter/formats/org.h"
#include "tests/unit/formats/reading.h"

namespace {

using namespace galley;

Document read(const char* path, std::string text) {
  const Format* const format = code_format_of(path);
  REQUIRE(format);
  Document document = format->parse(std::make_shared<SourceFile>(path, std::move(text)));
  CHECK(find_fault(document) == "");
  return document;
}
std::string blocks(const char* path, std::string text) { return blocks_of(read(path, std::move(text))); }

}  // namespace

TEST_CASE("Code is told by its extension, and is none of the formats of copy") {
  CHECK(code_format_of("src/a.PY"));
  CHECK_FALSE(code_format_of("a.md"));
  CHECK_FALSE(code_format_of("py"));
  CHECK(format_of("a.py") == nullptr);
}

TEST_CASE("Comments of a line are blocks, and one where they stand alone on lines that follow each other") {
  CHECK(blocks("a.rs", "//! One.\n//!\n//! Two.\n\n/// Three.\nfn f() {} // Four.\n// Five.\n") ==
        "comment1: One.\n\nTwo. | comment1: Three. | comment1: Four. | comment1: Five.");
  CHECK(blocks("a.clj", ";;;; One.\n(f) ; Two ; here.\n") == "comment1: One. | comment1: Two ; here.");
}

TEST_CASE("A block loses its marks, what indents its lines, and their stars") {
  CHECK(blocks("a.js", "/** One. */\nx();\n  /**\n   * Two,\n   *\n   * and more.\n   */\n") ==
        "comment2: One. | comment2: Two,\n\nand more.");
  CHECK(blocks("a.lua", "--[[ One\ntwo ]] print(1)\n---[[ Three.\n") == "comment2: One\ntwo | comment1: [[ Three.");
  CHECK(blocks("a.rb", "=begin\nOne.\n=end\nputs 1 # Two.\n") == "comment2: One. | comment1: Two.");
  CHECK(blocks("a.rb", "=begin") == "");
  CHECK(blocks("a.c", "/* Never closed") == "comment2: Never closed");
}

TEST_CASE("Nothing in a string is a comment") {
  CHECK(blocks("a.c", "s = \"// no \\\" /* no */\"; // Yes.\n") == "comment1: Yes.");
  CHECK(blocks("a.cs", "s = @\"C:\\temp\\\"; // Yes.\nr = \"\"\"\n// no\n\"\"\";\n") == "comment1: Yes.");
  CHECK(blocks("a.ts", "s = `\n// no\n`; // Yes.\n") == "comment1: Yes.");
  CHECK(blocks("a.pl", "print $#list; # Yes.\n") == "comment1: Yes.");
  CHECK(blocks("a.rs", "let s = r#\"// no \" no\"#; // Yes.\n") == "comment1: Yes.");
}

TEST_CASE("A string that begins a module, a class or a function is a comment in Python") {
  CHECK(blocks("a.py",
               "\"\"\"The module.\"\"\"\n\nclass A:\n    '''The class.\n\n    More.\n    '''\n    x = '''no'''\n\n"
               "def f(a,\n      b) -> \"B\":  # Yes.\n    r\"\"\"The function.\"\"\"\n    \"\"\"no\"\"\"\n") ==
        "comment2: The module. | comment2: The class.\n\nMore. | comment1: Yes. | comment2: The function.");
  CHECK(blocks("a.ex", "@doc \"\"\"\nYes.\n\"\"\"\nx = \"\"\"\nno\n\"\"\"\n") == "comment2: Yes.");
}

TEST_CASE("What speaks to programs isn't read, and directives are comments of the document") {
  CHECK(blocks("a.py", "#!/usr/bin/python\nx = 1  # noqa: E501\n# Yes.\n") == "comment1: Yes.");
  CHECK(blocks("a.go", "//go:build linux\n\n// Yes.\nf() //nolint:all\n") == "comment1: Yes.");
  const Document document = read("a.js", "// vale off\n// One.\n/* stet: S.Rule */\n// Two.\n");
  CHECK(blocks_of(document) == "comment1: One. | comment1: Two.");
  CHECK(comments_of(document) == "0:vale off|1:stet: S.Rule|");
}

TEST_CASE("Comments are read as a markup where one is named") {
  const auto marked_up = [](const char* path, std::string text, Parse markup) {
    const Format& format = code_format_with({.name = "", .extensions = {}, .parse = markup});
    Document document = format.parse(std::make_shared<SourceFile>(path, std::move(text)));
    CHECK(find_fault(document) == "");
    return document;
  };
  const auto markdown = [&](const char* path, std::string text) {
    return blocks_of(marked_up(path, std::move(text), parse_markdown));
  };
  CHECK(markdown("a.rs", "/// # One\n///\n/// Two *three*\n/// ```\n/// let x = 1;\n/// ```\nfn f() {} // Four.\n") ==
        "heading1: One | comment1: Two three | code: let x = 1; | comment1: Four.");
  CHECK(markdown("a.go", "// One:\n//\n//     x := 1\n//\n// - a\n// - b\n") ==
        "comment1: One: | code: x := 1 | item1(-)#2: a | item1(-)#2: b");
  CHECK(markdown("a.js", "/**\n * One\n * * two\n * **three**\n *\n *     x\n */\n/* *Four*. */\n") ==
        "comment2: One | item1(*)#1: two\nthree | comment2@1: x | comment2: Four.");
  CHECK(markdown("a.py", "def f():\n    \"\"\"One.\n\n    Two:\n\n        x = 1\n    \"\"\"\n") ==
        "comment2: One. | comment2: Two: | code: x = 1");
  CHECK(blocks_of(marked_up("a.py", "# One ``x``::\n#\n#   y\n#\n# :note: Two.\n", parse_rst)) ==
        "comment1: One x: | code: y | comment1: Two.");
  CHECK(blocks_of(marked_up("a.go", "// * One\n// Two ~x~ /three/.\n", parse_org)) ==
        "heading2: One | comment1: Two x three.");
  CHECK(comments_of(marked_up("a.rs", "/// One\n///\n/// <!-- stet -->\n/// Two\n// vale off\n", parse_markdown)) ==
        "1: stet |2:vale off|");
  const std::string text = "x;\n  /*\r\n   * One *two*\r\n   * `three`\r\n   */\n";
  const Document document = marked_up("a.js", text, parse_markdown);
  for (const char* word : {"One", "two"}) {
    const auto at = static_cast<Offset>(document.prose().find(word));
    const TextSpan span{at, at + 3};
    CHECK(document.source().slice(document.source_span(span)) == word);
    CHECK(document.editable(span));
  }
  for (const char* piece : {"// a\n", "/* a */", "/**\n * - a\n */\n", "// > a\n", "/*\n", "// ```\n\n"})
    marked_up("a.js", repeated(piece, 30'000), parse_markdown);
}

TEST_CASE("Each byte keeps its place") {
  const Document document = read("a.js", "\xEF\xBB\xBFx; /*\r\n  * One \xC3\xA9\r\n  * two\r\n */");
  const Block& block = document.blocks()[0];
  CHECK(document.text(block.span) == "One \xC3\xA9\ntwo");
  const Span span = document.source_span({block.span.end - 3, block.span.end});
  CHECK(document.source().slice(span) == "two");
}

TEST_CASE("Any bytes of code give a document") {
  std::mt19937 random{7};
  constexpr std::string_view letters = "/*-#=\"'`\\\n r@{}()[];:adefcls!<>\r";
  for (const char* const path : {"a.c", "a.cs", "a.ex", "a.hs", "a.lua", "a.php", "a.py", "a.rb", "a.rs", "a.ts"}) {
    for (int round = 0; round < 300; ++round) {
      std::string text;
      for (std::size_t i = 0; i < 60; ++i) text += letters[random() % letters.size()];
      read(path, text);
    }
  }
}
