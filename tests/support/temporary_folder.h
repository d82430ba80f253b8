// A folder for one test.
#pragma once

#include <filesystem>
#include <string>

#include <stdlib.h>

namespace test {

// Goes with all that is in it.
class TemporaryFolder {
 public:
  TemporaryFolder() : name_((std::filesystem::temp_directory_path() / "galley-test-XXXXXX").string()) {
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
