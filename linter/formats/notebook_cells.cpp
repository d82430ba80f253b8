// simdjson reads the JSON: it tells where each string stands, and passes over
// pictures and tables of outputs, which are most of a notebook. A string's bytes
// are told apart here, as no library says which escape gives which character.
// Where it can't be read, the other library says at which byte. Linear.
#include "linter/formats/notebook_cells.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wshadow"
#include <simdjson.h>
#pragma GCC diagnostic pop

#include "linter/text/utf8.h"

namespace galley {
namespace {

using namespace std::literals;
namespace json = simdjson::ondemand;

struct Language {
  std::string_view name;       // of a kernel, or of a cell's magic
  std::string_view extension;  // "" where its comments aren't known
};

constexpr std::array languages = {
    Language{"python", "py"},     Language{"python2", "py"},
    Language{"python3", "py"},    Language{"ipython", "py"},
    Language{"r", "r"},           Language{"julia", "jl"},
    Language{"js", "js"},         Language{"javascript", "js"},
    Language{"typescript", "ts"}, Language{"rust", "rs"},
    Language{"go", "go"},         Language{"c", "c"},
    Language{"c++", "cpp"},       Language{"c++11", "cpp"},
    Language{"c++14", "cpp"},     Language{"c++17", "cpp"},
    Language{"cpp", "cpp"},       Language{"java", "java"},
    Language{"kotlin", "kt"},     Language{"ruby", "rb"},
    Language{"lua", "lua"},       Language{"php", "php"},
    Language{"swift", "swift"},   Language{"haskell", "hs"},
    Language{"elixir", "ex"},     Language{"clojure", "clj"},
    Language{"perl", "pl"},       Language{"csharp", "cs"},
    Language{"c#", "cs"},         Language{".net (c#)", "cs"},
    Language{"scala", "scala"},   Language{"powershell", "ps1"},
    Language{"html", ""},         Language{"latex", ""},
    Language{"svg", ""},          Language{"sql", ""},
};

const Language* language_of(std::string_view name) {
  std::string lower;
  for (const char byte : name.substr(0, 16)) lower += to_ascii_lower(byte);
  const auto found =
      std::find_if(languages.begin(), languages.end(), [&](const Language& each) { return each.name == lower; });
  return found == languages.end() || name.size() > 16 ? nullptr : &*found;
}

// What four digits behind "\u" say; nothing if they are none.
std::optional<unsigned> four_digits(std::string_view written) {
  if (written.size() < 6 || written[0] != '\\' || written[1] != 'u') return std::nullopt;
  unsigned value = 0;
  for (const char digit : written.substr(2, 4)) {
    const char lower = to_ascii_lower(digit);
    const bool is_digit = is_ascii_digit(digit) || (lower >= 'a' && lower <= 'f');
    if (!is_digit) return std::nullopt;
    value = value * 16 + static_cast<unsigned>(is_ascii_digit(digit) ? digit - '0' : lower - 'a' + 10);
  }
  return value;
}

// Adds to `text` what the escape at the beginning of `written` means, and gives its size.
std::size_t read_escape(std::string_view written, std::string& text) {
  static constexpr std::string_view letters = "bfnrt";
  static constexpr std::string_view meant = "\b\f\n\r\t";
  if (written.size() < 2) {
    text += written;
    return written.size();
  }
  if (const auto first = four_digits(written)) {
    const bool is_high = *first >= 0xD800 && *first < 0xDC00;
    const auto second = is_high ? four_digits(written.substr(6)) : std::nullopt;
    if (second && *second >= 0xDC00 && *second < 0xE000) {
      append_utf8(text, 0x10000 + ((*first - 0xD800) << 10) + (*second - 0xDC00));
      return 12;
    }
    append_utf8(text, *first);  // half of a character is no character
    return 6;
  }
  const std::size_t letter = letters.find(written[1]);
  text += letter == letters.npos ? written[1] : meant[letter];
  return 2;
}

class NotebookReader {
 public:
  NotebookReader(std::string_view bytes, Offset mark_size) : bytes_(bytes), mark_size_(mark_size) {}

