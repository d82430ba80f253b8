// Where the places stand that findings speak of.
#pragma once

#include <map>
#include <span>
#include <vector>

#include "linter/repeat/gather.h"
#include "linter/rule/corpus_rule.h"
#include "rules/support/passages.h"

namespace rules {

// Each file is read once, for all places in it.
class PassagePlaces {
 public:
  static constexpr std::uint32_t most_words_of_text = 2000;

  PassagePlaces(const galley::CorpusContext& context, std::span<const galley::repeat::Finding> findings);

  // Whether all files could be read that the finding speaks of.
  bool are_known(const galley::repeat::Finding& finding) const;

  // Null where the file can't be read any more.
  const PassagePlace* of(const galley::repeat::Occurrence& occurrence) const;

  // The text of `of(occurrence)->whole`, for the two sides of a finding; of a
  // passage of more than `most_words_of_text` its beginning.
  const PassageText& text(const galley::repeat::Occurrence& occurrence) const;

 private:
  struct Wanted {
    galley::repeat::Occurrence at;
    bool with_text = false;
    PassagePlace place = {};
    PassageText text = {};
    bool is_found = false;
  };

  void add(const galley::repeat::Occurrence& occurrence, bool with_text);
  const Wanted& find(const galley::repeat::Occurrence& occurrence) const;
  static void look_up(const galley::CorpusContext& context, std::uint32_t text, std::vector<Wanted>& wanted);

  std::map<std::uint32_t, std::vector<Wanted>> wanted_;  // by text
};

}  // namespace rules
