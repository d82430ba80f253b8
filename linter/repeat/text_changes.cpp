#include <algorithm>

#include "linter/repeat/renew.h"
#include "linter/text/edit_script.h"
#include "linter/text/hash.h"

namespace galley::repeat {
namespace {

std::vector<std::uint32_t> shortened(std::span<const std::uint64_t> digests) {
  return {digests.begin(), digests.end()};
}

}  // namespace

std::uint64_t digest_of(Text text) {
  return hash({reinterpret_cast<const char*>(text.data()), text.size_bytes()}, text.size());
}

TextChanges::TextChanges(const SearchedTexts& then, const Corpus& now)
    : now_(then.texts.size(), none), then_(now.texts(), none) {
  for (std::size_t text = 0; text < now.texts(); ++text) digests_.push_back(digest_of(now.text(text)));
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  const auto keep_until = [&](std::size_t end) {
    for (; a < end; ++a, ++b) {
      if (then.digests[a] != digests_[b]) continue;
      now_[a] = b;
      then_[b] = a;
    }
  };
  for (const Change& change : edit_script(shortened(then.digests), shortened(digests_))) {
    keep_until(change.a_begin);
    a = static_cast<std::uint32_t>(change.a_end);
    b = static_cast<std::uint32_t>(change.b_end);
  }
  keep_until(then.texts.size());
  const auto is_none = [](std::uint32_t text) { return text == none; };
  any_ = std::any_of(now_.begin(), now_.end(), is_none) || std::any_of(then_.begin(), then_.end(), is_none);
  for (std::size_t text = 0; text < now_.size(); ++text) words_ += now_[text] == none ? then.texts[text].size() : 0;
  for (std::size_t text = 0; text < then_.size(); ++text) words_ += then_[text] == none ? now.text(text).size() : 0;
}

}  // namespace galley::repeat
