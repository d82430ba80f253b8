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

  JsonWriter& begin_object();
  JsonWriter& end_object();
  JsonWriter& begin_array();
  JsonWriter& end_array();
  JsonWriter& key(std::string_view name);

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
  void begin_lines() { has_members_.push_back('\0'); }
  void end_lines();

  // Text that is JSON already.
  JsonWriter& raw(std::string_view json);

  template <typename Value>
  JsonWriter& member(std::string_view name, const Value& of) {
    return key(name).value(of);
  }

 private:
  JsonWriter& integer(long long number);
  void separate();
  void end(char bracket);
  void flush();
  void flush_if_due();

  // Where `size` bytes may be written behind those of the buffer that are used.
  char* room(std::size_t size) {
    if (buffer_.size() - used_ < size) buffer_.resize(2 * buffer_.size() + size);
    return buffer_.data() + used_;
  }
  void put(char byte) { put(std::string_view{&byte, 1}); }
  void put(std::string_view text) {
    std::memcpy(room(text.size()), text.data(), text.size());
    used_ += text.size();
  }

  std::ostream& out_;
  std::string buffer_;
  std::size_t used_ = 0;                            // bytes of the buffer
  std::string has_members_ = std::string(1, '\0');  // of each that is open: 0 or 1
  bool after_key_ = false;
};

// `text` between quotation marks, escaped.
void write_json_string(std::string& out, std::string_view text);

}  // namespace galley
