// The hashes of a text's words: held here, or by something that lives longer.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace galley {

class WordList {
 public:
  using Words = std::span<const std::uint32_t>;

  WordList() = default;
  WordList(std::vector<std::uint32_t> words) : held_(std::move(words)), view_(held_) {}
  static WordList view_of(Words words) {
    WordList list;
    list.view_ = words;
    return list;
  }

  WordList(WordList&& other) noexcept : held_(std::move(other.held_)), view_(std::exchange(other.view_, Words{})) {}
  WordList& operator=(WordList&& other) noexcept {
    held_ = std::move(other.held_);
    view_ = std::exchange(other.view_, Words{});
    return *this;
  }

  operator Words() const { return view_; }
  bool empty() const { return view_.empty(); }
  std::size_t size() const { return view_.size(); }

 private:
  std::vector<std::uint32_t> held_;
  Words view_;
};

}  // namespace galley
