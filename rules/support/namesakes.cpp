#include "rules/support/namesakes.h"

#include <algorithm>
#include <array>
#include <vector>

#include "rules/support/words.h"

namespace rules {

using namespace galley;
using namespace std::literals;

namespace {

constexpr std::array titles = {"mr"sv,    "mrs"sv,     "ms"sv,        "miss"sv,      "dr"sv,        "sir"sv,
                               "lord"sv,  "lady"sv,    "president"sv, "minister"sv,  "secretary"sv, "senator"sv,
                               "judge"sv, "captain"sv, "colonel"sv,   "general"sv,   "major"sv,     "professor"sv,
                               "king"sv,  "queen"sv,   "prince"sv,    "ayatollah"sv, "the"sv};

enum class Side : std::uint8_t { before, behind };

// The hashes of the names on one side of the places, sorted.
std::vector<std::uint32_t> beside(const Document& document, const Surroundings& surroundings,
                                  std::span<const std::uint32_t> places, Side side) {
  std::vector<std::uint32_t> all;
  for (const std::uint32_t token : places) {
    const auto neighbours = surroundings.neighbours(token);
    const std::uint32_t hash = side == Side::before ? neighbours.before : neighbours.after;
    const std::uint32_t word = side == Side::before ? surroundings.word_before(token) : no_index;
    const bool title = word != no_index && one_of(document.text(document.tokens()[word]), titles);
    if (hash != 0 && !title) all.push_back(hash);
  }
  std::sort(all.begin(), all.end());
  return all;
}

bool meet(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  return std::any_of(a.begin(), a.end(),
                     [&](std::uint32_t hash) { return std::binary_search(b.begin(), b.end(), hash); });
}

bool differ(const Document& document, const Surroundings& surroundings, std::span<const std::uint32_t> a,
            std::span<const std::uint32_t> b, Side side) {
  const auto of_a = beside(document, surroundings, a, side);
  const auto of_b = beside(document, surroundings, b, side);
  return !of_a.empty() && !of_b.empty() && !meet(of_a, of_b);
}

}  // namespace

bool share_first_name(const Document& document, const Surroundings& surroundings, std::span<const std::uint32_t> a,
                      std::span<const std::uint32_t> b) {
  return meet(beside(document, surroundings, a, Side::before), beside(document, surroundings, b, Side::before));
}

std::uint32_t first_name(const Document& document, const Surroundings& surroundings, std::uint32_t token) {
  const std::uint32_t before = surroundings.word_before(token);
  if (before == no_index || surroundings.neighbours(before).before != 0) return 0;
  const Token& word = document.tokens()[before];
  return has(word.shape, Shape::capitalised) && !one_of(document.text(word), titles) ? word.folded : 0;
}

bool are_namesakes(const Document& document, const Surroundings& surroundings, std::span<const std::uint32_t> a,
                   std::span<const std::uint32_t> b) {
  return differ(document, surroundings, a, b, Side::before) || differ(document, surroundings, a, b, Side::behind);
}

}  // namespace rules
