// How the openings of an article's paragraphs lean on what stands before them,
// and where quotations are wanted or run on: made once, looked up by the
// measuring of every paragraph.
#pragma once

#include <vector>

#include "rules/support/placement_index.h"

namespace rules::placement {

// How well what stands before (null: nothing, or a heading) bears the opening.
float bears(const Part* before, const Part& opening);

// Somebody is brought in who has said nothing yet: a quotation is to follow.
inline bool wants_quotation(const Part& part) { return part.introduces && !part.has_quote; }

class Openings {
 public:
  Openings(const Piece& piece, const View& view);

  // Rows as of float_rows.h, by position in the view. What stands behind the
  // last part is 0, as a heading is: it leans on nothing.
  const float* borne_by_each(std::size_t opening);
  const float* bearing_each(std::size_t before);
  const float* seams() const { return seams_.data(); }  // each part and the next
  float borne(std::size_t before, std::size_t next) const;

  // How many of the parts before a position are such.
  struct Tally {
    std::uint32_t masculine = 0;
    std::uint32_t feminine = 0;
    std::uint32_t wants = 0;  // a quotation, and none comes next
    std::uint32_t open = 0;   // a quotation that doesn't go on in the next part
  };
  // `of` within the positions from `begin` to `end`.
  bool any(std::uint32_t Tally::*of, std::size_t begin, std::size_t end) const {
    return begin < end && tallies_[end].*of > tallies_[begin].*of;
  }

 private:
  const Part& part(std::size_t at) const { return piece_.parts[view_[at]]; }
  const Part* as_before(std::size_t at) const { return part(at).role == Role::heading ? nullptr : &part(at); }
  void count();

  const Piece& piece_;
  const View& view_;
  // By what bears() asks of a part, as most are alike in it; empty until asked for.
  std::vector<std::vector<float>> by_opening_;
  std::vector<std::vector<float>> by_before_;
  std::vector<float> seams_;
  std::vector<Tally> tallies_;
};

}  // namespace rules::placement
