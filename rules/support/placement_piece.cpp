// Blocks -> parts with terms and cues. One pass over the tokens; terms are
// numbered through an open-addressed table, as strings would cost more than
// all the rest. Cost: linear, about 15 ns a token, in at most `most_parts` blocks.
#include "rules/support/placement_piece.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

#include "linter/text/utf8.h"

namespace rules::placement {
namespace {

using namespace galley;

constexpr std::size_t longest_stem = 7;
constexpr std::uint32_t fewest_sections = 3;

bool is_open_class(BlockKind kind) {
  return kind != BlockKind::code && kind != BlockKind::comment && kind != BlockKind::caption;
}

// ---- sections ----------------------------------------------------------------

// A numbered item that paragraphs belong to starts a section; a bullet, or an
// item of a plain list, doesn't.
std::vector<bool> section_items(std::span<const Block> blocks) {
  std::vector<bool> lists(blocks.size(), false);
  for (const Block& block : blocks) {
    if (block.item == no_index || block.item >= blocks.size()) continue;
    const Block& item = blocks[block.item];
    if (block.kind == BlockKind::paragraph && item.list < blocks.size() && !item.number.empty() &&
        (is_ascii_letter(item.number[0]) || is_ascii_digit(item.number[0]) || item.number[0] == '(')) {
      lists[item.list] = true;
    }
  }
  std::vector<bool> items(blocks.size(), false);
  for (std::size_t at = 0; at < blocks.size(); ++at) {
    const Block& block = blocks[at];
    items[at] =
        block.kind == BlockKind::list_item && block.item == no_index && block.list < blocks.size() && lists[block.list];
  }
  return items;
}

std::span<const Block> considered(const Document& document) {
  return document.blocks().first(std::min(document.blocks().size(), most_parts));
}

// ---- stems -------------------------------------------------------------------

// The letters of `word` in lower case, the first in the lowest byte; without
// "'s", and cut to 16.
struct Letters {
  char at[16] = {};
  std::size_t size = 0;

  char back(std::size_t from_end = 1) const { return size >= from_end ? at[size - from_end] : '\0'; }
  bool ends(std::string_view with) const {
    return size >= with.size() && std::string_view{at + size - with.size(), with.size()} == with;
  }
};

std::string_view without_genitive(std::string_view word) {
  for (const std::string_view ending : {"'s", "\xE2\x80\x99s", "'", "\xE2\x80\x99"}) {
    if (word.size() > ending.size() && word.ends_with(ending)) return word.substr(0, word.size() - ending.size());
  }
  return word;
}

void strip_endings(Letters& word) {
  if (word.size > 3 && word.back() == 's' && word.back(2) != 's' && word.back(2) != 'u' && word.back(2) != 'i')
    --word.size;
  if (word.size > 5 && word.ends("ing")) {
    word.size -= 3;
  } else if (word.size > 4 && (word.ends("ed") || word.ends("ly") || word.ends("er"))) {
    word.size -= 2;
  }
  if (word.size > 3 && word.back() == 'e') --word.size;
  if (word.size > 4 && word.back() == word.back(2) && word.back() != 's' && word.back() != 'l') --word.size;
  if (word.size > 2 && word.back() == 'y') word.at[word.size - 1] = 'i';
  word.size = std::min(word.size, longest_stem);
}

// ---- parts -------------------------------------------------------------------

class PieceMaker {
 public:
  PieceMaker(const Document& document, Form form, const Lexicon& lexicon) : document_(document), lexicon_(lexicon) {
    piece_.form = form;
    std::size_t tokens = 0;
    for (const Block& block : considered(document_)) tokens += block.tokens.size();
    slots_.resize(std::bit_ceil(std::max<std::size_t>(tokens * 2, 64)), no_index);
  }

  Piece make() {
    const auto blocks = considered(document_);
    const auto items = piece_.form == Form::items ? section_items(blocks) : std::vector<bool>(blocks.size(), false);
    for (std::uint32_t at = 0; at < blocks.size(); ++at) {
      if (is_open_class(blocks[at].kind) && blocks[at].tokens.size() > 0) add(at, items[at]);
    }
    settle_names();
    find_introductions();
    weigh();
    return std::move(piece_);
  }

