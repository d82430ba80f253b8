#include "rules/support/standing_text.h"

#include <algorithm>
#include <unordered_set>

#include "linter/repeat/near.h"
#include "rules/support/repeats.h"

namespace rules {
namespace {

using namespace galley;
using repeat::Finding;

// In fewer files so many copies are boilerplate all the same.
constexpr std::uint32_t boilerplate_copies_a_file = 5;

// Of boilerplate so many pieces are said, those that stand most often.
constexpr std::size_t most_boilerplate = 20;

// Runs of so many words tell that a text is put together from others.
constexpr std::uint32_t words_of_standing_run = 6;

// The share of a finding that allowed texts must hold.
constexpr double enough_held = 0.8;

}  // namespace

repeat::Text words_of(const CorpusContext& context, const repeat::Occurrence& place) {
  return repeat::Text{context.files()[place.text].words}.subspan(place.begin, place.size());
}

void StandingText::drop_pairs(std::vector<repeat::Passage>& passages) const {
  for (const auto& [one, other] : settings_.may_repeat) {
    const std::vector<bool> in_one = context_.files_named(one);
    const std::vector<bool> in_other = context_.files_named(other);
    std::erase_if(passages, [&](const repeat::Passage& passage) {
      const std::uint32_t a = passage.earlier.text;
      const std::uint32_t b = passage.later.text;
      return a != b && ((in_one[a] && in_other[b]) || (in_other[a] && in_one[b]));
    });
  }
}

std::size_t StandingText::drop_from(std::vector<Finding>& findings) const {
  repeat::Cover standing = take_stock_phrases(findings);
  drop_held_by(allowed_texts(), findings);
  return keep_one_of_boilerplate(standing, findings);
}

std::vector<StandingText::Words> StandingText::allowed_texts() const {
  std::vector<Words> allowed;
  for (const std::string& pattern : settings_.allow) {
    for (Words& words : context_.words_of(pattern)) allowed.push_back(std::move(words));
  }
  return allowed;
}

// Drops what `held` holds, whole or nearly, in one piece or in several.
void StandingText::drop_held_by(const std::vector<Words>& held, std::vector<Finding>& findings) const {
  if (held.empty() || findings.empty()) return;
  std::vector<repeat::Text> texts{held.begin(), held.end()};
  for (const Finding& finding : findings) texts.push_back(words_of(context_, finding.later));
  // Ordered by their later place, so that what is new of each can be added up.
  std::vector<std::uint32_t> covered(findings.size());
  std::vector<std::uint32_t> reached(findings.size());
  const repeat::Corpus corpus{texts};
  for (const repeat::Passage& passage : repeat::find_passages(corpus, settings_.measure, context_.jobs())) {
    if (passage.earlier.text >= held.size() || passage.later.text < held.size()) continue;
    const std::size_t finding = passage.later.text - held.size();
    const std::uint32_t begin = std::max(passage.later.begin, reached[finding]);
    if (passage.later.end <= begin) continue;
    covered[finding] += passage.later.end - begin;
    reached[finding] = passage.later.end;
  }
  std::size_t at = 0;
  std::erase_if(findings, [&](const Finding& finding) { return covered[at++] >= enough_held * finding.later.size(); });
}

bool StandingText::is_boilerplate(const Finding& finding) const {
  const double share = settings_.boilerplate_share * static_cast<double>(context_.files().size());
  return (finding.texts >= settings_.boilerplate_files && finding.texts >= share) ||
         finding.copies >= boilerplate_copies_a_file * settings_.boilerplate_files;
}

// Takes the stock phrases out; those that stand everywhere are the answer.
repeat::Cover StandingText::take_stock_phrases(std::vector<Finding>& findings) const {
  repeat::Cover standing{words_of_standing_run};
  std::unordered_set<std::uint32_t> groups;
  std::erase_if(findings, [&](const Finding& finding) {
    if (!is_stock_phrase(finding.copies, finding.later.size())) return false;
    if (is_boilerplate(finding) && groups.insert(finding.group).second) standing.add(words_of(context_, finding.later));
    return true;
  });
  return standing;
}

// One finding for each piece of boilerplate, up to a number, and none for
// what is put together from such pieces, or from phrases that stand
// everywhere, unless there is nothing else. Answers how many pieces of
// boilerplate are left out.
std::size_t StandingText::keep_one_of_boilerplate(repeat::Cover& standing, std::vector<Finding>& findings) const {
  std::unordered_set<std::uint32_t> groups;
  std::vector<Finding> boilerplate;
  std::vector<Words> held;
  std::erase_if(findings, [&](Finding& finding) {
    if (!is_boilerplate(finding)) return false;
    if (!groups.insert(finding.group).second) return true;
    finding.others.clear();
    boilerplate.push_back(finding);
    const repeat::Text words = words_of(context_, finding.later);
    held.emplace_back(words.begin(), words.end());
    standing.add(words);
    return true;
  });
  drop_covered(standing, findings, boilerplate);
  drop_held_by(held, findings);
  const std::size_t said = std::min(boilerplate.size(), most_boilerplate);
  std::stable_sort(boilerplate.begin(), boilerplate.end(),
                   [](const Finding& a, const Finding& b) { return a.copies > b.copies; });
  findings.insert(findings.end(), boilerplate.begin(), boilerplate.begin() + static_cast<std::ptrdiff_t>(said));
  std::sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) { return a.later < b.later; });
  return boilerplate.size() - said;
}

// Drops what is put together from standing text. Where that is all there is,
// the first one stays.
void StandingText::drop_covered(const repeat::Cover& standing, std::vector<Finding>& findings,
                                const std::vector<Finding>& boilerplate) const {
  if (standing.is_empty() || findings.empty()) return;
  const Finding first = findings.front();
  std::erase_if(findings, [&](const Finding& finding) {
    return standing.covered(words_of(context_, finding.later)) >= enough_held * finding.later.size();
  });
  if (findings.empty() && boilerplate.empty()) findings.push_back(first);
}

}  // namespace rules
