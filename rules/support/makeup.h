// What a whole document is made of, where that says why it repeats something.
#pragma once

#include "linter/document/document.h"

namespace rules {

// Entries with the time of day at each: a news ticker, a forum, a chat. They tell one thing twice, and quote one
// another.
bool is_of_entries(const galley::Document& document);

// The text of a licence, of which word it is full.
bool is_of_licence(const galley::Document& document);

}  // namespace rules
