#include "linter/style/front_matter.h"

#include <doctest/doctest.h>

using namespace galley;

namespace {

// The value of the key `a`, or nothing.
std::string value_in(std::string_view text) {
  const YamlNode front_matter = read_front_matter(front_matter_in(text));
  const YamlNode* const value = front_matter.find("a");
  return value ? value->scalar : "";
}

}  // namespace

TEST_CASE("front matter is read in each form that it has") {
  for (const char* const text :
       {"---\na: b\n---\ntext", "---yaml\na: b\n---\n", "---  \r\na: b\r\n---\r\n", "+++\na = \"b\"\n+++\n",
        "---toml\na = \"b\"\n---\n", ";;;\n{\"a\": \"b\"}\n;;;\n", "---json\n{\n\"a\": \"b\"\n}\n---\n",
        "{\n  \"c\": {\n  },\n  \"a\": \"b\"\n}\ntext", "\xEF\xBB\xBF---\na: b\n---\n"}) {
    CHECK_MESSAGE(value_in(text) == "b", text);
  }
}

TEST_CASE("what is no front matter says nothing") {
  for (const char* const text : {"", "---", "a: b\n---\n", "---\na: b\n", "----\na: b\n----\n", "{\"a\": \"b\"}\n}\n",
                                 "{\n\"a\": \"b\"\n", "---json\na = b\n---\n", "{\n\"a\" \"b\"\n}\n"}) {
    CHECK_MESSAGE(value_in(text).empty(), text);
  }
}
