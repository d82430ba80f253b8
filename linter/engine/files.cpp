// STAND-IN so that the program links: whoever owns this part replaces this file.
#include "linter/engine/files.h"
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include "linter/formats/format.h"
#include "linter/text/error.h"
namespace galley {
namespace fs = std::filesystem;
FileList collect_files(const std::vector<std::string>& given, const CollectOptions&) {
  FileList list;
  std::vector<std::string> paths = given.empty() ? std::vector<std::string>{"."} : given;
  for (const auto& p : paths) {
    if (p != "-" && fs::is_directory(p)) {
      for (const auto& e : fs::recursive_directory_iterator(p)) {
        std::string s = e.path().string();
        if (s.starts_with("./")) s = s.substr(2);
        if (e.is_regular_file() && format_of(s)) list.paths.push_back(s);
      }
    } else if (p == "-" || fs::exists(p)) list.paths.push_back(p);
    else list.errors.push_back({p, "there is no such file"});
  }
  std::sort(list.paths.begin(), list.paths.end());
  return list;
}
std::string read_file(const std::string& p) {
  std::ifstream in(p, std::ios::binary);
  if (!in) throw Error("could not be read");
  return {std::istreambuf_iterator<char>(in), {}};
}
std::string read_standard_input() { return {std::istreambuf_iterator<char>(std::cin), {}}; }
void write_file_atomically(const std::string& p, std::string_view b) { std::ofstream(p, std::ios::binary) << b; }
}
