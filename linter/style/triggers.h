// Where in a document the rules of a set may find something: one pass over the
// text for the literals that their patterns require.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "linter/match/literal_set.h"
#include "linter/match/triggered_pattern.h"

namespace galley {

// A place where a literal stands.
struct LiteralHit {
  Offset at = 0;
  std::uint32_t literal = 0;
};

// The places in one block, by rule.
class BlockHits {
 public:
  explicit BlockHits(std::size_t rules) : places_(rules), marks_((rules + 63) / 64) {}

  std::span<const TriggerHit> of(std::size_t rule) const { return places_[rule]; }
  // The rules that have some, in order.
  std::span<const std::size_t> rules() const { return rules_; }

 private:
  friend class Triggers;
  std::vector<std::vector<TriggerHit>> places_;
  std::vector<std::size_t> rules_;
  std::vector<std::uint64_t> marks_;  // a bit for each rule that has some, while they are gathered
};

class Triggers {
 public:
  // For each rule its pattern; null for one that runs on every block.
  explicit Triggers(std::span<const TriggeredPattern* const> patterns);

  // For what is kept on disk; nothing where they aren't such bytes.
  std::string to_bytes() const;
  static std::optional<Triggers> from_bytes(std::string_view bytes);

  bool has_literals(std::size_t rule) const { return has_literals_[rule] != 0; }
  std::size_t rules() const { return has_literals_.size(); }

  // All places in a text, in order.
  std::vector<LiteralHit> find(std::string_view text) const;
  // Appends those in a part of it.
  void find(std::string_view text, TextSpan within, std::vector<LiteralHit>& hits) const;

  // Those of `hits` that stand in the span, for the rules that hold there.
  void gather(std::span<const LiteralHit> hits, TextSpan span, const std::vector<bool>& holds,
              BlockHits& gathered) const;

 private:
  // A literal, and which it is of a rule's pattern.
  struct Use {
    std::uint32_t number = 0;
    std::uint32_t rule = 0;
    std::uint32_t literal = 0;
  };

  Triggers() = default;
  std::span<const Use> uses_of(std::uint32_t literal) const {
    return std::span{uses_}.subspan(first_use_[literal], first_use_[literal + 1] - first_use_[literal]);
  }

  LiteralSet literals_;
  std::vector<Use> uses_;                 // ordered by literal, and then by rule
  std::vector<std::uint32_t> first_use_;  // by literal, and one more
  std::vector<std::uint8_t> has_literals_;
};

// The places in a text that is gone through about once: they are found when
// they are asked for, and forgotten when they are no longer.
class HitWindow {
 public:
  // Both outlive it.
  HitWindow(const Triggers& triggers, std::string_view text) : triggers_(triggers), text_(text) {}

  // Those in the span, among others around it; good until the next are asked
  // for. What stands in front of `needed` is forgotten.
  std::span<const LiteralHit> hits(TextSpan span, Offset needed);

 private:
  const Triggers& triggers_;
  std::string_view text_;
  TextSpan known_;
  std::vector<LiteralHit> hits_;  // those in `known_`
};

}  // namespace galley
