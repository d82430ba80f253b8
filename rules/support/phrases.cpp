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

// A space, a line's end or a hyphen.
bool is_gap(std::string_view text) {
  return text == " " || text == "-" || text == "\n" || text == "\u00A0" || text == "\u2019";
}

}  // namespace

PhraseTable::PhraseTable(std::span<const Phrase> phrases) : phrases_(phrases) {
  for (std::size_t at = 0; at < phrases.size(); ++at)
    entries_.push_back({.words = hashes(phrases[at].words), .phrase = at});
  std::stable_sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
    return a.words[0] != b.words[0] ? a.words[0] < b.words[0] : a.words.size() > b.words.size();
  });
  for (std::size_t at = 0; at < entries_.size(); ++at) {
    if (at == 0 || entries_[at].words[0] != entries_[at - 1].words[0])
      first_words_.add(entries_[at].words[0], static_cast<std::uint32_t>(at));
  }
  first_words_.sort();
}

bool PhraseTable::find(const Document& document, std::uint32_t at, std::uint32_t end, PhraseMatch& match) const {
  const auto tokens = document.tokens();
  const auto word_at = [&](std::uint32_t next) {
    while (next < end && document.text(tokens[next]) == "-") ++next;
    return next;
  };
  if (tokens[at].kind != TokenKind::word) return false;
  std::uint32_t entry = first_words_.find(tokens[at].folded);
  if (entry == no_index) return false;
  for (; entry < entries_.size() && entries_[entry].words[0] == tokens[at].folded; ++entry) {
    const std::vector<std::uint32_t>& words = entries_[entry].words;
    std::uint32_t last = at;
    std::size_t matched = 1;
    for (; matched < words.size(); ++matched) {
      const std::uint32_t next = word_at(last + 1);
      if (next >= end || !tokens[next].is_wordlike()) break;
      if (words[matched] != 0 && tokens[next].folded != words[matched]) break;
      if (!is_gap(document.text(TextSpan{tokens[last].span.end, tokens[next].span.begin}))) break;
      last = next;
    }
    if (matched < words.size()) continue;
    match = {.phrase = entries_[entry].phrase, .tokens = {at, last + 1}};
    return true;
  }
  return false;
}

TextSpan span_of(const Document& document, const PhraseMatch& match) {
  return join(document.tokens()[match.tokens.begin].span, document.tokens()[match.tokens.end - 1].span);
}

}  // namespace rules
