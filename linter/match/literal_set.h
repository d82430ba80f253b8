// Where any of many strings stand in a text.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "linter/match/pattern_literals.h"
#include "linter/text/bytes.h"
#include "linter/text/span.h"
#include "linter/text/utf8.h"

namespace galley {

class LiteralSet {
 public:
  // The number by which find() names it; the same for equal ones.
  std::uint32_t add(const RequiredLiteral& literal);

  // After the last add() and before the first find().
  void build();

  std::size_t size() const { return literals_.size(); }

  // One that is built, for what is kept on disk.
  void put(ByteWriter& out) const;
  static LiteralSet get(ByteReader& in);

  // Calls `visit(number, at)` for each literal that begins in a part of the text,
  // in the order of the text. Linear; may visit a place where a word boundary that the
  // literal asks for is missing only beside letters beyond ASCII.
  template <typename Visit>
  void find(std::string_view text, TextSpan within, Visit visit) const {
    const auto part_of_word = [&](std::size_t at) {
      return uses_[static_cast<unsigned char>(text[at])] >> 2 & begins_word;
    };
    unsigned in_word = within.begin > 0 ? part_of_word(within.begin - 1) : 0;  // `begins_word` inside of one
    for (std::size_t at = within.begin; at < within.end; ++at) {
      const unsigned uses = uses_[static_cast<unsigned char>(text[at])];
      const unsigned tried = uses & ~in_word;
      const bool is_inside = in_word != 0;
      in_word = uses >> 2 & begins_word;
      if ((tried & ~word_part) == 0) continue;
      if ((tried & begins_upper) != 0) look_up_upper(text, at, is_inside, visit);
      if ((tried & begins_digit) != 0) look_up_digit(text, at, is_inside, visit);
      const std::uint32_t pair = pair_at(text, at);
      if ((tried & begins_word) != 0 && words_.may_begin(pair)) look_up(words_, text, at, visit);
      if ((tried & begins_anywhere) != 0 && anywhere_.may_begin(pair)) look_up(anywhere_, text, at, visit);
    }
  }

 private:
  static constexpr std::size_t key_sizes = 4;  // keys of 1, 2, 3 and 4 bytes
  static constexpr unsigned filter_bits = 15;

  // What a byte of the text may be: the first of a literal that begins a word,
  // of one that stands anywhere, a part of a word.
  static constexpr unsigned begins_word = 1;
  static constexpr unsigned begins_anywhere = 2;
  static constexpr unsigned word_part = begins_word << 2;
  static constexpr unsigned begins_upper = 8;   // of one whose first character is any capital
  static constexpr unsigned begins_digit = 16;  // of one whose first character is any digit

  // The literals that begin with the same bytes; a run of white space counts as one space.
  struct Bucket {
    std::uint64_t key = 0;    // the size of the key, and its bytes; 0 for none
    std::uint32_t begin = 0;  // into `entries`
    std::uint32_t end = 0;
  };

  // A literal, and what is known of the four bytes behind its key. Of one that
  // the two say all about the size is known, and that it stands there.
  struct Entry {
    std::uint32_t number = 0;
    std::uint32_t next = 0;
    std::uint32_t mask = 0;
    std::uint16_t size = 0;  // 0 for others
    bool ends_word = false;
  };

  static std::uint32_t filter_slot(std::uint32_t key) { return key * 0x9E3779B1u >> (32 - filter_bits); }

  struct Table {
    std::vector<std::uint64_t> pairs = std::vector<std::uint64_t>(65536 / 64);  // of first bytes
    std::vector<std::uint64_t> filter[key_sizes];
    std::vector<Bucket> buckets;  // by hash, with open addressing
    std::vector<Entry> entries;

    bool may_hold(std::size_t size, std::uint32_t key) const {
      const auto& of_size = filter[size - 1];
      const std::uint32_t slot = filter_slot(key);
      return !of_size.empty() && (of_size[slot / 64] >> (slot % 64) & 1) != 0;
    }
    bool may_begin(std::uint32_t pair) const { return (pairs[pair / 64] >> (pair % 64) & 1) != 0; }
    std::span<const Entry> find(std::uint64_t key) const {
      for (std::size_t slot = slot_of(key); buckets[slot].key != 0; slot = (slot + 1) & (buckets.size() - 1)) {
        if (buckets[slot].key == key)
          return std::span{entries}.subspan(buckets[slot].begin, buckets[slot].end - buckets[slot].begin);
      }
      return {};
    }
    std::size_t slot_of(std::uint64_t key) const { return key * 0x9E3779B97F4A7C15u >> 32 & (buckets.size() - 1); }
  };

