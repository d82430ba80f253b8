#include "linter/archive/entry.h"

#include <algorithm>
#include <array>

#include "linter/document/document.h"
#include "linter/document/tokens.h"
#include "linter/text/hash.h"

namespace galley::archive {

void sort_entries(std::vector<Entry>& entries) {
  constexpr unsigned digit_bits = 10;
  static_assert(fingerprint_bits % digit_bits == 0);
  std::vector<Entry> sorted(entries.size());
  for (unsigned shift = 0; shift < fingerprint_bits; shift += digit_bits) {
    const auto digit = [shift](const Entry& entry) { return entry.fingerprint() >> shift & ((1u << digit_bits) - 1); };
    std::array<std::size_t, (std::size_t{1} << digit_bits) + 1> places{};
    for (const Entry& entry : entries) ++places[digit(entry) + 1];
    for (std::size_t i = 1; i < places.size(); ++i) places[i] += places[i - 1];
    for (const Entry& entry : entries) sorted[places[digit(entry)]++] = entry;
    entries.swap(sorted);
  }
}

void Fingerprinter::find_sides(repeat::Text words) {
  sides_.clear();
  repeat::each_shingle(words, side_words, [&](std::uint32_t, std::uint64_t hash) {
    const auto side = static_cast<std::uint16_t>(hash >> (64 - side_bits));
    sides_.push_back(side == no_side ? 1 : side);
  });
}

Entry Fingerprinter::entry(std::uint32_t position, std::uint64_t hash) const {
  const std::size_t behind = position + std::size_t{winnowing.length};
  const std::uint64_t left = position < side_words ? no_side : sides_[position - side_words];
  const std::uint64_t right = behind < sides_.size() ? sides_[behind] : no_side;
  return {.key = hash >> (64 - fingerprint_bits) << (2 * side_bits) | left << side_bits | right, .position = position};
}

const std::vector<Entry>& Fingerprinter::every_run(repeat::Text words) {
  find_sides(words);
  entries_.clear();
  repeat::each_shingle(words, winnowing.length,
                       [&](std::uint32_t at, std::uint64_t hash) { entries_.push_back(entry(at, hash)); });
  return entries_;
}

const std::vector<Entry>& Fingerprinter::kept_runs(repeat::Text words) {
  find_sides(words);
  entries_.clear();
  repeat::winnow(words, winnowing, [&](std::uint32_t at, std::uint64_t hash) { entries_.push_back(entry(at, hash)); });
  return entries_;
}

std::uint64_t scheme() {
  constexpr std::string_view sample =
      "The Défense ministry’s 1,250 well-known rock'n'roll fans — “naïve” readers of the STRASSE daily — paid €3.50 at "
      "10:45 for e-mail from example.org, co-\noperated, and went home again before the second harbour fair was over.";
  std::vector<Token> tokens;
  tokenise(sample, {0, static_cast<Offset>(sample.size())}, {}, tokens);
  std::vector<repeat::Word> words;
  for (const Token& token : tokens) {
    if (token.is_wordlike()) words.push_back(token.folded);
  }
  Fingerprinter fingerprinter;
  std::uint64_t value = words.size();
  for (const Entry& entry : fingerprinter.kept_runs(words)) {
    value = hash({reinterpret_cast<const char*>(&entry), sizeof entry}, value);
  }
  return value;
}

}  // namespace galley::archive
