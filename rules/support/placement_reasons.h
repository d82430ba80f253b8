// Why a paragraph seems misplaced, in the words which show it.
#pragma once

#include <string>
#include <vector>

#include "rules/support/placement_piece.h"

namespace rules::placement {

// Words that a paragraph shares with some parts and not with others.
struct Evidence {
  std::vector<std::string> words;  // as written, the most telling first, at most three
  float weight = 0;                // of all that there are
  std::size_t count = 0;
  std::size_t names = 0;  // of them
};

// What `part` has in common with `these` and with none of `those`; indices
// into Piece::parts. Words that half of the article uses say nothing.
Evidence shared_only_with(const galley::Document& document, const Piece& piece, std::uint32_t part,
                          const std::vector<std::uint32_t>& these, const std::vector<std::uint32_t>& those);

// "Kyiv, Chernihiv and withdrawals".
std::string listed(const std::vector<std::string>& words);

// The other parts of a section.
std::vector<std::uint32_t> parts_of_section(const Piece& piece, std::uint32_t section, std::uint32_t except);

// How a message names a section: "item 2", "the section “Opening hours”".
std::string section_name(const galley::Document& document, const Piece& piece, std::uint32_t section);

}  // namespace rules::placement
