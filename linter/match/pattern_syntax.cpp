#include "linter/match/pattern_syntax.h"

#include <charconv>

#include "linter/text/utf8.h"

namespace galley {
namespace {

using Kind = PatternNode::Kind;

constexpr unsigned deepest = 200;

struct Flags {
  bool folds = false;
  bool multiline = false;
  bool dot_all = false;
  bool extended = false;
};

struct Unsupported {};

class Parser {
 public:
  explicit Parser(std::string_view pattern) : pattern_(pattern) {}

  PatternNode parse() {
    PatternNode whole = alternatives();
    if (!at_end()) throw Unsupported{};
    return whole;
  }

 private:
  bool at_end() const { return at_ >= pattern_.size(); }
  bool next_is(std::string_view text) const { return pattern_.substr(at_, text.size()) == text; }
  bool take(std::string_view text) {
    if (!next_is(text)) return false;
    at_ += text.size();
    return true;
  }
  char take_byte() {
    if (at_end()) throw Unsupported{};
    return pattern_[at_++];
  }

  PatternNode node(Kind kind, std::string text = {}) const {
    return {.kind = kind,
            .text = std::move(text),
            .folds = flags_.folds,
            .multiline = flags_.multiline,
            .dot_all = flags_.dot_all};
  }

  // Flags set inside hold up to the end of the group, in later branches too.
  PatternNode alternatives() {
    if (++depth_ > deepest) throw Unsupported{};
    const Flags outside = flags_;
    PatternNode all = node(Kind::alternatives);
    all.parts.push_back(sequence());
    while (take("|")) all.parts.push_back(sequence());
    flags_ = outside;
    --depth_;
    if (all.parts.size() > 1) return all;
    PatternNode only = std::move(all.parts.front());
    return only;
  }

  PatternNode sequence() {
    PatternNode all = node(Kind::sequence);
    while (!at_end() && !next_is("|") && !next_is(")")) {
      if (flags_.extended && skip_space()) continue;
      if (take("\\Q")) {
        quoted(all);
      } else if (const std::size_t run = plain_run(); run > 1) {
        all.parts.push_back(node(Kind::literal, std::string{pattern_.substr(at_, run)}));
        at_ += run;
      } else if (auto item = atom()) {
        all.parts.push_back(repeated(std::move(*item)));
      }
    }
    return all;
  }

  bool skip_space() {
    const std::size_t before = at_;
    while (!at_end() && (pattern_[at_] == ' ' || (pattern_[at_] >= '\t' && pattern_[at_] <= '\r'))) ++at_;
    if (next_is("#")) at_ = std::min(pattern_.find('\n', at_), pattern_.size());
    return at_ != before;
  }

  // How many characters from here on mean themselves, each once.
  std::size_t plain_run() const {
    if (flags_.extended) return 0;
    std::size_t end = at_;
    while (end < pattern_.size() && is_plain(pattern_[end])) ++end;
    const bool repeats =
        end < pattern_.size() && std::string_view{"*+?{"}.find(pattern_[end]) != std::string_view::npos;
    return end - at_ - (repeats && end > at_ ? 1 : 0);
  }

  static bool is_plain(char byte) {
    return is_ascii_letter(byte) || is_ascii_digit(byte) || byte == ' ' || byte == '\'' || byte == '-' || byte == '_';
  }

  void quoted(PatternNode& all) {
    const std::size_t end = std::min(pattern_.find("\\E", at_), pattern_.size());
    while (at_ < end) all.parts.push_back(character());
    take("\\E");
  }

  PatternNode character() {
    const Decoded decoded = decode(pattern_, at_);
    std::string text{pattern_.substr(at_, decoded.size)};
    at_ += decoded.size;
    return node(Kind::literal, std::move(text));
  }

