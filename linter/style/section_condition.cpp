#include "linter/style/section_condition.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>

#include "linter/match/regex.h"
#include "linter/text/error.h"
#include "linter/text/utf8.h"

namespace galley {
namespace {

namespace fs = std::filesystem;

constexpr int deepest = 32;

std::string value_of(const std::string& name, const std::string& path) {
  const fs::path file{path};
  if (name == ".Path") return path;
  if (name == ".Dir") return file.has_parent_path() ? file.parent_path().string() : ".";
  return name == ".Name" ? file.filename().string() : file.extension().string();
}

}  // namespace

class SectionCondition::Parser {
 public:
  Parser(std::string_view text, std::vector<Node>& nodes) : text_(text), nodes_(nodes) {}

  void parse() {
    const std::size_t whole = any();
    skip_space();
    if (at_ != text_.size()) fail("“and” or “or” is wanted here");
    nodes_.push_back(Node{nodes_[whole]});
  }

 private:
  [[noreturn]] void fail(const std::string& what) const {
    throw Error(what + ": “" + std::string{text_.substr(std::min(at_, text_.size()))} + "”");
  }

  void skip_space() {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
  }

  bool take(std::string_view wanted) {
    skip_space();
    if (!text_.substr(at_).starts_with(wanted)) return false;
    const std::size_t end = at_ + wanted.size();
    const auto is_letter = [&](std::size_t at) { return at < text_.size() && is_ascii_letter(text_[at]); };
    if (is_ascii_letter(wanted.back()) && is_letter(end)) return false;
    at_ = end;
    return true;
  }

  std::size_t add(Node node) {
    nodes_.push_back(std::move(node));
    return nodes_.size() - 1;
  }

  std::size_t any() {
    if (++depth_ > deepest) fail("this is nested too deep");
    Node node{.kind = Kind::any};
    do {
      node.parts.push_back(all());
    } while (take("or") || take("||"));
    --depth_;
    return add(std::move(node));
  }

  std::size_t all() {
    Node node{.kind = Kind::all};
    do {
      node.parts.push_back(one());
    } while (take("and") || take("&&"));
    return add(std::move(node));
  }

  std::size_t one() {
    if (take("not") || take("!")) {
      if (++depth_ > deepest) fail("this is nested too deep");
      const std::size_t inner = one();
      --depth_;
      return add({.kind = Kind::none, .parts = {inner}});
    }
    if (take("(")) {
      const std::size_t inner = any();
      if (!take(")")) fail("a bracket isn't closed");
      return inner;
    }
    return comparison();
  }

  std::size_t comparison() {
    Node node{.name = name()};
    bool negated = take("not");
    if (take("in")) {
      node.words = list();
    } else {
      negated |= take("!=") || kind_of(node);
      node.words = {word()};
    }
    if (node.kind == Kind::matches) static_cast<void>(Regex{node.words.front()});  // throws where it is wrong
    const std::size_t made = add(std::move(node));
    return negated ? add({.kind = Kind::none, .parts = {made}}) : made;
  }

  // Reads the operator; false, as it doesn't negate.
  bool kind_of(Node& node) {
    constexpr std::array operators = {std::pair{"==", Kind::equals}, std::pair{"contains", Kind::contains},
                                      std::pair{"startsWith", Kind::starts}, std::pair{"endsWith", Kind::ends},
                                      std::pair{"matches", Kind::matches}};
    for (const auto& [written, kind] : operators) {
      if (!take(written)) continue;
      node.kind = kind;
      return false;
    }
    fail("a comparison is wanted here");
  }

  std::string name() {
    for (const char* const known : {".Path", ".Dir", ".Name", ".Ext"}) {
      if (take(known)) return known;
    }
    fail("“.Path”, “.Dir”, “.Name” or “.Ext” is wanted here");
  }

  std::string word() {
    skip_space();
    const char mark = at_ < text_.size() ? text_[at_] : '\0';
    const std::size_t end = mark == '"' || mark == '\'' ? text_.find(mark, at_ + 1) : text_.npos;
    if (end == text_.npos) fail("a word in quotation marks is wanted here");
    const std::string_view inside = text_.substr(at_ + 1, end - at_ - 1);
    at_ = end + 1;
    return std::string{inside};
  }

  std::vector<std::string> list() {
    if (!take("[")) fail("a list in square brackets is wanted here");
    std::vector<std::string> words;
    if (take("]")) return words;
    do {
      words.push_back(word());
    } while (take(","));
    if (!take("]")) fail("a list isn't closed");
    return words;
  }

  std::string_view text_;
  std::vector<Node>& nodes_;
  std::size_t at_ = 0;
  int depth_ = 0;
};

SectionCondition::SectionCondition(std::string_view written) { Parser{written, nodes_}.parse(); }

bool SectionCondition::holds(const Node& node, const std::string& path) const {
  const auto part_holds = [&](std::size_t part) { return holds(nodes_[part], path); };
  if (node.kind == Kind::all) return std::all_of(node.parts.begin(), node.parts.end(), part_holds);
  if (node.kind == Kind::any) return std::any_of(node.parts.begin(), node.parts.end(), part_holds);
  if (node.kind == Kind::none) return std::none_of(node.parts.begin(), node.parts.end(), part_holds);
  const std::string value = value_of(node.name, path);
  return std::any_of(node.words.begin(), node.words.end(), [&](const std::string& word) {
    switch (node.kind) {
      case Kind::contains:
        return value.find(word) != value.npos;
      case Kind::starts:
        return value.starts_with(word);
      case Kind::ends:
        return value.ends_with(word);
      case Kind::matches: {
        RegexWorkspace workspace;
        return Regex{word}.matches(value, workspace);
      }
      default:
        return value == word;
    }
  });
}

}  // namespace galley
