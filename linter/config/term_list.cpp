#include "linter/config/term_list.h"

#include <algorithm>

#include "linter/text/error.h"

namespace galley {
namespace {

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blank = " \t\r";
  const std::size_t begin = text.find_first_not_of(blank);
  return begin == text.npos ? "" : text.substr(begin, text.find_last_not_of(blank) - begin + 1);
}

class Table {
 public:
  Table(const std::string& path, std::string_view text)
      : path_(path), text_(text), separator_(path.ends_with(".tsv") ? '\t' : ',') {
    if (text_.starts_with("\xEF\xBB\xBF")) text_.remove_prefix(3);
  }

  bool at_end() const { return at_ >= text_.size(); }
  std::size_t line() const { return line_; }

  // The fields of the next row; none for a comment.
  std::vector<std::string> row() {
    if (text_[at_] == '#') {
      skip_line();
      return {};
    }
    std::vector<std::string> fields;
    do {
      fields.push_back(field());
    } while (take(separator_));
    if (!at_end()) skip_line();
    return fields;
  }

  Error error(std::size_t line, const std::string& message) const {
    return Error(path_ + ':' + std::to_string(line) + ":1: " + message);
  }

 private:
  bool take(char wanted) {
    if (at_end() || text_[at_] != wanted) return false;
    ++at_;
    return true;
  }

  void skip_line() {
    at_ = std::min(text_.find('\n', at_), text_.size() - 1) + 1;
    ++line_;
  }

  std::string field() {
    while (!at_end() && text_[at_] == ' ') ++at_;
    if (take('"')) return quoted();
    const std::size_t end = std::min(text_.find_first_of(std::string{separator_} + '\n', at_), text_.size());
    const std::string_view written = trimmed(text_.substr(at_, end - at_));
    at_ = end;
    return std::string{written};
  }

  std::string quoted() {
    const std::size_t begin = line_;
    std::string made;
    for (;;) {
      if (at_end()) throw error(begin, "a quotation mark isn't closed");
      const char byte = text_[at_++];
      if (byte == '\n') throw error(begin, "a quotation mark isn't closed in its line");
      if (byte != '"')
        made += byte;
      else if (take('"'))
        made += '"';
      else
        break;
    }
    while (!at_end() && (text_[at_] == ' ' || text_[at_] == '\r')) ++at_;
    if (!at_end() && text_[at_] != separator_ && text_[at_] != '\n')
      throw error(line_, "behind a quotation mark the field ends");
    return made;
  }

  const std::string& path_;
  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
};

}  // namespace

void add_term_list(const std::string& path, std::string_view text, Terms& terms) {
  Table table{path, text};
  while (!table.at_end()) {
    const std::size_t line = table.line();
    std::vector<std::string> fields = table.row();
    const bool is_blank =
        std::all_of(fields.begin(), fields.end(), [](const std::string& each) { return each.empty(); });
    if (is_blank) continue;
    if (fields[0].empty()) throw table.error(line, "what to write is missing; it stands first");
    std::vector<std::string>& wrong = terms[fields[0]];
    const std::size_t before = wrong.size();
    for (std::size_t field = 1; field < fields.size(); ++field) {
      if (!fields[field].empty()) wrong.push_back(std::move(fields[field]));
    }
    if (wrong.size() == before)
      throw table.error(line, "this row says only “" + fields[0] + "”; behind it stands what not to write");
  }
}

}  // namespace galley