 private:
  void add(std::uint32_t at, bool is_item) {
    const Block& block = considered(document_)[at];
    Part part{.block = at};
    if (is_item) {
      part.role = Role::item;
    } else if (block.kind == BlockKind::heading) {
      part.role = Role::heading;
    } else if (block.kind != BlockKind::paragraph) {
      part.role = Role::other;
    }
    if (part.role == Role::item || (part.role == Role::heading && piece_.form == Form::sections)) ++piece_.sections;
    part.section = piece_.sections;
    read(block, part);
    piece_.parts.push_back(part);
  }

  // The state of the reading of one block.
  struct Reading {
    bool in_quote = false;
    bool sentence_start = true;  // a capital says nothing here
    bool all_words = true;       // so far nothing but what may be skipped
    Cue before = Cue::none;      // of the word before
    std::uint32_t run = 0;       // capitalised words in a row
    std::size_t run_last = 0;    // the occurrence of the last of them
    bool said_pronoun = false;
    bool said_speech = false;
    std::uint64_t hash = 0;
    Use sentence = Use::none;
  };

  void read(const Block& block, Part& part) {
    const auto begin = static_cast<std::uint32_t>(piece_.occurrences.size());
    Reading reading;
    std::uint32_t token = block.tokens.begin;
    for (std::uint32_t at = block.sentences.begin; at < block.sentences.end; ++at) {
      const Sentence& sentence = document_.sentences()[at];
      reading.sentence = Use::none;
      if (at == block.sentences.begin) reading.sentence = reading.sentence | Use::opening;
      if (at + 1 == block.sentences.end) reading.sentence = reading.sentence | Use::closing;
      end_run(reading);
      reading.sentence_start = true;
      for (token = sentence.tokens.begin; token < sentence.tokens.end; ++token) take(token, reading, part, block);
    }
    end_run(reading);
    finish(block, reading, part);
    merge(begin, part);
  }

  void take(std::uint32_t at, Reading& reading, Part& part, const Block& block) {
    const Token& token = document_.tokens()[at];
    if (token.kind == TokenKind::word || token.kind == TokenKind::number) return word(at, token, reading, part);
    if (token.kind != TokenKind::punctuation) return end_run(reading);
    const std::string_view text = document_.text(token);
    const bool first = at == block.tokens.begin;
    if (text == "“" || text == "\"" || text == "”") {
      const bool opens = text == "“" || (text == "\"" && !reading.in_quote);
      reading.in_quote = opens;
      part.has_quote = true;
      if (opens) reading.sentence_start = true;
      if (first && opens) part.starts_quote = true;
      part.ends_quote = !opens && at + 1 == block.tokens.end;
    } else if (first && (text == "‘" || text == "'")) {
      part.starts_quote = true;
      reading.sentence_start = true;
    } else if (text == ":") {
      reading.sentence_start = true;
    }
    end_run(reading);
    reading.before = Cue::none;
  }

  void word(std::uint32_t at, const Token& token, Reading& reading, Part& part) {
    ++part.words;
    reading.hash = reading.hash * 0x100000001B3u + token.folded;
    if (!reading.in_quote) ++part.words_outside;
    const bool acronym = galley::has(token.shape, galley::Shape::all_upper);
    const Cue cues = acronym ? Cue::none : lexicon_.cues(token.folded);
    if (const std::size_t voice = lexicon_.voice(token.folded); voice < voice_count && !acronym) ++part.voice[voice];
    if (token.kind == TokenKind::number) ++part.voice[voice_number];
    note_cues(cues, reading, part);
    if (!has(cues, Cue::stop)) {
      add_term(at, token, cues, acronym, reading, part);
    } else {
      end_run(reading);
    }
    reading.sentence_start = false;
    reading.before = cues;
  }

  static void note_speaker(Cue person, Reading& reading, Part& part) {
    reading.said_pronoun = true;
    part.speaker_masculine |= has(person, Cue::masculine);
    part.speaker_feminine |= has(person, Cue::feminine);
  }

