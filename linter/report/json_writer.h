// JSON, written nearly as it comes: little is held, so a report of a hundred
// thousand diagnostics costs no more memory than one of ten.
#pragma once

#include <concepts>
#include <cstring>
#include <iosfwd>
#include <string>
#include <string_view>

namespace galley {

// Begin and end must pair; a member's value follows its key, which needs no
// escapes. Bytes that are not UTF-8 are written as U+FFFD. All is written once
// the outermost value has ended.
class JsonWriter {
 public:
  explicit JsonWriter(std::ostream& out) : out_(out) {}

  JsonWriter& begin_object() { return begin('{'); }
  JsonWriter& end_object() { return end('}'); }
  JsonWriter& begin_array() { return begin('['); }
  JsonWriter& end_array() { return end(']'); }
  JsonWriter& key(std::string_view name) {
    char* to = room(name.size() + 4);
    to = separate(to);
    *to++ = '"';
    std::memcpy(to, name.data(), name.size());
    to += name.size();
    std::memcpy(to, "\":", 2);
    return written(to + 2, false);
  }

  JsonWriter& value(std::string_view text);
  JsonWriter& value(const char* text) { return value(std::string_view{text}); }
  JsonWriter& value(bool truth);
  JsonWriter& value(double number);
  template <std::integral Integer>
    requires(!std::same_as<Integer, bool>)
  JsonWriter& value(Integer number) {
    return integer(static_cast<long long>(number));
  }
  // Ends a line of JSON Lines, or the document: the next value is a new one.
  void end_line();

  // Around many lines: they count as one value, so that each need not be
  // written by itself.
  void begin_lines() { ++open_; }
  void end_lines();

  // Text that is JSON already.
  JsonWriter& raw(std::string_view json) {
    char* const to = separate(room(json.size() + 1));
    std::memcpy(to, json.data(), json.size());
    return written(to + json.size(), true);
  }

  template <typename Value>
  JsonWriter& member(std::string_view name, const Value& of) {
    return key(name).value(of);
  }

 private:
  JsonWriter& integer(long long number);
  void flush();

  JsonWriter& begin(char bracket) {
    char* const to = separate(room(2));
    *to = bracket;
    ++open_;
    return written(to + 1, false);
  }
  JsonWriter& end(char bracket) {
    constexpr std::size_t most_held = 1 << 14;
    char* const to = room(1);
    *to = bracket;
    written(to + 1, true);
    if (--open_ == 0 || used_ > most_held) flush();
    return *this;
  }

  // A comma where one is due: nothing branches on it.
  char* separate(char* to) const {
    *to = ',';
    return to + static_cast<int>(is_comma_due_);
  }

  // Where `size` bytes may be written behind those of the buffer that are used.
  char* room(std::size_t size) {
    if (buffer_.size() - used_ < size) buffer_.resize(2 * buffer_.size() + size);
    return buffer_.data() + used_;
  }
  // Up to `end` bytes are used now.
  JsonWriter& written(const char* end, bool is_value) {
    used_ = static_cast<std::size_t>(end - buffer_.data());
    is_comma_due_ = is_value;
    return *this;
  }

  std::ostream& out_;
  std::string buffer_;
  std::size_t used_ = 0;  // bytes of the buffer
  std::size_t open_ = 0;  // objects, arrays and lines
  bool is_comma_due_ = false;
};

// `text` between quotation marks, escaped.
void write_json_string(std::string& out, std::string_view text);

}  // namespace galley
