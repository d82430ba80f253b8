// Problem: a paragraph was pasted under the wrong item of a list. Which, and
// where does it belong?
//
// Idea: names tell items of news apart better than anything else. Where a
// paragraph shares several names with one other item, one of them found
// nowhere else, and none with its own, its words are weighed as well: by how
// rare they are, shared out among the places that have them. The other item
// must have clearly more of that weight than the paragraph's own, and than any
// third.
//
// This alone flags three sound lists in a hundred, too many; it is meant for
// articles that are known to have been put together carelessly.
//
// Cost: linear in the terms; those in very many parts are left out.
#include "rules/support/placement_names.h"

#include <algorithm>
#include <numeric>

namespace rules::placement {
namespace {

using namespace galley;

constexpr std::uint32_t fewest_words = 14;
constexpr std::size_t most_sharers = 24;
constexpr std::uint32_t fewest_names = 3;
constexpr float more_than_own = 1.5F;
constexpr float more_than_third = 1.2F;
constexpr float weight_of_name = 3;

// What a part shares with one section.
struct Share {
  float weight = 0;
  std::uint32_t names = 0;
  std::uint32_t names_only_there = 0;
};

class NameFinder {
 public:
  NameFinder(const Piece& piece, std::span<const std::uint32_t> left_out) : piece_(piece), left_out_(left_out) {
    index();
  }

  std::optional<NameMisfit> find() {
    std::optional<NameMisfit> clearest;
    float most = 0;
    for (std::uint32_t at = 0; at < piece_.parts.size(); ++at) {
      const Part& part = piece_.parts[at];
      if (part.role != Role::paragraph || part.section == 0 || part.words < fewest_words || is_left_out(at)) continue;
      share(at);
      const std::uint32_t other = best_other(part.section);
      if (other == 0 || !is_misfit(part.section, other)) continue;
      const float margin = shares_[other].weight - shares_[part.section].weight;
      if (margin <= most) continue;
      most = margin;
      clearest = {.part = at, .target = last_part_of(other)};
    }
    return clearest;
  }

 private:
  bool is_left_out(std::uint32_t part) const {
    return std::find(left_out_.begin(), left_out_.end(), part) != left_out_.end();
  }

  // By term, the parts that have it.
  void index() {
    starts_.assign(piece_.terms.size() + 1, 0);
    for (const Occurrence& use : piece_.occurrences) ++starts_[use.term + 1];
    std::partial_sum(starts_.begin(), starts_.end(), starts_.begin());
    parts_.resize(starts_.back());
    std::vector<std::uint32_t> next(starts_.begin(), starts_.end() - 1);
    for (std::uint32_t at = 0; at < piece_.parts.size(); ++at) {
      for (const Occurrence& use : piece_.terms_of(piece_.parts[at])) parts_[next[use.term]++] = at;
    }
  }

  // Fills shares_ for one part.
  void share(std::uint32_t at) {
    shares_.assign(piece_.sections + 1, {});
    for (const Occurrence& use : piece_.terms_of(piece_.parts[at])) {
      const Term& term = piece_.terms[use.term];
      const std::span parts = std::span{parts_}.subspan(starts_[use.term], starts_[use.term + 1] - starts_[use.term]);
      if (parts.size() > most_sharers || is_calendar(term.stem)) continue;
      share_term(term, parts, at);
    }
  }

  void share_term(const Term& term, std::span<const std::uint32_t> parts, std::uint32_t at) {
    sections_.clear();
    float others = 0;
    for (const std::uint32_t part : parts) {
      if (part == at || is_left_out(part)) continue;
      others += 1;
      const std::uint32_t section = piece_.parts[part].section;
      if (sections_.empty() || sections_.back() != section) sections_.push_back(section);
    }
    const auto named = static_cast<std::uint32_t>(
        std::count_if(sections_.begin(), sections_.end(), [](std::uint32_t section) { return section > 0; }));
    // What half of the sections name tells none of them apart.
    const bool is_name = term.is_name && 2 * named <= piece_.sections + 1;
    for (const std::uint32_t section : sections_) {
      shares_[section].weight += (term.rarity + (term.is_name ? weight_of_name : 0)) / others;
      shares_[section].names += is_name;
      shares_[section].names_only_there += is_name && named == 1;
    }
  }

  std::uint32_t best_other(std::uint32_t own) const {
    std::uint32_t best = 0;
    for (std::uint32_t section = 1; section < shares_.size(); ++section) {
      if (section != own && (best == 0 || shares_[section].weight > shares_[best].weight)) best = section;
    }
    return best;
  }

  bool is_misfit(std::uint32_t own, std::uint32_t other) const {
    const Share& there = shares_[other];
    if (shares_[own].names > 0 || there.names < fewest_names || there.names_only_there == 0) return false;
    if (there.weight < more_than_own * shares_[own].weight) return false;
    for (std::uint32_t section = 1; section < shares_.size(); ++section) {
      if (section != own && section != other && there.weight < more_than_third * shares_[section].weight) return false;
    }
    return true;
  }

  std::uint32_t last_part_of(std::uint32_t section) const {
    std::uint32_t last = 0;
    for (std::uint32_t at = 0; at < piece_.parts.size(); ++at) {
      if (piece_.parts[at].section == section && !is_left_out(at)) last = at;
    }
    return last;
  }

  const Piece& piece_;
  std::span<const std::uint32_t> left_out_;
  std::vector<std::uint32_t> starts_;  // by term: its part of parts_
  std::vector<std::uint32_t> parts_;
  std::vector<Share> shares_;            // of the part in hand, by section
  std::vector<std::uint32_t> sections_;  // of the term in hand
};

}  // namespace

std::optional<NameMisfit> find_name_misfit(const Piece& piece, std::span<const std::uint32_t> left_out) {
  return NameFinder{piece, left_out}.find();
}

}  // namespace rules::placement
