#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <string>
#include <vector>

#include "linter/repeat/align.h"
#include "linter/repeat/gather.h"
#include "linter/repeat/near.h"
#include "linter/rule/corpus_rule.h"
#include "linter/rule/rule.h"
#include "linter/text/parallel.h"
#include "rules/support/passages.h"

namespace rules {
namespace {

using namespace galley;
using repeat::Finding;
using repeat::Occurrence;

// A short passage at so many places is a phrase that people use.
constexpr std::uint32_t phrase_copies = 5;
constexpr std::uint32_t phrase_words = 24;

// Part of a sentence, in one piece: a long name or a turn of phrase comes back
// as it must.
constexpr std::uint32_t fewest_words_of_part = 20;

constexpr OptionDefinition options[] = {
    {"min-words", std::int64_t{12}, "how many words must repeat, at least"},
    {"min-similarity", 0.5, "the share of the words that must be equal, from 0 to 1"},
};

bool is_stock_phrase(const Finding& finding) {
  return finding.copies >= phrase_copies && finding.later.size() < phrase_words;
}

// Where the places stand that findings speak of, found with each file read once.
class Places {
 public:
  Places(const CorpusContext& context, std::span<const Finding> findings) {
    for (const Finding& finding : findings) {
      add(finding.later);
      add(finding.closest.earlier);
      for (const Occurrence& other : finding.others) add(other);
    }
    std::vector<std::pair<std::uint32_t, std::vector<Wanted>*>> texts;
    for (auto& [text, wanted] : wanted_) texts.emplace_back(text, &wanted);
    parallel_for(texts.size(), context.jobs(), [&](std::size_t i) { find(context, texts[i].first, *texts[i].second); });
  }

  // Null where the file can't be read any more.
  const PassagePlace* of(const Occurrence& occurrence) const {
    const std::vector<Wanted>& wanted = wanted_.at(occurrence.text);
    const auto found = std::lower_bound(wanted.begin(), wanted.end(), occurrence,
                                        [](const Wanted& one, const Occurrence& at) { return one.at < at; });
    return found->is_found ? &found->place : nullptr;
  }

 private:
  struct Wanted {
    Occurrence at;
    PassagePlace place = {};
    bool is_found = false;
  };

  void add(const Occurrence& occurrence) { wanted_[occurrence.text].push_back({.at = occurrence}); }

  static void find(const CorpusContext& context, std::uint32_t text, std::vector<Wanted>& wanted) {
    std::sort(wanted.begin(), wanted.end(), [](const Wanted& a, const Wanted& b) { return a.at < b.at; });
    const auto same = [](const Wanted& a, const Wanted& b) { return a.at == b.at; };
    wanted.erase(std::unique(wanted.begin(), wanted.end(), same), wanted.end());
    const auto document = context.document(context.files()[text].file);
    if (!document) return;
    const PassageMap map{*document};
    for (Wanted& one : wanted) {
      one.place = map.place(one.at.begin, one.at.end);
      one.is_found = true;
    }
  }

  std::map<std::uint32_t, std::vector<Wanted>> wanted_;  // by text
};

std::string decimal(double value) {
  std::array<char, 16> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed, 3).ptr;
  return {digits.data(), end};
}

std::string data_of(const Finding& finding, std::string_view kind) {
  return "{\"kind\":\"" + std::string{kind} + "\",\"similarity\":" + decimal(finding.closest.similarity()) +
         ",\"words\":" + std::to_string(finding.later.size()) + ",\"copies\":" + std::to_string(finding.copies) + '}';
}

std::string message_of(const Finding& finding, PassageUnit unit) {
  std::string message = "repeats the " + std::string{name(unit)} + " at " + std::string{related_place};
  const repeat::Passage& passage = finding.closest;
  if (passage.exact) return message + ", word for word (" + std::to_string(finding.later.size()) + " words)";
  const std::uint32_t words = std::max(passage.earlier.size(), passage.later.size());
  return message + ", edited: " + std::to_string(words - passage.matches) + " of " + std::to_string(words) +
         " words differ";
}

class RepeatedPassage : public CorpusRule {
 public:
  explicit RepeatedPassage(const RuleOptions& chosen) {
    measure_.min_words =
        static_cast<std::uint32_t>(std::clamp<std::int64_t>(chosen.integer("min-words"), 4, 1'000'000));
    measure_.min_similarity = chosen.number("min-similarity");
  }

