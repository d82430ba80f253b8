#include "linter/lsp/server.h"

#include <cstdlib>
#include <filesystem>

#include <doctest/doctest.h>

#include "linter/text/disk.h"
#include "linter/text/uri.h"
#include "rules/registry.h"
#include "tests/lsp/conversation.h"

using namespace galley;
using lsp_test::Conversation;
using lsp_test::document_at;
using lsp_test::Json;

namespace {

const std::string doubled = "We keep the the key in a safe place near the door of the old house.\n";
const std::string passage =
    "The fair was founded by two fishermen in a wet summer, when no boat could leave the bay for a month.\n";

Config only(std::vector<std::string> rules) {
  Config config;
  config.select = std::move(rules);
  return config;
}

struct Folder {
  std::string path = (std::filesystem::temp_directory_path() / "galley-lsp-XXXXXX").string();
  Folder() {
    REQUIRE(mkdtemp(path.data()) != nullptr);
    path = std::filesystem::canonical(path).string();
  }
  ~Folder() { std::filesystem::remove_all(path); }
  std::string write(const std::string& name, const std::string& text) const {
    write_file_atomically(path + "/" + name, text);
    return path + "/" + name;
  }
};

Json at(std::uint32_t line, std::uint32_t character) { return {{"line", line}, {"character", character}}; }
Json place(const std::string& path, std::uint32_t line, std::uint32_t character) {
  return {{"textDocument", document_at(path)}, {"position", at(line, character)}};
}

std::vector<std::string> codes(const Json& diagnostics) {
  std::vector<std::string> all;
  for (const Json& one : diagnostics) all.push_back(one.at("code"));
  return all;
}

Json actions(Conversation& talk, const std::string& path, Json context = {{"diagnostics", Json::array()}}) {
  const Json range = {{"start", at(0, 0)}, {"end", at(99, 0)}};
  return talk.ask("textDocument/codeAction",
                  {{"textDocument", document_at(path)}, {"range", range}, {"context", context}})["result"];
}

// The first edit of an action, made.
void apply(Conversation& talk, const std::string& path, const Json& action) {
  const Json edits = action["edit"]["changes"][uri_of(path)];
  REQUIRE(edits.size() == 1);
  const Json change = {{"range", edits[0]["range"]}, {"text", edits[0]["newText"]}};
  static int version = 1000;
  talk.notify("textDocument/didChange", {{"textDocument", {{"uri", uri_of(path)}, {"version", ++version}}},
                                         {"contentChanges", Json::array({change})}});
  talk.settle();
}

const Json pulls = {{"textDocument", {{"diagnostic", Json::object()}}},
                    {"workspace", {{"diagnostics", {{"refreshSupport", true}}}}}};

std::size_t count(const Conversation& talk, const std::string& method) {
  std::size_t number = 0;
  for (const Json& message : talk.sent()) number += message.value("method", "") == method;
  return number;
}

}  // namespace

TEST_CASE("what is said of an open document is pushed, and again when it changes") {
  Conversation talk{rules::all(), only({"repeated-word"})};
  talk.open("/a.txt", doubled);
  talk.settle();
  REQUIRE(codes(talk.pushed("/a.txt")) == std::vector<std::string>{"repeated-word"});
  const Json one = talk.pushed("/a.txt")[0];
  CHECK(one["severity"] == 1);
  CHECK(one["tags"] == Json::array({1}));
  CHECK(one["data"]["fingerprint"].get<std::string>().starts_with("xxh3:"));
  CHECK(one["range"] == Json{{"start", at(0, 8)}, {"end", at(0, 15)}});
  talk.replace("/a.txt", 8, 12, "");
  talk.settle();
  CHECK(talk.pushed("/a.txt").empty());
}

