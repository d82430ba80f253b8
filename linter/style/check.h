// What a rule of a style is: what all have, and what each kind does.
#pragma once

#include <algorithm>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "linter/diagnostic/diagnostic.h"
#include "linter/match/triggered_pattern.h"
#include "linter/style/action.h"
#include "linter/style/findings.h"
#include "linter/style/reading.h"
#include "linter/style/selector.h"

namespace galley {

// The keys that every kind of rule has.
struct StyleRule {
  std::string name;  // Style.Rule
  std::string path;  // its file
  std::string message;
  std::string data;  // what its findings carry: a JSON object with its link, or nothing
  Severity severity = Severity::warning;
  Selector selector;
  std::size_t limit = 0;  // findings in one file; 0 for all
  Action action;
  bool match_case = false;  // what is put in takes the case of what stood there
};

// What a check may keep from one block of a document to the next.
class CheckState {
 public:
  virtual ~CheckState() = default;
};

// What a pattern matched in a block, for the rules behind the first that have the same.
class MatchMemory {
 public:
  // Calls `visit(groups)` for each match in the block, found anew where they
  // aren't those of the last block that was asked for; where its literals stand
  // is nothing for one that is looked for everywhere.
  template <typename Visit>
  void for_each(const TriggeredPattern& trigger, const StyleBlock& block,
                std::optional<std::span<const TriggerHit>> hits, RegexWorkspace& workspace, Visit& visit) {
    if (block.text.data() != text_.data() || block.text.size() != text_.size()) {
      matches_.clear();
      const auto note = [&](const std::vector<Capture>& groups) {
        matches_.insert(matches_.end(), groups.begin(), groups.end());
        groups_.resize(groups.size());
        return true;
      };
      if (hits)
        trigger.for_each(block.text, *hits, block.begin, workspace, note);
      else
        trigger.for_each(block.text, workspace, note);
      // Each rule is to learn for itself that a search is given up.
      text_ = workspace.is_exhausted() ? std::string_view{} : block.text;
    }
    for (auto match = matches_.begin(); match != matches_.end(); match += static_cast<std::ptrdiff_t>(groups_.size())) {
      std::copy(match, match + static_cast<std::ptrdiff_t>(groups_.size()), groups_.begin());
      if (!visit(static_cast<const std::vector<Capture>&>(groups_))) return;
    }
  }

 private:
  std::string_view text_;
  std::vector<Capture> matches_;  // the groups of each, one behind the other
  std::vector<Capture> groups_;
};

// What the rules of one document share.
struct SharedState {
  const StyleReading& reading;
  RegexWorkspace& workspace;
  Findings& findings;
  const FieldTexts& fields;  // those that a rule asks for
  // Words that have been explained: what one conditional rule has met holds for
  // the others, as Vale has it.
  std::set<std::string, std::less<>> explained = {};
  // What patterns matched that are looked for everywhere in a block.
  std::unordered_map<std::string_view, MatchMemory> everywhere = {};
};

// One rule's run over one document.
class CheckRun {
 public:
  // `number` is the rule's among those of the findings.
  CheckRun(std::size_t number, const StyleRule& rule, Severity severity, SharedState& shared,
           std::unique_ptr<CheckState> state)
      : number_(number),
        rule_(rule),
        severity_(severity),
        shared_(shared),
        reading_(shared.reading),
        workspace_(shared.workspace),
        state_(std::move(state)),
        name_(rule.name),
        data_(rule.data) {}

  const StyleRule& rule() const { return rule_; }
  const StyleReading& reading() const { return reading_; }
  RegexWorkspace& workspace() const { return workspace_; }
  SharedState& shared() const { return shared_; }
  CheckState* state() const { return state_.get(); }

  // Calls `visit(groups)` for each match in the block of the check's trigger.
  template <typename Visit>
  void for_each_match(const TriggeredPattern& trigger, const StyleBlock& block, Visit visit) const {
    if (hits_ && memory_)
      memory_->for_each(trigger, block, hits_, workspace_, visit);
    else if (hits_)
      trigger.for_each(block.text, *hits_, block.begin, workspace_, visit);
    else
      trigger.for_each(block.text, workspace_, visit);
  }

