// Writes into a configuration that a person wrote.
#pragma once

#include <optional>
#include <string>

#include "linter/diagnostic/diagnostic.h"
#include "linter/rule/rule.h"

namespace galley {

// What the house writes, and what it doesn't.
struct HouseTerm {
  std::string wanted;
  std::string wrong;

  friend bool operator==(const HouseTerm&, const HouseTerm&) = default;
};

// The edit of `text`, which stands at `path`, after which it has the term under
// [terms]. Every other byte stays, comments too. It was tried: read again, the
// configuration has one term more. None where it has the term, or the opposite;
// where it is wrong; where it is written so that no edit will do.
std::optional<Edit> add_term(const std::string& path, const std::string& text, const HouseTerm& term,
                             Registry registry);

}  // namespace galley
