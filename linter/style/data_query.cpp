#include "linter/style/data_query.h"

#include <algorithm>
#include <charconv>

#include "linter/text/error.h"
#include "linter/text/in_quotes.h"
#include "linter/text/utf8.h"

namespace galley {
namespace {

constexpr int deepest = 32;

std::vector<const YamlNode*> items_of(const YamlNode& node) {
  std::vector<const YamlNode*> items;
  for (const YamlNode& item : node.items) items.push_back(&item);
  for (const auto& [key, value] : node.entries) items.push_back(&value);
  return items;
}

const YamlNode& value_of(const YamlNode& node, const std::string& key) {
  if (node.kind != YamlNode::Kind::map) throw Error(in_quotes(key) + " is asked of what is no map");
  const YamlNode* const found = node.find(key);
  if (!found) throw Error("there is no key " + in_quotes(key));
  return *found;
}

void find_deep(const YamlNode& node, const std::string& key, std::vector<const YamlNode*>& found) {
  if (const YamlNode* const value = node.find(key)) found.push_back(value);
  for (const YamlNode* const item : items_of(node)) find_deep(*item, key, found);
}

bool is_name_byte(char byte) { return is_ascii_letter(byte) || is_ascii_digit(byte) || byte == '_'; }

}  // namespace

class DataQuery::Parser {
 public:
  Parser(std::string_view text, DataQuery& made) : text_(text), made_(made) {}

  void parse() {
    const std::size_t whole = query();
    skip_space();
    if (at_ != text_.size()) fail("this can’t be read here");
    if (is_newer_ && made_.is_older_) throw Error("what stands in it is of two dialects, which don’t go together");
    made_.queries_.push_back(Query{made_.queries_[whole]});
  }

 private:
  [[noreturn]] void fail(const std::string& what) const {
    throw Error(what + ": " + in_quotes(text_.substr(std::min(at_, text_.size()))));
  }
  void skip_space() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n')) ++at_;
  }
  bool take(std::string_view wanted) {
    skip_space();
    if (!text_.substr(at_).starts_with(wanted)) return false;
    at_ += wanted.size();
    return true;
  }
  void expect(std::string_view wanted) {
    if (!take(wanted)) fail(in_quotes(wanted) + " is wanted here");
  }
  void enter() {
    if (++depth_ > deepest) fail("this is nested too deep");
  }

  std::size_t query() {
    enter();
    Query made;
    if (text_.substr(at_).starts_with('.') && !text_.substr(at_).starts_with("..")) older(), ++at_;
    do {
      step(made);
      while (take("[")) bracket(made);
    } while (next_step());
    --depth_;
    made_.queries_.push_back(std::move(made));
    return made_.queries_.size() - 1;
  }

  void older() { made_.is_older_ = true; }
  void newer() { is_newer_ = true; }

  // Past the point between two steps.
  bool next_step() {
    while (text_.substr(at_).starts_with("...")) at_ += 3, newer();
    if (text_.substr(at_).starts_with("..")) return true;
    if (!text_.substr(at_).starts_with('.')) return false;
    ++at_;
    return true;
  }

  void step(Query& made) {
    skip_space();
    if (take("..")) {
      newer();
      made.steps.push_back({.kind = Kind::deep, .names = {{.text = plain_name()}}});
    } else if (text_.substr(at_).starts_with('[')) {
      older();
      expect("[");
      bracket(made);
    } else if (text_.substr(at_).starts_with('"')) {
      newer();
      made.steps.push_back({.names = {{.text = quoted()}}});
    } else {
      const std::string word = name();
      if (take("("))
        function(word, made);
      else
        made.steps.push_back({.names = {optional(word)}});
    }
  }

  Name optional(std::string text) {
    const bool may_be_missing = text_.substr(at_).starts_with('?') && !text_.substr(at_).starts_with("??");
    if (may_be_missing) ++at_, older();
    return {.text = std::move(text), .optional = may_be_missing};
  }

  void bracket(Query& made) {
    skip_space();
    if (text_.substr(at_).starts_with('"')) {
      newer();
      made.steps.push_back({.names = {{.text = quoted()}}});
    } else {
      made.steps.push_back({.kind = Kind::index, .number = number()});
    }
    expect("]");
  }

  std::size_t number() {
    skip_space();
    std::size_t value = 0;
    const char* const begin = text_.data() + at_;
    const auto [end, wrong] = std::from_chars(begin, text_.data() + text_.size(), value);
    if (wrong != std::errc{}) fail("a number is wanted here");
    at_ += static_cast<std::size_t>(end - begin);
    return value;
  }

