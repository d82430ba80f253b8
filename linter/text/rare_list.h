// A list that is empty nearly everywhere, as most findings have no fix.
#pragma once

#include <initializer_list>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace galley {

// Empty it takes no more room than a pointer. Reads as a std::vector.
template <typename Item>
class RareList {
 public:
  RareList() = default;
  RareList(std::vector<Item> items) {  // NOLINT(google-explicit-constructor)
    if (!items.empty()) items_ = std::make_unique<std::vector<Item>>(std::move(items));
  }
  RareList(std::initializer_list<Item> items) : RareList(std::vector<Item>(items)) {}
  RareList(const RareList& other) : RareList(other.list()) {}
  RareList(RareList&&) noexcept = default;
  RareList& operator=(const RareList& other) {
    if (this != &other) *this = RareList{other};
    return *this;
  }
  RareList& operator=(RareList&&) noexcept = default;
  ~RareList() = default;

  const std::vector<Item>& list() const {
    static const std::vector<Item> none;
    return items_ ? *items_ : none;
  }
  operator const std::vector<Item>&() const { return list(); }  // NOLINT(google-explicit-constructor)
  operator std::span<const Item>() const { return list(); }     // NOLINT(google-explicit-constructor)

  bool empty() const { return !items_ || items_->empty(); }
  std::size_t size() const { return items_ ? items_->size() : 0; }

  auto begin() const { return list().begin(); }
  auto end() const { return list().end(); }
  const Item& front() const { return list().front(); }
  const Item& operator[](std::size_t at) const { return list()[at]; }

  Item* begin() { return items_ ? items_->data() : nullptr; }
  Item* end() { return items_ ? items_->data() + items_->size() : nullptr; }
  Item& front() { return items_->front(); }
  Item& back() { return items_->back(); }
  Item& operator[](std::size_t at) { return (*items_)[at]; }

  void push_back(Item item) {
    if (!items_) items_ = std::make_unique<std::vector<Item>>();
    items_->push_back(std::move(item));
  }

  template <typename Holds>
  friend std::size_t erase_if(RareList& from, Holds holds) {
    return from.items_ ? std::erase_if(*from.items_, holds) : 0;
  }
  friend bool operator==(const RareList& a, const RareList& b) { return a.list() == b.list(); }

 private:
  std::unique_ptr<std::vector<Item>> items_;
};

}  // namespace galley
