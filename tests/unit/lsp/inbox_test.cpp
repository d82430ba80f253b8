#include "linter/lsp/inbox.h"

#include <thread>

#include <doctest/doctest.h>

using namespace galley::lsp;

namespace {

Letter asked(int id) { return {.message = request(id, "hover", nullptr)}; }

}  // namespace

TEST_CASE("letters come in order, then none") {
  Inbox inbox;
  inbox.put(asked(1));
  inbox.put(asked(2));
  CHECK(inbox.take(std::nullopt)->message["id"] == 1);
  CHECK(inbox.take(std::nullopt)->message["id"] == 2);
  CHECK(!inbox.take(Clock::now()).has_value());
  CHECK(!inbox.is_over());
  inbox.close();
  CHECK(!inbox.take(std::nullopt).has_value());
  CHECK(inbox.is_over());
}

TEST_CASE("a cancellation reaches a request that waits, and is a letter where none does") {
  Inbox inbox;
  inbox.put(asked(1));
  inbox.put(asked(2));
  inbox.put({.message = notification("$/cancelRequest", {{"id", 2}})});
  inbox.put({.message = notification("$/cancelRequest", {{"id", 7}})});
  CHECK(!inbox.take(std::nullopt)->is_cancelled);
  CHECK(inbox.take(std::nullopt)->is_cancelled);
  CHECK(inbox.take(std::nullopt)->message["params"]["id"] == 7);
}

TEST_CASE("what one thread puts another takes, whole and in order") {
  constexpr int letters = 2000;
  Inbox inbox;
  std::jthread writer{[&inbox] {
    for (int id = 0; id < letters; ++id) inbox.put(asked(id));
    inbox.close();
  }};
  int next = 0;
  while (!inbox.is_over()) {
    const auto letter = inbox.take(Clock::now() + std::chrono::milliseconds(1));
    if (letter) CHECK(letter->message["id"] == next++);
  }
  CHECK(next == letters);
}
