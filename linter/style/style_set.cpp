#include "linter/style/style_set.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "linter/style/run_rule.h"
#include "linter/style/vale_comments.h"

namespace galley {
namespace {

StyleProblem exhausted(const StyleRule& rule) {
  return {.path = rule.path,
          .message =
              "the rule " + rule.name + " was given up in places: its pattern needs too many steps; make it simpler"};
}

}  // namespace

StyleSet::StyleSet(std::vector<Member> members, ReadingOptions options)
    : members_(std::move(members)), options_(std::move(options)), triggers_(patterns()) {
  for (const Member& member : members_) {
    const Selector& selector = member.compiled->rule.selector;
    options_.sentences |= selector.asks_for("sentence");
    options_.paragraphs |= selector.asks_for("paragraph");
    options_.raw |= selector.asks_for("raw");
    options_.summary |= selector.asks_for("summary");
    for (const char* const name : {"link", "strong", "emphasis", "code", "quote"})
      options_.inlines |= selector.asks_for(name);
  }
  find_shared_patterns();
}

// Styles have many a rule from each other.
void StyleSet::find_shared_patterns() {
  const std::vector<const TriggeredPattern*> all = patterns();
  std::unordered_map<std::string_view, std::size_t> first;
  std::unordered_map<std::size_t, std::size_t> numbers;  // by the first rule that has the pattern
  shared_patterns_.assign(all.size(), own_pattern);
  for (std::size_t index = 0; index < all.size(); ++index) {
    if (!all[index]) continue;
    const auto [known, is_new] = first.try_emplace(all[index]->regex().pattern(), index);
    if (is_new) continue;
    const std::size_t number = numbers.try_emplace(known->second, numbers.size()).first->second;
    shared_patterns_[known->second] = number;
    shared_patterns_[index] = number;
  }
  shared_count_ = numbers.size();
}

std::vector<const TriggeredPattern*> StyleSet::patterns() const {
  std::vector<const TriggeredPattern*> all;
  for (const Member& member : members_) all.push_back(member.compiled->check->trigger());
  return all;
}

// Block by block, and in each the rules in the order of their names: some rules
// depend on what others have met before.
StyleSet::Findings StyleSet::run_all(const Document& document, std::vector<StyleProblem>& problems) const {
  RegexWorkspace workspace;
  const StyleReading reading{document, options_, workspace};
  SharedState shared{.reading = reading, .workspace = workspace};
  std::vector<CheckRun> runs;
  runs.reserve(members_.size());
  for (const Member& member : members_) {
    const auto number = static_cast<std::uint32_t>(runs.size());
    runs.emplace_back(number, member.compiled->rule, shared, member.compiled->check->make_state());
  }
  std::vector<MatchMemory> memories(shared_count_);
  for (std::size_t index = 0; index < runs.size(); ++index) {
    if (shared_patterns_[index] != own_pattern) runs[index].share_matches(memories[shared_patterns_[index]]);
  }
  const std::vector<InScope> in_scope = rules_by_scope(reading);
  const std::vector<LiteralHit> in_text = triggers_.find(reading.text());
  const std::vector<LiteralHit> in_source = options_.raw ? triggers_.find(reading.source()) : std::vector<LiteralHit>{};
  const std::vector<LiteralHit> in_summary =
      options_.summary ? triggers_.find(reading.summary()) : std::vector<LiteralHit>{};
  std::vector<bool> given_up(members_.size());
  BlockHits hits{members_.size()};
  const auto try_rule = [&](std::size_t index, const StyleBlock& block) {
    if (given_up[index]) return;
    if (triggers_.has_literals(index))
      runs[index].set_hits(hits.of(index));
    else
      runs[index].set_hits(std::nullopt);
    run(index, block, runs[index]);
    if (!workspace.take_exhausted()) return;
    given_up[index] = true;
    problems.push_back(exhausted(members_[index].compiled->rule));
  };
  for (const StyleBlock& block : reading.blocks()) {
    if (block.text.empty()) continue;
    const InScope& scope = in_scope[block.scope];
    triggers_.gather(block.is_source    ? in_source
                     : block.is_summary ? in_summary
                                        : in_text,
                     block.begin, block.begin + static_cast<Offset>(block.text.size()), scope.holds, hits);
    auto always = scope.always.begin();
    for (const std::size_t index : hits.rules()) {
      for (; always != scope.always.end() && *always < index; ++always) try_rule(*always, block);
      try_rule(index, block);
    }
    for (; always != scope.always.end(); ++always) try_rule(*always, block);
  }
  return {.diagnostics = std::move(shared.found), .rules = std::move(shared.finders)};
}

std::vector<Diagnostic> StyleSet::check(const Document& document, std::vector<StyleProblem>& problems) const {
  Findings found = run_all(document, problems);
  std::vector<Diagnostic>& diagnostics = found.diagnostics;
  const ValeComments comments{document};
  // One finding of a rule at one place, and no more than its limit.
  std::unordered_set<std::uint64_t> places;
  places.reserve(diagnostics.size());
  std::vector<std::size_t> counts(members_.size());
  std::size_t kept = 0;
  for (std::size_t at = 0; at < diagnostics.size(); ++at) {
    Diagnostic& diagnostic = diagnostics[at];
    const std::uint32_t rule = found.rules[at];
    const std::size_t limit = members_[rule].compiled->rule.limit;
    if (comments.silence(diagnostic) || !places.insert(std::uint64_t{rule} << 32 | diagnostic.span.begin).second ||
        (limit > 0 && counts[rule] == limit))
      continue;
    ++counts[rule];
    diagnostic.severity = members_[rule].severity;
    if (kept < at) diagnostics[kept] = std::move(diagnostic);
    ++kept;
  }
  diagnostics.resize(kept);
  return std::move(found.diagnostics);
}

std::vector<StyleSet::InScope> StyleSet::rules_by_scope(const StyleReading& reading) const {
  std::vector<InScope> all;
  for (const auto& scope : reading.scopes()) {
    const bool is_sentence = std::binary_search(scope.begin(), scope.end(), "sentence");
    InScope& own = all.emplace_back();
    own.holds.resize(members_.size());
    for (std::size_t index = 0; index < members_.size(); ++index) {
      own.holds[index] = members_[index].compiled->rule.selector.matches(scope, is_sentence);
      if (own.holds[index] && !triggers_.has_literals(index)) own.always.push_back(index);
    }
  }
  return all;
}

void StyleSet::run(std::size_t index, const StyleBlock& block, CheckRun& run) const {
  const CompiledRule& compiled = *members_[index].compiled;
  const auto& excluded = compiled.rule.selector.excluded();
  if (excluded.empty()) return compiled.check->run(block, run);
  run.set_hits(std::nullopt);  // blanks may make a word begin
  const std::string text = without_excluded(block, run.reading(), excluded);
  StyleBlock visible = block;
  visible.text = text;
  compiled.check->run(visible, run);
}

}  // namespace galley
