// Blocks -> parts with terms and cues. One pass over the tokens; terms are
// numbered through an open-addressed table, as strings would cost more than
// all the rest. Cost: linear, about 15 ns a token, in at most `most_parts` blocks.
#include "rules/support/placement_piece.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <optional>

#include "linter/text/utf8.h"
#include "rules/support/surroundings.h"

namespace rules::placement {
namespace {

using namespace galley;

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

bool opens_with_quotation(const Document& document, const Block& block) {
  if (block.kind != BlockKind::paragraph || block.tokens.size() == 0) return false;
  const std::string_view mark = document.text(document.tokens(block)[0]);
  return mark == "“" || mark == "\"" || mark == "‘" || mark == "'";
}

// The heading of all that follows; no_index if there is none.
std::uint32_t title_of(std::span<const Block> blocks) {
  const auto is_heading = [](const Block& block) { return block.kind == BlockKind::heading; };
  const auto first = std::find_if(blocks.begin(), blocks.end(), is_heading);
  if (first != blocks.begin() || first == blocks.end()) return no_index;
  const bool others = std::any_of(first + 1, blocks.end(),
                                  [&](const Block& block) { return is_heading(block) && block.level <= first->level; });
  return others ? no_index : 0;
}

// ---- parts -------------------------------------------------------------------

// Numbers the stems of a piece. Most words are met as they were written before,
// so what is known of a plain one is found by the word. Its length is looked at as
// well, as an apostrophe takes no part in a word's hash but in its stem.
class TermTable {
 public:
  struct Known {
    Offset size = 0;  // 0: not met yet
    std::uint32_t term = no_index;
    SmallWord small;
  };

  TermTable(const Document& document, const Lexicon& lexicon, std::vector<Term>& terms)
      : document_(document), numbers_(document.words().numbers()), lexicon_(lexicon), terms_(terms) {
    const auto words = document.words().words();
    known_.resize(words.size() + 1);
    for (std::size_t at = 0; at < words.size(); ++at) known_[at].small = lexicon.small_word(words[at]);
    std::size_t tokens = 0;
    for (const Block& block : considered(document)) tokens += block.tokens.size();
    stems_.resize(std::bit_ceil(std::max<std::size_t>(tokens + 1, 32)), no_index);  // more than stems
    terms_.reserve(std::min(tokens, words.size() + words.size() / 4));
  }

  // Of a token. What is no word is no small one.
  Known& known(std::uint32_t at) { return known_[numbers_[at]]; }

  // The term of a token and what is known of it; no_index for what has no stem.
  std::uint32_t number(const Token& token, Known& known) {
    if (token.kind != TokenKind::word || galley::has(token.shape, galley::Shape::non_ascii)) return number(stem(token));
    if (known.size == token.span.size()) return known.term;
    const std::uint32_t term = number(stem(token));
    if (known.size == 0) {
      known.size = token.span.size();
      known.term = term;
    }
    return term;
  }

 private:
  std::size_t spread(std::uint64_t key) const {
    return static_cast<std::size_t>((key * 0x9E3779B97F4A7C15u) >> 24) & (stems_.size() - 1);
  }
  std::size_t next(std::size_t slot) const { return (slot + 1) & (stems_.size() - 1); }

  std::uint64_t stem(const Token& token) const { return stem_of(document_.text(token)); }

  std::uint32_t number(std::uint64_t of) {
    if (of == 0) return no_index;
    std::size_t slot = spread(of);
    while (stems_[slot] != no_index && terms_[stems_[slot]].stem != of) slot = next(slot);
    if (stems_[slot] == no_index) {
      stems_[slot] = static_cast<std::uint32_t>(terms_.size());
      terms_.push_back({.stem = of, .rarity = lexicon_.rarity(of)});
    }
    return stems_[slot];
  }

