// The passages of texts of which few have changed since they were searched.
#pragma once

#include <cstdint>
#include <vector>

#include "linter/repeat/measure.h"

namespace galley::repeat {

// What is looked for: find_passages(), or word-for-word repeats alone.
struct Search {
  Measure measure;
  bool near = true;

  friend bool operator==(const Search&, const Search&) = default;
};

std::vector<Passage> find(const Corpus& corpus, const Search& search, unsigned jobs);

// Tells texts apart.
std::uint64_t digest_of(Text text);

// Texts that were searched, and what was found. Views of the texts are kept by
// whoever makes it.
struct SearchedTexts {
  std::vector<Text> texts;
  std::vector<std::uint64_t> digests;  // of each
  std::vector<Passage> passages;       // find() of them
};

// The texts of then and of now.
class TextChanges {
 public:
  static constexpr std::uint32_t none = static_cast<std::uint32_t>(-1);

  TextChanges(const SearchedTexts& then, const Corpus& now);

  std::uint32_t now(std::uint32_t then) const { return now_[then]; }
  std::uint32_t then(std::uint32_t now) const { return then_[now]; }
  std::size_t words() const { return words_; }  // in texts that have come or gone
  bool any() const { return any_; }
  const std::vector<std::uint64_t>& digests() const { return digests_; }  // of the texts of now

 private:
  std::vector<std::uint32_t> now_;   // by text of then: the same text now; none for one that has gone
  std::vector<std::uint32_t> then_;  // and back
  std::vector<std::uint64_t> digests_;
  std::size_t words_ = 0;
  bool any_ = false;
};

// find(corpus, search, jobs), by help of what was found with the same `search`.
std::vector<Passage> find_again(const Corpus& corpus, const Search& search, unsigned jobs, const SearchedTexts& known,
                                const TextChanges& changes);

// find() over and over, of texts that change little by little. Holds their
// words and what was found the last time.
class RepeatedSearch {
 public:
  std::vector<Passage> find(const Corpus& corpus, const Search& search, unsigned jobs);

 private:
  void remember(const Corpus& corpus, std::vector<std::uint64_t> digests);

  Search search_;
  std::vector<Word> words_;
  SearchedTexts known_;  // views of words_
};

}  // namespace galley::repeat
