// A document as the placement rules look at it: paragraphs in their sections,
// each reduced to the distinctive terms it holds and to cues about how it
// leans on what stands before it.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "linter/document/document.h"

namespace rules::placement {

// What a word says about how its paragraph hangs together with others. Bits.
enum class Cue : std::uint16_t {
  none = 0,
  pronoun = 1,        // he, their: points back to somebody
  demonstrative = 2,  // this, such
  connective = 4,     // but, however, second
  speech = 8,         // said, added
  definite = 16,      // the
  indefinite = 32,    // a, an
  title = 64,         // Mr, President
  person = 128,       // he, she, they: somebody who speaks
  skippable = 256,    // may stand before the word that points back
  stop = 512,         // never distinctive
  masculine = 1024,   // he, his
  feminine = 2048,    // she, her
};
constexpr Cue operator|(Cue a, Cue b) { return static_cast<Cue>(static_cast<int>(a) | static_cast<int>(b)); }
constexpr bool has(Cue cues, Cue asked) { return (static_cast<int>(cues) & static_cast<int>(asked)) != 0; }

// What a small word is.
struct SmallWord {
  std::uint32_t folded = 0;
  Cue cues = Cue::none;
  std::uint8_t voice = 0xFF;  // which of Voice's; voice_count or more for none
};

// What is known of English words: cues by folded word, and by stem how rare
// it is. Built once, read by many threads.
class Lexicon {
 public:
  static const Lexicon& english();

  // Of a word that isn't one of them nothing is set.
  SmallWord small_word(std::uint32_t folded) const;
  // How much it says that two paragraphs share this stem: the logarithm of
  // how many texts there are to one that has it.
  float rarity(std::uint64_t stem) const;

 private:
  Lexicon();
  SmallWord& small_slot(std::uint32_t folded);
  std::size_t slot_of(std::uint64_t stem) const;

  std::vector<SmallWord> small_words_;
  std::bitset<8192> small_filter_;    // says no to most other words
  std::vector<std::uint64_t> stems_;  // open-addressed; rarities_ goes with it
  std::vector<float> rarities_;
  float unknown_ = 0;
};

// The stem of a word, packed: up to seven letters in lower case, without the
// commonest endings. "withdrawals", "withdrawing" and "withdrawal" are one.
// 0 for what has none.
std::uint64_t stem_of(std::string_view word);

// Days and months: capitalised, and names of nobody.
bool is_calendar(std::uint64_t stem);

// How a term stands in a paragraph. Bits.
enum class Use : std::uint16_t {
  none = 0,
  name = 1,        // capitalised where only names are
  full_name = 2,   // the last of two or three capitalised words: "Rosa Lindqvist"
  short_name = 4,  // a single capitalised word: "Lindqvist"
  acronym = 8,
  defined = 16,     // an acronym in brackets
  definite = 32,    // after "the"
  indefinite = 64,  // after "a"
  opening = 128,    // in the first sentence
  closing = 256,    // in the last sentence
};
constexpr Use operator|(Use a, Use b) { return static_cast<Use>(static_cast<int>(a) | static_cast<int>(b)); }
constexpr bool has(Use uses, Use asked) { return (static_cast<int>(uses) & static_cast<int>(asked)) != 0; }

struct Occurrence {
  std::uint32_t term = 0;   // into Piece::terms
  std::uint32_t token = 0;  // the first of them, into Document::tokens()
  std::uint16_t count = 1;
  Use uses = Use::none;
  float weight = 0;  // in its paragraph's term vector of length 1
};

struct Term {
  std::uint64_t stem = 0;
  float rarity = 0;
  bool is_name = false;  // some paragraph has it capitalised as a name, none in lower case
};

enum class Role : std::uint8_t { heading, item, paragraph, other };

// Counts of the small words that make a paragraph's voice: who speaks to whom,
// and when.
enum Voice : std::size_t {
  voice_i,
  voice_we,
  voice_you,
  voice_third,
  voice_modal,
  voice_past,
  voice_present,
  voice_number,
  voice_count
};

struct Part {
  std::uint32_t block = 0;
  Role role = Role::paragraph;
  std::uint32_t section = 0;  // 0: before the first
  galley::IndexRange terms;   // into Piece::occurrences, each once, in the order of their first
  std::uint32_t words = 0;
  std::uint32_t words_outside = 0;  // not in double quotation marks

  bool pronoun = false;        // opens with he, their, …
  bool demonstrative = false;  // opens with this, such
  bool connective = false;     // opens with but, however
  bool starts_quote = false;
  bool ends_quote = false;
  bool unclosed = false;        // a quotation goes on into the next paragraph
  bool pronoun_speech = false;  // a quotation whose speaker is "he said"
  bool bare = false;            // nothing but a quotation
  bool person = false;          // names somebody
  bool speech = false;          // somebody says something
  bool leads_in = false;        // ends in a colon
  bool leads_all = false;       // stands under the title: it speaks of what all sections do
  bool masculine = false;       // a man is spoken of outside quotations
  bool feminine = false;
  bool speaker_masculine = false;  // the one who leans is "he"
  bool speaker_feminine = false;
  bool has_quote = false;
  bool introduces = false;  // has somebody's full name for the first time
  std::array<float, voice_count> voice{};
  bool leans() const { return pronoun || pronoun_speech || bare; }
};

// What the article's shape is; decides what can be asked of it.
enum class Form : std::uint8_t { flow, sections, items };

struct Piece {
  Form form = Form::flow;
  std::uint32_t sections = 0;
  std::vector<Part> parts;
  std::vector<Occurrence> occurrences;
  std::vector<Term> terms;

  std::span<const Occurrence> terms_of(const Part& part) const {
    return std::span{occurrences}.subspan(part.terms.begin, part.terms.size());
  }
};

// No more blocks than this are looked at: what is longer is no article.
constexpr std::size_t most_parts = 240;

// What can be told cheaply, before any word is looked at: the shape.
Form form_of(const galley::Document& document);

Piece make_piece(const galley::Document& document);

// The parts of the paragraphs that open with a quotation, without their terms:
// cheap, for whoever asks no more than their cues.
std::vector<Part> quotation_parts(const galley::Document& document);

}  // namespace rules::placement
