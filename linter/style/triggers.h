// Where in a document the rules of a set may find something: one pass over the
// text for the literals that their patterns require.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "linter/match/literal_set.h"
#include "linter/match/regex.h"

namespace galley {

class Triggers {
 public:
  // For each rule its pattern; null for one that runs on every block.
  explicit Triggers(std::span<const Regex* const> patterns);

  bool has_literals(std::size_t rule) const { return has_literals_[rule]; }

  // The places of each rule's literals in a text, in order.
  class Hits {
   public:
    // Those in [begin, end).
    std::span<const Offset> within(std::size_t rule, Offset begin, Offset end) const;

   private:
    friend class Triggers;
    std::vector<std::vector<Offset>> places_;  // by rule
  };
  Hits find(std::string_view text) const;

 private:
  LiteralSet literals_;
  std::vector<std::vector<std::uint32_t>> rules_;  // by literal
  std::vector<bool> has_literals_;
};

}  // namespace galley
