// Comments that begin with "#" and end with their line, in a file whose other
// parts somebody else has read.
#pragma once

#include <memory>
#include <span>

#include "linter/document/document.h"

namespace galley {

// `values` are stretches in which no comment begins, in order.
Document read_hash_comments(std::shared_ptr<const SourceFile> source, std::span<const Span> values);

}  // namespace galley