  void check(CorpusContext& context) const override {
    std::vector<repeat::Text> texts;
    for (const CorpusFile& file : context.files()) texts.emplace_back(file.words);
    std::vector<Finding> findings;
    {
      const repeat::Corpus corpus{texts};
      findings = repeat::gather(repeat::find_passages(corpus, measure_, context.jobs()));
    }
    std::erase_if(findings, is_stock_phrase);
    const Places places{context, findings};
    for (const Finding& finding : findings) report(context, finding, places);
  }

 private:
  static void relate(const CorpusContext& context, Diagnostic& diagnostic, const Occurrence& occurrence,
                     const Places& places, const char* message) {
    const PassagePlace* const place = places.of(occurrence);
    if (place == nullptr) return;
    diagnostic.related.push_back(
        {.file = context.files()[occurrence.text].file, .span = place->source, .message = message});
  }

  static bool is_turn_of_phrase(const repeat::Passage& passage, const PassagePlace& place) {
    return place.unit == PassageUnit::passage && passage.earlier.text == passage.later.text && passage.later.size() < fewest_words_of_part;
  }

  // The passage as its places were cut, with its words counted anew.
  static repeat::Passage between(const CorpusContext& context, const Finding& finding, const PassagePlace& earlier, const PassagePlace& later) {
    repeat::Passage passage = finding.closest;
    const bool same = passage.later.begin == later.begin && passage.later.end == later.end && passage.earlier.begin == earlier.begin &&
                      passage.earlier.end == earlier.end;
    if (same) return passage;
    passage.earlier = {passage.earlier.text, earlier.begin, earlier.end};
    passage.later = {passage.later.text, later.begin, later.end};
    const auto words = [&](const Occurrence& at) { return repeat::Text{context.files()[at.text].words}.subspan(at.begin, at.size()); };
    const repeat::Text one = words(passage.earlier);
    const repeat::Text other = words(passage.later);
    passage.exact = std::ranges::equal(one, other);
    const repeat::Extension whole = repeat::Aligner{}.extend(repeat::Reading::forwards(one), repeat::Reading::forwards(other));
    // Sentences that have changed places are not in one alignment.
    const std::uint32_t cut = finding.closest.later.size() - std::min(finding.closest.later.size(), passage.later.size());
    passage.matches = std::max(whole.matches, passage.matches - std::min(passage.matches, cut));
    passage.matches = std::min({passage.matches, passage.earlier.size(), passage.later.size()});
    return passage;
  }

  void report(CorpusContext& context, Finding finding, const Places& places) const {
    const PassagePlace* const place = places.of(finding.later);
    const PassagePlace* const first = places.of(finding.closest.earlier);
    if (place == nullptr || !place->is_prose || first == nullptr) return;
    const Occurrence earlier = finding.closest.earlier;
    finding.closest = between(context, finding, *first, *place);
    if (!measure_.accepts(finding.closest) || is_turn_of_phrase(finding.closest, *place)) return;
    finding.later = finding.closest.later;
    const FileId file = context.files()[finding.later.text].file;
    Diagnostic& diagnostic = context.report(file, place->source, message_of(finding, place->unit));
    diagnostic.data = data_of(finding, finding.closest.exact ? "exact" : "near");
    relate(context, diagnostic, earlier, places, "first here");
    for (const Occurrence& other : finding.others) relate(context, diagnostic, other, places, "and here");
    const bool same_file = finding.closest.earlier.text == finding.later.text;
    if (same_file && finding.closest.exact && !place->lines.empty()) {
      diagnostic.fixes.push_back({.title = "Delete the repeat",
                                  .safety = Safety::unsafe,
                                  .edits = {{.file = file, .span = place->lines, .replacement = ""}}});
    }
  }

  repeat::Measure measure_;
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
