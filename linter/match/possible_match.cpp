// A pattern is followed over kinds of characters in place of characters: word
// characters, line ends, all others, and the edge of the text. What has been
// read so far comes to one thing: the kind of the last character, and of which
// kinds the next may still be, as anchors restrict it. Each part of the pattern
// maps a set of such states to another; a set that becomes empty is a part that
// no text gets through. There are four kinds, so loops reach their fixed point
// in a few rounds. Each step keeps at least what is possible, so "no" is sure.
#include "linter/match/possible_match.h"

#include <algorithm>
#include <array>
#include <map>
#include <mutex>

#include "linter/match/regex.h"
#include "linter/text/error.h"
#include "linter/text/utf8.h"

namespace galley {
namespace {

using Kind = PatternNode::Kind;
using Kinds = unsigned;  // a set of the four

constexpr Kinds word = 1, line_end = 2, other = 4, edge = 8;
constexpr Kinds characters = word | line_end | other;
constexpr Kinds everything = characters | edge;
constexpr std::array single = {word, line_end, other, edge};

// By the kind of the last character: the kinds that the next may be of; none
// where that state isn't reached.
using States = std::array<Kinds, single.size()>;

bool is_empty(const States& states) { return states == States{}; }

void add(States& to, const States& from) {
  for (std::size_t last = 0; last < to.size(); ++last) to[last] |= from[last];
}

// Every character that a set may name in practice, by kind.
struct Samples {
  std::string words;
  std::string others;

  Samples() {
    std::string all;
    const auto take = [&](std::uint32_t begin, std::uint32_t end) {
      for (std::uint32_t each = begin; each < end; ++each) {
        if (each != '\n') append_utf8(all, each);
      }
    };
    take(0, 0xD800);
    take(0xE000, 0x10000);
    take(0x1F000, 0x1FB00);
    RegexWorkspace workspace;
    const Regex is_word{"\\w"};
    std::size_t behind = 0;
    is_word.for_each(all, workspace, [&](const std::vector<Capture>& groups) {
      others += all.substr(behind, groups[0].begin - behind);
      words += all.substr(groups[0].begin, groups[0].size());
      behind = groups[0].end;
      return true;
    });
    others += all.substr(behind);
  }
};

Kinds kinds_of_set(const PatternNode& set) {
  static const Samples samples;
  static std::mutex mutex;
  static std::map<std::string, Kinds> known;
  const std::string pattern = (set.folds ? "(?i)" : "") + set.text;
  const std::lock_guard lock{mutex};
  const auto [entry, is_new] = known.try_emplace(pattern, characters);
  if (!is_new) return entry->second;
  try {
    const Regex regex{pattern};
    RegexWorkspace workspace;
    const Kinds found = (regex.matches(samples.words, workspace) ? word : 0) |
                        (regex.matches(samples.others, workspace) ? other : 0) |
                        (regex.matches("\n", workspace) ? line_end : 0);
    if (found != 0) entry->second = found;
  } catch (const Error&) {
    // Then nothing is known of it.
  }
  return entry->second;
}

Kinds kind_of(std::string_view character) {
  if (character == "\n") return line_end;
  if (static_cast<unsigned char>(character[0]) < 0x80)
    return is_ascii_letter(character[0]) || is_ascii_digit(character[0]) || character[0] == '_' ? word : other;
  return word | other;
}

States read(const States& states, Kinds kinds) {
  States behind{};
  for (const Kinds next : states) {
    for (std::size_t last = 0; last < single.size(); ++last) {
      if ((next & kinds & characters & single[last]) != 0) behind[last] = everything;
    }
  }
  return behind;
}

States read_literal(States states, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t size = decode(text, at).size;
    states = read(states, kind_of(text.substr(at, size)));
    at += size;
  }
  return states;
}

// The kinds that may follow `last` at the anchor.
Kinds allowed(const PatternNode& anchor, Kinds last) {
  const std::string& text = anchor.text;
  if (text == "\\b") return last == word ? everything & ~word : word;
  if (text == "\\B") return last == word ? word : everything & ~word;
  if (text == "^") return last == edge || (anchor.multiline && last == line_end) ? everything : 0;
  if (text == "\\A") return last == edge ? everything : 0;
  if (text == "$" || text == "\\Z") return edge | line_end;
  if (text == "\\z") return edge;
  return everything;
}

States follow(const PatternNode& node, const States& states);

States follow_repeat(const PatternNode& node, const States& states) {
  constexpr unsigned most_rounds = 24;  // more than the states have sizes
  constexpr unsigned counted_rounds = 8;
  States reached{};
  States round = states;
  if (node.least == 0) reached = states;
  for (unsigned count = 1; count <= std::min(node.most, most_rounds); ++count) {
    round = follow(node.parts.front(), round);
    if (count >= node.least || node.least > counted_rounds) add(reached, round);
  }
  return reached;
}

States follow(const PatternNode& node, const States& states) {
  if (is_empty(states)) return states;
  States made = states;
  switch (node.kind) {
    case Kind::literal:
      return read_literal(states, node.text);
    case Kind::any:
      return read(states, node.dot_all ? characters : word | other);
    case Kind::set:
      return read(states, kinds_of_set(node));
    case Kind::anchor:
      for (std::size_t last = 0; last < made.size(); ++last) made[last] &= allowed(node, single[last]);
      return made;
    case Kind::sequence:
      for (const PatternNode& part : node.parts) made = follow(part, made);
      return made;
    case Kind::alternatives:
      made = {};
      for (const PatternNode& part : node.parts) add(made, follow(part, states));
      return made;
    case Kind::group:
    case Kind::atomic:
      return follow(node.parts.front(), states);
    case Kind::repeat:
      return follow_repeat(node, states);
    case Kind::look:
      return !node.negative && !node.behind && is_empty(follow(node.parts.front(), states)) ? States{} : states;
    case Kind::reference:
      break;
  }
  made.fill(everything);
  return made;
}

}  // namespace

bool can_match(const PatternNode& pattern) {
  States anywhere;
  anywhere.fill(everything);
  return !is_empty(follow(pattern, anywhere));
}

}  // namespace galley
