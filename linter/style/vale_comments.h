// What Vale's comments in a text say beyond switching rules on and off, which
// `Suppressions` knows: only these styles from here on, and not these matches.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "linter/document/document.h"

namespace galley {

class ValeComments {
 public:
  explicit ValeComments(const Document& document);

  // Whether a comment in front of a finding of the rule says that it is not to be made.
  bool silence(std::string_view rule, Span span) const;

 private:
  // What holds from a comment on.
  struct State {
    Offset from = 0;
    std::set<std::string, std::less<>> styles;                                      // none: all
    std::map<std::string, std::set<std::string, std::less<>>, std::less<>> silent;  // matches, by rule
  };

  void read(std::string_view text, Offset at);

  const Document& document_;
  std::vector<State> states_;
};

}  // namespace galley