  Notebook read() {
    made_.cells.clear();
    std::string copy{bytes_.substr(mark_size_)};
    for (auto wrong = find_invalid_utf8(copy); wrong; wrong = find_invalid_utf8(copy, wrong->end))
      std::fill(copy.begin() + wrong->begin, copy.begin() + wrong->end, '?');
    const simdjson::padded_string padded{copy};
    begin_ = padded.data();
    json::parser parser;
    try {
      json::document document = parser.iterate(padded);
      read_document(document);
    } catch (const simdjson::simdjson_error&) {
      made_.cells.clear();
      find_fault(copy);
    }
    if (!made_.fault.empty()) return std::move(made_);
    for (NotebookCell& cell : made_.cells) settle(cell);
    return std::move(made_);
  }

 private:
  // What simdjson can't read is most often no JSON for the other one, either.
  void find_fault(std::string_view copy) {
    made_.fault = "this is no notebook: its JSON can’t be read";
    made_.fault_at = mark_size_;
    try {
      [[maybe_unused]] const nlohmann::json read = nlohmann::json::parse(copy);
    } catch (const nlohmann::json::parse_error& wrong) {
      const std::size_t at = wrong.byte > 0 ? wrong.byte - 1 : 0;
      made_.fault_at = static_cast<Offset>(std::min(mark_size_ + at, bytes_.size()));
      made_.fault = "this is no notebook: it is no JSON from here on";
    }
  }

  void read_document(json::document& document) {
    if (document.type() != json::json_type::object) {
      made_.fault = "this is no notebook: it is no object of JSON";
      made_.fault_at = mark_size_;
      return;
    }
    bool has_cells = false;
    for (json::field field : document.get_object()) {
      const std::string_view key = field.unescaped_key();
      if (key == "cells" && is_array(field.value())) {
        made_.cells.clear();
        read_cells(field.value());
        has_cells = true;
      } else if (key == "worksheets" && is_array(field.value()) && !has_cells) {
        read_worksheets(field.value());
        has_cells = true;
      } else if (key == "metadata" && is_object(field.value())) {
        read_metadata(field.value());
      }
    }
    if (has_cells) return;
    made_.fault = "this is no notebook: it has no “cells”";
    made_.fault_at = mark_size_;
  }

  static bool is_array(json::value value) { return value.type() == json::json_type::array; }
  static bool is_object(json::value value) { return value.type() == json::json_type::object; }
  static std::string text_of(json::value value) {
    return value.type() == json::json_type::string ? std::string{std::string_view{value.get_string()}} : std::string{};
  }

  void read_metadata(json::value metadata) {
    for (json::field field : metadata.get_object()) {
      const std::string_view key = field.unescaped_key();
      if (key == "kernelspec" && is_object(field.value()))
        kernel_ = text_under("language", field.value());
      else if (key == "language_info" && is_object(field.value()))
        language_ = text_under("name", field.value());
      else if (key == "language")
        old_language_ = text_of(field.value());
    }
  }

  static std::string text_under(std::string_view wanted, json::value map) {
    std::string found;
    for (json::field field : map.get_object()) {
      if (std::string_view{field.unescaped_key()} == wanted) found = text_of(field.value());
    }
    return found;
  }

  void read_worksheets(json::value sheets) {
    for (json::value sheet : sheets.get_array()) {
      if (!is_object(sheet)) continue;
      for (json::field field : sheet.get_object()) {
        if (std::string_view{field.unescaped_key()} == "cells" && is_array(field.value())) read_cells(field.value());
      }
    }
  }

  void read_cells(json::value cells) {
    for (json::value cell : cells.get_array()) {
      if (is_object(cell)) read_cell(cell);
    }
  }

  void read_cell(json::value cell) {
    std::string type;
    std::string level = "1";
    std::string language;
    std::string own_language;
    std::vector<Span> source;
    std::vector<Span> input;
    for (json::field field : cell.get_object()) {
      const std::string_view key = field.unescaped_key();
      if (key == "cell_type") {
        type = text_of(field.value());
      } else if (key == "source") {
        source = strings_of(field.value());
      } else if (key == "input") {
        input = strings_of(field.value());
      } else if (key == "language") {
        language = text_of(field.value());
      } else if (key == "level") {
        level = std::string{field.value().raw_json_token()};
      } else if (key == "metadata" && is_object(field.value())) {
        own_language = language_of_cell(field.value());
      }
    }
    NotebookCell made{.language = language.empty() ? own_language : language, .text = {}, .strings = {}};
    made.kind = type == "code" ? CellKind::code : type == "raw" ? CellKind::raw : CellKind::markdown;
    made.strings = made.kind == CellKind::code && source.empty() ? std::move(input) : std::move(source);
    const bool is_heading = type == "heading";
    if (made.strings.empty() || (made.kind == CellKind::markdown && !is_heading && type != "markdown")) return;
    if (is_heading) prefix_heading(made, level);
    for (const Span string : made.strings) join(made.text, string);
    made_.cells.push_back(std::move(made));
  }

