#include "linter/style/view.h"

#include <algorithm>

#include "linter/style/fields.h"
#include "linter/text/error.h"

namespace galley {
namespace {

// Nothing but text counts; a list of texts where its items are joined.
std::optional<DataText> text_of(const YamlNode& value, const ViewScope& scope, std::string_view source) {
  if (is_text(value)) return DataText{value, source};
  if (value.kind != YamlNode::Kind::list || value.items.empty() || !scope.join) return std::nullopt;
  DataText joined;
  for (const YamlNode& item : value.items) {
    const bool is_string = item.kind == YamlNode::Kind::scalar && (!item.plain || is_text(item));
    if (!is_string) return std::nullopt;
    joined.join(*scope.join, DataText{item, source});
  }
  return joined;
}

ViewScope read_scope(const YamlNode& written) {
  if (written.kind != YamlNode::Kind::map) throw written.error("a scope of a view is a map with “expr”");
  Fields fields{written};
  const YamlNode* const query = fields.node("expr");
  if (!query || query->scalar.empty()) throw written.error("“expr” is missing: it says which fields are meant");
  const std::string type = fields.string("type");
  ViewScope made = [&] {
    try {
      return ViewScope{.name = fields.string("name"), .query = DataQuery{query->scalar}};
    } catch (const Error& wrong) {
      throw query->error("the query can’t be used: " + std::string{wrong.what()});
    }
  }();
  if (!type.empty() && type != "txt") {
    const std::string name = "x." + type;
    made.format = format_of(name);
    if (!made.format) made.format = code_format_of(name);
    if (!made.format) throw fields.error("type", "Galley doesn’t read the format “" + type + "”");
    made.extension = '.' + type;
  }
  if (const YamlNode* const join = fields.node("join")) made.join = join->scalar;
  return made;
}

}  // namespace

std::optional<View> read_view(std::string_view text, const std::string& path, std::vector<std::string>& errors,
                              std::string& why) {
  const YamlNode written = parse_yaml(text, path);
  const YamlNode* const engine = written.find("engine");
  if (!engine) throw written.error("“engine” is missing: a view of data files has “engine: dasel”");
  if (engine->scalar == "tree-sitter" || engine->scalar == "textfsm") {
    why = "views with “engine: " + engine->scalar + "” are not supported";
    return std::nullopt;
  }
  if (engine->scalar != "dasel") throw engine->error("there is no engine “" + engine->scalar + "”");
  const YamlNode* const scopes = written.find("scopes");
  if (!scopes || scopes->items.empty()) throw written.error("“scopes” is missing: it says which fields are prose");
  View view;
  for (const YamlNode& scope : scopes->items) {
    try {
      view.scopes.push_back(read_scope(scope));
    } catch (const Error& wrong) {
      errors.emplace_back(wrong.what());
    }
  }
  return view;
}

std::vector<ViewField> fields_of(const View& view, std::string_view text, const std::string& path,
                                 std::vector<std::string>& errors) {
  const YamlNode root = read_data(text, path);
  std::vector<ViewField> fields;
  for (const ViewScope& scope : view.scopes) {
    try {
      for (const YamlNode* const value : scope.query.select(root)) {
        if (auto found = text_of(*value, scope, text)) fields.push_back({.scope = &scope, .text = std::move(*found)});
      }
    } catch (const Error& wrong) {
      errors.push_back("the scope “" + scope.name + "” of the view finds nothing: " + wrong.what());
    }
  }
  std::stable_sort(fields.begin(), fields.end(),
                   [](const ViewField& a, const ViewField& b) { return a.text.place().begin < b.text.place().begin; });
  return fields;
}

}  // namespace galley
