// One pass, which steps over fences and code in a line. What opens a formula or
// code is looked for to the end of its paragraph; where nothing closes it, that
// is kept until there, so that each byte is looked at a bounded number of times.
#include "linter/formats/formulas.h"

#include <algorithm>
#include <array>

#include "linter/text/utf8.h"

namespace galley {
namespace {

constexpr std::size_t longest_run = 32;  // of back-ticks
constexpr std::string_view begin_mark = "\\begin{";
constexpr std::string_view end_mark = "\\end{";

bool is_blank(char byte) { return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n'; }

class FormulaFinder {
 public:
  explicit FormulaFinder(std::string_view text) : text_(text), made_{.text = std::string{text}, .masks = {}} {}

  MaskedMarkdown run() {
    while (at_ < text_.size()) {
      if (at_ >= paragraph_end_) begin_paragraph();
      if ((at_ == 0 || text_[at_ - 1] == '\n') && skip_fence()) continue;
      step();
    }
    return std::move(made_);
  }

 private:
  // To the first line that is blank, or begins a fence.
  void begin_paragraph() {
    std::size_t end = at_;
    do {
      end = std::min(text_.find('\n', end), text_.size());
      end = std::min(end + 1, text_.size());
    } while (end < text_.size() && !ends_paragraph(end));
    paragraph_end_ = std::max(end, at_ + 1);
    open_run_.fill(false);
    open_display_ = open_environment_ = false;
  }

  bool ends_paragraph(std::size_t line) const {
    const std::size_t begin = text_.find_first_not_of(" \t\r", line);
    return begin == text_.npos || text_[begin] == '\n' || fence_at(line) > 0;
  }

  // How many marks a fence has that begins in the line.
  std::size_t fence_at(std::size_t line) const {
    const std::size_t begin = std::min(text_.find_first_not_of(" \t>", line), text_.size());
    const char mark = begin < text_.size() ? text_[begin] : '\0';
    if (mark != '`' && mark != '~') return 0;
    const std::size_t size = std::min(text_.find_first_not_of(mark, begin), text_.size()) - begin;
    if (size < 3) return 0;
    const std::size_t line_end = std::min(text_.find('\n', begin), text_.size());
    const bool is_code_in_line =
        mark == '`' && text_.substr(begin + size, line_end - begin - size).find('`') != text_.npos;
    return is_code_in_line ? 0 : size;
  }

  bool skip_fence() {
    const std::size_t size = fence_at(at_);
    if (size == 0) return false;
    const char mark = text_[text_.find_first_of("`~", at_)];
    for (std::size_t line = next_line(at_); line < text_.size(); line = next_line(line)) {
      const std::size_t begin = std::min(text_.find_first_not_of(" \t>", line), text_.size());
      const std::size_t end = std::min(text_.find_first_not_of(mark, begin), text_.size());
      if (end - begin < size || begin == text_.size() || text_[begin] != mark) continue;
      if (!is_blank_line(end)) continue;
      at_ = next_line(end);
      return true;
    }
    at_ = text_.size();
    return true;
  }

  std::size_t next_line(std::size_t from) const { return std::min(text_.find('\n', from), text_.size() - 1) + 1; }
  bool is_blank_line(std::size_t from) const {
    const std::size_t next = text_.find_first_not_of(" \t\r", from);
    return next == text_.npos || text_[next] == '\n';
  }

  std::string_view paragraph() const { return text_.substr(0, paragraph_end_); }

  void step() {
    const char byte = text_[at_];
    if (byte == '`') return code();
    if (byte == '$') return formula();
    if (byte == '\\' && text_.substr(at_).starts_with(begin_mark)) return environment();
    at_ += byte == '\\' && at_ + 1 < text_.size() && text_[at_ + 1] != '\n' ? 2 : 1;
  }

  void code() {
    const std::size_t begin = std::min(text_.find_first_not_of('`', at_), text_.size());
    const std::size_t size = begin - at_;
    at_ = begin;
    if (size > longest_run || open_run_[size - 1]) return;
    for (std::size_t run = paragraph().find('`', begin); run < paragraph_end_;) {
      const std::size_t end = std::min(text_.find_first_not_of('`', run), text_.size());
      if (end - run == size) {
        at_ = end;
        return;
      }
      run = paragraph().find('`', end);
    }
    open_run_[size - 1] = true;
  }

  void formula() {
    if (text_.substr(at_).starts_with("$$")) return display();
    const std::size_t begin = at_ + 1;
    const std::size_t end = next_dollar(begin);
    const bool opens = begin < paragraph_end_ && !is_blank(text_[begin]);
    const bool closes = end < paragraph_end_ && end > begin && !is_blank(text_[end - 1]) &&
                        (end + 1 == text_.size() || !is_ascii_digit(text_[end + 1]));
    if (opens && closes)
      overwrite(end + 1);
    else
      at_ = begin;
  }

  void display() {
    for (std::size_t end = open_display_ ? paragraph_end_ : next_dollar(at_ + 2); end < paragraph_end_;
         end = next_dollar(end + 1)) {
      if (end + 1 < paragraph_end_ && text_[end + 1] == '$') return overwrite(end + 2);
    }
    open_display_ = true;
    at_ += 2;
  }

  // The next one that isn't escaped; the paragraph's end if there is none.
  std::size_t next_dollar(std::size_t from) const {
    for (std::size_t at = from; at < paragraph_end_; ++at) {
      if (text_[at] == '$') return at;
      if (text_[at] == '\\') ++at;
    }
    return paragraph_end_;
  }

  void environment() {
    std::size_t depth = 0;
    for (std::size_t at = at_; !open_environment_ && at < paragraph_end_;) {
      const std::size_t mark = std::min(paragraph().find('\\', at), paragraph_end_);
      const std::string_view rest = paragraph().substr(mark);
      if (rest.starts_with(begin_mark)) ++depth;
      at = mark + 1;
      if (!rest.starts_with(end_mark) || --depth > 0) continue;
      const std::size_t close = paragraph().find('}', mark);
      return overwrite(close == text_.npos ? paragraph_end_ : close + 1);
    }
    open_environment_ = true;
    ++at_;
  }

  void overwrite(std::size_t end) {
    while (at_ < end) {
      const std::size_t line_end = std::min(text_.find_first_of("\r\n", at_), end);
      std::fill(made_.text.begin() + static_cast<std::ptrdiff_t>(at_),
                made_.text.begin() + static_cast<std::ptrdiff_t>(line_end), '{');
      if (line_end > at_)
        made_.masks.push_back(
            {.span = {static_cast<Offset>(at_), static_cast<Offset>(line_end)}, .kind = MaskKind::code});
      at_ = std::min(text_.find_first_not_of("\r\n", line_end), end);
    }
  }

  std::string_view text_;
  MaskedMarkdown made_;
  std::size_t at_ = 0;
  std::size_t paragraph_end_ = 0;
  // What nothing closes in this paragraph.
  std::array<bool, longest_run> open_run_{};
  bool open_display_ = false;
  bool open_environment_ = false;
};

}  // namespace

MaskedMarkdown markdown_of_cell(std::string_view text) { return FormulaFinder{text}.run(); }

}  // namespace galley
