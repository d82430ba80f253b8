// make_corpus FOLDER MEGABYTES FILES plain|markdown
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string_view>

#include "bench/corpus.h"

int main(int count, char** words) {
  if (count != 5) {
    std::cerr << "make_corpus FOLDER MEGABYTES FILES plain|markdown\n";
    return 2;
  }
  const std::filesystem::path folder = words[1];
  const auto files = static_cast<std::size_t>(std::atoll(words[3]));
  const std::size_t bytes = static_cast<std::size_t>(std::atof(words[2]) * 1e6) / files;
  const bool markdown = std::string_view{words[4]} == "markdown";
  // A piece ends with the paragraph that passes its size: some 250 bytes late.
  bench::Corpus corpus{1,
                       {.bytes = bytes > 500 ? bytes - 250 : bytes,
                        .markup = markdown ? bench::Markup::markdown : bench::Markup::plain}};
  for (std::size_t file = 0; file < files; ++file) {
    const auto inside = folder / std::to_string(file / 500);
    if (file % 500 == 0) std::filesystem::create_directories(inside);
    std::ofstream{inside / (std::to_string(file) + (markdown ? ".md" : ".txt"))} << corpus.next_piece();
  }
}
