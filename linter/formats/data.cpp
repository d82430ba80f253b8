// Data files, of which the comments are read; which of their values are prose
// is for a view to say.
//
// The libraries that read YAML and TOML tell where each value stands, so a "#"
// inside one begins no comment. A file that they can't read has none: whoever
// reads its values says what is wrong with it. JSON has none either.
#include <algorithm>
#include <vector>

#include <yaml.h>

#include "linter/document/builder.h"
#include "linter/formats/format.h"
#include "linter/formats/hash_comments.h"
#include "linter/formats/toml_places.h"
#include "linter/text/character_offsets.h"

namespace galley {
namespace {

class YamlScanner {
 public:
  explicit YamlScanner(std::string_view text) : text_(text), offset_(text) {
    is_open_ = yaml_parser_initialize(&parser_) != 0;
    if (!is_open_) return;
    yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(text.data()), text.size());
    yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
  }
  ~YamlScanner() {
    if (is_open_) yaml_parser_delete(&parser_);
  }
  YamlScanner(const YamlScanner&) = delete;
  YamlScanner& operator=(const YamlScanner&) = delete;

  // False if it is no YAML.
  bool scalars(std::vector<Span>& found) {
    for (bool goes_on = is_open_; goes_on;) {
      yaml_token_t token;
      if (!yaml_parser_scan(&parser_, &token)) return false;
      if (token.type == YAML_SCALAR_TOKEN) {
        // Behind a block's sign a comment may stand, and the block's own lines end with it.
        const bool is_block =
            token.data.scalar.style == YAML_LITERAL_SCALAR_STYLE || token.data.scalar.style == YAML_FOLDED_SCALAR_STYLE;
        const Offset begin = offset(token.start_mark.index);
        const Offset end = offset(token.end_mark.index);
        const auto first_line = static_cast<Offset>(std::min(text_.find('\n', begin), text_.size()));
        found.push_back({is_block ? std::min(first_line, end) : begin, end});
      }
      goes_on = token.type != YAML_STREAM_END_TOKEN;
      yaml_token_delete(&token);
    }
    return is_open_;
  }

 private:
  // libyaml counts characters.
  Offset offset(std::size_t character) const { return static_cast<Offset>(offset_(character)); }

  std::string_view text_;
  CharacterOffsets offset_;
  yaml_parser_t parser_{};
  bool is_open_ = false;
};

class TomlTexts {
 public:
  explicit TomlTexts(std::string_view text) : text_(text), places_(text) {}

  // False if it is no TOML.
  bool find(std::vector<Span>& found) {
    if (find_unreadable_toml(text_) != text_.npos) return false;
    try {
      walk(toml::parse(text_), found);
    } catch (const toml::parse_error&) {
      return false;
    }
    std::sort(found.begin(), found.end());
    return true;
  }

 private:
  void add(const toml::source_region& region, std::vector<Span>& found) const {
    const auto begin = static_cast<Offset>(places_.offset(region.begin));
    found.push_back({begin, std::max(begin, static_cast<Offset>(places_.offset(region.end)))});
  }

  void walk(const toml::node& node, std::vector<Span>& found) const {
    if (node.is_string()) add(node.source(), found);
    if (const toml::array* const list = node.as_array()) {
      for (const toml::node& item : *list) walk(item, found);
    }
    if (const toml::table* const table = node.as_table()) {
      for (const auto& [key, value] : *table) {
        add(key.source(), found);
        walk(value, found);
      }
    }
  }

  std::string_view text_;
  TomlPlaces places_;
};

Document parse_data(std::shared_ptr<const SourceFile> source) {
  const std::string_view bytes = source->bytes();
  const std::string_view path = source->path();
  std::vector<Span> values;
  const bool is_read = !path.ends_with(".json") &&
                       (path.ends_with(".toml") ? TomlTexts{bytes}.find(values) : YamlScanner{bytes}.scalars(values));
  if (!is_read) return Builder{std::move(source)}.build();
  return read_hash_comments(std::move(source), values);
}

constexpr Format format{.name = "data", .extensions = {}, .parse = parse_data, .only_styles = true};

}  // namespace

const Format& data_format() { return format; }

}  // namespace galley
