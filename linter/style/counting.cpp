// Rules that count: how often a token comes, and what comes twice.
#include <algorithm>

#include "linter/style/checks.h"
#include "linter/style/patterns.h"
#include "linter/style/sentence_ends.h"
#include "linter/style/title_case.h"
#include "linter/text/utf8.h"

namespace galley {
namespace {

std::string_view trimmed(std::string_view text) {
  const auto is_blank = [](char byte) { return byte == ' ' || (byte >= '\t' && byte <= '\r'); };
  if (!text.empty() && !is_blank(text.front()) && !is_blank(text.back())) return text;
  const std::size_t begin = text.find_first_not_of(" \t\n\r\f\v");
  return begin == text.npos ? "" : text.substr(begin, text.find_last_not_of(" \t\n\r\f\v") - begin + 1);
}

class Occurrence final : public Check {
 public:
  Occurrence(TriggeredPattern pattern, long least, long most)
      : pattern_(std::move(pattern)), least_(least), most_(most) {}

  void run(const StyleBlock& block, CheckRun& run) const override {
    long count = 0;
    std::optional<TextSpan> first;
    run.for_each_match(pattern_, block, [&](const std::vector<Capture>& groups) {
      ++count;
      if (first) return true;
      const std::string_view match = trimmed(block.text.substr(groups[0].begin, groups[0].size()));
      const bool is_code = match.find_first_not_of("*@") == match.npos;
      if (!match.empty() && !is_code) first = to_span(groups[0]);
      return true;
    });
    if (!(most_ > 0 && count > most_) && !(least_ > 0 && count < least_)) return;
    if (count == 0) first = first_word(block.text);
    if (!first) return;
    const std::string arguments[] = {std::to_string(count)};
    run.report(block, *first, arguments);
  }

  const TriggeredPattern* trigger() const override { return least_ > 0 ? nullptr : &pattern_; }

 private:
  static TextSpan first_word(std::string_view text) {
    const std::size_t begin = std::min(text.find_first_not_of(" \t\n\r"), text.size());
    const std::size_t end = std::min(text.find_first_of(" \t\n\r", begin), text.size());
    return {static_cast<Offset>(begin), static_cast<Offset>(end)};
  }

  TriggeredPattern pattern_;
  long least_;
  long most_;
};

bool only_letters(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); at += decode(text, at).size) {
    if (!is_letter(decode(text, at).code_point)) return false;
  }
  return !text.empty();
}

class Repetition final : public Check {
 public:
  Repetition(TriggeredPattern pattern, Exceptions exceptions, long most, bool ignore_case, bool alpha)
      : pattern_(std::move(pattern)),
        exceptions_(std::move(exceptions)),
        most_(most),
        ignore_case_(ignore_case),
        alpha_(alpha) {}

  void run(const StyleBlock& block, CheckRun& run) const override {
    long count = 0;
    std::string_view before;
    Offset begin = 0;
    run.for_each_match(pattern_, block, [&](const std::vector<Capture>& groups) {
      const std::string_view word = trimmed(block.text.substr(groups[0].begin, groups[0].size()));
      const bool is_same = ignore_case_ ? equal_in_any_case(word, before) : word == before;
      const bool repeats = is_same && !word.empty() && (!alpha_ || only_letters(word));
      count += repeats;
      const TextSpan span{begin, static_cast<Offset>(groups[0].end)};
      if (repeats && count > most_ && is_one_sentence(block.text.substr(span.begin, span.size())) &&
          !exceptions_.cover(block.text, span, run.workspace())) {
        count = 0;
        report(block, span, word, run);
      }
      begin = static_cast<Offset>(groups[0].begin);
      before = word;
      return true;
    });
  }

  const TriggeredPattern* trigger() const override { return &pattern_; }
  // The second of two words may stand in the next paragraph.
  FoundIn finds_in() const override {
    return stays_in_paragraphs(pattern_, exceptions_) && most_ <= 0 ? FoundIn::whole : FoundIn::either;
  }

 private:
  void report(const StyleBlock& block, TextSpan span, std::string_view word, CheckRun& run) const {
    const std::string arguments[] = {std::string{word}};
    const std::vector<std::string> made =
        apply_action(run.rule().action, block.text.substr(span.begin, span.size()), {}, run.workspace());
    run.offer(run.report(block, span, arguments), block, span, made);
  }

  TriggeredPattern pattern_;
  Exceptions exceptions_;
  long most_;
  bool ignore_case_;
  bool alpha_;
};

}  // namespace

std::unique_ptr<Check> make_occurrence(Fields& fields, StyleRule&, const StyleEnvironment&) {
  const bool ignore_case = fields.flag("ignorecase", false);
  const std::string pattern = (ignore_case ? "(?i)(?:" : "(?:") + fields.string("token") + ')';
  const long least = fields.integer("min", 0);
  const long most = fields.integer("max", 0);
  return std::make_unique<Occurrence>(compile_trigger(fields, "token", pattern), least, most);
}

std::unique_ptr<Check> make_repetition(Fields& fields, StyleRule&, const StyleEnvironment& environment) {
  const bool ignore_case = fields.flag("ignorecase", false);
  const bool alpha = fields.flag("alpha", false);
  const bool vocabulary = fields.flag("vocab", true);
  const long most = fields.integer("max", 0);
  const std::string pattern = (ignore_case ? "(?i)(" : "(") + alternatives_of(fields.strings("tokens")) + ')';
  return std::make_unique<Repetition>(compile_trigger(fields, "tokens", pattern),
                                      read_exceptions(fields, environment, vocabulary), most, ignore_case, alpha);
}

}  // namespace galley
