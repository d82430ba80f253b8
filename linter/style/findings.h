// What the rules of styles find in a document: one finding of a rule at one
// place, and no more of a rule than its limit. A text is gone over several times
// (as a paragraph, as sentences, as a whole), and most of what is found then is
// there already; it is dropped before anything is made of it.
#pragma once

#include <cstdint>
#include <vector>

#include "linter/diagnostic/diagnostic.h"
#include "linter/style/vale_comments.h"

namespace galley {

// Offsets: a table with open addressing, which grows.
class OffsetSet {
 public:
  bool contains(Offset offset) const;
  // False if it is there already.
  bool insert(Offset offset);

 private:
  static constexpr std::uint64_t spread = 0x9E3779B97F4A7C15u;
  static constexpr Offset none = ~Offset{0};  // no file is so large

  std::size_t slot_of(Offset offset) const;
  void grow();

  std::vector<Offset> slots_;
  std::size_t count_ = 0;
};

class Findings {
 public:
  explicit Findings(std::size_t rules) : rules_(rules) {}

  // What it silences isn't taken from now on; null for nothing. It outlives this.
  void set_comments(const ValeComments* comments, const ValeComments* of_fields = nullptr) {
    comments_ = comments;
    of_fields_ = of_fields;
  }

  // Whether the rule can't find anything new at the place.
  bool holds(std::size_t rule, Offset begin) const { return rules_[rule].places.contains(begin); }

  // Whether a finding is to be kept; it is then to be added.
  bool takes(std::size_t rule, std::string_view name, std::size_t limit, Span span);
  // What it gives back stays until the next is added.
  Diagnostic& add(Diagnostic diagnostic);

  // In the order in which they were found.
  std::size_t size() const { return pieces_.empty() ? 0 : (pieces_.size() - 1) * piece_size + pieces_.back().size(); }
  Diagnostic& operator[](std::size_t index) { return pieces_[index / piece_size][index % piece_size]; }
  // All of them; nothing can be added any more.
  std::vector<Diagnostic> take();

 private:
  struct OfRule {
    OffsetSet places;
    std::size_t count = 0;
  };

  std::vector<OfRule> rules_;
  // A hundred thousand would be there twice each time that a list is doubled.
  static constexpr std::size_t piece_size = 16384;
  std::vector<std::vector<Diagnostic>> pieces_;
  const ValeComments* comments_ = nullptr;
  const ValeComments* of_fields_ = nullptr;
};

}  // namespace galley
