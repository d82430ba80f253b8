#include "linter/style/ini.h"

#include <algorithm>

#include "linter/text/error.h"

namespace galley {
namespace {

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\f\v");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\f\v") - begin + 1);
}

std::string_view without_comment(std::string_view value) {
  for (const std::string_view mark : {" #", " ;", "\t#", "\t;"}) {
    value = value.substr(0, value.find(mark));
  }
  return trimmed(value);
}

std::string_view unquoted(std::string_view value) {
  const bool quoted = value.size() >= 2 && value.front() == value.back() &&
                      (value.front() == '"' || value.front() == '\'' || value.front() == '`');
  return quoted ? value.substr(1, value.size() - 2) : value;
}

class Reader {
 public:
  Reader(std::string_view text, const std::string& path) : text_(text), path_(path) {
    if (text_.starts_with("\xEF\xBB\xBF")) text_.remove_prefix(3);
  }

  std::vector<IniSection> read() {
    sections_.push_back({});
    while (at_ < text_.size()) read_line(next_line());
    return std::move(sections_);
  }

 private:
  std::string_view next_line() {
    const std::size_t end = std::min(text_.find('\n', at_), text_.size());
    const std::string_view line = trimmed(text_.substr(at_, end - at_));
    at_ = end + 1;
    ++line_;
    return line;
  }

  void read_line(std::string_view line) {
    if (line.empty() || line[0] == '#' || line[0] == ';') return;
    if (line[0] == '[') return begin_section(line);
    const std::uint32_t first = line_;
    const std::size_t delimiter = line.find_first_of("=:");
    if (delimiter == std::string_view::npos || delimiter == 0) {
      throw Error(path_ + ':' + std::to_string(line_) + ":1: this line has no key; write “Key = value”");
    }
    std::string value{trimmed(line.substr(delimiter + 1))};
    while (value.ends_with('\\') && !value.ends_with("\\\\") && at_ < text_.size()) {
      value.pop_back();
      value += next_line();
    }
    sections_[section_].entries.push_back({.key = std::string{unquoted(trimmed(line.substr(0, delimiter)))},
                                           .value = std::string{unquoted(without_comment(value))},
                                           .line = first});
  }

  void begin_section(std::string_view line) {
    const std::size_t close = line.rfind(']');
    if (close == std::string_view::npos) {
      throw Error(path_ + ':' + std::to_string(line_) + ":1: this section is not closed; a “]” is missing");
    }
    const std::string_view name = trimmed(line.substr(1, close - 1));
    const auto found =
        std::find_if(sections_.begin(), sections_.end(), [&](const IniSection& each) { return each.name == name; });
    section_ = static_cast<std::size_t>(found - sections_.begin());
    if (found == sections_.end()) sections_.push_back({.name = std::string{name}, .line = line_, .entries = {}});
  }

  std::string_view text_;
  const std::string& path_;
  std::vector<IniSection> sections_;
  std::size_t section_ = 0;
  std::size_t at_ = 0;
  std::uint32_t line_ = 0;
};

}  // namespace

std::vector<IniSection> parse_ini(std::string_view text, const std::string& path) { return Reader{text, path}.read(); }

}  // namespace galley
