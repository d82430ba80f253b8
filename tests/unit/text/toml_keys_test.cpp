#include "linter/text/toml_keys.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>

using namespace galley;

namespace {

std::string key_of(int parts) {
  std::string key = "a";
  for (int part = 1; part < parts; ++part) key += ".a";
  return key;
}

}  // namespace

TEST_CASE("a key of too many parts is found, and points elsewhere are none of its") {
  const std::string line = key_of(100);
  for (const std::string& text : std::vector<std::string>{
           line + " = 1", "[" + line + "]", "a = {b = 1, " + line + " = 1}", "a = '''x''''', " + line + " = 1",
           "a = \"\"\"x\\\"\"\"\"\"\n" + line + " = 1", "a = 'x'\n" + line + " = 1"}) {
    CAPTURE(text);
    CHECK(find_long_toml_key(text) != text.npos);
    CHECK(text[find_long_toml_key(text)] == '.');
  }
  for (const std::string& text :
       std::vector<std::string>{key_of(16) + " = 1", "a = '" + line + "'", "# " + line,
                                "a = \"\"\"\n" + line + "\"\"\"", "a = [1.5, 1.5]", "a = \"\\\"" + line + "\""}) {
    CAPTURE(text);
    CHECK(find_long_toml_key(text) == text.npos);
  }
}

TEST_CASE("what isn't UTF-8 is found, or a long key in front of it") {
  CHECK(find_unreadable_toml("a = '\xFF'") == 5);
  CHECK(find_unreadable_toml("a = 1") == std::string::npos);
  const std::string text = key_of(100) + " = '\xFF'";
  CHECK(find_unreadable_toml(text) == find_long_toml_key(text));
}
