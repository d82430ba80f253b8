// Counting a text: what readability scores are made of.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include "linter/match/regex.h"

namespace galley {

struct TextStatistics {
  double sentences = 0;
  double paragraphs = 0;
  double words = 0;
  double characters = 0;  // letters and digits
  double syllables = 0;
  double long_words = 0;          // over six bytes
  double polysyllabic_words = 0;  // over two syllables
  double complex_words = 0;       // the same, not counting -es, -ed and -ing
  double sentence_length_deviation = 0;
};

// Paragraphs stand between blank lines.
TextStatistics count_text(std::string_view text, RegexWorkspace& workspace);

// How many syllables an English word has, by its letters.
int count_syllables(std::string_view word, RegexWorkspace& workspace);

double flesch_kincaid(const TextStatistics& text);
double flesch_reading_ease(const TextStatistics& text);
double gunning_fog(const TextStatistics& text);
double smog(const TextStatistics& text);
double automated_readability(const TextStatistics& text);
double coleman_liau(const TextStatistics& text);
double lix(const TextStatistics& text);

}  // namespace galley
