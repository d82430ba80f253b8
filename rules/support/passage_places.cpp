#include "rules/support/passage_places.h"

#include <algorithm>
#include <tuple>

#include "linter/text/parallel.h"

namespace rules {

using namespace galley;
using repeat::Finding;
using repeat::Occurrence;

PassagePlaces::PassagePlaces(const CorpusContext& context, std::span<const Finding> findings) {
  for (const Finding& finding : findings) {
    add(finding.later, true);
    add(finding.closest.earlier, true);
    for (const Occurrence& other : finding.others) add(other, false);
  }
  std::vector<std::pair<std::uint32_t, std::vector<Wanted>*>> texts;
  for (auto& [text, wanted] : wanted_) texts.emplace_back(text, &wanted);
  parallel_for(texts.size(), context.jobs(),
               [&](std::size_t i) { look_up(context, texts[i].first, *texts[i].second); });
}

bool PassagePlaces::are_known(const Finding& finding) const {
  return of(finding.later) != nullptr && of(finding.closest.earlier) != nullptr &&
         std::all_of(finding.others.begin(), finding.others.end(),
                     [this](const Occurrence& other) { return of(other) != nullptr; });
}

const PassagePlace* PassagePlaces::of(const Occurrence& occurrence) const {
  const Wanted& found = find(occurrence);
  return found.is_found ? &found.place : nullptr;
}

const PassageText& PassagePlaces::text(const Occurrence& occurrence) const { return find(occurrence).text; }

void PassagePlaces::add(const Occurrence& occurrence, bool with_text) {
  wanted_[occurrence.text].push_back({.at = occurrence, .with_text = with_text});
}

const PassagePlaces::Wanted& PassagePlaces::find(const Occurrence& occurrence) const {
  const std::vector<Wanted>& wanted = wanted_.at(occurrence.text);
  return *std::lower_bound(wanted.begin(), wanted.end(), occurrence,
                           [](const Wanted& one, const Occurrence& at) { return one.at < at; });
}

void PassagePlaces::look_up(const CorpusContext& context, std::uint32_t text, std::vector<Wanted>& wanted) {
  std::sort(wanted.begin(), wanted.end(), [](const Wanted& a, const Wanted& b) {
    return std::tie(a.at, b.with_text) < std::tie(b.at, a.with_text);  // those with text come first
  });
  const auto same = [](const Wanted& a, const Wanted& b) { return a.at == b.at; };
  wanted.erase(std::unique(wanted.begin(), wanted.end(), same), wanted.end());
  const auto document = context.document(context.files()[text].file);
  if (!document) return;
  PassageMap map{*document};
  for (Wanted& one : wanted) {
    one.place = map.place(one.at.begin, one.at.end);
    if (one.with_text) {
      const auto [begin, end, source] = one.place.whole;
      one.text = map.text(begin, begin + std::min(end - begin, most_words_of_text));
    }
    one.is_found = true;
  }
}

}  // namespace rules
