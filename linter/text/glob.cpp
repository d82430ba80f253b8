// A pattern is compiled to a list of items: a letter, a class, a star. Most
// patterns are a name or `*.end`, and most paths are refused by the letters
// before the first wildcard or after the last, so those are compared first.
// For the rest all readings of the pattern are followed at once, as a set of
// places in the list; so the cost is at most items times letters, where
// backtracking could be exponential in the number of stars.
#include "linter/text/glob.h"

#include <algorithm>
#include <array>

#include "linter/text/error.h"
#include "linter/text/utf8.h"

namespace galley {
namespace {

using Kind = Glob::Kind;
using Item = Glob::Item;
using Alternative = Glob::Alternative;

constexpr std::size_t longest_pattern = 4096;
constexpr std::size_t most_alternatives = 1000;

// The end of the class that begins at `at`, behind its bracket; npos if none.
std::size_t class_end(std::string_view pattern, std::size_t at) {
  std::size_t close = at + 1;
  if (close < pattern.size() && (pattern[close] == '!' || pattern[close] == '^')) ++close;
  if (close < pattern.size() && pattern[close] == ']') ++close;
  for (; close < pattern.size(); ++close) {
    if (pattern[close] == ']') return close + 1;
    if (pattern[close] == '\\') ++close;
    if (pattern.substr(close, 2) == "[:") {
      const std::size_t named = pattern.find(":]", close + 2);
      if (named != std::string_view::npos) close = named + 1;
    }
  }
  return std::string_view::npos;
}

// Where the thing at `at` ends: an escape, a class, or a byte.
std::size_t step_over(std::string_view pattern, std::size_t at) {
  if (pattern[at] == '\\') return std::min(at + 2, pattern.size());
  if (pattern[at] == '[') {
    const std::size_t end = class_end(pattern, at);
    if (end != std::string_view::npos) return end;
  }
  return at + 1;
}

// The first pair of braces that holds a comma, as the places of the brace,
// the commas and the closing brace; empty if there is none.
std::vector<std::size_t> find_braces(std::string_view pattern) {
  std::vector<std::vector<std::size_t>> open;
  std::vector<std::size_t> found;
  for (std::size_t at = 0; at < pattern.size(); at = step_over(pattern, at)) {
    if (pattern[at] == '{') open.push_back({at});
    if (pattern[at] == ',' && !open.empty()) open.back().push_back(at);
    if (pattern[at] != '}' || open.empty()) continue;
    open.back().push_back(at);
    if (open.back().size() > 2 && (found.empty() || open.back().front() < found.front())) found = open.back();
    open.pop_back();
  }
  return found;
}

std::vector<std::string> expand_braces(std::string_view pattern) {
  std::vector<std::string> waiting{std::string{pattern}};
  std::vector<std::string> done;
  while (!waiting.empty()) {
    const std::string one = std::move(waiting.back());
    waiting.pop_back();
    const auto marks = find_braces(one);
    if (marks.empty()) done.push_back(one);
    for (std::size_t mark = 1; mark < marks.size(); ++mark) {
      const std::size_t begin = marks[mark - 1] + 1;
      waiting.push_back(one.substr(0, marks.front()) + one.substr(begin, marks[mark] - begin) +
                        one.substr(marks.back() + 1));
    }
    if (done.size() + waiting.size() > most_alternatives) {
      throw Error("the braces stand for more than a thousand patterns");
    }
  }
  return done;
}

struct NamedClass {
  std::string_view name;
  std::array<std::pair<char32_t, char32_t>, 3> ranges;
};
constexpr std::pair<char32_t, char32_t> nothing{1, 0};
constexpr std::array named_classes = {
    NamedClass{"alpha", {{{'a', 'z'}, {'A', 'Z'}, nothing}}},
    NamedClass{"digit", {{{'0', '9'}, nothing, nothing}}},
    NamedClass{"alnum", {{{'a', 'z'}, {'A', 'Z'}, {'0', '9'}}}},
    NamedClass{"lower", {{{'a', 'z'}, nothing, nothing}}},
    NamedClass{"upper", {{{'A', 'Z'}, nothing, nothing}}},
    NamedClass{"space", {{{' ', ' '}, {'\t', '\r'}, nothing}}},
    NamedClass{"punct", {{{'!', '/'}, {':', '@'}, {'[', '`'}}}},
    NamedClass{"xdigit", {{{'0', '9'}, {'a', 'f'}, {'A', 'F'}}}},
};

// A letter of a pattern, after the `\` that may stand before it.
char32_t take_letter(std::string_view pattern, std::size_t& at) {
  if (pattern[at] == '\\' && at + 1 < pattern.size()) ++at;
  const Decoded decoded = decode(pattern, at);
  const char32_t letter = decoded.valid ? decoded.code_point : static_cast<unsigned char>(pattern[at]) + 0x110000u;
  at += decoded.size;
  return letter;
}

// `written` is what stands between the brackets.
Item compile_class(std::string_view written) {
  Item item{.kind = Kind::one_of};
  if (written.starts_with('!') || written.starts_with('^')) {
    item.kind = Kind::none_of;
    written.remove_prefix(1);
  }
  for (std::size_t at = 0; at < written.size();) {
    const std::size_t named_end = written.substr(at, 2) == "[:" ? written.find(":]", at) : std::string_view::npos;
    if (named_end != std::string_view::npos) {
      const std::string_view name = written.substr(at + 2, named_end - at - 2);
      for (const NamedClass& known : named_classes) {
        if (known.name == name) item.ranges.insert(item.ranges.end(), known.ranges.begin(), known.ranges.end());
      }
      at = named_end + 2;
      continue;
    }
    const char32_t first = take_letter(written, at);
    char32_t last = first;
    if (at + 1 < written.size() && written[at] == '-') last = take_letter(written, ++at);
    item.ranges.emplace_back(first, last);
  }
  return item;
}

// A star, or `**` where it is a whole name.
Item compile_stars(std::string_view pattern, std::size_t& at) {
  const std::size_t begin = at;
  while (at < pattern.size() && pattern[at] == '*') ++at;
  const bool whole = at - begin == 2 && (begin == 0 || pattern[begin - 1] == '/');
  if (whole && at == pattern.size()) return {.kind = Kind::rest};
  if (whole && pattern[at] == '/') {
    ++at;
    return {.kind = Kind::folders};
  }
  return {.kind = Kind::star};
}

void find_literal_ends(Alternative& pattern) {
  const auto is_literal = [](const Item& item) { return item.kind == Kind::literal && item.letter < 0x110000; };
  const auto first = std::find_if_not(pattern.items.begin(), pattern.items.end(), is_literal);
  for (auto item = pattern.items.begin(); item != first; ++item) append_utf8(pattern.beginning, item->letter);
  pattern.is_literal = first == pattern.items.end();
  if (pattern.is_literal) return;
  auto last = pattern.items.end();
  while (is_literal(*(last - 1))) --last;
  for (; last != pattern.items.end(); ++last) append_utf8(pattern.end, last->letter);
}

Alternative compile(std::string_view pattern) {
  Alternative compiled;
  while (pattern.starts_with("./")) pattern.remove_prefix(1);
  const bool anchored = pattern.starts_with('/');
  while (pattern.starts_with('/')) pattern.remove_prefix(1);
  while (pattern.ends_with('/')) {
    compiled.folders_only = true;
    pattern.remove_suffix(1);
  }
  for (std::size_t at = 0; at < pattern.size();) {
    const std::size_t end = pattern[at] == '[' ? class_end(pattern, at) : std::string_view::npos;
    if (pattern[at] == '*') {
      compiled.items.push_back(compile_stars(pattern, at));
    } else if (pattern[at] == '?') {
      compiled.items.push_back({.kind = Kind::any});
      ++at;
    } else if (end != std::string_view::npos) {
      compiled.items.push_back(compile_class(pattern.substr(at + 1, end - at - 2)));
      at = end;
    } else {
      compiled.items.push_back({.letter = take_letter(pattern, at)});
    }
  }
  const bool has_slash = pattern.find('/') != std::string_view::npos;
  compiled.any_depth = !anchored && !has_slash;
  find_literal_ends(compiled);
  return compiled;
}

bool in_ranges(const Item& item, char32_t letter) {
  return std::any_of(item.ranges.begin(), item.ranges.end(),
                     [letter](const auto& range) { return range.first <= letter && letter <= range.second; });
}

// The places in a pattern which its readings have come to.
class Readings {
 public:
  explicit Readings(const std::vector<Item>& items) : items_(items), now_(items.size() + 1), next_(items.size() + 1) {
    add(now_, 0);
  }

