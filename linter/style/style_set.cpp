#include "linter/style/style_set.h"

#include <algorithm>
#include <limits>
#include <map>
#include <unordered_map>
#include <utility>

#include "linter/style/run_rule.h"
#include "linter/style/vale_comments.h"
#include "linter/text/bytes.h"
#include "linter/text/error.h"
#include "linter/text/kept_work.h"

namespace galley {
namespace {

// For each block where the first of the blocks from it on begins.
std::vector<Offset> begins_from(std::span<const StyleBlock> blocks) {
  std::vector<Offset> begins(blocks.size());
  Offset first = std::numeric_limits<Offset>::max();
  for (std::size_t at = blocks.size(); at-- > 0;) {
    if (!blocks[at].is_source && !blocks[at].is_summary) first = std::min(first, blocks[at].begin);
    begins[at] = std::min(first, blocks[at].begin);
  }
  return begins;
}

bool is_same_text(const StyleBlock& a, const StyleBlock& b) {
  return a.text.data() == b.text.data() && a.text.size() == b.text.size();
}

// Whether what it puts in means itself in every kind of text of YAML, JSON and TOML.
bool keeps_data_whole(const Fix& fix) {
  return std::all_of(fix.edits.begin(), fix.edits.end(), [](const Edit& edit) {
    const std::string& text = edit.replacement;
    return !text.empty() && text.front() != '-' && text.find_first_of("\"'\\:#{}[],&*!|<>%@`?=~\t\r\n") == text.npos;
  });
}

StyleProblem exhausted(const StyleRule& rule) {
  return {.path = rule.path,
          .message =
              "the rule " + rule.name + " was given up in places: its pattern needs too many steps; make it simpler"};
}

}  // namespace

StyleSet::StyleSet(std::vector<Member> members, ReadingOptions options, std::shared_ptr<const View> view)
    : members_(std::move(members)), options_(std::move(options)), view_(std::move(view)), triggers_(make_triggers()) {
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
  const std::vector<std::string_view> all = patterns();
  std::unordered_map<std::string_view, std::size_t> first;
  std::unordered_map<std::size_t, std::size_t> numbers;  // by the first rule that has the pattern
  shared_patterns_.assign(all.size(), own_pattern);
  for (std::size_t index = 0; index < all.size(); ++index) {
    if (all[index].empty()) continue;
    const auto [known, is_new] = first.try_emplace(all[index], index);
    if (is_new) continue;
    const std::size_t number = numbers.try_emplace(known->second, numbers.size()).first->second;
    shared_patterns_[known->second] = number;
    shared_patterns_[index] = number;
  }
  shared_count_ = numbers.size();
}

std::vector<std::string_view> StyleSet::patterns() const {
  std::vector<std::string_view> all;
  for (const Member& member : members_) all.push_back(member.compiled->check->pattern());
  return all;
}

// What is kept of an earlier run is found by all patterns.
Triggers StyleSet::make_triggers() const {
  ByteWriter key;
  for (const std::string_view pattern : patterns()) key.put_text(pattern);
  const std::shared_ptr<KeptWork> kept = KeptWork::in_use();
  const auto known = kept ? kept->find(KeptWork::Kind::triggers, key.bytes()) : std::nullopt;
  if (auto read = known ? Triggers::from_bytes(*known) : std::nullopt) return std::move(*read);
  std::vector<const TriggeredPattern*> all;
  for (const Member& member : members_) all.push_back(member.compiled->check->trigger());
  Triggers made{all};
  if (kept) kept->keep(KeptWork::Kind::triggers, key.bytes(), made.to_bytes());
  return made;
}

// Block by block, and in each the rules in the order of their names: some rules
// depend on what others have met before.
void StyleSet::run_all(const StyleReading& reading, const FieldTexts& fields, RegexWorkspace& workspace,
                       Findings& findings, std::vector<StyleProblem>& problems) const {
  SharedState shared{.reading = reading, .workspace = workspace, .findings = findings, .fields = fields};
  std::vector<CheckRun> runs;
  runs.reserve(members_.size());
  for (const Member& member : members_) {
    runs.emplace_back(runs.size(), member.compiled->rule, member.severity, shared,
                      member.compiled->check->make_state());
  }
  std::vector<MatchMemory> memories(shared_count_);
  for (std::size_t index = 0; index < runs.size(); ++index) {
    if (shared_patterns_[index] != own_pattern) runs[index].share_matches(memories[shared_patterns_[index]]);
  }
  std::vector<InScope> in_scope = rules_by_scope(reading);
  for (const StyleBlock& block : reading.blocks()) {
    if (block.is_whole) divide(in_scope[reading.blocks().front().scope], in_scope[block.scope]);
  }
  HitWindow in_text{triggers_, reading.text()};
  HitWindow in_source{triggers_, reading.source()};
  HitWindow in_summary{triggers_, reading.summary()};
  const std::vector<Offset> needed = begins_from(reading.blocks());
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
  // A paragraph comes twice, in two scopes. What a rule finds in it the second
  // time it has found before.
  std::map<std::pair<std::uint32_t, std::uint32_t>, InScope> in_scope_again;
  const StyleBlock* before = nullptr;  // the last that is no sentence
  for (std::size_t number = 0; number < needed.size(); ++number) {
    const StyleBlock& block = reading.blocks()[number];
    if (block.text.empty()) continue;
    const InScope* holding = &in_scope[block.scope];
    if (before && is_same_text(*before, block)) {
      InScope& again = in_scope_again[{before->scope, block.scope}];
      if (again.holds.empty()) again = without(*holding, in_scope[before->scope]);
      holding = &again;
    }
    if (!block.is_sentence) before = &block;
    if (holding->is_empty) continue;
    const InScope& scope = *holding;
    HitWindow& window = block.is_source ? in_source : block.is_summary ? in_summary : in_text;
    const TextSpan span{block.begin, block.begin + static_cast<Offset>(block.text.size())};
    triggers_.gather(window.hits(span, needed[number]), span, scope.holds, hits);
    auto always = scope.always.begin();
    for (const std::size_t index : hits.rules()) {
      for (; always != scope.always.end() && *always < index; ++always) try_rule(*always, block);
      try_rule(index, block);
    }
    for (; always != scope.always.end(); ++always) try_rule(*always, block);
  }
}

bool StyleSet::is_asked_for(std::string_view field) const {
  return !field.empty() && std::any_of(members_.begin(), members_.end(), [field](const Member& member) {
    return member.compiled->check->asked_field() == field;
  });
}

StyleSet::Fields StyleSet::fields(const Document& document, std::vector<StyleProblem>& problems) const {
  const SourceFile& source = document.source();
  std::vector<std::string> wrong;
  Fields all;
  try {
    const std::vector<ViewField> named = fields_of(*view_, source.bytes(), source.path(), wrong);
    all.documents = documents_of(named, document.shared_source(), wrong);
    for (const ViewField& field : named) {
      if (is_asked_for(field.scope->name)) all.texts[field.scope->name].push_back(field.text.text());
    }
  } catch (const Error& failure) {
    const std::string_view what = failure.what();
    const bool has_place = what.starts_with(source.path() + ':');
    wrong.emplace_back(has_place ? what.substr(source.path().size() + 1) : what);
  }
  for (std::string& each : wrong) problems.push_back({.path = source.path(), .message = std::move(each)});
  return all;
}

void StyleSet::check_fields(const Fields& fields, const ValeComments& around, Findings& findings,
                            std::vector<StyleProblem>& problems) const {
  RegexWorkspace workspace;
  for (const FieldsDocument& each : fields.documents) {
    if (each.fields.empty()) continue;
    const StyleReading reading{each.document, options_, workspace, each.fields};
    const ValeComments comments{each.document};
    findings.set_comments(&around, &comments);
    const std::size_t before = findings.size();
    run_all(reading, fields.texts, workspace, findings, problems);
    for (std::size_t at = before; at < findings.size(); ++at)
      erase_if(findings[at].fixes, [](const Fix& fix) { return !keeps_data_whole(fix); });
  }
}

std::vector<Diagnostic> StyleSet::check(const Document& document, std::vector<StyleProblem>& problems) const {
  RegexWorkspace workspace;
  const ValeComments comments{document};
  Findings findings{members_.size()};
  findings.set_comments(&comments);
  const Fields named = view_ ? fields(document, problems) : Fields{};
  run_all(StyleReading{document, options_, workspace}, named.texts, workspace, findings, problems);
  check_fields(named, comments, findings, problems);
  return findings.take();
}

void StyleSet::InScope::add(std::size_t rule, bool is_triggered) {
  holds[rule] = true;
  if (!is_triggered) always.push_back(rule);
  is_empty = false;
}

void StyleSet::InScope::remove(std::size_t rule) {
  holds[rule] = false;
  std::erase(always, rule);
}

// What a limit leaves depends on where something is found first.
void StyleSet::divide(InScope& in_paragraphs, InScope& in_whole) const {
  for (std::size_t index = 0; index < members_.size(); ++index) {
    if (!in_paragraphs.holds[index] || !in_whole.holds[index]) continue;
    const CompiledRule& compiled = *members_[index].compiled;
    const FoundIn found_in = compiled.check->finds_in();
    if (!compiled.rule.selector.excluded().empty() || found_in == FoundIn::either) continue;
    if (found_in == FoundIn::paragraphs)
      in_whole.remove(index);
    else if (compiled.rule.limit == 0)
      in_paragraphs.remove(index);
  }
}

std::vector<StyleSet::InScope> StyleSet::rules_by_scope(const StyleReading& reading) const {
  std::vector<InScope> all;
  for (const auto& scope : reading.scopes()) {
    const bool is_sentence = std::binary_search(scope.begin(), scope.end(), "sentence");
    InScope& own = all.emplace_back();
    own.holds.resize(members_.size());
    for (std::size_t index = 0; index < members_.size(); ++index) {
      if (members_[index].compiled->rule.selector.matches(scope, is_sentence))
        own.add(index, triggers_.has_literals(index));
    }
  }
  return all;
}

StyleSet::InScope StyleSet::without(const InScope& all, const InScope& done) const {
  InScope left{.holds = std::vector<bool>(members_.size()), .always = {}};
  for (std::size_t index = 0; index < members_.size(); ++index) {
    if (all.holds[index] && !done.holds[index]) left.add(index, triggers_.has_literals(index));
  }
  return left;
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
