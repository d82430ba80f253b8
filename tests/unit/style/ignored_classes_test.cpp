#include "linter/style/ignored_classes.h"

#include <doctest/doctest.h>

using namespace galley;

namespace {

std::string inside(std::string_view source) {
  std::string all;
  for (const Span& span : elements_of_classes(source, {"a", "b"}))
    all.append(source.substr(span.begin, span.size())).append("|");
  return all;
}

}  // namespace

TEST_CASE("Elements of a class are told by any of their classes, up to their own end") {
  CHECK(inside("<p class='x a'>1</p><p class=b>2</p><p class=ab>3</p>") == "1|2|");
  CHECK(inside("<div class=a>1<div class=b>2</div>3</div>4") == "1<div class=b>2</div>3|");
  CHECK(inside("<DIV class=a>1</div>") == "1|");
}

TEST_CASE("An element that is never closed, or holds nothing, is none") {
  CHECK(inside("<p class=a>1") == "");
  CHECK(inside("<img class=a /><p>1</p>") == "");
  CHECK(inside("<p class=a>1<p class=b>2</p>") == "");
  CHECK(inside("") == "");
}
