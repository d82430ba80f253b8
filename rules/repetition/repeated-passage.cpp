#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "linter/repeat/gather.h"
#include "linter/repeat/refine.h"
#include "linter/rule/corpus_rule.h"
#include "linter/rule/rule.h"
#include "linter/text/parallel.h"
#include "linter/text/utf8.h"
#include "rules/support/file_pairs.h"
#include "rules/support/finding_memo.h"
#include "rules/support/passage_judge.h"
#include "rules/support/passage_places.h"
#include "rules/support/repeat_settings.h"
#include "rules/support/repeats.h"
#include "rules/support/standing_text.h"

namespace rules {
namespace {

using namespace galley;
using repeat::Finding;
using repeat::Occurrence;

constexpr std::string_view all_kinds[] = {"exact", "near"};
constexpr std::span<const std::string_view> none;

constexpr OptionDefinition options[] = {
    {"min-words", std::int64_t{12}, "how many words must repeat, at least"},
    {"min-similarity", 0.5, "the share of the words that must be equal, from 0 to 1"},
    {"kinds", std::span<const std::string_view>{all_kinds},
     "\"exact\" for word-for-word repeats, \"near\" for edited ones", all_kinds},
    {"allow", none, "files whose text may repeat anywhere"},
    {"may-repeat", none, "pairs of files or folders that may repeat each other, as in \"v1/** = v2/**\""},
    {"quotations", true, "report quotations of a named source, too"},
    {"technical", false, "report all that copy about programs says twice: parallel entries, steps, notes"},
    {"boilerplate-files", std::int64_t{8}, "what stands in so many files is reported once, as boilerplate"},
    {"boilerplate-share", 0.0, "and in this share of all files, from 0 to 1"},
};

std::string message_of(const repeat::Passage& passage, PassageUnit unit) {
  return "repeats the " + std::string{name(unit)} + " at " + std::string{related_place} + likeness(passage);
}

// A name for a file that holds this text: its first words.
std::string file_name_for(const PassageText& text) {
  constexpr std::size_t most_letters = 40;
  std::string file;
  for (std::size_t word = 0; word < text.words.size() && file.size() < most_letters; ++word) {
    if (word > 0) file += '-';
    for (const char byte : text.text(word, word + 1)) {
      if (is_ascii_letter(byte) || is_ascii_digit(byte)) file += to_ascii_lower(byte);
    }
  }
  return file;
}

class RepeatedPassage : public CorpusRule {
 public:
  explicit RepeatedPassage(const RuleOptions& chosen) : settings_(settings_of(chosen)) {}

  void check(CorpusContext& context) const override {
    std::vector<repeat::Text> texts;
    for (const CorpusFile& file : context.files()) texts.emplace_back(file.words);
    const repeat::Corpus corpus{texts};
    const repeat::Search candidates = settings_.candidates();
    const StandingText standing{context, settings_};
    std::vector<repeat::Passage> passages = context.passages(corpus, candidates);
    standing.drop_pairs(passages);
    std::vector<Finding> findings = repeat::gather(passages);
    std::size_t unsaid = standing.drop_from(findings);
    parallel_for(findings.size(), context.jobs(),
                 [&](std::size_t i) { repeat::refine(corpus, candidates.measure, findings[i]); });
    const FilePairs pairs{findings};
    std::vector<Recalled> recalled;
    std::vector<Finding> others;
    for (const Finding& finding : findings) {
      recalled.push_back(recall(context, finding, pairs));
      if (!recalled.back().is_known) others.push_back(finding);
    }
    const PassagePlaces places{context, others};
    const PassageJudge judge{context, settings_, places};
    std::vector<std::optional<JudgedPassage>> judged(others.size());
    parallel_for(others.size(), context.jobs(),
                 [&](std::size_t i) { judged[i] = judge.judge(others[i], pairs.sharing(others[i])); });
    std::size_t other = 0;
    for (Recalled& known : recalled) {
      if (known.is_known) {
        if (known.said) context.report(std::move(*known.said));
        continue;
      }
      report(context, others[other], judged[other], places, pairs.sharing(others[other]), unsaid);
      ++other;
    }
  }

