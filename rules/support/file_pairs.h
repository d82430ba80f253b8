// How often two files repeat each other, or one itself.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "linter/repeat/gather.h"

namespace rules {

enum class Sharing : std::uint8_t {
  little,   // a passage or two
  several,  // three and more: pages of one manual, two versions of a piece
  form,     // so many that it is how they are written: a list of things of one kind
};

class FilePairs {
 public:
  explicit FilePairs(const std::vector<galley::repeat::Finding>& findings) {
    for (const galley::repeat::Finding& finding : findings) ++passages_[pair_of(finding)];
  }

  // Of the two files that the finding speaks of.
  Sharing sharing(const galley::repeat::Finding& finding) const {
    constexpr std::uint32_t several = 3;
    constexpr std::uint32_t form = 12;
    const auto found = passages_.find(pair_of(finding));
    const std::uint32_t passages = found == passages_.end() ? 0 : found->second;
    if (passages >= form) return Sharing::form;
    return passages >= several ? Sharing::several : Sharing::little;
  }

 private:
  static std::uint64_t pair_of(const galley::repeat::Finding& finding) {
    const std::uint64_t one = finding.closest.earlier.text;
    const std::uint64_t other = finding.later.text;
    return one < other ? other << 32U | one : one << 32U | other;
  }

  std::unordered_map<std::uint64_t, std::uint32_t> passages_;
};

}  // namespace rules
