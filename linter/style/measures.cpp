// Rules that measure a whole text: metric and readability.
#include <array>
#include <cmath>
#include <cstdio>

#include "linter/style/checks.h"
#include "linter/style/formula.h"
#include "linter/style/statistics.h"

namespace galley {
namespace {

Variables text_variables(const TextStatistics& text) {
  Variables all{{"words", text.words},
                {"sentences", text.sentences},
                {"characters", text.characters},
                {"syllables", text.syllables},
                {"long_words", text.long_words},
                {"polysyllabic_words", text.polysyllabic_words},
                {"complex_words", text.complex_words},
                {"sentence_length_sd", text.sentence_length_deviation}};
  all["automated_readability"] = automated_readability(text);
  all["coleman_liau"] = coleman_liau(text);
  all["flesch_kincaid"] = flesch_kincaid(text);
  all["flesch_reading_ease"] = flesch_reading_ease(text);
  all["gunning_fog"] = gunning_fog(text);
  all["lix"] = lix(text);
  all["smog"] = smog(text);
  return all;
}

constexpr std::array counted = {"pre",        "list",       "blockquote", "paragraphs", "heading_h1",
                                "heading_h2", "heading_h3", "heading_h4", "heading_h5", "heading_h6"};

void count_blocks(const Document& document, Variables& all) {
  for (const char* const name : counted) all[name] = 0;
  for (const Block& block : document.blocks()) {
    switch (block.kind) {
      case BlockKind::code:
        ++all["pre"];
        break;
      case BlockKind::list_item:
        ++all["list"];
        break;
      case BlockKind::quote:
        ++all["blockquote"];
        break;
      case BlockKind::paragraph:
        ++all["paragraphs"];
        break;
      case BlockKind::heading:
        ++all["heading_h" + std::to_string(block.level)];
        break;
      default:
        break;
    }
  }
}

Variables known_variables() {
  Variables all = text_variables({});
  for (const char* const name : counted) all[name] = 0;
  all["result"] = 0;
  return all;
}

std::string two_digits(double value) {
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%.2f", value);
  return text.data();
}

void report(const StyleBlock& block, double value, CheckRun& run) {
  const std::string arguments[] = {two_digits(value)};
  run.report(block, {0, 0}, arguments);
}

class Metric final : public Check {
 public:
  Metric(Formula formula, Formula condition) : formula_(std::move(formula)), condition_(std::move(condition)) {}

  void run(const StyleBlock& block, CheckRun& run) const override {
    const TextStatistics counts = count_text(block.text, run.workspace());
    if (counts.words == 0) return;
    Variables variables = text_variables(counts);
    count_blocks(run.reading().document(), variables);
    const double value = formula_.value(variables);
    variables["result"] = value;
    if (condition_.value(variables) != 0) report(block, value, run);
  }

 private:
  Formula formula_;
  Formula condition_;
};

class Readability final : public Check {
 public:
  using Score = double (*)(const TextStatistics&);
  Readability(std::vector<Score> scores, double grade) : scores_(std::move(scores)), grade_(grade) {}

  void run(const StyleBlock& block, CheckRun& run) const override {
    const TextStatistics counts = count_text(block.text, run.workspace());
    if (counts.words == 0) return;
    double sum = 0;
    for (const Score score : scores_) sum += score(counts);
    const double mean = sum / static_cast<double>(scores_.size());
    if (mean > grade_) report(block, mean, run);
  }

 private:
  std::vector<Score> scores_;
  double grade_;
};

Formula read_formula(Fields& fields, std::string_view key, const std::string& text) {
  try {
    return Formula{text, known_variables()};
  } catch (const Error& wrong) {
    throw fields.error(key, wrong.what());
  }
}

void measure_summary(Fields& fields, StyleRule& rule) {
  const std::vector<std::string> scope = fields.strings("scope");
  if (scope.empty() || (scope.size() == 1 && scope[0] == "text")) rule.selector = Selector{{"summary"}};
}

}  // namespace

std::unique_ptr<Check> make_metric(Fields& fields, StyleRule& rule, const StyleEnvironment&) {
  measure_summary(fields, rule);
  Formula formula = read_formula(fields, "formula", fields.string("formula"));
  return std::make_unique<Metric>(std::move(formula),
                                  read_formula(fields, "condition", "result " + fields.string("condition")));
}

std::unique_ptr<Check> make_readability(Fields& fields, StyleRule& rule, const StyleEnvironment&) {
  measure_summary(fields, rule);
  std::vector<Readability::Score> scores;
  for (const std::string& name : fields.strings("metrics")) {
    if (name == "Gunning Fog")
      scores.push_back(gunning_fog);
    else if (name == "Coleman-Liau")
      scores.push_back(coleman_liau);
    else if (name == "Flesch-Kincaid")
      scores.push_back(flesch_kincaid);
    else if (name == "SMOG")
      scores.push_back(smog);
    else if (name == "Automated Readability")
      scores.push_back(automated_readability);
    else
      throw fields.error("metrics",
                         "there is no score “" + name +
                             "”; there are Gunning Fog, Coleman-Liau, Flesch-Kincaid, SMOG and Automated Readability");
  }
  if (scores.empty()) throw fields.error("metrics", "“metrics” names no score");
  return std::make_unique<Readability>(std::move(scores), fields.number("grade", 0));
}

}  // namespace galley
