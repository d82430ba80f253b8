#include "linter/formats/format.h"

#include <array>
#include <string>

#include "linter/formats/notebook.h"
#include "linter/formats/org.h"
#include "linter/text/utf8.h"

namespace galley {
namespace {

using namespace std::literals;

constexpr std::array plain_extensions = {"txt"sv, "text"sv};
constexpr std::array markdown_extensions = {"md"sv, "markdown"sv, "mdown"sv, "mkd"sv};
constexpr std::array mdx_extensions = {"mdx"sv};
constexpr std::array myst_extensions = {"myst"sv};
constexpr std::array quarto_extensions = {"qmd"sv, "rmd"sv};
constexpr std::array rst_extensions = {"rst"sv, "rest"sv};
constexpr std::array asciidoc_extensions = {"adoc"sv, "asciidoc"sv, "asc"sv};
constexpr std::array html_extensions = {"html"sv, "htm"sv, "xhtml"sv};
constexpr std::array org_extensions = {"org"sv};
constexpr std::array notebook_extensions = {"ipynb"sv};

constexpr std::array all_formats = {
    Format{.name = "plain",
           .extensions = plain_extensions,
           .parse = parse_plain,
           .comment_begin = "[[",
           .comment_end = "]]"},
    Format{.name = "markdown",
           .extensions = markdown_extensions,
           .parse = parse_markdown,
           .comment_begin = "<!-- ",
           .comment_end = " -->"},
    Format{.name = "mdx",
           .extensions = mdx_extensions,
           .parse = parse_mdx,
           .comment_begin = "{/* ",
           .comment_end = " */}"},
    Format{.name = "myst",
           .extensions = myst_extensions,
           .parse = parse_myst,
           .comment_begin = "<!-- ",
           .comment_end = " -->"},
    Format{.name = "quarto",
           .extensions = quarto_extensions,
           .parse = parse_quarto,
           .comment_begin = "<!-- ",
           .comment_end = " -->"},
    Format{.name = "rst",
           .extensions = rst_extensions,
           .parse = parse_rst,
           .comment_begin = ".. ",
           .comment_end = "\n"},  // a blank line parts it from what follows
    Format{.name = "asciidoc", .extensions = asciidoc_extensions, .parse = parse_asciidoc, .comment_begin = "// "},
    Format{.name = "html",
           .extensions = html_extensions,
           .parse = parse_html,
           .comment_begin = "<!-- ",
           .comment_end = " -->"},
    Format{.name = "org", .extensions = org_extensions, .parse = parse_org, .comment_begin = "# ", .comment_end = ""},
    Format{.name = "ipynb", .extensions = notebook_extensions, .parse = parse_notebook, .envelope = &notebook_envelope},
};

}  // namespace

std::span<const Format> formats() { return all_formats; }

bool is_markdown(const Format& format) {
  return format.name == "markdown" || format.name == "mdx" || format.name == "myst" || format.name == "quarto";
}

const Format* format_by_name(std::string_view name) {
  for (const Format& format : all_formats) {
    if (format.name == name) return &format;
  }
  return nullptr;
}

const Format* format_of(std::string_view path) {
  const std::size_t point = path.rfind('.');
  if (point == std::string_view::npos || path.find('/', point) != std::string_view::npos) return nullptr;
  std::string extension;
  for (const char byte : path.substr(point + 1)) extension += to_ascii_lower(byte);
  for (const Format& format : all_formats) {
    for (const std::string_view known : format.extensions) {
      if (known == extension) return &format;
    }
  }
  return nullptr;
}

}  // namespace galley
