#include "rules/support/places.h"

namespace rules {
namespace {

using namespace galley;

class TrailingSpace final : public Rule {
 public:
  void check(RuleContext& context) const override {
    const std::string_view bytes = context.document().source().bytes();
    std::vector<Span> found;
    for (std::size_t end = bytes.find('\n'); end != std::string_view::npos; end = bytes.find('\n', end + 1)) {
      const std::size_t stop = end > 0 && bytes[end - 1] == '\r' ? end - 1 : end;
      std::size_t begin = stop;
      while (begin > 0 && (bytes[begin - 1] == ' ' || bytes[begin - 1] == '\t')) --begin;
      const bool breaks_line = stop - begin == 2 && bytes.substr(begin, 2) == "  ";
      if (begin < stop && !breaks_line) found.push_back({static_cast<Offset>(begin), static_cast<Offset>(stop)});
    }
    if (!found.empty()) report(context, found);
  }

 private:
  static void report(RuleContext& context, std::span<const Span> found) {
    const std::string others =
        found.size() == 1 ? "" : " (and at the end of " + std::to_string(found.size() - 1) + " others)";
    Diagnostic& diagnostic =
        context.report_source(found.front(), "white space stands at the end of this line" + others);
    Fix fix{.title = "Delete the white space", .safety = Safety::safe, .edits = {}};
    for (const Span span : found) fix.edits.push_back({.file = diagnostic.file, .span = span, .replacement = ""});
    diagnostic.fixes.push_back(std::move(fix));
  }
};

}  // namespace

extern constinit const RuleDefinition trailing_space{
    .severity = Severity::suggestion,
    .on_by_default = false,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<TrailingSpace>(); },
};

}  // namespace rules
