#include "linter/text/utf16.h"

#include "linter/text/utf8.h"

namespace galley {
namespace {

char32_t unit_at(std::string_view disk, std::size_t at, Encoding encoding) {
  const auto first = static_cast<unsigned char>(disk[at]);
  const auto second = static_cast<unsigned char>(disk[at + 1]);
  return encoding == Encoding::utf16_big ? char32_t{first} << 8 | second : char32_t{second} << 8 | first;
}

bool is_high_surrogate(char32_t unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool is_low_surrogate(char32_t unit) { return unit >= 0xDC00 && unit < 0xE000; }

void append_unit(std::string& out, char32_t unit, Encoding encoding) {
  const auto high = static_cast<char>(unit >> 8);
  const auto low = static_cast<char>(unit & 0xFF);
  out += encoding == Encoding::utf16_big ? high : low;
  out += encoding == Encoding::utf16_big ? low : high;
}

}  // namespace

Encoding encoding_of(std::string_view disk) {
  if (disk.starts_with(std::string_view{"\xFF\xFE", 2})) return Encoding::utf16_little;
  if (disk.starts_with(std::string_view{"\xFE\xFF", 2})) return Encoding::utf16_big;
  return Encoding::utf8;
}

std::string utf16_to_utf8(std::string_view disk, Encoding encoding) {
  std::string text;
  text.reserve(disk.size());
  std::size_t at = 0;
  for (; at + 1 < disk.size(); at += 2) {
    char32_t code_point = unit_at(disk, at, encoding);
    if (is_high_surrogate(code_point) && at + 3 < disk.size()) {
      const char32_t low = unit_at(disk, at + 2, encoding);
      if (is_low_surrogate(low)) {
        code_point = 0x10000 + ((code_point - 0xD800) << 10) + (low - 0xDC00);
        at += 2;
      }
    }
    append_utf8(text, code_point);
  }
  if (at < disk.size()) append_utf8(text, replacement_character);
  return text;
}

std::string utf8_to_utf16(std::string_view text, Encoding encoding) {
  std::string disk;
  disk.reserve(2 * text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Decoded decoded = decode(text, at);
    at += decoded.size;
    if (decoded.code_point <= 0xFFFF) {
      append_unit(disk, decoded.code_point, encoding);
      continue;
    }
    const char32_t rest = decoded.code_point - 0x10000;
    append_unit(disk, 0xD800 + (rest >> 10), encoding);
    append_unit(disk, 0xDC00 + (rest & 0x3FF), encoding);
  }
  return disk;
}

}  // namespace galley
