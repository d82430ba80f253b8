// Dictionaries of Hunspell's form. The only user of the library.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

// One dictionary; may be asked from many threads.
class Dictionary {
 public:
  // Throws Error where one of the files can't be read.
  Dictionary(const std::string& affixes, const std::string& words);
  ~Dictionary();

  bool knows(const std::string& word) const;
  std::vector<std::string> suggestions(const std::string& word) const;

  // The entry that is the word but for its case, and has a capital inside:
  // "github" -> "GitHub".
  std::optional<std::string> with_capitals(const std::string& word) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// Opens each once. What it gives lives as long as it does.
class Dictionaries {
 public:
  const Dictionary& open(const std::string& affixes, const std::string& words);

  // The paths, without their ends, under which `name` ("en_US") may stand: in
  // the styles, in $DICPATH, and where systems keep them. The first that does.
  static std::optional<std::string> find(const std::string& name, const std::vector<std::string>& folders);
  // The affix file of that name, in the same places; a list of words need not stand beside it.
  static std::optional<std::string> find_affixes(const std::string& name, const std::vector<std::string>& folders);

 private:
  std::mutex mutex_;
  std::map<std::string, std::unique_ptr<Dictionary>> opened_;
};

}  // namespace galley
