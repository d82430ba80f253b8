#include "rules/support/repeats.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "linter/repeat/align.h"
#include "linter/text/utf8.h"

namespace rules {
namespace {

using namespace galley;
using repeat::Reading;

constexpr std::uint32_t phrase_copies = 5;
constexpr std::uint32_t phrase_words = 24;

}  // namespace

bool is_stock_phrase(std::uint32_t copies, std::uint32_t words) {
  return copies >= phrase_copies && words < phrase_words;
}

repeat::Measure measure_of(const RuleOptions& chosen) {
  return {.min_words = static_cast<std::uint32_t>(std::clamp<std::int64_t>(chosen.integer("min-words"), 4, 1'000'000)),
          .min_similarity = chosen.number("min-similarity")};
}

repeat::Passage cut(repeat::Passage passage, repeat::Text earlier, repeat::Text later, std::uint32_t begin,
                    std::uint32_t end) {
  const std::uint32_t kept_begin = std::max(begin, passage.later.begin);
  const std::uint32_t kept_end = std::min(end, passage.later.end);
  if (kept_begin == passage.later.begin && kept_end == passage.later.end) return passage;
  repeat::Aligner aligner;
  if (kept_begin != passage.later.begin) {
    const repeat::Text own = later.subspan(kept_begin, passage.later.end - kept_begin);
    const std::uint32_t size = aligner.extend(Reading::backwards(earlier), Reading::backwards(own)).a;
    earlier = earlier.last(size);
    passage.earlier.begin = passage.earlier.end - size;
  }
  passage.later.begin = kept_begin;
  passage.later.end = kept_end;
  const repeat::Text own = later.subspan(kept_begin, kept_end - kept_begin);
  const repeat::Extension left = aligner.extend(Reading::forwards(earlier), Reading::forwards(own));
  passage.earlier.end = passage.earlier.begin + left.a;
  passage.matches = left.matches;
  passage.exact = left.matches == passage.earlier.size() && left.matches == passage.later.size();
  return passage;
}

std::string likeness(const repeat::Passage& passage) {
  if (passage.exact) return ", word for word (" + std::to_string(passage.later.size()) + " words)";
  const std::uint32_t words = std::max(passage.earlier.size(), passage.later.size());
  return ", edited: " + std::to_string(words - passage.matches) + " of " + std::to_string(words) + " words differ";
}

std::string decimal(double value) {
  std::array<char, 16> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed, 3).ptr;
  return {digits.data(), end};
}

std::string json_string(std::string_view text) {
  std::string out = "\"";
  for (const char byte : to_valid_utf8(text)) {
    const auto code = static_cast<unsigned char>(byte);
    constexpr std::string_view digits = "0123456789abcdef";
    if (byte == '"' || byte == '\\') {
      out += '\\';
      out += byte;
    } else if (byte == '\n') {
      out += "\\n";
    } else if (code < 0x20) {
      out += "\\u00";
      out += digits[code >> 4];
      out += digits[code & 15];
    } else {
      out += byte;
    }
  }
  return out + '"';
}

}  // namespace rules
