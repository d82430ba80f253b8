#include "linter/text/utf8.h"

#include <cstdlib>
#include <cstring>
#include <memory>

#include <utf8proc.h>

namespace galley {
namespace {

bool is_continuation(unsigned char byte) { return (byte & 0xC0) == 0x80; }

// The length that the first byte of a sequence announces; 0 if it can't be one.
std::uint8_t announced_size(unsigned char first) {
  if (first < 0x80) return 1;
  if (first < 0xC2) return 0;
  if (first < 0xE0) return 2;
  if (first < 0xF0) return 3;
  return first < 0xF5 ? 4 : 0;
}

// The smallest code point that needs `size` bytes.
constexpr char32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};

bool is_scalar(char32_t code_point) { return code_point <= 0x10FFFF && (code_point < 0xD800 || code_point > 0xDFFF); }

utf8proc_category_t category(char32_t code_point) {
  return utf8proc_category(static_cast<utf8proc_int32_t>(code_point));
}

}  // namespace

Decoded decode(std::string_view text, std::size_t at) {
  const auto first = static_cast<unsigned char>(text[at]);
  if (first < 0x80) return {.code_point = first, .size = 1, .valid = true};
  const std::uint8_t size = announced_size(first);
  if (size == 0 || text.size() - at < size) return {};
  char32_t code_point = first & (0x7Fu >> size);
  for (std::size_t next = at + 1; next < at + size; ++next) {
    const auto byte = static_cast<unsigned char>(text[next]);
    if (!is_continuation(byte)) return {};
    code_point = code_point << 6 | (byte & 0x3Fu);
  }
  if (code_point < smallest[size] || !is_scalar(code_point)) return {};
  return {.code_point = code_point, .size = size, .valid = true};
}

Decoded decode_before(std::string_view text, std::size_t at) {
  for (std::size_t size = 1; size <= 4 && size <= at; ++size) {
    if (is_continuation(static_cast<unsigned char>(text[at - size]))) continue;
    const Decoded decoded = decode(text.substr(0, at), at - size);
    if (decoded.size == size) return decoded;
    break;
  }
  return {};
}

void append_utf8(std::string& out, char32_t code_point) {
  if (!is_scalar(code_point)) code_point = replacement_character;
  const auto byte = [&](char32_t value) { out += static_cast<char>(static_cast<unsigned char>(value)); };
  if (code_point < 0x80) {
    byte(code_point);
  } else if (code_point < 0x800) {
    byte(0xC0 | code_point >> 6);
    byte(0x80 | (code_point & 0x3F));
  } else if (code_point < 0x10000) {
    byte(0xE0 | code_point >> 12);
    byte(0x80 | (code_point >> 6 & 0x3F));
    byte(0x80 | (code_point & 0x3F));
  } else {
    byte(0xF0 | code_point >> 18);
    byte(0x80 | (code_point >> 12 & 0x3F));
    byte(0x80 | (code_point >> 6 & 0x3F));
    byte(0x80 | (code_point & 0x3F));
  }
}

std::size_t ascii_eights(std::string_view text, std::size_t from) {
  std::size_t at = from;
  for (std::uint64_t eight = 0; text.size() - at >= sizeof eight; at += sizeof eight) {
    std::memcpy(&eight, text.data() + at, sizeof eight);
    if ((eight & 0x8080808080808080u) != 0) break;
  }
  return at - from;
}

std::optional<Span> find_invalid_utf8(std::string_view text, Offset from) {
  std::size_t at = from;
  while (at < text.size()) {
    at += ascii_eights(text, at);
    if (at == text.size()) break;
    const Decoded decoded = decode(text, at);
    if (decoded.valid) {
      at += decoded.size;
      continue;
    }
    std::size_t end = at + 1;
    while (end < text.size() && !decode(text, end).valid) ++end;
    return Span{static_cast<Offset>(at), static_cast<Offset>(end)};
  }
  return std::nullopt;
}

std::string to_valid_utf8(std::string_view text) {
  std::string valid;
  valid.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Decoded decoded = decode(text, at);
    append_utf8(valid, decoded.code_point);
    at += decoded.size;
  }
  return valid;
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) {
    const std::size_t ascii = ascii_eights(text, at);
    count += ascii;
    at += ascii;
    if (at == text.size()) break;
    at += decode(text, at).size;
  }
  return count;
}

std::string composed(std::string_view text) {
  utf8proc_uint8_t* bytes = nullptr;
  const utf8proc_ssize_t size =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()),
                   &bytes, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owned{bytes, &std::free};
  if (size < 0) return std::string{text};
  return {reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size)};
}

bool is_letter(char32_t code_point) {
  if (code_point < 0x80) return is_ascii_letter(static_cast<char>(code_point));
  const auto kind = category(code_point);
  return kind >= UTF8PROC_CATEGORY_LU && kind <= UTF8PROC_CATEGORY_LO;
}

bool is_mark(char32_t code_point) {
  if (code_point < 0x300) return false;
  const auto kind = category(code_point);
  return kind >= UTF8PROC_CATEGORY_MN && kind <= UTF8PROC_CATEGORY_ME;
}

bool is_digit(char32_t code_point) {
  if (code_point < 0x80) return is_ascii_digit(static_cast<char>(code_point));
  return category(code_point) == UTF8PROC_CATEGORY_ND;
}

bool is_upper(char32_t code_point) {
  if (code_point < 0x80) return is_ascii_upper(static_cast<char>(code_point));
  const auto kind = category(code_point);
  return kind == UTF8PROC_CATEGORY_LU || kind == UTF8PROC_CATEGORY_LT;
}

bool is_lower(char32_t code_point) {
  if (code_point < 0x80) return is_ascii_lower(static_cast<char>(code_point));
  return category(code_point) == UTF8PROC_CATEGORY_LL;
}

bool is_space(char32_t code_point) {
  if (code_point < 0x80) return code_point == ' ' || (code_point >= '\t' && code_point <= '\r');
  if (code_point == 0x85) return true;
  const auto kind = category(code_point);
  return kind >= UTF8PROC_CATEGORY_ZS && kind <= UTF8PROC_CATEGORY_ZP;
}

bool is_punctuation(char32_t code_point) {
  const auto kind = category(code_point);
  return kind >= UTF8PROC_CATEGORY_PC && kind <= UTF8PROC_CATEGORY_PO;
}

bool is_dash(char32_t code_point) {
  return code_point == '-' || (code_point >= 0x2010 && code_point <= 0x2015) || code_point == 0x2212;
}

bool is_invisible(char32_t code_point) {
  return code_point == 0xAD || (code_point >= 0x200B && code_point <= 0x200D) || code_point == 0x2060 ||
         code_point == 0xFEFF;
}

unsigned display_width(char32_t code_point) {
  if (code_point < 0x7F) return code_point < 0x20 ? 0 : 1;
  return static_cast<unsigned>(utf8proc_charwidth(static_cast<utf8proc_int32_t>(code_point)));
}

char32_t to_lower(char32_t code_point) {
  if (code_point < 0x80) return static_cast<unsigned char>(to_ascii_lower(static_cast<char>(code_point)));
  return static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(code_point)));
}

char32_t to_upper(char32_t code_point) {
  return static_cast<char32_t>(utf8proc_toupper(static_cast<utf8proc_int32_t>(code_point)));
}

}  // namespace galley
