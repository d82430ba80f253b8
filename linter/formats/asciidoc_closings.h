// Where the marks that close are, in one block of AsciiDoc.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace galley {

// Answers each question in a time that grows with how far the answer lies from
// the last one: places are asked for in order, so all of them together are linear.
class AsciidocClosings {
 public:
  static constexpr std::size_t none = std::string_view::npos;

  explicit AsciidocClosings(std::string_view text) : text_(text) {}

  // The next `mark` at or behind `from`. Each mark is one of a few.
  std::size_t next(std::string_view mark, std::size_t from);
  // The next `mark` that ends a word, as "*" in "*text*".
  std::size_t next_constrained(std::string_view mark, std::size_t from);
  // The next bracket that no backslash stands before.
  std::size_t next_bracket(std::size_t from) { return next_constrained("]", from); }
  // The bracket that belongs to the one which opens at `open`.
  std::size_t partner(std::size_t open);

  // Whether markup may begin behind what stands before `at`: no word goes on there.
  bool may_begin(std::size_t at) const;
  // Whether a word begins at `at`.
  bool is_word(std::size_t at) const;

 private:
  struct Known {
    std::string_view mark;
    bool constrained = false;
    std::size_t from = 0;  // asked for from there on
    std::size_t at = 0;    // and found
  };

  Known& known(std::string_view mark, bool constrained);
  bool closes(std::string_view mark, std::size_t at) const;
  void find_partners();

  std::string_view text_;
  std::vector<Known> known_;
  std::vector<std::size_t> partners_;  // by the place of the bracket that opens
};

}  // namespace galley