  // The same for another pattern, which is looked for everywhere.
  template <typename Visit>
  void for_each_match_of(const TriggeredPattern& pattern, const StyleBlock& block, Visit visit) const {
    // Without hits the block's text may be one that was made for this rule.
    if (hits_)
      shared_.everywhere[pattern.regex().pattern()].for_each(pattern, block, std::nullopt, workspace_, visit);
    else
      pattern.for_each(block.text, workspace_, visit);
  }

  // Where the literals stand in the next block that the trigger requires;
  // nothing where that isn't known.
  void set_hits(std::optional<std::span<const TriggerHit>> hits) { hits_ = hits; }

  // Of the rules that have the same trigger as this one.
  void share_matches(MatchMemory& memory) { memory_ = &memory; }

  // Whether what the rule would say of the block's text at `span` is said.
  bool is_known(const StyleBlock& block, TextSpan span) {
    return shared_.findings.holds(number_, source_span(block, span).begin);
  }

  // Reports `span` of the block's text, with the message's arguments. Null where
  // that isn't to be said, or is said already.
  Diagnostic* report(const StyleBlock& block, TextSpan span, std::span<const std::string> arguments);
  Diagnostic* report_message(const StyleBlock& block, TextSpan span, std::string message);

  // Reports it as the rule's action has it: what the action makes of the match
  // is the second argument, and a fix. `groups` are the pattern's.
  void report_match(const StyleBlock& block, TextSpan span, std::span<const std::string> groups);

  // Offers each of `replacements` for the span, where there is a finding.
  void offer(Diagnostic* diagnostic, const StyleBlock& block, TextSpan span,
             std::span<const std::string> replacements) const;

 private:
  // Finds what is kept by a view of it.
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  using Messages = std::unordered_map<std::string, HeldText, TextHash, std::equal_to<>>;

  Span source_span(const StyleBlock& block, TextSpan span);
  bool is_taken(const StyleBlock& block, TextSpan span);
  Diagnostic* add(const StyleBlock& block, TextSpan span, HeldText message);
  HeldText shared(std::string message);
  void report_known(const StyleBlock& block, TextSpan span);

  // A place that was asked for, as it may be asked for again.
  struct Place {
    bool is_source = false;
    bool is_summary = false;
    Offset begin = 0;
    TextSpan span;
    Span source;
  };

  std::size_t number_;
  const StyleRule& rule_;
  Severity severity_;
  SharedState& shared_;
  const StyleReading& reading_;
  RegexWorkspace& workspace_;
  std::unique_ptr<CheckState> state_;
  std::optional<std::span<const TriggerHit>> hits_;
  MatchMemory* memory_ = nullptr;
  HeldText name_;
  HeldText data_;
  std::optional<Place> place_;
  Messages messages_;  // that may come again
  Messages said_;      // of matches, where a rule has no action
};

// Where in plain text a rule finds all that it finds: in each of its paragraphs
// alone, in the whole of it, or what is known of neither.
enum class FoundIn : std::uint8_t { either, paragraphs, whole };

// A kind of rule, compiled. Used from many threads.
class Check {
 public:
  virtual ~Check() = default;
  virtual void run(const StyleBlock& block, CheckRun& run) const = 0;
  virtual std::unique_ptr<CheckState> make_state() const { return nullptr; }

  // The pattern without a match of which a block can't hold a finding, and
  // which run() looks for with for_each_match(); null if there is none.
  virtual const TriggeredPattern* trigger() const { return nullptr; }
  // The scope of a view whose fields it looks into; empty for none.
  virtual std::string_view asked_field() const { return {}; }

  // Of a text that is gone over as a whole and by its paragraphs.
  virtual FoundIn finds_in() const { return FoundIn::either; }

  // As it is written; empty where there is none.
  virtual std::string_view pattern() const {
    const TriggeredPattern* const own = trigger();
    return own ? std::string_view{own->regex().pattern()} : std::string_view{};
  }
};

}  // namespace galley
