#include "linter/style/front_matter.h"

#include <algorithm>

#include "linter/style/data_text.h"
#include "linter/style/yaml.h"
#include "linter/text/disk.h"
#include "linter/text/error.h"
#include "linter/text/source_file.h"
#include "linter/text/utf8.h"

namespace galley {
namespace {

// libyaml counts characters.
std::size_t to_bytes(std::string_view text, std::size_t characters) {
  std::size_t at = 0;
  for (; characters > 0 && at < text.size(); --characters) at += decode(text, at).size;
  return at;
}

}  // namespace

std::vector<FrontMatterValue> front_matter_values(std::string_view written) {
  std::vector<FrontMatterValue> values;
  const std::size_t begin = std::min(written.find('\n'), written.size());
  if (!written.starts_with("---")) return values;
  std::size_t end = written.size();
  while (end > begin && (written[end - 1] == '\n' || written[end - 1] == '\r' || written[end - 1] == ' ')) --end;
  while (end > begin && (written[end - 1] == '-' || written[end - 1] == '.')) --end;
  const std::string_view inside = written.substr(begin, end - begin);
  try {
    const YamlNode whole = parse_yaml(inside, "");
    for (const auto& [key, value] : whole.entries) {
      if (!is_text(value)) continue;
      std::size_t from = to_bytes(inside, value.begin);
      std::size_t to = to_bytes(inside, value.end);
      if (!value.plain && to > from + 1 && (inside[from] == '"' || inside[from] == '\'')) ++from, --to;
      if (const std::size_t found = inside.substr(from, to - from).find(value.scalar); found != inside.npos) {
        from += found;
        to = from + value.scalar.size();
      }
      values.push_back({.key = key.scalar,
                        .text = value.scalar,
                        .place = {static_cast<Offset>(begin + from), static_cast<Offset>(begin + to)}});
    }
  } catch (const Error&) {
    values.clear();
  }
  return values;
}

YamlNode front_matter_of_file(const std::string& path) {
  try {
    const SourceFile file{path, read_file(path)};
    const std::string_view bytes = file.bytes().substr(file.mark_size());
    const std::string_view marks = bytes.substr(0, 3);
    const std::size_t begin = bytes.find('\n');
    if ((marks != "---" && marks != "+++") || begin == bytes.npos) return {};
    const std::size_t end = bytes.find('\n' + std::string{marks}, begin);
    if (end == bytes.npos) return {};
    return read_data(bytes.substr(begin, end - begin + 1), marks == "+++" ? "front.toml" : "front.yml");
  } catch (const Error&) {
    return {};  // whoever reads the file for the run says what is wrong
  }
}

}  // namespace galley
