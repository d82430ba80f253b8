#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "linter/repeat/cover.h"
#include "linter/repeat/gather.h"
#include "linter/repeat/near.h"
#include "linter/repeat/refine.h"
#include "linter/repeat/renew.h"
#include "linter/rule/corpus_rule.h"
#include "linter/rule/rule.h"
#include "linter/text/parallel.h"
#include "linter/text/utf8.h"
#include "rules/support/comparison.h"
#include "rules/support/passage_places.h"
#include "rules/support/passages.h"
#include "rules/support/repeats.h"

namespace rules {
namespace {

using namespace galley;
using repeat::Finding;
using repeat::Occurrence;

// Part of a sentence: in two pieces it is less likely to be a long name or a
// turn of phrase than in one.
constexpr std::uint32_t fewest_words_of_part_elsewhere = 16;

// A paragraph that says who wrote the piece is no longer.
constexpr std::uint32_t most_words_of_byline = 24;

// What two pieces quote in so few words is a saying.
constexpr std::uint32_t most_words_of_saying = 20;

// A lead that a summary gives again is no longer.
constexpr std::uint32_t most_words_of_lead = 60;

// In fewer files so many copies are boilerplate all the same.
constexpr std::uint32_t boilerplate_copies_a_file = 5;

// Of boilerplate so many pieces are said, those that stand most often.
constexpr std::size_t most_boilerplate = 20;

// Words misread by a scanner differ; so many of them may.
constexpr double benefit_of_doubt = 0.35;

// Runs of so many words tell that a text is put together from others.
constexpr std::uint32_t words_of_standing_run = 6;

// The share of a finding that allowed texts must hold.
constexpr double enough_held = 0.8;

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
    std::vector<Finding> findings = find(context, corpus);
    repeat::Cover standing = take_stock_phrases(context, findings);
    drop_held_by(allowed_texts(context), context, findings);
    std::size_t unsaid = keep_one_of_boilerplate(context, standing, findings);
    parallel_for(findings.size(), context.jobs(),
                 [&](std::size_t i) { repeat::refine(corpus, candidates(), findings[i]); });
    const PassagePlaces places{context, findings};
    for (const Finding& finding : findings) report(context, finding, places, unsaid);
  }

 private:
  struct Settings {
    repeat::Measure measure;
    bool exact = true;
    bool near = true;
    bool quotations = true;
    std::uint32_t boilerplate_files = 8;
    double boilerplate_share = 0;
    std::vector<std::string> allow;
    std::vector<std::pair<std::string, std::string>> may_repeat;
  };

  // A finding with its ends as a person sees them.
  struct Judged {
    repeat::Passage passage;
    Extent earlier;
    Extent later;
    PassageUnit unit = PassageUnit::passage;
    bool is_sentences = false;
    std::vector<DiffPart> diff;
  };

