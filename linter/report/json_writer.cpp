#include "linter/report/json_writer.h"

#include <charconv>
#include <cmath>
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

void write_control(std::string& out, char byte) {
  constexpr std::string_view digits = "0123456789abcdef";
  const auto value = static_cast<unsigned char>(byte);
  out += "\\u00";
  out += digits[value >> 4];
  out += digits[value & 15];
}

struct PlainBytes {
  bool at[256] = {};

  constexpr PlainBytes() {
    for (unsigned byte = 0x20; byte < 0x7F; ++byte) at[byte] = byte != '"' && byte != '\\';
  }
};
constexpr PlainBytes plain;

// How much of `text` from `at` on can be written as it is.
std::size_t plain_end(std::string_view text, std::size_t at) {
  for (;;) {
    while (at < text.size() && plain.at[static_cast<unsigned char>(text[at])]) ++at;
    if (at == text.size() || static_cast<unsigned char>(text[at]) < 0x80) break;
    const Decoded decoded = decode(text, at);
    if (!decoded.valid) break;
    at += decoded.size;
  }
  return at;
}

}  // namespace

void write_json_string(std::string& out, std::string_view text) {
  out += '"';
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = plain_end(text, at);
    out += text.substr(at, end - at);
    at = end;
    if (at == text.size()) break;
    const char byte = text[at++];
    if (const std::string_view escape = escape_of(byte); !escape.empty()) {
      out += escape;
    } else if (static_cast<unsigned char>(byte) < 0x80) {
      write_control(out, byte);
    } else {
      out += "\xEF\xBF\xBD";
    }
  }
  out += '"';
}

void JsonWriter::separate() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (has_members_.back() != '\0') buffer_ += ',';
  has_members_.back() = '\1';
}

void JsonWriter::end(char bracket) {
  constexpr std::size_t most_held = 1 << 14;
  has_members_.pop_back();
  buffer_ += bracket;
  if (has_members_.size() == 1 || buffer_.size() > most_held) flush();
}

void JsonWriter::flush() {
  out_ << buffer_;
  buffer_.clear();
}

JsonWriter& JsonWriter::begin_object() {
  separate();
  buffer_ += '{';
  has_members_.push_back('\0');
  return *this;
}

JsonWriter& JsonWriter::end_object() {
  end('}');
  return *this;
}

JsonWriter& JsonWriter::begin_array() {
  separate();
  buffer_ += '[';
  has_members_.push_back('\0');
  return *this;
}

JsonWriter& JsonWriter::end_array() {
  end(']');
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  separate();
  write_json_string(buffer_, name);
  buffer_ += ':';
  after_key_ = true;
  return *this;
}

JsonWriter& JsonWriter::value(std::string_view text) {
  separate();
  write_json_string(buffer_, text);
  return *this;
}

JsonWriter& JsonWriter::value(bool truth) { return raw(truth ? "true" : "false"); }

JsonWriter& JsonWriter::value(double number) {
  if (!std::isfinite(number)) return raw("null");
  char digits[32];
  const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
  return raw({digits, static_cast<std::size_t>(end - digits)});
}

JsonWriter& JsonWriter::integer(long long number) {
  char digits[32];
  const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
  return raw({digits, static_cast<std::size_t>(end - digits)});
}

void JsonWriter::end_line() {
  buffer_ += '\n';
  has_members_.back() = '\0';
  flush();
}

JsonWriter& JsonWriter::raw(std::string_view json) {
  separate();
  buffer_ += json;
  return *this;
}

}  // namespace galley
