#include "linter/report/json_parts.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace galley {
namespace {

template <typename Number>
char* append(char* to, std::string_view name, Number number) {
  to = std::copy(name.begin(), name.end(), to);
  return std::to_chars(to, to + 24, number).ptr;
}

char* append(char* to, std::string_view name, const Place& place) {
  to = append(to, name, place.disk_offset);
  to = append(to, ",\"line\":", std::uint64_t{place.position.line} + 1);
  return append(to, ",\"column\":", std::uint64_t{place.position.column} + 1);
}

}  // namespace

double rounded(double share) { return std::round(share * 1e4) / 1e4; }

void write_tool(JsonWriter& json) {
  json.member("version", 1);
  json.key("tool").begin_object().member("name", "galley").member("version", GALLEY_VERSION).end_object();
}

void write_seconds(JsonWriter& json, double seconds) { json.member("seconds", std::round(seconds * 1e6) / 1e6); }

void write_span(JsonWriter& json, Places& places, Span span) {
  json.member("path", places.source().path());
  write_range(json, places, span);
}

void write_range(JsonWriter& json, Places& places, Span span) {
  std::array<char, 256> written;
  char* end = append(written.data(), "{\"start\":{\"offset\":", places.place(span.begin));
  end = append(end, "},\"end\":{\"offset\":", places.place(span.end));
  *end++ = '}';
  *end++ = '}';
  json.key("range").raw({written.data(), static_cast<std::size_t>(end - written.data())});
}

void write_errors(JsonWriter& json, std::span<const RunError> errors) {
  json.key("errors").begin_array();
  for (const RunError& error : errors) {
    json.begin_object().member("path", error.path).member("message", error.message).end_object();
  }
  json.end_array();
}

}  // namespace galley
