// `[glob if …]` in .vale.ini: a section that holds for some of the files that
// its pattern names.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace galley {

// Compares `.Path`, `.Dir`, `.Name` and `.Ext` of a file with words, by `==`,
// `!=`, `contains`, `startsWith`, `endsWith`, `matches` and `in [ ]`, joined by
// `and`, `or` and `not` (also `&&`, `||`, `!`). What stands in a file (`.Meta`)
// isn't known, and can't be asked for.
class SectionCondition {
 public:
  // Throws Error with what is wrong.
  explicit SectionCondition(std::string_view written);

  bool holds(const std::string& path) const { return holds(nodes_.back(), path); }

 private:
  enum class Kind : std::uint8_t { all, any, none, equals, contains, starts, ends, matches };
  // A comparison has a name and words, any of which will do; the others have parts.
  struct Node {
    Kind kind = Kind::equals;
    std::string name;
    std::vector<std::string> words;
    std::vector<std::size_t> parts;  // into nodes_
  };
  class Parser;

  bool holds(const Node& node, const std::string& path) const;

  std::vector<Node> nodes_;  // the whole is the last
};

}  // namespace galley
