#include "linter/match/pattern_sets.h"

#include <algorithm>
#include <string_view>

#include <utf8proc.h>

namespace galley {
namespace {

using Kind = PatternNode::Kind;

ByteSet bytes_where(bool (*holds)(char)) {
  ByteSet set;
  for (unsigned byte = 0; byte < 0x80; ++byte) set[byte] = holds(static_cast<char>(byte));
  return set;
}

bool is_space_byte(char byte) { return byte == ' ' || (byte >= '\t' && byte <= '\r'); }

const ByteSet& ascii() {
  static const ByteSet set = bytes_where([](char) { return true; });
  return set;
}

// \d, \w, \s and what they are not.
std::optional<ByteSet> of_escape(char letter) {
  static const ByteSet digits = bytes_where(is_ascii_digit);
  static const ByteSet words = bytes_where(is_word_byte);
  static const ByteSet spaces = bytes_where(is_space_byte);
  switch (letter) {
    case 'd':
      return digits;
    case 'w':
      return words;
    case 's':
      return spaces;
    case 'D':
      return ascii() & ~digits;
    case 'W':
      return ascii() & ~words;
    case 'S':
      return ascii() & ~spaces;
    default:
      return std::nullopt;
  }
}

// The bytes of all white space beyond ASCII.
const ByteSet& space_bytes() {
  static const ByteSet set = [] {
    ByteSet bytes = bytes_where(is_space_byte);
    for (const std::string_view each :
         {"\u0085", "\u00A0", "\u1680", "\u180E", "\u2000", "\u2001", "\u2002", "\u2003", "\u2004", "\u2005",
          "\u2006", "\u2007", "\u2008", "\u2009", "\u200A", "\u2028", "\u2029", "\u202F", "\u205F", "\u3000"}) {
      for (const char byte : each) bytes.set(static_cast<unsigned char>(byte));
    }
    return bytes;
  }();
  return set;
}

// One character of a class, or what an escape stands for. Nothing for what
// isn't known.
struct Element {
  ByteSet members;
  char single = '\0';  // a character of ASCII, which a range may begin or end with
};

std::optional<Element> take_element(std::string_view text, std::size_t& at) {
  const char byte = text[at++];
  if (byte == '[' && at < text.size() && text[at] == ':') return std::nullopt;
  char single = byte;
  if (byte == '\\') {
    if (at >= text.size()) return std::nullopt;
    const char letter = text[at++];
    if (auto known = of_escape(letter)) return Element{.members = *known};
    if (is_ascii_digit(letter)) return std::nullopt;
    if (is_ascii_letter(letter)) {
      constexpr std::string_view letters = "tnrfvae";
      constexpr std::string_view meant = "\t\n\r\f\v\a\x1B";
      const std::size_t which = letters.find(letter);
      if (which == letters.npos) return std::nullopt;
      single = meant[which];
    } else {
      single = letter;
    }
  }
  Element element;
  if (static_cast<unsigned char>(single) >= 0x80) return element;
  element.members.set(static_cast<unsigned char>(single));
  element.single = single;
  return element;
}

void fold(ByteSet& set) {
  for (unsigned char letter = 'a'; letter <= 'z'; ++letter) {
    const bool either = set[letter] || set[letter - 32U];
    set[letter] = either;
    set[letter - 32U] = either;
  }
}

bool all_outside_word(const PatternNode& node) {
  if (node.kind == Kind::literal) return false;
  if (node.text == "\\s" || node.text == "\\W") return true;
  if (node.text.size() < 3 || node.text[0] != '[' || node.text[1] == '^') return false;
  const bool plain = std::all_of(node.text.begin(), node.text.end(),
                                 [](char byte) { return static_cast<unsigned char>(byte) < 0x80; });
  for (std::size_t at = 0; plain && at + 1 < node.text.size(); ++at) {
    if (node.text[at] == '\\' && (node.text[at + 1] == 'S' || node.text[at + 1] == 'D')) return false;
  }
  const auto members = ascii_members(node);
  return plain && members && (*members & *of_escape('w')).none();
}

bool is_at_edge(const PatternNode& node, bool behind) {
  const auto same = [behind](const PatternNode& part) { return is_at_edge(part, behind); };
  switch (node.kind) {
    case Kind::anchor:
      return behind ? node.text == "^" || node.text == "\\A"
                    : node.text == "$" || node.text == "\\z" || node.text == "\\Z";
    case Kind::literal:
      return static_cast<unsigned char>(behind ? node.text.back() : node.text.front()) < 0x80 &&
             !is_word_byte(behind ? node.text.back() : node.text.front());
    case Kind::set:
      return all_outside_word(node);
    case Kind::group:
    case Kind::atomic:
      return same(node.parts[0]);
    case Kind::alternatives:
      return std::all_of(node.parts.begin(), node.parts.end(), same);
    case Kind::sequence:
      return !node.parts.empty() && same(behind ? node.parts.back() : node.parts.front());
    case Kind::repeat:
      return node.least > 0 && same(node.parts[0]);
    case Kind::look:
      if (node.behind != behind) return false;
      return node.negative ? node.parts[0].kind == Kind::sequence && node.parts[0].parts.size() == 1 &&
                                 node.parts[0].parts[0].text == "\\w"
                           : same(node.parts[0]);
    default:
      return false;
  }
}

}  // namespace

bool is_letter_or_number(char32_t code_point) {
  if (code_point < 0x80) return is_word_byte(static_cast<char>(code_point)) && code_point != '_';
  const auto kind = utf8proc_category(static_cast<utf8proc_int32_t>(code_point));
  return (kind >= UTF8PROC_CATEGORY_LU && kind <= UTF8PROC_CATEGORY_LO) ||
         (kind >= UTF8PROC_CATEGORY_ND && kind <= UTF8PROC_CATEGORY_NO);
}

std::optional<ByteSet> ascii_members(const PatternNode& node) {
  const std::string_view text = node.text;
  if (text.size() == 2 && text[0] == '\\') return of_escape(text[1]);
  if (text.size() < 3 || text[0] != '[') return std::nullopt;
  const bool negated = text[1] == '^';
  ByteSet all;
  const std::size_t end = text.size() - 1;
  for (std::size_t at = negated ? 2 : 1; at < end;) {
    const auto first = take_element(text.substr(0, end), at);
    if (!first) return std::nullopt;
    all |= first->members;
    if (at + 1 >= end || text[at] != '-') continue;
    ++at;
    const auto last = take_element(text.substr(0, end), at);
    if (!last || first->single == '\0' || last->single < first->single) return std::nullopt;
    for (char byte = first->single; byte < last->single; ++byte) all.set(static_cast<unsigned char>(byte));
    all |= last->members;
  }
  if (node.folds) fold(all);
  return negated ? ascii() & ~all : all;
}

ByteSet possible_bytes(const PatternNode& node) {
  switch (node.kind) {
    case Kind::literal: {
      ByteSet set;
      for (const char byte : node.text) set.set(static_cast<unsigned char>(byte));
      if (node.folds) fold(set);
      return node.folds ? set | ~ascii() : set;
    }
    case Kind::anchor:
    case Kind::look:
      return {};
    case Kind::set: {
      if (node.text == "\\s") return space_bytes();
      const auto members = ascii_members(node);
      return (members ? *members : ascii()) | ~ascii();
    }
    case Kind::any:
    case Kind::reference:
      return ByteSet{}.set();
    default: {
      ByteSet set;
      for (const PatternNode& part : node.parts) set |= possible_bytes(part);
      return set;
    }
  }
}

std::optional<std::vector<std::string>> listed_members(const PatternNode& set) {
  constexpr std::size_t most = 4;
  const std::string_view text = set.text;
  if (text.size() > 3 + 4 * most || text[0] != '[' || text[1] == '^') return std::nullopt;
  std::vector<std::string> all;
  for (std::size_t at = 1; at + 1 < text.size();) {
    const char byte = text[at];
    if (byte == '[' || (byte == '-' && at > 1 && at + 2 < text.size())) return std::nullopt;
    if (byte == '\\') {
      if (is_ascii_letter(text[at + 1]) || is_ascii_digit(text[at + 1])) return std::nullopt;
      ++at;
    }
    const Decoded letter = decode(text, at);
    const bool has_case = to_lower(letter.code_point) != to_upper(letter.code_point);
    if (set.folds && letter.size > 1 && has_case) return std::nullopt;
    std::string character{text.substr(at, letter.size)};
    if (set.folds) character[0] = to_ascii_lower(character[0]);
    all.push_back(std::move(character));
    at += letter.size;
  }
  if (all.empty() || all.size() > most) return std::nullopt;
  return all;
}

bool ends_outside_word(const PatternNode& node) { return is_at_edge(node, true); }
bool begins_outside_word(const PatternNode& node) { return is_at_edge(node, false); }

}  // namespace galley
