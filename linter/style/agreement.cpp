// Rules whose finding depends on what stands elsewhere in the document.
#include <algorithm>
#include <set>
#include <span>

#include "linter/match/pattern_syntax.h"
#include "linter/style/checks.h"
#include "linter/style/patterns.h"
#include "linter/style/title_case.h"
#include "linter/text/utf8.h"

namespace galley {
namespace {

class Consistency final : public Check {
 public:
  // `apart`: no match of one pair may stand where one of another does, so that
  // all are found by `any`, whose groups are theirs.
  Consistency(std::vector<Regex> pairs, TriggeredPattern any, bool apart)
      : pairs_(std::move(pairs)), any_(std::move(any)), apart_(apart) {}

  std::unique_ptr<CheckState> make_state() const override {
    auto state = std::make_unique<Seen>();
    state->ways.resize(pairs_.size());
    return state;
  }

  // Once both ways have been met, each block that has one is reported.
  void run(const StyleBlock& block, CheckRun& run) const override {
    auto& seen = static_cast<Seen&>(*run.state());
    std::vector<std::optional<TextSpan>> lasts(pairs_.size());
    const auto note = [&](std::size_t pair, std::size_t way, const Capture& found) {
      if (!found.matched()) return;
      (way == 0 ? seen.ways[pair].first : seen.ways[pair].second) = true;
      lasts[pair] = to_span(found);
    };
    if (apart_) {
      run.for_each_match(any_, block, [&](const std::vector<Capture>& groups) {
        for (std::size_t group = 1; group < groups.size(); ++group)
          note((group - 1) / 2, (group - 1) % 2, groups[group]);
        return true;
      });
    }
    for (std::size_t pair = 0; pair < pairs_.size() && !apart_; ++pair) {
      pairs_[pair].for_each(block.text, run.workspace(), [&](const std::vector<Capture>& groups) {
        for (std::size_t way = 1; way < groups.size(); ++way) note(pair, way - 1, groups[way]);
        return true;
      });
    }
    for (std::size_t pair = 0; pair < pairs_.size(); ++pair) {
      if (lasts[pair] && seen.ways[pair].first && seen.ways[pair].second) run.report_match(block, *lasts[pair], {});
    }
  }

  const TriggeredPattern* trigger() const override { return &any_; }

 private:
  struct Seen final : CheckState {
    std::vector<std::pair<bool, bool>> ways;
  };
  std::vector<Regex> pairs_;
  TriggeredPattern any_;  // of the pairs
  bool apart_;
};

class Conditional final : public Check {
 public:
  // `in` is the scope of a view, where `second` is looked for in its fields;
  // empty for the block itself.
  Conditional(TriggeredPattern first, TriggeredPattern second, Exceptions exceptions, std::string in)
      : first_(std::move(first)),
        second_(std::move(second)),
        either_("(?:" + first_.regex().pattern() + ")|(?:" + second_.regex().pattern() + ")"),
        exceptions_(std::move(exceptions)),
        in_(std::move(in)) {}

  void run(const StyleBlock& block, CheckRun& run) const override {
    const auto consider = [&](const std::vector<Capture>& groups) {
      const TextSpan span = to_span(groups[0]);
      if (!run.shared().explained.contains(block.text.substr(span.begin, span.size())) &&
          !exceptions_.cover(block.text, span, run.workspace())) {
        run.report_match(block, span, {});
      }
      return true;
    };
    if (explains()) {
      explain(block, run);
      in_.empty() ? run.for_each_match_of(first_, block, consider) : run.for_each_match(first_, block, consider);
    } else if (!stands(block, run)) {
      run.for_each_match(first_, block, consider);
    }
  }

