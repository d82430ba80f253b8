// Nearly all literals begin with a word, which is their key: its first bytes, up
// to eight, in a number. Of each word of a text that number is looked up in a small
// filter that stays in the cache; few pass, and are compared. Of the others the
// first bytes, up to four, are the key, and at each place of the text it is asked
// whether its two bytes begin one. Sixty-four bytes are gone through at once, to
// mark where something may stand: whether it does can't be foreseen, so that nothing
// branches on it for each word or byte.
#include "linter/match/literal_set.h"

#include <algorithm>

#include "linter/text/hash.h"
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
      if (byte >= '\t' && byte <= '\r') lower[byte] = ' ';
    }
  }
};
constexpr Bytes bytes;

std::size_t past_space(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      if (bytes.lower[static_cast<unsigned char>(text[at])] != ' ') break;
      ++at;
      continue;
    }
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
  const unsigned flags = (literal.folds ? 1U : 0U) | (literal.begins_word ? 2U : 0U) | (literal.ends_word ? 4U : 0U);
  auto [at, end] = numbers_.equal_range(hash(literal.text, flags));
  for (; at != end; ++at) {
    const RequiredLiteral& known = literals_[at->second];
    if (known.text == literal.text && known.folds == literal.folds && known.begins_word == literal.begins_word &&
        known.ends_word == literal.ends_word)
      return at->second;
  }
  const auto number = static_cast<std::uint32_t>(literals_.size());
  numbers_.emplace(hash(literal.text, flags), number);
  literals_.push_back(literal);
  return number;
}

// Counts the literals of each key, and then puts each at its place.
void LiteralSet::fill(Table& table, const std::vector<KeyedLiteral>& keys) {
  std::size_t room = 16;
  while (room < 2 * keys.size()) room *= 2;
  table.buckets.assign(room, {});
  const auto slot_of = [&](std::uint64_t key) {
    std::size_t slot = table.slot_of(key);
    while (table.buckets[slot].key != 0 && table.buckets[slot].key != key) slot = (slot + 1) & (room - 1);
    return slot;
  };
  for (const KeyedLiteral& each : keys) {
    Bucket& bucket = table.buckets[slot_of(each.key)];
    bucket.key = each.key;
    ++bucket.end;
  }
  std::uint32_t behind = 0;
  for (Bucket& bucket : table.buckets) {
    bucket.begin = behind;
    behind += bucket.end;
    bucket.end = bucket.begin;
  }
  table.entries.resize(keys.size());
  for (const auto& [key, entry] : keys) table.entries[table.buckets[slot_of(key)].end++] = entry;
}

// Notes by which two bytes a key of bytes is found.
void LiteralSet::add_pair(std::uint64_t key) {
  const auto size = static_cast<std::size_t>(key >> 32);
  const auto packed = static_cast<std::uint32_t>(key);
  auto& pairs = others_.pairs;
  if (size == 1) {
    for (std::size_t pair = packed << 8; pair < (packed + 1) << 8; pair += 64) pairs[pair / 64] = ~std::uint64_t{0};
    return;
  }
  const std::uint32_t pair = packed >> (8 * (size - 2));
  pairs[pair / 64] |= std::uint64_t{1} << (pair % 64);
  constexpr std::uint32_t blanks = ' ' << 8 | ' ';
  if (pair >> 8 == ' ') pairs[blanks / 64] |= std::uint64_t{1} << (blanks % 64);
}

// What is sure to stand behind the key, byte for byte: neither white space nor a
// class. Returns where it ends.
std::size_t LiteralSet::add_next(Entry& entry, std::string_view text, std::size_t at) {
  for (unsigned shift = 24; at < text.size() && shift < 32; ++at, shift -= 8) {
    const std::uint32_t byte = lower_bytes[static_cast<unsigned char>(text[at])];
    if (byte == ' ' || text[at] == any_space || is_class(text[at])) break;
    entry.next |= byte << shift;
    entry.mask |= 0xFFU << shift;
  }
  return at;
}

// Whether the first word of it is known: all of the word, or as much as counts.
bool LiteralSet::begins_with_word(const RequiredLiteral& literal) {
  if (!literal.begins_word) return false;
  std::size_t size = 0;
  while (size < literal.text.size() && is_word(literal.text[size])) ++size;
  if (size >= word_size) return true;
  return size > 0 && (size == literal.text.size() ? literal.ends_word : !is_class(literal.text[size]));
}

// Whether lower case and the bytes themselves say all about it.
bool LiteralSet::is_said(const RequiredLiteral& literal) {
  return std::none_of(literal.text.begin(), literal.text.end(), [&](char byte) {
    const bool is_blank = lower_bytes[static_cast<unsigned char>(byte)] == ' ';
    return is_blank || byte == any_space || is_class(byte) || (!literal.folds && is_ascii_letter(byte));
  });
}

LiteralSet::KeyedLiteral LiteralSet::by_word(const RequiredLiteral& literal, std::uint32_t number) {
  const std::string& text = literal.text;
  std::size_t size = 0;
  while (size < std::min(text.size(), word_size) && is_word(text[size])) ++size;
  std::array<char, word_size> word{};
  text.copy(word.data(), size);
  Entry entry{.number = number, .ends_word = literal.ends_word};
  std::size_t at = size;
  while (size < word_size && at < text.size() &&
         (text[at] == any_space || lower_bytes[static_cast<unsigned char>(text[at])] == ' '))
    ++at;
  const std::size_t end = add_next(entry, text, at);
  const bool is_word_alone = size < word_size ? size == text.size() : end == text.size();
  if (is_word_alone && is_said(literal)) entry.size = static_cast<std::uint16_t>(text.size());
  return {.key = word_key(word.data(), static_cast<unsigned>(size)), .entry = entry};
}

