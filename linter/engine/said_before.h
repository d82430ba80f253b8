// What rules of all files made of what they found, the last time; it holds as
// long as the files do that a finding speaks of.
#pragma once

#include <functional>
#include <memory>

#include "linter/engine/check_cache.h"
#include "linter/rule/corpus_rule.h"
#include "linter/text/source_file.h"

namespace galley {

class SaidBefore {
 public:
  using SourceOf = std::function<std::shared_ptr<const SourceFile>(FileId)>;  // null where it can't be read any more

  // `cache` is kept.
  SaidBefore(const CheckCache& cache, SourceOf source) : cache_(cache), source_(std::move(source)) {}

  // Lets a rule ask for what it said. `key` is ActiveRule::key.
  void serve(FileAccess& access, const std::string& rule, std::uint64_t key);

  // All that was asked for or told in this run.
  const CheckCache::Said& all() const { return said_; }
  bool has_news() const { return has_news_; }

 private:
  Recalled recall(std::uint64_t key, std::span<const FileId> files);
  void remember(std::uint64_t key, std::span<const FileId> files, const std::string& rule, const Diagnostic* said);

  const CheckCache& cache_;
  SourceOf source_;
  CheckCache::Said said_;
  bool has_news_ = false;
};

}  // namespace galley