  // Nothing for what only sets flags, and for comments.
  std::optional<PatternNode> atom() {
    switch (pattern_[at_]) {
      case '.':
        ++at_;
        return node(Kind::any);
      case '^':
      case '$':
        return node(Kind::anchor, std::string(1, pattern_[at_++]));
      case '[':
        return set();
      case '\\':
        return escape();
      case '(':
        return group();
      case '*':
      case '+':
      case '?':
        throw Unsupported{};
      default:
        return character();
    }
  }

  PatternNode set() {
    const std::size_t begin = at_++;
    take("^");
    take("]");
    while (!next_is("]")) {
      if (take("\\")) {
        take_byte();
      } else if (next_is("[:")) {
        const std::size_t end = pattern_.find(":]", at_);
        at_ = end == pattern_.npos ? at_ + 1 : end + 2;
      } else {
        if (next_is("-[")) throw Unsupported{};  // .NET's difference of classes
        take_byte();
      }
    }
    ++at_;
    return node(Kind::set, std::string{pattern_.substr(begin, at_ - begin)});
  }

  PatternNode escape() {
    const std::size_t begin = at_++;
    const char byte = take_byte();
    const auto written = [&] { return std::string{pattern_.substr(begin, at_ - begin)}; };
    switch (byte) {
      case 'b':
      case 'B':
      case 'A':
      case 'z':
      case 'Z':
      case 'G':
        return node(Kind::anchor, written());
      case 'd':
      case 'D':
      case 'w':
      case 'W':
      case 's':
      case 'S':
        return node(Kind::set, written());
      case 'p':
      case 'P':
        if (take("{")) {
          while (take_byte() != '}') continue;
        } else {
          take_byte();
        }
        return node(Kind::set, written());
      case 't':
        return node(Kind::literal, "\t");
      case 'n':
        return node(Kind::literal, "\n");
      case 'r':
        return node(Kind::literal, "\r");
      case 'f':
        return node(Kind::literal, "\f");
      case 'v':
        return node(Kind::literal, "\v");
      case 'a':
        return node(Kind::literal, "\a");
      case 'e':
        return node(Kind::literal, "\x1B");
      case 'x':
        return code_point(take("{") ? braced() : digits(2));
      case 'u':
        return code_point(digits(4));
      case 'k':
        return named_reference(begin);
      case '0':
        throw Unsupported{};
      default:
        break;
    }
    if (is_ascii_digit(byte)) {
      while (!at_end() && is_ascii_digit(pattern_[at_])) ++at_;
      return node(Kind::reference, written());
    }
    if (is_ascii_letter(byte)) throw Unsupported{};
    --at_;
    return character();
  }

  std::string_view digits(std::size_t count) {
    const std::string_view taken = pattern_.substr(at_, count);
    at_ += taken.size();
    return taken;
  }

  std::string_view braced() {
    const std::size_t end = pattern_.find('}', at_);
    if (end == pattern_.npos) throw Unsupported{};
    const std::string_view inside = digits(end - at_);
    ++at_;
    return inside;
  }

  PatternNode code_point(std::string_view hexadecimal) {
    std::uint32_t value = 0;
    const auto [end, wrong] = std::from_chars(hexadecimal.data(), hexadecimal.data() + hexadecimal.size(), value, 16);
    if (wrong != std::errc{} || end != hexadecimal.data() + hexadecimal.size()) throw Unsupported{};
    PatternNode made = node(Kind::literal);
    append_utf8(made.text, value);
    return made;
  }

  PatternNode named_reference(std::size_t begin) {
    const char close = take("<") ? '>' : take("'") ? '\'' : take("{") ? '}' : '\0';
    if (close == '\0') throw Unsupported{};
    while (take_byte() != close) continue;
    return node(Kind::reference, std::string{pattern_.substr(begin, at_ - begin)});
  }

