#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "linter/rule/rule.h"
#include "linter/text/utf8.h"
#include "rules/support/windows_1252.h"

namespace rules {
namespace {

using namespace galley;

// Bad bytes as near as this have one cause, and give one diagnostic.
constexpr Offset nearest_other_region = 4096;
// A fix of more edits than this is no fix but a conversion.
constexpr std::size_t most_edits = 2000;

// Bytes that begin a character of UTF-8 and don't end it.
bool is_cut(std::string_view run) {
  const auto lead = static_cast<unsigned char>(run[0]);
  if (lead < 0xC2 || lead > 0xF4 || run.size() < 2) return false;
  return std::all_of(run.begin() + 1, run.end(),
                     [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; });
}

struct Region {
  std::vector<Span> runs;
  std::size_t bytes = 0;
  std::size_t cut = 0;      // runs that are a character cut short
  std::size_t foreign = 0;  // bytes that Windows-1252 doesn't have either
};

class InvalidUtf8 final : public Rule {
 public:
  void check(RuleContext& context) const override {
    const std::string_view bytes = context.document().source().bytes();
    Region region;
    for (auto run = find_invalid_utf8(bytes); run; run = find_invalid_utf8(bytes, run->end)) {
      if (!region.runs.empty() && run->begin - region.runs.back().end > nearest_other_region) {
        report(context, region);
        region = {};
      }
      add(bytes, *run, region);
    }
    if (!region.runs.empty()) report(context, region);
  }

 private:
  static void add(std::string_view bytes, Span run, Region& region) {
    const std::string_view text = bytes.substr(run.begin, run.size());
    region.runs.push_back(run);
    region.bytes += run.size();
    region.cut += is_cut(text);
    region.foreign += static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char byte) { return from_windows_1252(byte) == 0; }));
  }

  static void report(RuleContext& context, const Region& region) {
    const bool one = region.bytes == 1;
    std::string message =
        one ? "this byte is not UTF-8" : std::to_string(region.bytes) + " bytes from here on are not UTF-8";
    const bool cut = 2 * region.cut > region.runs.size();
    const bool windows = !cut && region.foreign == 0;
    if (cut) message += ": a character is cut in half; write it again";
    if (windows) message += one ? "; it" : "; the first";
    if (windows)
      message += " would be " + decoded(context, {region.runs[0].begin, region.runs[0].begin + 1}) +
                 " in Windows-1252: save the file as UTF-8";
    if (!cut && !windows) message += ": save the file as UTF-8, if it is text";
    Diagnostic& diagnostic = context.report_source(region.runs[0], std::move(message));
    if (windows && region.runs.size() <= most_edits) offer(context, diagnostic, region);
  }

  static std::string decoded(const RuleContext& context, Span run) {
    std::string text;
    for (const char byte : context.document().source().slice(run)) append_utf8(text, from_windows_1252(byte));
    return text;
  }

  static void offer(const RuleContext& context, Diagnostic& diagnostic, const Region& region) {
    Fix fix{.title = "Read the bytes as Windows-1252", .safety = Safety::unsafe, .edits = {}};
    for (const Span run : region.runs)
      fix.edits.push_back({.file = diagnostic.file, .span = run, .replacement = decoded(context, run)});
    diagnostic.fixes.push_back(std::move(fix));
  }
};

}  // namespace

extern constinit const RuleDefinition invalid_utf8{
    .severity = Severity::error,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<InvalidUtf8>(); },
};

}  // namespace rules
