// The writer's own running text: what a rule about house style speaks of.
#pragma once

#include <optional>

#include "linter/document/document.h"
#include "rules/support/quotations.h"
#include "rules/support/surroundings.h"

namespace rules {

class OwnWords {
 public:
  explicit OwnWords(const galley::Document& document) : document_(document), surroundings_(document) {}

  // True in paragraphs and list items, outside quotations. Headings, tables,
  // captions and notes have a style of their own; code, quoted blocks and teasers,
  // which are nothing but a link, are no words of the writer's. Asked in the order of the text it looks at each
  // block's quotations once.
  bool contain(std::uint32_t token);

  // The same, of any block but code and quoted ones.
  bool contain_or_head(std::uint32_t token);

  Surroundings& surroundings() { return surroundings_; }
  const Surroundings& surroundings() const { return surroundings_; }

 private:
  bool is_quoted(const galley::Block& block, std::uint32_t token);

  const galley::Document& document_;
  Surroundings surroundings_;
  const galley::Block* block_ = nullptr;  // the last that was asked about
  std::optional<QuotedText> quoted_;      // its quotations
};

}  // namespace rules
