#include "rules/support/statements.h"

#include <algorithm>
#include <ranges>
#include <utility>

#include "rules/support/repeated_keys.h"

namespace rules {

using namespace galley;

namespace {

// More statements than this with one beginning are a refrain.
constexpr std::size_t most_alike = 8;

// A hash of the first `words` words, or the last ones; 0 if there are fewer.
template <typename Tokens>
std::uint64_t key_of(const Tokens& tokens, std::size_t words) {
  std::uint64_t key = 14695981039346656037u;
  for (const Token& token : tokens) {
    if (token.kind == TokenKind::punctuation) continue;
    key = (key ^ token.folded) * 1099511628211u;
    if (--words == 0) return key;
  }
  return 0;
}

}  // namespace

Statement make_statement(const Document& document, const StatementPlace& place) {
  Statement statement{.span = place.span, .words = {}, .tokens = {}};
  for (std::uint32_t at = place.tokens.begin; at < place.tokens.end; ++at) {
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

void for_each_likely_pair(const Document& document, std::span<const StatementPlace> places, std::size_t shared,
                          const std::function<void(std::size_t, std::size_t)>& visit) {
  std::vector<std::pair<std::uint64_t, std::size_t>> keys;
  for (const bool from_end : {false, true}) {
    keys.clear();
    for (std::size_t at = 0; at < places.size(); ++at) {
      const auto tokens = document.tokens().subspan(places[at].tokens.begin, places[at].tokens.size());
      const std::uint64_t key = from_end ? key_of(tokens | std::views::reverse, shared) : key_of(tokens, shared);
      if (key != 0) keys.emplace_back(key, at);
    }
    drop_single(keys);
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
