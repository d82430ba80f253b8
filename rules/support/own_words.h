// The writer's own running text: what a rule about house style speaks of.
#pragma once

#include "linter/rule/rule.h"
#include "rules/support/change_log.h"
#include "rules/support/surroundings.h"

namespace rules {

class OwnWords {
 public:
  explicit OwnWords(galley::RuleContext& context)
      : context_(context), document_(context.document()), surroundings_(document_), changes_(document_) {}

  // True in paragraphs and list items, outside quotations. Headlines, tables,
  // captions and notes have a style of their own; code, quoted blocks and teasers,
  // which are nothing but a link, entries of bibliographies and titles of commits are no words of the writer's.
  bool contain(std::uint32_t token);

  // The same, of any block but code and quoted ones.
  bool contain_or_head(std::uint32_t token);

  Surroundings& surroundings() { return surroundings_; }
  const Surroundings& surroundings() const { return surroundings_; }

 private:
  bool is_quoted(std::uint32_t token);

  galley::RuleContext& context_;
  const galley::Document& document_;
  Surroundings surroundings_;
  ChangeLog changes_;
};

}  // namespace rules
