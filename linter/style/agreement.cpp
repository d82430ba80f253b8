// Rules whose finding depends on what stands elsewhere in the document.
#include <algorithm>

#include "linter/match/pattern_syntax.h"
#include "linter/style/checks.h"
#include "linter/style/patterns.h"

namespace galley {
namespace {

class Consistency final : public Check {
 public:
  explicit Consistency(std::vector<Regex> pairs) : pairs_(std::move(pairs)) {}

  std::unique_ptr<CheckState> make_state() const override {
    auto state = std::make_unique<Seen>();
    state->ways.resize(pairs_.size());
    return state;
  }

  // Once both ways have been met, each block that has one is reported.
  void run(const StyleBlock& block, CheckRun& run) const override {
    auto& seen = static_cast<Seen&>(*run.state());
    for (std::size_t pair = 0; pair < pairs_.size(); ++pair) {
      std::optional<TextSpan> last;
      pairs_[pair].for_each(block.text, run.workspace(), [&](const std::vector<Capture>& groups) {
        for (std::size_t way = 1; way < groups.size(); ++way) {
          if (!groups[way].matched()) continue;
          (way == 1 ? seen.ways[pair].first : seen.ways[pair].second) = true;
          last = to_span(groups[way]);
        }
        return true;
      });
      if (last && seen.ways[pair].first && seen.ways[pair].second) run.report_match(block, *last, {});
    }
  }

 private:
  struct Seen final : CheckState {
    std::vector<std::pair<bool, bool>> ways;
  };
  std::vector<Regex> pairs_;
};

class Conditional final : public Check {
 public:
  Conditional(Regex first, Regex second, Exceptions exceptions)
      : first_(std::move(first)), second_(std::move(second)), exceptions_(std::move(exceptions)) {}

  void run(const StyleBlock& block, CheckRun& run) const override {
    auto& explained = run.shared().explained;
    if (second_.group_count() == 0) {
      if (second_.matches(block.text, run.workspace())) return;
    } else {
      second_.for_each(block.text, run.workspace(), [&](const std::vector<Capture>& groups) {
        for (std::size_t group = 1; group < groups.size(); ++group) {
          if (groups[group].matched()) explained.emplace(block.text.substr(groups[group].begin, groups[group].size()));
        }
        return true;
      });
    }
    run.for_each_match(first_, block, [&](const std::vector<Capture>& groups) {
      const TextSpan span = to_span(groups[0]);
      if (!explained.contains(block.text.substr(span.begin, span.size())) &&
          !exceptions_.cover(block.text, span, run.workspace())) {
        run.report_match(block, span, {});
      }
      return true;
    });
  }

  const Regex* trigger() const override { return &first_; }

 private:
  Regex first_;
  Regex second_;
  Exceptions exceptions_;
};

}  // namespace

std::unique_ptr<Check> make_consistency(Fields& fields, StyleRule&, const StyleEnvironment& environment) {
  const bool ignore_case = fields.flag("ignorecase", false);
  const Bounds bounds = fields.flag("nonword", false) ? Bounds::none : Bounds::words;
  auto either = fields.pairs("either");
  std::sort(either.begin(), either.end());
  std::vector<Regex> pairs;
  for (const auto& [one, other] : either) {
    const std::string pattern = in_template("(" + one + ")|(" + other + ")", bounds, environment.word_template);
    pairs.push_back(compile_pattern(fields, "either", (ignore_case ? "(?i)" : "") + pattern));
  }
  return std::make_unique<Consistency>(std::move(pairs));
}

std::unique_ptr<Check> make_conditional(Fields& fields, StyleRule&, const StyleEnvironment& environment) {
  fields.flag("ignorecase", false);
  const bool vocabulary = fields.flag("vocab", true);
  if (fields.node("in")) throw Unsupported("“in” needs views, which are not supported");
  Regex first = compile_pattern(fields, "first", fields.string("first"));
  Regex second = compile_pattern(fields, "second", fields.string("second"));
  return std::make_unique<Conditional>(std::move(first), std::move(second),
                                       read_exceptions(fields, environment, vocabulary));
}

}  // namespace galley