TEST_CASE("a burst of changes costs one check") {
  Conversation talk{rules::all(), only({"repeated-word"})};
  talk.open("/a.txt", doubled);
  for (int i = 0; i < 20; ++i) talk.replace("/a.txt", 0, 0, "x");
  CHECK(count(talk, "textDocument/publishDiagnostics") == 0);
  REQUIRE(talk.server().due().has_value());
  talk.server().work(*talk.server().due());
  CHECK(count(talk, "textDocument/publishDiagnostics") == 1);
}

TEST_CASE("once everything is checked nothing is due") {
  Conversation talk{rules::all(), Config{}};
  talk.open("/a.txt", doubled);
  talk.settle();
  CHECK(!talk.server().due().has_value());
}

TEST_CASE("a passage shared by two open documents is told of in both as one changes") {
  Conversation talk{rules::all(), only({"repeated-passage"})};
  talk.open("/a.txt", passage);
  talk.open("/b.txt", "Something else.\n\n");
  talk.settle();
  CHECK(talk.pushed("/b.txt").empty());
  talk.replace("/b.txt", 17, 17, passage);
  talk.settle();
  REQUIRE(codes(talk.pushed("/b.txt")) == std::vector<std::string>{"repeated-passage"});
  const Json related = talk.pushed("/b.txt")[0]["relatedInformation"];
  CHECK(related[0]["location"]["uri"] == uri_of("/a.txt"));
  talk.replace("/a.txt", 0, passage.size(), "Gone.\n");
  talk.settle();
  CHECK(talk.pushed("/b.txt").empty());
}

TEST_CASE("with its neighbours known, a passage is told of before all files are checked again") {
  const Folder folder;
  for (int i = 0; i < 30; ++i)
    folder.write(std::to_string(i) + ".txt", "Piece " + std::to_string(i) + " says little.\n");
  folder.write("old.txt", passage);
  Conversation talk{rules::all(), only({"repeated-passage"}), Json::object(), {folder.path}};
  talk.settle();
  const std::string path = folder.path + "/piece.txt";
  talk.open(path, "A piece.\n\n");
  talk.settle();
  talk.replace(path, 10, 10, passage);
  talk.server().work(lsp::Clock::now());
  CHECK(codes(talk.pushed(path)) == std::vector<std::string>{"repeated-passage"});
}

TEST_CASE("a client that pulls is pushed nothing, and told to pull again when another file matters") {
  Conversation talk{rules::all(), only({"repeated-passage"}), pulls};
  talk.open("/a.txt", "Nothing yet.\n");
  talk.open("/b.txt", passage);
  talk.settle();
  const auto pull = [&](const std::string& previous) {
    return talk.ask("textDocument/diagnostic",
                    {{"textDocument", document_at("/b.txt")}, {"previousResultId", previous}})["result"];
  };
  const Json first = pull("");
  CHECK(first["kind"] == "full");
  CHECK(first["items"].empty());
  CHECK(pull(first["resultId"])["kind"] == "unchanged");
  talk.replace("/a.txt", 0, 0, passage);
  talk.settle();
  CHECK(count(talk, "workspace/diagnostic/refresh") == 1);
  CHECK(codes(pull(first["resultId"])["items"]) == std::vector<std::string>{"repeated-passage"});
  CHECK(count(talk, "textDocument/publishDiagnostics") == 0);
}

