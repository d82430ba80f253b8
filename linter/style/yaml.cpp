#include "linter/style/yaml.h"

#include <algorithm>
#include <map>

#include <yaml.h>

#include "linter/text/bytes.h"
#include "linter/text/character_offsets.h"
#include "linter/text/hash.h"
#include "linter/text/kept_work.h"
#include "linter/text/utf8.h"

namespace galley {
namespace {

constexpr std::size_t deepest = 64;
constexpr std::size_t most_nodes = 300'000;
constexpr std::size_t most_bytes = 16 << 20;

std::string place(const std::string& path, std::size_t line, std::size_t column) {
  return path + ':' + std::to_string(line) + ':' + std::to_string(column) + ": ";
}

class Reader {
 public:
  Reader(std::string_view text, const std::string& path) : path_(std::make_shared<const std::string>(path)) {
    if (text.size() > most_bytes) throw Error(place(path, 1, 1) + "a YAML file may have at most 16 MB");
    if (!yaml_parser_initialize(&parser_)) throw Error(path + ": there is no memory to read it");
    yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(text.data()), text.size());
    yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
  }
  ~Reader() {
    clear_event();
    yaml_parser_delete(&parser_);
  }
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;

  YamlNode read() {
    YamlNode whole = read_first();
    if (event_.type == YAML_STREAM_END_EVENT) return whole;
    next();  // the document's end
    next();
    if (event_.type != YAML_STREAM_END_EVENT)
      throw error("a file holds one document; put the second into a file of its own");
    return whole;
  }

  // Without a look at what stands behind it.
  YamlNode read_first() {
    next();  // the stream begins
    next();
    if (event_.type == YAML_STREAM_END_EVENT) return YamlNode{.path = path_};
    next();  // behind the document's beginning
    return node(0);
  }

 private:
  void clear_event() {
    if (has_event_) yaml_event_delete(&event_);
    has_event_ = false;
  }

  void next() {
    clear_event();
    if (!yaml_parser_parse(&parser_, &event_)) {
      const std::string problem = parser_.problem ? parser_.problem : "it can't be read";
      const yaml_mark_t& mark = parser_.problem_mark;
      throw Error(place(*path_, mark.line + 1, mark.column + 1) + "this is no YAML: " + problem);
    }
    has_event_ = true;
  }

  Error error(std::string_view message) const {
    return Error(place(*path_, event_.start_mark.line + 1, event_.start_mark.column + 1) + std::string{message});
  }

  void count(std::size_t nodes) {
    made_ += nodes;
    if (made_ > most_nodes) throw error("this stands for more than 300,000 values; use fewer aliases");
  }

  YamlNode begin(YamlNode::Kind kind) {
    count(1);
    return {.kind = kind,
            .path = path_,
            .line = static_cast<std::uint32_t>(event_.start_mark.line + 1),
            .column = static_cast<std::uint32_t>(event_.start_mark.column + 1),
            .begin = event_.start_mark.index,
            .end = event_.end_mark.index};
  }

  // The value that begins with the present event.
  YamlNode node(std::size_t depth) {
    if (depth > deepest) throw error("this is nested more than 64 deep");
    switch (event_.type) {
      case YAML_ALIAS_EVENT:
        return alias();
      case YAML_SCALAR_EVENT:
        return scalar();
      case YAML_SEQUENCE_START_EVENT:
        return list(depth);
      case YAML_MAPPING_START_EVENT:
        return map(depth);
      default:
        throw error("a value is missing here");
    }
  }

  YamlNode alias() {
    const auto found = anchors_.find(reinterpret_cast<const char*>(event_.data.alias.anchor));
    if (found == anchors_.end()) throw error("nothing above has this anchor");
    count(found->second.size);
    return found->second.node;
  }

  YamlNode scalar() {
    YamlNode made = begin(YamlNode::Kind::scalar);
    made.scalar.assign(reinterpret_cast<const char*>(event_.data.scalar.value), event_.data.scalar.length);
    made.plain = event_.data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    keep(event_.data.scalar.anchor, made, 1);
    return made;
  }

