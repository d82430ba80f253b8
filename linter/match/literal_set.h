// Where any of many strings stand in a text.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "linter/match/pattern_literals.h"
#include "linter/match/word_window.h"
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
    if (within.begin >= within.end) return;
    Stretch stretch{text, within.begin};
    std::uint64_t in_word = within.begin > 0 && is_word(text[within.begin - 1]) ? 1 : 0;  // in front of the window
    for (std::size_t at = within.begin; at < within.end; at += WordWindow::size) {
      const WordWindow window = stretch.window;
      const Stretch next{text, at + WordWindow::size};
      const std::uint64_t insides = window.words << 1 | in_word;  // behind a part of a word
      in_word = window.words >> (WordWindow::size - 1);
      const std::uint64_t words =
          may_begin_word(stretch.bytes, window.words & ~insides, window.words, next.window.words);
      const std::uint64_t others = others_.may_begin(stretch.bytes);
      const std::uint64_t uppers = window.uppers & upper_mask_ & ~(insides & upper_in_words_);
      const std::uint64_t digits = (window.digits | window.leads) & digit_mask_;
      std::uint64_t tried = words | others | uppers | digits;
      if (within.end - at < WordWindow::size) tried &= (std::uint64_t{1} << (within.end - at)) - 1;
      for (; tried != 0; tried &= tried - 1) {
        const auto bit = static_cast<unsigned>(std::countr_zero(tried));
        const auto holds = [bit](std::uint64_t mask) { return (mask >> bit & 1) != 0; };
        if (holds(words)) {
          const unsigned size = size_of_word(window.words, next.window.words, bit);
          look_up_word(word_key(stretch.bytes + bit, size), size, text, at + bit, visit);
        }
        if (holds(others)) look_up(text, at + bit, holds(insides), visit);
        if (holds(uppers)) look_up_upper(text, at + bit, holds(insides), visit);
        if (holds(digits)) look_up_digit(text, at + bit, holds(insides), visit);
      }
      stretch = next;
    }
  }

 private:
  static constexpr std::size_t key_sizes = 4;  // keys of 1, 2, 3 and 4 bytes
  static constexpr std::size_t word_size = 8;  // what counts of a word
  static constexpr unsigned filter_bits = 15;

  // The literals that have a key in common.
  struct Bucket {
    std::uint64_t key = 0;    // 0 for none
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

  // Entries by their keys, with open addressing.
  struct Table {
    std::vector<Bucket> buckets;
    std::vector<Entry> entries;

    std::span<const Entry> find(std::uint64_t key) const {
      for (std::size_t slot = slot_of(key); buckets[slot].key != 0; slot = (slot + 1) & (buckets.size() - 1)) {
        if (buckets[slot].key == key)
          return std::span{entries}.subspan(buckets[slot].begin, buckets[slot].end - buckets[slot].begin);
      }
      return {};
    }
    std::size_t slot_of(std::uint64_t key) const { return key * 0x9E3779B97F4A7C15u >> 32 & (buckets.size() - 1); }
  };

  // A set of keys that may say of one that it is in it, though it isn't.
  struct Filter {
    std::vector<std::uint64_t> bits = std::vector<std::uint64_t>((std::size_t{1} << filter_bits) / 64);

    static std::size_t slot_of(std::uint64_t key) { return key * 0x9E3779B97F4A7C15u >> (64 - filter_bits); }
    void add(std::uint64_t key) { bits[slot_of(key) / 64] |= std::uint64_t{1} << (slot_of(key) % 64); }
    std::uint64_t may_hold(std::uint64_t key) const { return bits[slot_of(key) / 64] >> (slot_of(key) % 64) & 1; }
  };

  // Literals that begin with all of a word, by the word.
  struct WordTable : Table {
    Filter filter;
  };

  // The others, by their first bytes; a run of white space counts as one space.
  struct ByteTable : Table {
    std::vector<std::uint64_t> pairs = std::vector<std::uint64_t>(65536 / 64);  // of first bytes
    Filter filter;

    std::uint64_t may_begin(std::uint32_t pair) const { return pairs[pair / 64] >> (pair % 64) & 1; }
    // At which of sixty-four bytes one may; one more can be read.
    std::uint64_t may_begin(const char* bytes) const {
      std::uint64_t found = 0;
      std::uint32_t pair = lower_bytes[static_cast<unsigned char>(bytes[0])];
      for (unsigned at = 0; at < WordWindow::size; ++at) {
        pair = (pair << 8 | lower_bytes[static_cast<unsigned char>(bytes[at + 1])]) & 0xFFFF;
        found = found >> 1 | may_begin(pair) << 63;  // comes to stand at its place by and by
      }
      return found;
    }
  };

  // Sixty-four bytes of a text from `at` on and eight behind them; behind the end are zeros.
  struct Stretch {
    Stretch(std::string_view text, std::size_t at) {
      if (at + copy.size() <= text.size()) {
        bytes = text.data() + at;
      } else {
        copy.fill('\0');
        if (at < text.size()) text.copy(copy.data(), copy.size(), at);
      }
      window = read_word_window(bytes);
    }
    Stretch(const Stretch&) = delete;
    Stretch& operator=(const Stretch& other) {
      if (other.bytes == other.copy.data()) copy = other.copy;
      bytes = other.bytes == other.copy.data() ? copy.data() : other.bytes;
      window = other.window;
      return *this;
    }
    ~Stretch() = default;

    std::array<char, WordWindow::size + word_size> copy;
    const char* bytes = copy.data();
    WordWindow window;
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

  // The first bytes of a word, in lower case.
  static std::uint64_t word_key(const char* word, unsigned size) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, word, sizeof eight);
    if constexpr (std::endian::native == std::endian::big) eight = __builtin_bswap64(eight);
    return (eight | 0x2020202020202020u) & ~std::uint64_t{0} >> (64 - 8 * size);
  }

  // How much counts of the word that begins at a bit of `words`; `next` goes on behind them.
  static unsigned size_of_word(std::uint64_t words, std::uint64_t next, unsigned bit) {
    const std::uint64_t from = words >> bit | next << 1 << (WordWindow::size - 1 - bit);
    return static_cast<unsigned>(std::countr_one(from & ((1U << word_size) - 1)));
  }

  // Those of `starts` at which a literal may begin with a word.
  std::uint64_t may_begin_word(const char* bytes, std::uint64_t starts, std::uint64_t words, std::uint64_t next) const {
    std::uint64_t found = 0;
    for (; starts != 0; starts &= starts - 1) {
      const auto bit = static_cast<unsigned>(std::countr_zero(starts));
      found |= words_.filter.may_hold(word_key(bytes + bit, size_of_word(words, next, bit))) << bit;
    }
    return found;
  }

  static bool is_word(char byte) { return word_bytes[static_cast<unsigned char>(byte)]; }
  static std::uint32_t lower_at(std::string_view text, std::size_t at) {
    return at < text.size() ? lower_bytes[static_cast<unsigned char>(text[at])] : 0U;
  }

  // The byte at `next`, of white space the one in front of what isn't any.
  static std::uint32_t take(std::string_view text, std::size_t& next) {
    const std::uint32_t byte = lower_at(text, next++);
    if (byte == ' ') {
      while (lower_at(text, next) == ' ') ++next;
    }
    return byte;
  }

  // Four bytes from `at` on.
  static std::uint32_t four_at(std::string_view text, std::size_t at) {
    std::uint32_t four = 0;
    for (unsigned byte = 0; byte < 4; ++byte) four = four << 8 | lower_at(text, at + byte);
    return four;
  }

  template <typename Visit>
  void look_up_word(std::uint64_t key, unsigned size, std::string_view text, std::size_t at, Visit& visit) const {
    const std::span<const Entry> entries = words_.find(key);
    if (entries.empty()) return;
    std::size_t next = at + size;
    // Behind a whole word, white space is passed over.
    while (size < word_size && lower_at(text, next) == ' ') ++next;
    // White space beyond ASCII may stand there, too.
    const bool is_known = size == word_size || lower_at(text, next) < 0x80;
    try_entries(entries, text, at, four_at(text, next), is_known ? ~0U : 0U, visit);
  }

  template <typename Visit>
  void look_up(std::string_view text, std::size_t at, bool is_inside, Visit& visit) const {
    std::size_t next = at;
    const std::uint32_t key = take(text, next);
    look_up(text, at, key, next, is_inside, visit);
  }

  // `key` is what the text at `at` counts for in keys up to `next`.
  template <typename Visit>
  void look_up(std::string_view text, std::size_t at, std::uint32_t key, std::size_t next, bool is_inside,
               Visit& visit) const {
    for (std::uint64_t size = 1;; ++size) {
      const std::uint64_t sized = size << 32 | key;
      if (others_.filter.may_hold(sized) != 0) {
        std::size_t behind = next;
        std::uint32_t four = 0;
        for (int byte = 0; byte < 4; ++byte) four = four << 8 | take(text, behind);
        const auto visit_outside = [&](std::uint32_t number, std::size_t place) {
          if (!is_inside || !literals_[number].begins_word) visit(number, place);
        };
        try_entries(others_.find(sized), text, at, four, ~0U, visit_outside);
      }
      if (size == key_sizes || next >= text.size()) break;
      key = key << 8 | take(text, next);
    }
  }

  // `four` stand behind the key, of which the bits of `known` say something.
  template <typename Visit>
  void try_entries(std::span<const Entry> entries, std::string_view text, std::size_t at, std::uint32_t four,
                   std::uint32_t known, Visit& visit) const {
    for (const Entry& entry : entries) {
      if (((four ^ entry.next) & entry.mask & known) != 0) continue;
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
    if (others_.may_begin(key << 8 | lower_at(text, next)) != 0) look_up(text, at, key, next, is_inside, visit);
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
  static bool begins_with_word(const RequiredLiteral& literal);
  static bool is_said(const RequiredLiteral& literal);
  static KeyedLiteral by_word(const RequiredLiteral& literal, std::uint32_t number);
  static void add_by_bytes(const RequiredLiteral& literal, std::uint32_t number, std::vector<KeyedLiteral>& keys);
  static std::size_t add_next(Entry& entry, std::string_view text, std::size_t at);
  static void fill(Table& table, const std::vector<KeyedLiteral>& keys);
  void add_pair(std::uint64_t key);
  void set_masks();

  static const bool (&word_bytes)[256];
  static const unsigned char (&lower_bytes)[256];  // white space is a space

  std::vector<RequiredLiteral> literals_;
  std::unordered_multimap<std::uint64_t, std::uint32_t> numbers_;  // by their hash
  WordTable words_;
  ByteTable others_;
  std::vector<Upper> upper_;  // those that are in neither
  // All bits where such a literal is to be looked for at all; only at the beginning of a word.
  std::uint64_t upper_mask_ = 0;
  std::uint64_t upper_in_words_ = 0;
  std::uint64_t digit_mask_ = 0;  // as the first, of those that begin with any digit
};

// Where the literal that stands at `at` ends; the text's size plus one if it
// doesn't stand there. Word boundaries aren't looked at.
std::size_t end_of_literal(const RequiredLiteral& literal, std::string_view text, std::size_t at);

}  // namespace galley