  // False once no reading is left.
  bool read(char32_t letter) {
    std::fill(next_.begin(), next_.end(), 0);
    for (std::size_t at = 0; at < items_.size(); ++at) {
      if (now_[at]) advance(at, letter);
    }
    now_.swap(next_);
    return std::find(now_.begin(), now_.end(), 1) != now_.end();
  }

  bool at_end() const { return now_.back() != 0; }

 private:
  using Places = std::vector<unsigned char>;

  // A star and `**/` may stand for nothing.
  void add(Places& places, std::size_t at) const {
    places[at] = 1;
    while (at < items_.size() && (items_[at].kind == Kind::star || items_[at].kind == Kind::folders)) places[++at] = 1;
  }

  void advance(std::size_t at, char32_t letter) {
    const Item& item = items_[at];
    const bool slash = letter == U'/';
    switch (item.kind) {
      case Kind::literal:
        if (letter == item.letter) add(next_, at + 1);
        break;
      case Kind::any:
        if (!slash) add(next_, at + 1);
        break;
      case Kind::one_of:
        if (!slash && in_ranges(item, letter)) add(next_, at + 1);
        break;
      case Kind::none_of:
        if (!slash && !in_ranges(item, letter)) add(next_, at + 1);
        break;
      case Kind::star:
        if (!slash) add(next_, at);
        break;
      case Kind::folders:
        next_[at] = 1;
        if (slash) add(next_, at + 1);
        break;
      case Kind::rest:
        next_[at] = 1;
        add(next_, at + 1);
        break;
    }
  }

