#include "linter/text/program.h"

#include <doctest/doctest.h>

#include "linter/text/error.h"

using namespace galley;

TEST_CASE("a program gets its arguments as they are, and both of its streams are read") {
  const Ended ended = run_program({"sh", "-c", "printf '%s' \"$1\"; printf wrong >&2; exit 3", "sh", "a b; $(rm) 'c'"});
  CHECK(ended.status == 3);
  CHECK(ended.output == "a b; $(rm) 'c'");
  CHECK(ended.errors == "wrong");
}

TEST_CASE("much on both streams is read without either being stuck") {
  const Ended ended = run_program({"sh", "-c", "head -c 300000 /dev/zero >&2; head -c 300000 /dev/zero"});
  CHECK(ended.status == 0);
  CHECK(ended.output.size() == 300'000);
  CHECK(ended.errors.size() == 300'000);
}

TEST_CASE("a signal is a status, standard input is empty, and a program that isn't there an error") {
  CHECK(run_program({"sh", "-c", "kill -TERM $$"}).status == 128 + 15);
  CHECK(run_program({"cat"}).output.empty());
  CHECK_THROWS_AS(run_program({"no-such-program-anywhere"}), Error);
}