  YamlNode list(std::size_t depth) {
    YamlNode made = begin(YamlNode::Kind::list);
    const std::size_t before = made_;
    const std::string anchor = name(event_.data.sequence_start.anchor);
    for (next(); event_.type != YAML_SEQUENCE_END_EVENT; next()) made.items.push_back(node(depth + 1));
    if (!anchor.empty()) anchors_[anchor] = {made, made_ - before + 1};
    return made;
  }

  YamlNode map(std::size_t depth) {
    YamlNode made = begin(YamlNode::Kind::map);
    const std::size_t before = made_;
    const std::string anchor = name(event_.data.mapping_start.anchor);
    std::map<std::string, std::uint32_t, std::less<>> lines;
    for (next(); event_.type != YAML_MAPPING_END_EVENT; next()) {
      if (event_.type != YAML_SCALAR_EVENT && event_.type != YAML_ALIAS_EVENT)
        throw error("a key is one word or phrase");
      YamlNode key = node(depth + 1);
      if (key.kind != YamlNode::Kind::scalar) throw error("a key is one word or phrase");
      const auto [first, is_new] = lines.emplace(key.scalar, key.line);
      if (!is_new) {
        throw key.error("the key “" + key.scalar + "” stands in line " + std::to_string(first->second) +
                        " already; keep one of them");
      }
      next();
      YamlNode value = node(depth + 1);
      made.entries.emplace_back(std::move(key), std::move(value));
    }
    if (!anchor.empty()) anchors_[anchor] = {made, made_ - before + 1};
    return made;
  }

  static std::string name(const yaml_char_t* anchor) { return anchor ? reinterpret_cast<const char*>(anchor) : ""; }

  void keep(const yaml_char_t* anchor, const YamlNode& made, std::size_t size) {
    if (anchor) anchors_[name(anchor)] = {made, size};
  }

  struct Anchored {
    YamlNode node;
    std::size_t size = 0;  // values in it
  };

  std::shared_ptr<const std::string> path_;
  yaml_parser_t parser_{};
  yaml_event_t event_{};
  bool has_event_ = false;
  std::size_t made_ = 0;
  std::map<std::string, Anchored> anchors_;
};

void put(ByteWriter& out, const YamlNode& node) {
  out.put(node.kind).put(std::uint8_t{node.plain}).put_text(node.scalar);
  out.put(node.line).put(node.column).put(std::uint64_t{node.begin}).put(std::uint64_t{node.end});
  if (node.kind == YamlNode::Kind::list) {
    out.put(static_cast<std::uint32_t>(node.items.size()));
    for (const YamlNode& item : node.items) put(out, item);
  }
  if (node.kind == YamlNode::Kind::map) {
    out.put(static_cast<std::uint32_t>(node.entries.size()));
    for (const auto& [key, value] : node.entries) {
      put(out, key);
      put(out, value);
    }
  }
}

YamlNode get_node(ByteReader& in, const std::shared_ptr<const std::string>& path) {
  YamlNode node{.kind = in.get<YamlNode::Kind>()};
  node.plain = in.get<std::uint8_t>() != 0;
  node.scalar = in.get_text();
  node.path = path;
  node.line = in.get<std::uint32_t>();
  node.column = in.get<std::uint32_t>();
  node.begin = in.get<std::uint64_t>();
  node.end = in.get<std::uint64_t>();
  if (node.kind == YamlNode::Kind::list) in.each([&] { node.items.push_back(get_node(in, path)); });
  if (node.kind == YamlNode::Kind::map) {
    in.each([&] {
      YamlNode key = get_node(in, path);
      node.entries.emplace_back(std::move(key), get_node(in, path));
    });
  }
  return node;
}

}  // namespace

