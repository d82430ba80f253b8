// STAND-IN so that the program links: whoever owns this part replaces this file.
#pragma once
#include <span>
#include "linter/diagnostic/diagnostic.h"
#include "linter/text/source_file.h"
namespace galley { inline void set_fingerprints(std::span<Diagnostic>, const SourceFile&) {} }
