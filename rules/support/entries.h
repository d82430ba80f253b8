// Pieces that are put together from entries with the time of day at each: news tickers, forums, chats, programmes.
#pragma once

#include "linter/document/document.h"

namespace rules {

// They tell one thing twice, and quote one another.
bool is_of_entries(const galley::Document& document);

}  // namespace rules
