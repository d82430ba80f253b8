// Finds characters that nobody sees: the rests of editors and of web pages.
//
// Each has its use. Joiners belong to Persian, to the scripts of India and to
// pictures; zero-width spaces to Thai and to addresses that may break; marks of
// direction to text that runs both ways. So a character is reported only where
// its neighbours are such that it does nothing there. What a page writes as an
// entity ("&shy;") is meant, and left. Cost: a search for three bytes.
#include <algorithm>
#include <array>
#include <string>

#include "linter/text/utf8.h"
#include "rules/support/places.h"

namespace rules {
namespace {

using namespace galley;

enum class Kind : std::uint8_t { none, soft_hyphen, zero_width, direction, lost };
constexpr std::size_t kinds = 5;

Kind kind_of(char32_t code_point) {
  if (code_point == 0xAD) return Kind::soft_hyphen;
  if (code_point == 0xFFFD || code_point == 0xFFFC) return Kind::lost;
  if (code_point == 0x200E || code_point == 0x200F) return Kind::direction;
  if ((code_point >= 0x202A && code_point <= 0x202E) || (code_point >= 0x2066 && code_point <= 0x2069))
    return Kind::direction;
  return is_invisible(code_point) ? Kind::zero_width : Kind::none;
}

// Letters, marks and spaces of scripts in which these characters do nothing.
bool is_plain(char32_t code_point) {
  return code_point < 0x590 || (code_point >= 0x1E00 && code_point < 0x200B) ||
         (code_point >= 0x2010 && code_point <= 0x2027) || code_point == 0x202F || code_point == 0x20AC;
}

// Where a line may break on purpose.
bool invites_break(char32_t code_point) {
  constexpr std::string_view marks = "/_.-=&?@#:\\|";
  return code_point < 0x80 && marks.find(static_cast<char>(code_point)) != std::string_view::npos;
}

bool has_both_directions(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Decoded decoded = decode(text, at);
    if (decoded.code_point >= 0x590 && decoded.code_point < 0x900) return true;
    if (decoded.code_point >= 0xFB1D && decoded.code_point < 0xFEFF) return true;
    at += decoded.size;
  }
  return false;
}

class InvisibleCharacter final : public Rule {
 public:
  void check(RuleContext& context) const override {
    std::array<std::vector<Place>, kinds> found;
    for (const char lead : {'\xC2', '\xE2', '\xEF'}) {
      for_each_byte(context.document(), lead,
                    [&](const Block& block, Offset at) { consider(context.document(), block, at, found); });
    }
    report(context, found[1], "a soft hyphen, which nobody sees, stands in this word", "Delete the soft hyphens");
    report(context, found[2], "a character without width, which nobody sees, stands here", "Delete what nobody sees");
    report(context, found[3], "a mark of direction stands here, and all runs in one direction", "Delete the marks");
    if (found[4].empty()) return;
    std::sort(found[4].begin(), found[4].end(), [](const Place& a, const Place& b) { return a.span < b.span; });
    report_places(context, found[4], "a character was lost here", Safety::safe, {});
  }

 private:
  static void consider(const Document& document, const Block& block, Offset at,
                       std::array<std::vector<Place>, kinds>& found) {
    const std::string_view prose = document.prose();
    const Decoded decoded = decode(prose, at);
    const Kind kind = kind_of(decoded.code_point);
    if (kind == Kind::none || !document.editable({at, at + decoded.size}) || at < document.source().mark_size()) return;
    const Offset end = at + decoded.size;
    const bool first = at == block.span.begin;
    const char32_t left = first ? U' ' : decode_before(prose, at).code_point;
    const char32_t right = end >= block.span.end ? U' ' : decode(prose, end).code_point;
    if (!does_nothing(document, block, kind, left, right) || lies_in_opaque(document, at)) return;
    Place place{.span = {at, end}, .instead = ""};
    if (kind == Kind::lost) {
      if (left == replacement_character || is_spoken_of(prose.substr(block.span.begin, at - block.span.begin))) return;
      found[static_cast<std::size_t>(kind)].push_back(place);
      return;
    }
    // Two spaces that it kept apart would be one slip more.
    if (left == ' ' && right == ' ' && !first && end < block.span.end) ++place.span.end;
    found[static_cast<std::size_t>(kind)].push_back(place);
  }

  // "is set to � or ?"
  static bool is_spoken_of(std::string_view before) {
    return before.ends_with(" to ") || before.ends_with(" by ") || before.ends_with(" with ") ||
           before.ends_with(" character ") || before.ends_with(" or ");
  }

  static bool lies_in_opaque(const Document& document, Offset at) {
    return is_opaque(document, at) || (at > 0 && is_opaque(document, at - 1));
  }

  static bool does_nothing(const Document& document, const Block& block, Kind kind, char32_t left, char32_t right) {
    if (kind == Kind::lost) return true;
    if (!is_plain(left) || !is_plain(right)) return false;
    if (kind == Kind::direction) return !has_both_directions(document.text(block.span));
    return !invites_break(left) && !invites_break(right);
  }

  static void report(RuleContext& context, std::span<const Place> places, const std::string& message,
                     const std::string& title) {
    if (!places.empty()) report_places(context, places, message, Safety::safe, title);
  }
};

}  // namespace

extern constinit const RuleDefinition invisible_character{
    .severity = Severity::warning,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<InvisibleCharacter>(); },
};

}  // namespace rules
