// What a person may have meant who wrote a name that doesn't exist.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace galley {

// How many letters must be inserted, deleted, replaced or swapped with their
// neighbour to turn `a` into `b` (Damerau and Levenshtein, in the restricted
// form: no letter moves twice); `most` + 1 where it is more than `most`.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t most);

// The nearest of `known`, of equals the first; none where all are far off.
std::optional<std::string_view> nearest_name(std::string_view name, std::span<const std::string_view> known);

// " (did you mean “y”?)", to be put behind a message, or nothing.
std::string did_you_mean(std::string_view name, std::span<const std::string_view> known);

}  // namespace galley
