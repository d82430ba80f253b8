// A text that many values share, as a rule's name is shared by all it finds.
#pragma once

#include <memory>
#include <ostream>
#include <string>
#include <string_view>

namespace galley {

// Immutable; a copy costs nothing. Reads as a std::string.
class HeldText {
 public:
  HeldText() = default;
  HeldText(std::string text)  // NOLINT(google-explicit-constructor)
      : text_(text.empty() ? nullptr : std::make_shared<const std::string>(std::move(text))) {}
  HeldText(std::string_view text) : HeldText(std::string{text}) {}  // NOLINT(google-explicit-constructor)
  HeldText(const char* text) : HeldText(std::string{text}) {}       // NOLINT(google-explicit-constructor)

  const std::string& string() const {
    static const std::string none;
    return text_ ? *text_ : none;
  }
  operator const std::string&() const { return string(); }  // NOLINT(google-explicit-constructor)
  operator std::string_view() const { return string(); }    // NOLINT(google-explicit-constructor)

  bool empty() const { return !text_; }
  std::size_t find(std::string_view text) const { return string().find(text); }

  friend bool operator==(const HeldText& a, const HeldText& b) {
    return a.text_ == b.text_ || a.string() == b.string();
  }
  friend bool operator==(const HeldText& a, const std::string& b) { return a.string() == b; }
  friend bool operator==(const HeldText& a, std::string_view b) { return a.string() == b; }
  friend bool operator==(const HeldText& a, const char* b) { return a.string() == b; }
  friend bool operator<(const HeldText& a, const HeldText& b) { return a.text_ != b.text_ && a.string() < b.string(); }
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
  std::shared_ptr<const std::string> text_;
};

}  // namespace galley
