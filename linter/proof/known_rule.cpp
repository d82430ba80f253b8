#include "linter/proof/known_rule.h"

#include "linter/style/patterns.h"
#include "linter/text/utf8.h"

namespace galley {
namespace {

std::string to_upper_text(std::string_view text) {
  std::string made;
  for (std::size_t at = 0; at < text.size(); at += decode(text, at).size)
    append_utf8(made, to_upper(decode(text, at).code_point));
  return made;
}

}  // namespace

const YamlNode* KnownRule::at(std::string_view key) const {
  const YamlNode* const found = node.find(key);
  return found && !found->is_null() ? found : nullptr;
}

std::vector<const YamlNode*> KnownRule::entries(std::string_view key) const {
  std::vector<const YamlNode*> all;
  const YamlNode* const value = at(key);
  if (!value) return all;
  if (value->kind == YamlNode::Kind::scalar) all.push_back(value);
  for (const YamlNode& item : value->items) all.push_back(&item);
  return all;
}

std::string KnownRule::pattern_of(const std::string& entry) const {
  const std::string pattern = in_template(wrap_spaces(entry), nonword ? Bounds::none : Bounds::words, "");
  return (folds ? "(?i)" : "") + pattern;
}

bool is_literal_entry(std::string_view pattern) {
  return !pattern.empty() && pattern.find_first_of("\\^$.|?*+()[]{}") == pattern.npos;
}

std::string folded_entry(std::string_view text, bool folds) {
  std::string made;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded decoded = decode(text, at);
    append_utf8(made, folds ? to_lower(decoded.code_point) : decoded.code_point);
    at += decoded.size;
  }
  return made;
}

std::string in_marks(std::string_view text) { return "“" + std::string{text} + "”"; }

std::string line_of(const YamlNode& node) { return "line " + std::to_string(node.line); }

bool has_cased_letter(std::string_view text) { return folded_entry(text, true) != to_upper_text(text); }

}  // namespace galley
