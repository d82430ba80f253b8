#include "linter/rule/page.h"

#include <algorithm>

namespace galley {
namespace {

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

// How many backticks a line begins with; fewer than three are none.
std::size_t fence_marks(std::string_view line) {
  const std::size_t marks = std::min(line.find_first_not_of('`'), line.size());
  return marks >= 3 ? marks : 0;
}

class Reader {
 public:
  Page read(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
      ++line_;
      take(text.substr(at, end - at));
      at = end;
    }
    return std::move(page_);
  }

 private:
  void take(std::string_view line) {
    const std::size_t marks = fence_marks(line);
    if (open_ > 0) {
      if (marks >= open_ && trimmed(line.substr(marks)).empty()) {
        open_ = 0;
      } else {
        page_.fences.back().text += line;
      }
    } else if (marks > 0) {
      open(line.substr(marks), marks);
    } else if (line.starts_with('#')) {
      heading(trimmed(line.substr(std::min(line.find_first_not_of('#'), line.size()))));
    } else {
      prose(trimmed(line));
    }
  }

  void open(std::string_view info, std::size_t marks) {
    info = trimmed(info);
    const std::size_t space = std::min(info.find(' '), info.size());
    page_.fences.push_back({.format = std::string{info.substr(0, space)},
                            .rest = std::string{trimmed(info.substr(space))},
                            .section = section_,
                            .line = line_});
    open_ = marks;
    close_summary();
  }

  void heading(std::string_view text) {
    if (page_.title.empty()) page_.title = text;
    section_ = text;
    close_summary();
  }

  void prose(std::string_view line) {
    if (line.empty()) {
      close_summary();
    } else if (!has_summary_) {
      page_.summary += (page_.summary.empty() ? "" : " ") + std::string{line};
    }
  }

  void close_summary() { has_summary_ = !page_.summary.empty(); }

  Page page_;
  std::string section_;
  std::size_t line_ = 0;
  std::size_t open_ = 0;  // the marks of the open fence
  bool has_summary_ = false;
};

}  // namespace

Page parse_page(std::string_view text) { return Reader{}.read(text); }

}  // namespace galley
