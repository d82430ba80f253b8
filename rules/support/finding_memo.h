// What decides how a finding is judged and what is said of it, beside options.
#pragma once

#include <vector>

#include "linter/repeat/gather.h"
#include "linter/rule/corpus_rule.h"
#include "rules/support/file_pairs.h"

namespace rules {

struct FindingMemo {
  FindingMemo(const galley::CorpusContext& context, const galley::repeat::Finding& finding, Sharing sharing);

  std::uint64_t key = 0;
  std::vector<galley::FileId> files;  // each once, that of the later place first
};

}  // namespace rules
