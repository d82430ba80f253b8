// Passages of one text that overlap are alternatives for one later place: the
// one with the best score is taken, and what is left of the others, if it is
// much. Then all places that passages link, one to another, are one group, as
// copies of copies are copies.
//
// Cost: n log n in the number of passages, and linear in their words.
#include "linter/repeat/gather.h"

#include <algorithm>
#include <bit>
#include <numeric>

#include "linter/repeat/radix_sort.h"

namespace galley::repeat {
namespace {

constexpr std::size_t most_others = 8;
// What must be left of a passage, as a share, beside better ones.
constexpr double enough_left = 0.5;
// What a part must be of a finding, as a share, to be named as another place.
constexpr double enough_to_tell = 0.3;
constexpr std::size_t nobody = static_cast<std::size_t>(-1);

std::uint32_t overlap(const Occurrence& a, const Occurrence& b) {
  if (a.text != b.text) return 0;
  const std::uint32_t begin = std::max(a.begin, b.begin);
  const std::uint32_t end = std::min(a.end, b.end);
  return begin < end ? end - begin : 0;
}

// Whether two places are one, give or take some words at their ends.
bool is_same(const Occurrence& a, const Occurrence& b) { return 2 * overlap(a, b) > std::max(a.size(), b.size()); }

// The findings of passages which overlap, one with the next.
class Chooser {
 public:
  void choose(std::span<const Passage> cluster, std::vector<Finding>& findings) {
    if (cluster.size() == 1) return findings.push_back({.later = cluster.front().later, .closest = cluster.front()});
    best_first_.clear();
    begin_ = cluster.front().later.begin;
    std::uint32_t end = begin_;
    for (const Passage& passage : cluster) {
      best_first_.push_back(&passage);
      end = std::max(end, passage.later.end);
    }
    std::sort(best_first_.begin(), best_first_.end(),
              [](const Passage* a, const Passage* b) { return a->score != b->score ? a->score > b->score : a < b; });
    owners_.assign(end - begin_, nobody);
    const auto first = static_cast<std::ptrdiff_t>(findings.size());
    for (const Passage* const passage : best_first_) {
      const Occurrence left = longest_free(passage->later);
      if (left.size() < enough_left * passage->later.size()) {
        attach(*passage, findings);
        continue;
      }
      std::fill_n(owners_.begin() + (left.begin - begin_), left.size(), findings.size());
      findings.push_back({.later = left, .closest = *passage});
    }
    std::sort(findings.begin() + first, findings.end(),
              [](const Finding& a, const Finding& b) { return a.later < b.later; });
  }

 private:
  Occurrence longest_free(const Occurrence& place) const {
    Occurrence longest{.text = place.text, .begin = place.begin, .end = place.begin};
    std::uint32_t begin = place.begin;
    for (std::uint32_t at = place.begin; at <= place.end; ++at) {
      if (at < place.end && owners_[at - begin_] == nobody) continue;
      if (at - begin > longest.size()) longest = {.text = place.text, .begin = begin, .end = at};
      begin = at + 1;
    }
    return longest;
  }

  // To the finding which has its words, if it is much of that.
  void attach(const Passage& passage, std::vector<Finding>& findings) const {
    const std::size_t owner = owners_[passage.later.begin - begin_ + passage.later.size() / 2];
    if (owner == nobody) return;
    Finding& finding = findings[owner];
    const auto is_known = [&](const Occurrence& place) { return overlap(place, passage.earlier) > 0; };
    if (finding.others.size() >= most_others || passage.later.size() < enough_to_tell * finding.later.size()) return;
    if (is_known(finding.closest.earlier) || std::any_of(finding.others.begin(), finding.others.end(), is_known))
      return;
    finding.others.push_back(passage.earlier);
  }

