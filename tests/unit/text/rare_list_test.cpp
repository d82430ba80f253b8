#include "linter/text/rare_list.h"

#include <string>

#include <doctest/doctest.h>

using namespace galley;

TEST_CASE("a list that is mostly empty reads as any other, and its copies are its own") {
  using Names = RareList<std::string>;
  static_assert(sizeof(Names) == sizeof(void*));
  const Names none;
  CHECK(none.empty());
  CHECK(none.begin() == none.end());
  Names some{"a"};
  some.push_back("b");
  Names copy = some;
  copy[1] = "c";
  CHECK(some.list() == std::vector<std::string>{"a", "b"});
  CHECK(copy.list() == std::vector<std::string>{"a", "c"});
  CHECK(!(copy == some));
  copy = none;
  CHECK(copy == none);
  CHECK(erase_if(some, [](const std::string& name) { return name == "a"; }) == 1);
  CHECK(some.front() == "b");
  for (std::string& name : some) name += "!";
  const Names moved = std::move(some);
  CHECK(moved[0] == "b!");
}
