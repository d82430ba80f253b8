#include "linter/engine/neighbours.h"

#include <algorithm>

#include "linter/repeat/fingerprint.h"

namespace galley {
namespace {

constexpr repeat::Winnowing winnowing = repeat::Winnowing::guaranteeing(12);
constexpr std::size_t buckets = 1 << 16;
// Of the files with one fingerprint, so many of the first and of the last.
constexpr std::size_t few_files = 4;

std::uint32_t key_of(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 32); }

}  // namespace

Neighbours::Neighbours(std::span<const repeat::Text> texts) : texts_(texts.size()) {
  for (std::uint32_t text = 0; text < texts.size(); ++text) {
    repeat::winnow(texts[text], winnowing, [&](std::uint32_t, std::uint64_t hash) {
      entries_.push_back({key_of(hash), text});
    });
  }
  std::sort(entries_.begin(), entries_.end());
  entries_.erase(std::unique(entries_.begin(), entries_.end()), entries_.end());
  entries_.shrink_to_fit();
  starts_.assign(buckets + 1, 0);
  for (const Entry& entry : entries_) ++starts_[(entry.key >> 16) + 1];
  for (std::size_t bucket = 0; bucket < buckets; ++bucket) starts_[bucket + 1] += starts_[bucket];
}

std::span<const Neighbours::Entry> Neighbours::entries_of(std::uint32_t key) const {
  const auto begin = entries_.begin() + starts_[key >> 16];
  const auto end = entries_.begin() + starts_[(key >> 16) + 1];
  const auto found = std::ranges::equal_range(begin, end, key, {}, &Entry::key);
  return {found.begin(), found.end()};
}

std::vector<std::uint32_t> Neighbours::of(repeat::Text words) const {
  std::vector<bool> shares(texts_);
  const auto add = [&shares](std::span<const Entry> some) {
    for (const Entry& entry : some) shares[entry.text] = true;
  };
  repeat::winnow(words, winnowing, [&](std::uint32_t, std::uint64_t hash) {
    const std::span<const Entry> entries = entries_of(key_of(hash));
    add(entries.first(std::min(few_files, entries.size())));
    if (entries.size() > few_files) add(entries.last(std::min(few_files, entries.size() - few_files)));
  });
  std::vector<std::uint32_t> found;
  for (std::uint32_t text = 0; text < texts_; ++text) {
    if (shares[text]) found.push_back(text);
  }
  return found;
}

}  // namespace galley
