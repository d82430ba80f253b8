#include "linter/style/view.h"

#include <doctest/doctest.h>

#include "linter/style/view_document.h"
#include "linter/text/error.h"
#include "tests/unit/formats/invariants.h"

using namespace galley;

namespace {

using Strings = std::vector<std::string>;

Strings selected(std::string_view query, std::string_view data, const std::string& path = "a.yml") {
  const YamlNode root = read_data(data, path);
  Strings found;
  for (const YamlNode* const node : DataQuery{query}.select(root)) found.push_back(node->scalar);
  return found;
}

std::string wrong_with(std::string_view query, std::string_view data = "a: b") {
  try {
    selected(query, data);
    return "";
  } catch (const Error& wrong) {
    return wrong.what();
  }
}

// What stands in the file for each word of the text of `a`.
Strings places(std::string_view data, const std::string& path = "a.yml") {
  const YamlNode root = read_data(data, path);
  const YamlNode* const value = root.find("a");
  REQUIRE(value);
  const DataText text{*value, data};
  Strings found;
  for (std::size_t at = 0; at < text.text().size();) {
    const std::size_t end = std::min(text.text().find_first_of(" \n", at), text.text().size());
    const Span span = text.source_of(at, end);
    if (end > at) found.emplace_back(data.substr(span.begin, span.size()));
    at = end + 1;
  }
  return found;
}

View view_of(const char* yaml) {
  Strings errors;
  std::string why;
  auto view = read_view(yaml, "v.yml", errors, why);
  REQUIRE(view);
  CHECK(errors == Strings{});
  return std::move(*view);
}

}  // namespace

TEST_CASE("TOML that is no UTF-8 is an error where it stands, and places in a long line are found") {
  CHECK_THROWS_WITH_AS(read_data("a = 1\n# caf\xE9 \xFF[", "a.toml"), "a.toml:2:6: this is not UTF-8", Error);
  CHECK_THROWS_AS(read_data("é = 1", "a.toml"), Error);
  CHECK_THROWS_AS(read_data("[#``\n", "a.toml"), Error);
  std::string line = "x = [";
  for (int number = 0; number < 100; ++number) line += "\"é\", ";
  line += "]\na = \"last word\"\n";
  CHECK(places(line, "a.toml") == Strings{"last", "word"});
  CHECK(places("\"é\" = \"é\"\n" + line, "a.toml") == Strings{"last", "word"});
}

TEST_CASE("of equal keys in JSON the last holds, where it stands") {
  CHECK(selected("map(a)", R"([{"a": "one", "b": "two", "a": "three"}])", "a.json") == Strings{"three"});
  const YamlNode root = read_data(R"({"a": "1", "b": "2", "a": "3", "c": "4", "b": "5"})", "a.json");
  Strings keys;
  for (const auto& [key, value] : root.entries) keys.push_back(key.scalar + value.scalar);
  CHECK(keys == Strings{"a3", "c4", "b5"});
}

namespace {

constexpr const char* tree = R"(
info: {title: T, "x y": sp, n: 3}
tags: [a, b]
pages:
  - {role: u, text: c1}
  - {role: a, text: c2, sub: {role: a, text: c3}}
)";

}  // namespace

TEST_CASE("A query of the newer dialect has one value, and a list stands for its items") {
  CHECK(selected("info.title", tree) == Strings{"T"});
  CHECK(selected("info.\"x y\"", tree) == Strings{"sp"});
  CHECK(selected("info[\"title\"]", tree) == Strings{"T"});
  CHECK(selected("tags", tree) == Strings{"a", "b"});
  CHECK(selected("tags...", tree) == Strings{"a", "b"});
  CHECK(selected("tags[1]", tree) == Strings{"b"});
  CHECK(selected("tags.last()", tree) == Strings{"b"});
  CHECK(selected("pages.map(text)", tree) == Strings{"c1", "c2"});
  CHECK(selected("pages.filter(role == \"a\").map(text)", tree) == Strings{"c2"});
  CHECK(selected("pages.filter(role == 'a' || role != \"a\").map(text)", tree) == Strings{"c1", "c2"});
  CHECK(selected("search(has(\"sub\") && role == \"a\").map(text)", tree) == Strings{"c2"});
  CHECK(selected("search(has(\"text\")).map(text)", tree) == Strings{"c1", "c2", "c3"});
  CHECK(selected("..text", tree) == Strings{"c1", "c2", "c3"});
}

