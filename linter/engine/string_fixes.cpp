#include "linter/engine/string_fixes.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <span>

#include "linter/text/utf8.h"

namespace galley {
namespace {

// The text that holds the place; null if none does.
const Span* string_at(std::span<const Span> strings, Offset at) {
  const auto behind =
      std::partition_point(strings.begin(), strings.end(), [at](const Span& each) { return each.end < at; });
  return behind != strings.end() && behind->begin <= at ? &*behind : nullptr;
}

// True if no escape begins in front of `at` and ends behind it.
bool is_between_characters(std::string_view bytes, Span string, Offset at) {
  const std::string_view before = bytes.substr(string.begin, at - string.begin);
  const std::size_t last = before.find_last_not_of('\\');
  const std::size_t marks = last == before.npos ? before.size() : before.size() - last - 1;
  if (marks % 2 == 1) return false;
  // Within the four digits of "\u".
  const std::size_t mark = before.substr(before.size() - std::min<std::size_t>(before.size(), 5)).rfind("\\u");
  if (mark == before.npos) return true;
  const std::size_t u = before.size() - std::min<std::size_t>(before.size(), 5) + mark;
  const std::size_t other = before.substr(0, u).find_last_not_of('\\');
  const std::size_t in_front = other == before.npos ? u : u - other - 1;
  return in_front % 2 == 1;
}

bool fits(const Edit& edit, const SourceFile& source, std::span<const Span> strings) {
  const Span* const string = string_at(strings, edit.span.begin);
  return string && edit.span.end <= string->end && !find_invalid_utf8(edit.replacement) &&
         is_between_characters(source.bytes(), *string, edit.span.begin) &&
         is_between_characters(source.bytes(), *string, edit.span.end);
}

std::string escaped(const std::string& text) {
  const std::string quoted = nlohmann::json(text).dump();
  return quoted.substr(1, quoted.size() - 2);
}

}  // namespace

void keep_in_strings(std::vector<Diagnostic>& all, std::span<const Span> strings) {
  std::erase_if(all, [&](const Diagnostic& diagnostic) { return !string_at(strings, diagnostic.span.begin); });
}

void fit_into_strings(std::vector<Diagnostic>& all, const SourceFile& source, std::span<const Span> strings) {
  for (Diagnostic& diagnostic : all) {
    erase_if(diagnostic.fixes, [&](const Fix& fix) {
      return !std::all_of(fix.edits.begin(), fix.edits.end(),
                          [&](const Edit& edit) { return fits(edit, source, strings); });
    });
    for (Fix& fix : diagnostic.fixes) {
      for (Edit& edit : fix.edits) edit.replacement = escaped(edit.replacement);
    }
  }
}

}  // namespace galley
