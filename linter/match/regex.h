// One regular expression, as styles write them: the syntax of .NET, in which
// `\b`, `\w`, `\d` and `\s` mean Unicode and the leftmost alternative that comes
// first wins. The only user of PCRE2.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/match/pattern_syntax.h"
#include "linter/text/span.h"

namespace galley {

// Where the character behind the one at `at` begins, and the one that holds the
// byte at `at`.
std::size_t next_character(std::string_view text, std::size_t at);
std::size_t start_of_character(std::string_view text, std::size_t at);

struct Capture {
  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  std::size_t begin = none;
  std::size_t end = none;

  bool matched() const { return begin != none; }
  std::size_t size() const { return end - begin; }
};

// What searching needs, and each thread has of its own. It also notes whether
// a search was given up because the pattern needed too many steps.
class RegexWorkspace {
 public:
  RegexWorkspace();
  ~RegexWorkspace();
  RegexWorkspace(const RegexWorkspace&) = delete;
  RegexWorkspace& operator=(const RegexWorkspace&) = delete;

  // Whether a search was given up since this was last taken.
  bool take_exhausted();
  bool is_exhausted() const;

 private:
  friend class Regex;
  struct State;
  std::unique_ptr<State> state_;
};

// Of PCRE2.
std::uint64_t regex_version();

// Compiled once, when it is first searched with; used from many threads, each
// with its own workspace.
class Regex {
 public:
  // Throws Error with the reason, and the place in the pattern, where it is wrong.
  explicit Regex(std::string_view pattern);
  Regex(std::string_view pattern, const std::optional<PatternNode>& tree);  // what parse_pattern() makes of it
  // In PCRE2's own syntax; surely accepted by it.
  static Regex of_pcre2(std::string pattern);
  // Of one that was made before, what is known of it.
  struct Known {
    bool is_accepted = false;  // by PCRE2, surely: it need not be compiled to know
    std::uint32_t groups = 0;
  };
  Regex(std::string_view pattern, Known known);
  Known known() const;
  ~Regex();
  Regex(Regex&&) noexcept;
  Regex& operator=(Regex&&) noexcept;

  const std::string& pattern() const { return pattern_; }
  std::size_t group_count() const;

  // The leftmost match in `text` (valid UTF-8) that begins at `from` or behind
  // it; what stands in front of `from` is seen by assertions. The whole match is
  // groups[0]. A search that needs too many steps finds nothing, and the
  // workspace notes it.
  bool find(std::string_view text, std::size_t from, RegexWorkspace& workspace, std::vector<Capture>& groups) const;

  // As above, for matches that begin at `last` or in front of it.
  bool find(std::string_view text, std::size_t from, std::size_t last, RegexWorkspace& workspace,
            std::vector<Capture>& groups) const;

  bool matches(std::string_view text, RegexWorkspace& workspace) const;

  // `text` with each match replaced; `$1`, `${1}`, `$0` and `$$` in `with` mean
  // groups, the match and a dollar sign.
  std::string replace(std::string_view text, std::string_view with, RegexWorkspace& workspace) const;

  // Calls `visit(groups)` for each match, which don't overlap; empty ones are
  // passed over. `visit` returns false to stop.
  template <typename Visit>
  void for_each(std::string_view text, RegexWorkspace& workspace, Visit visit) const {
    std::vector<Capture> groups;
    for (std::size_t at = 0; at <= text.size() && find(text, at, workspace, groups);) {
      const bool is_empty = groups[0].size() == 0;
      if (!is_empty && !visit(static_cast<const std::vector<Capture>&>(groups))) return;
      at = is_empty ? next_character(text, groups[0].end) : groups[0].end;
    }
  }

 private:
  void begin(const std::optional<PatternNode>& tree);
  void begin(Known known);
  void make_code(const std::optional<PatternNode>* tree = nullptr) const;
  int search(std::string_view text, std::size_t from, std::size_t last, RegexWorkspace& workspace) const;

  struct Compiled;
  std::string pattern_;
  std::unique_ptr<Compiled> compiled_;
};

}  // namespace galley
