// Paths as a file that is kept writes them.
#pragma once

#include <string>

namespace galley {

// From the folder which `kept` stands in, so that they hold wherever galley is
// run: for baselines and archives.
class KeptPaths {
 public:
  explicit KeptPaths(std::string kept);

  std::string from_folder(const std::string& path) const;
  bool stands(const std::string& path) const;

 private:
  std::string folder_;
};

}  // namespace galley
