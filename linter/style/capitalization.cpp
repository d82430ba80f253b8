#include <functional>

#include "linter/style/checks.h"
#include "linter/style/patterns.h"
#include "linter/style/title_case.h"
#include "linter/text/utf8.h"

namespace galley {
namespace {

// How a text should be written, and whether it is.
struct Verdict {
  std::string expected;
  bool is_right = true;
};

using Judge = std::function<Verdict(std::string_view text, const Exceptions& exceptions, RegexWorkspace& workspace)>;

class Capitalization final : public Check {
 public:
  Capitalization(Judge judge, Exceptions exceptions, bool converts)
      : judge_(std::move(judge)), exceptions_(std::move(exceptions)), converts_(converts) {}

  void run(const StyleBlock& block, CheckRun& run) const override {
    const Verdict verdict = judge_(block.text, exceptions_, run.workspace());
    if (verdict.is_right) return;
    const TextSpan whole{0, static_cast<Offset>(block.text.size())};
    const std::string arguments[] = {std::string{block.text}, verdict.expected};
    Diagnostic* const diagnostic = run.report(block, whole, arguments);
    const Action& action = run.rule().action;
    if (action.kind != Action::Kind::replace) return;
    if (!action.parameters.empty())
      run.offer(diagnostic, block, whole, action.parameters);
    else if (converts_)
      run.offer(diagnostic, block, whole, std::span{&verdict.expected, 1});
  }

 private:
  Judge judge_;
  Exceptions exceptions_;
  bool converts_;
};

std::vector<std::string> tokens_of(std::string_view text, const Regex& token, RegexWorkspace& workspace) {
  std::vector<std::string> tokens;
  token.for_each(text, workspace, [&](const std::vector<Capture>& groups) {
    tokens.emplace_back(text.substr(groups[0].begin, groups[0].size()));
    return true;
  });
  return tokens;
}

Regex token_pattern(const Exceptions& exceptions) {
  const std::string words = "[\\p{N}\\p{L}*]+[^\\s]*";
  return Regex{exceptions.words() ? exceptions.words()->pattern() + "|" + words : words};
}

struct Share {
  double right = 0;
  double all = 0;
  bool reaches(double threshold) const { return all == 0 || right / all >= threshold; }
};

Judge title_judge(TitleStyle style, std::shared_ptr<const CaseWords> words, std::shared_ptr<const Regex> token,
                  double threshold) {
  return [=](std::string_view text, const Exceptions& exceptions, RegexWorkspace& workspace) {
    Verdict verdict{.expected = to_title_case(text, style, *words, workspace)};
    const auto wanted = tokens_of(verdict.expected, *token, workspace);
    const auto written = tokens_of(text, *token, workspace);
    Share share;
    for (std::size_t at = 0; at < written.size(); ++at) {
      const std::string& word = written[at];
      // Whether “to” is small depends on the part of speech behind it.
      const bool right = at >= wanted.size() || word == wanted[at] || word == "To" ||
                         exceptions.matches(word, workspace) || word == to_upper_case(word);
      share.right += right;
      ++share.all;
    }
    verdict.is_right = share.reaches(threshold);
    return verdict;
  };
}

std::string titled(const std::string& word) {
  const std::string lower = to_lower_case(word);
  if (lower.empty()) return lower;
  const Decoded first = decode(lower, 0);
  return to_upper_case(std::string_view{lower}.substr(0, first.size)) + lower.substr(first.size);
}

Judge sentence_judge(std::vector<std::string> indicators, std::shared_ptr<const CaseWords> words,
                     std::shared_ptr<const Regex> token, double threshold) {
  return [=](std::string_view text, const Exceptions& exceptions, RegexWorkspace& workspace) {
    Verdict verdict{.expected = to_sentence_case(text, indicators, *words, workspace)};
    const auto wanted = tokens_of(verdict.expected, *token, workspace);
    const auto written = tokens_of(text, *token, workspace);
    Share share;
    for (std::size_t at = 0; at < written.size(); ++at) {
      const std::string& word = written[at];
      const bool right = at >= wanted.size() || word == wanted[at] || exceptions.matches(word, workspace);
      if (!right && at == 0 && word != titled(word)) {
        verdict.is_right = false;
        return verdict;
      }
      share.right += right;
      ++share.all;
    }
    verdict.is_right = share.reaches(threshold);
    return verdict;
  };
}

Judge case_judge(std::string (*convert)(std::string_view)) {
  return [convert](std::string_view text, const Exceptions& exceptions, RegexWorkspace& workspace) {
    Verdict verdict{.expected = convert(text)};
    verdict.is_right = verdict.expected == text || exceptions.matches(text, workspace);
    return verdict;
  };
}

Judge pattern_judge(std::shared_ptr<const Regex> pattern) {
  return [pattern](std::string_view text, const Exceptions& exceptions, RegexWorkspace& workspace) {
    return Verdict{.expected = pattern->pattern(),
                   .is_right = pattern->matches(text, workspace) || exceptions.matches(text, workspace)};
  };
}

}  // namespace

std::unique_ptr<Check> make_capitalization(Fields& fields, StyleRule&, const StyleEnvironment& environment) {
  const std::string match = fields.string("match");
  const std::string style = fields.string("style", "AP");
  const std::string prefix = fields.string("prefix");
  const bool vocabulary = fields.flag("vocab", true);
  const std::vector<std::string> indicators = fields.strings("indicators");
  double threshold = fields.number("threshold", 0.8);
  if (threshold == 0) threshold = 0.8;
  Exceptions exceptions = read_exceptions(fields, environment, vocabulary);
  std::vector<std::string> kept = fields.strings("exceptions");
  if (vocabulary) kept.insert(kept.end(), environment.accepted.begin(), environment.accepted.end());
  const bool converts = match == "$title" || match == "$sentence";
  if (!converts) {
    Judge judge = match == "$lower" ? case_judge(to_lower_case)
                  : match == "$upper"
                      ? case_judge(to_upper_case)
                      : pattern_judge(std::make_shared<const Regex>(compile_pattern(fields, "match", match)));
    return std::make_unique<Capitalization>(std::move(judge), std::move(exceptions), converts);
  }
  try {
    const auto words = std::make_shared<const CaseWords>(std::move(kept), prefix);
    const auto token = std::make_shared<const Regex>(token_pattern(exceptions));
    Judge judge = match == "$title"
                      ? title_judge(style == "Chicago" ? TitleStyle::chicago : TitleStyle::ap, words, token, threshold)
                      : sentence_judge(indicators, words, token, threshold);
    return std::make_unique<Capitalization>(std::move(judge), std::move(exceptions), converts);
  } catch (const Error& wrong) {
    throw fields.error("exceptions", wrong.what());
  }
}

}  // namespace galley
