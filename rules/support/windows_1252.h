// Windows-1252, in which text that claims to be UTF-8 is often written.
#pragma once

#include <array>
#include <optional>

namespace rules {

// From 0x80 to 0x9F; 0 where the code has nothing.
constexpr std::array<char16_t, 32> windows_1252 = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                   0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                                   0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                   0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

// What a byte of Windows-1252 is; 0 for one that is none.
constexpr char32_t from_windows_1252(char byte) {
  const auto value = static_cast<unsigned char>(byte);
  return value < 0x80 || value >= 0xA0 ? value : windows_1252[value - 0x80U];
}

// The byte that `code_point` is in Windows-1252. The bytes which have nothing
// there are read as controls, as browsers do.
constexpr std::optional<unsigned char> to_windows_1252(char32_t code_point) {
  if (code_point < 0x100 && (code_point < 0x80 || code_point >= 0xA0 || windows_1252[code_point - 0x80] == 0))
    return static_cast<unsigned char>(code_point);
  for (std::size_t at = 0; at < windows_1252.size(); ++at) {
    if (windows_1252[at] == code_point) return static_cast<unsigned char>(0x80 + at);
  }
  return std::nullopt;
}

}  // namespace rules
