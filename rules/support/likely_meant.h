// Repeats that whoever made the piece is likely to have meant: they are said, but as suggestions.
#pragma once

#include "rules/support/passage_judge.h"

namespace rules {

// What a sub-editor would take for a standfirst, a caption, a teaser, another paper's quotation, a ticker's next entry.
// A paragraph of running text that stands twice is none of these.
bool is_likely_meant(const JudgedPassage& judged, const galley::repeat::Finding& finding, const PassagePlace& first,
                     const PassagePlace& place);

}  // namespace rules