// White space beyond ASCII is found by its first byte, which ends the key.
void LiteralSet::add_by_bytes(const RequiredLiteral& literal, std::uint32_t number, std::vector<KeyedLiteral>& keys) {
  std::uint64_t size = 0;
  std::uint64_t key = 0;
  const auto add_beyond_ascii = [&] {
    for (const std::uint64_t byte : {0xC2U, 0xE1U, 0xE2U, 0xE3U}) {
      if (size < key_sizes) keys.push_back({.key = (size + 1) << 32 | key << 8 | byte, .entry = {.number = number}});
    }
  };
  bool in_space = false;
  const auto is_first_digit = [&](std::size_t place) { return place == 0 && literal.text[0] == any_digit; };
  std::size_t at = 0;
  for (; at < literal.text.size(); ++at) {
    const char byte = literal.text[at];
    if (size == key_sizes || (is_class(byte) && !is_first_digit(at))) break;
    const bool is_blank = byte == any_space || lower_bytes[static_cast<unsigned char>(byte)] == ' ';
    if (byte == any_space) add_beyond_ascii();
    if (is_blank && in_space) continue;
    key = key << 8 | (is_blank ? ' ' : lower_bytes[static_cast<unsigned char>(byte)]);
    ++size;
    if (byte == any_space) add_beyond_ascii();
    in_space = is_blank;
  }
  Entry entry{.number = number, .ends_word = literal.ends_word};
  if (size == key_sizes) at = add_next(entry, literal.text, at);
  if (at == literal.text.size() && is_said(literal)) entry.size = static_cast<std::uint16_t>(literal.text.size());
  keys.push_back({.key = size << 32 | key, .entry = entry});
}

void LiteralSet::build() {
  std::vector<KeyedLiteral> in_words;
  std::vector<KeyedLiteral> by_bytes;
  for (std::uint32_t number = 0; number < literals_.size(); ++number) {
    const RequiredLiteral& literal = literals_[number];
    if (literal.text[0] == any_upper)
      upper_.push_back({.number = number, .is_followed = literal.text.size() > 1 && literal.text[1] == any_upper});
    else if (begins_with_word(literal))
      in_words.push_back(by_word(literal, number));
    else
      add_by_bytes(literal, number, by_bytes);
  }
  fill(words_, in_words);
  for (const KeyedLiteral& each : in_words) words_.filter.add(each.key);
  fill(others_, by_bytes);
  for (const KeyedLiteral& each : by_bytes) {
    others_.filter.add(each.key);
    add_pair(each.key);
  }
  set_masks();
}

void LiteralSet::set_masks() {
  constexpr std::uint64_t all = ~std::uint64_t{0};
  upper_mask_ = upper_.empty() ? 0 : all;
  const bool in_words = std::all_of(upper_.begin(), upper_.end(),
                                    [this](const Upper& each) { return literals_[each.number].begins_word; });
  upper_in_words_ = in_words ? all : 0;
  const bool has_digits = std::any_of(literals_.begin(), literals_.end(),
                                      [](const RequiredLiteral& literal) { return literal.text[0] == any_digit; });
  digit_mask_ = has_digits ? all : 0;
}

std::size_t end_of_literal(const RequiredLiteral& literal, std::string_view text, std::size_t at) {
  const std::size_t nowhere = text.size() + 1;
  for (const char wanted : literal.text) {
    if (at >= text.size()) return nowhere;
    const char byte = text[at];
    if (byte == wanted || (literal.folds && to_ascii_lower(byte) == wanted)) {
      ++at;
    } else if (wanted == any_space) {
      const std::size_t end = past_space(text, at);
      if (end == at) return nowhere;
      at = end;
    } else if (wanted == any_upper && is_ascii_upper(byte)) {
      ++at;
    } else if (wanted == any_digit && (is_ascii_digit(byte) || static_cast<unsigned char>(byte) >= 0x80)) {
      at += decode(text, at).size;
    } else {
      return nowhere;
    }
  }
  return at;
}

bool LiteralSet::stands(const RequiredLiteral& literal, std::string_view text, std::size_t at) {
  const std::size_t end = end_of_literal(literal, text, at);
  return end <= text.size() && (!literal.ends_word || end == text.size() || !is_word(text[end]));
}

void LiteralSet::put(ByteWriter& out) const {
  out.put(static_cast<std::uint32_t>(literals_.size()));
  for (const RequiredLiteral& literal : literals_) literal.put(out);
  for (const Table* const table : {static_cast<const Table*>(&words_), static_cast<const Table*>(&others_)})
    out.put_all(std::span{table->buckets}).put_all(std::span{table->entries});
  out.put_all(std::span{words_.filter.bits}).put_all(std::span{others_.filter.bits});
  out.put_all(std::span{others_.pairs}).put_all(std::span{upper_});
}

LiteralSet LiteralSet::get(ByteReader& in) {
  LiteralSet read;
  in.each([&] { read.literals_.push_back(RequiredLiteral::get(in)); });
  for (Table* const table : {static_cast<Table*>(&read.words_), static_cast<Table*>(&read.others_)}) {
    in.get_all(table->buckets);
    in.get_all(table->entries);
  }
  in.get_all(read.words_.filter.bits);
  in.get_all(read.others_.filter.bits);
  in.get_all(read.others_.pairs);
  in.get_all(read.upper_);
  read.set_masks();
  return read;
}

}  // namespace galley
