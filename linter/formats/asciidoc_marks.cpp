#include "linter/formats/asciidoc_marks.h"

#include <algorithm>
#include <array>

#include "linter/text/utf8.h"

namespace galley {
namespace {

using namespace std::literals;

constexpr std::size_t none = std::string_view::npos;
constexpr Offset deepest_title = 6;

bool is_blank(char byte) { return byte == ' ' || byte == '\t'; }
bool ends_or_blank(std::string_view line, std::size_t at) { return at >= line.size() || is_blank(line[at]); }
bool all_are(std::string_view text, std::string_view bytes) { return text.find_first_not_of(bytes) == none; }

std::optional<AsciidocMarker> marker(AsciidocList list, std::string_view form, std::size_t size) {
  return AsciidocMarker{.list = list, .form = form, .begin = 0, .end = static_cast<Offset>(size)};
}

std::optional<AsciidocMarker> bullet(std::string_view line, std::string_view word) {
  const bool is_bullet = word == "-" || word == "•" || (word.starts_with('*') && all_are(word, "*"));
  if (!is_bullet || word.size() == line.size()) return std::nullopt;
  return marker(AsciidocList::bullets, word, word.size());
}

// "." and "..", "1.", "a.", "iv)".
std::optional<AsciidocMarker> number(std::string_view line, std::string_view word) {
  if (word.size() == line.size()) return std::nullopt;
  const std::string_view digits = word.substr(0, word.size() - 1);
  if (all_are(word, ".")) return marker(AsciidocList::numbers, word, word.size());
  if (word.ends_with('.') && std::all_of(digits.begin(), digits.end(), is_ascii_digit))
    return marker(AsciidocList::numbers, "1.", word.size());
  if (word.ends_with('.') && digits.size() == 1 && is_ascii_letter(digits[0]))
    return marker(AsciidocList::numbers, is_ascii_upper(digits[0]) ? "A." : "a.", word.size());
  if (word.ends_with(')') && !digits.empty() && all_are(digits, "IVXivx"))
    return marker(AsciidocList::numbers, is_ascii_upper(digits[0]) ? "I)" : "i)", word.size());
  return std::nullopt;
}

std::optional<AsciidocMarker> callout(std::string_view line, std::string_view word) {
  if (word.size() < 3 || word.size() == line.size() || word[0] != '<' || !word.ends_with('>')) return std::nullopt;
  const std::string_view inner = word.substr(1, word.size() - 2);
  if (inner != "." && !std::all_of(inner.begin(), inner.end(), is_ascii_digit)) return std::nullopt;
  return marker(AsciidocList::callouts, "<>", word.size());
}

// "term::", "term::: text", "term;; text".
std::optional<AsciidocMarker> term(std::string_view line) {
  constexpr std::size_t longest_mark = 4;
  if (line.starts_with("//") && !line.starts_with("///")) return std::nullopt;
  for (std::size_t at = line.find_first_of(":;", 1); at != none; at = line.find_first_of(":;", at)) {
    const std::size_t end = std::min(line.find_first_not_of(line[at], at), line.size());
    const std::size_t size = std::min(end - at, line[at] == ';' ? 2 : longest_mark);
    if (end - at >= 2 && ends_or_blank(line, end)) {
      return AsciidocMarker{.list = AsciidocList::terms,
                            .form = line.substr(end - size, size),
                            .begin = static_cast<Offset>(end - size),
                            .end = static_cast<Offset>(end)};
    }
    at = end;
  }
  return std::nullopt;
}

bool is_table_delimiter(std::string_view line) {
  return line.size() >= 4 && "|,:!"sv.find(line[0]) != none && all_are(line.substr(1), "=");
}

bool is_name(std::string_view text) {
  return !text.empty() && is_asciidoc_word(text[0]) &&
         std::all_of(text.begin(), text.end(), [](char byte) { return is_asciidoc_word(byte) || byte == '-'; });
}

}  // namespace

bool is_asciidoc_word(char byte) {
  return is_ascii_letter(byte) || is_ascii_digit(byte) || byte == '_' || static_cast<unsigned char>(byte) >= 0x80;
}

std::optional<AsciidocMarker> asciidoc_marker(std::string_view line) {
  const std::string_view word = line.substr(0, std::min(line.find_first_of(" \t"), line.size()));
  if (word.empty()) return std::nullopt;
  if (const auto found = bullet(line, word)) return found;
  if (const auto found = number(line, word)) return found;
  if (const auto found = callout(line, word)) return found;
  return term(line);
}

Offset asciidoc_title_level(std::string_view line) {
  if (line.empty() || (line[0] != '=' && line[0] != '#')) return 0;
  const std::size_t level = line.find_first_not_of(line[0]);
  return level != none && level <= deepest_title && is_blank(line[level]) ? static_cast<Offset>(level) : 0;
}

Offset asciidoc_underlined_level(std::string_view title, std::string_view under) {
  const std::size_t level = under.empty() ? none : "=-~^+"sv.find(under[0]);
  if (level == none || under.size() < 2 || !all_are(under, under.substr(0, 1)) || title.starts_with('.')) return 0;
  if (!std::any_of(title.begin(), title.end(), is_asciidoc_word)) return 0;
  const std::size_t width = count_code_points(title);
  return width <= under.size() + 1 && under.size() <= width + 1 ? static_cast<Offset>(level + 1) : 0;
}

char asciidoc_delimiter(std::string_view line) {
  if (line.size() < 2) return '\0';
  if (line == "--") return 'o';
  if (line.starts_with("```")) return line.find('`', 3) == none ? '`' : '\0';
  if (is_table_delimiter(line)) return '|';
  const bool is_delimiter = line.size() >= 4 && "=*_-.+/"sv.find(line[0]) != none && all_are(line, line.substr(0, 1));
  return is_delimiter ? line[0] : '\0';
}

bool is_asciidoc_comment(std::string_view line) { return line.starts_with("//") && !line.starts_with("///"); }

bool is_asciidoc_entry(std::string_view line) {
  if (line.size() < 3 || line[0] != ':') return false;
  const std::size_t end = line.find(':', 1);
  if (end == none || !ends_or_blank(line, end + 1)) return false;
  std::string_view name = line.substr(1, end - 1);
  if (name.starts_with('!')) name.remove_prefix(1);
  if (name.ends_with('!')) name.remove_suffix(1);
  return is_name(name);
}

bool is_asciidoc_attributes(std::string_view line) {
  if (line.size() < 2 || line[0] != '[' || !line.ends_with(']')) return false;
  if (line.size() == 2) return true;
  if (line[1] == '[') return line.ends_with("]]") && line.size() >= 4;
  return is_asciidoc_word(line[1]) || ".#%{,\"'"sv.find(line[1]) != none;
}

bool is_asciidoc_block_title(std::string_view line) {
  if (line.size() < 2 || line[0] != '.') return false;
  const std::size_t first = line[1] == '.' ? 2 : 1;
  return first < line.size() && line[first] != '.' && !is_blank(line[first]);
}

bool is_asciidoc_rule(std::string_view line) {
  if (line.size() >= 3 && (all_are(line, "'") || all_are(line, "<"))) return true;
  constexpr std::array rules = {"---"sv, "- - -"sv, "***"sv, "* * *"sv, "___"sv, "_ _ _"sv};
  return std::find(rules.begin(), rules.end(), line) != rules.end();
}

Offset asciidoc_admonition(std::string_view line) {
  for (const std::string_view label : {"NOTE:"sv, "TIP:"sv, "IMPORTANT:"sv, "WARNING:"sv, "CAUTION:"sv}) {
    if (line.size() > label.size() && line.starts_with(label) && is_blank(line[label.size()]))
      return static_cast<Offset>(label.size());
  }
  return 0;
}

std::optional<AsciidocMacro> asciidoc_block_macro(std::string_view line) {
  if (!line.ends_with(']')) return std::nullopt;
  const std::size_t colons = line.find("::");
  if (colons == none || !is_name(line.substr(0, colons))) return std::nullopt;
  const std::size_t open = line.find('[', colons + 2);
  if (open == none) return std::nullopt;
  const AsciidocMacro macro{.name = line.substr(0, colons),
                            .target = line.substr(colons + 2, open - colons - 2),
                            .attributes = line.substr(open + 1, line.size() - open - 2)};
  if (!macro.target.empty() && (is_blank(macro.target.front()) || is_blank(macro.target.back()))) return std::nullopt;
  return macro;
}

bool is_asciidoc_conditional(const AsciidocMacro& macro) {
  return macro.name == "ifdef" || macro.name == "ifndef" || macro.name == "ifeval" || macro.name == "endif";
}

}  // namespace galley
