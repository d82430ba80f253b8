// Diagnostics -> a stream. The only code, with lsp/, which says line and column.
#pragma once

#include <iosfwd>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "linter/diagnostic/diagnostic.h"
#include "linter/engine/lint.h"
#include "linter/rule/rule.h"
#include "linter/text/source_file.h"

namespace galley {

struct Report {
  const LintResult& result;
  Registry registry;      // for rules' pages and help
  std::size_t files = 0;  // how many were checked
  double seconds = 0;
};

enum class Style : std::uint8_t { plain, terminal };  // terminal: colours, snippets with carets, fixes

struct ReportOptions {
  ColumnUnit columns = ColumnUnit::code_points;  // of text output
  Style style = Style::plain;
  bool colour = false;
};

using Reporter = void (*)(const Report&, const ReportOptions&, std::ostream&);

// By the name that --format takes; null for a name that is none.
Reporter reporter_by_name(std::string_view name);
std::span<const std::string_view> reporter_names();

// The message with the first related place filled in: "… at line 4", or
// "… at other.md:4" where that is another file.
std::string message_text(const Diagnostic& diagnostic, const LintResult& result);

// "3 warnings and 1 suggestion in 2 of 40 files"; for standard error.
std::string summary_line(const Report& report);

}  // namespace galley
