// "checked 120 of 4,000 files": on standard error, only on a terminal, only
// when the work lasts over half a second.
#pragma once

#include <functional>

namespace galley {

// What LintOptions::progress takes; empty where nothing is to be shown. Writes
// over its own line, and wipes it with the last file.
std::function<void(std::size_t done, std::size_t total)> progress_line(bool quiet);

}  // namespace galley
