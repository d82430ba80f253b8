#include "rules/support/finding_memo.h"

#include <algorithm>

#include "linter/text/hash.h"

namespace rules {

using namespace galley;
using repeat::Occurrence;

FindingMemo::FindingMemo(const CorpusContext& context, const repeat::Finding& finding, Sharing sharing) {
  std::vector<std::uint64_t> facts;
  const auto add = [&](const Occurrence& place) {
    const CorpusFile& file = context.files()[place.text];
    const auto known = std::find(files.begin(), files.end(), file.file);
    // Two files with equal text are still two.
    facts.insert(facts.end(),
                 {static_cast<std::uint64_t>(known - files.begin()), file.version, place.begin, place.end});
    if (known == files.end()) files.push_back(file.file);
  };
  add(finding.later);
  add(finding.closest.earlier);
  add(finding.closest.later);
  for (const Occurrence& other : finding.others) add(other);
  facts.insert(facts.end(),
               {finding.closest.matches, static_cast<std::uint64_t>(finding.closest.score), finding.closest.exact,
                finding.copies, finding.texts, static_cast<std::uint64_t>(sharing)});
  key = hash({reinterpret_cast<const char*>(facts.data()), facts.size() * sizeof facts.front()});
}

}  // namespace rules