  std::vector<const Passage*> best_first_;
  std::uint32_t begin_ = 0;          // the cluster's first word
  std::vector<std::size_t> owners_;  // by word of the cluster: the finding that has it
};

// The numbers of places, ordered by place and then by number.
std::vector<std::uint32_t> in_order(std::span<const Occurrence> places) {
  struct Numbered {
    std::uint64_t begin = 0;  // the text above it
    std::uint32_t end = 0;
    std::uint32_t number = 0;
    auto operator<=>(const Numbered&) const = default;
  };
  std::uint32_t last_text = 0;
  std::uint32_t last_begin = 0;
  for (const Occurrence& place : places) {
    last_text = std::max(last_text, place.text);
    last_begin = std::max(last_begin, place.begin);
  }
  const auto begin_bits = static_cast<unsigned>(std::bit_width(last_begin));
  std::vector<Numbered> order;
  order.reserve(places.size());
  for (const Occurrence& place : places)
    order.push_back({.begin = std::uint64_t{place.text} << begin_bits | place.begin,
                     .end = place.end,
                     .number = static_cast<std::uint32_t>(order.size())});
  const unsigned bits = begin_bits + static_cast<unsigned>(std::bit_width(last_text));
  std::vector<Numbered> scratch;
  radix_sort(std::span{order}, scratch, bits, [](const Numbered& each) { return each.begin; });
  std::vector<std::uint32_t> numbers;
  numbers.reserve(order.size());
  for (auto begin = order.begin(); begin != order.end();) {
    auto end = begin + 1;
    while (end != order.end() && end->begin == begin->begin) ++end;
    if (end - begin > 1) std::sort(begin, end);
    for (; begin != end; ++begin) numbers.push_back(begin->number);
  }
  return numbers;
}

// The places of one group, in order, and how many texts they are in.
struct Group {
  std::vector<Occurrence> places;
  std::uint32_t texts = 0;
};

// Places, joined to groups. A place is a number, the same for places that are
// one but for some words at their ends.
class Groups {
 public:
  // Places in any order; `number(i)` is that of the i-th.
  explicit Groups(std::span<const Occurrence> places) : numbers_(places.size()) {
    const std::vector<std::uint32_t> order = in_order(places);
    for (const std::uint32_t number : order) {
      const Occurrence& place = places[number];
      if (places_.empty() || !is_same(places_.back(), place)) places_.push_back(place);
      numbers_[number] = static_cast<std::uint32_t>(places_.size() - 1);
    }
    parents_.resize(places_.size());
    std::iota(parents_.begin(), parents_.end(), 0u);
  }

  std::uint32_t number(std::size_t i) const { return numbers_[i]; }

  std::uint32_t root(std::uint32_t number) {
    while (parents_[number] != number) number = parents_[number] = parents_[parents_[number]];
    return number;
  }

  void join(std::uint32_t a, std::uint32_t b) { parents_[root(b)] = root(a); }

  // How many places of its group come before the i-th.
  std::size_t rank(std::size_t i, const Occurrence& place) const {
    return ranks_[numbers_[i]] + (places_[numbers_[i]] == place ? 0 : 1);
  }

  // By root, empty for other numbers. Ranks are known from then on.
  std::vector<Group> members() {
    std::vector<Group> groups(places_.size());
    ranks_.resize(places_.size());
    for (std::uint32_t number = 0; number < places_.size(); ++number) {
      Group& group = groups[root(number)];
      ranks_[number] = static_cast<std::uint32_t>(group.places.size());
      group.texts += group.places.empty() || group.places.back().text != places_[number].text;
      group.places.push_back(places_[number]);
    }
    return groups;
  }

 private:
  std::vector<Occurrence> places_;  // in order
  std::vector<std::uint32_t> numbers_;
  std::vector<std::uint32_t> parents_;
  std::vector<std::uint32_t> ranks_;
};

// The first `rank` places of the group come before the finding.
void describe(Finding& finding, const Group& group, std::size_t rank) {
  finding.copies = std::max(2u, static_cast<std::uint32_t>(group.places.size()));
  finding.texts = group.texts;
  finding.others.reserve(std::min<std::size_t>(most_others, finding.copies));
  const std::size_t given = finding.others.size();
  while (rank > 0 && finding.others.size() < most_others) {
    const Occurrence& place = group.places[--rank];
    const auto is_known = [&](const Occurrence& other) { return overlap(place, other) > 0; };
    if (is_known(finding.later) || is_known(finding.closest.earlier)) continue;
    // Of those that were found from behind the last one begins first.
    if (finding.others.size() > given && is_known(finding.others.back())) continue;
    if (std::none_of(finding.others.begin(), finding.others.begin() + static_cast<std::ptrdiff_t>(given), is_known))
      finding.others.push_back(place);
  }
}

}  // namespace

std::vector<Finding> gather(std::span<const Passage> passages) {
  std::vector<Finding> findings;
  Chooser chooser;
  for (std::size_t begin = 0; begin < passages.size();) {
    Occurrence cluster = passages[begin].later;
    std::size_t end = begin + 1;
    for (; end < passages.size() && overlap(cluster, passages[end].later) > 0; ++end)
      cluster.end = std::max(cluster.end, passages[end].later.end);
    chooser.choose(passages.subspan(begin, end - begin), findings);
    begin = end;
  }
  std::vector<Occurrence> places;
  for (const Finding& finding : findings) {
    places.push_back(finding.later);
    places.push_back(finding.closest.earlier);
  }
  Groups groups{places};
  for (std::size_t i = 0; i < findings.size(); ++i) groups.join(groups.number(2 * i + 1), groups.number(2 * i));
  const std::vector<Group> members = groups.members();
  for (std::size_t i = 0; i < findings.size(); ++i) {
    findings[i].group = groups.root(groups.number(2 * i));
    describe(findings[i], members[findings[i].group], groups.rank(2 * i, findings[i].later));
  }
  return findings;
}

}  // namespace galley::repeat