  std::string quoted() {
    const char mark = text_[at_];
    std::string word;
    for (++at_; at_ < text_.size() && text_[at_] != mark; ++at_) {
      if (text_[at_] == '\\' && at_ + 1 < text_.size()) ++at_;
      word += text_[at_];
    }
    if (at_ == text_.size()) fail("a quotation mark isn’t closed");
    ++at_;
    return word;
  }

  std::string plain_name() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && is_name_byte(text_[at_])) ++at_;
    if (at_ == begin) fail("a name is wanted here");
    return std::string{text_.substr(begin, at_ - begin)};
  }

  // Bytes that only names of the older dialect may have make it that.
  std::string name() {
    std::string word;
    for (; at_ < text_.size(); ++at_) {
      const char byte = text_[at_];
      if (byte == '\\' && at_ + 1 < text_.size()) {
        older();
        word += text_[++at_];
      } else if (is_name_byte(byte)) {
        word += byte;
      } else if (byte == '-' || byte == '/' || byte == '$' || byte == '@' || is_non_ascii(byte)) {
        older();
        word += byte;
      } else {
        break;
      }
    }
    if (word.empty()) fail("a name is wanted here");
    return word;
  }
  static bool is_non_ascii(char byte) { return static_cast<unsigned char>(byte) >= 0x80; }

  void function(const std::string& word, Query& made) {
    if (word == "all" || word == "first" || word == "last") {
      if (word == "all") older();
      made.steps.push_back({.kind = word == "all" ? Kind::all : word == "first" ? Kind::first : Kind::last});
    } else if (word == "index") {
      older();
      made.steps.push_back({.kind = Kind::index, .number = number()});
    } else if (word == "property") {
      older();
      Step properties{.kind = Kind::properties};
      do {
        skip_space();
        properties.names.push_back(optional(name()));
      } while (take(","));
      made.steps.push_back(std::move(properties));
    } else if (word == "map") {
      newer();
      made.steps.push_back({.kind = Kind::map, .number = query()});
    } else if (word == "filter") {
      made.steps.push_back({.kind = Kind::filter, .number = filter()});
    } else if (word == "search") {
      newer();
      made.steps.push_back({.kind = Kind::search, .number = any()});
    } else {
      at_ -= word.size() + 1;
      fail("views can’t use the function " + in_quotes(word));
    }
    expect(")");
  }

  std::size_t add(Condition condition) {
    made_.conditions_.push_back(std::move(condition));
    return made_.conditions_.size() - 1;
  }

  std::size_t filter() {
    skip_space();
    for (const char* const known : {"equal(", "and(", "or(", "not("}) {
      if (text_.substr(at_).starts_with(known)) return call();
    }
    newer();
    return any();
  }

  // A condition of the older dialect.
  std::size_t call() {
    enter();
    older();
    Condition made;
    if (take("equal(")) {
      made.test = Test::equal;
      made.query = query();
      expect(",");
      skip_space();
      const std::size_t end = std::min(text_.find(')', at_), text_.size());
      made.word = text_.substr(at_, end - at_);
      at_ = end;
    } else {
      made.test = take("and(") ? Test::all : take("or(") ? Test::any : Test::none;
      if (made.test == Test::none) expect("not(");
      do {
        made.parts.push_back(call());
      } while (take(","));
    }
    expect(")");
    --depth_;
    return add(std::move(made));
  }

  std::size_t any() {
    enter();
    Condition made{.test = Test::any};
    do {
      made.parts.push_back(all());
    } while (take("||"));
    --depth_;
    return add(std::move(made));
  }

  std::size_t all() {
    Condition made{.test = Test::all};
    do {
      made.parts.push_back(comparison());
    } while (take("&&"));
    return add(std::move(made));
  }

  std::size_t comparison() {
    if (take("(")) {
      const std::size_t inner = any();
      expect(")");
      return inner;
    }
    if (take("has(")) {
      skip_space();
      if (!text_.substr(at_).starts_with('"')) fail("a key in quotation marks is wanted here");
      Condition made{.word = quoted()};
      expect(")");
      return add(std::move(made));
    }
    Condition made{.query = query()};
    made.test = take("==") ? Test::equal : Test::differs;
    if (made.test == Test::differs) expect("!=");
    skip_space();
    const bool is_quoted = text_.substr(at_).starts_with('"') || text_.substr(at_).starts_with('\'');
    made.word = is_quoted ? quoted() : plain_name();
    return add(std::move(made));
  }

  std::string_view text_;
  DataQuery& made_;
  std::size_t at_ = 0;
  int depth_ = 0;
  bool is_newer_ = false;
};

DataQuery::DataQuery(std::string_view written) { Parser{written, *this}.parse(); }

