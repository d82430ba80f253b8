// What stands again because it may: allowed texts, pairs of folders that repeat
// each other, stock phrases, and boilerplate, which is told of once.
#pragma once

#include <vector>

#include "linter/repeat/cover.h"
#include "linter/repeat/gather.h"
#include "linter/rule/corpus_rule.h"
#include "rules/support/repeat_settings.h"

namespace rules {

// The words of a place.
galley::repeat::Text words_of(const galley::CorpusContext& context, const galley::repeat::Occurrence& place);

class StandingText {
 public:
  // Both are kept.
  StandingText(const galley::CorpusContext& context, const RepeatSettings& settings)
      : context_(context), settings_(settings) {}

  // What stands in one of a pair of folders and in the other may.
  void drop_pairs(std::vector<galley::repeat::Passage>& passages) const;

  // Leaves what is to be said; of boilerplate one finding for each piece, up to
  // a number. Answers how many pieces are left out.
  std::size_t drop_from(std::vector<galley::repeat::Finding>& findings) const;

  bool is_boilerplate(const galley::repeat::Finding& finding) const;

 private:
  using Words = std::vector<std::uint32_t>;

  galley::repeat::Cover take_stock_phrases(std::vector<galley::repeat::Finding>& findings) const;
  std::vector<Words> allowed_texts() const;
  void drop_held_by(const std::vector<Words>& held, std::vector<galley::repeat::Finding>& findings) const;
  std::size_t keep_one_of_boilerplate(galley::repeat::Cover& standing,
                                      std::vector<galley::repeat::Finding>& findings) const;
  void drop_covered(const galley::repeat::Cover& standing, std::vector<galley::repeat::Finding>& findings,
                    const std::vector<galley::repeat::Finding>& boilerplate) const;

  const galley::CorpusContext& context_;
  const RepeatSettings& settings_;
};

}  // namespace rules
