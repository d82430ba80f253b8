#include "linter/style/checks.h"

#include "linter/style/affixes.h"
#include "linter/style/patterns.h"

namespace galley {
namespace {

// What is wrong with a pattern, at the entry of `key` which makes it so.
Error at_entry(Fields& fields, std::string_view key, const Error& whole) {
  const YamlNode* const value = fields.node(key);
  if (!value) return fields.error(key, whole.what());
  const YamlNode* wrong = value;
  std::string what = whole.what();
  const auto try_entry = [&](const YamlNode& entry) {
    if (wrong != value) return;
    try {
      static_cast<void>(Regex{wrap_spaces(entry.scalar)});
    } catch (const Error& own) {
      wrong = &entry;
      what = own.what();
    }
  };
  for (const YamlNode& item : value->items) try_entry(item);
  for (const auto& [from, to] : value->entries) try_entry(from);
  return wrong->error(what);
}

}  // namespace

TextSpan to_span(const Capture& capture) {
  return {static_cast<Offset>(capture.begin), static_cast<Offset>(capture.end)};
}

TriggeredPattern compile_trigger(Fields& fields, std::string_view key, const std::string& pattern) {
  try {
    return TriggeredPattern{pattern};
  } catch (const Error& wrong) {
    throw at_entry(fields, key, wrong);
  }
}

Regex compile_pattern(Fields& fields, std::string_view key, const std::string& pattern) {
  try {
    return Regex{pattern};
  } catch (const Error& wrong) {
    throw at_entry(fields, key, wrong);
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

std::shared_ptr<const Affixes> read_affixes(Fields& fields, const StyleEnvironment& environment) {
  const std::string name = fields.string("affix");
  if (name.empty()) return nullptr;
  try {
    return open_affixes(name, environment.styles_paths);
  } catch (const Error& wrong) {
    throw fields.error("affix", wrong.what());
  }
}

}  // namespace galley
