#include "linter/style/section_condition.h"

#include <algorithm>
#include <array>
#include <charconv>
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

// Null where it is missing.
const YamlNode* find_in(const YamlNode* meta, const std::vector<std::string>& keys) {
  for (const std::string& key : keys) meta = meta ? meta->find(key) : nullptr;
  return meta;
}

// Whether a scalar is a text; what is written in quotation marks may be empty.
bool is_string(const YamlNode& value) {
  return value.kind == YamlNode::Kind::scalar && (!value.plain || is_text(value));
}

std::optional<double> number_of(const std::string& written) {
  double value = 0;
  const char* const end = written.data() + written.size();
  const auto [behind, wrong] = std::from_chars(written.data(), end, value);
  return wrong == std::errc{} && behind == end ? std::optional{value} : std::nullopt;
}

std::string lower(std::string text) {
  for (char& byte : text) byte = to_ascii_lower(byte);
  return text;
}

bool is_same(const YamlNode* value, const std::string& text, bool as_text) {
  if (!value || value->is_null()) return !as_text && text == "nil";
  if (value->kind != YamlNode::Kind::scalar || is_string(*value) != as_text) return false;
  if (as_text) return value->scalar == text;
  const auto number = number_of(text);
  return number ? number == number_of(value->scalar) : lower(value->scalar) == text;
}

}  // namespace

