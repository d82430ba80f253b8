#include "linter/lsp/open_text.h"

#include <algorithm>

namespace galley::lsp {
namespace {

// Lines and columns are at most so large in the protocol.
constexpr std::int64_t largest = std::numeric_limits<std::int32_t>::max();

std::uint32_t count(const Json& of, const char* key) {
  const Json& value = of.at(key);
  if (!value.is_number_integer())
    throw Json::type_error::create(302, std::string{key} + " must be a whole number", &value);
  if (value.is_number_unsigned() && value.get<std::uint64_t>() > static_cast<std::uint64_t>(largest)) return largest;
  return static_cast<std::uint32_t>(std::clamp<std::int64_t>(value.get<std::int64_t>(), 0, largest));
}

}  // namespace

Position read_position(const Json& position) {
  return {.line = count(position, "line"), .column = count(position, "character")};
}

Json to_json(Position position) { return {{"line", position.line}, {"character", position.column}}; }

std::uint32_t mark_columns(const SourceFile& source, ColumnUnit unit) {
  if (source.mark_size() == 0) return 0;
  return unit == ColumnUnit::bytes ? source.mark_size() : 1;
}

Json range_in(const SourceFile& source, Span span, ColumnUnit unit, std::uint32_t mark) {
  const auto position = [&](Offset at) {
    Position counted = source.position(at, unit);
    if (counted.line == 0 && at > 0) counted.column += mark;
    return to_json(counted);
  };
  return {{"start", position(span.begin)}, {"end", position(span.end)}};
}

Offset offset_in_open(const SourceFile& source, Position at, ColumnUnit unit) {
  if (at.line > 0) return source.offset(at, unit);
  if (at.column == 0) return 0;
  at.column -= std::min(at.column, mark_columns(source, unit));
  return source.offset(at, unit);
}

void apply_change(std::string& text, const Json& change, ColumnUnit unit) {
  const auto& with = change.at("text").get_ref<const std::string&>();
  if (!change.contains("range")) {
    text = with;
    return;
  }
  const Json& range = change.at("range");
  const SourceFile source{"", text};
  const Offset begin = offset_in_open(source, read_position(range.at("start")), unit);
  const Offset end = offset_in_open(source, read_position(range.at("end")), unit);
  text.replace(begin, std::max(begin, end) - begin, with);
}

}  // namespace galley::lsp
