#include "rules/data/spellings.h"

#include <algorithm>
#include <iterator>

#include "linter/document/fold.h"
#include "rules/support/variants.h"

namespace rules {

using namespace galley;

namespace {
#include "spelling_table.inc"
}  // namespace

std::string_view text(const Spelling& spelling) {
  return std::string_view{spelling_texts}.substr(spelling.text, spelling.length);
}

const Spelling* find_spelling(std::uint32_t folded) {
  const std::uint32_t bit = folded % (64 * std::size(spelling_filter));
  if ((spelling_filter[bit / 64] >> (bit % 64) & 1) == 0) return nullptr;
  const std::uint32_t bucket = folded >> spelling_bucket_shift;
  for (std::uint32_t at = spelling_buckets[bucket]; at < spelling_buckets[bucket + 1]; ++at) {
    if (spelling_keys[at] == folded) return &spellings[spelling_order[at]];
  }
  return nullptr;
}

const Spelling& without_ending(const Spelling& found, std::string_view written) {
  const std::string_view stem = without_possessive(written);
  const Spelling* const own = stem.size() == written.size() ? nullptr : find_spelling(folded_hash(stem));
  return own == nullptr ? found : *own;
}

namespace {

bool same_entry(const Spelling& a, const Spelling& b) { return a.cluster == b.cluster && a.entry == b.entry; }

}  // namespace

const Spelling* respell(const Spelling& spelling, std::uint8_t style) {
  const Spelling* first = &spelling;
  while (first != std::begin(spellings) && same_entry(*(first - 1), spelling)) --first;
  for (; first != std::end(spellings) && same_entry(*first, spelling); ++first) {
    if (first->style == style) return first;
  }
  return nullptr;
}

bool disagree(const Spelling& a, const Spelling& b) {
  if (a.cluster != b.cluster || a.style == b.style) return false;
  if (a.entry == b.entry) return true;
  const int both = (1 << a.style) | (1 << b.style);
  if ((a.styles & both) == both && (b.styles & both) == both) return true;
  return a.regions != 0 && b.regions != 0 && (a.regions & b.regions) == 0;
}

std::uint8_t region_of(std::string_view language) {
  if (language == "en-US") return american;
  if (language == "en-GB") return british_ise;
  if (language == "en-GB-oxendict") return british_ize;
  if (language == "en-CA") return canadian;
  if (language == "en-AU" || language == "en-NZ") return australian;
  return 0;
}

bool is_plain(std::string_view word) {
  for (std::size_t at = 0; at < word.size(); ++at) {
    if (static_cast<unsigned char>(word[at]) < 0x80) continue;
    if (word.substr(at, 3) != "’") return false;
    at += 2;
  }
  return true;
}

}  // namespace rules
