#include "linter/style/front_matter.h"

#include <algorithm>
#include <array>

#include "linter/style/data_text.h"
#include "linter/style/yaml.h"
#include "linter/text/character_offsets.h"
#include "linter/text/disk.h"
#include "linter/text/error.h"
#include "linter/text/source_file.h"

namespace galley {
namespace {

struct Marks {
  std::string_view begin;
  std::string_view end;
  std::string_view path;  // as a file of such data is named
};
constexpr std::array all_marks = {Marks{"---", "---", "front.yml"},      Marks{"---yaml", "---", "front.yml"},
                                  Marks{"---toml", "---", "front.toml"}, Marks{"---json", "---", "front.json"},
                                  Marks{"+++", "+++", "front.toml"},     Marks{";;;", ";;;", "front.json"},
                                  Marks{"{", "}", "front.json"}};

std::string_view first_line(std::string_view text) {
  std::string_view line = text.substr(0, text.find('\n'));
  while (line.ends_with('\r') || line.ends_with(' ') || line.ends_with('\t')) line.remove_suffix(1);
  return line;
}

const Marks* marks_of(std::string_view text) {
  const std::string_view line = first_line(text);
  const auto* const found =
      std::find_if(all_marks.begin(), all_marks.end(), [line](const Marks& each) { return each.begin == line; });
  return found == all_marks.end() ? nullptr : found;
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
    const CharacterOffsets offset{inside};  // libyaml counts characters
    for (const auto& [key, value] : whole.entries) {
      if (!is_text(value)) continue;
      std::size_t from = offset(value.begin);
      std::size_t to = offset(value.end);
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

std::string_view front_matter_in(std::string_view text) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  const Marks* const marks = marks_of(text);
  const std::size_t begin = text.find('\n');
  if (!marks || begin == text.npos) return {};
  const std::size_t end = text.find('\n' + std::string{marks->end}, begin);
  if (end == text.npos) return {};
  return text.substr(0, end + 1 + (marks->begin == "{" ? 1 : 0));
}

YamlNode read_front_matter(std::string_view front_matter) {
  const Marks* const marks = marks_of(front_matter);
  const std::size_t begin = front_matter.find('\n');
  if (!marks || begin == front_matter.npos) return {};
  try {
    return read_data(front_matter.substr(marks->begin == "{" ? 0 : begin), std::string{marks->path});
  } catch (const Error&) {
    return {};
  }
}

YamlNode front_matter_of_file(const std::string& path) {
  try {
    const SourceFile file{path, read_file(path)};
    return read_front_matter(front_matter_in(file.bytes()));
  } catch (const Error&) {
    return {};  // whoever reads the file for the run says what is wrong
  }
}

}  // namespace galley
