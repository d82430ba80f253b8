#include "linter/report/diff.h"

#include <iomanip>
#include <ostream>
#include <sstream>

#include "linter/report/message.h"

namespace galley {
namespace {

constexpr std::size_t shown_bytes = 400;

constexpr std::string_view red = "\x1b[31m";
constexpr std::string_view green = "\x1b[32m";
constexpr std::string_view reset = "\x1b[0m";

std::string_view name(DiffPart::Kind kind) {
  switch (kind) {
    case DiffPart::Kind::same:
      return "same";
    case DiffPart::Kind::deleted:
      return "deleted";
    case DiffPart::Kind::inserted:
      break;
  }
  return "inserted";
}

std::string marked(const DiffPart& part, bool colour) {
  const std::string text = one_line(part.text);
  if (part.kind == DiffPart::Kind::same) return text;
  const bool deleted = part.kind == DiffPart::Kind::deleted;
  const std::string written = deleted ? "[-" + text + "-]" : "{+" + text + "+}";
  return colour ? std::string{deleted ? red : green} + written + std::string{reset} : written;
}

}  // namespace

void write_diff(JsonWriter& json, std::span<const DiffPart> diff) {
  json.begin_array();
  for (const DiffPart& part : diff) json.begin_object().member(name(part.kind), part.text).end_object();
  json.end_array();
}

std::string data_with_diff(const Diagnostic& diagnostic) {
  if (diagnostic.diff.empty()) return diagnostic.data.empty() ? "{}" : diagnostic.data;
  std::ostringstream diff;
  JsonWriter json{diff};
  write_diff(json, diagnostic.diff);
  std::string data = diagnostic.data.empty() ? "{}" : diagnostic.data;
  data.pop_back();
  if (data.size() > 1) data += ',';
  return data + "\"diff\":" + diff.str() + '}';
}

void write_diff(Places& places, Span span, std::span<const DiffPart> diff, bool colour, std::ostream& out) {
  out << std::setw(6) << places.source().position(span.begin, ColumnUnit::bytes).line + 1 << " |";
  std::size_t shown = 0;
  const DiffPart* before = nullptr;
  for (const DiffPart& part : diff) {
    const bool replaces =
        part.kind == DiffPart::Kind::inserted && before != nullptr && before->kind == DiffPart::Kind::deleted;
    if (!replaces) out << ' ';
    if (shown > shown_bytes && !replaces) {
      out << "…";
      break;
    }
    out << marked(part, colour);
    shown += part.text.size();
    before = &part;
  }
  out << '\n';
}

}  // namespace galley
