// Lines are numbered so that equal ones are equal numbers. Lines that stand
// once in each text, in the same order in both, are anchors (the patience
// diff); between two anchors, Myers' greedy algorithm finds the shortest edit
// script (E. Myers, “An O(ND) Difference Algorithm and Its Variations”, 1986),
// as long as that is short. Where it is not, the lines between are replaced
// whole: the patch is then longer than it must be, and as right. So the cost is
// n log n for the anchors and at most n times `most_edits` for the rest.
#include "linter/diagnostic/unified_diff.h"

#include <algorithm>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

namespace galley {
namespace {

constexpr std::size_t context = 3;
constexpr std::ptrdiff_t most_edits = 128;

using Lines = std::vector<std::string_view>;  // with their line feeds
using Numbers = std::vector<std::uint32_t>;

Lines split_lines(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::size_t size = end == std::string_view::npos ? text.size() : end + 1;
    lines.push_back(text.substr(0, size));
    text.remove_prefix(size);
  }
  return lines;
}

// What a line of `before` becomes: one of `after`, or nothing.
constexpr std::size_t deleted = static_cast<std::size_t>(-1);

class Matcher {
 public:
  Matcher(const Lines& before, const Lines& after) : matches_(before.size(), deleted) {
    std::unordered_map<std::string_view, std::uint32_t> numbers;
    const auto number = [&](std::string_view line) {
      return numbers.try_emplace(line, static_cast<std::uint32_t>(numbers.size())).first->second;
    };
    for (const std::string_view line : before) a_.push_back(number(line));
    for (const std::string_view line : after) b_.push_back(number(line));
    count_ = numbers.size();
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

  // The longest run of lines that stand once in each text, in order in both.
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
      const Seen& line = seen[a_[a]];
      if (line.in_a == 1 && line.in_b == 1) unique.emplace_back(a, line.at_b);
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

  Numbers a_;
  Numbers b_;
  std::size_t count_ = 0;
  std::vector<std::size_t> matches_;
};

// Lines [a_begin, a_end) are replaced by [b_begin, b_end).
struct Change {
  std::size_t a_begin, a_end, b_begin, b_end;
};

std::vector<Change> changes_of(const std::vector<std::size_t>& matches, std::size_t after_size) {
  std::vector<Change> changes;
  std::size_t a = 0;
  std::size_t b = 0;
  for (std::size_t at = 0; at <= matches.size(); ++at) {
    const bool at_end = at == matches.size();
    if (!at_end && matches[at] == deleted) continue;
    const std::size_t to = at_end ? after_size : matches[at];
    if (at > a || to > b) changes.push_back({a, at, b, to});
    a = at + 1;
    b = to + 1;
  }
  return changes;
}

void append_line(std::string& out, char mark, std::string_view line) {
  out += mark;
  out += line;
  if (!line.ends_with('\n')) out += "\n\\ No newline at end of file\n";
}

std::string range(std::size_t begin, std::size_t size) {
  const std::string first = std::to_string(size == 0 ? begin : begin + 1);
  return size == 1 ? first : first + ',' + std::to_string(size);
}

// The changes [first, last), which stand too near to each other for two hunks.
void append_hunk(std::string& out, std::span<const Change> changes, const Lines& before, const Lines& after) {
  const std::size_t lead = std::min(context, changes.front().a_begin);
  const std::size_t trail = std::min(context, before.size() - changes.back().a_end);
  const std::size_t a_begin = changes.front().a_begin - lead;
  const std::size_t b_begin = changes.front().b_begin - lead;
  out += "@@ -" + range(a_begin, changes.back().a_end + trail - a_begin) + " +" +
         range(b_begin, changes.back().b_end + trail - b_begin) + " @@\n";
  std::size_t a = a_begin;
  for (const Change& change : changes) {
    while (a < change.a_begin) append_line(out, ' ', before[a++]);
    while (a < change.a_end) append_line(out, '-', before[a++]);
    for (std::size_t b = change.b_begin; b < change.b_end; ++b) append_line(out, '+', after[b]);
  }
  for (std::size_t i = 0; i < trail; ++i) append_line(out, ' ', before[a++]);
}

// As git quotes a name: in C's way where it holds what would break the line;
// behind spaces a tab tells where it ends.
std::string header_name(std::string_view side, std::string_view path) {
  std::string name{side};
  bool quoted = false;
  bool spaces = false;
  while (path.starts_with('/')) path.remove_prefix(1);
  for (const char byte : path) {
    const auto code = static_cast<unsigned char>(byte);
    spaces = spaces || byte == ' ';
    if (byte == '"' || byte == '\\') {
      name += '\\';
      name += byte;
      quoted = true;
    } else if (code < 0x20 || code == 0x7F) {
      for (const char digit : {'\\', char('0' + (code >> 6)), char('0' + ((code >> 3) & 7)), char('0' + (code & 7))})
        name += digit;
      quoted = true;
    } else {
      name += byte;
    }
  }
  if (quoted) return '"' + name + '"';
  return spaces ? name + '\t' : name;
}

}  // namespace

std::string unified_diff(std::string_view path, std::string_view before, std::string_view after) {
  if (before == after) return {};
  const Lines a = split_lines(before);
  const Lines b = split_lines(after);
  const std::vector<Change> changes = changes_of(Matcher{a, b}.match(), b.size());
  std::string out = "--- " + header_name("a/", path) + "\n+++ " + header_name("b/", path) + '\n';
  for (std::size_t first = 0; first < changes.size();) {
    std::size_t last = first + 1;
    while (last < changes.size() && changes[last].a_begin - changes[last - 1].a_end <= 2 * context) ++last;
    append_hunk(out, std::span{changes}.subspan(first, last - first), a, b);
    first = last;
  }
  return out;
}

}  // namespace galley
