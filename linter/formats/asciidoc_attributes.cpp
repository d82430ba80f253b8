#include "linter/formats/asciidoc_attributes.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "linter/text/utf8.h"

namespace galley {
namespace {

using namespace std::literals;

constexpr std::size_t none = std::string_view::npos;
constexpr std::size_t most_columns = 64;

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  return begin == none ? ""sv : text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

// Where the value that begins at `at` ends: at a comma that isn't in quotation marks.
std::size_t value_end(std::string_view list, std::size_t at) {
  const std::size_t first = list.find_first_not_of(" \t\r\n", at);
  std::size_t from = at;
  if (first != none && (list[first] == '"' || list[first] == '\'')) {
    const std::size_t close = list.find(list[first], first + 1);
    if (close != none) from = close;
  }
  return std::min(list.find(',', from), list.size());
}

std::string_view unquoted(std::string_view value) {
  const bool is_quoted = value.size() >= 2 && (value[0] == '"' || value[0] == '\'') && value.back() == value[0];
  return is_quoted ? value.substr(1, value.size() - 2) : value;
}

bool is_attribute_name(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char byte) {
    return is_ascii_letter(byte) || is_ascii_digit(byte) || byte == '-' || byte == '_';
  });
}

template <typename Value, std::size_t size>
const Value* find(const std::array<std::pair<std::string_view, Value>, size>& table, std::string_view name) {
  const auto found = std::lower_bound(table.begin(), table.end(), name,
                                      [](const auto& entry, std::string_view asked) { return entry.first < asked; });
  return found != table.end() && found->first == name ? &found->second : nullptr;
}

template <typename Value, std::size_t size>
constexpr bool is_sorted(const std::array<std::pair<std::string_view, Value>, size>& table) {
  for (std::size_t at = 1; at < size; ++at) {
    if (!(table[at - 1].first < table[at].first)) return false;
  }
  return true;
}

constexpr std::array code_styles = {
    "a2s"sv,       "actdiag"sv,    "asciimath"sv, "barcode"sv,  "blockdiag"sv,   "bpmn"sv,     "bytefield"sv,
    "d2"sv,        "dbml"sv,       "ditaa"sv,     "dpic"sv,     "erd"sv,         "gnuplot"sv,  "graphviz"sv,
    "latexmath"sv, "lilypond"sv,   "listing"sv,   "literal"sv,  "mermaid"sv,     "msc"sv,      "nomnoml"sv,
    "nwdiag"sv,    "packetdiag"sv, "pass"sv,      "pikchr"sv,   "plantuml"sv,    "rackdiag"sv, "salt"sv,
    "seqdiag"sv,   "smcat"sv,      "source"sv,    "stem"sv,     "structurizr"sv, "svgbob"sv,   "syntrax"sv,
    "tikz"sv,      "umlet"sv,      "vega"sv,      "vegalite"sv, "verse"sv,       "wavedrom"sv};
static_assert(std::is_sorted(code_styles.begin(), code_styles.end()));

using Character = std::pair<std::string_view, std::string_view>;

constexpr auto characters = std::to_array<Character>({
    {"amp"sv, "&"sv},      {"apos"sv, "'"sv},       {"asterisk"sv, "*"sv},    {"backslash"sv, "\\"sv},
    {"backtick"sv, "`"sv}, {"blank"sv, ""sv},       {"brvbar"sv, "\u00A6"sv}, {"caret"sv, "^"sv},
    {"cpp"sv, "C++"sv},    {"cxx"sv, "C++"sv},      {"deg"sv, "\u00B0"sv},    {"empty"sv, ""sv},
    {"endsb"sv, "]"sv},    {"gt"sv, ">"sv},         {"ldquo"sv, "\u201C"sv},  {"lsquo"sv, "\u2018"sv},
    {"lt"sv, "<"sv},       {"nbsp"sv, "\u00A0"sv},  {"plus"sv, "+"sv},        {"pp"sv, "++"sv},
    {"quot"sv, "\""sv},    {"rdquo"sv, "\u201D"sv}, {"rsquo"sv, "\u2019"sv},  {"sp"sv, " "sv},
    {"startsb"sv, "["sv},  {"tilde"sv, "~"sv},      {"two-colons"sv, "::"sv}, {"two-semicolons"sv, ";;"sv},
    {"vbar"sv, "|"sv},     {"wj"sv, "\u2060"sv},    {"zwsp"sv, "\u200B"sv},
});
static_assert(is_sorted(characters));

using Role = std::pair<std::string_view, AsciidocRole>;

