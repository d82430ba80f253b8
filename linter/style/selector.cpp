#include "linter/style/selector.h"

#include <algorithm>
#include <array>
#include <utility>

namespace galley {
namespace {

using namespace std::literals;

constexpr std::array inline_scopes = {std::pair{"link"sv, InlineKind::link}, std::pair{"strong"sv, InlineKind::strong},
                                      std::pair{"emphasis"sv, InlineKind::emphasis},
                                      std::pair{"code"sv, InlineKind::code}, std::pair{"quote"sv, InlineKind::quote}};

std::vector<std::string> split(std::string_view text, char at) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(at, begin), text.size());
    std::string_view part = text.substr(begin, end - begin);
    while (part.starts_with(' ')) part.remove_prefix(1);
    while (part.ends_with(' ')) part.remove_suffix(1);
    if (!part.empty()) parts.emplace_back(part);
    begin = end + 1;
  }
  return parts;
}

}  // namespace

Selector::Selector(const std::vector<std::string>& lines) {
  for (const std::string& written : lines) {
    Line line;
    for (std::string part : split(written, '&')) {
      const bool negated = part.starts_with('~');
      if (negated) part.erase(0, 1);
      line.push_back({.names = split(part, '.'), .negated = negated});
      std::sort(line.back().names.begin(), line.back().names.end());
      for (const auto& [name, kind] : inline_scopes) {
        if (negated && part == name) excluded_.push_back(kind);
      }
    }
    lines_.push_back(std::move(line));
  }
}

void Selector::put(ByteWriter& out) const {
  out.put(static_cast<std::uint32_t>(lines_.size()));
  for (const Line& line : lines_) {
    out.put(static_cast<std::uint32_t>(line.size()));
    for (const Part& part : line) out.put_texts(part.names).put(std::uint8_t{part.negated});
  }
  out.put_all(std::span{excluded_});
}

Selector Selector::get(ByteReader& in) {
  Selector made;
  in.each([&] {
    Line& line = made.lines_.emplace_back();
    in.each([&] {
      Part& part = line.emplace_back();
      part.names = in.get_texts();
      part.negated = in.get<std::uint8_t>() != 0;
    });
  });
  in.get_all(made.excluded_);
  return made;
}

bool Selector::names(const Part& part, std::string_view name) {
  return std::find(part.names.begin(), part.names.end(), name) != part.names.end();
}

bool Selector::asks_for(std::string_view name) const {
  return std::any_of(lines_.begin(), lines_.end(), [&](const Line& line) {
    return std::any_of(line.begin(), line.end(), [&](const Part& part) { return !part.negated && names(part, name); });
  });
}

Selector Selector::of_sentences() const {
  Selector made = *this;
  for (Line& line : made.lines_) {
    const bool has_it = std::any_of(line.begin(), line.end(),
                                    [](const Part& part) { return !part.negated && names(part, "sentence"); });
    if (!has_it) line.push_back({.names = {"sentence"}});
  }
  return made;
}

bool Selector::matches(const std::vector<std::string>& scope, bool is_sentence) const {
  const auto has = [&](std::string_view name) {
    return std::binary_search(scope.begin(), scope.end(), name, std::less<>{});
  };
  const bool is_sized = has("raw") || has("summary");
  return std::any_of(lines_.begin(), lines_.end(), [&](const Line& line) {
    const bool wants_sentences = std::any_of(line.begin(), line.end(),
                                             [](const Part& part) { return !part.negated && names(part, "sentence"); });
    if (is_sentence && !wants_sentences) return false;
    return std::all_of(line.begin(), line.end(), [&](const Part& part) {
      const bool holds = std::includes(scope.begin(), scope.end(), part.names.begin(), part.names.end());
      return part.negated ? !holds && !is_sized : holds;
    });
  });
}

}  // namespace galley
