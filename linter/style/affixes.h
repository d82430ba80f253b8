// The forms of a word that an affix file makes from its flags: what
// `Zorbblate/N` stands for where a rule or a vocabulary names such a file.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "linter/match/regex.h"

namespace galley {

class Affixes {
 public:
  // `text` is the affix file's; what isn't a prefix or a suffix in it is passed
  // over. Throws Error where a condition is no pattern.
  explicit Affixes(std::string_view text);

  // The word, and each form that its flags make of it: with a suffix, with a
  // prefix, with both where both may be joined. No form stands twice.
  std::vector<std::string> forms(const std::string& word, std::string_view flags) const;

 private:
  enum class FlagKind : std::uint8_t { byte, code_point, pair, number };

  struct Affix {
    bool is_prefix = false;
    bool joins = false;  // a prefix and a suffix at once
    std::string strip;
    std::string add;
    Regex condition;  // that the word meets
  };

  void read_line(std::string_view line);
  std::vector<std::string> split_flags(std::string_view flags) const;
  static std::string apply(const Affix& affix, const std::string& word, RegexWorkspace& workspace);

  FlagKind kind_ = FlagKind::byte;
  std::map<std::string, bool, std::less<>> joins_;  // by flag, with its kind in front
  std::map<std::string, std::vector<Affix>, std::less<>> affixes_;
};

// The affix file of that name: in config/dictionaries of the styles' folders,
// or where systems keep theirs. Throws Error where there is none.
std::shared_ptr<const Affixes> open_affixes(const std::string& name, const std::vector<std::string>& styles_paths);

// "word/FLAGS" in a pattern as the alternatives that it stands for; `\/` is a
// stroke. What isn't followed by flags stays.
std::string with_forms(const std::string& pattern, const Affixes& affixes);

}  // namespace galley
