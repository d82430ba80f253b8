// The text of an open document, and where its client says that things stand.
#pragma once

#include <string>

#include "linter/lsp/json.h"
#include "linter/text/source_file.h"

namespace galley::lsp {

// Reads {line, character}. Throws Json::exception where it is none.
Position read_position(const Json& position);
Json to_json(Position position);

// A byte order mark counts as a character of a document that is open: editors
// that keep one show it. SourceFile doesn't count it.
Offset offset_in_open(const SourceFile& source, Position at, ColumnUnit unit);
std::uint32_t mark_columns(const SourceFile& source, ColumnUnit unit);

// A Range; `mark` is added to columns of the first line.
Json range_in(const SourceFile& source, Span span, ColumnUnit unit, std::uint32_t mark);

// Applies one entry of `contentChanges`. What is past the end means the end;
// an end before its beginning means the beginning.
void apply_change(std::string& text, const Json& change, ColumnUnit unit);

}  // namespace galley::lsp