std::vector<const YamlNode*> DataQuery::select(const YamlNode& root) const {
  if (is_older_) return evaluate_all(queries_.back(), root);
  Value value = evaluate(queries_.back(), root);
  if (value.node && value.node->kind == YamlNode::Kind::list) return items_of(*value.node);
  return value.node ? Nodes{value.node} : std::move(value.made);
}

DataQuery::Value DataQuery::evaluate(const Query& query, const YamlNode& from) const {
  Value value{.node = &from};
  for (const Step& each : query.steps) step(each, value);
  return value;
}

void DataQuery::step(const Step& step, Value& value) const {
  if (step.kind == Kind::key || step.kind == Kind::deep || step.kind == Kind::search) {
    if (!value.node) throw Error("a list is asked for a key; write “map(…)”");
    const YamlNode& node = *value.node;
    if (step.kind == Kind::key) return void(value.node = &value_of(node, step.names[0].text));
    value.node = nullptr;
    if (step.kind == Kind::search) return search(node, conditions_[step.number], value.made);
    return find_deep(node, step.names[0].text, value.made);
  }
  const bool is_list = !value.node || value.node->kind == YamlNode::Kind::list;
  if (!is_list) throw Error("a list is wanted, and there is none");
  const Nodes items = value.node ? items_of(*value.node) : std::move(value.made);
  value = {};
  if (step.kind == Kind::index || step.kind == Kind::first || step.kind == Kind::last) {
    const std::size_t index = step.kind == Kind::last ? items.size() - 1 : step.number;
    if (index >= items.size()) throw Error("the list hasn’t so many items");
    value.node = items[index];
    return;
  }
  for (const YamlNode* const item : items) {
    if (step.kind == Kind::filter) {
      if (holds(conditions_[step.number], *item)) value.made.push_back(item);
    } else if (const YamlNode* const found = evaluate(queries_[step.number], *item).node) {
      value.made.push_back(found);
    }
  }
}

void DataQuery::search(const YamlNode& below, const Condition& condition, Nodes& found) const {
  for (const YamlNode* const item : items_of(below)) {
    bool is_found = false;
    try {
      is_found = holds(condition, *item);
    } catch (const Error&) {
      is_found = false;  // what has no such key is passed by
    }
    if (is_found) found.push_back(item);
    search(*item, condition, found);
  }
}

bool DataQuery::holds(const Condition& condition, const YamlNode& node) const {
  const auto part_holds = [&](std::size_t part) { return holds(conditions_[part], node); };
  switch (condition.test) {
    case Test::has:
      return node.find(condition.word) != nullptr;
    case Test::all:
      return std::all_of(condition.parts.begin(), condition.parts.end(), part_holds);
    case Test::any:
      return std::any_of(condition.parts.begin(), condition.parts.end(), part_holds);
    case Test::none:
      return std::none_of(condition.parts.begin(), condition.parts.end(), part_holds);
    default:
      break;
  }
  const Query& query = queries_[condition.query];
  const Nodes values = is_older_ ? evaluate_all(query, node) : Nodes{evaluate(query, node).node};
  const bool is_equal = std::any_of(values.begin(), values.end(), [&](const YamlNode* value) {
    return value && value->kind == YamlNode::Kind::scalar && value->scalar == condition.word;
  });
  return is_equal == (condition.test == Test::equal);
}

DataQuery::Nodes DataQuery::evaluate_all(const Query& query, const YamlNode& from) const {
  Nodes present{&from};
  for (const Step& each : query.steps) {
    Nodes found;
    for (const YamlNode* const node : present) step_all(each, *node, found);
    present = std::move(found);
  }
  return present;
}

void DataQuery::step_all(const Step& step, const YamlNode& node, Nodes& found) const {
  if (step.kind == Kind::key || step.kind == Kind::properties) {
    for (const Name& name : step.names) {
      const bool is_missing = node.kind == YamlNode::Kind::map && !node.find(name.text);
      if (!name.optional || (!is_missing && node.kind == YamlNode::Kind::map))
        found.push_back(&value_of(node, name.text));
    }
    return;
  }
  if (step.kind == Kind::filter) {
    if (holds(conditions_[step.number], node)) found.push_back(&node);
    return;
  }
  if (node.kind == YamlNode::Kind::scalar) throw Error("a list or a map is wanted, and there is none");
  const Nodes items = items_of(node);
  if (step.kind == Kind::all) return void(found.insert(found.end(), items.begin(), items.end()));
  const std::size_t index = step.kind == Kind::last ? items.size() - 1 : step.number;
  if (index >= items.size()) throw Error("the list hasn’t so many items");
  found.push_back(items[index]);
}

}  // namespace galley
