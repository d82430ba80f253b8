// The values of a document's front matter that are text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "linter/style/yaml.h"
#include "linter/text/span.h"

namespace galley {

struct FrontMatterValue {
  std::string key;
  std::string text;
  Span place;  // in the front matter, without quotation marks
};

// `written` is YAML between its "---" marks. Only values of the outermost keys
// that are text count: no numbers, dates, lists. What is no YAML has none.
std::vector<FrontMatterValue> front_matter_values(std::string_view written);

// The front matter at the beginning of a text, without the mark that closes it;
// empty where there is none. Its marks say what it is: "---" or "---yaml" for
// YAML, "+++" or "---toml" for TOML, ";;;" or "---json" for JSON; "{" and "}" in
// lines of their own are JSON and a part of it.
std::string_view front_matter_in(std::string_view text);

// What such front matter says; an empty value where it can't be read.
YamlNode read_front_matter(std::string_view front_matter);

// The same of the file at `path` as it stands on disk.
YamlNode front_matter_of_file(const std::string& path);

}  // namespace galley
