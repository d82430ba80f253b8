#include "linter/diagnostic/stet.h"

#include <algorithm>
#include <array>

namespace galley {
namespace {

constexpr std::string_view white = " \t\r\n\f\v";

// Steps through a comment's text.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) { skip_white(); }

  bool at_end() const { return at_ == text_.size(); }
  std::string_view rest() const { return text_.substr(at_); }

  // Steps over `word` if it stands here as a whole word.
  bool take_word(std::string_view word) {
    if (!rest().starts_with(word)) return false;
    const std::string_view behind = rest().substr(word.size());
    if (!behind.empty() && behind.front() != ':' && white.find(behind.front()) == std::string_view::npos) return false;
    take(word.size());
    return true;
  }

  bool take_sign(char sign) {
    if (at_end() || text_[at_] != sign) return false;
    take(1);
    return true;
  }

  // What stands before one of `ends`, without white space behind it.
  StetName take_until(std::string_view ends) {
    const std::size_t size = std::min(rest().find_first_of(ends), rest().size());
    StetName name{.rule = rest().substr(0, size), .at = at_};
    while (!name.rule.empty() && white.find(name.rule.back()) != std::string_view::npos) name.rule.remove_suffix(1);
    take(size);
    return name;
  }

 private:
  void take(std::size_t size) {
    at_ += size;
    skip_white();
  }

  void skip_white() { at_ = std::min(text_.find_first_not_of(white, at_), text_.size()); }

  std::string_view text_;
  std::size_t at_ = 0;
};

// Up to the dashes which begin a reason. A word processor writes them as one.
std::string_view without_reason(std::string_view text) {
  for (std::size_t at = 1; at < text.size(); ++at) {
    if (white.find(text[at - 1]) == std::string_view::npos) continue;
    for (const std::string_view dashes : {"--", "—", "–"}) {
      if (!text.substr(at).starts_with(dashes)) continue;
      const std::string_view behind = text.substr(at + dashes.size());
      if (behind.empty() || white.find(behind.front()) != std::string_view::npos) return text.substr(0, at);
    }
  }
  return text;
}

void take_names(Cursor& cursor, Stet& stet) {
  while (!cursor.at_end()) {
    const StetName name = cursor.take_until(",");
    if (!name.rule.empty()) stet.names.push_back(name);
    cursor.take_sign(',');
  }
}

Stet parse_own(Cursor cursor) {
  Stet stet;
  constexpr std::array words = {std::pair<std::string_view, StetKind>{"off", StetKind::off},
                                std::pair<std::string_view, StetKind>{"on", StetKind::on},
                                std::pair<std::string_view, StetKind>{"file", StetKind::file}};
  for (const auto& [word, kind] : words) {
    if (!cursor.take_word(word)) continue;
    stet.kind = kind;
    break;
  }
  if (cursor.take_sign(':')) {
    take_names(cursor, stet);
  } else if (!cursor.at_end()) {
    stet.kind = StetKind::unreadable;
    stet.names = {cursor.take_until(" \t\r\n,:")};
  }
  return stet;
}

// "off", "on", "Style.Rule = NO". Its other forms say which styles hold, and
// are none of ours.
std::optional<Stet> parse_vale(Cursor cursor) {
  Stet stet{.kind = StetKind::off, .is_vale = true};
  if (cursor.take_word("off")) return cursor.at_end() ? std::optional{stet} : std::nullopt;
  const bool on = cursor.take_word("on");
  if (on) stet.kind = StetKind::on;
  if (on) return cursor.at_end() ? std::optional{stet} : std::nullopt;
  const StetName name = cursor.take_until("= \t[");
  if (name.rule.empty() || !cursor.take_sign('=')) return std::nullopt;
  if (cursor.take_word("YES") || cursor.take_word("on")) {
    stet.kind = StetKind::on;
  } else if (!cursor.take_word("NO") && !cursor.take_word("off")) {
    return std::nullopt;
  }
  stet.names = {name};
  return cursor.at_end() ? std::optional{stet} : std::nullopt;
}

}  // namespace

std::optional<Stet> parse_stet(std::string_view text) {
  Cursor cursor{without_reason(text)};
  if (cursor.take_word("stet")) return parse_own(cursor);
  if (cursor.take_word("vale")) return parse_vale(cursor);
  return std::nullopt;
}

}  // namespace galley
