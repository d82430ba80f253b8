// Packed, a text is its size and then one number for each line that begins and
// each character of several bytes: how far it stands behind the one before, and
// which of them it is.
#include "linter/text/text_layout.h"

#include <algorithm>

#include "linter/text/utf8.h"

namespace galley {
namespace {

// The lower two bits of a number.
constexpr std::uint64_t line_begins = 0;  // else the size of a character, less one
constexpr unsigned kind_bits = 2;

constexpr Offset mark_size = 3;

void put(std::string& out, std::uint64_t number) {
  for (; number >= 0x80; number >>= 7) out += static_cast<char>((number & 0x7F) | 0x80);
  out += static_cast<char>(number);
}

std::uint64_t take(std::string_view& packed) {
  std::uint64_t number = 0;
  unsigned shift = 0;
  std::size_t size = 0;
  while (size < packed.size()) {
    const auto byte = static_cast<unsigned char>(packed[size++]);
    if (shift < 64) number |= std::uint64_t{byte & 0x7Fu} << shift;
    shift += 7;
    if (byte < 0x80) break;
  }
  packed.remove_prefix(size);
  return number;
}

// Where the next line begins behind `from`; npos for none.
std::size_t next_line(std::string_view text, std::size_t from, bool has_carriage_returns) {
  if (!has_carriage_returns) {
    const std::size_t end = text.find('\n', from);
    return end == std::string_view::npos ? end : end + 1;
  }
  const std::size_t end = text.find_first_of("\r\n", from);
  if (end == std::string_view::npos) return end;
  return text[end] == '\r' && end + 1 < text.size() && text[end + 1] == '\n' ? end + 2 : end + 1;
}

}  // namespace

std::string TextLayout::packed(std::string_view text) {
  std::string out;
  const bool has_mark = text.starts_with("\xEF\xBB\xBF");
  put(out, text.size() << 1 | (has_mark ? 1 : 0));
  std::size_t last = 0;
  const auto add = [&](std::size_t at, std::uint64_t kind) {
    put(out, (at - last) << kind_bits | kind);
    last = at;
  };
  const auto add_wide = [&](std::size_t at, std::size_t end) {
    while (at < end) {
      at += ascii_eights(text.substr(0, end), at);
      if (at == end) return;
      const Decoded decoded = decode(text, at);
      if (decoded.size > 1) add(at, decoded.size - 1u);
      at += decoded.size;
    }
  };
  const bool has_carriage_returns = text.find('\r') != std::string_view::npos;
  for (std::size_t at = has_mark ? mark_size : 0; at < text.size();) {
    const std::size_t next = next_line(text, at, has_carriage_returns);
    add_wide(at, std::min(next, text.size()));
    if (next == std::string_view::npos) break;
    add(next, line_begins);
    at = next;
  }
  return out;
}

TextLayout::TextLayout(std::string_view packed) {
  const std::uint64_t head = take(packed);
  size_ = static_cast<Offset>(head >> 1);
  if ((head & 1) != 0) lines_.front().begin = mark_size;
  Offset at = 0;
  while (!packed.empty()) {
    const std::uint64_t number = take(packed);
    at += static_cast<Offset>(number >> kind_bits);
    const auto kind = static_cast<Offset>(number & ((1u << kind_bits) - 1));
    if (kind == line_begins)
      lines_.push_back({.begin = at, .wide = wide_.size()});
    else
      add_wide(at, kind + 1);
  }
}

void TextLayout::add_wide(Offset begin, Offset size) {
  Wide wide{.begin = begin, .end = begin + size};
  if (!wide_.empty()) {
    wide.spared = wide_.back().spared;
    wide.spared_in_utf16 = wide_.back().spared_in_utf16;
  }
  wide.spared += size - 1;
  wide.spared_in_utf16 += size - (size == 4 ? 2 : 1);
  wide_.push_back(wide);
}

Position TextLayout::position(Offset at, ColumnUnit unit) const {
  at = std::min(at, size_);
  auto line = std::upper_bound(lines_.begin(), lines_.end(), at,
                               [](Offset wanted, const Line& other) { return wanted < other.begin; });
  if (line != lines_.begin()) --line;
  const Offset begin = std::min(line->begin, at);
  Position position{.line = static_cast<std::uint32_t>(line - lines_.begin()), .column = at - begin};
  if (unit == ColumnUnit::bytes) return position;
  const auto spared = [&](const Wide& wide) { return unit == ColumnUnit::utf16 ? wide.spared_in_utf16 : wide.spared; };
  // Of a character that the place is inside of, each byte counts.
  const auto first = wide_.begin() + static_cast<std::ptrdiff_t>(line->wide);
  const auto past =
      std::upper_bound(first, wide_.end(), at, [](Offset wanted, const Wide& wide) { return wanted < wide.end; });
  if (past == first) return position;
  position.column -= spared(*(past - 1)) - (first == wide_.begin() ? 0 : spared(*(first - 1)));
  return position;
}

}  // namespace galley