  // What explains a word may stand in a block without one to be explained.
  const TriggeredPattern* trigger() const override { return explains() && in_.empty() ? &either_ : &first_; }
  std::string_view asked_field() const override { return in_; }
  // What isn't explained in all of a text isn't explained in its paragraphs.
  FoundIn finds_in() const override {
    const bool is_alike = in_.empty() && stays_in_paragraphs(first_, exceptions_) && second_.stays_in_paragraphs();
    return is_alike ? FoundIn::paragraphs : FoundIn::either;
  }

 private:
  bool explains() const { return second_.regex().group_count() > 0; }

  static std::span<const std::string> texts_of(std::string_view field, const CheckRun& run) {
    const auto found = run.shared().fields.find(field);
    return found == run.shared().fields.end() ? std::span<const std::string>{} : std::span{found->second};
  }

  bool stands(const StyleBlock& block, const CheckRun& run) const {
    if (in_.empty()) return second_.regex().matches(block.text, run.workspace());
    const auto texts = texts_of(in_, run);
    return std::any_of(texts.begin(), texts.end(),
                       [&](const std::string& text) { return second_.regex().matches(text, run.workspace()); });
  }

  void explain(const StyleBlock& block, CheckRun& run) const {
    const auto note = [&run](std::string_view text) {
      return [text, &run](const std::vector<Capture>& groups) {
        for (std::size_t group = 1; group < groups.size(); ++group) {
          if (groups[group].matched())
            run.shared().explained.emplace(text.substr(groups[group].begin, groups[group].size()));
        }
        return true;
      };
    };
    if (in_.empty()) return run.for_each_match_of(second_, block, note(block.text));
    for (const std::string& text : texts_of(in_, run)) second_.regex().for_each(text, run.workspace(), note(text));
  }

  TriggeredPattern first_;
  TriggeredPattern second_;
  TriggeredPattern either_;
  Exceptions exceptions_;
  std::string in_;
};

// True if each is one word of ASCII letters and digits, and no two are the same.
bool are_different_words(std::span<const std::pair<std::string, std::string>> pairs) {
  std::set<std::string> words;
  for (const auto& [one, other] : pairs) {
    for (const std::string& word : {one, other}) {
      const bool plain = std::all_of(word.begin(), word.end(),
                                     [](char byte) { return is_ascii_letter(byte) || is_ascii_digit(byte); });
      if (!plain || word.empty() || !words.insert(to_lower_case(word)).second) return false;
    }
  }
  return true;
}

}  // namespace

std::unique_ptr<Check> make_consistency(Fields& fields, StyleRule&, const StyleEnvironment& environment) {
  const bool ignore_case = fields.flag("ignorecase", false);
  const Bounds bounds = fields.flag("nonword", false) ? Bounds::none : Bounds::words;
  auto either = fields.pairs("either");
  std::sort(either.begin(), either.end());
  const auto pattern_of = [&](const std::string& alternatives) {
    return (ignore_case ? "(?i)" : "") + in_template(alternatives, bounds, environment.word_template);
  };
  std::vector<Regex> pairs;
  std::string all;
  for (const auto& [one, other] : either) {
    const std::string pair = "(" + one + ")|(" + other + ")";
    pairs.push_back(compile_pattern(fields, "either", pattern_of(pair)));
    all += (all.empty() ? "" : "|") + pair;
  }
  const bool apart = bounds == Bounds::words && environment.word_template.empty() && are_different_words(either);
  return std::make_unique<Consistency>(std::move(pairs), compile_trigger(fields, "either", pattern_of(all)), apart);
}

std::unique_ptr<Check> make_conditional(Fields& fields, StyleRule&, const StyleEnvironment& environment) {
  fields.flag("ignorecase", false);
  const bool vocabulary = fields.flag("vocab", true);
  const std::string in = fields.string("in");
  TriggeredPattern first = compile_trigger(fields, "first", fields.string("first"));
  TriggeredPattern second = compile_trigger(fields, "second", fields.string("second"));
  return std::make_unique<Conditional>(std::move(first), std::move(second),
                                       read_exceptions(fields, environment, vocabulary), in);
}

}  // namespace galley
