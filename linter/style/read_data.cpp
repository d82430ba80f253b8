#include <algorithm>
#include <cstdint>
#include <iterator>
#include <nlohmann/json.hpp>
#include <unordered_set>

#include "linter/formats/toml_places.h"
#include "linter/style/data_text.h"
#include "linter/text/error.h"
#include "linter/text/utf8.h"

namespace galley {
namespace {

using Path = std::shared_ptr<const std::string>;

constexpr std::size_t deepest = 64;
constexpr std::size_t most_bytes = std::size_t{16} << 20;

Error wrong_at(const std::string& path, std::size_t line, std::size_t column, const std::string& what) {
  return Error(path + ':' + std::to_string(line) + ':' + std::to_string(column) + ": " + what);
}

Error wrong_at(const std::string& path, std::string_view text, std::size_t at, const std::string& what) {
  const std::string_view before = text.substr(0, at);
  const auto line = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')) + 1;
  const std::size_t begin = before.rfind('\n') + 1;  // 0 where there is none
  return wrong_at(path, line, at - begin + 1, what);
}

// Says how far the parser has come.
class CountingBytes {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  CountingBytes(const char* at, const char** reached) : at_(at), reached_(reached) {}
  reference operator*() const { return *at_; }
  CountingBytes& operator++() {
    *reached_ = ++at_;
    return *this;
  }
  CountingBytes operator++(int) {
    CountingBytes before = *this;
    ++*this;
    return before;
  }
  bool operator==(const CountingBytes& other) const { return at_ == other.at_; }

 private:
  const char* at_;
  const char** reached_;
};

// The parser says what comes once it has read the last byte of it. Between two
// texts nothing holds a quotation mark, so a text begins with the first one.
class JsonReader : public nlohmann::json_sax<nlohmann::json> {
 public:
  JsonReader(std::string_view text, const std::string& path)
      : text_(text), path_(std::make_shared<const std::string>(path)), reached_(text.data()) {}

  YamlNode read() {
    const char* const end = text_.data() + text_.size();
    const bool is_read =
        nlohmann::json::sax_parse(CountingBytes{text_.data(), &reached_}, CountingBytes{end, &reached_}, this);
    if (!is_read) throw wrong_at(*path_, text_, std::min(wrong_, text_.size()), what_);
    return std::move(root_);
  }

  bool null() override { return plain("null"); }
  bool boolean(bool value) override { return plain(value ? "true" : "false"); }
  bool number_integer(number_integer_t value) override { return plain(std::to_string(value)); }
  bool number_unsigned(number_unsigned_t value) override { return plain(std::to_string(value)); }
  bool number_float(number_float_t, const string_t& written) override { return plain(written); }
  bool binary(binary_t&) override { return false; }
  bool string(string_t& value) override { return add(quoted(value)) != nullptr; }
  bool key(string_t& value) override {
    keys_.push_back(quoted(value));
    return true;
  }
  bool start_object(std::size_t) override { return open(YamlNode::Kind::map); }
  bool start_array(std::size_t) override { return open(YamlNode::Kind::list); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool parse_error(std::size_t position, const std::string&, const nlohmann::json::exception&) override {
    wrong_ = position > 0 ? position - 1 : 0;
    what_ = "this is no JSON";
    return false;
  }

 private:
  std::size_t here() const { return static_cast<std::size_t>(reached_ - text_.data()); }

  YamlNode quoted(std::string& value) {
    const std::size_t begin = std::min(text_.find('"', behind_), text_.size());
    behind_ = here();
    return {.plain = false, .scalar = std::move(value), .path = path_, .begin = begin, .end = behind_};
  }

  bool plain(std::string value) {
    behind_ = here();
    return add({.scalar = std::move(value), .path = path_, .begin = behind_, .end = behind_}) != nullptr;
  }

  YamlNode* add(YamlNode value) {
    if (open_.empty()) return &(root_ = std::move(value));
    YamlNode& into = *open_.back();
    if (into.kind == YamlNode::Kind::list) return &into.items.emplace_back(std::move(value));
    YamlNode key = std::move(keys_.back());
    keys_.pop_back();
    return &into.entries.emplace_back(std::move(key), std::move(value)).second;
  }

  bool open(YamlNode::Kind kind) {
    if (open_.size() == deepest) {
      wrong_ = here();
      what_ = "this is nested more than 64 deep";
      return false;
    }
    behind_ = here();
    open_.push_back(add({.kind = kind, .path = path_, .begin = behind_, .end = behind_}));
    return true;
  }

  bool close() {
    behind_ = here();
    keep_last_of_each_key(open_.back()->entries);
    open_.pop_back();
    return true;
  }

  // Of what stands under one key, the last holds.
  static void keep_last_of_each_key(std::vector<std::pair<YamlNode, YamlNode>>& entries) {
    std::unordered_set<std::string_view> known;
    auto kept = entries.rbegin();
    for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
      if (known.contains(entry->first.scalar)) continue;
      if (kept != entry) *kept = std::move(*entry);
      known.insert(kept->first.scalar);
      ++kept;
    }
    entries.erase(entries.begin(), kept.base());
  }

