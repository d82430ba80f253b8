// What was worked out of texts, kept from run to run: what a file of YAML says,
// what a pattern is compiled to, what is known of a rule, and of many.
//
// What is kept depends on its text alone, and is found by all of it, so that
// what is kept can't be out of date. It holds for one build of Galley and its
// libraries. A file that is damaged, or of another build, is an empty one.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "linter/text/mapped_file.h"

namespace galley {

// Asked from many threads.
class KeptWork {
 public:
  // What it is that was worked out.
  enum class Kind : std::uint32_t { yaml, pattern, trigger, code, tail_code, rule, triggers };

  // `build` tells builds of Galley and its libraries apart.
  KeptWork(std::string path, std::uint64_t build);
  KeptWork(const KeptWork&) = delete;
  KeptWork& operator=(const KeptWork&) = delete;

  // Good while this lives.
  std::optional<std::string_view> find(Kind kind, std::string_view text);
  void keep(Kind kind, std::string_view text, std::string work);

  // Writes what is kept, if there is more than there was. What can't be written
  // is not remembered.
  void save();

  // Of the thread, while a Use lives; null for none.
  static std::shared_ptr<KeptWork> in_use();

  class Use {
   public:
    explicit Use(std::shared_ptr<KeptWork> kept);
    ~Use();
    Use(const Use&) = delete;
    Use& operator=(const Use&) = delete;

   private:
    std::shared_ptr<KeptWork> before_;
  };

 private:
  struct Place;
  using Key = std::pair<Kind, std::string>;
  struct ByKey {
    using is_transparent = void;
    template <typename A, typename B>
    bool operator()(const A& a, const B& b) const {
      return a.first != b.first ? a.first < b.first : std::string_view{a.second} < std::string_view{b.second};
    }
  };

  std::optional<std::size_t> find_on_disk(Kind kind, std::string_view text) const;
  std::string_view part(std::uint64_t begin, std::uint64_t size) const;
  std::string written();

  std::string path_;
  std::uint64_t build_;
  MappedFile file_;
  std::size_t count_ = 0;  // of what is on disk
  std::mutex mutex_;
  std::map<Key, std::string, ByKey> made_;
  std::unordered_set<std::size_t> used_;  // of what is on disk
};

}  // namespace galley
