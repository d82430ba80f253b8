// Finds UTF-8 that was read as Windows-1252 and written again as UTF-8.
//
// A character of several bytes becomes as many characters, the first of them one
// of U+00C2 to U+00F4 and the others from the upper half of Windows-1252. Such a
// row is seldom anything else, but it may be: "CAFÉ…", "Spaß“". So what it
// decodes to must be a character that such text has (a letter with an accent, a
// mark, a picture), and a row of Greek or Cyrillic must be two letters long. What
// was damaged twice is read twice. Cost: linear, and only where U+00C2 to U+00F4
// stand.
#include <string>

#include "linter/text/utf8.h"
#include "rules/support/places.h"
#include "rules/support/windows_1252.h"

namespace rules {
namespace {

using namespace galley;

struct Read {
  char32_t code_point = 0;
  std::size_t size = 0;  // bytes of the text that it was read from; 0 for none
};

bool is_greek_or_cyrillic(char32_t code_point) { return code_point >= 0x370 && code_point < 0x530; }

bool is_plausible(char32_t code_point) {
  if (code_point >= 0xA0 && code_point < 0x180) return true;
  if (is_greek_or_cyrillic(code_point)) return true;
  if (code_point >= 0x2010 && code_point < 0x2050) return true;
  if (code_point == 0x20AC || code_point == 0x2122 || code_point == 0xFEFF || code_point == 0x200B) return true;
  if (code_point >= 0x2190 && code_point < 0x2300) return true;
  return code_point >= 0xFB00 ? code_point <= 0xFB06 || (code_point >= 0x1F300 && code_point < 0x1FB00) : false;
}

// The character that the row of characters at `at` stands for.
Read read_damaged(std::string_view text, std::size_t at) {
  std::string bytes;
  std::size_t end = at;
  std::size_t wanted = 1;
  while (end < text.size() && bytes.size() < wanted) {
    const Decoded decoded = decode(text, end);
    const auto byte = decoded.valid ? to_windows_1252(decoded.code_point) : std::nullopt;
    if (!byte || *byte < 0x80) return {};
    if (bytes.empty()) {
      if (*byte < 0xC2 || *byte > 0xF4) return {};
      wanted = *byte < 0xE0 ? 2 : *byte < 0xF0 ? 3 : 4;
    }
    bytes += static_cast<char>(*byte);
    end += decoded.size;
  }
  if (bytes.size() < wanted) return {};
  const Decoded decoded = decode(bytes, 0);
  if (!decoded.valid || decoded.size != bytes.size() || !is_plausible(decoded.code_point)) return {};
  return {.code_point = decoded.code_point, .size = end - at};
}

// What the damaged rows at the start of `text` stand for, and their length.
struct Mended {
  std::string text;
  std::size_t size = 0;
};
Mended mend(std::string_view text) {
  Mended mended;
  std::size_t foreign = 0;
  for (Read read = read_damaged(text, 0); read.size > 0; read = read_damaged(text, mended.size)) {
    append_utf8(mended.text, read.code_point);
    mended.size += read.size;
    foreign += is_greek_or_cyrillic(read.code_point);
  }
  if (foreign == 1) return {};
  for (std::size_t at = 0; at < mended.text.size();) {
    const Mended again = mend(std::string_view{mended.text}.substr(at));
    if (again.size > 0) mended.text.replace(at, again.size, again.text);
    at += std::max<std::size_t>(again.text.size(), decode(mended.text, at).size);
  }
  return mended;
}

class Mojibake final : public Rule {
 public:
  void check(RuleContext& context) const override {
    const Document& document = context.document();
    std::vector<Place> places;
    Offset done = 0;
    for_each_byte(document, '\xC3', [&](const Block& block, Offset at) {
      if (at < done || is_opaque(document, at)) return;
      Mended mended = mend(document.text(TextSpan{at, block.span.end}));
      if (mended.size == 0 || is_spoken_of(document, block, at, mended.size)) return;
      done = at + static_cast<Offset>(mended.size);
      places.push_back({.span = {at, done}, .instead = std::move(mended.text)});
    });
    if (!places.empty()) report(context, places);
  }

 private:
  // Alone between quotation marks or brackets.
  static bool is_spoken_of(const Document& document, const Block& block, Offset at, std::size_t size) {
    const std::size_t end = at + size;
    if (at == block.span.begin || end >= block.span.end) return false;
    const auto is_mark = [](char32_t mark) { return is_punctuation(mark) && mark != ',' && mark != '.'; };
    return is_mark(decode_before(document.prose(), at).code_point) && is_mark(decode(document.prose(), end).code_point);
  }

  static void report(RuleContext& context, std::span<const Place> places) {
    const std::string written{context.document().text(places.front().span)};
    report_places(context, places,
                  "“" + written + "” was “" + places.front().instead + "” before a program misread the text",
                  Safety::safe, "Write the characters that were lost");
  }
};

}  // namespace

extern constinit const RuleDefinition mojibake{
    .severity = Severity::error,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<Mojibake>(); },
};

}  // namespace rules
