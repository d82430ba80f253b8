// Any bytes are data or an error with a place, and the fields that a view names
// in them are documents whose parts fit together.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "linter/style/view.h"
#include "linter/style/view_document.h"
#include "linter/text/error.h"
#include "tests/unit/formats/invariants.h"

namespace {

using namespace galley;

constexpr const char* paths[] = {"a.yml", "a.json", "a.toml"};
constexpr const char* types[] = {"txt", "md", "html"};

void fail(const std::string& what) {
  std::fprintf(stderr, "%s\n", what.c_str());
  std::abort();
}

// Every text there is in a file, and those of lists joined.
View view_of(const char* type) {
  std::vector<std::string> errors;
  std::string why;
  const std::string rest = ", type: " + std::string{type} + ", join: ' '}\n";
  return *read_view("engine: dasel\nscopes:\n  - {expr: '..a'" + rest + "  - {expr: 'all()'" + rest, "v.yml", errors,
                    why);
}

void check_pieces(const DataText& text, std::string_view source) {
  std::size_t at = 0;
  for (const DataText::Piece& piece : text.pieces()) {
    if (piece.begin != at || piece.end <= piece.begin) fail("a text has a gap");
    if (piece.source.begin > piece.source.end || piece.source.end > source.size()) fail("a place is none");
    const std::string_view written = source.substr(piece.source.begin, piece.source.size());
    if (piece.exact && written != std::string_view{text.text()}.substr(piece.begin, piece.end - piece.begin))
      fail("a text isn't what is written");
    at = piece.end;
  }
  if (at != text.text().size()) fail("a text isn't covered");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string path = paths[data[0] % 3];
  const View view = view_of(types[data[0] / 3 % 3]);
  const std::string text{reinterpret_cast<const char*>(data) + 1, size - 1};
  const auto source = std::make_shared<const SourceFile>(path, text);
  if (const std::string fault = find_fault(data_format().parse(source)); !fault.empty()) fail(fault);
  std::vector<std::string> errors;
  try {
    const auto fields = fields_of(view, source->bytes(), path, errors);
    for (const ViewField& field : fields) check_pieces(field.text, source->bytes());
    for (const FieldsDocument& each : documents_of(fields, source, errors)) {
      if (const std::string fault = find_fault(each.document); !fault.empty()) fail(fault);
    }
  } catch (const Error& wrong) {
    if (!std::string_view{wrong.what()}.starts_with(path + ":")) fail(wrong.what());
  }
  try {
    static_cast<void>(DataQuery{text});
  } catch (const Error&) {
    return 0;
  }
  return 0;
}
