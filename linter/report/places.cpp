#include "linter/report/places.h"

#include <algorithm>
#include <utility>

#include "linter/text/utf8.h"

namespace galley {
namespace {

constexpr Offset step = 1024;

std::uint32_t units_of(const Decoded& decoded, ColumnUnit unit) {
  switch (unit) {
    case ColumnUnit::bytes:
      return decoded.size;
    case ColumnUnit::utf16:
      return decoded.code_point > 0xFFFF ? 2 : 1;
    case ColumnUnit::code_points:
      break;
  }
  return 1;
}

std::uint32_t units_between(std::string_view text, Offset begin, Offset end, ColumnUnit unit) {
  if (unit == ColumnUnit::bytes) return end - begin;
  text = text.substr(0, end);
  std::uint32_t units = 0;
  for (std::size_t at = begin; at < end;) {
    const std::size_t ascii = ascii_eights(text, at);
    units += static_cast<std::uint32_t>(ascii);
    at += ascii;
    for (; at < end && static_cast<unsigned char>(text[at]) < 0x80; ++at) ++units;
    if (at == end) break;
    const Decoded decoded = decode(text, at);
    units += units_of(decoded, unit);
    at += decoded.size;
  }
  return units;
}

}  // namespace

UnitsBefore::UnitsBefore(std::string_view text, ColumnUnit unit) : text_(text), unit_(unit), known_{{}} {
  Known reached;
  while (reached.at < text.size()) {
    const std::size_t ascii = ascii_eights(text.substr(0, known_.size() * step), reached.at);
    reached.units += ascii;
    reached.at += static_cast<Offset>(ascii);
    if (reached.at == text.size()) break;
    const Decoded decoded = decode(text, reached.at);
    reached.units += units_of(decoded, unit);
    reached.at += decoded.size;
    if (reached.at >= known_.size() * step) known_.push_back(reached);
  }
}

std::uint64_t UnitsBefore::operator()(Offset at) const {
  const auto behind = std::upper_bound(known_.begin(), known_.end(), at,
                                       [](Offset wanted, const Known& known) { return wanted < known.at; });
  Known reached = *(behind - 1);
  while (reached.at < at) {
    const std::size_t ascii = ascii_eights(text_.substr(0, at), reached.at);
    reached.units += ascii;
    reached.at += static_cast<Offset>(ascii);
    if (reached.at == at) break;
    const Decoded decoded = decode(text_, reached.at);
    reached.units += units_of(decoded, unit_);
    reached.at += decoded.size;
  }
  return reached.units;
}

Position Places::position(Offset at) {
  if (!source_->has_bytes()) return source_->position(at, unit_);
  const std::string_view bytes = source_->bytes();
  at = std::min(at, static_cast<Offset>(bytes.size()));
  const Known known = known_at(at);
  // A mark at the beginning of the file has no column, and the middle of a
  // character is no place to count on from.
  const bool is_inside = at < bytes.size() && (static_cast<unsigned char>(bytes[at]) & 0xC0) == 0x80;
  last_but_one_ = std::exchange(last_, known);
  if (at < 3 || is_inside) last_.line_end = 0;
  return known.position;
}

// What is known of the place itself, by what is known of one in front of it.
Places::Known Places::known_at(Offset at) {
  const std::string_view bytes = source_->bytes();
  Known known = last_.leads_to(at) ? last_ : last_but_one_;
  if (known.leads_to(at)) {
    known.position.column += units_between(bytes, known.at, at, unit_);
  } else {
    known.position = find(at);
    const std::string_view line = source_->line(known.position.line);
    known.line_end = static_cast<Offset>(line.data() + line.size() - bytes.data());
  }
  known.at = at;
  return known;
}

Position Places::find(Offset at) {
  Position position = source_->position(at, ColumnUnit::bytes);
  if (unit_ == ColumnUnit::bytes) return position;
  if (position.column < step) {
    position.column = units_between(source_->bytes(), at - position.column, at, unit_);
    return position;
  }
  if (columns_.empty()) columns_.emplace_back(source_->bytes(), unit_);
  position.column = static_cast<std::uint32_t>(columns_[0](at) - columns_[0](at - position.column));
  return position;
}

std::uint64_t Places::disk_offset(Offset at) {
  if (source_->encoding() == Encoding::utf8) return at;
  if (utf16_.empty()) utf16_.emplace_back(source_->bytes(), ColumnUnit::utf16);
  return 2 * utf16_[0](std::min(at, static_cast<Offset>(source_->bytes().size())));
}

Places& PlacesOfRun::of(FileId file) {
  const auto found = places_.find(file);
  if (found != places_.end()) return found->second;
  return places_.emplace(file, Places{*sources_[static_cast<std::size_t>(file)], unit_}).first->second;
}

}  // namespace galley
