// Elements that stand once in each sequence, in the same order in both, are
// anchors (the patience diff); between two anchors, Myers' greedy algorithm
// finds the shortest edit script (E. Myers, “An O(ND) Difference Algorithm and
// Its Variations”, 1986), as long as that is short. Where it is not, what stands
// between is replaced whole: the script is then longer than it must be, and as
// right. So the cost is n log n for the anchors and at most n times
// `most_edits` for the rest.
#include "linter/text/edit_script.h"

#include <algorithm>
#include <bit>

namespace galley {
namespace {

constexpr std::ptrdiff_t most_edits = 128;

// What an element of `a` becomes: one of `b`, or nothing.
constexpr std::size_t deleted = static_cast<std::size_t>(-1);

// Numbers different elements from 0, in the order in which they are met.
class Numbers {
 public:
  explicit Numbers(std::size_t most_elements) : slots_(std::bit_ceil(2 * most_elements + 2)) {
    shift_ = 64 - std::countr_zero(slots_.size());
  }

  std::uint32_t of(std::uint32_t element) {
    std::size_t at = static_cast<std::size_t>((element * 0x9E3779B97F4A7C15u) >> shift_);
    while (slots_[at].number != 0 && slots_[at].element != element) at = (at + 1) & (slots_.size() - 1);
    if (slots_[at].number == 0) slots_[at] = {.element = element, .number = ++count_};
    return slots_[at].number - 1;
  }

  std::size_t count() const { return count_; }

 private:
  struct Slot {
    std::uint32_t element = 0;
    std::uint32_t number = 0;  // from 1; 0: free
  };
  std::vector<Slot> slots_;  // open-addressed, half of them free
  int shift_ = 0;
  std::uint32_t count_ = 0;
};

class Matcher {
 public:
  Matcher(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b) : matches_(a.size(), deleted) {
    Numbers numbers{a.size() + b.size()};
    for (const std::uint32_t element : a) a_.push_back(numbers.of(element));
    for (const std::uint32_t element : b) b_.push_back(numbers.of(element));
    count_ = numbers.count();
  }

  std::vector<std::size_t> match() {
    Box all{0, a_.size(), 0, b_.size()};
    trim(all);
    std::size_t a = all.a_begin;
    std::size_t b = all.b_begin;
    for (const auto& [anchor_a, anchor_b] : anchors(all)) {
      match_between({a, anchor_a, b, anchor_b});
      matches_[anchor_a] = anchor_b;
      a = anchor_a + 1;
      b = anchor_b + 1;
    }
    match_between({a, all.a_end, b, all.b_end});
    return std::move(matches_);
  }

 private:
  struct Box {
    std::size_t a_begin, a_end, b_begin, b_end;
  };
  using Pair = std::pair<std::size_t, std::size_t>;

  // Matches what is equal at both ends.
  void trim(Box& box) {
    while (box.a_begin < box.a_end && box.b_begin < box.b_end && a_[box.a_begin] == b_[box.b_begin]) {
      matches_[box.a_begin++] = box.b_begin++;
    }
    while (box.a_begin < box.a_end && box.b_begin < box.b_end && a_[box.a_end - 1] == b_[box.b_end - 1]) {
      matches_[--box.a_end] = --box.b_end;
    }
  }

  // The longest run of elements that stand once in each text, in order in both.
  std::vector<Pair> anchors(const Box& box) const {
    struct Seen {
      std::uint32_t in_a = 0, in_b = 0;
      std::size_t at_b = 0;
    };
    std::vector<Seen> seen(count_);
    for (std::size_t a = box.a_begin; a < box.a_end; ++a) ++seen[a_[a]].in_a;
    for (std::size_t b = box.b_begin; b < box.b_end; ++b) {
      ++seen[b_[b]].in_b;
      seen[b_[b]].at_b = b;
    }
    std::vector<Pair> unique;
    for (std::size_t a = box.a_begin; a < box.a_end; ++a) {
      const Seen& element = seen[a_[a]];
      if (element.in_a == 1 && element.in_b == 1) unique.emplace_back(a, element.at_b);
    }
    return longest_rise(unique);
  }

  // The longest part of `pairs` whose second members rise (patience sorting).
  static std::vector<Pair> longest_rise(const std::vector<Pair>& pairs) {
    std::vector<std::size_t> tops;
    std::vector<std::size_t> previous(pairs.size(), deleted);
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      const auto pile = std::partition_point(tops.begin(), tops.end(),
                                             [&](std::size_t top) { return pairs[top].second < pairs[i].second; });
      if (pile != tops.begin()) previous[i] = *(pile - 1);
      if (pile == tops.end()) {
        tops.push_back(i);
      } else {
        *pile = i;
      }
    }
    std::vector<Pair> rise;
    for (std::size_t i = tops.empty() ? deleted : tops.back(); i != deleted; i = previous[i]) rise.push_back(pairs[i]);
    std::reverse(rise.begin(), rise.end());
    return rise;
  }

