// A file's bytes without a copy of them: what nobody looks at isn't read.
#pragma once

#include <string>
#include <string_view>

namespace galley {

// For files that are replaced, and never written to in place.
class MappedFile {
 public:
  MappedFile() = default;
  // What can't be mapped is empty.
  explicit MappedFile(const std::string& path);
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  ~MappedFile();

  // At a place that suits values of every type.
  std::string_view bytes() const { return bytes_; }

 private:
  std::string_view bytes_;
};

}  // namespace galley
