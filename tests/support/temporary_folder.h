// A folder for one test.
#pragma once

#include <filesystem>
#include <string>

#include <stdlib.h>
#include <unistd.h>

namespace test {

// In memory, where it can be: to wait for a disk tests nothing.
inline std::filesystem::path fast_place() {
  const std::filesystem::path memory = "/dev/shm";
  return ::access(memory.c_str(), W_OK) == 0 ? memory : std::filesystem::temp_directory_path();
}

// Goes with all that is in it.
class TemporaryFolder {
 public:
  explicit TemporaryFolder(const std::filesystem::path& inside = fast_place())
      : name_((inside / "galley-test-XXXXXX").string()) {
    if (::mkdtemp(name_.data()) == nullptr) std::abort();
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(name_, ignored);
  }

  const std::string& name() const { return name_; }

 private:
  std::string name_;
};

}  // namespace test
