#include "rules/support/surroundings.h"

#include <algorithm>
#include <string_view>

#include "linter/text/character_set.h"
#include "linter/text/utf8.h"
#include "rules/support/bibliography.h"
#include "rules/support/quotations.h"
#include "rules/support/words.h"

namespace rules {

using namespace galley;

namespace {

constexpr std::string_view link_words[] = {"of", "for", "and", "&"};

// Words that begin sentences and have a capital for no other reason.
constexpr std::string_view openers[] = {
    "the",  "a",     "an",     "this",  "that",  "these", "those", "in",   "on",    "at",   "for",  "by",   "as",
    "to",   "our",   "its",    "his",   "her",   "their", "my",    "your", "some",  "many", "most", "all",  "no",
    "any",  "each",  "every",  "and",   "but",   "or",    "if",    "when", "while", "with", "from", "both", "other",
    "such", "after", "before", "since", "under", "we",    "it",    "they", "he",    "she",  "i",    "you"};

bool is_title(std::span<const Token> tokens) {
  std::size_t words = 0;
  std::size_t capitals = 0;
  for (const Token& token : tokens) {
    if (token.kind != TokenKind::word) continue;
    ++words;
    capitals += has(token.shape, Shape::capitalised);
  }
  if (words <= 7) return words > 1 && capitals >= 1 && capitals + 2 >= words;
  return words <= 16 && capitals * 3 >= words * 2;
}

std::span<const Token> tokens_in(const Document& document, const Block& block, TextSpan span) {
  const auto tokens = document.tokens(block);
  const auto at = [&](Offset offset) {
    return std::partition_point(tokens.begin(), tokens.end(),
                                [&](const Token& token) { return token.span.begin < offset; });
  };
  return {at(span.begin), at(span.end)};
}

// What `block` sets in italics or in bold, unless that is all of it.
std::vector<TextSpan> stressed(const Document& document, const Block& block) {
  std::vector<TextSpan> spans;
  const auto inlines = document.inlines();
  auto one = std::partition_point(inlines.begin(), inlines.end(),
                                  [&](const Inline& inline_) { return inline_.span.end <= block.span.begin; });
  for (; one != inlines.end() && one->span.end <= block.span.end; ++one) {
    const bool counts = one->kind == InlineKind::emphasis || one->kind == InlineKind::strong;
    if (counts && one->span != block.span) spans.push_back(one->span);
  }
  return spans;
}

// Where `block` has titles: ordered, and one that begins in another is a part of it.
std::vector<TextSpan> titles_of(const Document& document, const Block& block) {
  std::vector<TextSpan> titles;
  for (const Quotation& quotation : find_quotations(document, block).all) {
    if (quotation.closed && is_title(tokens_in(document, block, quotation.inside())))
      titles.push_back(quotation.span());
  }
  for (const TextSpan span : stressed(document, block)) {
    if (is_title(tokens_in(document, block, span))) titles.push_back(span);
  }
  std::sort(titles.begin(), titles.end());
  std::size_t kept = 0;
  for (const TextSpan title : titles) {
    if (kept > 0 && title.begin < titles[kept - 1].end)
      titles[kept - 1].end = std::max(titles[kept - 1].end, title.end);
    else
      titles[kept++] = title;
  }
  titles.resize(kept);
  return titles;
}

}  // namespace

const Block& Surroundings::block(std::uint32_t token) const {
  if (block_ == nullptr || !block_->tokens.contains(token)) block_ = &document_.block_of(token);
  return *block_;
}

const Sentence& Surroundings::sentence(std::uint32_t token) const {
  if (sentence_ == nullptr || !sentence_->tokens.contains(token)) sentence_ = &document_.sentence_of(token);
  return *sentence_;
}

bool is_foreign_block(const Block& block) {
  return block.kind == BlockKind::quote || block.kind == BlockKind::code || block.kind == BlockKind::comment;
}

bool Surroundings::is_foreign_block(std::uint32_t token) const {
  const Block& here = block(token);
  if (rules::is_foreign_block(here)) return true;
  if (here.kind != BlockKind::list_item && here.kind != BlockKind::footnote) return false;
  if (item_ != &here) is_entry_ = is_reference(document_, here.tokens);
  item_ = &here;
  return is_entry_;
}

bool is_wholly(const Document& document, const Block& block, InlineKind kind) {
  const auto inlines = document.inlines();
  const auto covers = [&](const Inline& one) {
    return one.kind == kind && one.span.begin <= block.span.begin && one.span.end >= block.span.end;
  };
  const auto first = std::partition_point(inlines.begin(), inlines.end(),
                                          [&](const Inline& one) { return one.span.end < block.span.end; });
  const auto past =
      std::find_if(first, inlines.end(), [&](const Inline& one) { return one.span.end > block.span.end; });
  return std::any_of(first, past, covers);
}

std::uint32_t Surroundings::word_before(std::uint32_t token) const {
  if (token == 0 || token == sentence(token).tokens.begin) return no_index;
  return document_.tokens()[token - 1].kind == TokenKind::word ? token - 1 : no_index;
}

std::uint32_t Surroundings::word_after(std::uint32_t token) const {
  if (token + 1 >= sentence(token).tokens.end) return no_index;
  return document_.tokens()[token + 1].kind == TokenKind::word ? token + 1 : no_index;
}

bool Surroundings::starts_sentence(std::uint32_t token) const {
  if (token <= sentence(token).tokens.begin) return true;
  const Token& before = document_.tokens()[token - 1];
  if (before.kind == TokenKind::symbol) return true;
  if (before.kind != TokenKind::punctuation) return false;
  const std::string_view mark = document_.text(before);
  return mark != "," && mark != "-" && mark != "%" && mark != ")" && mark != "/" && mark != "’" && mark != "”" &&
         mark != "&";
}

bool Surroundings::is_mentioned(IndexRange words) const {
  constexpr std::string_view marks[] = {"“", "”", "‘", "\"", "'", "«", "„", "‚"};
  const auto is_mark = [&](std::uint32_t at) {
    return at < document_.tokens().size() && document_.tokens()[at].kind == TokenKind::punctuation &&
           std::find(std::begin(marks), std::end(marks), document_.text(document_.tokens()[at])) != std::end(marks);
  };
  const auto closes = [&](std::uint32_t at) {
    return is_mark(at) || (at < document_.tokens().size() && document_.text(document_.tokens()[at]) == "’");
  };
  return words.begin > 0 && is_mark(words.begin - 1) && closes(words.end);
}

// “--no-color”, "color_space", "color=red", "colour/color"
bool Surroundings::in_technical_text(std::uint32_t token) const {
  constexpr CharacterSet marks{"_/\\=<>{}#@$`"};
  const std::string_view prose = document_.prose();
  const TextSpan span = document_.tokens()[token].span;
  if (span.begin > 0 && marks.contains(prose[span.begin - 1])) return true;
  if (span.end < prose.size() && marks.contains(prose[span.end])) return true;
  std::size_t at = span.begin;
  const std::size_t limit = at > 40 ? at - 40 : 0;
  while (at > limit && (prose[at - 1] == '-' || is_ascii_letter(prose[at - 1]))) {
    if (prose[at - 1] == '-' && at > 1 && prose[at - 2] == '-') return true;
    --at;
  }
  return false;
}

bool Surroundings::in_transcription(std::uint32_t token) const {
  constexpr std::size_t farthest = 120;
  const std::string_view prose = document_.prose();
  const std::size_t begin = document_.tokens()[token].span.begin;
  bool other_script = false;
  for (std::size_t at = begin; at > 0 && begin - at < farthest;) {
    const Decoded before = decode_before(prose, at);
    if (before.code_point == '(') return other_script;
    if (before.code_point == ')' || before.code_point == '\n') return false;
    constexpr char32_t latin_additions = 0x1E00;
    constexpr char32_t latin_additions_end = 0x1F00;
    const bool latin =
        before.code_point < 0x370 || (before.code_point >= latin_additions && before.code_point < latin_additions_end);
    other_script = other_script || (!latin && is_letter(before.code_point));
    at -= before.size;
  }
  return false;
}

bool Surroundings::is_capitalised(std::uint32_t token) const {
  return token != no_index && has(document_.tokens()[token].shape, Shape::capitalised);
}

bool Surroundings::is_link_word(std::uint32_t token) const {
  return token != no_index && one_of(document_.text(document_.tokens()[token]), link_words);
}

std::uint32_t Surroundings::capitalised_before(std::uint32_t token) const {
  std::uint32_t before = word_before(token);
  if (is_link_word(before) && !is_capitalised(before)) before = word_before(before);
  if (!is_capitalised(before)) return no_index;
  const bool opener = starts_sentence(before) && one_of(document_.text(document_.tokens()[before]), openers);
  return opener ? no_index : before;
}

std::uint32_t Surroundings::capitalised_after(std::uint32_t token) const {
  std::uint32_t after = word_after(token);
  if (is_link_word(after) && !is_capitalised(after)) after = word_after(after);
  return is_capitalised(after) ? after : no_index;
}

bool Surroundings::in_name(std::uint32_t token) const {
  return is_capitalised(token) && (capitalised_before(token) != no_index || capitalised_after(token) != no_index);
}

Surroundings::Neighbours Surroundings::neighbours(std::uint32_t token) const {
  const std::uint32_t before = capitalised_before(token);
  const std::uint32_t after = capitalised_after(token);
  return {.before = before == no_index ? 0 : document_.tokens()[before].folded,
          .after = after == no_index ? 0 : document_.tokens()[after].folded};
}

bool Surroundings::in_title(std::uint32_t token) {
  const Block& here = block(token);
  const auto [entry, added] = titles_.try_emplace(&here);
  if (added) entry->second = titles_of(document_, here);
  const Offset at = document_.tokens()[token].span.begin;
  const auto title =
      std::partition_point(entry->second.begin(), entry->second.end(), [at](TextSpan span) { return span.end <= at; });
  return title != entry->second.end() && title->begin <= at;
}

}  // namespace rules
