#include "linter/formats/asciidoc_closings.h"

#include <algorithm>

#include "linter/formats/asciidoc_marks.h"
#include "linter/text/utf8.h"

namespace galley {
namespace {

bool is_blank(char byte) { return byte == ' ' || (byte >= '\t' && byte <= '\r'); }

}  // namespace

bool AsciidocClosings::is_word(std::size_t at) const {
  if (at >= text_.size()) return false;
  if (static_cast<unsigned char>(text_[at]) < 0x80) return is_asciidoc_word(text_[at]);
  const char32_t code_point = decode(text_, at).code_point;
  return is_letter(code_point) || galley::is_mark(code_point) || is_digit(code_point);
}

bool AsciidocClosings::may_begin(std::size_t at) const {
  if (at == 0) return true;
  const char before = text_[at - 1];
  if (static_cast<unsigned char>(before) < 0x80)
    return !is_asciidoc_word(before) && before != ';' && before != ':' && before != '}';
  const char32_t code_point = decode_before(text_, at).code_point;
  return !is_letter(code_point) && !galley::is_mark(code_point) && !is_digit(code_point);
}

AsciidocClosings::Known& AsciidocClosings::known(std::string_view mark, bool constrained) {
  const auto found = std::find_if(known_.begin(), known_.end(), [&](const Known& each) {
    return each.mark == mark && each.constrained == constrained;
  });
  if (found != known_.end()) return *found;
  known_.push_back({.mark = mark, .constrained = constrained});
  return known_.back();
}

std::size_t AsciidocClosings::next(std::string_view mark, std::size_t from) {
  Known& last = known(mark, false);
  const bool holds = last.at > 0 && last.from <= from && (last.at == none || last.at >= from);
  if (!holds) last = {.mark = mark, .from = from, .at = text_.find(mark, from)};
  return last.at;
}

std::size_t AsciidocClosings::next_constrained(std::string_view mark, std::size_t from) {
  Known& last = known(mark, true);
  const bool holds = last.at > 0 && last.from <= from && (last.at == none || last.at >= from);
  if (holds) return last.at;
  std::size_t at = text_.find(mark, from);
  while (at != none && !closes(mark, at)) at = text_.find(mark, at + 1);
  last = {.mark = mark, .constrained = true, .from = from, .at = at};
  return at;
}

bool AsciidocClosings::closes(std::string_view mark, std::size_t at) const {
  if (mark == "]") return at == 0 || text_[at - 1] != '\\';
  if (at == 0 || is_blank(text_[at - 1]) || text_[at - 1] == mark[0]) return false;
  const std::size_t end = at + mark.size();
  if (is_word(end) || (end < text_.size() && text_[end] == mark.back())) return false;
  // "`text`" in quotation marks is no code.
  return mark != "`" || end >= text_.size() || text_[end] != '"';
}

std::size_t AsciidocClosings::partner(std::size_t open) {
  if (partners_.empty()) find_partners();
  return partners_[open];
}

void AsciidocClosings::find_partners() {
  partners_.assign(text_.size() + 1, none);
  std::vector<std::size_t> opened;
  for (std::size_t at = 0; at < text_.size(); ++at) {
    if (text_[at] == '\\') {
      ++at;
    } else if (text_[at] == '[') {
      opened.push_back(at);
    } else if (text_[at] == ']' && !opened.empty()) {
      partners_[opened.back()] = at;
      opened.pop_back();
    }
  }
}

}  // namespace galley
