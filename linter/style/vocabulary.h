// Vocabularies: the words that a project accepts, and those it rejects.
#pragma once

#include <string>
#include <vector>

namespace galley {

struct Vocabulary {
  std::vector<std::string> accepted;  // patterns
  std::vector<std::string> rejected;
};

// Adds `name`, which stands in config/vocabularies/ (or Vocab/) of one of the
// styles' folders: accept.txt, reject.txt, vocab.yml. Throws Error where it is
// nowhere, or is wrong.
void add_vocabulary(const std::string& name, const std::vector<std::string>& styles_paths, Vocabulary& vocabulary);

}  // namespace galley
