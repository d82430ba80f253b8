// Paragraphs whose names all point to another section.
#pragma once

#include <optional>
#include <span>

#include "rules/support/placement_piece.h"

namespace rules::placement {

struct NameMisfit {
  std::uint32_t part = 0;    // into Piece::parts
  std::uint32_t target = 0;  // the last part of the section it belongs to
};

// The paragraph that shares no name with its own section and several with one
// other, and more words besides than with any other; the clearest one. Parts
// in `left_out` play no role.
std::optional<NameMisfit> find_name_misfit(const Piece& piece, std::span<const std::uint32_t> left_out);

}  // namespace rules::placement
