// What a rule is, and all that it may do.
#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <utility>

#include "linter/diagnostic/diagnostic.h"
#include "linter/document/document.h"
#include "linter/rule/archived.h"
#include "linter/rule/options.h"

namespace galley {

// One document under examination, and a rule's only way out. There is no path,
// no clock and no stream here.
class RuleContext {
 public:
  explicit RuleContext(const Document& document, FindArchived find_archived = {})
      : document_(document), find_archived_(std::move(find_archived)) {}

  const Document& document() const { return document_; }

  // What `analyse` finds in the document: found once, however many rules ask.
  // Good while the context lives.
  template <typename Result>
  const Result& analysis(Result (*analyse)(const Document&)) {
    return once(analyse, document_);
  }

  // The same of an analysis that needs another one.
  template <typename Result>
  const Result& analysis(Result (*analyse)(RuleContext&)) {
    return once(analyse, *this);
  }

  // Passages of the document that were published before.
  std::vector<ArchivedPassage> archived(const repeat::Measure& measure) const;

  // Reports `message` at `span`; the engine adds id, severity and file.
  // The reference is good until the next report.
  Diagnostic& report(TextSpan span, std::string message);

  // The same for a place which has no prose: a list's number, a bad byte.
  Diagnostic& report_source(Span span, std::string message);

  // Adds another place that the message needs.
  void relate(Diagnostic& diagnostic, TextSpan span, std::string message) const;
  void relate_source(Diagnostic& diagnostic, Span span, std::string message) const;

  // A fix which replaces `span`, or nothing where that would touch markup.
  void replace(Diagnostic& diagnostic, TextSpan span, std::string with, Safety safety, std::string title) const;
  void replace_source(Diagnostic& diagnostic, Span span, std::string with, Safety safety, std::string title) const;

  // What was reported since it was asked last.
  std::vector<Diagnostic> take() { return std::exchange(diagnostics_, {}); }

 private:
  struct Analysis {
    void (*key)();
    std::shared_ptr<const void> result;
  };

  template <typename Result, typename Subject>
  const Result& once(Result (*analyse)(Subject&), Subject& subject) {
    const auto key = reinterpret_cast<void (*)()>(analyse);
    for (const Analysis& known : analyses_) {
      if (known.key == key) return *static_cast<const Result*>(known.result.get());
    }
    auto result = std::make_shared<const Result>(analyse(subject));
    const Result& found = *result;
    analyses_.push_back({key, std::move(result)});
    return found;
  }

  const Document& document_;
  std::vector<Analysis> analyses_;
  FindArchived find_archived_;
  std::vector<Diagnostic> diagnostics_;
};

// Made once per run, used from many threads: `check` is const, and the same
// document always gives the same diagnostics.
class Rule {
 public:
  virtual ~Rule() = default;
  virtual void check(RuleContext& context) const = 0;
};

class CorpusRule;  // corpus_rule.h: a rule which sees all files of a run

// A rule's entry in the registry, constant-initialised in the rule's own file.
// One of the two makers is set, or `made`.
struct RuleDefinition {
  Severity severity = Severity::warning;
  bool on_by_default = true;
  bool english = false;  // speaks of English words: is silent in text of another language
  std::span<const OptionDefinition> options = {};
  std::unique_ptr<Rule> (*make)(const RuleOptions&) = nullptr;
  std::unique_ptr<CorpusRule> (*make_corpus)(const RuleOptions&) = nullptr;
  const Rule* made = nullptr;  // there is one for all, without options; it outlives who runs it
};

// What the build knows about a rule from its two files: the file's name is its
// id, the folder is its group, the page is its documentation.
struct RegisteredRule {
  std::string_view id;
  std::string_view group;
  std::string_view page;
  const RuleDefinition* definition = nullptr;
};

// Every built-in rule, ordered by id. Passed in from main: the engine links
// against no rule.
using Registry = std::span<const RegisteredRule>;

}  // namespace galley
