#include "linter/style/spellings.h"

#include <algorithm>

#include "linter/match/pattern_syntax.h"
#include "linter/style/message.h"
#include "linter/style/title_case.h"

namespace galley {
namespace {

using Kind = PatternNode::Kind;
constexpr std::size_t most_spellings = 64;

bool spell(const PatternNode& node, std::vector<std::string>& all) {
  std::vector<std::string> own;
  switch (node.kind) {
    case Kind::literal:
      own = {node.text};
      break;
    case Kind::group:
      own = {""};
      if (!spell(node.parts[0], own)) return false;
      break;
    case Kind::sequence:
      return std::all_of(node.parts.begin(), node.parts.end(),
                         [&](const PatternNode& part) { return spell(part, all); });
    case Kind::alternatives:
      for (const PatternNode& part : node.parts) {
        std::vector<std::string> branch{""};
        if (!spell(part, branch)) return false;
        own.insert(own.end(), branch.begin(), branch.end());
      }
      break;
    case Kind::repeat:
      if (node.least != 0 || node.most != 1) return false;
      own = {""};
      if (!spell(node.parts[0], own)) return false;
      own.emplace_back();
      break;
    default:
      return false;
  }
  if (all.size() * own.size() > most_spellings) return false;
  std::vector<std::string> longer;
  for (const std::string& begun : all) {
    for (const std::string& each : own) longer.push_back(begun + each);
  }
  all = std::move(longer);
  return true;
}

}  // namespace

std::optional<std::vector<std::string>> spellings_of(std::string_view pattern) {
  const auto tree = parse_pattern(pattern);
  std::vector<std::string> all{""};
  if (!tree || !spell(*tree, all)) return std::nullopt;
  return all;
}

std::string spelling_like(const std::string& pattern, std::string_view observed) {
  const auto spellings = spellings_of(pattern);
  if (!spellings) return pattern;
  const std::string written = on_one_line(observed);
  const auto found = std::find_if(spellings->begin(), spellings->end(),
                                  [&](const std::string& each) { return equal_in_any_case(each, written); });
  return found == spellings->end() ? pattern : *found;
}

}  // namespace galley
