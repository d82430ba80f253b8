// MDX as the Markdown that its prose is.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "linter/text/span.h"

namespace galley {

struct MdxMarkdown {
  std::string text;
  // What is shown in a place of its own, on lines without words: components, by
  // the tag that begins them, values and equations. In order.
  std::vector<Span> shown;
};

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
MdxMarkdown markdown_of_mdx(std::string_view source, Offset begin);

}  // namespace galley
