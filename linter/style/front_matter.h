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

// What the front matter of the file at `path` says as it stands on disk, in YAML
// ("---") or TOML ("+++"); an empty value where there is none, or it can't be read.
YamlNode front_matter_of_file(const std::string& path);

}  // namespace galley
