#include "linter/repeat/passage.h"

#include <algorithm>
#include <tuple>

namespace galley::repeat {
namespace {

constexpr std::uint32_t hint_shift = 8;

}  // namespace

double Passage::similarity() const {
  const std::uint32_t longer = std::max(earlier.size(), later.size());
  return longer == 0 ? 1.0 : static_cast<double>(matches) / longer;
}

bool comes_before(const Passage& a, const Passage& b) {
  return std::tie(a.later, a.earlier, a.matches, a.score) < std::tie(b.later, b.earlier, b.matches, b.score);
}

Corpus::Corpus(std::span<const Text> texts) : texts_(texts) {
  starts_.reserve(texts.size() + 1);
  starts_.push_back(0);
  for (const Text text : texts) starts_.push_back(starts_.back() + static_cast<Position>(text.size()));
  hints_.resize((size() >> hint_shift) + 1);
  std::uint32_t text = 0;
  for (std::size_t hint = 0; hint < hints_.size(); ++hint) {
    while (text + 1 < texts.size() && starts_[text + 1] <= hint << hint_shift) ++text;
    hints_[hint] = text;
  }
}

std::uint32_t Corpus::text_of(Position position) const {
  std::uint32_t text = hints_[position >> hint_shift];
  while (starts_[text + 1] <= position) ++text;
  return text;
}

}  // namespace galley::repeat
