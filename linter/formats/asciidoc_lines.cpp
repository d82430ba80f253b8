#include "linter/formats/asciidoc_lines.h"

#include <algorithm>

#include "linter/formats/asciidoc_marks.h"
#include "linter/formats/markdown_source.h"

namespace galley {
namespace {

// False if the line only says when others are read. A condition may have its text beside it.
bool settle_condition(std::string_view bytes, SourceLine& line) {
  const std::string_view text = bytes.substr(line.text.begin, line.text.size());
  if (line.indent > 0 || (!text.starts_with("if") && !text.starts_with("endif::"))) return true;
  const auto macro = asciidoc_block_macro(text);
  if (!macro || !is_asciidoc_conditional(*macro)) return true;
  if (macro->attributes.empty() || (macro->name != "ifdef" && macro->name != "ifndef")) return false;
  line.text.begin = static_cast<Offset>(macro->attributes.data() - bytes.data());
  line.text.end = line.text.begin + static_cast<Offset>(macro->attributes.size());
  return true;
}

}  // namespace

AsciidocLines read_asciidoc_lines(std::string_view bytes, Offset from) {
  AsciidocLines read;
  if (bytes.substr(from).starts_with("-----BEGIN PGP")) return read;
  if (bytes.substr(from, 3) == "---") {
    const Offset end = after_front_matter(bytes, from);
    if (end > from) read.front_matter = {from, end};
    from = end;
  }
  for (SourceLine& line : split_source_lines(bytes, from)) {
    if (settle_condition(bytes, line)) read.lines.push_back(line);
  }
  std::size_t next = read.lines.size();
  for (std::size_t at = read.lines.size(); at-- > 0;) {
    read.lines[at].next = next;
    if (!read.lines[at].blank()) next = at;
  }
  return read;
}

}  // namespace galley
