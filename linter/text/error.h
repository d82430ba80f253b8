// What goes wrong at the edge: a file, a configuration, an option.
#pragma once

#include <stdexcept>
#include <string>

namespace galley {

// `what()` says where and what to do: "galley.toml:3:7: unknown rule “x” (did
// you mean “y”?)". Only the command line and the language server catch it.
class Error : public std::runtime_error {
 public:
  explicit Error(const std::string& message) : std::runtime_error(message) {}
};

}  // namespace galley
