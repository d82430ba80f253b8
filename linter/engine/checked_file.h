// One file on its way: checked by the rules which see it alone, then, once the
// rules which see all files have spoken, finished. The pipeline and the
// workspace of an editor share it.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "linter/diagnostic/suppress.h"
#include "linter/engine/named_files.h"
#include "linter/engine/rule_costs.h"
#include "linter/engine/rule_set.h"
#include "linter/formats/format.h"

namespace galley {

// What is kept of a file once its document is gone.
struct CheckedFile {
  const RuleSet* rules = nullptr;
  std::uint64_t digest = 0;             // of its bytes
  std::vector<Diagnostic> diagnostics;  // of its own rules; nothing is suppressed yet
  Suppressions suppressions;
  CorpusFile words;  // empty where no rule of all files holds, and nobody asks for them
  bool has_comments = false;
  bool is_enveloped = false;  // its copy stands in texts of JSON
  std::vector<StyleProblem> problems = {};
};

enum class Words : unsigned char { if_needed, always };

struct CheckOptions {
  Words words = Words::if_needed;   // whether the hashes of words are kept where no rule of all files holds
  RuleCosts* costs = nullptr;       // may be null
  FindArchived find_archived = {};  // may be empty
};

// `document` is what `format` made of the file.
CheckedFile check_file(const Document& document, const Format& format, FileId id, const RuleSet& rules,
                       const CheckOptions& options = {});

// What the rules of all files say of `files`, which are in the order of their
// ids. A rule has one set of options: those of the first file that it holds
// for; it sees the files for which it is switched on. Ordered by rule.
std::vector<Diagnostic> check_corpus(std::span<CheckedFile* const> files, const FilesOfRun& of_run, unsigned jobs,
                                     RuleCosts* costs = nullptr);

// Takes from `diagnostics`, all that is said of the file, what a directive lets
// stand; adds what is to be said of directives; sorts. The file's own
// suppressions take note of what they did, so each can be used once.
void finish(std::vector<Diagnostic>& diagnostics, const RuleSet& rules, FileId id, Suppressions& suppressions);

// A rule of one document doesn't know which file it is.
void place(Diagnostic& diagnostic, FileId file);

// CorpusFile::version of a file with that digest.
std::uint64_t version_of(std::uint64_t digest, const Format& format);

}  // namespace galley