  static void note_cues(Cue cues, Reading& reading, Part& part) {
    if (reading.all_words && part.words <= 3) {
      part.pronoun |= has(cues, Cue::pronoun);
      part.speaker_masculine |= has(cues, Cue::masculine);
      part.speaker_feminine |= has(cues, Cue::feminine);
      part.demonstrative |= has(cues, Cue::demonstrative);
      part.connective |= has(cues, Cue::connective);
    }
    reading.all_words &= has(cues, Cue::skippable);
    if (!reading.in_quote) {
      part.masculine |= has(cues, Cue::masculine);
      part.feminine |= has(cues, Cue::feminine);
    }
    if (has(cues, Cue::speech)) {
      part.speech = true;
      if (!reading.in_quote && has(reading.before, Cue::person)) note_speaker(reading.before, reading, part);
      reading.said_speech |= !reading.in_quote;
    }
    if (!reading.in_quote && has(cues, Cue::person) && has(reading.before, Cue::speech))
      note_speaker(cues, reading, part);
  }

  void add_term(std::uint32_t at, const Token& token, Cue cues, bool acronym, Reading& reading, Part& part) {
    const std::uint64_t stem = stem_of(document_.text(token));
    if (stem == 0) return end_run(reading);
    Use uses = reading.sentence;
    const bool capital = galley::has(token.shape, galley::Shape::capitalised);
    if (has(reading.before, Cue::definite)) uses = uses | Use::definite;
    if (has(reading.before, Cue::indefinite)) uses = uses | Use::indefinite;
    if (acronym && token.span.size() >= 2 && token.span.size() <= 6) {
      uses = uses | Use::acronym;
      if (token.span.begin > 0 && document_.prose()[token.span.begin - 1] == '(') uses = uses | Use::defined;
    }
    if (!capital) end_run(reading);
    if (capital && (!reading.sentence_start || reading.run > 0)) {
      uses = uses | Use::name;
      if (has(reading.before, Cue::title) && reading.run <= 1) part.person = true;
    }
    piece_.occurrences.push_back({.term = number(stem, capital, has(uses, Use::name)), .token = at, .uses = uses});
    if (capital) {
      if (reading.run > 0 && !has(cues, Cue::title)) {
        part.person = true;
        piece_.occurrences.back().uses = uses | Use::name;
      }
      ++reading.run;
      reading.run_last = piece_.occurrences.size() - 1;
    }
  }

  // The last word of a run of capitalised ones is the name people are called by.
  void end_run(Reading& reading) {
    if (reading.run > 0) {
      Occurrence& last = piece_.occurrences[reading.run_last];
      if (reading.run == 1) {
        if (has(last.uses, Use::name) && !has(last.uses, Use::acronym)) last.uses = last.uses | Use::short_name;
      } else if (reading.run <= 3) {
        last.uses = last.uses | Use::full_name;
      }
    }
    reading.run = 0;
  }

  void finish(const Block& block, const Reading& reading, Part& part) const {
    part.unclosed = reading.in_quote;
    part.pronoun_speech = part.starts_quote && reading.said_pronoun;
    part.bare = part.starts_quote && part.words_outside < 3;
    part.text_hash = reading.hash;
    const std::string_view text = document_.text(block.span);
    part.leads_in = text.ends_with(':');
  }

  // Orders the block's occurrences by term and makes one of those of a term.
  void merge(std::uint32_t begin, Part& part) {
    auto& all = piece_.occurrences;
    const auto first = all.begin() + begin;
    std::sort(first, all.end(), [](const Occurrence& a, const Occurrence& b) {
      return a.term != b.term ? a.term < b.term : a.token < b.token;
    });
    auto out = first;
    for (auto at = first; at != all.end(); ++at) {
      if (out != first && std::prev(out)->term == at->term) {
        ++std::prev(out)->count;
        std::prev(out)->uses = std::prev(out)->uses | at->uses;
      } else {
        *out++ = *at;
      }
    }
    all.erase(out, all.end());
    part.terms = {begin, static_cast<std::uint32_t>(all.size())};
  }

