// Tables of Org.
#pragma once

#include <span>
#include <string_view>

#include "linter/document/builder.h"
#include "linter/formats/org_lines.h"

namespace galley {

// Whether the line is of a table, or of one that is drawn by another program.
bool is_org_table(std::string_view text);
bool is_drawn_table(std::string_view text);

// Each cell is a block; those above the first rule are the head's, if there are
// others. `item` is the block of the list item that the table belongs to.
void write_org_table(std::string_view bytes, std::span<const OrgLine> rows, std::uint32_t item, Builder& builder);

}  // namespace galley
