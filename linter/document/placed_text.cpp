#include "linter/document/placed_text.h"

#include <algorithm>

namespace galley {

void PlacedText::add(std::string_view file, Span source) {
  if (place_.empty() && text_.empty()) place_ = source;
  add(file.substr(source.begin, source.size()), source, true);
}

void PlacedText::add(std::string_view text, Span source, bool exact) {
  if (text.empty()) return;
  const std::size_t begin = text_.size();
  text_ += text;
  place_.end = std::max(place_.end, source.end);
  if (exact && !pieces_.empty() && pieces_.back().exact && pieces_.back().source.end == source.begin) {
    pieces_.back().end = text_.size();
    pieces_.back().source.end = source.end;
  } else {
    pieces_.push_back({.begin = begin, .end = text_.size(), .source = source, .exact = exact});
  }
}

void PlacedText::join(std::string_view separator, const PlacedText& next) {
  if (place_.empty()) {
    *this = next;
    return;
  }
  add(separator, {place_.end, std::max(place_.end, next.place_.begin)}, false);
  for (Piece piece : next.pieces_) {
    piece.begin += text_.size();
    piece.end += text_.size();
    pieces_.push_back(piece);
  }
  text_ += next.text_;
  place_.end = std::max(place_.end, next.place_.end);
}

std::size_t PlacedText::piece_at(std::size_t at) const {
  const auto behind =
      std::partition_point(pieces_.begin(), pieces_.end(), [at](const Piece& piece) { return piece.end <= at; });
  return static_cast<std::size_t>(behind - pieces_.begin());
}

Span PlacedText::source_of(std::size_t begin, std::size_t end) const {
  const std::size_t first = piece_at(begin);
  if (first == pieces_.size()) return {place_.end, place_.end};
  const auto place_in = [](const Piece& piece, std::size_t at) {
    return piece.source.begin + static_cast<Offset>(at - piece.begin);
  };
  const Offset from = pieces_[first].exact ? place_in(pieces_[first], begin) : pieces_[first].source.begin;
  if (end <= begin) return {from, from};
  const std::size_t number = std::min(piece_at(end - 1), pieces_.size() - 1);
  const Piece& last = pieces_[number];
  return {from, std::max(from, last.exact ? place_in(last, std::min(end, last.end)) : last.source.end)};
}

}  // namespace galley
