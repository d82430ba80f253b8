#include "linter/diagnostic/baseline.h"

#include <algorithm>

#include <doctest/doctest.h>

#include "linter/text/error.h"

using namespace galley;

namespace {

std::string error_of(std::string_view text) {
  try {
    read_baseline(text, "known.json");
  } catch (const Error& wrong) {
    return wrong.what();
  }
  return "";
}

}  // namespace

TEST_CASE("a baseline is read as it was written, in order and each entry once") {
  const BaselineEntry one{.path = "b “x”\n.txt", .rule = "a", .fingerprint = 0xFEDCBA9876543210, .message = "m"};
  const BaselineEntry two{.path = "a.txt", .rule = "b", .fingerprint = 1, .message = ""};
  const std::vector<BaselineEntry> read = read_baseline(print_baseline({one, two, one}), "known.json");
  CHECK(read == std::vector{two, one});
  CHECK(read[1].message == "m");
  CHECK(read_baseline(print_baseline({}), "known.json").empty());
}

TEST_CASE("an entry is a line, so that a diff shows what came and went") {
  const std::string text = print_baseline(
      {{.path = "a.txt", .rule = "r", .fingerprint = 1}, {.path = "b.txt", .rule = "r", .fingerprint = 2}});
  CHECK(std::count(text.begin(), text.end(), '\n') == 7);
}

TEST_CASE("what is no baseline is refused with its place") {
  CHECK(error_of("{\n  \"version\": 1,,\n}").starts_with("known.json:2:16: this is not JSON"));
  CHECK(error_of("5E994").starts_with("known.json: this is no baseline"));
  CHECK(error_of("[]").starts_with("known.json: this is no baseline"));
  CHECK(error_of("{\"version\": 2}").find("of version 2") != std::string::npos);
  CHECK(error_of("{\"version\": 1, \"entries\": [{\"path\": \"a\"}]}").find("entry 1 needs") != std::string::npos);
  CHECK(error_of("{\"version\": 1, \"entries\": [{\"path\": \"a\", \"rule\": \"b\", \"fingerprint\": \"xxh3:12\"}]}")
            .find("entry 1 needs") != std::string::npos);
  CHECK(error_of("").starts_with("known.json:1:1"));
}