  void match_between(Box box) {
    trim(box);
    if (box.a_begin == box.a_end || box.b_begin == box.b_end) return;
    const auto rows = furthest_reaches(box);
    if (!rows.empty()) trace_back(box, rows);
  }

  // For each number of edits, how far into `a` each diagonal comes; until the
  // end is reached. Empty if it takes more than `most_edits`.
  std::vector<std::vector<std::ptrdiff_t>> furthest_reaches(const Box& box) const {
    const auto n = static_cast<std::ptrdiff_t>(box.a_end - box.a_begin);
    const auto m = static_cast<std::ptrdiff_t>(box.b_end - box.b_begin);
    const std::ptrdiff_t most = std::min(n + m, most_edits);
    std::vector<std::vector<std::ptrdiff_t>> rows;
    std::vector<std::ptrdiff_t> reach(2 * static_cast<std::size_t>(most) + 3, 0);
    const auto at = [most](std::ptrdiff_t diagonal) { return static_cast<std::size_t>(diagonal + most + 1); };
    for (std::ptrdiff_t edits = 0; edits <= most; ++edits) {
      rows.push_back({reach.begin() + (most + 1 - edits - 1), reach.begin() + (most + 1 + edits + 2)});
      for (std::ptrdiff_t k = -edits; k <= edits; k += 2) {
        const bool down = k == -edits || (k != edits && reach[at(k - 1)] < reach[at(k + 1)]);
        std::ptrdiff_t x = down ? reach[at(k + 1)] : reach[at(k - 1)] + 1;
        while (x < n && x - k < m && x - k >= 0 && equal(box, x, x - k)) ++x;
        reach[at(k)] = x;
        if (x >= n && x - k >= m) return rows;
      }
    }
    return {};
  }

  bool equal(const Box& box, std::ptrdiff_t x, std::ptrdiff_t y) const {
    return a_[box.a_begin + static_cast<std::size_t>(x)] == b_[box.b_begin + static_cast<std::size_t>(y)];
  }

  // Walks back from the end. rows[d] holds the reaches before edit d, of the
  // diagonals -d-1 … d+1.
  void trace_back(const Box& box, const std::vector<std::vector<std::ptrdiff_t>>& rows) {
    auto x = static_cast<std::ptrdiff_t>(box.a_end - box.a_begin);
    auto y = static_cast<std::ptrdiff_t>(box.b_end - box.b_begin);
    for (auto edits = static_cast<std::ptrdiff_t>(rows.size()) - 1; edits >= 0; --edits) {
      const auto& row = rows[static_cast<std::size_t>(edits)];
      const auto reach = [&](std::ptrdiff_t diagonal) { return row[static_cast<std::size_t>(diagonal + edits + 1)]; };
      const std::ptrdiff_t k = x - y;
      const bool down = k == -edits || (k != edits && reach(k - 1) < reach(k + 1));
      const std::ptrdiff_t from = edits == 0 ? 0 : down ? reach(k + 1) : reach(k - 1);
      const std::ptrdiff_t start = edits == 0 || down ? from : from + 1;
      while (x > start) {
        --x;
        --y;
        matches_[box.a_begin + static_cast<std::size_t>(x)] = box.b_begin + static_cast<std::size_t>(y);
      }
      if (edits == 0) return;
      x = from;
      y = down ? y - 1 : y;
    }
  }

  std::vector<std::uint32_t> a_;  // numbered from 0
  std::vector<std::uint32_t> b_;
  std::size_t count_ = 0;
  std::vector<std::size_t> matches_;
};

std::vector<Change> changes_of(const std::vector<std::size_t>& matches, std::size_t b_size) {
  std::vector<Change> changes;
  std::size_t a = 0;
  std::size_t b = 0;
  for (std::size_t at = 0; at <= matches.size(); ++at) {
    const bool at_end = at == matches.size();
    if (!at_end && matches[at] == deleted) continue;
    const std::size_t to = at_end ? b_size : matches[at];
    if (at > a || to > b) changes.push_back({a, at, b, to});
    a = at + 1;
    b = to + 1;
  }
  return changes;
}

}  // namespace

std::vector<Change> edit_script(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b) {
  const auto begin = static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
  if (begin == a.size() && begin == b.size()) return {};
  std::size_t end = 0;
  while (end < std::min(a.size(), b.size()) - begin && a[a.size() - end - 1] == b[b.size() - end - 1]) ++end;
  const auto inside = [&](std::span<const std::uint32_t> all) { return all.subspan(begin, all.size() - end - begin); };
  std::vector<Change> changes = changes_of(Matcher{inside(a), inside(b)}.match(), b.size() - end - begin);
  for (Change& change : changes) {
    for (std::size_t* const at : {&change.a_begin, &change.a_end, &change.b_begin, &change.b_end}) *at += begin;
  }
  return changes;
}

}  // namespace galley
