// An article's terms by where they stand, and how much each two of its parts
// share: made once, looked up by the measuring of every paragraph.
#pragma once

#include <span>
#include <vector>

#include "rules/support/float_rows.h"
#include "rules/support/placement_piece.h"

namespace rules::placement {

// The parts of a piece by their indices, in order; those left out of it, as a
// paragraph's second copy, play no role.
using View = std::vector<std::uint32_t>;

// Terms in more parts than this tell none of them apart.
constexpr std::size_t most_sharers = 24;

// A part that has a term.
struct Posting {
  std::uint16_t at = 0;  // position in the view
  std::uint16_t count = 0;
  Use uses = Use::none;
  float weight = 0;
};

// A section that has a term.
struct TermSection {
  std::uint32_t section = 0;
  std::uint32_t parts = 0;
  std::uint32_t heads = 0;  // of them, headings and items
  float count = 0;          // how often the term stands there
  float likelihood = 0;     // its logarithm, against that in the whole article
};

// A term that a part shares with others.
struct SharedTerm {
  std::uint32_t term = 0;  // for Index::facts()
  std::uint16_t count = 0;
  Use uses = Use::none;
};

// What holds of a term in several parts wherever it stands.
struct TermFacts {
  std::uint32_t term = 0;  // into Piece::terms
  galley::IndexRange postings;
  galley::IndexRange sections;
  float rarity = 0;
  float edge_weight = 0;  // where sentences meet that have it
  float expected = 0;     // how often a section would have it of which nothing is known
  bool is_name = false;
  bool is_ordered = false;  // introduced in one place, and used as known in another
};

// What all terms of a part come to.
struct PartSums {
  float length = 0;  // none counted more than twice
  float rarity = 0;
  bool has_name = false;
};

class Index {
 public:
  Index(const Piece& piece, const View& view);

  // By position in the view.
  const PartSums& sums(std::size_t at) const { return sums_[at]; }
  std::span<const SharedTerm> shared_terms(std::size_t at) const {
    return std::span{shared_}.subspan(starts_[at], starts_[at + 1] - starts_[at]);
  }

  std::span<const TermFacts> facts() const { return facts_; }
  const TermFacts& facts(const SharedTerm& shared) const { return facts_[shared.term]; }
  std::span<const Posting> postings(const TermFacts& facts) const {
    return std::span{postings_}.subspan(facts.postings.begin, facts.postings.size());
  }
  // Empty in flowing text.
  std::span<const TermSection> sections(const TermFacts& facts) const {
    return std::span{sections_}.subspan(facts.sections.begin, facts.sections.size());
  }

  // By section: its words, and its parts from one position to the next.
  float section_words(std::size_t section) const { return section_words_[section]; }
  std::size_t section_begin(std::size_t section) const { return section_begins_[section]; }
  std::size_t section_end(std::size_t section) const { return section_begins_[section + 1]; }

  // How likely a section is made to have what it hasn't: this many words of it
  // are as those of the article.
  static constexpr float smoothing = 60;

 private:
  void number_shared_terms();
  void fill();
  void find_sections();
  void describe(TermFacts& facts);
  void count_sections(TermFacts& facts);
  const Part& part(std::size_t at) const { return piece_.parts[view_[at]]; }

  const Piece& piece_;
  const View& view_;
  std::vector<std::uint32_t> numbers_;  // by term: its place in facts_, if it is in several parts
  std::vector<TermFacts> facts_;
  std::vector<Posting> postings_;
  std::vector<TermSection> sections_;
  std::vector<SharedTerm> shared_;
  std::vector<std::uint32_t> starts_;  // by position: into shared_
  std::vector<PartSums> sums_;
  std::vector<float> section_words_;
  std::vector<std::uint32_t> section_begins_;
  float all_words_ = 1;
};

// How much each two parts share, in four channels: weighted words, words that
// are rare in the article, names, voice. All four are reckoned at once.
constexpr std::size_t channels = 4;

class Shares {
 public:
  Shares(const Piece& piece, const View& view, const Index& index);

  // What the part at this position shares with each; with itself nothing.
  const Four* row(std::size_t at) const { return table_.data() + at * size_; }
  // What each part shares with the next.
  const Four* seams() const { return seams_.data(); }

 private:
  void add_terms(const Index& index);
  void add_voices(const Piece& piece, const View& view);

  std::size_t size_;
  std::vector<Four> table_;
  std::vector<Four> seams_;
};

}  // namespace rules::placement