  std::optional<PatternNode> group() {
    ++at_;
    if (!take("?")) {
      PatternNode made = node(Kind::group);
      made.captures = true;
      return closed(std::move(made));
    }
    if (take("#")) {
      while (take_byte() != ')') continue;
      return std::nullopt;
    }
    if (take(":")) return closed(node(Kind::group));
    if (take(">")) return closed(node(Kind::atomic));
    if (take("=")) return closed(look(false, false));
    if (take("!")) return closed(look(false, true));
    if (take("<=")) return closed(look(true, false));
    if (take("<!")) return closed(look(true, true));
    if (next_is("P<") || next_is("<") || next_is("'")) return named_group();
    return flags();
  }

  PatternNode look(bool behind, bool negative) const {
    PatternNode made = node(Kind::look);
    made.behind = behind;
    made.negative = negative;
    return made;
  }

  PatternNode named_group() {
    take("P");
    const char close = take_byte() == '<' ? '>' : '\'';
    const std::size_t begin = at_;
    while (take_byte() != close) {
      if (pattern_[at_ - 1] == '-') throw Unsupported{};
    }
    PatternNode made = node(Kind::group);
    made.captures = true;
    made.name = pattern_.substr(begin, at_ - 1 - begin);
    return closed(std::move(made));
  }

  std::optional<PatternNode> flags() {
    const Flags outside = flags_;
    for (bool on = true;;) {
      const char byte = take_byte();
      if (byte == '-')
        on = false;
      else if (byte == 'i')
        flags_.folds = on;
      else if (byte == 'm')
        flags_.multiline = on;
      else if (byte == 's')
        flags_.dot_all = on;
      else if (byte == 'x')
        flags_.extended = on;
      else if (byte == ')')
        return std::nullopt;
      else if (byte == ':')
        break;
      else
        throw Unsupported{};
    }
    PatternNode made = closed(node(Kind::group));
    flags_ = outside;
    return made;
  }

  PatternNode closed(PatternNode made) {
    made.parts.push_back(alternatives());
    if (take_byte() != ')') throw Unsupported{};
    return made;
  }

  PatternNode repeated(PatternNode item) {
    for (;;) {
      if (flags_.extended) skip_space();
      PatternNode made = node(Kind::repeat);
      if (take("*")) {
        made.least = 0, made.most = PatternNode::unlimited;
      } else if (take("+")) {
        made.most = PatternNode::unlimited;
      } else if (take("?")) {
        made.least = 0;
      } else if (!count(made)) {
        return item;
      }
      if (take("?"))
        made.greed = '?';
      else if (take("+"))
        made.greed = '+';
      made.parts.push_back(std::move(item));
      item = std::move(made);
    }
  }

  // {2}, {2,}, {2,5}; anything else between braces is itself.
  bool count(PatternNode& made) {
    if (!next_is("{")) return false;
    std::size_t at = at_ + 1;
    const auto number = [&](unsigned& value) {
      const char* const begin = pattern_.data() + at;
      const auto [end, wrong] = std::from_chars(begin, pattern_.data() + pattern_.size(), value);
      at += static_cast<std::size_t>(end - begin);
      return wrong == std::errc{};
    };
    if (!number(made.least)) return false;
    made.most = made.least;
    if (pattern_.substr(at, 1) == ",") {
      ++at;
      made.most = PatternNode::unlimited;
      if (pattern_.substr(at, 1) != "}" && !number(made.most)) return false;
    }
    if (pattern_.substr(at, 1) != "}") return false;
    at_ = at + 1;
    return true;
  }

  std::string_view pattern_;
  std::size_t at_ = 0;
  unsigned depth_ = 0;
  Flags flags_;
};

}  // namespace

std::optional<PatternNode> parse_pattern(std::string_view pattern) {
  try {
    return Parser{pattern}.parse();
  } catch (const Unsupported&) {
    return std::nullopt;
  }
}

std::string escape_pattern(std::string_view text) {
  std::string escaped;
  for (const char byte : text) {
    if (std::string_view{"\\.+*?()|[]{}^$#"}.find(byte) != std::string_view::npos) escaped += '\\';
    escaped += byte;
  }
  return escaped;
}

}  // namespace galley
