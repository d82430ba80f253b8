#include "linter/style/findings.h"

#include <iterator>
#include <utility>

namespace galley {

// The slot that holds it, or the empty one in which it would stand.
std::size_t OffsetSet::slot_of(Offset offset) const {
  const std::size_t last = slots_.size() - 1;
  std::size_t at = static_cast<std::size_t>(offset * spread >> 32) & last;
  while (slots_[at] != none && slots_[at] != offset) at = (at + 1) & last;
  return at;
}

bool OffsetSet::contains(Offset offset) const { return !slots_.empty() && slots_[slot_of(offset)] == offset; }

bool OffsetSet::insert(Offset offset) {
  if (4 * (count_ + 1) > 3 * slots_.size()) grow();
  const std::size_t at = slot_of(offset);
  if (slots_[at] == offset) return false;
  slots_[at] = offset;
  ++count_;
  return true;
}

void OffsetSet::grow() {
  const std::vector<Offset> held =
      std::exchange(slots_, std::vector<Offset>(slots_.empty() ? 8 : 2 * slots_.size(), none));
  for (const Offset offset : held) {
    if (offset != none) slots_[slot_of(offset)] = offset;
  }
}

bool Findings::takes(std::size_t rule, std::string_view name, std::size_t limit, Span span) {
  if (comments_ && comments_->silence(name, span)) return false;
  if (of_fields_ && of_fields_->silence(name, span)) return false;
  OfRule& own = rules_[rule];
  if (!own.places.insert(span.begin) || (limit > 0 && own.count >= limit)) return false;
  ++own.count;
  return true;
}

Diagnostic& Findings::add(Diagnostic diagnostic) {
  if (pieces_.empty() || pieces_.back().size() == piece_size) {
    pieces_.emplace_back();
    if (pieces_.size() > 1) pieces_.back().reserve(piece_size);
  }
  return pieces_.back().emplace_back(std::move(diagnostic));
}

std::vector<Diagnostic> Findings::take() {
  rules_ = {};
  if (pieces_.size() == 1) return std::move(pieces_.front());
  std::vector<Diagnostic> all;
  all.reserve(size());
  for (std::vector<Diagnostic>& held : pieces_) {
    std::vector<Diagnostic> piece = std::move(held);  // freed before the next is moved
    all.insert(all.end(), std::make_move_iterator(piece.begin()), std::make_move_iterator(piece.end()));
  }
  pieces_.clear();
  return all;
}

}  // namespace galley
