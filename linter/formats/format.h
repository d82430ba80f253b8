// Bytes -> Document. Each format has one file, and nothing else knows it.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "linter/document/document.h"
#include "linter/document/placed_text.h"

namespace galley {

// Why nothing of a file can be read, and the byte where.
struct FormatFault {
  std::string why;
  Offset at = 0;
};

// What is to be known of a format that holds its copy in texts of JSON.
struct Envelope {
  std::optional<FormatFault> (*fault)(const SourceFile& source);
  // The document with the comments of its code: only rules of styles see those.
  Document (*parse_with_comments)(std::shared_ptr<const SourceFile> source);
  // The copy with its markup, in one.
  PlacedText (*written)(const SourceFile& source);
  // What stands between quotation marks and holds copy, in order.
  std::vector<Span> (*strings)(const SourceFile& source);
};

struct Format {
  std::string_view name;                         // "markdown"; what --type takes
  std::span<const std::string_view> extensions;  // without the point, lower case
  Document (*parse)(std::shared_ptr<const SourceFile>);
  std::string_view comment_begin = {};  // what a comment stands between, for who writes one; empty for none
  std::string_view comment_end = {};
  bool only_styles = false;            // its text is no copy: only the rules of styles are run over it
  const Envelope* envelope = nullptr;  // null where the file's bytes are its copy
};

std::span<const Format> formats();

// Markdown, or a dialect of it.
bool is_markdown(const Format& format);

// The format of that name, or null.
const Format* format_by_name(std::string_view name);

// By the path's extension; null for a file that is no copy.
const Format* format_of(std::string_view path);

// Source code, of which the comments are read; null for a path that isn't code.
// It is none of `formats()`: it is read only where a style holds for it.
const Format* code_format_of(std::string_view path);

// A data file that a view is laid over: its comments are read, and the view says
// which of its values are prose. It is none of `formats()`.
const Format& data_format();

// Any bytes give a Document: parsing is total and never throws.
Document parse_plain(std::shared_ptr<const SourceFile> source);
Document parse_markdown(std::shared_ptr<const SourceFile> source);
Document parse_mdx(std::shared_ptr<const SourceFile> source);
Document parse_myst(std::shared_ptr<const SourceFile> source);
Document parse_quarto(std::shared_ptr<const SourceFile> source);
Document parse_rst(std::shared_ptr<const SourceFile> source);
Document parse_asciidoc(std::shared_ptr<const SourceFile> source);
Document parse_html(std::shared_ptr<const SourceFile> source);
Document parse_notebook(std::shared_ptr<const SourceFile> source);

}  // namespace galley
