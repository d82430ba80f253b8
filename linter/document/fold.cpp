#include "linter/document/fold.h"

#include <algorithm>
#include <array>

#include <utf8proc.h>

#include "linter/document/byte_window.h"
#include "linter/document/word_hash.h"
#include "linter/text/utf8.h"

namespace galley {
namespace {

bool is_dropped(char32_t code_point) {
  switch (code_point) {
    case '\'':
    case 0x2018:
    case 0x2019:
    case 0x2BC:
    case '.':
    case ',':
    case '\n':
    case '\r':
    case ' ':
      return true;
    default:
      return is_dash(code_point) || is_invisible(code_point) || is_mark(code_point);
  }
}

// Letters that Unicode doesn't decompose, though readers take them for marked ones.
std::string_view plain_letters(char32_t code_point) {
  switch (code_point) {
    case 0xC6:
    case 0xE6:
      return "ae";
    case 0x152:
    case 0x153:
      return "oe";
    case 0xD8:
    case 0xF8:
      return "o";
    case 0x141:
    case 0x142:
      return "l";
    case 0x110:
    case 0x111:
      return "d";
    case 0x131:
      return "i";
    default:
      return {};
  }
}

constexpr int plain_options = UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_STABLE | UTF8PROC_STRIPMARK;

// Appends what is left of `code_point` after decomposition.
template <typename Append>
void decompose(char32_t code_point, int options, Append append) {
  std::array<utf8proc_int32_t, 32> parts{};
  int last_boundary = UTF8PROC_BOUNDCLASS_START;
  const auto count = utf8proc_decompose_char(static_cast<utf8proc_int32_t>(code_point), parts.data(), parts.size(),
                                             static_cast<utf8proc_option_t>(options), &last_boundary);
  for (utf8proc_ssize_t part = 0; part < count && part < 32; ++part)
    append(static_cast<char32_t>(parts[static_cast<std::size_t>(part)]));
}

void fold_code_point(char32_t code_point, std::string& out) {
  if (is_dropped(code_point)) return;
  if (const auto letters = plain_letters(code_point); !letters.empty()) {
    out += letters;
    return;
  }
  decompose(code_point, plain_options | UTF8PROC_CASEFOLD, [&](char32_t part) {
    if (!is_dropped(part)) append_utf8(out, part);
  });
}

// What each character of ASCII becomes; nothing for one that is dropped.
const std::array<std::string, 0x80>& folded_ascii() {
  static const auto all = [] {
    std::array<std::string, 0x80> made;
    for (char32_t code_point = 0; code_point < made.size(); ++code_point) fold_code_point(code_point, made[code_point]);
    return made;
  }();
  return all;
}

bool is_plain(char byte) { return is_ascii_letter(byte) || is_ascii_digit(byte); }

// Where the letters and figures of ASCII that stand from `at` on end.
std::size_t end_of_plain(std::string_view word, std::size_t at) {
  while (at < word.size() && is_plain(word[at])) ++at;
  return at;
}

}  // namespace

void fold_into(std::string_view word, std::string& out) {
  out.clear();
  append_folded(word, out);
}

void append_folded(std::string_view word, std::string& out) {
  const auto& ascii = folded_ascii();
  for (std::size_t at = 0; at < word.size();) {
    const std::size_t plain = end_of_plain(word, at);
    if (plain != at) {
      const std::size_t size = out.size();
      out.append(word, at, plain - at);
      std::transform(out.begin() + static_cast<std::ptrdiff_t>(size), out.end(),
                     out.begin() + static_cast<std::ptrdiff_t>(size), to_ascii_lower);
      at = plain;
      continue;
    }
    if (const auto byte = static_cast<unsigned char>(word[at]); byte < 0x80) {
      out += ascii[byte];
      ++at;
      continue;
    }
    const Decoded decoded = decode(word, at);
    if (decoded.valid) {
      fold_code_point(decoded.code_point, out);
    } else {
      out += word[at];
    }
    at += decoded.size;
  }
}

std::string fold(std::string_view word) {
  std::string out;
  fold_into(word, out);
  return out;
}

std::string fold_keeping_marks(std::string_view word) {
  std::string out;
  for (std::size_t at = 0; at < word.size();) {
    const Decoded decoded = decode(word, at);
    if (!decoded.valid) {
      out += word[at];
    } else if (is_mark(decoded.code_point)) {
      append_utf8(out, decoded.code_point);
    } else if (!is_dropped(decoded.code_point)) {
      decompose(decoded.code_point, UTF8PROC_DECOMPOSE | UTF8PROC_STABLE | UTF8PROC_CASEFOLD,
                [&](char32_t part) { append_utf8(out, part); });
    }
    at += decoded.size;
  }
  return out;
}

std::uint32_t folded_hash(std::string_view word) {
  if (!word.empty() && word.size() < plain_capacity && std::all_of(word.begin(), word.end(), is_plain)) {
    std::array<char, plain_capacity> bytes{};
    std::copy(word.begin(), word.end(), bytes.begin());
    return plain_word_hash(bytes.data(), static_cast<unsigned>(word.size()));
  }
  std::string out;
  fold_into(word, out);
  return word_hash(out);
}

std::string without_marks(std::string_view word) {
  std::string out;
  for (std::size_t at = 0; at < word.size();) {
    const Decoded decoded = decode(word, at);
    if (!decoded.valid) {
      out += word[at];
    } else if (decoded.code_point < 0x80) {
      out += word[at];
    } else if (!is_mark(decoded.code_point)) {
      decompose(decoded.code_point, plain_options, [&](char32_t part) { append_utf8(out, part); });
    }
    at += decoded.size;
  }
  return out;
}

}  // namespace galley
