// Patterns for paths, as .gitignore writes them.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace galley {

enum class Braces : unsigned char { plain, alternatives };

// `*` and `?` stay within one name, `[a-z]` and `[!a-z]` are classes, `\` takes
// the sense from what follows; a whole name `**` stands for any number of
// folders. A pattern with a slash at its beginning or inside is anchored: it
// counts from the folder that it is written for. One without may stand at any
// depth. A slash at the end asks for a folder. With Braces::alternatives
// `{md,txt}` is either.
class Glob {
 public:
  // Throws Error where the pattern is absurdly long, or its braces stand for
  // more than a thousand.
  Glob(std::string_view pattern, Braces braces);

  // `path` is relative to the folder that the pattern is written for, and has
  // no slash at its beginning or end.
  bool matches(std::string_view path, bool is_folder) const;

  // The same for the path or a folder that it is in.
  bool matches_within(std::string_view path) const;

  enum class Kind : unsigned char { literal, any, one_of, none_of, star, folders, rest };
  struct Item {
    Kind kind = Kind::literal;
    char32_t letter = 0;
    std::vector<std::pair<char32_t, char32_t>> ranges = {};  // of a class, both ends included
  };

  // One of the patterns which braces stand for.
  struct Alternative {
    std::vector<Item> items;
    std::string beginning;  // the letters before the first wildcard
    std::string end;        // those after the last
    bool is_literal = false;
    bool any_depth = false;
    bool folders_only = false;
  };

 private:
  std::vector<Alternative> alternatives_;
};

}  // namespace galley