TEST_CASE("a pull of the workspace is held open until there is something new, and can be cancelled") {
  const Folder folder;
  const std::string path = folder.write("a.txt", doubled);
  folder.write("b.txt", "All is well.\n");
  Conversation talk{rules::all(), only({"repeated-word"}), pulls, {folder.path}};
  talk.settle();
  const auto pull = [&](const Json& previous) {
    return talk.ask("workspace/diagnostic", {{"previousResultIds", previous}});
  };
  const Json first = pull(Json::array())["result"]["items"];
  REQUIRE(first.size() == 1);
  CHECK(first[0]["uri"] == uri_of(path));
  const Json known = Json::array({{{"uri", first[0]["uri"]}, {"value", first[0]["resultId"]}}});
  CHECK(pull(known).is_null());
  talk.open(path, "All is well here too.\n");
  talk.settle();
  const Json late = talk.sent().back();
  REQUIRE(late.contains("result"));
  CHECK(late["result"]["items"][0]["items"].empty());
  CHECK(late["result"]["items"][0]["version"] == 1);
  const Json now = Json::array({{{"uri", uri_of(path)}, {"value", late["result"]["items"][0]["resultId"]}}});
  CHECK(pull(now).is_null());
  talk.notify("$/cancelRequest", {{"id", late["id"].get<int>() + 1}});
  CHECK(talk.sent().back()["error"]["code"] == -32800);
}

TEST_CASE("quick fixes, all safe fixes, and only what is asked for") {
  Conversation talk{rules::all(), only({"repeated-word"})};
  talk.open("/a.txt", doubled);
  const Json all = actions(talk, "/a.txt");
  REQUIRE(all.size() == 3);
  CHECK(all[0]["kind"] == "quickfix");
  CHECK(all[0]["isPreferred"] == true);
  CHECK(all[1]["title"] == "Let it stand (stet: repeated-word)");
  CHECK(all[2]["kind"] == "source.fixAll.galley");
  CHECK(actions(talk, "/a.txt", {{"only", {"source.fixAll"}}}).size() == 1);
  CHECK(actions(talk, "/a.txt", {{"only", {"source.fixAllOther"}}}).empty());
  CHECK(actions(talk, "/a.txt", {{"only", {"refactor"}}}).empty());
  apply(talk, "/a.txt", all[2]);
  CHECK(talk.text("/a.txt") == "We keep the key in a safe place near the door of the old house.\n");
  CHECK(actions(talk, "/a.txt").empty());
}

TEST_CASE("“let it stand” lets it stand, in every format and kind of block") {
  const std::vector<std::pair<const char*, std::string>> cases = {
      {"/a.txt", doubled},
      {"/a.txt", "One.\r\n\r\n" + doubled},
      {"/a.md", "# Keep the the key\n"},
      {"/a.md", "1. One item.\n2. Keep the the key.\n\n   And more.\n"},
      {"/a.md", "> Keep the the key.\n"},
      {"/a.md", "| a | b |\n|---|---|\n| Keep the the key. | c |\n"},
      {"/a.md", "Before.\n\nKeep the\nthe key.\n"},
      {"/a.html", "<p>One.</p><p>Keep the the key.</p>"},
      {"/a.html", "<ul><li>Keep the <b>the</b> key.</li></ul>"}};
  for (const auto& [path, text] : cases) {
    CAPTURE(text);
    Conversation talk{rules::all(), only({"repeated-word", "unused-stet"})};
    talk.open(path, text);
    talk.settle();
    REQUIRE(codes(talk.pushed(path)) == std::vector<std::string>{"repeated-word"});
    Json stet;
    for (const Json& action : actions(talk, path)) {
      if (action["title"].get<std::string>().starts_with("Let it stand")) stet = action;
    }
    REQUIRE(!stet.is_null());
    apply(talk, path, stet);
    CHECK(talk.pushed(path).empty());
  }
}

