#include "linter/formats/org_marks.h"

#include <algorithm>
#include <array>

#include "linter/text/utf8.h"

namespace galley {
namespace {

using namespace std::literals;

constexpr std::size_t longest_call = 1000;  // bytes in one pair of brackets

bool is_blank(char byte) { return byte == ' ' || (byte >= '\t' && byte <= '\r'); }
bool is_word(char byte) {
  return is_ascii_letter(byte) || is_ascii_digit(byte) || static_cast<unsigned char>(byte) >= 0x80;
}
bool is_inside_word(std::string_view text, std::size_t begin, std::size_t at) {
  return at > begin && (is_word(text[at - 1]) || text[at - 1] == '_');
}

// Behind the bracket that closes the one at `at`, in the same line; 0 if none does.
std::size_t group_end(std::string_view text, std::size_t at, char open, char close) {
  if (at >= text.size() || text[at] != open) return 0;
  const std::size_t last = std::min(text.size(), at + longest_call);
  std::size_t depth = 0;
  for (; at < last && text[at] != '\n'; ++at) {
    if (text[at] == open) ++depth;
    if (text[at] == close && --depth == 0) return at + 1;
  }
  return 0;
}

std::size_t behind_group(std::string_view text, std::size_t at, char open, char close) {
  const std::size_t end = group_end(text, at, open, close);
  return end > 0 ? end : at;
}

bool is_date(std::string_view text) {
  constexpr std::string_view form = "0000-00-00";
  return text.size() > form.size() && std::equal(form.begin(), form.end(), text.begin(), [](char wanted, char byte) {
           return wanted == '0' ? is_ascii_digit(byte) : byte == wanted;
         });
}

constexpr std::array schemes = {"http://"sv, "https://"sv, "ftp://"sv, "mailto:"sv, "file:"sv};

std::string_view scheme_of(std::string_view text) {
  const auto found =
      std::find_if(schemes.begin(), schemes.end(), [&](std::string_view scheme) { return text.starts_with(scheme); });
  return found == schemes.end() ? std::string_view{} : *found;
}

}  // namespace

bool may_open_emphasis(std::string_view text, std::size_t begin, std::size_t at) {
  if (at + 1 >= text.size() || is_blank(text[at + 1])) return false;
  if (at == begin || is_blank(text[at - 1])) return true;
  // Dashes and quotation marks of typography end with one of these bytes.
  if (static_cast<unsigned char>(text[at - 1]) >= 0x80)
    return is_punctuation(decode_before(text.substr(0, at), at).code_point);
  return "-({'\"[*/_+"sv.find(text[at - 1]) != std::string_view::npos;
}

bool may_close_emphasis(std::string_view text, std::size_t at) {
  if (at == 0 || is_blank(text[at - 1])) return false;
  if (at + 1 == text.size() || is_blank(text[at + 1])) return true;
  if (static_cast<unsigned char>(text[at + 1]) >= 0x80) return is_punctuation(decode(text, at + 1).code_point);
  return "-.,;:!?'\")}\\[]*/_+"sv.find(text[at + 1]) != std::string_view::npos;
}

std::size_t org_timestamp_end(std::string_view text, std::size_t at) {
  const char close = text[at] == '<' ? '>' : ']';
  if (!is_date(text.substr(at + 1))) return 0;
  const std::size_t end = text.find_first_of("<>[]\n", at + 11);
  if (end == text.npos || text[end] != close) return 0;
  const std::string_view rest = text.substr(end + 1);
  const bool is_range = rest.size() > 2 && rest.starts_with("--") && rest[2] == text[at] && is_date(rest.substr(3));
  if (!is_range) return end + 1;
  const std::size_t other = text.find_first_of("<>[]\n", end + 14);
  return other != text.npos && text[other] == close ? other + 1 : end + 1;
}

std::size_t org_cookie_end(std::string_view text, std::size_t at) {
  const std::size_t end = text.substr(0, at + 24).find(']', at);
  if (end == text.npos) return 0;
  const std::string_view inside = text.substr(at + 1, end - at - 1);
  const bool is_cookie = inside.ends_with('%') || std::count(inside.begin(), inside.end(), '/') == 1;
  return is_cookie && inside.find_first_not_of("0123456789/%") == inside.npos ? end + 1 : 0;
}

std::size_t org_command_end(std::string_view text, std::size_t at) {
  std::size_t end = at + 1;
  while (end < text.size() && is_ascii_letter(text[end])) ++end;
  if (end == at + 1) return at;
  if (end < text.size() && text[end] == '*') ++end;
  for (std::size_t before = 0; before != end;) {
    before = end;
    end = behind_group(text, behind_group(text, end, '[', ']'), '{', '}');
  }
  return end;
}

std::size_t org_formula_end(std::string_view text, std::size_t begin, std::size_t at) {
  constexpr std::string_view no_border = " \t\r\n.,;$";
  if (at > begin && text[at - 1] == '$') return 0;
  const std::size_t end = text.find('$', at + 1);
  if (end == text.npos || end < at + 2 || no_border.find(text[at + 1]) != text.npos) return 0;
  const std::string_view inside = text.substr(at + 1, end - at - 1);
  if (is_blank(inside.back()) || inside.back() == '.' || inside.back() == ',') return 0;
  if (std::count(inside.begin(), inside.end(), '\n') > 2) return 0;
  return end + 1 == text.size() || !is_word(text[end + 1]) ? end + 1 : 0;
}

std::size_t org_call_end(std::string_view text, std::size_t begin, std::size_t at) {
  const bool is_source = text.substr(at).starts_with("src_");
  if ((!is_source && !text.substr(at).starts_with("call_")) || is_inside_word(text, begin, at)) return 0;
  const std::size_t name = at + (is_source ? 4 : 5);
  const std::size_t end = text.substr(0, name + longest_call).find_first_of(" \t\n[{(", name);
  if (end == text.npos || end == name) return 0;
  const std::size_t arguments = behind_group(text, end, '[', ']');
  if (is_source) return group_end(text, arguments, '{', '}');
  const std::size_t call = group_end(text, arguments, '(', ')');
  return call > 0 ? behind_group(text, call, '[', ']') : 0;
}

std::size_t org_address_end(std::string_view text, std::size_t begin, std::size_t at, std::size_t limit) {
  const std::string_view scheme = scheme_of(text.substr(at, 10));
  if (scheme.empty() || is_inside_word(text, begin, at)) return 0;
  std::size_t end = at + scheme.size();
  for (std::size_t depth = 0; end < limit; ++end) {
    const char byte = text[end];
    if (is_blank(byte) || byte == '<' || byte == '>' || byte == '[' || byte == ']') break;
    if (byte == '(') ++depth;
    if (byte == ')' && depth-- == 0) break;
  }
  while (end > at && ".,;:!?'\"*=~"sv.find(text[end - 1]) != std::string_view::npos) --end;
  return end > at + scheme.size() ? end : 0;
}

bool is_org_picture(std::string_view target) {
  const std::size_t point = target.rfind('.');
  if (point == target.npos || target.size() - point > 5 || target.find('\n') != target.npos) return false;
  std::string extension;
  for (const char byte : target.substr(point + 1)) extension += to_ascii_lower(byte);
  constexpr std::array known = {"png"sv, "jpg"sv, "jpeg"sv, "gif"sv, "svg"sv, "webp"sv};
  const bool is_place = target.find_first_of("/:") != target.npos || target.find(' ') == target.npos;
  return is_place && std::find(known.begin(), known.end(), extension) != known.end();
}

bool is_org_address(std::string_view text) {
  return !scheme_of(text).empty() && text.find_first_of(" \t\n") == text.npos;
}

}  // namespace galley
