// What is answered about a place in an open document.
#pragma once

#include "linter/lsp/desk.h"

namespace galley::lsp {

inline constexpr const char* fix_all_kind = "source.fixAll.galley";

// Quick fixes for what is said in `range`, "let it stand" for each, "add to
// terms" where a word has two forms, and all safe fixes of the document at once.
Json code_actions(Desk& desk, const OpenDocument& document, const Json& range, const Json& context);

// What is said at a place, with the rule's page; null for nothing.
Json hover(Desk& desk, const OpenDocument& document, Position at);

// The copies of what stands here and is said to stand again: of the passage in
// this document, or wherever they are.
Json document_highlights(Desk& desk, const OpenDocument& document, Position at);
Json references(Desk& desk, const OpenDocument& document, Position at);

}  // namespace galley::lsp
