// Fixes for copy that stands in texts of JSON.
#pragma once

#include <span>
#include <vector>

#include "linter/diagnostic/diagnostic.h"
#include "linter/text/source_file.h"

namespace galley {

// Leaves out what is said of the file beside its texts.
void keep_in_strings(std::vector<Diagnostic>& all, std::span<const Span> strings);

// Writes what fixes put in as the texts of the file do, with escapes; leaves out
// those that would change anything else than one text. `all` is of one file.
void fit_into_strings(std::vector<Diagnostic>& all, const SourceFile& source, std::span<const Span> strings);

}  // namespace galley