constexpr auto roles = std::to_array<Role>({
    {"anchor"sv, AsciidocRole::nothing},
    {"asciimath"sv, AsciidocRole::code},
    {"btn"sv, AsciidocRole::strong},
    {"footnote"sv, AsciidocRole::note},
    {"footnoteref"sv, AsciidocRole::note},
    {"icon"sv, AsciidocRole::image},
    {"image"sv, AsciidocRole::image},
    {"indexterm"sv, AsciidocRole::nothing},
    {"indexterm2"sv, AsciidocRole::prose},
    {"kbd"sv, AsciidocRole::code},
    {"latexmath"sv, AsciidocRole::code},
    {"link"sv, AsciidocRole::link},
    {"mailto"sv, AsciidocRole::link},
    {"menu"sv, AsciidocRole::menu},
    {"pass"sv, AsciidocRole::passed},
    {"stem"sv, AsciidocRole::code},
    {"xref"sv, AsciidocRole::reference},
});
static_assert(is_sorted(roles));

// "3*" in front of a column says how often it comes.
std::size_t times(std::string_view column) {
  const std::size_t star = column.find('*');
  std::size_t number = 1;
  if (star != none) std::from_chars(column.data(), column.data() + star, number);
  return std::clamp<std::size_t>(number, 1, most_columns);
}

}  // namespace

std::vector<AsciidocAttribute> asciidoc_attributes(std::string_view list) {
  std::vector<AsciidocAttribute> all;
  for (std::size_t at = 0; at <= list.size();) {
    std::size_t end = value_end(list, at);
    std::string_view value = trimmed(list.substr(at, end - at));
    const std::size_t equals = value.find('=');
    AsciidocAttribute attribute{.value = unquoted(value)};
    if (equals != none && is_attribute_name(trimmed(value.substr(0, equals)))) {
      attribute.name = trimmed(value.substr(0, equals));
      const auto from = static_cast<std::size_t>(value.data() - list.data()) + equals + 1;
      end = value_end(list, from);
      attribute.value = unquoted(trimmed(list.substr(from, end - from)));
    }
    all.push_back(attribute);
    at = end + 1;
  }
  return all;
}

std::string_view asciidoc_alternative(std::string_view list) {
  const std::vector<AsciidocAttribute> all = asciidoc_attributes(list);
  const auto named =
      std::find_if(all.begin(), all.end(), [](const AsciidocAttribute& one) { return one.name == "alt"; });
  if (named != all.end()) return named->value;
  return all.front().name.empty() ? all.front().value : ""sv;
}

void AsciidocBlock::read(std::string_view line) {
  if (line.size() < 2 || line.starts_with("[[")) return;
  const auto mark_option = [this](std::string_view option) {
    if (option == "header") has_head = true;
    if (option == "noheader") has_no_head = true;
  };
  bool is_first = true;
  for (const auto& [name, value] : asciidoc_attributes(line.substr(1, line.size() - 2))) {
    if (name.empty() && is_first) {
      const std::size_t end = std::min(value.find_first_of("#.%"), value.size());
      if (end > 0) style = value.substr(0, end);
      for (std::size_t at = value.find('%', end); at != none; at = value.find('%', at + 1)) {
        const std::size_t stop = std::min(value.find_first_of("#.%", at + 1), value.size());
        mark_option(value.substr(at + 1, stop - at - 1));
      }
    } else if (name == "options" || name == "opts") {
      for (const auto& option : asciidoc_attributes(value)) mark_option(option.value);
    } else if (name == "cols") {
      columns = value;
    } else if (name == "separator") {
      separator = value;
    } else if (name == "format") {
      format = value;
    } else if (name == "style") {
      style = value;
    }
    is_first = false;
  }
}

bool is_asciidoc_code_style(std::string_view style) {
  return std::binary_search(code_styles.begin(), code_styles.end(), style);
}

std::string asciidoc_column_styles(std::string_view columns) {
  std::string styles;
  const char mark = columns.find(',') == none && columns.find(';') != none ? ';' : ',';
  for (std::size_t at = 0; at < columns.size() && styles.size() < most_columns;) {
    const std::size_t end = std::min(columns.find(mark, at), columns.size());
    const std::string_view column = trimmed(columns.substr(at, end - at));
    const bool has_style = !column.empty() && is_ascii_lower(column.back());
    styles.append(times(column), has_style ? column.back() : 'd');
    at = end + 1;
  }
  return styles;
}

const std::string_view* asciidoc_character(std::string_view name) { return find(characters, name); }

AsciidocRole asciidoc_role(std::string_view name) {
  const AsciidocRole* const known = find(roles, name);
  return known ? *known : AsciidocRole::unknown;
}

}  // namespace galley