  // What an editor says of a cell.
  static std::string language_of_cell(json::value metadata) {
    std::string found;
    for (json::field field : metadata.get_object()) {
      if (std::string_view{field.unescaped_key()} == "vscode" && is_object(field.value()))
        found = text_under("languageId", field.value());
    }
    return found;
  }

  // Without the quotation marks.
  std::vector<Span> strings_of(json::value value) {
    std::vector<Span> found;
    if (value.type() == json::json_type::string) {
      found.push_back(place_of(value));
    } else if (is_array(value)) {
      for (json::value item : value.get_array()) {
        if (item.type() == json::json_type::string) found.push_back(place_of(item));
      }
    }
    return found;
  }

  Span place_of(json::value string) const {
    const std::string_view token = string.raw_json_token();
    const auto begin = static_cast<Offset>(token.data() - begin_) + mark_size_;
    const auto end = begin + static_cast<Offset>(std::min(token.rfind('"'), token.size()));
    return {std::min(begin + 1, end), end};
  }

  // In the layout before the present one a heading's level isn't in its text.
  static void prefix_heading(NotebookCell& cell, std::string_view level) {
    const char digit = level.empty() ? '1' : level[0];
    const Offset at = cell.strings.front().begin;
    cell.text = PlacedText{Span{at, at}};
    const auto count = static_cast<std::size_t>(digit >= '1' && digit <= '6' ? digit - '0' : 1);
    cell.text.add(std::string(count, '#') + ' ', {at, at}, false);
  }

  void join(PlacedText& text, Span string) const {
    for (Offset at = string.begin; at < string.end;) {
      const auto escape = static_cast<Offset>(std::min<std::size_t>(bytes_.find('\\', at), string.end));
      if (escape > at) add_bytes(text, {at, escape});
      at = escape;
      if (at == string.end) return;
      std::string meant;
      const auto size = static_cast<Offset>(read_escape(bytes_.substr(at, string.end - at), meant));
      text.add(meant, {at, at + size}, false);
      at += size;
    }
  }

  void add_bytes(PlacedText& text, Span span) const { text.add(bytes_.substr(span.begin, span.size()), span, true); }

  // The language of a code cell; a magic in its first line may name another.
  void settle(NotebookCell& cell) const {
    if (cell.kind != CellKind::code) return;
    const Language* known = language_of(cell.language);
    if (!known) known = language_of(!kernel_.empty() ? kernel_ : !language_.empty() ? language_ : old_language_);
    const std::string_view text = cell.text.text();
    if (text.starts_with("%%")) {
      const std::string_view magic = text.substr(2, std::min(text.find_first_of(" \t\r\n"), text.size()) - 2);
      if (magic == "markdown" || magic == "md") return make_markdown(cell);
      if (const Language* const other = language_of(magic)) known = other;
    }
    cell.language = known ? known->extension : "";
  }

  // The line of the magic is none of the text.
  static void make_markdown(NotebookCell& cell) {
    const PlacedText whole = std::move(cell.text);
    const std::string_view text = whole.text();
    const std::size_t begin = std::min(text.find('\n'), text.size());
    cell.kind = CellKind::markdown;
    const Offset at = whole.source_of(begin, begin).begin;
    cell.text = PlacedText{Span{at, at}};
    for (std::size_t number = whole.piece_at(begin); number < whole.pieces().size(); ++number) {
      const PlacedText::Piece& piece = whole.pieces()[number];
      cell.text.add(text.substr(piece.begin, piece.end - piece.begin), piece.source, piece.exact);
    }
  }

  std::string_view bytes_;
  Offset mark_size_;
  const char* begin_ = nullptr;  // of what simdjson reads
  Notebook made_;
  std::string kernel_;
  std::string language_;
  std::string old_language_;
};

}  // namespace

Notebook read_notebook(std::string_view bytes, Offset mark_size) { return NotebookReader{bytes, mark_size}.read(); }

}  // namespace galley
