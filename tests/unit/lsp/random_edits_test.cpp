// Ten thousand edits of several documents, in each unit that positions may
// count: the server's texts stay those of the client, and once it has caught
// up, what it says is what a check of the same texts says.
#include <random>

#include <doctest/doctest.h>

#include "linter/engine/lint.h"
#include "rules/registry.h"
#include "tests/lsp/conversation.h"

using namespace galley;

namespace {

constexpr int edits = 10'002;  // a third in each unit
constexpr int between_checks = 50;

const std::vector<std::string> pieces = {
    " the the ",
    "“",
    "”",
    "\n",
    "\n\n",
    "\r\n",
    "é",
    "😀",
    " harbour harbor",
    "1. ",
    "# ",
    "<!-- stet -->\n",
    "[[stet]]\n",
    "The harbour office said the two larger boats will leave the northern crossing before the summer. ",
    "Nobody at the quay had heard of it, as the pilots were told by telephone on the morning after. ",
    "colour",
    "Kyiv",
    "(",
    "\uFEFF",
    "\t",
    "- an item\n",
    "."};

Config every_rule() {
  Config config;
  config.select = {"all"};
  return config;
}

class Game {
 public:
  explicit Game(const char* unit)
      : talk_(rules::all(), every_rule(), {{"general", {{"positionEncodings", {unit}}}}}),
        rules_(make_rule_set(rules::all(), every_rule())) {
    for (const char* const path : {"/desk/a.txt", "/desk/b.md", "/desk/c.html", "/desk/d.txt"}) {
      texts_[path] = pieces[13] + pieces[14] + "\n";
      talk_.open(path, texts_[path]);
    }
  }

  void edit() {
    auto file = std::next(texts_.begin(), static_cast<std::ptrdiff_t>(random(texts_.size())));
    std::string& text = file->second;
    const std::size_t begin = boundary(text, random(text.size() + 1));
    const bool deletes = text.size() > 6000 || random(4) == 0;
    const std::size_t end = deletes ? boundary(text, std::min(text.size(), begin + random(60))) : begin;
    const std::string with = deletes ? "" : pieces[random(pieces.size())];
    talk_.replace(file->first, std::min(begin, end), end, with);
    text.replace(std::min(begin, end), end - std::min(begin, end), with);
    REQUIRE(talk_.text(file->first) == text);
  }

  void compare() {
    talk_.settle();
    std::vector<Input> inputs;
    for (const auto& [path, text] : texts_) inputs.push_back({.path = path, .format = format_of(path), .bytes = text});
    const LintResult fresh = lint(inputs, [this](const std::string&) -> const RuleSet& { return rules_; }, {.jobs = 1});
    const Workspace& workspace = *talk_.server().desk().workspace;
    std::vector<Diagnostic> said;
    for (std::uint32_t file = 0; file < workspace.size(); ++file) {
      said.insert(said.end(), workspace.said(FileId{file}).begin(), workspace.said(FileId{file}).end());
    }
    REQUIRE(said == fresh.diagnostics);
    most_ = std::max(most_, said.size());
  }

  std::size_t most() const { return most_; }

 private:
  std::size_t random(std::size_t below) { return std::uniform_int_distribution<std::size_t>{0, below - 1}(random_); }

  // Not within a character, nor between CR and LF.
  static std::size_t boundary(const std::string& text, std::size_t at) {
    const auto is_inside = [&text](std::size_t place) {
      return place > 0 && place < text.size() &&
             ((static_cast<unsigned char>(text[place]) & 0xC0) == 0x80 ||
              (text[place] == '\n' && text[place - 1] == '\r'));
    };
    while (is_inside(at)) --at;
    return at;
  }

  std::mt19937 random_{11};
  lsp_test::Conversation talk_;
  RuleSet rules_;
  std::map<std::string, std::string> texts_;
  std::size_t most_ = 0;
};

}  // namespace

TEST_CASE("after ten thousand random edits text and diagnostics are those of a fresh check") {
  for (const char* const unit : {"utf-8", "utf-16", "utf-32"}) {
    CAPTURE(unit);
    Game game{unit};
    for (int edit = 0; edit < edits / 3; ++edit) {
      game.edit();
      if (edit % between_checks == 0) game.compare();
    }
    game.compare();
    CHECK(game.most() > 50);
  }
}
