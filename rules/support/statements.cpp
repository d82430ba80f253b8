#include "rules/support/statements.h"

#include <algorithm>
#include <utility>

namespace rules {

using namespace galley;

namespace {

// More statements than this with one beginning are a refrain.
constexpr std::size_t most_alike = 8;

std::uint64_t key_of(std::span<const std::uint32_t> words) {
  std::uint64_t key = 14695981039346656037u;
  for (const std::uint32_t word : words) key = (key ^ word) * 1099511628211u;
  return key;
}

}  // namespace

Statement make_statement(const Document& document, IndexRange tokens, TextSpan span, std::uint32_t block) {
  Statement statement{.span = span, .words = {}, .tokens = {}, .block = block};
  for (std::uint32_t at = tokens.begin; at < tokens.end; ++at) {
    const Token& token = document.tokens()[at];
    if (token.kind == TokenKind::punctuation) continue;
    statement.words.push_back(token.folded);
    statement.tokens.push_back(at);
  }
  return statement;
}

Difference difference(const Statement& left, const Statement& right) {
  const auto least = static_cast<std::uint32_t>(std::min(left.words.size(), right.words.size()));
  std::uint32_t front = 0;
  while (front < least && left.words[front] == right.words[front]) ++front;
  std::uint32_t back = 0;
  while (back < least - front && left.words[left.words.size() - 1 - back] == right.words[right.words.size() - 1 - back])
    ++back;
  return {.left = {front, static_cast<std::uint32_t>(left.words.size()) - back},
          .right = {front, static_cast<std::uint32_t>(right.words.size()) - back}};
}

void for_each_likely_pair(std::span<const Statement> statements, std::size_t shared,
                          const std::function<void(std::size_t, std::size_t)>& visit) {
  for (const bool from_end : {false, true}) {
    std::vector<std::pair<std::uint64_t, std::size_t>> keys;
    for (std::size_t at = 0; at < statements.size(); ++at) {
      const std::span<const std::uint32_t> words{statements[at].words};
      if (words.size() >= shared) keys.emplace_back(key_of(from_end ? words.last(shared) : words.first(shared)), at);
    }
    std::sort(keys.begin(), keys.end());
    for (std::size_t first = 0; first < keys.size();) {
      std::size_t end = first;
      while (end < keys.size() && keys[end].first == keys[first].first) ++end;
      for (std::size_t i = first; end - first <= most_alike && i < end; ++i) {
        for (std::size_t j = i + 1; j < end; ++j) visit(keys[i].second, keys[j].second);
      }
      first = end;
    }
  }
}

}  // namespace rules
