#include "rules/support/phrases.h"

#include <algorithm>

#include "linter/document/fold.h"
#include "linter/text/utf8.h"

namespace rules {

using namespace galley;

namespace {

std::vector<std::uint32_t> hashes(std::string_view phrase) {
  std::vector<std::uint32_t> found;
  while (!phrase.empty()) {
    const std::size_t end = std::min(phrase.find(' '), phrase.size());
    const std::string_view word = phrase.substr(0, end);
    found.push_back(word == "*" ? 0 : folded_hash(word));
    phrase.remove_prefix(std::min(end + 1, phrase.size()));
  }
  return found;
}

// Which of the phrase's words is the longest. No figure is chosen, as it may be
// part of a number; the first of a phrase is always a word.
std::uint32_t longest_word(std::string_view phrase) {
  std::uint32_t longest = 0;
  std::size_t letters = 0;
  for (std::uint32_t word = 0; !phrase.empty(); ++word) {
    const std::size_t end = std::min(phrase.find(' '), phrase.size());
    const bool figures = std::any_of(phrase.begin(), phrase.begin() + static_cast<std::ptrdiff_t>(end), is_ascii_digit);
    if (end > letters && !figures && phrase.substr(0, end) != "*") {
      longest = word;
      letters = end;
    }
    phrase.remove_prefix(std::min(end + 1, phrase.size()));
  }
  return longest;
}

// The token so many words before another, with hyphens between them; no_index
// where something else stands there.
std::uint32_t words_back(const Document& document, std::uint32_t at, std::uint32_t words) {
  for (; words > 0; --words) {
    do {
      if (at == 0) return no_index;
      --at;
    } while (document.text(document.tokens()[at]) == "-");
    if (!document.tokens()[at].is_wordlike()) return no_index;
  }
  return at;
}

// A space, a line's end or a hyphen.
bool is_gap(std::string_view text) {
  return text == " " || text == "-" || text == "\n" || text == "\u00A0" || text == "\u2019";
}

}  // namespace

PhraseTable::PhraseTable(std::span<const Phrase> phrases) : phrases_(phrases) {
  for (std::size_t at = 0; at < phrases.size(); ++at)
    entries_.push_back({.words = hashes(phrases[at].words), .phrase = at, .anchor = longest_word(phrases[at].words)});
  std::stable_sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
    return a.words[0] != b.words[0] ? a.words[0] < b.words[0] : a.words.size() > b.words.size();
  });
  for (std::uint32_t at = 0; at < entries_.size(); ++at) {
    if (at == 0 || entries_[at].words[0] != entries_[at - 1].words[0]) first_words_.add(entries_[at].words[0], at);
  }
  first_words_.sort();
  for (const Entry& entry : entries_) anchors_.push_back({entry.words[entry.anchor], entry.anchor});
  std::sort(anchors_.begin(), anchors_.end());
  anchors_.erase(std::unique(anchors_.begin(), anchors_.end()), anchors_.end());
}

std::vector<PhraseMatch> PhraseTable::find(const Document& document) const {
  std::vector<PhraseMatch> found;
  std::uint32_t block = 0;
  std::uint32_t free = 0;  // the first token behind the last match
  for (const std::uint32_t at : find_beginnings(document)) {
    while (document.blocks()[block].tokens.end <= at) ++block;
    const Block& here = document.blocks()[block];
    if (at < free || here.kind == BlockKind::code || here.kind == BlockKind::comment) continue;
    PhraseMatch match{.phrase = 0, .block = block, .tokens = {}};
    if (!find_at(document, {at, here.tokens.end}, match)) continue;
    found.push_back(match);
    free = match.tokens.end;
  }
  return found;
}

// Where a phrase would begin whose longest word is there, in order.
std::vector<std::uint32_t> PhraseTable::find_beginnings(const Document& document) const {
  const WordIndex& words = document.words();
  std::vector<std::uint32_t> beginnings;
  for (const Anchor& anchor : anchors_) {
    for (std::uint32_t at = words.first(anchor.word); at != WordIndex::none; at = words.next(at)) {
      const std::uint32_t begin = words_back(document, at, anchor.words_before);
      if (begin != no_index) beginnings.push_back(begin);
    }
  }
  std::sort(beginnings.begin(), beginnings.end());
  beginnings.erase(std::unique(beginnings.begin(), beginnings.end()), beginnings.end());
  return beginnings;
}

// The longest phrase that begins where `range` does, and ends in it.
bool PhraseTable::find_at(const Document& document, IndexRange range, PhraseMatch& match) const {
  const auto tokens = document.tokens();
  const auto word_at = [&](std::uint32_t next) {
    while (next < range.end && document.text(tokens[next]) == "-") ++next;
    return next;
  };
  const std::uint32_t first = tokens[range.begin].folded;
  if (tokens[range.begin].kind != TokenKind::word) return false;
  std::uint32_t entry = first_words_.find(first);
  if (entry == no_index) return false;
  for (; entry < entries_.size() && entries_[entry].words[0] == first; ++entry) {
    const std::vector<std::uint32_t>& words = entries_[entry].words;
    std::uint32_t last = range.begin;
    std::size_t matched = 1;
    for (; matched < words.size(); ++matched) {
      const std::uint32_t next = word_at(last + 1);
      if (next >= range.end || !tokens[next].is_wordlike()) break;
      if (words[matched] != 0 && tokens[next].folded != words[matched]) break;
      if (!is_gap(document.text(TextSpan{tokens[last].span.end, tokens[next].span.begin}))) break;
      last = next;
    }
    if (matched < words.size()) continue;
    match.phrase = entries_[entry].phrase;
    match.tokens = {range.begin, last + 1};
    return true;
  }
  return false;
}

TextSpan span_of(const Document& document, const PhraseMatch& match) {
  return join(document.tokens()[match.tokens.begin].span, document.tokens()[match.tokens.end - 1].span);
}

}  // namespace rules
