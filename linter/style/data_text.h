// Data files (YAML, JSON, TOML) as values that know where they stand, and the
// way from the text of a value back to the bytes that say it.
//
// Libraries read the files. They say where a value stands and what it means,
// and not which of its bytes is which. That is found by walking over both
// together: a byte that means itself, an escape, a line end that is folded.
// Where the two can't be brought together the rest of the value is one piece,
// so every place in a text has one in the file.
#pragma once

#include <string>
#include <string_view>

#include "linter/document/placed_text.h"
#include "linter/style/yaml.h"

namespace galley {

// By the extension of `path`: JSON, TOML, or else YAML. Begins and ends count
// bytes. Throws Error with path, line and column.
YamlNode read_data(std::string_view text, const std::string& path);

class DataText : public PlacedText {
 public:
  DataText() = default;
  // The text of a scalar in the file `source`.
  DataText(const YamlNode& scalar, std::string_view source);

 private:
  class Walk;
};

}  // namespace galley