namespace {

// A time with its zone behind a space is neither, and so is text.
bool is_number_or_date(std::string_view text) {
  if (text.find(" -") != text.npos || text.find(" +") != text.npos) return false;
  if (!is_ascii_digit(text[0]) && text[0] != '-' && text[0] != '+' && text[0] != '.') return false;
  return text.find_first_not_of("0123456789.,+-eE:TZ _xXabcdefABCDEF") == text.npos;
}

void to_bytes(YamlNode& node, const CharacterOffsets& offset) {
  node.begin = offset(node.begin);
  node.end = offset(node.end);
  for (YamlNode& item : node.items) to_bytes(item, offset);
  for (auto& [key, value] : node.entries) {
    to_bytes(key, offset);
    to_bytes(value, offset);
  }
}

// True if there is a scalar whose lines are folded; the sign of each in `text` is made a literal's.
bool unfold(const YamlNode& node, std::string_view source, std::string& text) {
  bool is_changed = false;
  if (node.kind == YamlNode::Kind::scalar && !node.plain) {
    const std::size_t sign = scalar_begin(source, node.begin);
    is_changed = sign < node.end && source[sign] == '>';
    if (is_changed) text[sign] = '|';
  }
  for (const YamlNode& item : node.items) is_changed |= unfold(item, source, text);
  for (const auto& [key, value] : node.entries) is_changed |= unfold(value, source, text);
  return is_changed;
}

}  // namespace

std::size_t scalar_begin(std::string_view text, std::size_t at) {
  while (at < text.size() && (text[at] == '&' || text[at] == '!')) {
    at = text.find_first_of(" \t\r\n", at);
    at = std::min(text.find_first_not_of(" \t\r\n", std::min(at, text.size())), text.size());
  }
  return at;
}

bool is_text(const YamlNode& value) {
  if (value.kind != YamlNode::Kind::scalar || value.scalar.empty()) return false;
  if (!value.plain) return true;
  for (const std::string_view word : {"true", "false", "True", "False", "TRUE", "FALSE", "NULL", ".nan", ".inf"}) {
    if (value.scalar == word) return false;
  }
  return !value.is_null() && !is_number_or_date(value.scalar);
}

YamlNode parse_yaml_data(std::string_view text, const std::string& path) {
  YamlNode whole = Reader{text, path}.read_first();
  const CharacterOffsets offset{text};
  to_bytes(whole, offset);
  std::string literal{text};
  if (unfold(whole, text, literal)) {
    whole = Reader{literal, path}.read_first();
    to_bytes(whole, offset);
  }
  return whole;
}

bool YamlNode::is_null() const {
  return kind == Kind::scalar && plain && (scalar.empty() || scalar == "~" || scalar == "null" || scalar == "Null");
}

const YamlNode* YamlNode::find(std::string_view key) const {
  const auto found =
      std::find_if(entries.begin(), entries.end(), [&](const auto& entry) { return entry.first.scalar == key; });
  return found == entries.end() ? nullptr : &found->second;
}

Error YamlNode::error(std::string_view message) const {
  return Error((path ? place(*path, line, column) : "") + std::string{message});
}

YamlNode parse_yaml(std::string_view text, const std::string& path) {
  const std::shared_ptr<KeptWork> kept = KeptWork::in_use();
  if (!kept) return Reader{text, path}.read();
  if (const auto known = kept->find(KeptWork::Kind::yaml, text)) {
    ByteReader in{*known};
    YamlNode whole = get_node(in, std::make_shared<const std::string>(path));
    if (in.is_whole() && in.at_end()) return whole;
  }
  YamlNode whole = Reader{text, path}.read();
  ByteWriter out;
  put(out, whole);
  kept->keep(KeptWork::Kind::yaml, text, out.take());
  return whole;
}

std::uint64_t yaml_version() { return hash(yaml_get_version_string()); }

bool operator==(const YamlNode& a, const YamlNode& b) {
  return a.kind == b.kind && a.scalar == b.scalar && a.items == b.items &&
         std::equal(
             a.entries.begin(), a.entries.end(), b.entries.begin(), b.entries.end(),
             [](const auto& one, const auto& other) { return one.first == other.first && one.second == other.second; });
}

}  // namespace galley
