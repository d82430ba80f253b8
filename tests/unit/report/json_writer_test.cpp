#include "linter/report/json_writer.h"

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <sstream>

#include <doctest/doctest.h>

using namespace galley;

namespace {

nlohmann::json read_back(std::string_view text) {
  std::string out;
  write_json_string(out, text);
  return nlohmann::json::parse(out);
}

}  // namespace

TEST_CASE("every byte of a string can be read back") {
  std::string all;
  for (int byte = 0; byte < 0x80; ++byte) all += static_cast<char>(byte);
  all += "é“🙂";
  CHECK(read_back(all) == all);
}

TEST_CASE("bytes that are not UTF-8 become the replacement character, one each") {
  CHECK(read_back("a\xFF"
                  "b\xE2\x80"
                  "c") ==
        "a\uFFFD"
        "b\uFFFD\uFFFD"
        "c");
}

TEST_CASE("members, elements and lines are separated") {
  std::ostringstream out;
  JsonWriter json{out};
  json.begin_object()
      .member("a", 1)
      .key("b")
      .begin_array()
      .value("x")
      .value(true)
      .begin_object()
      .end_object()
      .end_array();
  json.member("c", -0.25).member("d", std::size_t{7}).key("e").raw("{\"f\":null}").end_object();
  json.end_line();
  json.begin_array().end_array();
  json.end_line();
  CHECK(out.str() == "{\"a\":1,\"b\":[\"x\",true,{}],\"c\":-0.25,\"d\":7,\"e\":{\"f\":null}}\n[]\n");
}

TEST_CASE("numbers of any size are JSON") {
  std::ostringstream out;
  JsonWriter json{out};
  json.begin_array()
      .value(std::numeric_limits<double>::max())
      .value(5e-324)
      .value(std::nan(""))
      .value(INT64_MIN)
      .end_array();
  const auto read = nlohmann::json::parse(out.str());
  CHECK(read[0] == std::numeric_limits<double>::max());
  CHECK(read[1] == 5e-324);
  CHECK(read[2].is_null());
  CHECK(read[3] == INT64_MIN);
}
