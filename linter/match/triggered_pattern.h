// A pattern that is tried only where something stands that each of its matches
// holds.
#pragma once

#include <algorithm>
#include <bit>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "linter/match/pattern_phrases.h"
#include "linter/match/regex.h"
#include "linter/match/word_window.h"

namespace galley {

// A place where one of the literals() stands, and which.
struct TriggerHit {
  Offset at = 0;
  std::uint32_t literal = 0;
};

class TriggeredPattern {
 public:
  // Throws Error with the reason, and the place in the pattern, where it is wrong.
  explicit TriggeredPattern(std::string_view pattern);
  TriggeredPattern(std::string_view pattern, const std::optional<PatternNode>& tree);

  // What is known of a pattern, as bytes, so that it need not be read again.
  std::string to_bytes() const;
  // Nothing where they aren't such bytes.
  static std::optional<TriggeredPattern> from_bytes(std::string_view pattern, std::string_view bytes);

  const Regex& regex() const { return regex_; }

  // In every match stands one of these; none where nothing is known.
  const std::vector<RequiredLiteral>& literals() const { return literals_; }

  // Whether it is a list of phrases, and needs no engine.
  bool is_phrases() const { return phrases_.has_value(); }

  // Whether a text has the same matches as its paragraphs have, each searched
  // alone (pattern_breaks.h). False where that isn't known.
  bool stays_in_paragraphs() const { return stays_in_paragraphs_; }

  // Calls `visit(groups)` for each match, as Regex::for_each does.
  template <typename Visit>
  void for_each(std::string_view text, RegexWorkspace& workspace, Visit visit) const {
    if (run_ == Run::none) return regex_.for_each(text, workspace, visit);
    std::vector<Capture> groups(regex_.group_count() + 1);
    Capture run;
    bool is_inside = false;
    RunReader reader{text, run_};
    for (std::size_t at = 0; at < text.size(); at += WordWindow::size) {
      // A run begins and ends by turns: that can be foreseen.
      for (std::uint64_t ends = reader.ends(at); ends != 0; ends &= ends - 1) {
        (is_inside ? run.end : run.begin) = at + static_cast<std::size_t>(std::countr_zero(ends));
        is_inside = !is_inside;
        if (is_inside) continue;
        std::fill(groups.begin(), groups.end(), run);
        if (!visit(static_cast<const std::vector<Capture>&>(groups))) return;
      }
    }
    if (!is_inside) return;
    run.end = text.size();
    std::fill(groups.begin(), groups.end(), run);
    visit(static_cast<const std::vector<Capture>&>(groups));
  }

  // As above, where the literals stand at `hits`, in order, and nowhere else;
  // hits are counted from `base`.
  template <typename Visit>
  void for_each(std::string_view text, std::span<const TriggerHit> hits, Offset base, RegexWorkspace& workspace,
                Visit visit) const {
    std::vector<Capture> groups;
    if (phrases_) return for_each_phrase(text, hits, base, groups, visit);
    std::size_t at = 0;
    std::size_t tail = 0;  // the next hit at which a match may end
    for (std::size_t index = 0; index < hits.size(); ++index) {
      if (tail_ && index >= tail) {
        tail = next_tail(text, hits, base, index, workspace);
        if (tail == hits.size()) return;
        ++tail;
      }
      const std::size_t place = hits[index].at - base;
      if (place < lead_.least + at) continue;
      const std::size_t last = place - lead_.least;
      const std::size_t start = first_start(text, at, place);
      if (start > last) continue;
      at = start;
      while (at <= last && regex_.find(text, at, last, workspace, groups)) {
        const bool is_empty = groups[0].size() == 0;
        if (!is_empty && !visit(static_cast<const std::vector<Capture>&>(groups))) return;
        at = is_empty ? next_character(text, groups[0].end) : groups[0].end;
      }
      if (at <= last) at = next_character(text, last);
    }
  }

 private:
  explicit TriggeredPattern(Regex regex) : regex_(std::move(regex)) {}
  static TriggeredPattern made(std::string_view pattern);

  template <typename Visit>
  void for_each_phrase(std::string_view text, std::span<const TriggerHit> hits, Offset base,
                       std::vector<Capture>& groups, Visit& visit) const {
    std::size_t at = 0;
    for (std::size_t first = 0, next = 0; first < hits.size(); first = next) {
      while (next < hits.size() && hits[next].at == hits[first].at) ++next;
      const std::size_t place = hits[first].at - base;
      if (place < at || !match_phrase(text, place, hits.subspan(first, next - first), groups)) continue;
      if (!visit(static_cast<const std::vector<Capture>&>(groups))) return;
      at = groups[0].end;
    }
  }

  // The first of the phrases at one place that stands there.
  bool match_phrase(std::string_view text, std::size_t at, std::span<const TriggerHit> hits,
                    std::vector<Capture>& groups) const;

  // Where a match that has a literal at `place` may begin at the earliest;
  // behind `place` if none can.
  std::size_t first_start(std::string_view text, std::size_t from, std::size_t place) const;

  // The first of the hits from `index` on at which the tail stands; their number for none.
  std::size_t next_tail(std::string_view text, std::span<const TriggerHit> hits, Offset base, std::size_t index,
                        RegexWorkspace& workspace) const;

  // Patterns that match each run of some characters, whatever is around it.
  enum class Run : std::uint8_t { none, of_word, of_no_space };
  static Run run_of(const PatternNode& tree);

  // Reads the text sixty-four bytes at once, in order.
  class RunReader {
   public:
    RunReader(std::string_view text, Run run) : text_(text), run_(run) {}
    // The places from `at` on at which a run begins or ends, a bit each.
    std::uint64_t ends(std::size_t at);

   private:
    std::uint64_t beyond_ascii(std::uint64_t bytes, std::size_t at);

    std::string_view text_;
    Run run_;
    std::uint64_t in_run_ = 0;  // 1 where the last byte is in one
    std::size_t known_ = 0;     // up to there characters beyond ASCII have been told,
    bool is_known_in_ = false;  // and whether the last is in a run
  };

  Regex regex_;
  Run run_ = Run::none;
  bool stays_in_paragraphs_ = false;
  std::vector<RequiredLiteral> literals_;
  PatternLength lead_;
  std::optional<PhraseList> phrases_;
  std::optional<Regex> tail_;  // stands at one of the hits in each match
};

}  // namespace galley
