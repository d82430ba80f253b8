// Stet: what the writer of a text says is to stand. One mechanism for all
// directives, Vale's comments among them.
//
//   stet, stet: RULE, RULE         nothing (of these rules) in the next block
//   stet off … stet on             not between these; both may name rules
//   stet file: RULE                not in this file
//   vale off … vale on, vale STYLE.RULE = NO … vale STYLE.RULE = YES
//
// A reason may follow behind " -- ".
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "linter/diagnostic/diagnostic.h"
#include "linter/diagnostic/stet.h"
#include "linter/document/document.h"

namespace galley {

// The rule under whose name directives are reported that do nothing.
constexpr std::string_view unused_stet = "unused-stet";

// The directives of one file. Owns what it holds: the document may go.
//
// A directive that stands inside a block, or behind it on its line, means that
// block; any other the one that follows. With a list item goes what belongs to
// it, with the first cell of a table the whole table. A diagnostic belongs to
// where it begins.
class Suppressions {
 public:
  Suppressions() = default;
  explicit Suppressions(const Document& document);

  // True if there are no directives.
  bool empty() const { return directives_.empty(); }

  // Says whether a directive covers it, and notes which ones did something.
  bool suppresses(const Diagnostic& diagnostic);

  // Once every diagnostic was shown: what did nothing, with a fix that deletes
  // it. What names a rule that wasn't active is passed over, as nobody knows;
  // what names a rule that is none of `known` is reported.
  std::vector<Diagnostic> unused(std::span<const std::string_view> active,
                                 std::span<const std::string_view> known) const;

 private:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  // One rule of a directive, or all. Where several marks of one rule cover a
  // place, the one which begins first is used.
  struct Mark {
    std::string rule;  // empty: every rule; a style's name: every rule of it
    Span covers;
    Span name;  // where the rule is named in the file; empty where that isn't known
    bool used = false;
  };

  struct Directive {
    StetKind kind = StetKind::block;
    Span source;
    Edit deletion;  // takes it out of the file, with its line where it stands alone
    std::vector<Mark> marks;
    bool is_vale = false;
    std::size_t closed_by = none;     // the directive that ends it
    std::vector<std::size_t> closes;  // the directives that it ends
  };

  // A stretch that a mark covers, and no mark of its rule which begins before.
  struct Stretch {
    Span covers;
    std::size_t directive = 0;
    std::size_t mark = 0;
  };

  class Reader;
  struct Names;

  void index();
  const Stretch* find(std::string_view rule, Offset at) const;
  bool use(std::string_view rule, Offset at);
  bool is_let_stand(const Diagnostic& diagnostic, std::size_t directive) const;
  bool is_idle(const Directive& directive, const Names& names) const;
  void report(const Directive& directive, const Names& names, std::vector<Diagnostic>& out) const;
  void report_names(const Directive& directive, const Names& names, std::vector<Diagnostic>& out) const;
  void report_idle(const Directive& directive, const Names& names, std::vector<Diagnostic>& out) const;

  std::vector<Directive> directives_;
  std::map<std::string, std::vector<Stretch>, std::less<>> stretches_;  // by rule, in order
};

}  // namespace galley
