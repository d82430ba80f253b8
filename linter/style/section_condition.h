// `[glob if …]` in .vale.ini: a section that holds for some of the files that
// its pattern names.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "linter/style/yaml.h"

namespace galley {

// Compares `.Path`, `.Dir`, `.Name` and `.Ext` of a file, and `.Meta.key` of its
// front matter (`.Meta.a.b`, `.Meta["a"]`), with words, by `==`, `!=`,
// `contains`, `startsWith`, `endsWith`, `matches` and `in [ ]`, joined by `and`,
// `or` and `not` (also `&&`, `||`, `!`). What the front matter says may be
// compared with numbers, `true`, `false` and `nil`, too, stand alone for whether
// it is true, and be a list: `"word" in .Meta.tags`. A key that is missing
// compares as `nil`.
//
// Of rules the same is asked for their `.Name`, `.Level`, `.Scope`, `.Message`,
// `.Description`, `.Extends` and `.Link`, which are the keys of `meta`.
class SectionCondition {
 public:
  enum class About : std::uint8_t { files, rules };

  // Throws Error with what is wrong.
  explicit SectionCondition(std::string_view written, About about = About::files);

  // `meta` is the front matter; null for none.
  bool holds(const std::string& path, const YamlNode* meta = nullptr) const { return holds(nodes_.back(), path, meta); }

  bool asks_for_front_matter() const { return asks_for_front_matter_; }

 private:
  enum class Kind : std::uint8_t { all, any, none, is_true, equals, contains, starts, ends, matches };
  struct Word {
    std::string text;
    bool is_text = true;  // else a number, true, false or nil
  };
  // A comparison has a name and words, any of which will do; the others have parts.
  struct Node {
    Kind kind = Kind::equals;
    std::string name;
    std::vector<std::string> keys = {};  // of the front matter
    bool each = false;                   // what is compared is a list's items
    std::vector<Word> words = {};
    std::vector<std::size_t> parts = {};  // into nodes_
  };
  class Parser;

  bool holds(const Node& node, const std::string& path, const YamlNode* meta) const;

  std::vector<Node> nodes_;  // the whole is the last
  bool asks_for_front_matter_ = false;
};

}  // namespace galley