TEST_CASE("A query of the older dialect has many values") {
  CHECK(selected("pages.all().text", tree) == Strings{"c1", "c2"});
  CHECK(selected("pages.all().sub?.text", tree) == Strings{"c3"});
  CHECK(selected("pages.index(0).text", tree) == Strings{"c1"});
  CHECK(selected("pages.all().property(text,nothing?)", tree) == Strings{"c1", "c2"});
  CHECK(selected("pages.all().filter(equal(role,a)).text", tree) == Strings{"c2"});
  CHECK(selected("pages.all().filter(not(equal(role,a))).text", tree) == Strings{"c1"});
  CHECK(selected("pages.all().filter(or(equal(role,a),equal(role,u))).text", tree) == Strings{"c1", "c2"});
  CHECK(selected("a-b", "a-b: c") == Strings{"c"});
}

TEST_CASE("What a query doesn't say or find is an error") {
  CHECK(wrong_with("missing") == "there is no key “missing”");
  CHECK(wrong_with("a.b").find("no map") != std::string::npos);
  CHECK(wrong_with("a[0]").find("a list is wanted") != std::string::npos);
  CHECK(wrong_with("group(a)").find("can’t use the function “group”") != std::string::npos);
  CHECK(wrong_with("a.[[[").find("a number is wanted") != std::string::npos);
  CHECK(wrong_with("all().map(a)").find("two dialects") != std::string::npos);
  CHECK(wrong_with("a.*").find("a name is wanted here") != std::string::npos);
  CHECK(wrong_with(std::string(100, '(')) != "");
  std::string deep;
  for (int level = 0; level < 1000; ++level) deep += "map(";
  CHECK(wrong_with(deep).find("too deep") != std::string::npos);
}

TEST_CASE("Each byte of a text of YAML is found, however it is written") {
  CHECK(places("a: one two # three\n") == Strings{"one", "two"});
  CHECK(places("a: one\n   two\n\n\n  three\n") == Strings{"one", "two", "three"});
  CHECK(places("a: 'it''s\n   two'\n") == Strings{"it''s", "two"});
  CHECK(places("a: \"\\u00e9t\\xE9 \\\"two\\\" three\\n\\tfour \\\n   five\"\n") ==
        Strings{"\\u00e9t\\xE9", "\\\"two\\\"", "three", "\\tfour", "five"});
  CHECK(places("a: |\n  one\n    two\n\n  three\n") == Strings{"one", "two", "three"});
  CHECK(places("a: >-\n  one\n  two\n\n  three") == Strings{"one", "two", "three"});
  CHECK(places("a: &x !!str |2 # sign\n    one\n  two\n") == Strings{"one", "two"});
  CHECK(places("ä: é\na: &x 'ö one'\n") == Strings{"ö", "one"});
  CHECK(places("a: |\r\n  one\r\n  two\r\n") == Strings{"one", "two"});
  CHECK(places("a: 'one\r\n  two'\r\n") == Strings{"one", "two"});
}

TEST_CASE("Each byte of a text of JSON and TOML is found") {
  CHECK(places(R"({"b": [1.5, true, null], "a": "\u00e9t\ud83d\ude00 tw\/o \"three\" \\four"})", "a.json") ==
        Strings{"\\u00e9t\\ud83d\\ude00", "tw\\/o", "\\\"three\\\"", "\\\\four"});
  CHECK(places("b = 'ü' # x\na = \"one \\u00e9 two\" # a\n", "a.toml") == Strings{"one", "\\u00e9", "two"});
  CHECK(places("a = 'one \\two'\n", "a.toml") == Strings{"one", "\\two"});
  CHECK(places("a = \"\"\"\none \\\n   two\n\nthree\"\"\"\n", "a.toml") == Strings{"one", "two", "three"});
  CHECK(places("a = '''one\r\ntwo'''\n", "a.toml") == Strings{"one", "two"});
}

