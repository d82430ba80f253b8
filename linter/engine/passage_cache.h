// What a search for repeats found the last time, with the texts that were
// searched, so that one after few changes is quick.
//
// The words of texts stand here for the cache of files, too, so that they are
// neither copied nor written where little has changed. It holds for one build of Galley and one search. One that is
// damaged, or of another build, is an empty one. While few texts differ from those that it holds it stays as it is on
// disk; else it is replaced.
#pragma once

#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "linter/repeat/renew.h"
#include "linter/text/mapped_file.h"

namespace galley {

class PassageCache {
 public:
  PassageCache(std::string path, std::uint64_t build) : path_(std::move(path)), build_(build) {}

  PassageCache(const PassageCache&) = delete;
  PassageCache& operator=(const PassageCache&) = delete;

  // The words with this digest, if they are here. Good while this lives; asked
  // from many threads.
  std::optional<repeat::Text> words_of(std::uint64_t digest) const;

  // Whether words with this digest are on disk.
  bool keeps(std::uint64_t digest) const;

  // repeat::find(). What can't be written is not remembered. By one thread, and
  // nothing else meanwhile.
  std::vector<repeat::Passage> find(const repeat::Corpus& corpus, const repeat::Search& search, unsigned jobs);

 private:
  // What was on disk when it was asked for first.
  struct Known {
    MappedFile file;
    repeat::Search search;
    repeat::SearchedTexts searched;
    std::unordered_map<std::uint64_t, std::uint32_t> numbers;  // of texts, by their digests
  };
  const Known& known() const;
  static bool read(Known& known, std::uint64_t build);
  void save(const repeat::Corpus& corpus, const repeat::Search& search, const std::vector<std::uint64_t>& digests,
            const std::vector<repeat::Passage>& passages);

  std::string path_;
  std::uint64_t build_;
  mutable std::once_flag is_read_;
  mutable Known known_;
  std::optional<std::unordered_set<std::uint64_t>> saved_;  // digests, once it was replaced
};

}  // namespace galley
