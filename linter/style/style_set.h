// The rules of styles that hold for a file, compiled.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "linter/document/document.h"
#include "linter/style/check.h"
#include "linter/style/triggers.h"
#include "linter/style/view_document.h"

namespace galley {

// A rule and what it does; shared by the sets that have it.
struct CompiledRule {
  StyleRule rule;
  std::unique_ptr<Check> check;
};

// What went wrong with a rule while it ran.
struct StyleProblem {
  std::string path;
  std::string message;
};

class StyleSet {
 public:
  struct Member {
    std::shared_ptr<const CompiledRule> compiled;
    Severity severity = Severity::warning;
  };

  // `options` say what the configuration masks; what the rules need is added.
  // `view` is what a data file is read through; null for none.
  StyleSet(std::vector<Member> members, ReadingOptions options, std::shared_ptr<const View> view = nullptr);

  bool empty() const { return members_.empty(); }
  const View* view() const { return view_.get(); }
  const std::vector<Member>& members() const { return members_; }

  // Runs every rule over the document. May be called from many threads. The
  // diagnostics have their rule's name and severity.
  std::vector<Diagnostic> check(const Document& document, std::vector<StyleProblem>& problems) const;

 private:
  // The rules that hold in a scope.
  struct InScope {
    std::vector<bool> holds;          // by rule
    std::vector<std::size_t> always;  // those that nothing triggers
    bool is_empty = true;

    void add(std::size_t rule, bool is_triggered);
    void remove(std::size_t rule);
  };

  // What a view names in a data file.
  struct Fields {
    std::vector<FieldsDocument> documents;
    FieldTexts texts;
  };

  void run_all(const StyleReading& reading, const FieldTexts& fields, RegexWorkspace& workspace, Findings& findings,
               std::vector<StyleProblem>& problems) const;
  Fields fields(const Document& document, std::vector<StyleProblem>& problems) const;
  bool is_asked_for(std::string_view field) const;
  void check_fields(const Fields& fields, const ValeComments& around, Findings& findings,
                    std::vector<StyleProblem>& problems) const;
  std::vector<InScope> rules_by_scope(const StyleReading& reading) const;
  // Where plain text is read by paragraphs and as a whole, leaves each rule that
  // holds in both to where it finds all.
  void divide(InScope& in_paragraphs, InScope& in_whole) const;
  // Those of `all` that aren't among `done`.
  InScope without(const InScope& all, const InScope& done) const;
  void run(std::size_t index, const StyleBlock& block, CheckRun& run) const;
  std::vector<std::string_view> patterns() const;
  Triggers make_triggers() const;
  void find_shared_patterns();

  std::vector<Member> members_;
  ReadingOptions options_;
  std::shared_ptr<const View> view_;
  Triggers triggers_;
  static constexpr std::size_t own_pattern = static_cast<std::size_t>(-1);
  std::vector<std::size_t> shared_patterns_;  // by rule: which of the patterns that several rules have
  std::size_t shared_count_ = 0;
};

}  // namespace galley
