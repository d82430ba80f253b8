#include "rules/support/placement_openings.h"

#include "rules/support/float_rows.h"

namespace rules::placement {
namespace {

bool leans_at_all(const Part& opening) { return opening.leans() || opening.connective || opening.demonstrative; }
bool lacks_speaker(const Part& opening) { return opening.pronoun_speech || opening.bare; }
bool lacks_person(const Part& opening) { return opening.pronoun || opening.pronoun_speech; }
bool speaks(const Part& before) { return before.speech || before.starts_quote || before.ends_quote; }
bool names_person(const Part& before) { return before.person || before.pronoun || before.pronoun_speech; }

// All that bears() asks of an opening, and of what stands before one.
constexpr std::size_t opening_kinds = 16;
constexpr std::size_t before_kinds = 8;
std::size_t kind_of_opening(const Part& part) {
  return (leans_at_all(part) ? 1u : 0u) + (lacks_speaker(part) ? 2u : 0u) + (lacks_person(part) ? 4u : 0u) +
         (part.starts_quote ? 8u : 0u);
}
std::size_t kind_of_before(const Part& part) {
  return (speaks(part) ? 1u : 0u) + (names_person(part) ? 2u : 0u) + (part.unclosed ? 4u : 0u);
}

}  // namespace

float bears(const Part* before, const Part& opening) {
  if (!leans_at_all(opening))
    return before == nullptr || !before->unclosed ? 0.0F : opening.starts_quote ? 1.0F : -1.0F;
  if (before == nullptr) return -1.0F;
  float sum = 0;
  if (lacks_speaker(opening)) sum += speaks(*before) ? 0.6F : -1.0F;
  if (lacks_person(opening)) sum += names_person(*before) ? 0.4F : -0.8F;
  if (before->unclosed) sum += opening.starts_quote ? 1.0F : -1.0F;
  return sum;
}

Openings::Openings(const Piece& piece, const View& view)
    : piece_(piece), view_(view), by_opening_(opening_kinds), by_before_(before_kinds) {
  seams_.assign(view.size() + row_margin, 0);
  for (std::size_t at = 0; at + 1 < view.size(); ++at) seams_[at] = borne(at, at + 1);
  count();
}

float Openings::borne(std::size_t before, std::size_t next) const {
  return part(next).role == Role::heading ? 0 : bears(as_before(before), part(next));
}

const float* Openings::borne_by_each(std::size_t opening) {
  auto& row = by_opening_[kind_of_opening(part(opening))];
  if (row.empty()) {
    row.assign(view_.size() + row_margin, 0);
    for (std::size_t at = 0; at < view_.size(); ++at) row[at] = bears(as_before(at), part(opening));
  }
  return row.data();
}

const float* Openings::bearing_each(std::size_t before) {
  auto& row = by_before_[kind_of_before(part(before))];
  if (row.empty()) {
    row.assign(view_.size() + row_margin, 0);
    for (std::size_t at = 0; at < view_.size(); ++at) row[at] = borne(before, at);
  }
  return row.data();
}

void Openings::count() {
  tallies_.resize(view_.size() + 1);
  for (std::size_t at = 0; at < view_.size(); ++at) {
    const bool quotation_next = at + 1 < view_.size() && part(at + 1).starts_quote;
    Tally& next = tallies_[at + 1] = tallies_[at];
    next.masculine += part(at).masculine;
    next.feminine += part(at).feminine;
    next.wants += wants_quotation(part(at)) && !quotation_next;
    next.open += part(at).unclosed && !quotation_next;
  }
}

}  // namespace rules::placement
