#include "linter/formats/block_text.h"

#include <algorithm>

namespace galley {

void BlockText::clear(bool drawn) {
  drawn_ = drawn;
  text_.clear();
  pieces_.clear();
  piece_ = 0;
  written_ = 0;
}

void BlockText::add(Span source, Offset behind) {
  if (source.empty()) return;
  const bool exact = source.begin >= added_ && source.begin < behind;
  pieces_.push_back({.text = static_cast<Offset>(text_.size()), .source = source.begin, .exact = exact});
  text_ += bytes_.substr(source.begin, source.size());
  if (exact) added_ = source.end;
}

void BlockText::add_line_end() {
  pieces_.push_back({.text = static_cast<Offset>(text_.size()), .source = no_index, .exact = false});
  text_ += '\n';
}

Offset BlockText::piece_end(std::size_t piece) const {
  return piece + 1 < pieces_.size() ? pieces_[piece + 1].text : static_cast<Offset>(text_.size());
}

void BlockText::write(Offset end, Offset to) {
  while (written_ < end) {
    const Piece& piece = pieces_[piece_];
    const Offset stop = std::min(end, piece_end(piece_));
    if (piece.exact) {
      const Span source{piece.source + (written_ - piece.text), piece.source + (stop - piece.text)};
      write_exact(source);
      anchor_ = source.end;
    } else {
      builder_.replaced(text().substr(written_, stop - written_), {anchor_, anchor_});
    }
    written_ = stop;
    if (stop == piece_end(piece_)) ++piece_;
  }
  written_ = std::max(written_, to);
  while (piece_ < pieces_.size() && piece_end(piece_) <= written_) ++piece_;
}

void BlockText::write_opaque(TokenKind kind, std::string_view prose, Offset end) {
  const Span source = source_of(written_, end);
  builder_.opaque(kind, prose, source);
  anchor_ = source.end;
  write(written_, end);
}

void BlockText::write_replaced(std::string_view prose, Offset end) {
  const Span source = source_of(written_, end);
  builder_.replaced(prose, source);
  anchor_ = source.end;
  write(written_, end);
}

std::vector<Span> BlockText::sources(Offset begin, Offset end) const {
  std::vector<Span> all;
  const auto behind =
      std::partition_point(pieces_.begin(), pieces_.end(), [begin](const Piece& piece) { return piece.text <= begin; });
  auto at = static_cast<std::size_t>(behind - pieces_.begin());
  for (at -= at > 0 ? 1 : 0; at < pieces_.size() && pieces_[at].text < end; ++at) {
    const Piece& piece = pieces_[at];
    const Offset first = std::max(begin, piece.text);
    const Offset last = std::min(end, piece_end(at));
    if (piece.source != no_index && first < last)
      all.push_back({piece.source + (first - piece.text), piece.source + (last - piece.text)});
  }
  return all;
}

void BlockText::write_exact(Span source) {
  if (!drawn_) return builder_.text(source);
  while (!source.empty()) {
    const std::string_view rest = bytes_.substr(source.begin, source.size());
    const std::size_t space = rest[0] == ' ' ? 1 : std::min(rest.find(' '), rest.size());
    builder_.replaced(rest.substr(0, space), {source.begin, source.begin + static_cast<Offset>(space)});
    source.begin += static_cast<Offset>(space);
  }
}

// The first and the last byte that have a place say it.
Span BlockText::source_of(Offset begin, Offset end) const {
  Span source{anchor_, anchor_};
  bool found = false;
  for (std::size_t at = piece_; at < pieces_.size() && pieces_[at].text < end; ++at) {
    const Piece& piece = pieces_[at];
    if (!piece.exact) continue;
    const Offset first = std::max(begin, piece.text);
    if (!found) source.begin = piece.source + (first - piece.text);
    source.end = piece.source + (std::min(end, piece_end(at)) - piece.text);
    found = true;
  }
  return source;
}

}  // namespace galley