  const Document& document_;
  std::span<const std::uint32_t> numbers_;
  const Lexicon& lexicon_;
  std::vector<Term>& terms_;
  std::vector<std::uint32_t> stems_;  // slots: into terms
  std::vector<Known> known_;          // by the word's number; behind the last, of what is no word
};

class PieceMaker {
 public:
  PieceMaker(const Document& document, Form form)
      : document_(document), tokens_(document.tokens()), lexicon_(Lexicon::english()) {
    piece_.form = form;
    title_ = title_of(considered(document));
  }

  Piece make() {
    table_.emplace(document_, lexicon_, piece_.terms);
    cases_.reserve(piece_.terms.capacity());
    piece_.occurrences.reserve(document_.tokens().size());
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

  std::vector<Part> make_quotation_parts() {
    const auto blocks = considered(document_);
    for (std::uint32_t at = 0; at < blocks.size(); ++at) {
      if (opens_with_quotation(document_, blocks[at])) add(at, false);
    }
    return std::move(piece_.parts);
  }

 private:
  void add(std::uint32_t at, bool is_item) {
    const Block& block = considered(document_)[at];
    Part part{.block = at};
    if (is_item) {
      part.role = Role::item;
    } else if (block.kind == BlockKind::heading) {
      part.role = Role::heading;
    } else if (block.kind != BlockKind::paragraph || is_link(document_, block)) {
      part.role = Role::other;
    }
    if (part.role == Role::item || (part.role == Role::heading && piece_.form == Form::sections)) ++piece_.sections;
    part.leads_all = title_ != no_index && piece_.form == Form::sections && piece_.sections == 1;
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
    Use run_uses = Use::none;    // how it stands there
    bool said_pronoun = false;
    bool said_speech = false;
    Use sentence = Use::none;
  };

  void read(const Block& block, Part& part) {
    part.terms.begin = static_cast<std::uint32_t>(piece_.occurrences.size());
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
    part.terms.end = static_cast<std::uint32_t>(piece_.occurrences.size());
  }

  void take(std::uint32_t at, Reading& reading, Part& part, const Block& block) {
    const Token& token = tokens_[at];
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
    if (!reading.in_quote) ++part.words_outside;
    const bool acronym = galley::has(token.shape, galley::Shape::all_upper);
    TermTable::Known* const known = table_ ? &table_->known(at) : nullptr;
    SmallWord small;
    if (!acronym) small = known != nullptr ? known->small : small_word(token);
    const Cue cues = small.cues;
    if (small.voice < voice_count) ++part.voice[small.voice];
    if (token.kind == TokenKind::number) ++part.voice[voice_number];
    note_cues(cues, reading, part);
    if (!has(cues, Cue::stop)) {
      if (known != nullptr) add_term(at, token, *known, cues, reading, part);
    } else {
      end_run(reading);
    }
    reading.sentence_start = false;
    reading.before = cues;
  }

  SmallWord small_word(const Token& token) const {
    return token.kind == TokenKind::word ? lexicon_.small_word(token.folded) : SmallWord{};
  }

  static void note_speaker(Cue person, Reading& reading, Part& part) {
    reading.said_pronoun = true;
    part.speaker_masculine |= has(person, Cue::masculine);
    part.speaker_feminine |= has(person, Cue::feminine);
  }

  static void note_cues(Cue cues, Reading& reading, Part& part) {
    if (cues == Cue::none) {
      reading.all_words = false;
      return;
    }
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

  void add_term(std::uint32_t at, const Token& token, TermTable::Known& known, Cue cues, Reading& reading, Part& part) {
    const std::uint32_t term = table_->number(token, known);
    if (term == no_index) return end_run(reading);
    Use uses = reading.sentence;
    const bool capital = galley::has(token.shape, galley::Shape::capitalised);
    const bool acronym = galley::has(token.shape, galley::Shape::all_upper);
    if (has(reading.before, Cue::definite)) uses = uses | Use::definite;
    if (has(reading.before, Cue::indefinite)) uses = uses | Use::indefinite;
    if (acronym && token.span.size() >= 2 && token.span.size() <= 6) {
      uses = uses | Use::acronym;
      if (token.span.begin > 0 && document_.prose()[token.span.begin - 1] == '(') uses = uses | Use::defined;
    }
    if (!capital) end_run(reading);
    bool name = capital && (!reading.sentence_start || reading.run > 0);
    if (name && has(reading.before, Cue::title) && reading.run <= 1) part.person = true;
    if (term == cases_.size()) cases_.emplace_back();
    Cases& cases = cases_[term];
    cases.lower += !capital;
    cases.names += name;
    if (capital && reading.run > 0 && !has(cues, Cue::title)) part.person = name = true;
    if (name) uses = uses | Use::name;
    const std::size_t occurrence = note_use(term, cases.occurrence, at, uses, part);
    if (!capital) return;
    ++reading.run;
    reading.run_last = occurrence;
    reading.run_uses = uses;
  }

  // Where the paragraph's occurrence of the term stands, of which there is one;
  // `last` is where the article's last one does.
  std::size_t note_use(std::uint32_t term, std::uint32_t& last, std::uint32_t token, Use uses, const Part& part) {
    auto& all = piece_.occurrences;
    if (last == no_index || last < part.terms.begin) {
      last = static_cast<std::uint32_t>(all.size());
      all.push_back({.term = term, .token = token, .uses = uses});
    } else {
      ++all[last].count;
      all[last].uses = all[last].uses | uses;
    }
    return last;
  }

  // The last word of a run of capitalised ones is the name people are called by.
  void end_run(Reading& reading) {
    if (reading.run > 0) {
      Use& uses = piece_.occurrences[reading.run_last].uses;
      if (reading.run == 1) {
        if (has(reading.run_uses, Use::name) && !has(reading.run_uses, Use::acronym)) uses = uses | Use::short_name;
      } else if (reading.run <= 3) {
        uses = uses | Use::full_name;
      }
    }
    reading.run = 0;
  }

  void finish(const Block& block, const Reading& reading, Part& part) const {
    part.unclosed = reading.in_quote;
    part.pronoun_speech = part.starts_quote && reading.said_pronoun;
    part.bare = part.starts_quote && part.words_outside < 3;
    const std::string_view text = document_.text(block.span);
    part.leads_in = text.ends_with(':');
  }

  void settle_names() {
    for (std::size_t at = 0; at < piece_.terms.size(); ++at) {
      piece_.terms[at].is_name = cases_[at].names > 0 && cases_[at].lower * 4 <= cases_[at].names;
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
      const auto uses = std::span{piece_.occurrences}.subspan(part.terms.begin, part.terms.size());
      float sum = 0;
      for (Occurrence& use : uses) {
        use.weight = piece_.terms[use.term].rarity;
        if (use.count > 1) use.weight *= 1 + std::log(static_cast<float>(use.count));
        sum += use.weight * use.weight;
      }
      const float length = sum > 0 ? std::sqrt(sum) : 1;
      for (Occurrence& use : uses) use.weight /= length;
    }
  }

  const Document& document_;
  std::span<const Token> tokens_;
  const Lexicon& lexicon_;
  Piece piece_;
  std::uint32_t title_ = no_index;
  std::optional<TermTable> table_;  // where terms are wanted

  struct Cases {
    std::uint32_t lower = 0;              // how often in lower case
    std::uint32_t names = 0;              // how often surely a name
    std::uint32_t occurrence = no_index;  // the last
  };
  std::vector<Cases> cases_;  // by term
};

}  // namespace

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

Piece make_piece(const Document& document) { return PieceMaker{document, form_of(document)}.make(); }

std::vector<Part> quotation_parts(const Document& document) {
  const auto opens = [&](const Block& block) { return opens_with_quotation(document, block); };
  if (std::ranges::none_of(considered(document), opens)) return {};
  return PieceMaker{document, Form::flow}.make_quotation_parts();
}

}  // namespace rules::placement
