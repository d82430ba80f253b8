// The documents that were asked for last: who types in a piece asks for it and
// for those it shares passages with after every key. May be used from many threads.
#pragma once

#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "linter/document/document.h"

namespace galley {

class RecentDocuments {
 public:
  // Keeps the last `most_documents`, with sources of no more than `most_bytes` together.
  RecentDocuments(std::size_t most_documents, std::size_t most_bytes)
      : most_documents_(most_documents), most_bytes_(most_bytes) {}

  // The document of a text with this digest; null if it isn't kept.
  std::shared_ptr<const Document> find(std::string_view path, std::uint64_t digest);
  // In place of what was kept for that path.
  void keep(std::shared_ptr<const Document> document, std::uint64_t digest);

 private:
  struct Kept {
    std::uint64_t digest;
    std::shared_ptr<const Document> document;
  };

  std::mutex mutex_;
  std::size_t most_documents_;
  std::size_t most_bytes_;
  std::size_t bytes_ = 0;
  std::list<Kept> kept_;  // the latest first
};

}  // namespace galley
