// Lists whose items have loose paragraphs between them.
#pragma once

#include <vector>

#include "linter/document/document.h"

namespace galley {

// Newsrooms write numbered items whose paragraphs are neither indented nor
// marked: "1. First.", two paragraphs, "2. Second." To a format these are lists
// of one item each. Here numbered lists of one style and depth become one if
// only other text stands between them and the later does not begin anew; what
// stands between belongs to the item in front of it. A heading between ends the
// list, unless the next number is the one that follows.
//
// What follows the last item belongs to it, up to the next heading, if text
// stands behind other items too; else the list has just ended.
//
// Takes blocks as formats make them: items that adjoin share `list`, and `item`
// is set for what the format itself puts into an item. Linear.
void settle_list_items(std::vector<Block>& blocks);

}  // namespace galley
