// Which blocks a rule of a style is run over: `scope` in its file.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "linter/document/document.h"
#include "linter/text/bytes.h"

namespace galley {

// One `scope` of a rule: any of its lines holds. In a line every part joined by
// `&` holds: a set of names that the block's scope has, or with `~` lacks.
class Selector {
 public:
  Selector() = default;
  explicit Selector(const std::vector<std::string>& lines);

  // `scope` is sorted.
  bool matches(const std::vector<std::string>& scope, bool is_sentence) const;

  // Whether a line names it, not negated.
  bool asks_for(std::string_view name) const;

  // The same, of sentences alone.
  Selector of_sentences() const;

  // For what is kept on disk.
  void put(ByteWriter& out) const;
  static Selector get(ByteReader& in);

  // Inline elements whose text the rule isn't to see.
  const std::vector<InlineKind>& excluded() const { return excluded_; }

 private:
  struct Part {
    std::vector<std::string> names;  // sorted
    bool negated = false;
  };
  using Line = std::vector<Part>;

  static bool names(const Part& part, std::string_view name);

  std::vector<Line> lines_;
  std::vector<InlineKind> excluded_;
};

}  // namespace galley
