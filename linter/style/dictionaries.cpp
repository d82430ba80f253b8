#include "linter/style/dictionaries.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <hunspell.hxx>
#include <unordered_map>

#include "linter/text/disk.h"
#include "linter/text/error.h"
#include "linter/text/utf8.h"

namespace galley {

namespace fs = std::filesystem;

// Hunspell keeps notes while it searches, so it is asked by one thread at a
// time, and once for each word.
struct Dictionary::State {
  State(const std::string& affixes, const std::string& words) : hunspell(affixes.c_str(), words.c_str()) {}
  std::mutex mutex;
  Hunspell hunspell;
  std::unordered_map<std::string, bool> asked;
  std::unordered_map<std::string, std::string> capitals;  // by the entry in lower case
};

namespace {

std::string lowered(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), to_ascii_lower);
  return text;
}

// The entries with a capital inside, from the file itself: the library lists none.
std::unordered_map<std::string, std::string> read_capitals(const std::string& path) {
  std::unordered_map<std::string, std::string> capitals;
  const std::string words = read_file(path);
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find('\n', at), words.size());
    std::string entry = words.substr(at, std::min(words.find_first_of("/\t\r\n", at), end) - at);
    if (std::any_of(entry.begin() + (entry.empty() ? 0 : 1), entry.end(), is_ascii_upper)) {
      std::string key = lowered(entry);
      capitals.emplace(std::move(key), std::move(entry));
    }
    at = end + 1;
  }
  return capitals;
}

}  // namespace

Dictionary::Dictionary(const std::string& affixes, const std::string& words) {
  for (const std::string& path : {affixes, words}) {
    std::error_code failed;
    if (!fs::is_regular_file(path, failed)) throw Error(path + ": there is no such dictionary");
  }
  state_ = std::make_unique<State>(affixes, words);
  state_->capitals = read_capitals(words);
}

std::optional<std::string> Dictionary::with_capitals(const std::string& word) const {
  const auto found = state_->capitals.find(lowered(word));
  if (found == state_->capitals.end()) return std::nullopt;
  return found->second;
}

Dictionary::~Dictionary() = default;

bool Dictionary::knows(const std::string& word) const {
  const std::lock_guard lock{state_->mutex};
  const auto [entry, is_new] = state_->asked.try_emplace(word, false);
  if (is_new) entry->second = state_->hunspell.spell(word);
  return entry->second;
}

std::vector<std::string> Dictionary::suggestions(const std::string& word) const {
  const std::lock_guard lock{state_->mutex};
  return state_->hunspell.suggest(word);
}

const Dictionary& Dictionaries::open(const std::string& affixes, const std::string& words) {
  const std::lock_guard lock{mutex_};
  auto& dictionary = opened_[affixes + '\n' + words];
  if (!dictionary) dictionary = std::make_unique<Dictionary>(affixes, words);
  return *dictionary;
}

namespace {

// The first path, without an end, at which a file stands with each of `ends`.
std::optional<std::string> find_with(const std::string& name, const std::vector<std::string>& folders,
                                     std::initializer_list<const char*> ends) {
  std::vector<std::string> all = folders;
  if (const char* const given = std::getenv("DICPATH")) all.emplace_back(given);
  for (const char* const system : {"/usr/share/hunspell", "/usr/share/myspell/dicts", "/usr/share/myspell",
                                   "/usr/local/share/hunspell", "/opt/homebrew/share/hunspell", "/Library/Spelling"}) {
    all.emplace_back(system);
  }
  for (const std::string& folder : all) {
    const std::string path = (fs::path{folder} / name).string();
    const auto stands = [&path](const char* end) {
      std::error_code failed;
      return fs::is_regular_file(path + end, failed);
    };
    if (std::all_of(ends.begin(), ends.end(), stands)) return path;
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> Dictionaries::find(const std::string& name, const std::vector<std::string>& folders) {
  return find_with(name, folders, {".aff", ".dic"});
}

std::optional<std::string> Dictionaries::find_affixes(const std::string& name,
                                                      const std::vector<std::string>& folders) {
  auto found = find_with(name, folders, {".aff"});
  if (found) *found += ".aff";
  return found;
}

}  // namespace galley