TEST_CASE("of a word in two forms either can be made the house's, in a configuration that is created") {
  const Folder folder;
  const Json can = {{"workspace", {{"workspaceEdit", {{"resourceOperations", {"create"}}}}}}};
  const std::string path = folder.path + "/a.txt";
  const auto offered = [&](Json capabilities, const std::string& text) {
    Conversation talk{rules::all(),
                      only({"spelling-variant", "diacritic-variant", "repeated-word"}),
                      std::move(capabilities),
                      {folder.path}};
    talk.open(path, text);
    talk.settle();
    std::vector<Json> found;
    for (const Json& action : actions(talk, path)) {
      if (action["title"].get<std::string>().starts_with("Add to terms")) found.push_back(action);
    }
    return found;
  };
  const std::vector<Json> both = offered(can, "The colour is red. Colour and color.\n");
  REQUIRE(both.size() == 2);
  CHECK(both[0]["title"] == "Add to terms: “colour”, not “color”");
  CHECK(both[1]["title"] == "Add to terms: “color”, not “colour”");
  const Json changes = both[0]["edit"]["documentChanges"];
  const std::string uri = uri_of(folder.path + "/galley.toml");
  CHECK(changes[0] == Json{{"kind", "create"}, {"uri", uri}, {"options", {{"ignoreIfExists", true}}}});
  CHECK(changes[1]["textDocument"] == Json{{"uri", uri}, {"version", nullptr}});
  CHECK(changes[1]["edits"] == Json::array({{{"range", {{"start", at(0, 0)}, {"end", at(0, 0)}}},
                                             {"newText", "[terms]\n\"colour\" = [\"color\"]\n"}}}));
  CHECK(offered(Json::object(), "The colour is red, and the color.\n").empty());
  CHECK(offered(can, doubled).empty());

  SUBCASE("a capital that only opens a sentence is left out, and so is a possessive") {
    CHECK(offered(can, "A colour. The colour. Color is red.\n")[0]["title"] == "Add to terms: “colour”, not “color”");
    CHECK(offered(can, "Café Rouge’s door. Café Rouge is open. Cafe’s door.\n")[0]["title"] ==
          "Add to terms: “Café”, not “Cafe”");
  }
}

TEST_CASE("hover says what is wrong, and the rule's page") {
  Conversation talk{rules::all(), only({"repeated-word"})};
  talk.open("/a.txt", doubled);
  const Json hover = talk.ask("textDocument/hover", place("/a.txt", 0, 10))["result"];
  const std::string text = hover["contents"]["value"];
  CHECK(text.starts_with("“the” is repeated [repeated-word]"));
  CHECK(text.find("# repeated-word") != std::string::npos);
  CHECK(talk.ask("textDocument/hover", place("/a.txt", 0, 30))["result"].is_null());
}

TEST_CASE("every copy of a passage is a reference of each other") {
  const Folder folder;
  folder.write("c.txt", passage);
  Conversation talk{rules::all(), only({"repeated-passage"}), Json::object(), {folder.path}};
  const std::string a = folder.path + "/a.txt";
  const std::string b = folder.path + "/b.txt";
  talk.open(a, passage + "\nBetween.\n\n" + passage);
  talk.open(b, "Before.\n\n" + passage);
  talk.settle();
  CHECK(talk.ask("textDocument/references", place(a, 0, 5))["result"].size() == 4);
  CHECK(talk.ask("textDocument/references", place(b, 2, 5))["result"].size() == 4);
  CHECK(talk.ask("textDocument/documentHighlight", place(a, 4, 5))["result"].size() == 2);
  CHECK(talk.ask("textDocument/references", place(b, 0, 2))["result"].empty());
}

TEST_CASE("files that come, change and go are followed") {
  const Folder folder;
  const std::string path = folder.path + "/open.txt";
  Conversation talk{rules::all(), only({"repeated-passage"}), Json::object(), {folder.path}};
  talk.open(path, passage);
  talk.settle();
  const auto watch = [&](const std::string& of, int type) {
    talk.notify("workspace/didChangeWatchedFiles", {{"changes", Json::array({{{"uri", uri_of(of)}, {"type", type}}})}});
    talk.settle();
  };
  const std::string other = folder.write("a.txt", passage);
  watch(other, 1);
  CHECK(talk.pushed(path).size() == 1);
  folder.write("a.txt", "Something else.\n");
  watch(other, 2);
  CHECK(talk.pushed(path).empty());
  folder.write("a.txt", passage);
  watch(other, 2);
  CHECK(talk.pushed(path).size() == 1);
  std::filesystem::remove(other);
  watch(other, 3);
  CHECK(talk.pushed(path).empty());
}

