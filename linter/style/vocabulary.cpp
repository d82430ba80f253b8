#include "linter/style/vocabulary.h"

#include <algorithm>
#include <filesystem>
#include <functional>

#include "linter/match/regex.h"
#include "linter/style/affixes.h"
#include "linter/style/fields.h"
#include "linter/text/disk.h"
#include "linter/text/error.h"

namespace galley {
namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& path) {
  try {
    return read_file(path.string());
  } catch (const Error& wrong) {
    throw Error(path.string() + ": " + wrong.what());
  }
}

std::vector<std::string> read_list(const fs::path& path) {
  const std::string text = read(path);
  std::vector<std::string> terms;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::size_t first = text.find_first_not_of(" \t\r", at);
    const std::size_t last = text.find_last_not_of(" \t\r", end == at ? at : end - 1);
    if (first < end && last >= first) {
      std::string term = text.substr(first, last - first + 1);
      if (!term.starts_with("# ")) terms.push_back(std::move(term));
    }
    at = end + 1;
  }
  return terms;
}

// An entry is a term, or a term and its options: `k8s: {ignorecase: true}`.
// With flags it is each form of its term.
std::vector<std::string> read_term(const YamlNode& item, const std::function<const Affixes&()>& affixes) {
  if (item.kind == YamlNode::Kind::scalar) return {escape_pattern(item.scalar)};
  if (item.kind != YamlNode::Kind::map || item.entries.size() != 1)
    throw item.error("an entry is a term, or a term and its options");
  const auto& [term, given] = item.entries.front();
  if (given.is_null()) return {escape_pattern(term.scalar)};
  Fields options{given};
  const bool ignore_case = options.flag("ignorecase", false);
  const bool is_pattern = options.flag("regex", false);
  const std::string flags = options.string("flags");
  options.refuse_others();
  std::vector<std::string> forms{term.scalar};
  try {
    if (!flags.empty()) forms = affixes().forms(term.scalar, flags);
  } catch (const Error& wrong) {
    throw options.error("flags", wrong.what());
  }
  for (std::string& form : forms) form = (ignore_case ? "(?i)" : "") + (is_pattern ? form : escape_pattern(form));
  return forms;
}

void read_map(const fs::path& path, const std::vector<std::string>& styles_paths, Vocabulary& vocabulary) {
  const YamlNode map = parse_yaml(read(path), path.string());
  Fields fields{map};
  const std::string name = fields.string("affix", "en_US");
  std::shared_ptr<const Affixes> opened;
  const auto affixes = [&]() -> const Affixes& {
    if (!opened) opened = open_affixes(name, styles_paths);
    return *opened;
  };
  for (const auto& [key, terms] :
       {std::pair{"accept", &vocabulary.accepted}, std::pair{"reject", &vocabulary.rejected}}) {
    const YamlNode* const list = fields.node(key);
    if (!list) continue;
    for (const YamlNode& item : list->items) {
      for (std::string& term : read_term(item, affixes)) terms->push_back(std::move(term));
    }
  }
  fields.refuse_others();
}

}  // namespace

void add_vocabulary(const std::string& name, const std::vector<std::string>& styles_paths, Vocabulary& vocabulary) {
  for (const std::string& folder : styles_paths) {
    for (const char* const where : {"config/vocabularies", "Vocab"}) {
      const fs::path root = fs::path{folder} / where / name;
      std::error_code failed;
      if (!fs::is_directory(root, failed)) continue;
      if (fs::exists(root / "accept.txt", failed)) {
        for (std::string& term : read_list(root / "accept.txt")) vocabulary.accepted.push_back(std::move(term));
      }
      if (fs::exists(root / "reject.txt", failed)) {
        for (std::string& term : read_list(root / "reject.txt")) vocabulary.rejected.push_back(std::move(term));
      }
      for (const char* const file : {"vocab.yml", "vocab.yaml"}) {
        if (fs::exists(root / file, failed)) read_map(root / file, styles_paths, vocabulary);
      }
      return;
    }
  }
  throw Error("the vocabulary “" + name + "” stands in config/vocabularies of no styles' folder");
}

}  // namespace galley
