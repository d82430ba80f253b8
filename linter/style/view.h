// A view: which fields of a data file are prose, and how they are called.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/formats/format.h"
#include "linter/style/data_query.h"
#include "linter/style/data_text.h"

namespace galley {

struct ViewScope {
  std::string name;  // which rules may ask for; may be empty
  DataQuery query;
  const Format* format = nullptr;   // of the field's text; null for text without markup
  std::string extension;            // of that format: ".md"
  std::optional<std::string> join;  // what stands between the items of a list that is one text
};

struct View {
  std::vector<ViewScope> scopes;
};

// A field of a data file.
struct ViewField {
  const ViewScope* scope = nullptr;
  DataText text;
};

// Reads config/views/NAME.yml. Throws Error where nothing of it can be used;
// what is wrong with one scope is added to `errors`, and the others hold. Null
// and a reason in `why` where the view is of a kind that isn't read.
std::optional<View> read_view(std::string_view text, const std::string& path, std::vector<std::string>& errors,
                              std::string& why);

// The fields that the view names, in the order of the file. What a scope
// doesn't find is added to `errors`. Throws Error where the file can't be read.
std::vector<ViewField> fields_of(const View& view, std::string_view text, const std::string& path,
                                 std::vector<std::string>& errors);

}  // namespace galley
