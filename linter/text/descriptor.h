// An open file of the operating system, and what is done with it.
#pragma once

#include <string>
#include <string_view>

namespace galley {

// Closed when it goes.
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept;
  Descriptor& operator=(Descriptor&& other) noexcept;
  ~Descriptor();

  int number() const { return number_; }
  bool is_open() const { return number_ >= 0; }

 private:
  int number_ = -1;
};

// "No space left on device"
std::string reason(int code);

// Throws Error: "PATH: can’t be written: …".
[[noreturn]] void fail_writing(const std::string& path, int code);

// Writes all of it, or throws; `path` is for the message.
void write_all(const std::string& path, const Descriptor& file, std::string_view bytes);

// Returns once the bytes would survive a power cut, or throws.
void flush_file(const std::string& path, const Descriptor& file);

// So that names in the folder survive one, too. What can't do it, needn't.
void flush_folder(const std::string& folder);

// "a/b" -> "a"; "b" -> "."; "/b" -> "/".
std::string folder_of(const std::string& path);

}  // namespace galley
