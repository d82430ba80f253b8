// A piece ends in two line feeds, and the next one follows them. So it is enough
// that no match holds two of them in a row, or begins with one, and that no
// assertion sees beyond them: a match then begins in a piece behind a line feed,
// and never comes as far as the last one of it; and what is asked at its ends is
// answered by a line feed as it is by the end of the text.
#include "linter/match/pattern_breaks.h"

#include <algorithm>
#include <string_view>

#include "linter/match/pattern_sets.h"

namespace galley {
namespace {

using Kind = PatternNode::Kind;

// Where a line feed may stand in what a part of a pattern matches.
struct LineFeeds {
  bool first = false;
  bool last = false;
  bool anywhere = false;
  bool may_be_empty = false;
  bool unclear = false;  // two in a row, or what is asked can't be told
};

LineFeeds line_feeds(const PatternNode& node);

LineFeeds of_characters(std::string_view text) {
  if (text.empty()) return {.may_be_empty = true};
  return {.first = text.front() == '\n',
          .last = text.back() == '\n',
          .anywhere = text.find('\n') != text.npos,
          .unclear = text.find("\n\n") != text.npos};
}

LineFeeds of_character(bool may_be_one) { return {.first = may_be_one, .last = may_be_one, .anywhere = may_be_one}; }

bool is_known_anchor(const PatternNode& node) {
  if (node.text == "\\b" || node.text == "\\B") return true;
  return node.multiline && (node.text == "^" || node.text == "$");
}

// One character, or less.
bool is_single(const PatternNode& node) {
  switch (node.kind) {
    case Kind::literal:
      return node.text.size() == 1;
    case Kind::set:
    case Kind::any:
      return true;
    case Kind::sequence:
      return node.parts.empty() || (node.parts.size() == 1 && is_single(node.parts[0]));
    case Kind::group:
    case Kind::atomic:
      return is_single(node.parts[0]);
    case Kind::alternatives:
      return std::all_of(node.parts.begin(), node.parts.end(), is_single);
    case Kind::repeat:
      return node.most <= 1 && is_single(node.parts[0]);
    default:
      return false;
  }
}

LineFeeds of_look(const PatternNode& node) {
  const LineFeeds inside = line_feeds(node.parts[0]);
  const bool is_near = !node.behind && is_single(node.parts[0]);
  return {.may_be_empty = true, .unclear = inside.unclear || (inside.anywhere && !is_near)};
}

LineFeeds of_sequence(const PatternNode& node) {
  LineFeeds all{.may_be_empty = true};
  for (const PatternNode& part : node.parts) {
    const LineFeeds next = line_feeds(part);
    all.unclear |= next.unclear || (all.last && next.first);
    all.anywhere |= next.anywhere;
    all.first |= all.may_be_empty && next.first;
    all.last = next.last || (next.may_be_empty && all.last);
    all.may_be_empty &= next.may_be_empty;
  }
  return all;
}

LineFeeds of_alternatives(const PatternNode& node) {
  LineFeeds all;
  for (const PatternNode& part : node.parts) {
    const LineFeeds next = line_feeds(part);
    all.first |= next.first;
    all.last |= next.last;
    all.anywhere |= next.anywhere;
    all.may_be_empty |= next.may_be_empty;
    all.unclear |= next.unclear;
  }
  return all;
}

LineFeeds of_repeat(const PatternNode& node) {
  LineFeeds all = line_feeds(node.parts[0]);
  all.unclear |= node.most > 1 && all.first && all.last;
  all.may_be_empty |= node.least == 0;
  return all;
}

LineFeeds line_feeds(const PatternNode& node) {
  switch (node.kind) {
    case Kind::literal:
      return of_characters(node.text);
    case Kind::any:
      return of_character(node.dot_all);
    case Kind::set:
      return of_character(possible_bytes(node)['\n']);
    case Kind::anchor:
      return {.may_be_empty = true, .unclear = !is_known_anchor(node)};
    case Kind::sequence:
      return of_sequence(node);
    case Kind::alternatives:
      return of_alternatives(node);
    case Kind::group:
    case Kind::atomic:
      return line_feeds(node.parts[0]);
    case Kind::look:
      return of_look(node);
    case Kind::repeat:
      return of_repeat(node);
    case Kind::reference:
      return {.unclear = true};
  }
  return {.unclear = true};
}

}  // namespace

bool stays_in_paragraphs(const PatternNode& pattern) {
  const LineFeeds all = line_feeds(pattern);
  return !all.first && !all.unclear;
}

}  // namespace galley
