#include "rules/support/passages.h"

#include <algorithm>
#include <array>
#include <string>

#include "linter/document/fold.h"
#include "linter/text/utf8.h"
#include "rules/support/attribution.h"
#include "rules/support/bibliography.h"
#include "rules/support/makeup.h"
#include "rules/support/surroundings.h"
#include "rules/support/technical.h"
#include "rules/support/words.h"

namespace rules {
namespace {

using namespace galley;
using namespace std::literals;

// The share of a sentence's words that makes it part of the passage.
constexpr double most_of_it = 0.6;

// And where the sentence stands in a neighbouring paragraph.
constexpr double nearly_all_of_it = 0.8;

// So few words of a sentence are no part of a passage beside it.
constexpr std::uint32_t most_words_of_scrap = 4;

// One word in so many of a passage stands in a paragraph, an item, a note: the
// others may be its headings, and links.
constexpr std::uint32_t least_prose = 4;

bool is_prose(BlockKind kind) {
  return kind == BlockKind::paragraph || kind == BlockKind::list_item || kind == BlockKind::quote ||
         kind == BlockKind::footnote;
}

// Of several blocks; fewer are scraps between headings and links.
constexpr std::uint32_t fewest_words_of_prose = 12;

// How many of the words are no part of a link. What stands inside of links comes
// before them, as inlines are ordered by their ends; links among themselves don't overlap.
std::uint32_t words_beside_links(const Document& document, std::span<const Token> tokens) {
  if (tokens.empty()) return 0;
  const auto inlines = document.inlines();
  auto link = std::partition_point(inlines.begin(), inlines.end(),
                                   [&](const Inline& one) { return one.span.end <= tokens.front().span.begin; });
  std::uint32_t words = 0;
  Offset linked = 0;
  for (const Token& token : tokens) {
    for (; link != inlines.end() && (link->kind != InlineKind::link || link->span.begin <= token.span.begin); ++link) {
      if (link->kind == InlineKind::link) linked = std::max(linked, link->span.end);
    }
    words += token.is_wordlike() && token.span.begin >= linked;
  }
  return words;
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == text.npos; }

}  // namespace

std::string_view name(PassageUnit unit) {
  switch (unit) {
    case PassageUnit::sentence:
      return "sentence";
    case PassageUnit::item:
      return "item";
    case PassageUnit::paragraph:
      return "paragraph";
    case PassageUnit::passage:
      break;
  }
  return "passage";
}

PassageMap::PassageMap(const Document& document)
    : document_(document),
      alternatives_(document),
      is_technical_(rules::is_technical(document)),
      is_english_(is_english(document, "auto")),
      is_of_entries_(rules::is_of_entries(document)),
      is_of_licence_(rules::is_of_licence(document)),
      languages_(document),
      tokens_(word_tokens(document)) {}

PassageMap::Words PassageMap::words_of(IndexRange tokens) const {
  const auto first = std::lower_bound(tokens_.begin(), tokens_.end(), tokens.begin);
  const auto last = std::lower_bound(first, tokens_.end(), tokens.end);
  return {.begin = static_cast<std::uint32_t>(first - tokens_.begin()),
          .end = static_cast<std::uint32_t>(last - tokens_.begin())};
}

const Sentence& PassageMap::sentence_of(std::uint32_t word) const {
  const auto sentences = document_.sentences();
  return *std::partition_point(sentences.begin(), sentences.end(),
                               [&](const Sentence& sentence) { return sentence.tokens.end <= tokens_[word]; });
}

std::size_t PassageMap::block_of(std::uint32_t word) const {
  const auto blocks = document_.blocks();
  const auto found = std::partition_point(blocks.begin(), blocks.end(),
                                          [&](const Block& block) { return block.tokens.end <= tokens_[word]; });
  return static_cast<std::size_t>(found - blocks.begin());
}

bool PassageMap::holds_prose(Words words, std::size_t first, std::size_t last) const {
  const std::uint32_t begin = tokens_[words.begin];
  const std::uint32_t end = tokens_[words.end - 1] + 1;
  std::uint32_t prose = 0;
  std::uint32_t all = 0;
  for (const Block& block : document_.blocks().subspan(first, last + 1 - first)) {
    const std::uint32_t from = std::max(begin, block.tokens.begin);
    const auto tokens = document_.tokens().subspan(from, std::min(end, block.tokens.end) - from);
    all += static_cast<std::uint32_t>(
        std::ranges::count_if(tokens, [](const Token& token) { return token.kind != TokenKind::punctuation; }));
    if (is_prose(block.kind)) prose += words_beside_links(document_, tokens);
  }
  return prose * least_prose >= all && (first == last || prose >= fewest_words_of_prose);
}

Span PassageMap::lines_of(const Block& block) const {
  const std::string_view bytes = document_.source().bytes();
  const Span span = document_.source_span(block.span);
  const std::size_t begin = bytes.find_last_of("\r\n", span.begin == 0 ? 0 : span.begin - 1) + 1;
  const std::size_t line_begin = span.begin == 0 || begin > span.begin ? 0 : begin;
  if (!is_blank(bytes.substr(line_begin, span.begin - line_begin))) return {};
  std::size_t end = std::min(bytes.find_first_of("\r\n", span.end), bytes.size());
  if (!is_blank(bytes.substr(span.end, end - span.end))) return {};
  end = std::min(bytes.find_first_not_of("\r\n", end), bytes.size());
  return {static_cast<Offset>(line_begin), static_cast<Offset>(end)};
}

// Neighbours of two copies may begin or end with the same words by chance.
PassageMap::Words PassageMap::without_scraps(Words passage) const {
  const auto is_scrap = [&](const Words& sentence, std::uint32_t next) {
    const std::uint32_t inside = std::min(passage.end, sentence.end) - std::max(passage.begin, sentence.begin);
    const bool is_apart = block_of(sentence.begin) != block_of(next);
    if (inside >= (is_apart ? nearly_all_of_it : most_of_it) * (sentence.end - sentence.begin)) return false;
    return is_apart || inside <= most_words_of_scrap;
  };
  const Words tail = words_of(sentence_of(passage.end - 1).tokens);
  if (tail.begin > passage.begin && is_scrap(tail, tail.begin - 1)) passage.end = tail.begin;
  const Words head = words_of(sentence_of(passage.begin).tokens);
  if (head.end < passage.end && is_scrap(head, head.end)) passage.begin = head.end;
  return passage;
}

TextSpan PassageMap::span(Words words) const {
  return {document_.tokens()[tokens_[words.begin]].span.begin, document_.tokens()[tokens_[words.end - 1]].span.end};
}

Extent PassageMap::extent(Words words) const {
  return {.begin = words.begin, .end = words.end, .source = document_.source_span(span(words))};
}

void PassageMap::find_quotation(Words words, PassagePlace& place) {
  const TextSpan inside = span(words);
  const std::size_t number = block_of(words.begin);
  const Block& block = document_.blocks()[number];
  place.is_quoted = block.kind == BlockKind::quote;
  if (!place.is_quoted) {
    if (quoted_block_ != number) quotations_ = find_quotations(document_, block).all;
    quoted_block_ = number;
    place.is_quoted = std::any_of(quotations_.begin(), quotations_.end(), [&](const Quotation& quotation) {
      return quotation.closed && quotation.opening.begin <= inside.begin && inside.end <= quotation.closing.end;
    });
  }
  place.is_attributed = place.is_quoted && is_attributed(block);
  if (block.kind == BlockKind::quote) return;
  Offset quoted = 0;
  for (const Quotation& quotation : quotations_) {
    const Offset begin = std::max(quotation.opening.begin, inside.begin);
    const Offset end = quotation.closed ? std::min(quotation.closing.end, inside.end) : begin;
    if (begin < end) quoted = std::max(quoted, end - begin);
  }
  place.is_mostly_quoted = place.is_quoted || 2 * quoted >= inside.size();
}

// The block, or the one that leads to it, says that somebody said something.
bool PassageMap::is_attributed(const Block& block) const {
  const auto says = [&](const Block& some) {
    return std::ranges::any_of(document_.tokens(some), [&](const Token& token) { return is_reporting(token); });
  };
  if (says(block)) return true;
  if (&block == document_.blocks().data()) return false;
  const Block& before = *(&block - 1);
  return document_.text(before.span).ends_with(':') && says(before);
}

bool PassageMap::is_under_summary(std::size_t block) const {
  constexpr std::array names{"summary"sv,    "executive summary"sv, "abstract"sv,   "in brief"sv, "at a glance"sv,
                             "key points"sv, "key takeaways"sv,     "highlights"sv, "tl;dr"sv};
  const std::uint32_t heading = document_.blocks()[block].heading;
  if (heading == no_index) return false;
  std::string title;
  for (const char byte : document_.text(document_.blocks()[heading].span)) title += to_ascii_lower(byte);
  while (title.ends_with(':') || title.ends_with('.')) title.pop_back();
  return std::find(names.begin(), names.end(), title) != names.end();
}

bool PassageMap::is_under_code(std::size_t block) const {
  const bool begins_with_it = document_.blocks()[block].kind == BlockKind::heading;
  const auto heading = begins_with_it ? static_cast<std::uint32_t>(block) : document_.blocks()[block].heading;
  return heading != no_index && std::ranges::any_of(document_.tokens(document_.blocks()[heading]),
                                                    [](const Token& token) { return token.kind == TokenKind::code; });
}

bool PassageMap::is_under_label(std::size_t block) const {
  constexpr std::uint32_t most_tokens = 8;
  if (block == 0) return false;
  const Block& before = document_.blocks()[block - 1];
  if (before.kind != BlockKind::paragraph && before.kind != BlockKind::list_item) return false;
  const std::string_view text = document_.text(before.span);
  return before.tokens.size() <= most_tokens && !text.empty() && text.find_last_of(".!?\"”’") != text.size() - 1;
}

std::uint32_t PassageMap::share_of_items(std::size_t first, std::size_t last) const {
  std::uint32_t items = 0;
  std::uint32_t all = 0;
  for (const Block& block : document_.blocks().subspan(first, last + 1 - first)) {
    all += block.tokens.size();
    if (block.kind == BlockKind::list_item || block.item != no_index) items += block.tokens.size();
  }
  return all == 0 ? 0 : 100 * items / all;
}

// "**Oil** - which lamps burn", in a list of such.
bool PassageMap::has_label(const Block& block) const {
  constexpr std::ptrdiff_t most_inside = 4;  // links and the like, which come before the label
  const auto inlines = document_.inlines();
  const auto first = std::partition_point(inlines.begin(), inlines.end(),
                                          [&](const Inline& one) { return one.span.end <= block.span.begin; });
  return std::any_of(first, first + std::min(most_inside, inlines.end() - first), [&](const Inline& one) {
    return (one.kind == InlineKind::strong || one.kind == InlineKind::emphasis) && one.span.begin == block.span.begin &&
           one.span.end < block.span.end;
  });
}

// Cells of a table with lists in them, menus, scraps between headings.
bool PassageMap::is_scraps(std::size_t first, std::size_t last) const {
  constexpr std::size_t fewest_blocks = 3;
  constexpr std::size_t most_tokens_of_one = 7;
  std::size_t tokens = 0;
  for (const Block& block : document_.blocks().subspan(first, last + 1 - first)) tokens += block.tokens.size();
  const std::size_t blocks = last + 1 - first;
  return blocks >= fewest_blocks && tokens <= most_tokens_of_one * blocks;
}

bool PassageMap::is_over_byline(std::size_t first, std::size_t last) const {
  constexpr std::size_t most_blocks_before = 4;
  constexpr std::size_t most_blocks_below = 2;
  constexpr std::uint32_t most_tokens = 16;
  const auto blocks = document_.blocks();
  if (first > most_blocks_before) return false;
  const auto is_title = [&](const Block& each) { return has_no_stop(each); };
  if (!std::ranges::all_of(blocks.first(first), is_title)) return false;
  const auto below = blocks.subspan(last + 1, std::min(most_blocks_below, blocks.size() - last - 1));
  return std::ranges::any_of(below, [&](const Block& each) {
    return each.kind == BlockKind::paragraph && each.tokens.size() <= most_tokens && has_no_stop(each);
  });
}

bool PassageMap::has_no_stop(const Block& block) const {
  if (block.kind != BlockKind::paragraph && block.kind != BlockKind::heading && block.kind != BlockKind::caption)
    return false;
  const auto tokens = document_.tokens(block);
  const auto last = std::find_if(tokens.rbegin(), tokens.rend(), [&](const Token& token) {
    constexpr std::array closing = {"\""sv, "'"sv, "”"sv, "’"sv, "“"sv, "»"sv, "«"sv, ")"sv, "]"sv};
    return std::ranges::find(closing, document_.text(token)) == closing.end();
  });
  return last != tokens.rend() && last->is_wordlike();
}

bool PassageMap::is_cut_off(const Block& block) const {
  const std::string_view text = document_.text(block.span);
  return block.kind == BlockKind::paragraph &&
         (text.ends_with("…") || text.ends_with("...") || text.ends_with("[…]") || text.ends_with("[...]"));
}

// Of the heading that it begins with, or stands under.
std::vector<std::uint32_t> PassageMap::heading_words(std::size_t block) const {
  const bool begins_with_it = document_.blocks()[block].kind == BlockKind::heading;
  const auto heading = begins_with_it ? static_cast<std::uint32_t>(block) : document_.blocks()[block].heading;
  constexpr std::size_t most_words = 24;  // more are no heading to a reader
  std::vector<std::uint32_t> words;
  if (heading == no_index) return words;
  for (const Token& token : document_.tokens(document_.blocks()[heading])) {
    if (token.is_wordlike() && words.size() < most_words) words.push_back(token.folded);
  }
  return words;
}

void PassageMap::count_opaque(Words words, PassagePlace& place) const {
  for (std::uint32_t at = tokens_[words.begin]; at <= tokens_[words.end - 1]; ++at) {
    const Token& token = document_.tokens()[at];
    if (token.kind != TokenKind::code && token.kind != TokenKind::link) continue;
    ++place.opaque;
    place.opaque_hash = place.opaque_hash * 0x9E3779B1U + folded_hash(document_.text(token));
  }
}

PassagePlace PassageMap::place(std::uint32_t from, std::uint32_t to) {
  const Words tight = without_scraps({.begin = from, .end = to});
  const Sentence& first = sentence_of(tight.begin);
  const Sentence& last = sentence_of(tight.end - 1);
  const Words head = words_of(first.tokens);
  const Words tail = words_of(last.tokens);
  const auto is_most = [&](const Words& sentence) {
    const std::uint32_t inside = std::min(tight.end, sentence.end) - std::max(tight.begin, sentence.begin);
    return inside >= most_of_it * (sentence.end - sentence.begin);
  };
  const bool whole_head = is_most(head);
  const bool whole_tail = is_most(tail);
  PassagePlace place{.tight = extent(tight)};
  const Words whole{.begin = whole_head ? head.begin : tight.begin, .end = whole_tail ? tail.end : tight.end};
  const TextSpan words = span(whole);
  const TextSpan prose{whole_head ? first.span.begin : words.begin, whole_tail ? last.span.end : words.end};
  place.whole = {.begin = whole.begin, .end = whole.end, .source = document_.source_span(prose)};
  find_quotation(tight, place);
  const std::size_t block = block_of(whole.begin);
  const std::size_t last_block = block_of(whole.end - 1);
  place.is_prose = holds_prose(whole, block, last_block);
  place.is_summary = is_under_summary(block);
  place.is_reference = block == last_block && document_.blocks()[block].kind != BlockKind::heading &&
                       (is_reference(document_, {tokens_[whole.begin], tokens_[whole.end - 1] + 1}) ||
                        is_reference(document_, document_.blocks()[block].tokens));
  place.leads_in = whole_tail && document_.text(last.span).ends_with(':');
  place.is_under_code = is_under_code(block);
  place.is_under_label = is_under_label(block);
  const std::uint32_t items = share_of_items(block, last_block);
  place.is_steps = items >= 75;
  place.is_mostly_items = items >= 50;
  place.has_label = has_label(document_.blocks()[block]);
  const std::uint32_t unlinked = words_beside_links(
      document_, document_.tokens().subspan(tokens_[whole.begin], tokens_[whole.end - 1] + 1 - tokens_[whole.begin]));
  place.is_links = 2 * unlinked <= whole.end - whole.begin;
  place.is_items = std::ranges::all_of(document_.blocks().subspan(block, last_block + 1 - block),
                                       [](const Block& each) { return each.kind == BlockKind::list_item; });
  place.is_scraps = is_scraps(block, last_block);
  const Block& end = document_.blocks()[last_block];
  const bool ends_block = whole.end == words_of(end.tokens).end;
  place.is_over_byline =
      whole.begin == words_of(document_.blocks()[block].tokens).begin && is_over_byline(block, last_block);
  place.has_no_stop = ends_block && has_no_stop(end);
  place.is_cut_off = is_cut_off(end);
  place.is_of_entries = is_of_entries_;
  place.is_of_licence = is_of_licence_;
  place.is_technical = is_technical_;
  place.is_left_in_english = !is_english_ && !languages_.is_other(block);
  place.heading = document_.blocks()[block].heading;
  place.heading_words = heading_words(block);
  place.alternative = alternatives_.at(place.whole.source.begin);
  count_opaque(whole, place);
  for (const Block& inside : document_.blocks().subspan(block, last_block + 1 - block)) {
    if (inside.kind == BlockKind::code)
      place.code_hash = place.code_hash * 0x9E3779B1U + folded_hash(document_.text(inside.span));
  }
  place.is_sentences = whole_head && whole_tail;
  if (!place.is_sentences || block != last_block) return place;
  const Block& only = document_.blocks()[block];
  const Words all = words_of(only.tokens);
  if (head.begin == all.begin && tail.end == all.end) {
    place.unit = only.kind == BlockKind::list_item ? PassageUnit::item : PassageUnit::paragraph;
    if (only.kind == BlockKind::paragraph) place.lines = lines_of(only);
  } else if (&first == &last) {
    place.unit = PassageUnit::sentence;
  }
  return place;
}

PassageText PassageMap::text(std::uint32_t begin, std::uint32_t end) const {
  PassageText text;
  const TextSpan all = span({.begin = begin, .end = end});
  text.prose = document_.text(all);
  for (std::uint32_t word = begin; word < end; ++word) {
    const Token& token = document_.tokens()[tokens_[word]];
    const bool begins_sentence = sentence_of(word).tokens.begin == tokens_[word];
    const bool is_name = has(token.shape, Shape::capitalised) && !begins_sentence;
    text.words.push_back({token.span.begin - all.begin, token.span.end - all.begin});
    text.folded.push_back(token.folded);
    text.fills.push_back(is_name || token.kind != TokenKind::word ||
                         has(token.shape, Shape::digits | Shape::inner_upper));
  }
  return text;
}

}  // namespace rules
