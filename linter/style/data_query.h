// The queries by which a view names fields of a data file: the part of dasel's
// selectors that views are written in.
//
// Two dialects are told apart by what a query uses. In both: `a.b`, `"a b"`,
// `[0]`, `first()`, `last()`.
//
// The newer has one value: `a["b"]`, `..a` (every value of that key, however
// deep), `map(query)`, `filter(condition)`, `search(condition)` (every map and
// list below), `...`. A condition is `has("key")`, `query == "text"`, `!=`,
// joined by `&&`, `||` and brackets. A list that is found stands for its items.
//
// The older has many values: `a?` (may be missing), `all()`, `index(0)`,
// `property(a,b?)`, `filter(equal(a,text))` with `and()`, `or()`, `not()`, and
// names with a hyphen.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "linter/style/yaml.h"

namespace galley {

class DataQuery {
 public:
  // Throws Error with what can't be read in it.
  explicit DataQuery(std::string_view written);

  // What it finds, in the order of the file. Throws Error with what is missing.
  std::vector<const YamlNode*> select(const YamlNode& root) const;

 private:
  struct Name {
    std::string text;
    bool optional = false;
  };
  enum class Kind : unsigned char { key, deep, index, first, last, all, properties, map, filter, search };
  struct Step {
    Kind kind = Kind::key;
    std::vector<Name> names;
    std::size_t number = 0;  // an index, or into queries_ or conditions_
  };
  struct Query {
    std::vector<Step> steps;
  };
  enum class Test : unsigned char { has, equal, differs, all, any, none };
  struct Condition {
    Test test = Test::has;
    std::string word;                // a key, or a value
    std::size_t query = 0;           // what is compared
    std::vector<std::size_t> parts;  // conditions
  };
  using Nodes = std::vector<const YamlNode*>;
  class Parser;

  // A value, or a list that was made.
  struct Value {
    const YamlNode* node = nullptr;
    Nodes made;
  };

  Value evaluate(const Query& query, const YamlNode& from) const;
  void step(const Step& step, Value& value) const;
  Nodes evaluate_all(const Query& query, const YamlNode& from) const;
  void step_all(const Step& step, const YamlNode& node, Nodes& found) const;
  bool holds(const Condition& condition, const YamlNode& node) const;
  void search(const YamlNode& below, const Condition& condition, Nodes& found) const;

  std::vector<Query> queries_;  // the whole is the last
  std::vector<Condition> conditions_;
  bool is_older_ = false;
};

}  // namespace galley
