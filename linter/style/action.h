// What a rule makes of what it finds: `action` in its file.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "linter/match/regex.h"
#include "linter/style/fields.h"

namespace galley {

struct Action {
  enum class Kind : std::uint8_t { none, replace, remove, suggest, edit };
  Kind kind = Kind::none;
  std::vector<std::string> parameters;
};

// Throws Error at its place where it is wrong.
Action read_action(Fields& fields);

// What is to stand in the place of `match`; nothing where it isn't for the
// action to say. `groups` are those of the pattern; replacements name them.
std::vector<std::string> apply_action(const Action& action, std::string_view match, std::span<const std::string> groups,
                                      RegexWorkspace& workspace);

// `text` in the case of `like`: "utilize" like "Use" is "Utilize".
std::string in_case_of(std::string_view like, std::string_view text);

}  // namespace galley
