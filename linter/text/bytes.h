// Values to bytes and back, for what is kept on disk by one build for itself.
#pragma once

#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace galley {

class ByteWriter {
 public:
  void reserve(std::size_t size) { bytes_.reserve(size); }

  template <typename Value>
    requires std::is_trivially_copyable_v<Value>
  ByteWriter& put(const Value& value) {
    bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
    return *this;
  }
  ByteWriter& put_text(std::string_view text) {
    put(static_cast<std::uint32_t>(text.size()));
    bytes_ += text;
    return *this;
  }
  ByteWriter& put_texts(std::span<const std::string> texts) {
    put(static_cast<std::uint32_t>(texts.size()));
    for (const std::string& text : texts) put_text(text);
    return *this;
  }
  template <typename Value>
  ByteWriter& put_all(std::span<const Value> values) {
    put(static_cast<std::uint32_t>(values.size()));
    return put_bytes(values);
  }
  // Without their number.
  template <typename Value>
  ByteWriter& put_bytes(std::span<const Value> values) {
    bytes_.append(reinterpret_cast<const char*>(values.data()), values.size_bytes());
    return *this;
  }

  const std::string& bytes() const { return bytes_; }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

// Past the end everything is zero and empty, and `is_whole()` false.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}

  template <typename Value>
    requires std::is_trivially_copyable_v<Value>
  Value get() {
    Value value{};
    const std::string_view from = take(sizeof value);
    if (!from.empty()) std::memcpy(&value, from.data(), sizeof value);
    return value;
  }
  std::string_view get_text() { return take(get<std::uint32_t>()); }
  std::vector<std::string> get_texts() {
    std::vector<std::string> texts;
    each([&] { texts.emplace_back(get_text()); });
    return texts;
  }
  template <typename Value>
  void get_all(std::vector<Value>& into) {
    const std::size_t count = get<std::uint32_t>();
    const std::string_view from = take(count * sizeof(Value));
    into.resize(from.size() / sizeof(Value));
    if (!from.empty()) std::memcpy(into.data(), from.data(), from.size());
  }

  // Calls add() as often as the bytes say, and no more often than there are
  // bytes.
  template <typename Add>
  void each(const Add& add) {
    for (auto count = get<std::uint32_t>(); count > 0 && is_whole_; --count) add();
  }

  std::string_view rest() const { return bytes_; }
  bool is_whole() const { return is_whole_; }
  bool at_end() const { return bytes_.empty(); }

 private:
  std::string_view take(std::size_t size) {
    if (size > bytes_.size()) {
      is_whole_ = false;
      bytes_ = {};
      return {};
    }
    const std::string_view taken = bytes_.substr(0, size);
    bytes_.remove_prefix(size);
    return taken;
  }

  std::string_view bytes_;
  bool is_whole_ = true;
};

}  // namespace galley
