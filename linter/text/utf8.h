// UTF-8: decoding which is total, and what is known of a code point.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "linter/text/span.h"

namespace galley {

constexpr char32_t replacement_character = 0xFFFD;

struct Decoded {
  char32_t code_point = replacement_character;
  std::uint8_t size = 1;  // bytes; 1 for a byte which is not UTF-8
  bool valid = false;
};

// The code point at byte `at` (< text.size()). Overlong forms, surrogates and
// values over U+10FFFF are invalid.
Decoded decode(std::string_view text, std::size_t at);

// The code point which ends before byte `at` (> 0).
Decoded decode_before(std::string_view text, std::size_t at);

// A surrogate or a value over U+10FFFF is written as U+FFFD.
void append_utf8(std::string& out, char32_t code_point);

// How many bytes from `from` on are ASCII, counted in whole eights: for those
// who want to skip them.
std::size_t ascii_eights(std::string_view text, std::size_t from);

// The first run of bytes that are not UTF-8, in `text` from `from` on.
std::optional<Span> find_invalid_utf8(std::string_view text, Offset from = 0);

// `text` with a U+FFFD for each byte that is not UTF-8.
std::string to_valid_utf8(std::string_view text);

std::size_t count_code_points(std::string_view text);

// `text` in composed form (NFC); as it is where it isn't UTF-8.
std::string composed(std::string_view text);

constexpr bool is_ascii_upper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_ascii_lower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_ascii_letter(char c) { return is_ascii_upper(c) || is_ascii_lower(c); }
constexpr bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
constexpr char to_ascii_lower(char c) { return is_ascii_upper(c) ? static_cast<char>(c + 32) : c; }

bool is_letter(char32_t code_point);       // general category L*
bool is_mark(char32_t code_point);         // M*: combining marks
bool is_digit(char32_t code_point);        // Nd
bool is_upper(char32_t code_point);        // Lu, Lt
bool is_lower(char32_t code_point);        // Ll
bool is_space(char32_t code_point);        // white space, no-break spaces too
bool is_punctuation(char32_t code_point);  // P*: quotation marks, dashes, brackets; no currency or other symbols
bool is_dash(char32_t code_point);         // hyphens and dashes of any width

// Zero-width characters that may stand inside a word without being part of it:
// soft hyphen, zero-width space and joiners, word joiner, byte order mark.
bool is_invisible(char32_t code_point);

// Columns on a screen: 0 for what combines with the character before, 2 for
// wide ones.
unsigned display_width(char32_t code_point);

char32_t to_lower(char32_t code_point);
char32_t to_upper(char32_t code_point);

}  // namespace galley
