// One automaton of all patterns (RE2::Set) says which of them match a stretch
// of text at all; nearly always none do, and the text was read once. Only
// those that do are then run one by one, as the automaton knows no places.
#include "linter/match/pattern_set.h"

#include <algorithm>

#include <re2/re2.h>
#include <re2/set.h>

#include "linter/text/error.h"

namespace galley {
namespace {

// Room for the automaton's states. Past it RE2 begins anew, silently and slowly.
constexpr std::int64_t memory_budget = 64 << 20;

RE2::Options options(bool ignore_case) {
  RE2::Options chosen;
  chosen.set_case_sensitive(!ignore_case);
  chosen.set_log_errors(false);
  chosen.set_max_mem(memory_budget);
  return chosen;
}

}  // namespace

struct PatternSet::Compiled {
  RE2::Set all{options(false), RE2::UNANCHORED};
  std::vector<std::unique_ptr<RE2>> each;
};

PatternSet::PatternSet(std::span<const Pattern> patterns) : compiled_(std::make_unique<Compiled>()) {
  for (const Pattern& pattern : patterns) {
    auto& one = compiled_->each.emplace_back(std::make_unique<RE2>(pattern.expression, options(pattern.ignore_case)));
    if (!one->ok()) throw Error("the pattern “" + pattern.expression + "” is wrong: " + one->error());
    compiled_->all.Add((pattern.ignore_case ? "(?i)" : "") + pattern.expression, nullptr);
  }
  if (!compiled_->all.Compile()) throw Error("the patterns need more memory than there is for them; use fewer");
}

PatternSet::~PatternSet() = default;
PatternSet::PatternSet(PatternSet&&) noexcept = default;
PatternSet& PatternSet::operator=(PatternSet&&) noexcept = default;

void PatternSet::find(std::string_view text, TextSpan within, std::vector<PatternMatch>& matches) const {
  const re2::StringPiece searched{text.data() + within.begin, within.size()};
  std::vector<int> hits;
  if (!compiled_->all.Match(searched, &hits)) return;
  const std::size_t before = matches.size();
  for (const int hit : hits) {
    const auto pattern = static_cast<std::size_t>(hit);
    re2::StringPiece match;
    for (std::size_t at = 0; at <= searched.size();) {
      if (!compiled_->each[pattern]->Match(searched, at, searched.size(), RE2::UNANCHORED, &match, 1)) break;
      const auto begin = static_cast<std::size_t>(match.data() - searched.data());
      at = begin + std::max<std::size_t>(match.size(), 1);
      if (match.empty()) continue;
      const auto from = within.begin + static_cast<Offset>(begin);
      matches.push_back({.pattern = pattern, .span = {from, from + static_cast<Offset>(match.size())}});
    }
  }
  std::sort(matches.begin() + static_cast<std::ptrdiff_t>(before), matches.end(),
            [](const PatternMatch& a, const PatternMatch& b) {
              return a.span != b.span ? a.span < b.span : a.pattern < b.pattern;
            });
}

}  // namespace galley
