// A text that many values share, as a rule's name is shared by all it finds.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>

namespace galley {

// Immutable; a copy costs nothing, and takes no more room than a pointer. Reads
// as a std::string.
class HeldText {
 public:
  HeldText() = default;
  HeldText(std::string text) {  // NOLINT(google-explicit-constructor)
    if (!text.empty()) held_.reset(std::make_unique<Held>(std::move(text)).release());
  }
  HeldText(std::string_view text) : HeldText(std::string{text}) {}  // NOLINT(google-explicit-constructor)
  HeldText(const char* text) : HeldText(std::string{text}) {}       // NOLINT(google-explicit-constructor)
  HeldText(const HeldText& other) : held_(other.held_.get()) {
    if (held_) held_->holders.fetch_add(1, std::memory_order_relaxed);
  }
  HeldText(HeldText&&) noexcept = default;
  HeldText& operator=(HeldText other) noexcept {
    held_.swap(other.held_);
    return *this;
  }
  ~HeldText() = default;

  const std::string& string() const {
    static const std::string none;
    return held_ ? held_->text : none;
  }
  operator const std::string&() const { return string(); }  // NOLINT(google-explicit-constructor)
  operator std::string_view() const { return string(); }    // NOLINT(google-explicit-constructor)

  bool empty() const { return !held_; }
  std::size_t find(std::string_view text) const { return string().find(text); }

  friend bool operator==(const HeldText& a, const HeldText& b) {
    return a.held_ == b.held_ || a.string() == b.string();
  }
  friend bool operator==(const HeldText& a, const std::string& b) { return a.string() == b; }
  friend bool operator==(const HeldText& a, std::string_view b) { return a.string() == b; }
  friend bool operator==(const HeldText& a, const char* b) { return a.string() == b; }
  friend bool operator<(const HeldText& a, const HeldText& b) { return a.held_ != b.held_ && a.string() < b.string(); }
  template <typename Text>
  friend std::string operator+(const HeldText& a, const Text& b) {
    return a.string() + b;
  }
  template <typename Text>
  friend std::string operator+(const Text& a, const HeldText& b) {
    return a + b.string();
  }
  friend std::string operator+(std::string&& a, const HeldText& b) { return std::move(a) + b.string(); }
  friend std::string operator+(const HeldText& a, const HeldText& b) { return a.string() + b.string(); }
  friend std::ostream& operator<<(std::ostream& out, const HeldText& text) { return out << text.string(); }

 private:
  struct Held {
    explicit Held(std::string held) : text(std::move(held)) {}
    const std::string text;
    std::atomic<std::uint32_t> holders = 1;
  };
  struct Release {
    void operator()(Held* held) const {
      if (held->holders.fetch_sub(1, std::memory_order_acq_rel) == 1) std::default_delete<Held>{}(held);
    }
  };

  std::unique_ptr<Held, Release> held_;
};

}  // namespace galley
