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

}  // namespace

std::optional<PatternNode> necessary_tail(const PatternNode& pattern, char first) {
  if (depends_on_others(pattern)) return std::nullopt;
  Parts parts;
  flatten(pattern, parts);
  const auto endless = std::find_if(parts.begin(), parts.end(), is_endless);
  if (endless == parts.end() || parts.end() - endless < 3) return std::nullopt;
  const PatternNode& begin = **(endless + 1);
  if (begin.kind != Kind::literal || begin.text.size() != 1 || begin.text[0] != first) return std::nullopt;
  PatternNode tail;
  for (auto part = endless + 1; part != parts.end(); ++part) tail.parts.push_back(**part);
  return tail;
}

}  // namespace galley
