// Blocks of raw HTML in Markdown.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "linter/text/span.h"

namespace galley {

enum class RawHtmlKind { text, line_end, block_end, image, comment, code };

// `span` is in the source, a comment's without its marks.
struct RawHtml {
  RawHtmlKind kind = RawHtmlKind::text;
  Span span;
};

// What stands between the tags of `lines`, in order. Tags of blocks end one;
// what <pre>, <textarea> and <code> hold is code; of <script> and <style> nothing stays.
// No parser: tags need not be balanced. Linear.
std::vector<RawHtml> read_raw_html(std::string_view source, std::span<const Span> lines);

// The name of the tag in `tag`, which begins with "<": "br", "/p"; in lower case.
std::string_view tag_name(std::string_view tag);
bool is_tag(std::string_view tag, std::string_view name);

}  // namespace galley
