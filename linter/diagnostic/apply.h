// STAND-IN so that the program links: whoever owns this part replaces this file.
#pragma once
#include <span>
#include "linter/diagnostic/diagnostic.h"
#include "linter/text/source_file.h"
namespace galley { struct Applied { std::string text; std::size_t applied=0; std::vector<int> skipped; };
inline Applied apply_fixes(const SourceFile& s, std::span<const Diagnostic>, Safety) { return {std::string{s.bytes()}, 0, {}}; } }
