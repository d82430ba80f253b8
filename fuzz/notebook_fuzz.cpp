// Any bytes give a notebook or a fault; the parts of its documents fit together,
// and a formula is overwritten byte for byte.
#include "fuzz/reader.h"
#include "linter/formats/formulas.h"
#include "linter/formats/notebook.h"

namespace {

void fail(const char* what) {
  std::fprintf(stderr, "%s\n", what);
  std::abort();
}

// Any text as the text of a cell.
std::string notebook_of(std::string_view text) {
  std::string made = R"({"cells": [{"cell_type": "markdown", "source": [")";
  for (const char byte : text) {
    if (byte == '\n')
      made += "\\n\", \"";
    else if (byte == '"' || byte == '\\')
      (made += '\\') += byte;
    else if (static_cast<unsigned char>(byte) < 0x20)
      made += "\\t";
    else
      made += byte;
  }
  return made + R"("]}], "metadata": {"kernelspec": {"language": "python"}}})";
}

void check(std::string bytes) {
  const auto source = std::make_shared<const galley::SourceFile>("fuzz.ipynb", std::move(bytes));
  const galley::Envelope& envelope = galley::notebook_envelope;
  if (const auto fault = envelope.fault(*source); fault && fault->at > source->bytes().size()) fail("a fault outside");
  for (const auto parse : {galley::parse_notebook, envelope.parse_with_comments}) {
    if (const std::string fault = galley::find_fault(parse(source)); !fault.empty()) fail(fault.c_str());
  }
  galley::Offset end = 0;
  for (const galley::Span string : envelope.strings(*source)) {
    if (string.begin < end || string.end < string.begin || string.end >= source->bytes().size())
      fail("a string's place");
    end = string.end;
  }
  std::size_t at = 0;
  const galley::PlacedText written = envelope.written(*source);
  for (const galley::PlacedText::Piece& piece : written.pieces()) {
    if (piece.begin != at || piece.end <= piece.begin) fail("a text has a gap");
    const std::string_view text = std::string_view{written.text()}.substr(piece.begin, piece.end - piece.begin);
    if (piece.exact && source->slice(piece.source) != text) fail("a text isn't what is written");
    at = piece.end;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text{reinterpret_cast<const char*>(data), size};
  const std::string without = galley::markdown_of_cell(text).text;
  if (without.size() != text.size()) fail("a size has changed");
  for (std::size_t at = 0; at < size; ++at) {
    if (without[at] != text[at] && (without[at] != '{' || text[at] == '\n')) fail("a byte has changed");
  }
  check(text);
  check(notebook_of(text));
  return 0;
}
