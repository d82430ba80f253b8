// Each cell of text is read as a document of Markdown, as what shows a notebook
// does: nothing in it goes on in the next. All are written into one, each stretch
// of prose at the bytes that say it. Code and raw cells part what stands around
// them, as code does in a file of Markdown; outputs are none of it.
#include "linter/formats/notebook.h"

#include <algorithm>

#include "linter/document/inner_document.h"
#include "linter/formats/notebook_cells.h"

namespace galley {
namespace {

Notebook cells_of(const SourceFile& source) { return read_notebook(source.bytes(), source.mark_size()); }

class NotebookWriter {
 public:
  explicit NotebookWriter(const std::shared_ptr<const SourceFile>& source)
      : source_(source), builder_(source), writer_(builder_) {}

  Document write(bool with_comments) {
    const Notebook notebook = cells_of(*source_);
    for (const NotebookCell& cell : notebook.cells) {
      if (cell.kind == CellKind::markdown)
        writer_.write(parse_markdown_cell(part("cell.md", cell)), cell.text);
      else if (with_comments)
        add_comments(cell);
      else
        writer_.write(cell.text, {.kind = BlockKind::code});
    }
    return builder_.build();
  }

 private:
  static std::shared_ptr<const SourceFile> part(const std::string& path, const NotebookCell& cell) {
    return std::make_shared<const SourceFile>(path, cell.text.text());
  }

  void add_comments(const NotebookCell& cell) {
    if (cell.kind != CellKind::code || cell.language.empty()) return;
    const std::string path = "cell." + cell.language;
    if (const Format* const format = code_format_of(path)) writer_.write(format->parse(part(path, cell)), cell.text);
  }

  const std::shared_ptr<const SourceFile>& source_;
  Builder builder_;
  InnerWriter writer_;
};

std::optional<FormatFault> fault_of(const SourceFile& source) {
  Notebook notebook = cells_of(source);
  if (notebook.fault.empty()) return std::nullopt;
  return FormatFault{.why = std::move(notebook.fault), .at = notebook.fault_at};
}

Document parse_with_comments(std::shared_ptr<const SourceFile> source) { return NotebookWriter{source}.write(true); }

PlacedText written_in(const SourceFile& source) {
  PlacedText all;
  for (const NotebookCell& cell : cells_of(source).cells) {
    if (cell.kind == CellKind::markdown) all.join("\n\n", cell.text);
  }
  return all;
}

std::vector<Span> strings_in(const SourceFile& source) {
  std::vector<Span> strings;
  for (const NotebookCell& cell : cells_of(source).cells)
    strings.insert(strings.end(), cell.strings.begin(), cell.strings.end());
  return strings;
}

}  // namespace

const Envelope notebook_envelope{
    .fault = fault_of, .parse_with_comments = parse_with_comments, .written = written_in, .strings = strings_in};

Document parse_notebook(std::shared_ptr<const SourceFile> source) { return NotebookWriter{source}.write(false); }

}  // namespace galley
