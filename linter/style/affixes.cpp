#include "linter/style/affixes.h"

#include <algorithm>
#include <filesystem>

#include "linter/style/dictionaries.h"
#include "linter/style/patterns.h"
#include "linter/text/disk.h"
#include "linter/text/error.h"
#include "linter/text/utf8.h"

namespace galley {
namespace {

namespace fs = std::filesystem;

std::vector<std::string_view> fields_of(std::string_view line) {
  std::vector<std::string_view> fields;
  for (std::size_t at = line.find_first_not_of(" \t\r"); at != line.npos; at = line.find_first_not_of(" \t\r", at)) {
    const std::size_t end = std::min(line.find_first_of(" \t\r", at), line.size());
    fields.push_back(line.substr(at, end - at));
    at = end;
  }
  return fields;
}

std::string_view before_stroke(std::string_view field) {
  const std::string_view text = field.substr(0, field.find('/'));
  return text == "0" ? "" : text;
}

// A condition knows points and sets; every other character stands for itself.
std::string to_pattern(std::string_view condition) {
  std::string pattern;
  bool in_set = false;
  for (const char byte : condition) {
    if (byte == '[') in_set = true;
    if (byte == ']') in_set = false;
    const bool is_sign = in_set || byte == ']' || byte == '.';
    pattern += is_sign ? std::string{byte} : escape_pattern({&byte, 1});
  }
  return pattern;
}

bool is_part_of_word(char byte) {
  return is_ascii_letter(byte) || is_ascii_digit(byte) || byte == '\'' || static_cast<unsigned char>(byte) >= 0x80;
}

std::size_t end_of_flags(std::string_view pattern, std::size_t at) {
  while (at < pattern.size() && (is_ascii_letter(pattern[at]) || is_ascii_digit(pattern[at]) || pattern[at] == ','))
    ++at;
  return at;
}

}  // namespace

Affixes::Affixes(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    read_line(text.substr(at, end - at));
    at = end + 1;
  }
}

// "SFX S Y 2" heads the affixes of a flag; "SFX S y ies [^aeiou]y" is one of them.
void Affixes::read_line(std::string_view line) {
  const std::vector<std::string_view> fields = fields_of(line);
  if (fields.size() >= 2 && fields[0] == "FLAG") {
    kind_ = fields[1] == "long" ? FlagKind::pair : fields[1] == "num" ? FlagKind::number : FlagKind::code_point;
    return;
  }
  if (fields.size() < 4 || (fields[0] != "SFX" && fields[0] != "PFX")) return;
  const bool is_prefix = fields[0] == "PFX";
  const std::string kind_and_flag = std::string{fields[0]} + std::string{fields[1]};
  const auto [head, is_head] = joins_.try_emplace(kind_and_flag, fields[2] == "Y");
  if (is_head) return;
  const std::string condition = fields.size() > 4 ? to_pattern(fields[4]) : ".";
  affixes_[std::string{fields[1]}].push_back(
      {.is_prefix = is_prefix,
       .joins = head->second,
       .strip = std::string{before_stroke(fields[2])},
       .add = std::string{before_stroke(fields[3])},
       .condition = Regex{is_prefix ? "^(?:" + condition + ")" : "(?:" + condition + ")$"}});
}

std::vector<std::string> Affixes::split_flags(std::string_view flags) const {
  std::vector<std::string> all;
  for (std::size_t at = 0; at < flags.size();) {
    std::size_t size = 1;
    if (kind_ == FlagKind::code_point) size = decode(flags, at).size;
    if (kind_ == FlagKind::pair) size = 2;
    if (kind_ == FlagKind::number) size = std::min(flags.find(',', at), flags.size()) - at;
    all.emplace_back(flags.substr(at, size));
    at += size + (kind_ == FlagKind::number ? 1 : 0);
  }
  return all;
}

// Nothing where the affix doesn't suit the word.
std::string Affixes::apply(const Affix& affix, const std::string& word, RegexWorkspace& workspace) {
  const bool fits = affix.is_prefix ? word.starts_with(affix.strip) : word.ends_with(affix.strip);
  if (!fits || word.size() == affix.strip.size() || !affix.condition.matches(word, workspace)) return "";
  if (affix.is_prefix) return affix.add + word.substr(affix.strip.size());
  return word.substr(0, word.size() - affix.strip.size()) + affix.add;
}

std::vector<std::string> Affixes::forms(const std::string& word, std::string_view flags) const {
  std::vector<const Affix*> own;
  for (const std::string& flag : split_flags(flags)) {
    const auto found = affixes_.find(flag);
    if (found == affixes_.end()) continue;
    for (const Affix& affix : found->second) own.push_back(&affix);
  }
  RegexWorkspace workspace;
  std::vector<std::string> all{word};
  const auto add = [&](std::string form) {
    if (!form.empty() && std::find(all.begin(), all.end(), form) == all.end()) all.push_back(std::move(form));
  };
  for (const Affix* const affix : own) {
    const std::string form = apply(*affix, word, workspace);
    add(form);
    if (affix->is_prefix || !affix->joins || form.empty()) continue;
    for (const Affix* const prefix : own) {
      if (prefix->is_prefix && prefix->joins) add(apply(*prefix, form, workspace));
    }
  }
  return all;
}

std::shared_ptr<const Affixes> open_affixes(const std::string& name, const std::vector<std::string>& styles_paths) {
  std::vector<std::string> folders;
  for (const std::string& folder : styles_paths) folders.push_back((fs::path{folder} / "config/dictionaries").string());
  const auto path =
      Dictionaries::find_affixes(name.ends_with(".aff") ? name.substr(0, name.size() - 4) : name, folders);
  if (!path) throw Error("there is no affix file “" + name + "” in config/dictionaries of the styles' folders");
  try {
    return std::make_shared<const Affixes>(read_file(*path));
  } catch (const Error& wrong) {
    throw Error(*path + ": " + wrong.what());
  }
}

std::string with_forms(const std::string& pattern, const Affixes& affixes) {
  std::string made;
  std::size_t word = 0;  // where the word before `at` begins in `made`
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    if (pattern.compare(at, 2, "\\/") == 0) {
      made += pattern[++at];
      word = made.size();
      continue;
    }
    const std::size_t flags_end = pattern[at] == '/' ? end_of_flags(pattern, at + 1) : at;
    if (word < made.size() && flags_end > at + 1) {
      std::vector<std::string> forms =
          affixes.forms(made.substr(word), std::string_view{pattern}.substr(at + 1, flags_end - at - 1));
      // The first that matches wins: a longer form before the one that begins it.
      std::stable_sort(forms.begin(), forms.end(),
                       [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
      made.replace(word, made.npos, "(?:" + alternatives_of(forms) + ')');
      word = made.size();
      at = flags_end - 1;
      continue;
    }
    if (pattern[at] == '\\' && at + 1 < pattern.size()) made += pattern[at++];
    made += pattern[at];
    if (!is_part_of_word(pattern[at])) word = made.size();
  }
  return made;
}

}  // namespace galley
