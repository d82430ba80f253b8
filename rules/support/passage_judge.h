// Which findings are repeats to a person, and where they begin and end.
#pragma once

#include <optional>
#include <vector>

#include "rules/support/file_pairs.h"
#include "rules/support/passage_places.h"
#include "rules/support/repeat_settings.h"

namespace rules {

// A finding with its ends as a person sees them.
struct JudgedPassage {
  galley::repeat::Passage passage;
  Extent earlier;
  Extent later;
  PassageUnit unit = PassageUnit::passage;
  bool is_sentences = false;
  // Copy about programs may say it twice, as the reader of either place may need it; of other copy see likely_meant.h.
  bool may_be_meant = false;
  std::vector<galley::DiffPart> diff;
};

class PassageJudge {
 public:
  // All are kept.
  PassageJudge(const galley::CorpusContext& context, const RepeatSettings& settings, const PassagePlaces& places)
      : context_(context), settings_(settings), places_(places) {}

  // As whole sentences, if it is a repeat then; else word by word. None for
  // what comes back as it must, and for what is not the writer's own.
  std::optional<JudgedPassage> judge(const galley::repeat::Finding& finding, Sharing sharing) const;

 private:
  std::optional<JudgedPassage> repeat_in(const galley::repeat::Finding& finding) const;
  bool accepts(JudgedPassage& judged, const PassageText& a, const PassageText& b) const;
  bool is_left_alone(const JudgedPassage& judged, const galley::repeat::Finding& finding, const PassagePlace& first,
                     const PassagePlace& place) const;
  bool is_foot(const JudgedPassage& judged, const galley::repeat::Finding& finding) const;
  static bool may_be_echo(const JudgedPassage& judged, const galley::repeat::Finding& finding);
  static bool stands_out(const JudgedPassage& judged, const galley::repeat::Finding& finding);
  bool is_manual(const JudgedPassage& judged, const PassagePlace& first, const PassagePlace& place,
                 Sharing sharing) const;

  const galley::CorpusContext& context_;
  const RepeatSettings& settings_;
  const PassagePlaces& places_;
};

}  // namespace rules