class SectionCondition::Parser {
 public:
  Parser(std::string_view text, About about, SectionCondition& made)
      : text_(text), about_(about), nodes_(made.nodes_), asks_for_front_matter_(made.asks_for_front_matter_) {}

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
    skip_space();
    if (at_ < text_.size() && (text_[at_] == '"' || text_[at_] == '\'')) return membership();
    Node node = operand();
    const bool is_meta = !node.name.empty() && node.name == ".Meta";
    const std::size_t before = at_;
    bool negated = take("not");
    if (take("in")) {
      node.words = list(is_meta);
    } else if (negated) {
      at_ = before;  // "not" of the next comparison, and no business of this one
      if (!is_meta) fail("a comparison is wanted here");
      node.kind = Kind::is_true;
      negated = false;
    } else if (is_meta && !is_operator()) {
      node.kind = Kind::is_true;
    } else {
      negated = take("!=") || kind_of(node);
      node.words = {is_meta && node.kind == Kind::equals ? value() : Word{.text = word()}};
    }
    if (node.kind == Kind::matches) static_cast<void>(Regex{node.words.front().text});  // throws where it is wrong
    const std::size_t made = add(std::move(node));
    return negated ? add({.kind = Kind::none, .parts = {made}}) : made;
  }

  // `"word" in .Meta.tags`
  std::size_t membership() {
    Word wanted{.text = word()};
    const bool negated = take("not");
    if (!take("in")) fail("“in” is wanted here");
    Node node = operand();
    if (node.name != ".Meta") fail("what may be a list is wanted here");
    node.each = true;
    node.words = {std::move(wanted)};
    const std::size_t made = add(std::move(node));
    return negated ? add({.kind = Kind::none, .parts = {made}}) : made;
  }

  bool is_operator() {
    skip_space();
    constexpr std::array all = {"==", "!=", "contains", "startsWith", "endsWith", "matches"};
    return std::any_of(all.begin(), all.end(), [&](const char* one) { return text_.substr(at_).starts_with(one); });
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

  Node of_rule() {
    for (const char* const known : {".Name", ".Level", ".Scope", ".Message", ".Description", ".Extends", ".Link"}) {
      if (take(known)) return {.name = ".Meta", .keys = {known + 1}};
    }
    fail("“.Name”, “.Level”, “.Scope”, “.Message”, “.Description”, “.Extends” or “.Link” is wanted here");
  }

  Node operand() {
    if (about_ == About::rules) return of_rule();
    for (const char* const known : {".Path", ".Dir", ".Name", ".Ext"}) {
      if (take(known)) return {.name = known};
    }
    if (!take(".Meta")) fail("“.Path”, “.Dir”, “.Name”, “.Ext” or “.Meta” is wanted here");
    asks_for_front_matter_ = true;
    Node node{.name = ".Meta"};
    while (at_ < text_.size() && (text_[at_] == '.' || text_[at_] == '[')) {
      if (text_[at_++] == '[') {
        node.keys.push_back(word());
        if (!take("]")) fail("a bracket isn't closed");
        continue;
      }
      const std::size_t begin = at_;
      while (at_ < text_.size() && (is_ascii_letter(text_[at_]) || is_ascii_digit(text_[at_]) || text_[at_] == '_'))
        ++at_;
      if (at_ == begin) fail("a key is wanted here");
      node.keys.emplace_back(text_.substr(begin, at_ - begin));
    }
    if (node.keys.empty()) fail("a key of the front matter is wanted here");
    return node;
  }

  // A word, or a number, true, false or nil.
  Word value() {
    skip_space();
    if (at_ < text_.size() && (text_[at_] == '"' || text_[at_] == '\'')) return {.text = word()};
    for (const char* const known : {"true", "false", "nil"}) {
      if (take(known)) return {.text = known, .is_text = false};
    }
    const std::size_t begin = at_;
    while (at_ < text_.size() && (is_ascii_digit(text_[at_]) || text_[at_] == '.' || text_[at_] == '-')) ++at_;
    const std::string written{text_.substr(begin, at_ - begin)};
    if (!number_of(written)) fail("a value is wanted here");
    return {.text = written, .is_text = false};
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

  std::vector<Word> list(bool of_values) {
    if (!take("[")) fail("a list in square brackets is wanted here");
    std::vector<Word> words;
    if (take("]")) return words;
    do {
      words.push_back(of_values ? value() : Word{.text = word()});
    } while (take(","));
    if (!take("]")) fail("a list isn't closed");
    return words;
  }

  std::string_view text_;
  About about_;
  std::vector<Node>& nodes_;
  bool& asks_for_front_matter_;
  std::size_t at_ = 0;
  int depth_ = 0;
};

SectionCondition::SectionCondition(std::string_view written, About about) { Parser{written, about, *this}.parse(); }

bool SectionCondition::holds(const Node& node, const std::string& path, const YamlNode* meta) const {
  const auto part_holds = [&](std::size_t part) { return holds(nodes_[part], path, meta); };
  if (node.kind == Kind::all) return std::all_of(node.parts.begin(), node.parts.end(), part_holds);
  if (node.kind == Kind::any) return std::any_of(node.parts.begin(), node.parts.end(), part_holds);
  if (node.kind == Kind::none) return std::none_of(node.parts.begin(), node.parts.end(), part_holds);
  const YamlNode* const found = node.keys.empty() ? nullptr : find_in(meta, node.keys);
  const auto any_word = [&](const auto& will_do) { return std::any_of(node.words.begin(), node.words.end(), will_do); };
  if (node.kind == Kind::is_true) return is_same(found, "true", false);
  if (node.each) {
    return found && std::any_of(found->items.begin(), found->items.end(),
                                [&](const YamlNode& item) { return is_same(&item, node.words.front().text, true); });
  }
  if (node.kind == Kind::equals && !node.keys.empty())
    return any_word([&](const Word& word) { return is_same(found, word.text, word.is_text); });
  if (!node.keys.empty() && !(found && is_string(*found))) return false;
  const std::string value = node.keys.empty() ? value_of(node.name, path) : found->scalar;
  return any_word([&](const Word& word) {
    switch (node.kind) {
      case Kind::contains:
        return value.find(word.text) != value.npos;
      case Kind::starts:
        return value.starts_with(word.text);
      case Kind::ends:
        return value.ends_with(word.text);
      case Kind::matches: {
        RegexWorkspace workspace;
        return Regex{word.text}.matches(value, workspace);
      }
      default:
        return value == word.text;
    }
  });
}

}  // namespace galley
