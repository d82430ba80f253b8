// MyST as the Markdown that its prose is.
#pragma once

#include <string_view>

#include "linter/formats/markdown_masks.h"

namespace galley {

// A copy of `source` of the same size, in which a reader of Markdown finds at the
// same places the same text, and masks for what is none:
//
// - a directive's marks and options are blank; what it holds is Markdown, code or
//   nothing, as `content_of_directive` says; a title is a heading that is masked
//   as a paragraph;
// - targets, comments, block breaks and lines of attributes are blank;
// - the text of a role is prose, a link or code, as `role_of` says;
// - substitutions, equations, and links without a text are objects or code.
//
// `begin` is behind the front matter. Linear.
MaskedMarkdown markdown_of_myst(std::string_view source, Offset begin);

// The same where `source` holds what can be nothing but MyST: a fence "```{note}"
// with the name of a directive for prose, a target "(name)=" on a line of its own,
// or a role as {ref}`x`. Else a copy.
MaskedMarkdown markdown_if_myst(std::string_view source, Offset begin);

// False if there is nothing in `text` that only MyST has; quick.
bool may_be_myst(std::string_view text);

}  // namespace galley