 private:
  // What is said of boilerplate depends on all of it.
  Recalled recall(const CorpusContext& context, const Finding& finding, const FilePairs& pairs) const {
    if (StandingText{context, settings_}.is_boilerplate(finding)) return {};
    const FindingMemo memo{context, finding, pairs.sharing(finding)};
    return context.recall(memo.key, memo.files);
  }

  // `unsaid` pieces of boilerplate are told of with the first that is.
  void report(CorpusContext& context, const Finding& finding, const std::optional<JudgedPassage>& judged,
              const PassagePlaces& places, Sharing sharing, std::size_t& unsaid) const {
    const bool is_boilerplate = StandingText{context, settings_}.is_boilerplate(finding);
    if (judged && is_boilerplate)
      return report_boilerplate(context, finding, *judged, places.text(finding.later), std::exchange(unsaid, 0));
    const Diagnostic* const said = judged ? &report_repeat(context, finding, *judged, places) : nullptr;
    if (is_boilerplate || !places.are_known(finding)) return;
    const FindingMemo memo{context, finding, sharing};
    context.remember(memo.key, memo.files, said);
  }

  static const Diagnostic& report_repeat(CorpusContext& context, const Finding& finding, const JudgedPassage& judged,
                                         const PassagePlaces& places) {
    const PassagePlace& place = *places.of(finding.later);
    const FileId file = context.files()[finding.later.text].file;
    Diagnostic& diagnostic = context.report(file, judged.later.source, message_of(judged.passage, judged.unit));
    diagnostic.diff = judged.diff;
    if (judged.may_be_meant) diagnostic.at_most = Severity::suggestion;
    diagnostic.data = data_of(finding, judged, judged.passage.exact ? "exact" : "near");
    relate(context, diagnostic, finding.closest.earlier.text, judged.earlier, "first here");
    for (const Occurrence& other : finding.others) {
      const PassagePlace* const another = places.of(other);
      if (another != nullptr) relate(context, diagnostic, other.text, another->whole, "and here");
    }
    if (finding.closest.earlier.text == finding.later.text && judged.passage.exact && !place.lines.empty()) {
      diagnostic.fixes.push_back({.title = "Delete the repeat",
                                  .safety = Safety::unsafe,
                                  .edits = {{.file = file, .span = place.lines, .replacement = ""}}});
    }
    return diagnostic;
  }

  static void report_boilerplate(CorpusContext& context, const Finding& finding, const JudgedPassage& judged,
                                 const PassageText& text, std::size_t unsaid) {
    const FileId file = context.files()[finding.later.text].file;
    const std::string entry = "boilerplate/" + file_name_for(text) + ".txt";
    std::string message =
        "this " + std::string{name(judged.unit)} + " stands " + std::to_string(finding.copies) + " times";
    if (finding.texts > 1) message += " in " + std::to_string(finding.texts) + " files";
    if (unsaid > 0) message += ", and " + std::to_string(unsaid) + " other passages nearly as often";
    message +=
        "; if it may, put it into " + entry + " and write allow = [\"" + entry + "\"] under [rules.repeated-passage]";
    Diagnostic& diagnostic = context.report(file, judged.later.source, std::move(message));
    diagnostic.at_most = Severity::suggestion;
    diagnostic.data = data_of(finding, judged, "boilerplate");
    relate(context, diagnostic, finding.closest.earlier.text, judged.earlier, "first here");
  }

  static std::string data_of(const Finding& finding, const JudgedPassage& judged, std::string_view kind) {
    return "{\"kind\":\"" + std::string{kind} + "\",\"similarity\":" + decimal(judged.passage.similarity()) +
           ",\"words\":" + std::to_string(judged.passage.later.size()) +
           ",\"copies\":" + std::to_string(finding.copies) + '}';
  }

  static void relate(const CorpusContext& context, Diagnostic& diagnostic, std::uint32_t text, const Extent& extent,
                     const char* message) {
    diagnostic.related.push_back({.file = context.files()[text].file, .span = extent.source, .message = message});
  }

  RepeatSettings settings_;
};

}  // namespace

extern constinit const RuleDefinition repeated_passage{
    .severity = Severity::warning,
    .options = options,
    .make_corpus = [](const RuleOptions& chosen) -> std::unique_ptr<CorpusRule> {
      return std::make_unique<RepeatedPassage>(chosen);
    },
};

}  // namespace rules