  const std::vector<Item>& items_;
  Places now_;
  Places next_;
};

bool matches_items(const std::vector<Item>& items, std::string_view text) {
  Readings readings{items};
  for (std::size_t at = 0; at < text.size();) {
    const Decoded decoded = decode(text, at);
    const char32_t letter = decoded.valid ? decoded.code_point : static_cast<unsigned char>(text[at]) + 0x110000u;
    if (!readings.read(letter)) return false;
    at += decoded.size;
  }
  return readings.at_end();
}

bool matches_one(const Alternative& pattern, std::string_view path, bool is_folder) {
  if (pattern.items.empty() || (pattern.folders_only && !is_folder)) return false;
  if (pattern.any_depth) path.remove_prefix(path.rfind('/') + 1);  // npos + 1 is 0
  if (pattern.is_literal) return path == pattern.beginning;
  if (path.size() < pattern.beginning.size() || !path.starts_with(pattern.beginning) || !path.ends_with(pattern.end)) {
    return false;
  }
  return matches_items(pattern.items, path);
}

}  // namespace

Glob::Glob(std::string_view pattern, Braces braces) {
  if (pattern.size() > longest_pattern) throw Error("the pattern is longer than 4096 bytes");
  if (braces == Braces::plain) {
    alternatives_.push_back(compile(pattern));
    return;
  }
  for (const std::string& one : expand_braces(pattern)) alternatives_.push_back(compile(one));
}

bool Glob::matches(std::string_view path, bool is_folder) const {
  return std::any_of(alternatives_.begin(), alternatives_.end(),
                     [&](const Alternative& one) { return matches_one(one, path, is_folder); });
}

bool Glob::matches_within(std::string_view path) const {
  if (matches(path, false)) return true;
  for (std::size_t slash = path.find('/'); slash != std::string_view::npos; slash = path.find('/', slash + 1)) {
    if (matches(path.substr(0, slash), true)) return true;
  }
  return false;
}

}  // namespace galley