  static Settings settings_of(const RuleOptions& chosen) {
    Settings settings;
    settings.measure = measure_of(chosen);
    const auto& kinds = chosen.strings("kinds");
    settings.exact = std::ranges::find(kinds, "exact") != kinds.end();
    settings.near = std::ranges::find(kinds, "near") != kinds.end();
    settings.quotations = chosen.flag("quotations");
    settings.boilerplate_files =
        static_cast<std::uint32_t>(std::clamp<std::int64_t>(chosen.integer("boilerplate-files"), 2, 1'000'000'000));
    settings.boilerplate_share = chosen.number("boilerplate-share");
    settings.allow = chosen.strings("allow");
    for (const std::string& pair : chosen.strings("may-repeat")) {
      const std::size_t sign = pair.find('=');
      if (sign != pair.npos)
        settings.may_repeat.emplace_back(trimmed(pair.substr(0, sign)), trimmed(pair.substr(sign + 1)));
    }
    return settings;
  }

  static std::string trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(' ');
    return begin == text.npos ? std::string{} : std::string{text.substr(begin, text.find_last_not_of(' ') + 1 - begin)};
  }

  repeat::Measure candidates() const {
    repeat::Measure measure = settings_.measure;
    measure.benefit_of_doubt = settings_.near ? benefit_of_doubt : 0;
    return measure;
  }

  std::vector<Finding> find(const CorpusContext& context, const repeat::Corpus& corpus) const {
    std::vector<repeat::Passage> passages =
        repeat::find(corpus, {.measure = candidates(), .near = settings_.near}, context.jobs());
    drop_pairs(context, passages);
    return repeat::gather(passages);
  }

  // What stands in one of a pair of folders and in the other may.
  void drop_pairs(const CorpusContext& context, std::vector<repeat::Passage>& passages) const {
    for (const auto& [one, other] : settings_.may_repeat) {
      const std::vector<bool> in_one = context.files_named(one);
      const std::vector<bool> in_other = context.files_named(other);
      std::erase_if(passages, [&](const repeat::Passage& passage) {
        const std::uint32_t a = passage.earlier.text;
        const std::uint32_t b = passage.later.text;
        return a != b && ((in_one[a] && in_other[b]) || (in_other[a] && in_one[b]));
      });
    }
  }

  using Words = std::vector<std::uint32_t>;

  std::vector<Words> allowed_texts(const CorpusContext& context) const {
    std::vector<Words> allowed;
    for (const std::string& pattern : settings_.allow) {
      for (Words& words : context.words_of(pattern)) allowed.push_back(std::move(words));
    }
    return allowed;
  }

  // Drops what `held` holds, whole or nearly, in one piece or in several.
  void drop_held_by(const std::vector<Words>& held, const CorpusContext& context,
                    std::vector<Finding>& findings) const {
    if (held.empty() || findings.empty()) return;
    std::vector<repeat::Text> texts{held.begin(), held.end()};
    for (const Finding& finding : findings) texts.push_back(words_of(context, finding.later));
    // Ordered by their later place, so that what is new of each can be added up.
    std::vector<std::uint32_t> covered(findings.size());
    std::vector<std::uint32_t> reached(findings.size());
    const repeat::Corpus corpus{texts};
    for (const repeat::Passage& passage : repeat::find_passages(corpus, settings_.measure, context.jobs())) {
      if (passage.earlier.text >= held.size() || passage.later.text < held.size()) continue;
      const std::size_t finding = passage.later.text - held.size();
      const std::uint32_t begin = std::max(passage.later.begin, reached[finding]);
      if (passage.later.end <= begin) continue;
      covered[finding] += passage.later.end - begin;
      reached[finding] = passage.later.end;
    }
    std::size_t at = 0;
    std::erase_if(findings,
                  [&](const Finding& finding) { return covered[at++] >= enough_held * finding.later.size(); });
  }

  bool is_boilerplate(const CorpusContext& context, const Finding& finding) const {
    const double share = settings_.boilerplate_share * static_cast<double>(context.files().size());
    return (finding.texts >= settings_.boilerplate_files && finding.texts >= share) ||
           finding.copies >= boilerplate_copies_a_file * settings_.boilerplate_files;
  }

  static repeat::Text words_of(const CorpusContext& context, const Occurrence& place) {
    return repeat::Text{context.files()[place.text].words}.subspan(place.begin, place.size());
  }

  // Takes the stock phrases out; those that stand everywhere are the answer.
  repeat::Cover take_stock_phrases(const CorpusContext& context, std::vector<Finding>& findings) const {
    repeat::Cover standing{words_of_standing_run};
    std::unordered_set<std::uint32_t> groups;
    std::erase_if(findings, [&](const Finding& finding) {
      if (!is_stock_phrase(finding.copies, finding.later.size())) return false;
      if (is_boilerplate(context, finding) && groups.insert(finding.group).second)
        standing.add(words_of(context, finding.later));
      return true;
    });
    return standing;
  }

  // One finding for each piece of boilerplate, up to a number, and none for
  // what is put together from such pieces, or from phrases that stand
  // everywhere, unless there is nothing else. Answers how many pieces of
  // boilerplate are left out.
  std::size_t keep_one_of_boilerplate(const CorpusContext& context, repeat::Cover& standing,
                                      std::vector<Finding>& findings) const {
    std::unordered_set<std::uint32_t> groups;
    std::vector<Finding> boilerplate;
    std::vector<Words> held;
    std::erase_if(findings, [&](Finding& finding) {
      if (!is_boilerplate(context, finding)) return false;
      if (!groups.insert(finding.group).second) return true;
      finding.others.clear();
      boilerplate.push_back(finding);
      const repeat::Text words = words_of(context, finding.later);
      held.emplace_back(words.begin(), words.end());
      standing.add(words);
      return true;
    });
    drop_covered(standing, context, findings, boilerplate);
    drop_held_by(held, context, findings);
    const std::size_t said = std::min(boilerplate.size(), most_boilerplate);
    std::stable_sort(boilerplate.begin(), boilerplate.end(),
                     [](const Finding& a, const Finding& b) { return a.copies > b.copies; });
    findings.insert(findings.end(), boilerplate.begin(), boilerplate.begin() + static_cast<std::ptrdiff_t>(said));
    std::sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) { return a.later < b.later; });
    return boilerplate.size() - said;
  }

  // Drops what is put together from standing text. Where that is all there is,
  // the first one stays.
  static void drop_covered(const repeat::Cover& standing, const CorpusContext& context, std::vector<Finding>& findings,
                           const std::vector<Finding>& boilerplate) {
    if (standing.is_empty() || findings.empty()) return;
    const Finding first = findings.front();
    std::erase_if(findings, [&](const Finding& finding) {
      return standing.covered(words_of(context, finding.later)) >= enough_held * finding.later.size();
    });
    if (findings.empty() && boilerplate.empty()) findings.push_back(first);
  }

  static void relate(const CorpusContext& context, Diagnostic& diagnostic, std::uint32_t text, const Extent& extent,
                     const char* message) {
    diagnostic.related.push_back({.file = context.files()[text].file, .span = extent.source, .message = message});
  }

  // The passage between two extents, with its words counted anew.
  static repeat::Passage between(const CorpusContext& context, const Finding& finding, const Extent& earlier,
                                 const Extent& later) {
    repeat::Passage passage = finding.closest;
    passage.earlier = {passage.earlier.text, earlier.begin, earlier.end};
    passage.later = {passage.later.text, later.begin, later.end};
    const repeat::Text one = words_of(context, passage.earlier);
    const repeat::Text other = words_of(context, passage.later);
    passage.exact = std::ranges::equal(one, other);
    std::size_t deleted = 0;
    const bool is_long = std::max(one.size(), other.size()) > PassagePlaces::most_words_of_text;
    if (is_long && !passage.exact) deleted = one.size();  // the words are not counted anew
    for (const Change& change : is_long ? std::vector<Change>{} : edit_script(one, other))
      deleted += change.a_end - change.a_begin;
    // Sentences that have changed places are in no one edit script.
    const auto lost = [](const Occurrence& from, const Occurrence& to) {
      return from.size() - std::min(from.size(), to.size());
    };
    const std::uint32_t cut =
        std::max(lost(finding.closest.earlier, passage.earlier), lost(finding.closest.later, passage.later));
    passage.matches =
        std::max(static_cast<std::uint32_t>(one.size() - deleted), passage.matches - std::min(passage.matches, cut));
    passage.matches = std::min({passage.matches, passage.earlier.size(), passage.later.size()});
    return passage;
  }

  // As whole sentences, if it is a repeat then; else word by word.
  std::optional<Judged> judge(const CorpusContext& context, const Finding& finding, const PassagePlaces& places) const {
    const PassagePlace& first = *places.of(finding.closest.earlier);
    const PassagePlace& place = *places.of(finding.later);
    const PassageText& a = places.text(finding.closest.earlier);
    const PassageText& b = places.text(finding.later);
    Judged whole{.passage = between(context, finding, first.whole, place.whole),
                 .earlier = first.whole,
                 .later = place.whole,
                 .unit = place.unit,
                 .is_sentences = place.is_sentences};
    if (accepts(whole, a, b)) return whole;
    Judged tight{
        .passage = between(context, finding, first.tight, place.tight), .earlier = first.tight, .later = place.tight};
    const auto part = [](const PassageText& text, const PassagePlace& at) {
      const std::size_t end = std::min<std::size_t>(at.tight.end - at.whole.begin, text.words.size());
      return text.part(at.tight.begin - at.whole.begin, end);
    };
    if (accepts(tight, part(a, first), part(b, place))) return tight;
    return std::nullopt;
  }

  bool accepts(Judged& judged, const PassageText& a, const PassageText& b) const {
    const repeat::Passage& passage = judged.passage;
    if (passage.exact) return settings_.exact && settings_.measure.accepts(passage);
    if (!settings_.near) return false;
    if (std::max(passage.earlier.size(), passage.later.size()) > PassagePlaces::most_words_of_text)
      return settings_.measure.accepts(passage);
    const std::vector<Change> changes = changes_between(a, b);
    // Sentences that have changed places are in no one edit script.
    const bool in_order = passage.matches + changed_words(changes) <= std::max(a.words.size(), b.words.size()) + 2;
    if (in_order && is_template(a, b, changes)) return false;
    judged.diff = diff_of(a, b, changes);
    if (settings_.measure.accepts(passage)) return true;
    repeat::Passage read = passage;
    read.matches += static_cast<std::uint32_t>(misread_words(a, b, changes));
    read.matches = std::min({read.matches, read.earlier.size(), read.later.size()});
    return settings_.measure.accepts(read);
  }

  // "By Jane Smith, who writes of the sea": a paragraph for itself.
  static bool is_byline(const PassagePlace& place, const PassageText& text) {
    return place.unit == PassageUnit::paragraph && text.words.size() > 2 && text.words.size() <= most_words_of_byline &&
           text.text(0, 1) == "By" && text.fills[1] && text.fills[2];
  }

  // What comes back as it must, and what is not the writer's own.
  bool is_left_alone(const Judged& judged, const PassagePlace& first, const PassagePlace& place,
                     const PassageText& text) const {
    const std::uint32_t words = judged.later.end - judged.later.begin;
    const bool elsewhere = judged.passage.earlier.text != judged.passage.later.text;
    const std::uint32_t fewest = elsewhere ? fewest_words_of_part_elsewhere : fewest_words_of_part;
    if (!judged.is_sentences && words < fewest) return true;
    if (elsewhere && is_byline(place, text)) return true;
    if (elsewhere && words < most_words_of_saying && first.is_quoted && place.is_quoted) return true;
    if (!elsewhere && words <= most_words_of_lead && first.is_summary != place.is_summary) return true;
    return !settings_.quotations && first.is_attributed && place.is_attributed;
  }

  // `unsaid` pieces of boilerplate are told of with the first that is.
  void report(CorpusContext& context, const Finding& finding, const PassagePlaces& places, std::size_t& unsaid) const {
    const PassagePlace* const place = places.of(finding.later);
    const PassagePlace* const first = places.of(finding.closest.earlier);
    if (place == nullptr || !place->is_prose || first == nullptr) return;
    const std::optional<Judged> judged = judge(context, finding, places);
    if (!judged || is_left_alone(*judged, *first, *place, places.text(finding.later))) return;
    if (is_boilerplate(context, finding))
      return report_boilerplate(context, finding, *judged, places.text(finding.later), std::exchange(unsaid, 0));
    const FileId file = context.files()[finding.later.text].file;
    Diagnostic& diagnostic = context.report(file, judged->later.source, message_of(judged->passage, judged->unit));
    diagnostic.diff = judged->diff;
    diagnostic.data = data_of(finding, *judged, judged->passage.exact ? "exact" : "near");
    relate(context, diagnostic, finding.closest.earlier.text, judged->earlier, "first here");
    for (const Occurrence& other : finding.others) {
      const PassagePlace* const another = places.of(other);
      if (another != nullptr) relate(context, diagnostic, other.text, another->whole, "and here");
    }
    if (finding.closest.earlier.text == finding.later.text && judged->passage.exact && !place->lines.empty()) {
      diagnostic.fixes.push_back({.title = "Delete the repeat",
                                  .safety = Safety::unsafe,
                                  .edits = {{.file = file, .span = place->lines, .replacement = ""}}});
    }
  }

  static void report_boilerplate(CorpusContext& context, const Finding& finding, const Judged& judged,
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

  static std::string data_of(const Finding& finding, const Judged& judged, std::string_view kind) {
    return "{\"kind\":\"" + std::string{kind} + "\",\"similarity\":" + decimal(judged.passage.similarity()) +
           ",\"words\":" + std::to_string(judged.passage.later.size()) +
           ",\"copies\":" + std::to_string(finding.copies) + '}';
  }

  Settings settings_;
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