TEST_CASE("A data file that can't be read is an error at its place") {
  const auto wrong = [](std::string_view text, const std::string& path) {
    try {
      read_data(text, path);
      return std::string{};
    } catch (const Error& error) {
      return std::string{error.what()};
    }
  };
  CHECK(wrong("a: [", "a.yml").starts_with("a.yml:2:1: this is no YAML"));
  CHECK(wrong("{\n\"a\": x}", "a.json").starts_with("a.json:2:6: this is no JSON"));
  CHECK(wrong("a = \n", "a.toml").starts_with("a.toml:1:"));
  CHECK(wrong(std::string(1000, '['), "a.json").find("64 deep") != std::string::npos);
  CHECK(wrong("a" + std::string(2000, '.'), "a.toml").find("too many parts") != std::string::npos);
}

TEST_CASE("Of several documents of YAML the first is read, and of equal keys of JSON the last") {
  CHECK(selected("a", "a: b\n---\na: c\n") == Strings{"b"});
  CHECK(selected("a", R"({"a": "b", "a": "c"})", "a.json") == Strings{"c"});
}

TEST_CASE("What is wrong with a view is named at its place, and its other scopes hold") {
  Strings errors;
  std::string why;
  const auto view =
      read_view("engine: dasel\nscopes:\n  - expr: group(a)\n  - expr: a\n    type: pdf\n  - expr: b\n    name: c\n",
                "v.yml", errors, why);
  REQUIRE(view);
  CHECK(view->scopes.size() == 1);
  REQUIRE(errors.size() == 2);
  CHECK(errors[0].starts_with("v.yml:3:11: the query can’t be used"));
  CHECK(errors[1].starts_with("v.yml:5:11: Galley doesn’t read the format “pdf”"));
  CHECK(!read_view("engine: textfsm\n", "v.yml", errors, why));
  CHECK(why.find("textfsm") != std::string::npos);
}

TEST_CASE("Fields are documents over the bytes of the file") {
  const View view = view_of(
      "engine: dasel\nscopes:\n  - {name: md, expr: a, type: md}\n  - {name: plain, expr: b}\n  - {name: both, expr: "
      "b}\n  - {name: "
      "list, expr: all().list?, join: ' '}\n");
  const std::string text =
      "b: \"say \\\"hi\\\"\"\na: |\n  # A *head*\n\n  One `code` [here](http://x.y) &amp;\n  two\nc: {list: [x, y]}\n";
  Strings errors;
  const auto fields = fields_of(view, text, "a.yml", errors);
  CHECK(errors.empty());
  REQUIRE(fields.size() == 4);
  std::vector<std::string> left_out;
  const auto documents = documents_of(fields, std::make_shared<const SourceFile>("a.yml", text), left_out);
  REQUIRE(documents.size() == 2);  // one byte has one place in a document
  const Document& document = documents[0].document;
  CHECK(find_fault(document) == "");
  REQUIRE(document.blocks().size() == 4);
  CHECK(document.text(document.blocks()[3].span) == "x y");
  CHECK(document.text(document.blocks()[0].span) == "say \"hi\"");
  CHECK(document.blocks()[1].kind == BlockKind::heading);
  CHECK(document.text(document.blocks()[1].span) == "A head");
  CHECK(document.text(document.blocks()[2].span).find("here &") != std::string::npos);
  const Span end = document.source_span({document.blocks()[2].span.end - 3, document.blocks()[2].span.end});
  CHECK(text.substr(end.begin, end.size()) == "two");
  CHECK(document.inlines().size() == 3);
}

TEST_CASE("A scope beyond those that one field can have is named") {
  std::string yaml = "engine: dasel\nscopes:\n";
  for (int number = 1; number <= 18; ++number) yaml += "  - {name: s" + std::to_string(number) + ", expr: a}\n";
  const View view = view_of(yaml.c_str());
  const std::string text = "a: one\n";
  Strings errors;
  const auto fields = fields_of(view, text, "a.yml", errors);
  const auto documents = documents_of(fields, std::make_shared<const SourceFile>("a.yml", text), errors);
  CHECK(documents.size() == 16);
  REQUIRE(errors.size() == 2);
  CHECK(errors[0] == "the scope “s17” of its view is left out where 16 others name the same field");
  CHECK(errors[1].starts_with("the scope “s18”"));
}
