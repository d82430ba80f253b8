// "Add to terms": of a word in two forms, the house's is put into its
// configuration.
#pragma once

#include <vector>

#include "linter/config/add_term.h"
#include "linter/lsp/desk.h"

namespace galley::lsp {

// What may be decided about a finding: that the form is right which it asks
// for, or the one that stands there. Empty for a finding of another kind.
std::vector<HouseTerm> terms_of(const Diagnostic& diagnostic, const SourceFile& source, Registry registry);

// A WorkspaceEdit of the configuration that holds for the document. Where there
// is none it is made, in the document's folder of the workspace, if the client
// can. Nothing where the configuration can't have the term.
std::optional<Json> add_to_terms(const Desk& desk, const OpenDocument& document, const HouseTerm& term);

}  // namespace galley::lsp