TEST_CASE("folders come and go, and a file that is closed counts as the disk has it") {
  const Folder folder;
  const std::string other = folder.write("other.txt", passage);
  Conversation talk{rules::all(), only({"repeated-passage"})};
  talk.open("/z.txt", passage);
  talk.settle();
  CHECK(talk.pushed("/z.txt").empty());
  const Json change = Json::array({{{"uri", uri_of(folder.path)}, {"name", "x"}}});
  const auto folders = [&](Json added, Json removed) {
    talk.notify("workspace/didChangeWorkspaceFolders", {{"event", {{"added", added}, {"removed", removed}}}});
    talk.settle();
  };
  folders(change, Json::array());
  CHECK(talk.pushed("/z.txt").size() == 1);
  talk.open(other, "Something else.\n");
  talk.settle();
  CHECK(talk.pushed("/z.txt").empty());
  talk.notify("textDocument/didClose", {{"textDocument", document_at(other)}});
  talk.settle();
  CHECK(talk.pushed("/z.txt").size() == 1);
  folders(Json::array(), change);
  CHECK(talk.pushed("/z.txt").empty());
}

TEST_CASE("the first look at the workspace shows its progress") {
  const Folder folder;
  folder.write("a.txt", doubled);
  Conversation talk{rules::all(), Config{}, {{"window", {{"workDoneProgress", true}}}}, {folder.path}};
  talk.settle();
  CHECK(count(talk, "window/workDoneProgress/create") == 1);
  CHECK(count(talk, "$/progress") == 2);
  CHECK(talk.sent().back()["params"]["value"]["kind"] == "end");
}

TEST_CASE("messages out of order are complained of, and the text stays as it was") {
  Conversation talk{rules::all(), only({"repeated-word"})};
  const auto change = [&](const std::string& path, std::int64_t version) {
    talk.notify("textDocument/didChange", {{"textDocument", {{"uri", uri_of(path)}, {"version", version}}},
                                           {"contentChanges", Json::array({{{"text", "changed"}}})}});
  };
  change("/a.txt", 1);
  CHECK(count(talk, "window/logMessage") == 1);
  talk.open("/a.txt", doubled);
  change("/a.txt", 0);
  change("/a.txt", 1);
  CHECK(count(talk, "window/logMessage") == 3);
  CHECK(talk.text("/a.txt") == doubled);
  talk.open("/a.txt", "again");
  CHECK(count(talk, "window/logMessage") == 4);
  talk.notify("textDocument/didClose", {{"textDocument", document_at("/b.txt")}});
  CHECK(count(talk, "window/logMessage") == 5);
  CHECK(talk.ask("textDocument/hover", place("/b.txt", 0, 0))["error"]["code"] == -32602);
}

TEST_CASE("a message with one wrong change changes nothing") {
  Conversation talk{rules::all(), only({"repeated-word"})};
  talk.open("/a.txt", "one");
  const Json good = {{"text", "two"}};
  const Json bad = {{"text", 3}};
  talk.notify("textDocument/didChange", {{"textDocument", {{"uri", uri_of("/a.txt")}, {"version", 9}}},
                                         {"contentChanges", Json::array({good, bad})}});
  CHECK(talk.text("/a.txt") == "one");
}

TEST_CASE("of what is no copy nothing is said") {
  Conversation talk{rules::all(), only({"repeated-word"})};
  talk.open("/a.cpp", doubled);
  talk.settle();
  CHECK(talk.pushed("/a.cpp").empty());
  talk.notify("textDocument/didOpen",
              {{"textDocument",
                {{"uri", "untitled:Untitled-1"}, {"languageId", "markdown"}, {"version", 1}, {"text", doubled}}}});
  talk.settle();
  CHECK(talk.sent().back()["params"]["diagnostics"].size() == 1);
}
