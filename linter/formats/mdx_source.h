// MDX as the Markdown that its prose is.
#pragma once

#include <string_view>

#include "linter/formats/markdown_masks.h"

namespace galley {

// A copy of `source` of the same size, in which a reader of Markdown finds at
// the same places the same text, and of JavaScript only HTML:
//
// - modules' statements ("import …", "export …") are blank;
// - a line of tags and expressions alone is blank, and so ends a paragraph;
//   a comment there is one of HTML;
// - an expression between words is one tag without attributes, whose first byte
//   in `source` is "{"; a comment is one of HTML, with its text overwritten;
// - where a line begins with a tag, elements that are blocks part blocks;
// - the marks of ":::note" are blank, and so is an equation between lines of
//   "$$", or an anchor behind a heading, "[#name]";
// - a tag between words keeps its name and loses its attributes.
//
// What isn't closed stays as it is. `begin` is behind the front matter. Linear.
// Masks say what is shown in a place of its own, on lines without words:
// components, by the tag that begins them, values and equations.
MaskedMarkdown markdown_of_mdx(std::string_view source, Offset begin);

}  // namespace galley
