// What the directives and roles of docutils and Sphinx hold, in reStructuredText and MyST.
#pragma once

#include <string_view>

namespace galley {

enum class RstContent {
  unknown,     // an argument that is no prose, and a body that may be
  body,        // an argument that is no prose, and a body
  admonition,  // a body that begins with the argument
  titled,      // the argument is prose, and the body
  versioned,   // the argument is a version, and prose behind it; and a body
  quoted,      // a quotation that begins with the argument
  rubric,      // the argument is prose
  code,
  nothing,
  image,
  figure,
  table,  // the argument is a caption
  list_table,
  csv_table,
};

// Names with a domain ("py:function") have a body.
RstContent content_of_directive(std::string_view name);

// True for words rather than code, where nothing else tells.
bool reads_as_text(std::string_view text);

enum class RstRole {
  code,
  prose,
  link,   // prose
  label,  // prose if it has a title, else the name of something
};

RstRole role_of(std::string_view name);

}  // namespace galley
