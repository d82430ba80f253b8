#include "linter/diagnostic/diagnostic.h"

#include <tuple>

namespace galley {

bool comes_before(const Diagnostic& a, const Diagnostic& b) {
  if (a.file != b.file) return a.file < b.file;
  if (a.span != b.span) return a.span < b.span;
  return std::tie(a.rule, a.message) < std::tie(b.rule, b.message);
}

std::string_view name(Severity severity) {
  switch (severity) {
    case Severity::suggestion:
      return "suggestion";
    case Severity::warning:
      return "warning";
    case Severity::error:
      return "error";
  }
  return "";
}

std::string_view name(Safety safety) {
  switch (safety) {
    case Safety::safe:
      return "safe";
    case Safety::unsafe:
      return "unsafe";
    case Safety::suggestion:
      return "suggestion";
  }
  return "";
}

}  // namespace galley
