#include "linter/style/action.h"

#include <algorithm>
#include <array>
#include <functional>

#include "linter/style/letters.h"
#include "linter/text/did_you_mean.h"
#include "linter/text/utf8.h"

namespace galley {
namespace {

using namespace std::literals;
using Arguments = std::span<const std::string>;

std::string replace_all(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = from.empty() ? text.npos : text.find(from); at != text.npos;
       at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

std::string strip(std::string text, std::string_view set, bool left, bool right) {
  const std::size_t begin = left ? text.find_first_not_of(set) : 0;
  if (begin == text.npos) return "";
  const std::size_t end = right ? text.find_last_not_of(set) + 1 : text.size();
  return text.substr(begin, end - begin);
}

std::string without(std::string text, std::string_view set) {
  std::erase_if(text, [&](char byte) { return set.find(byte) != set.npos; });
  return text;
}

std::string squeeze(const std::string& text) {
  std::string squeezed;
  for (const char byte : text) {
    const bool is_space = byte == ' ' || (byte >= '\t' && byte <= '\r');
    if (!is_space)
      squeezed += byte;
    else if (!squeezed.ends_with(' '))
      squeezed += ' ';
  }
  return squeezed;
}

std::string part_of(const std::string& text, const std::string& separator, std::size_t wanted) {
  std::size_t begin = 0;
  for (; wanted > 0; --wanted) {
    const std::size_t found = text.find(separator, begin);
    if (found == text.npos || separator.empty()) return text;
    begin = found + separator.size();
  }
  return text.substr(begin, text.find(separator, begin) - begin);
}

std::string unwrap(const std::string& text, const std::string& around) {
  const bool wrapped = text.size() >= 2 * around.size() && text.starts_with(around) && text.ends_with(around);
  return wrapped ? text.substr(around.size(), text.size() - 2 * around.size()) : text;
}

std::string to_plain_marks(std::string text) {
  constexpr std::array pairs = {std::pair{"‘"sv, "'"sv},  std::pair{"’"sv, "'"sv},   std::pair{"“"sv, "\""sv},
                                std::pair{"”"sv, "\""sv}, std::pair{"—"sv, "---"sv}, std::pair{"–"sv, "--"sv},
                                std::pair{"…"sv, "..."sv}};
  for (const auto& [from, to] : pairs) text = replace_all(std::move(text), from, to);
  return text;
}

struct Operation {
  std::string_view name;
  std::size_t arguments;
  std::function<std::string(std::string, Arguments)> apply;
};

std::size_t to_count(const std::string& written) {
  return written.empty() || written.size() > 4 || written.find_first_not_of("0123456789") != written.npos
             ? 0
             : std::stoul(written);
}

const std::vector<Operation>& operations() {
  static const std::vector<Operation> all = {
      {"replace", 2,
       [](std::string text, Arguments given) { return replace_all(std::move(text), given[0], given[1]); }},
      {"remove", 1, [](std::string text, Arguments given) { return without(std::move(text), given[0]); }},
      {"trim_right", 1,
       [](std::string text, Arguments given) { return strip(std::move(text), given[0], false, true); }},
      {"trim_left", 1, [](std::string text, Arguments given) { return strip(std::move(text), given[0], true, false); }},
      {"trim", 1, [](std::string text, Arguments given) { return strip(std::move(text), given[0], true, true); }},
      {"truncate", 1, [](std::string text, Arguments given) { return text.substr(0, text.find(given[0])); }},
      {"split", 2, [](std::string text, Arguments given) { return part_of(text, given[0], to_count(given[1])); }},
      {"wrap", 1, [](std::string text, Arguments given) { return given[0] + text + given[0]; }},
      {"unwrap", 1, [](std::string text, Arguments given) { return unwrap(text, given[0]); }},
      {"prefix", 1, [](std::string text, Arguments given) { return given[0] + text; }},
      {"suffix", 1, [](std::string text, Arguments given) { return text + given[0]; }},
      {"squeeze", 0, [](std::string text, Arguments) { return squeeze(text); }},
      {"capitalize", 0, [](std::string text, Arguments) { return map_letters(text, to_upper, 1); }},
      {"uncapitalize", 0, [](std::string text, Arguments) { return map_letters(text, to_lower, 1); }},
      {"lower", 0, [](std::string text, Arguments) { return map_letters(text, to_lower, all_letters); }},
      {"upper", 0, [](std::string text, Arguments) { return map_letters(text, to_upper, all_letters); }},
      {"dumb", 0, [](std::string text, Arguments) { return to_plain_marks(std::move(text)); }},
      {"regex", 2, {}}};
  return all;
}

const Operation* operation(std::string_view name) {
  const auto found =
      std::find_if(operations().begin(), operations().end(), [&](const Operation& each) { return each.name == name; });
  return found == operations().end() ? nullptr : &*found;
}

void check_operations(const Action& action, const YamlNode& place) {
  for (std::size_t at = 0; at < action.parameters.size();) {
    const Operation* const found = operation(action.parameters[at]);
    if (!found) throw place.error("there is no editing step “" + action.parameters[at] + "”");
    if (action.parameters.size() - at - 1 < found->arguments) {
      throw place.error("the editing step “" + action.parameters[at] + "” takes " + std::to_string(found->arguments) +
                        " values");
    }
    if (found->name == "regex") {
      try {
        static_cast<void>(Regex{action.parameters[at + 1]});
      } catch (const Error& wrong) {
        throw place.error(wrong.what());
      }
    }
    at += found->arguments + 1;
  }
}

std::string expand(const std::string& written, std::string_view match, std::span<const std::string> groups) {
  std::string expanded;
  for (std::size_t at = 0; at < written.size(); ++at) {
    const bool braced = written.compare(at, 2, "${") == 0;
    const std::size_t begin = at + (braced ? 2 : 1);
    const std::size_t end = std::min(written.find_first_not_of("0123456789", begin), written.size());
    if (written[at] == '$' && written.compare(begin, 1, "$") == 0) {
      expanded += '$';
      ++at;
    } else if (written[at] != '$' || end == begin || (braced && written.compare(end, 1, "}") != 0)) {
      expanded += written[at];
    } else {
      const std::size_t group = to_count(written.substr(begin, end - begin));
      if (group == 0)
        expanded += match;
      else if (group <= groups.size())
        expanded += groups[group - 1];
      at = braced ? end : end - 1;
    }
  }
  return expanded;
}

}  // namespace

Action read_action(Fields& fields) {
  const YamlNode* const node = fields.node("action");
  if (!node) return {};
  Fields inside{*node};
  Action action{.parameters = inside.strings("params")};
  const std::string name = inside.string("name");
  if (name == "replace")
    action.kind = Action::Kind::replace;
  else if (name == "remove")
    action.kind = Action::Kind::remove;
  else if (name == "suggest" || name == "convert")
    action.kind = Action::Kind::suggest;
  else if (name == "edit")
    action.kind = Action::Kind::edit;
  else if (!name.empty())
    throw inside.error("name", "an action is replace, remove, suggest or edit, not “" + name + "”");
  inside.refuse_others();
  if (action.kind == Action::Kind::edit) check_operations(action, *node);
  return action;
}

std::vector<std::string> apply_action(const Action& action, std::string_view match, std::span<const std::string> groups,
                                      RegexWorkspace& workspace) {
  std::vector<std::string> results;
  if (action.kind == Action::Kind::remove) results.emplace_back();
  if (action.kind == Action::Kind::replace) {
    for (const std::string& parameter : action.parameters) results.push_back(expand(parameter, match, groups));
  }
  if (action.kind == Action::Kind::edit) {
    std::string text{match};
    for (std::size_t at = 0; at < action.parameters.size();) {
      const Operation& step = *operation(action.parameters[at]);
      const Arguments given = Arguments{action.parameters}.subspan(at + 1, step.arguments);
      text = step.apply ? step.apply(std::move(text), given) : Regex{given[0]}.replace(text, given[1], workspace);
      at += step.arguments + 1;
    }
    results.push_back(std::move(text));
  }
  return results;
}

std::string in_case_of(std::string_view like, std::string_view text) {
  std::size_t upper = 0;
  std::size_t lower = 0;
  for (std::size_t at = 0; at < like.size(); at += decode(like, at).size) {
    const char32_t letter = decode(like, at).code_point;
    upper += is_upper(letter);
    lower += is_lower(letter);
  }
  if (upper > 1 && lower == 0) return map_letters(text, to_upper, all_letters);
  if (!like.empty() && is_upper(decode(like, 0).code_point)) return map_letters(text, to_upper, 1);
  return std::string{text};
}

}  // namespace galley