  std::string_view text_;
  Path path_;
  const char* reached_;
  std::size_t behind_ = 0;  // what was read last
  YamlNode root_;
  std::vector<YamlNode*> open_;  // each stands last in the one before, so that it stays where it is
  std::vector<YamlNode> keys_;
  std::size_t wrong_ = 0;
  std::string what_;
};

class TomlReader {
 public:
  TomlReader(std::string_view text, const std::string& path)
      : text_(text), path_(std::make_shared<const std::string>(path)), places_(text) {}

  YamlNode read() {
    const std::size_t unreadable = find_unreadable_toml(text_);
    if (unreadable != text_.npos) {
      const bool is_key = text_[unreadable] == '.';
      throw wrong_at(*path_, text_, unreadable, is_key ? "this key has too many parts" : "this is not UTF-8");
    }
    try {
      return node(toml::parse(text_, *path_), 0);
    } catch (const toml::parse_error& wrong) {
      const toml::source_position at = wrong.source().begin;
      throw wrong_at(*path_, std::max<std::size_t>(at.line, 1), std::max<std::size_t>(at.column, 1),
                     "this is no TOML: " + to_valid_utf8(wrong.description()));
    }
  }

 private:
  YamlNode node(const toml::node& value, std::size_t depth) const {
    const toml::source_region& region = value.source();
    if (depth > deepest) throw wrong_at(*path_, region.begin.line, region.begin.column, "this is nested too deep");
    YamlNode made{.path = path_, .begin = places_.offset(region.begin), .end = places_.offset(region.end)};
    if (const toml::table* const table = value.as_table()) {
      made.kind = YamlNode::Kind::map;
      for (const auto& [key, inner] : *table)
        made.entries.emplace_back(YamlNode{.scalar = std::string{key.str()}, .path = path_}, node(inner, depth + 1));
      std::sort(made.entries.begin(), made.entries.end(),
                [](const auto& a, const auto& b) { return a.second.begin < b.second.begin; });
    } else if (const toml::array* const list = value.as_array()) {
      made.kind = YamlNode::Kind::list;
      for (const toml::node& inner : *list) made.items.push_back(node(inner, depth + 1));
    } else if (const auto* const text = value.as_string()) {
      made.plain = false;
      made.scalar = text->get();
    } else if (value.is_boolean()) {
      made.scalar = value.value_or(false) ? "true" : "false";
    } else {
      made.scalar = text_.substr(made.begin, std::max(made.end, made.begin) - made.begin);  // a number, a date
    }
    return made;
  }

  std::string_view text_;
  Path path_;
  TomlPlaces places_;
};

}  // namespace

YamlNode read_data(std::string_view text, const std::string& path) {
  if (text.size() > most_bytes) throw wrong_at(path, 1, 1, "a data file may have at most 16 MB");
  if (path.ends_with(".toml")) return TomlReader{text, path}.read();
  return path.ends_with(".json") ? JsonReader{text, path}.read() : parse_yaml_data(text, path);
}

}  // namespace galley
