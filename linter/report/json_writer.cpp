#include "linter/report/json_writer.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <ostream>

#include "linter/text/utf8.h"

namespace galley {
namespace {

// What a byte is escaped with; empty where it stands for itself.
std::string_view escape_of(char byte) {
  switch (byte) {
    case '"':
      return "\\\"";
    case '\\':
      return "\\\\";
    case '\n':
      return "\\n";
    case '\r':
      return "\\r";
    case '\t':
      return "\\t";
    default:
      return {};
  }
}

char* copy(char* to, std::string_view text) {
  std::memcpy(to, text.data(), text.size());
  return to + text.size();
}

char* write_control(char* to, char byte) {
  constexpr std::string_view digits = "0123456789abcdef";
  const auto value = static_cast<unsigned char>(byte);
  to = copy(to, "\\u00");
  *to++ = digits[value >> 4];
  *to++ = digits[value & 15];
  return to;
}

struct PlainBytes {
  bool at[256] = {};

  constexpr PlainBytes() {
    for (unsigned byte = 0x20; byte < 0x7F; ++byte) at[byte] = byte != '"' && byte != '\\';
  }
};
constexpr PlainBytes plain;

// Whether each of eight bytes stands for itself: the top bit of a byte of each
// term is set where it is one of those that don't, and maybe in those above it.
bool are_plain(std::uint64_t eight) {
  constexpr std::uint64_t ones = 0x0101010101010101u;
  constexpr std::uint64_t tops = 0x80 * ones;
  const auto below = [eight](std::uint64_t byte, std::uint64_t flipped) { return ((eight ^ flipped) - byte * ones); };
  const std::uint64_t found = eight | below(0x20, 0) | below(1, '"' * ones) | below(1, '\\' * ones) | (eight + ones);
  return (found & tops) == 0;
}

// Writes what isn't all plain, at most eight bytes and the character that goes
// on behind them, from `at` on; moves `at` behind it.
char* escape_bytes(char* to, std::string_view text, std::size_t& at) {
  const std::size_t stop = std::min(text.size(), at + 8);
  while (at < stop) {
    const char byte = text[at];
    if (plain.at[static_cast<unsigned char>(byte)]) {
      *to++ = byte;
      ++at;
    } else if (static_cast<unsigned char>(byte) < 0x80) {
      const std::string_view escape = escape_of(byte);
      to = escape.empty() ? write_control(to, byte) : copy(to, escape);
      ++at;
    } else {
      const Decoded decoded = decode(text, at);
      to = copy(to, decoded.valid ? text.substr(at, decoded.size) : std::string_view{"\xEF\xBF\xBD"});
      at += decoded.size;
    }
  }
  return to;
}

// What write_quoted() may write of a text.
std::size_t most_quoted(std::string_view text) { return 6 * text.size() + 2; }

char* write_quoted(char* to, std::string_view text) {
  constexpr std::size_t size = sizeof(std::uint64_t);
  *to++ = '"';
  for (std::size_t at = 0; at < text.size(); to = escape_bytes(to, text, at)) {
    std::uint64_t eight = 0;
    const std::size_t begin = at;
    bool are_all_plain = true;
    for (; at + size <= text.size(); at += size, to += size) {
      std::memcpy(&eight, text.data() + at, size);
      are_all_plain = are_plain(eight);
      if (!are_all_plain) break;
      std::memcpy(to, &eight, size);
    }
    // The last eight overlap those before.
    if (!are_all_plain || begin == at) continue;
    const std::size_t left = text.size() - at;
    std::memcpy(&eight, text.data() + at + left - size, size);
    if (!are_plain(eight)) continue;
    to += left;
    at += left;
    std::memcpy(to - size, &eight, size);
  }
  *to++ = '"';
  return to;
}

}  // namespace

void write_json_string(std::string& out, std::string_view text) {
  const std::size_t before = out.size();
  out.resize(before + most_quoted(text));
  const char* const end = write_quoted(out.data() + before, text);
  out.resize(static_cast<std::size_t>(end - out.data()));
}

void JsonWriter::flush() {
  out_ << std::string_view{buffer_}.substr(0, used_);
  used_ = 0;
}

JsonWriter& JsonWriter::value(std::string_view text) {
  char* const to = separate(room(1 + most_quoted(text)));
  return written(write_quoted(to, text), true);
}

JsonWriter& JsonWriter::value(bool truth) { return raw(truth ? "true" : "false"); }

JsonWriter& JsonWriter::value(double number) {
  if (!std::isfinite(number)) return raw("null");
  char* const to = separate(room(33));
  return written(std::to_chars(to, to + 32, number).ptr, true);
}

JsonWriter& JsonWriter::integer(long long number) {
  char* const to = separate(room(33));
  return written(std::to_chars(to, to + 32, number).ptr, true);
}

void JsonWriter::end_line() {
  char* const to = room(1);
  *to = '\n';
  written(to + 1, false);
  if (open_ == 0) flush();
}

void JsonWriter::end_lines() {
  --open_;
  is_comma_due_ = false;
  flush();
}

}  // namespace galley
