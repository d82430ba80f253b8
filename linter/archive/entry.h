// A fingerprint in the archive: a run of words, and where it stands.
#pragma once

#include <cstdint>
#include <tuple>
#include <vector>

#include "linter/repeat/fingerprint.h"
#include "linter/repeat/passage.h"

namespace galley::archive {

// Of every repeat of twelve words one run of five is kept at least: of eight
// neighbouring runs the one with the least hash.
constexpr repeat::Winnowing winnowing{.length = 5, .window = 8};
constexpr std::uint32_t certain_words = winnowing.length + winnowing.window - 1;

// A run of five words that is a phrase of the language stands at thousands of
// places. Of a repeat of twelve words seven more belong to it, four of them on
// one side at least. So an entry also keeps, in twelve bits each, the hash of
// the four words before and of the four behind: where a phrase is looked up,
// only places that agree on a side can belong to a repeat of twelve words.
constexpr std::uint32_t side_words = (certain_words - winnowing.length + 1) / 2;
constexpr unsigned side_bits = 12;
// There are no such words, at a text's begin or end.
constexpr std::uint32_t no_side = 0;

constexpr unsigned fingerprint_bits = 40;

struct Entry {
  std::uint64_t key = 0;  // fingerprint, the words before, the words behind
  std::uint32_t document = 0;
  std::uint32_t position = 0;  // of the first word

  std::uint64_t fingerprint() const { return key >> (2 * side_bits); }
  std::uint32_t before() const { return static_cast<std::uint32_t>(key >> side_bits) & ((1u << side_bits) - 1); }
  std::uint32_t behind() const { return static_cast<std::uint32_t>(key) & ((1u << side_bits) - 1); }

  // Whether this and another entry of its fingerprint go on alike on a side.
  bool agrees(const Entry& other) const {
    return (before() != no_side && before() == other.before()) || (behind() != no_side && behind() == other.behind());
  }
};
static_assert(sizeof(Entry) == 16);

// The order of entries in a segment.
inline bool comes_before(const Entry& a, const Entry& b) {
  return std::make_tuple(a.fingerprint(), a.document, a.position) <
         std::make_tuple(b.fingerprint(), b.document, b.position);
}

// Sorts entries that are ordered by document and position already: digit by
// digit of the fingerprint, in time that is linear.
void sort_entries(std::vector<Entry>& entries);

// The entries of all runs of a text, or of those that winnowing keeps. Keeps
// its buffers; one for each thread.
class Fingerprinter {
 public:
  // `document` is left 0.
  const std::vector<Entry>& every_run(repeat::Text words);
  const std::vector<Entry>& kept_runs(repeat::Text words);

 private:
  void find_sides(repeat::Text words);
  Entry entry(std::uint32_t position, std::uint64_t hash) const;

  std::vector<std::uint16_t> sides_;  // of the four words from each place on
  std::vector<Entry> entries_;
};

// Tells how words are cut, folded, hashed and chosen: two Galleys which don't
// agree on it can't read each other's fingerprints.
std::uint64_t scheme();

}  // namespace galley::archive