  // A literal that begins with any capital, and whether with another behind it.
  struct Upper {
    std::uint32_t number = 0;
    bool is_followed = false;
  };

  struct KeyedLiteral {
    std::uint64_t key = 0;
    Entry entry;
  };

  static bool is_word(char byte) { return word_bytes[static_cast<unsigned char>(byte)]; }
  static std::uint32_t lower_at(std::string_view text, std::size_t at) {
    return at < text.size() ? lower_bytes[static_cast<unsigned char>(text[at])] : 0U;
  }
  static std::uint32_t pair_at(std::string_view text, std::size_t at) {
    return lower_at(text, at) << 8 | lower_at(text, at + 1);
  }

  // The byte at `next`, of white space the one in front of what isn't any.
  static std::uint32_t take(std::string_view text, std::size_t& next) {
    const std::uint32_t byte = lower_at(text, next++);
    if (byte == ' ') {
      while (lower_at(text, next) == ' ') ++next;
    }
    return byte;
  }

  template <typename Visit>
  void look_up(const Table& table, std::string_view text, std::size_t at, Visit& visit) const {
    std::size_t next = at;
    const std::uint32_t key = take(text, next);
    look_up(table, text, at, key, next, visit);
  }

  // `key` is what the text at `at` counts for in keys up to `next`.
  template <typename Visit>
  void look_up(const Table& table, std::string_view text, std::size_t at, std::uint32_t key, std::size_t next,
               Visit& visit) const {
    for (std::size_t size = 1;; ++size) {
      if (table.may_hold(size, key)) try_entries(table.find(std::uint64_t{size} << 32 | key), text, at, next, visit);
      if (size == key_sizes || next >= text.size()) break;
      key = key << 8 | take(text, next);
    }
  }

  template <typename Visit>
  void try_entries(std::span<const Entry> entries, std::string_view text, std::size_t at, std::size_t next,
                   Visit& visit) const {
    if (entries.empty()) return;
    std::uint32_t behind = 0;
    for (int byte = 0; byte < 4; ++byte) behind = behind << 8 | take(text, next);
    for (const Entry& entry : entries) {
      if (((behind ^ entry.next) & entry.mask) != 0) continue;
      const std::size_t end = at + entry.size;
      const bool found = entry.size == 0     ? stands(literals_[entry.number], text, at)
                         : end < text.size() ? !entry.ends_word || !is_word(text[end])
                                             : end == text.size();
      if (found) visit(entry.number, at);
    }
  }

  // Any character beyond ASCII may be a digit.
  template <typename Visit>
  void look_up_digit(std::string_view text, std::size_t at, bool is_inside, Visit& visit) const {
    const std::size_t next = at + (static_cast<unsigned char>(text[at]) < 0x80 ? 1 : decode(text, at).size);
    const std::uint32_t key = any_digit;
    const std::uint32_t pair = key << 8 | lower_at(text, next);
    if (!is_inside && words_.may_begin(pair)) look_up(words_, text, at, key, next, visit);
    if (anywhere_.may_begin(pair)) look_up(anywhere_, text, at, key, next, visit);
  }

  template <typename Visit>
  void look_up_upper(std::string_view text, std::size_t at, bool is_inside, Visit& visit) const {
    const bool is_followed = at + 1 < text.size() && is_ascii_upper(text[at + 1]);
    for (const Upper& each : upper_) {
      if (each.is_followed && !is_followed) continue;
      if (!(is_inside && literals_[each.number].begins_word) && stands(literals_[each.number], text, at))
        visit(each.number, at);
    }
  }

  static bool stands(const RequiredLiteral& literal, std::string_view text, std::size_t at);
  static void add_keys(const RequiredLiteral& literal, std::uint32_t number, std::vector<KeyedLiteral>& keys);
  static std::size_t add_next(Entry& entry, std::string_view text, std::size_t at);
  static void fill(Table& table, const std::vector<KeyedLiteral>& keys);
  void mark_uses(const Table& table, unsigned use);

  static const bool (&word_bytes)[256];
  static const unsigned char (&lower_bytes)[256];  // white space is a space

  std::vector<RequiredLiteral> literals_;
  std::unordered_multimap<std::uint64_t, std::uint32_t> numbers_;  // by their hash
  Table words_;                                                    // of those that begin a word
  Table anywhere_;                                                 // of the others
  std::vector<Upper> upper_;                                       // those that are in neither
  using Uses = std::array<std::uint8_t, 256>;
  Uses uses_{};
};

// Where the literal that stands at `at` ends; the text's size plus one if it
// doesn't stand there. Word boundaries aren't looked at.
std::size_t end_of_literal(const RequiredLiteral& literal, std::string_view text, std::size_t at);

}  // namespace galley
