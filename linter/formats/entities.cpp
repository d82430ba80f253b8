#include "linter/formats/entities.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "linter/formats/entity_table.h"
#include "linter/text/utf8.h"

namespace galley {
namespace {

constexpr std::size_t most_digits = 8;

// What bytes 128 to 159 mean in Windows-1252; 0 where they mean nothing else.
constexpr std::array<char32_t, 32> windows = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                              0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                              0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                              0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

int digit_value(char digit) {
  if (is_ascii_digit(digit)) return digit - '0';
  const char lower = to_ascii_lower(digit);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : 16;
}

std::optional<std::string> numeric(std::string_view digits) {
  const bool hexadecimal = digits.starts_with('x') || digits.starts_with('X');
  if (hexadecimal) digits.remove_prefix(1);
  const int base = hexadecimal ? 16 : 10;
  if (digits.empty() || digits.size() > most_digits) return std::nullopt;
  char32_t code_point = 0;
  for (const char digit : digits) {
    const int value = digit_value(digit);
    if (value >= base) return std::nullopt;
    code_point = code_point * static_cast<char32_t>(base) + static_cast<char32_t>(value);
  }
  if (code_point >= 128 && code_point < 160 && windows[code_point - 128] != 0) code_point = windows[code_point - 128];
  std::string text;
  append_utf8(text, code_point == 0 ? replacement_character : code_point);
  return text;
}

}  // namespace

std::optional<std::string> decode_entity(std::string_view reference) {
  if (reference.size() < 3 || reference.front() != '&' || reference.back() != ';') return std::nullopt;
  const std::string_view name = reference.substr(1, reference.size() - 2);
  if (name.front() == '#') return numeric(name.substr(1));
  const auto found =
      std::lower_bound(std::begin(named_entities), std::end(named_entities), name,
                       [](const NamedEntity& entity, std::string_view wanted) { return entity.name < wanted; });
  if (found == std::end(named_entities) || found->name != name) return std::nullopt;
  return std::string{found->text};
}

}  // namespace galley
