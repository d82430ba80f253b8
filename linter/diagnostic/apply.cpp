// Fixes are taken in the order of their first edits; the edits that were taken
// are kept sorted, so whether another one touches them is told from its two
// neighbours. Cost: n log n in the number of edits.
#include "linter/diagnostic/apply.h"

#include <algorithm>
#include <set>

namespace galley {
namespace {

bool comes_before(const Edit* a, const Edit* b) { return a->span < b->span; }

// Two edits at one place can't be told apart in order, unless one begins where
// the other ends.
bool touch(Span a, Span b) { return a.begin == b.begin || a.overlaps(b); }

bool same(const Edit& a, const Edit& b) { return a.span == b.span && a.replacement == b.replacement; }

struct Candidate {
  std::size_t diagnostic;
  const Fix* fix;
  std::vector<const Edit*> edits;  // in order
};

const Fix* best_fix(const Diagnostic& diagnostic, Safety at_most) {
  const auto allowed = [at_most](const Fix& fix) { return fix.safety <= at_most && !fix.edits.empty(); };
  const auto found = std::find_if(diagnostic.fixes.begin(), diagnostic.fixes.end(), allowed);
  return found == diagnostic.fixes.end() ? nullptr : &*found;
}

std::vector<const Edit*> in_order(const std::vector<Edit>& edits) {
  std::vector<const Edit*> sorted;
  for (const Edit& edit : edits) sorted.push_back(&edit);
  std::stable_sort(sorted.begin(), sorted.end(), comes_before);
  return sorted;
}

bool is_valid(const std::vector<const Edit*>& edits, std::size_t size) {
  for (std::size_t i = 0; i < edits.size(); ++i) {
    const Span span = edits[i]->span;
    if (span.begin > span.end || span.end > size) return false;
    if (i > 0 && touch(edits[i - 1]->span, span)) return false;
  }
  return true;
}

class Applier {
 public:
  Applier(const SourceFile& source, std::span<const Diagnostic> diagnostics)
      : source_(source), diagnostics_(diagnostics) {}

  Applied apply(Safety at_most) {
    gather(at_most);
    for (const Candidate& candidate : candidates_) take(candidate);
    write();
    std::sort(applied_.skipped.begin(), applied_.skipped.end(),
              [](const Skipped& a, const Skipped& b) { return a.diagnostic < b.diagnostic; });
    return std::move(applied_);
  }

 private:
  void gather(Safety at_most) {
    for (std::size_t index = 0; index < diagnostics_.size(); ++index) {
      const Fix* const fix = best_fix(diagnostics_[index], at_most);
      if (!fix) continue;
      const FileId file = diagnostics_[index].file;
      const bool elsewhere =
          std::any_of(fix->edits.begin(), fix->edits.end(), [file](const Edit& edit) { return edit.file != file; });
      Candidate candidate{.diagnostic = index, .fix = fix, .edits = in_order(fix->edits)};
      if (elsewhere) {
        skip(index, WhySkipped::other_file);
      } else if (!is_valid(candidate.edits, source_.bytes().size())) {
        skip(index, WhySkipped::invalid);
      } else {
        candidates_.push_back(std::move(candidate));
      }
    }
    std::stable_sort(candidates_.begin(), candidates_.end(), [](const Candidate& a, const Candidate& b) {
      return comes_before(a.edits.front(), b.edits.front());
    });
  }

  void skip(std::size_t diagnostic, WhySkipped why) {
    applied_.skipped.push_back({.diagnostic = diagnostic, .why = why});
  }

  // An edit that another fix makes, too, is made once.
  void take(const Candidate& candidate) {
    for (const Edit* const edit : candidate.edits) {
      if (!is_taken(*edit) && !is_free(edit)) return skip(candidate.diagnostic, WhySkipped::overlaps);
    }
    taken_.insert(candidate.edits.begin(), candidate.edits.end());
    ++applied_.applied;
  }

  bool is_taken(const Edit& edit) const {
    const auto found = taken_.find(&edit);
    return found != taken_.end() && same(**found, edit);
  }

  bool is_free(const Edit* edit) const {
    const auto next = taken_.lower_bound(edit);
    if (next != taken_.end() && touch((*next)->span, edit->span)) return false;
    return next == taken_.begin() || !touch((*std::prev(next))->span, edit->span);
  }

  void write() {
    const std::string_view bytes = source_.bytes();
    Offset reached = 0;
    for (const Edit* const edit : taken_) {
      applied_.text += bytes.substr(reached, edit->span.begin - reached);
      applied_.text += edit->replacement;
      applied_.edits.push_back(*edit);
      reached = edit->span.end;
    }
    applied_.text += bytes.substr(reached);
  }

  struct ByPlace {
    bool operator()(const Edit* a, const Edit* b) const { return comes_before(a, b); }
  };

  const SourceFile& source_;
  std::span<const Diagnostic> diagnostics_;
  std::vector<Candidate> candidates_;
  std::set<const Edit*, ByPlace> taken_;
  Applied applied_;
};

}  // namespace

Applied apply_fixes(const SourceFile& source, std::span<const Diagnostic> of_this_file, Safety at_most) {
  return Applier{source, of_this_file}.apply(at_most);
}

}  // namespace galley
