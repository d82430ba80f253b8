#include "linter/lsp/dispatcher.h"

#include <doctest/doctest.h>

using namespace galley::lsp;

namespace {

struct Fixture {
  Dispatcher dispatcher;
  std::string complaint;

  Fixture() {
    dispatcher.on_complaint([this](const std::string& wrong) { complaint = wrong; });
    dispatcher.on_request("initialize", [](const Json&, const Json&) { return Json{{"ready", true}}; });
    dispatcher.on_request("shutdown", [](const Json&, const Json&) { return Json{}; });
    dispatcher.on_request("double", [](const Json& params, const Json&) { return 2 * params.at("of").get<int>(); });
    dispatcher.on_request("later", [](const Json&, const Json&) { return std::nullopt; });
    dispatcher.on_request("broken", [](const Json&, const Json&) -> Json { throw std::logic_error{"broken"}; });
    dispatcher.on_notification("note", [](const Json& params) { params.at("text").get_ref<const std::string&>(); });
  }

  int error_of(const Json& message) {
    const auto answer = dispatcher.take(message);
    return answer && answer->contains("error") ? (*answer)["error"]["code"].get<int>() : 0;
  }
  int ask(const std::string& method, Json params = nullptr) { return error_of(request(1, method, std::move(params))); }
};

}  // namespace

TEST_CASE("a request is answered under its id") {
  Fixture fixture;
  CHECK(fixture.dispatcher.take(request("one", "initialize", {})) == response("one", {{"ready", true}}));
  CHECK(fixture.dispatcher.take(request(7, "double", {{"of", 21}})) == response(7, 42));
  CHECK(!fixture.dispatcher.take(request(8, "later", {})).has_value());
}

TEST_CASE("what comes too early, twice or too late is an error") {
  Fixture fixture;
  CHECK(fixture.ask("double") == -32002);
  CHECK(fixture.ask("initialize") == 0);
  CHECK(fixture.ask("initialize") == -32600);
  CHECK(fixture.ask("shutdown") == 0);
  CHECK(fixture.ask("double") == -32600);
  CHECK(fixture.dispatcher.phase() == Phase::shut_down);
  fixture.dispatcher.take(notification("exit", nullptr));
  CHECK(fixture.dispatcher.phase() == Phase::exited);
}

TEST_CASE("a method that isn't there and params that are wrong are errors of their own") {
  Fixture fixture;
  fixture.ask("initialize");
  CHECK(fixture.ask("unheard/of") == -32601);
  CHECK(fixture.ask("double") == -32602);
  CHECK(fixture.ask("double", {{"of", "text"}}) == -32602);
  CHECK(fixture.ask("broken") == -32603);
}

TEST_CASE("a message that is no request is refused, an answer is not") {
  Fixture fixture;
  CHECK(fixture.error_of(Json::array()) == -32600);
  CHECK(fixture.error_of(3) == -32600);
  CHECK(fixture.error_of(Json::object()) == -32600);
  CHECK(fixture.error_of({{"id", 1}, {"method", 5}}) == -32600);
  CHECK(fixture.error_of({{"id", Json::array()}, {"method", "double"}}) == -32600);
  CHECK(!fixture.dispatcher.take({{"id", 1}, {"result", nullptr}}).has_value());
}

TEST_CASE("a notification that goes wrong is complained of, and gets no answer") {
  Fixture fixture;
  fixture.ask("initialize");
  CHECK(!fixture.dispatcher.take(notification("note", {{"text", 1}})).has_value());
  CHECK(fixture.complaint.starts_with("note: "));
  CHECK(!fixture.dispatcher.take(notification("unheard/of", {})).has_value());
}

TEST_CASE("half a pair of surrogates and bytes that are not UTF-8 become U+FFFD") {
  CHECK(parse_message(R"(["\ud83d\ude00"])") == Json{"😀"});
  CHECK(parse_message(R"(["a\ud83d"])") == Json{"a\uFFFD"});
  CHECK(parse_message(R"(["\ude00\\ud83d"])") == Json{"\uFFFD\\ud83d"});
  CHECK(parse_message("[\"\xE9\"]") == Json{"\uFFFD"});
  CHECK_THROWS_AS(parse_message("{"), RequestError);
  CHECK_THROWS_AS(parse_message("1e99999"), RequestError);
}
