#include "linter/style/triggers.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "linter/text/bytes.h"

namespace galley {

Triggers::Triggers(std::span<const TriggeredPattern* const> patterns) : has_literals_(patterns.size()) {
  for (std::uint32_t rule = 0; rule < patterns.size(); ++rule) {
    if (!patterns[rule]) continue;
    const auto& own = patterns[rule]->literals();
    has_literals_[rule] = !own.empty();
    for (std::uint32_t literal = 0; literal < own.size(); ++literal)
      uses_.push_back({.number = literals_.add(own[literal]), .rule = rule, .literal = literal});
  }
  literals_.build();
  std::stable_sort(uses_.begin(), uses_.end(), [](const Use& a, const Use& b) { return a.number < b.number; });
  for (std::uint32_t use = 0; use < uses_.size(); ++use) {
    if (uses_[use].number == first_use_.size()) first_use_.push_back(use);
  }
  first_use_.push_back(static_cast<std::uint32_t>(uses_.size()));
}

std::string Triggers::to_bytes() const {
  ByteWriter out;
  literals_.put(out);
  out.put_all(std::span{uses_}).put_all(std::span{first_use_}).put_all(std::span{has_literals_});
  return out.take();
}

std::optional<Triggers> Triggers::from_bytes(std::string_view bytes) {
  ByteReader in{bytes};
  Triggers read;
  read.literals_ = LiteralSet::get(in);
  in.get_all(read.uses_);
  in.get_all(read.first_use_);
  in.get_all(read.has_literals_);
  if (!in.is_whole() || !in.at_end()) return std::nullopt;
  return read;
}

std::vector<LiteralHit> Triggers::find(std::string_view text) const {
  std::vector<LiteralHit> hits;
  find(text, {0, static_cast<Offset>(text.size())}, hits);
  return hits;
}

void Triggers::find(std::string_view text, TextSpan within, std::vector<LiteralHit>& hits) const {
  literals_.find(text, within, [&](std::uint32_t literal, std::size_t at) {
    hits.push_back({.at = static_cast<Offset>(at), .literal = literal});
  });
}

void Triggers::gather(std::span<const LiteralHit> hits, TextSpan span, const std::vector<bool>& holds,
                      BlockHits& gathered) const {
  for (const std::size_t rule : gathered.rules_) gathered.places_[rule].clear();
  gathered.rules_.clear();
  const auto before = [](const LiteralHit& hit, Offset at) { return hit.at < at; };
  for (auto hit = std::lower_bound(hits.begin(), hits.end(), span.begin, before);
       hit != hits.end() && hit->at < span.end; ++hit) {
    for (const Use& use : uses_of(hit->literal)) {
      if (!holds[use.rule]) continue;
      gathered.marks_[use.rule / 64] |= std::uint64_t{1} << (use.rule % 64);
      gathered.places_[use.rule].push_back({.at = hit->at, .literal = use.literal});
    }
  }
  for (std::size_t part = 0; part < gathered.marks_.size(); ++part) {
    for (std::uint64_t marks = std::exchange(gathered.marks_[part], 0); marks != 0; marks &= marks - 1)
      gathered.rules_.push_back(64 * part + static_cast<std::size_t>(std::countr_zero(marks)));
  }
}

std::span<const LiteralHit> HitWindow::hits(TextSpan span, Offset needed) {
  constexpr Offset stretch = 1 << 16;
  if (span.begin < known_.begin || span.begin > known_.end) {
    hits_.clear();
    known_ = {span.begin, span.begin};
  }
  if (span.end <= known_.end) return hits_;
  const Offset begin = std::clamp(needed, known_.begin, span.begin);
  std::erase_if(hits_, [begin](const LiteralHit& hit) { return hit.at < begin; });
  const auto end = static_cast<Offset>(std::min<std::size_t>(text_.size(), std::size_t{known_.end} + stretch));
  const TextSpan anew{known_.end, std::max(span.end, end)};
  triggers_.find(text_, anew, hits_);
  known_ = {begin, anew.end};
  return hits_;
}

}  // namespace galley
