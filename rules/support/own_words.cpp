#include "rules/support/own_words.h"

#include "rules/support/lists.h"
#include "rules/support/quotations.h"

namespace rules {

using namespace galley;

bool OwnWords::contain(std::uint32_t token) {
  const Block& block = surroundings_.block(token);
  const bool running = block.kind == BlockKind::paragraph || block.kind == BlockKind::list_item;
  return running && !is_headline(document_, block) && !is_link(document_, block) &&
         !surroundings_.is_foreign_block(token) && !changes_.holds(block) && !is_quoted(token) &&
         !surroundings_.in_technical_text(token);
}

bool OwnWords::contain_or_head(std::uint32_t token) {
  const Block& block = surroundings_.block(token);
  return !is_foreign_block(block) && !is_quoted(token) && !surroundings_.in_technical_text(token);
}

bool OwnWords::is_quoted(std::uint32_t token) {
  return context_.analysis(find_all_quotations).contain(document_.tokens()[token].span.begin);
}

}  // namespace rules
