// "Let it stand": the directive which a person would write for one finding.
#pragma once

#include <optional>

#include "linter/diagnostic/diagnostic.h"
#include "linter/formats/format.h"
#include "linter/text/source_file.h"

namespace galley::lsp {

// The insertion of a stet for this finding's rule. It was tried: the document
// has the same blocks with it, and the finding is suppressed. None where the
// format has no comments, or no place for one here.
std::optional<Edit> let_stand(const std::shared_ptr<const SourceFile>& source, const Format& format,
                              const Diagnostic& diagnostic);

}  // namespace galley::lsp
