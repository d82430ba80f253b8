#include "linter/style/checks.h"

#include "linter/style/patterns.h"

namespace galley {

TextSpan to_span(const Capture& capture) {
  return {static_cast<Offset>(capture.begin), static_cast<Offset>(capture.end)};
}

Regex compile_pattern(Fields& fields, std::string_view key, const std::string& pattern) {
  try {
    return Regex{pattern};
  } catch (const Error& whole) {
    const YamlNode* const value = fields.node(key);
    if (!value) throw fields.error(key, whole.what());
    const auto try_entry = [](const YamlNode& entry) {
      try {
        static_cast<void>(Regex{wrap_spaces(entry.scalar)});
      } catch (const Error& wrong) {
        throw entry.error(wrong.what());
      }
    };
    for (const YamlNode& item : value->items) try_entry(item);
    for (const auto& [from, to] : value->entries) try_entry(from);
    throw value->error(whole.what());
  }
}

Exceptions read_exceptions(Fields& fields, const StyleEnvironment& environment, bool with_vocabulary) {
  std::vector<std::string> accepted;
  if (with_vocabulary) accepted = environment.accepted;
  accepted.insert(accepted.end(), environment.accepted_here.begin(), environment.accepted_here.end());
  try {
    return Exceptions{fields.strings("exceptions"), accepted};
  } catch (const Error& wrong) {
    throw fields.error("exceptions", wrong.what());
  }
}

}  // namespace galley
