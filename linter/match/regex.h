// One regular expression, as styles write them: the syntax of .NET, in which
// `\b`, `\w`, `\d` and `\s` mean Unicode and the leftmost alternative that comes
// first wins. The only user of PCRE2.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "linter/match/pattern_literals.h"
#include "linter/text/span.h"

namespace galley {

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

  // Whether a search was given up since this was last asked.
  bool take_exhausted();

 private:
  friend class Regex;
  struct State;
  std::unique_ptr<State> state_;
};

// Compiled once, used from many threads, each with its own workspace.
class Regex {
 public:
  // Throws Error with the reason, and the place in the pattern, where it is wrong.
  explicit Regex(std::string_view pattern);
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

  // What every match holds.
  const Requirement& requirement() const { return requirement_; }

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

  // As for_each, where the required literals stand at `hits`, in order, and
  // nowhere else; hits are counted from `base`. No run of white space is longer
  // than `longest_space`.
  template <typename Visit>
  void for_each_near(std::string_view text, std::span<const Offset> hits, Offset base, std::size_t longest_space,
                     RegexWorkspace& workspace, Visit visit) const {
    const PatternLength& lead = requirement_.lead;
    const std::size_t back = lead.bytes + lead.spaces * longest_space;
    std::vector<Capture> groups;
    std::size_t at = 0;
    for (const Offset place : hits) {
      const std::size_t hit = place - base;
      if (!lead.unlimited && hit > back + at) at = start_of_character(text, hit - back);
      while (at <= hit && find(text, at, hit, workspace, groups)) {
        const bool is_empty = groups[0].size() == 0;
        if (!is_empty && !visit(static_cast<const std::vector<Capture>&>(groups))) return;
        at = is_empty ? next_character(text, groups[0].end) : groups[0].end;
      }
      if (at <= hit) at = next_character(text, hit);
    }
  }

 private:
  static std::size_t next_character(std::string_view text, std::size_t at);
  static std::size_t start_of_character(std::string_view text, std::size_t at);

  struct Compiled;
  std::string pattern_;
  Requirement requirement_;
  std::unique_ptr<Compiled> compiled_;
};

// `text` with everything that means something in a pattern escaped.
std::string escape_pattern(std::string_view text);

}  // namespace galley
