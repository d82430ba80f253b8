// The first bytes of a literal, up to four, are its key. At each place of the
// text the keys there are looked up in a small filter that stays in the cache;
// what passes is compared. Most literals begin a word, and are looked for only
// where one begins.
#include "linter/match/literal_set.h"

#include <algorithm>

#include "linter/text/utf8.h"

namespace galley {
namespace {

struct Bytes {
  bool word[256] = {};
  unsigned char lower[256] = {};

  constexpr Bytes() {
    for (unsigned byte = 0; byte < 256; ++byte) {
      const char letter = static_cast<char>(byte);
      word[byte] = byte < 128 && (is_ascii_letter(letter) || is_ascii_digit(letter) || letter == '_');
      lower[byte] = static_cast<unsigned char>(byte < 128 ? to_ascii_lower(letter) : letter);
    }
  }
};
constexpr Bytes bytes;

std::size_t past_space(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const Decoded letter = decode(text, at);
    if (!is_space(letter.code_point)) break;
    at += letter.size;
  }
  return at;
}

}  // namespace

const bool (&LiteralSet::word_bytes)[256] = bytes.word;
const unsigned char (&LiteralSet::lower_bytes)[256] = bytes.lower;

std::uint32_t LiteralSet::add(const RequiredLiteral& literal) {
  std::string key = literal.text;
  key += literal.folds ? 'f' : ' ';
  key += literal.begins_word ? 'b' : ' ';
  key += literal.ends_word ? 'e' : ' ';
  const auto [known, is_new] = numbers_.try_emplace(std::move(key), static_cast<std::uint32_t>(literals_.size()));
  if (is_new) literals_.push_back(literal);
  return known->second;
}

void LiteralSet::build() {
  for (std::uint32_t number = 0; number < literals_.size(); ++number) {
    const RequiredLiteral& literal = literals_[number];
    Table& table = literal.begins_word ? words_ : anywhere_;
    const std::size_t size = std::min({literal.text.size(), literal.text.find(any_space), key_sizes});
    const std::uint32_t key = key_of(literal.text, 0, size);
    auto& filter = table.filter[size - 1];
    if (filter.empty()) filter.resize((std::size_t{1} << filter_bits) / 64);
    filter[slot_of(key) / 64] |= std::uint64_t{1} << (slot_of(key) % 64);
    table.buckets[std::uint64_t{size} << 32 | key].push_back(number);
  }
}

bool LiteralSet::stands(const RequiredLiteral& literal, std::string_view text, std::size_t at) {
  for (const char wanted : literal.text) {
    if (at >= text.size()) return false;
    if (wanted == any_space) {
      const std::size_t end = past_space(text, at);
      if (end == at) return false;
      at = end;
    } else if (text[at] == wanted || (literal.folds && to_ascii_lower(text[at]) == wanted)) {
      ++at;
    } else {
      return false;
    }
  }
  return !literal.ends_word || at == text.size() || !is_word(text[at]);
}

}  // namespace galley