  std::uint32_t number(std::uint64_t stem, bool capital, bool name) {
    std::size_t slot = static_cast<std::size_t>((stem * 0x9E3779B97F4A7C15u) >> 24) & (slots_.size() - 1);
    while (slots_[slot] != no_index && piece_.terms[slots_[slot]].stem != stem) slot = (slot + 1) & (slots_.size() - 1);
    if (slots_[slot] == no_index) {
      slots_[slot] = static_cast<std::uint32_t>(piece_.terms.size());
      piece_.terms.push_back({.stem = stem, .rarity = lexicon_.rarity(stem)});
      lower_.push_back(0);
      names_.push_back(0);
    }
    lower_[slots_[slot]] += !capital;
    names_[slots_[slot]] += name;
    return slots_[slot];
  }

  void settle_names() {
    for (std::size_t at = 0; at < piece_.terms.size(); ++at) {
      piece_.terms[at].is_name = names_[at] > 0 && lower_[at] * 4 <= names_[at];
    }
  }

  void find_introductions() {
    std::vector<bool> met(piece_.terms.size(), false);
    for (Part& part : piece_.parts) {
      for (const Occurrence& use : piece_.terms_of(part)) {
        if (!has(use.uses, Use::name)) continue;
        part.introduces |= has(use.uses, Use::full_name) && !met[use.term];
        met[use.term] = true;
      }
    }
  }

  void weigh() {
    for (Part& part : piece_.parts) {
      const auto words = static_cast<float>(std::max<std::uint32_t>(part.words, 1));
      for (float& voice : part.voice) voice = std::sqrt(voice / words);
      float sum = 0;
      for (const Occurrence& use : piece_.terms_of(part)) {
        const float weight = (1 + std::log(static_cast<float>(use.count))) * piece_.terms[use.term].rarity;
        sum += weight * weight;
      }
      part.norm = sum > 0 ? std::sqrt(sum) : 1;
    }
  }

  const Document& document_;
  const Lexicon& lexicon_;
  Piece piece_;
  std::vector<std::uint32_t> slots_;  // into terms
  std::vector<std::uint32_t> lower_;  // by term: how often in lower case
  std::vector<std::uint32_t> names_;  // by term: how often surely a name
};

}  // namespace

std::uint64_t stem_of(std::string_view word) {
  word = without_genitive(word);
  Letters letters;
  for (const char byte : word) {
    if (letters.size == sizeof letters.at) break;
    if (byte != '\'' && byte != '-') letters.at[letters.size++] = to_ascii_lower(byte);
  }
  if (letters.size < 2) return 0;
  strip_endings(letters);
  std::uint64_t stem = 0;
  for (std::size_t at = 0; at < letters.size; ++at) {
    stem |= static_cast<std::uint64_t>(static_cast<unsigned char>(letters.at[at])) << (8 * at);
  }
  return stem;
}

bool is_calendar(std::uint64_t stem) {
  static constexpr std::array<std::string_view, 19> words = {
      "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",  "sunday",  "january",  "february", "march",
      "april",  "may",     "june",      "july",     "august", "september", "october", "november", "december"};
  static const std::array<std::uint64_t, words.size()> stems = [] {
    std::array<std::uint64_t, words.size()> all{};
    std::transform(words.begin(), words.end(), all.begin(), stem_of);
    return all;
  }();
  return std::find(stems.begin(), stems.end(), stem) != stems.end();
}

Form form_of(const Document& document) {
  const auto blocks = considered(document);
  std::uint32_t headings = 0;
  std::uint32_t belonging = 0;
  for (const Block& block : blocks) {
    headings += block.kind == BlockKind::heading;
    belonging += block.kind == BlockKind::paragraph && block.item != no_index;
  }
  if (belonging > 0) {
    const auto items = section_items(blocks);
    if (std::count(items.begin(), items.end(), true) >= static_cast<std::ptrdiff_t>(fewest_sections))
      return Form::items;
  }
  return headings >= fewest_sections ? Form::sections : Form::flow;
}

Piece make_piece(const Document& document, Form form, const Lexicon& lexicon) {
  return PieceMaker{document, form, lexicon}.make();
}

}  // namespace rules::placement
