// A finding's places, cut to what is alike in them.
#pragma once

#include "linter/repeat/gather.h"
#include "linter/repeat/measure.h"

namespace galley::repeat {

// The part of two texts that scores best as align.h counts, along one edit
// script of the two: what stands before and behind it is not alike.
struct AlikePart {
  std::uint32_t a_begin = 0;
  std::uint32_t a_end = 0;
  std::uint32_t b_begin = 0;
  std::uint32_t b_end = 0;
  std::uint32_t matches = 0;
  std::int32_t score = 0;
};
AlikePart alike_part(Text a, Text b);

// A finding is cut where another passage took its words, and its other places
// come from passages with other ends. Afterwards `closest` and `later` fit each
// other, and each of `others` is like the finding, not like a part of it.
void refine(const Corpus& corpus, const Measure& measure, Finding& finding);

}  // namespace galley::repeat
