// YAML as rules, vocabularies and front matter are written: values that know
// where they stand. Of libyaml it is the user, with formats/data.cpp.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "linter/text/error.h"

namespace galley {

struct YamlNode {
  enum class Kind : std::uint8_t { scalar, list, map };

  Kind kind = Kind::scalar;
  bool plain = true;  // a scalar without quotation marks
  std::string scalar;
  std::vector<YamlNode> items;                              // of a list
  std::vector<std::pair<YamlNode, YamlNode>> entries = {};  // of a map, in the order of the file; keys are scalars
  std::shared_ptr<const std::string> path;                  // the file
  std::uint32_t line = 1;
  std::uint32_t column = 1;  // in bytes, from 1
  std::size_t begin = 0;     // characters of the text; bytes where a function says so
  std::size_t end = 0;

  bool is_null() const;
  const YamlNode* find(std::string_view key) const;

  // "path:line:column: message".
  Error error(std::string_view message) const;
};

// Reads one document. Anchors may be used; what they stand for is copied, and
// a text that is too deep or, written out, too large is an error, as are two
// equal keys of one map. Throws Error with path, line and column.
YamlNode parse_yaml(std::string_view text, const std::string& path);

// The same for data that others own: of several documents the first, and `begin`
// and `end` count bytes. A folded scalar keeps its line ends, as a literal does,
// so that each of its lines stands where it is written.
YamlNode parse_yaml_data(std::string_view text, const std::string& path);

// Where a scalar's own text begins that stands at `at`, perhaps with an anchor or a tag in front.
std::size_t scalar_begin(std::string_view text, std::size_t at);

// Whether a scalar is text, and no number, date, truth or nothing.
bool is_text(const YamlNode& value);

// Of the library that reads it.
std::uint64_t yaml_version();

bool operator==(const YamlNode& a, const YamlNode& b);  // by value, wherever they stand

}  // namespace galley
