// What a diagnostic is recognised by when the text around it changes.
#pragma once

#include <span>

#include "linter/diagnostic/diagnostic.h"
#include "linter/text/source_file.h"

namespace galley {

// Sets the fingerprints of one file's diagnostics, which are sorted. One is
// made of the rule, the path, the words of the sentence or line around the
// place, folded, and the number among equal ones in the file; so it stays when
// text above is inserted or deleted, and when case, accents or white space
// change.
void set_fingerprints(std::span<Diagnostic> of_one_file, const SourceFile& source);

// The same in two steps, of which the second needs no text. Sets `fingerprint`,
// where it is 0, to the hash of the rule and of the words around the place; in
// any order.
void set_contents(std::span<Diagnostic> of_one_file, const SourceFile& source);
// Makes fingerprints of those hashes.
void number_contents(std::span<Diagnostic> of_one_file, std::string_view path);

// The fingerprint without the path; or with it: the way back is the same.
std::uint64_t without_path(std::uint64_t fingerprint, std::string_view path);

}  // namespace galley
