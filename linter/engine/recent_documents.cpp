#include "linter/engine/recent_documents.h"

#include <algorithm>

namespace galley {

std::shared_ptr<const Document> RecentDocuments::find(std::string_view path, std::uint64_t digest) {
  const std::lock_guard locked{mutex_};
  const auto found = std::find_if(kept_.begin(), kept_.end(), [&](const Kept& kept) {
    return kept.digest == digest && kept.document->source().path() == path;
  });
  if (found == kept_.end()) return nullptr;
  kept_.splice(kept_.begin(), kept_, found);
  return kept_.front().document;
}

void RecentDocuments::keep(std::shared_ptr<const Document> document, std::uint64_t digest) {
  const std::lock_guard locked{mutex_};
  const auto size_of = [](const Kept& kept) { return kept.document->source().bytes().size(); };
  const auto drop = [&](std::list<Kept>::iterator which) {
    bytes_ -= size_of(*which);
    kept_.erase(which);
  };
  const std::string_view path = document->source().path();
  const auto same = std::find_if(kept_.begin(), kept_.end(),
                                 [path](const Kept& kept) { return kept.document->source().path() == path; });
  if (same != kept_.end()) drop(same);
  if (document->source().bytes().size() > most_bytes_) return;
  kept_.push_front({digest, std::move(document)});
  bytes_ += size_of(kept_.front());
  while (kept_.size() > most_documents_ || bytes_ > most_bytes_) drop(std::prev(kept_.end()));
}

}  // namespace galley
