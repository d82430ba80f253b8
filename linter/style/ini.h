// The INI files that Vale reads: sections, and keys with their lines.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

struct IniEntry {
  std::string key;
  std::string value;
  std::uint32_t line = 0;
};

struct IniSection {
  std::string name;  // empty for what stands above the first
  std::uint32_t line = 0;
  std::vector<IniEntry> entries;
};

// `=` and `:` stand between key and value; `#` and `;` begin a comment on a
// line of its own, or behind white space; `\` at the end of a line joins it with
// the next; quotation marks around a value are taken off. Sections of one name
// are one, where the first stands. Throws Error with path and line.
std::vector<IniSection> parse_ini(std::string_view text, const std::string& path);

}  // namespace galley
