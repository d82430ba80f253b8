#include "linter/match/pattern_tail.h"

#include <algorithm>
#include <vector>

namespace galley {
namespace {

using Kind = PatternNode::Kind;
using Parts = std::vector<const PatternNode*>;

bool depends_on_others(const PatternNode& node) {
  if (node.kind == Kind::reference || node.kind == Kind::atomic || node.greed == '+') return true;
  return std::any_of(node.parts.begin(), node.parts.end(), depends_on_others);
}

// The parts of a sequence, and of sequences in it; of what is repeated and is no
// single character those of the last time.
void flatten(const PatternNode& node, Parts& parts) {
  switch (node.kind) {
    case Kind::sequence:
      for (const PatternNode& part : node.parts) flatten(part, parts);
      break;
    case Kind::group:
      if (node.parts[0].kind == Kind::alternatives)
        parts.push_back(&node);
      else
        flatten(node.parts[0], parts);
      break;
    case Kind::repeat: {
      const Kind repeated = node.parts[0].kind;
      const bool is_last_time = node.least > 0 && (repeated == Kind::group || repeated == Kind::sequence);
      if (is_last_time) parts.clear();  // what goes before it isn't beside it
      is_last_time ? flatten(node.parts[0], parts) : parts.push_back(&node);
      break;
    }
    default:
      parts.push_back(&node);
  }
}

bool is_endless(const PatternNode* node) { return node->kind == Kind::repeat && node->most == PatternNode::unlimited; }

PatternNode joined(std::span<const PatternNode* const> parts) {
  PatternNode whole;
  for (const PatternNode* const part : parts) whole.parts.push_back(*part);
  return whole;
}

bool is_character(const PatternNode& node, std::span<const RequiredLiteral> literals) {
  return literals.size() == 1 && literals[0].text.size() == 1 && node.kind == Kind::literal &&
         node.text == literals[0].text;
}

// Whether the tail, behind `before`, begins with one of the literals.
bool begins_with(const PatternNode& tail, const PatternNode& before, std::span<const RequiredLiteral> literals) {
  const Requirement own = required_literals(tail);
  const bool is_at_begin = !own.lead.unlimited && own.lead.most == 0;
  return is_at_begin && std::equal(own.literals.begin(), own.literals.end(), literals.begin(), literals.end(),
                                   [&](const RequiredLiteral& a, const RequiredLiteral& b) {
                                     return a.text == b.text && a.folds == b.folds && a.ends_word == b.ends_word &&
                                            (a.begins_word || !b.begins_word || ends_outside_word(before));
                                   });
}

}  // namespace

std::optional<PatternNode> necessary_tail(const PatternNode& pattern, std::span<const RequiredLiteral> literals) {
  if (literals.empty() || depends_on_others(pattern)) return std::nullopt;
  Parts parts;
  flatten(pattern, parts);
  const auto endless = std::find_if(parts.begin(), parts.end(), is_endless);
  for (auto begin = static_cast<std::size_t>(endless - parts.begin()) + 1; begin + 1 < parts.size(); ++begin) {
    PatternNode tail = joined(std::span{parts}.subspan(begin));
    if (is_character(*parts[begin], literals) || begins_with(tail, *parts[begin - 1], literals)) return tail;
  }
  return std::nullopt;
}

}  // namespace galley
