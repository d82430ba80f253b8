// The counts and scores are those of the prose library, which Vale uses, so
// that thresholds which styles set for them keep their meaning.
#include "linter/style/statistics.h"

#include <array>
#include <cmath>
#include <unordered_map>
#include <vector>

#include "linter/style/sentence_ends.h"
#include "linter/style/title_case.h"
#include "linter/text/utf8.h"

namespace galley {
namespace {

using namespace std::literals;

// Words that the patterns below count wrong.
const std::unordered_map<std::string_view, int>& exceptional_words() {
  static const std::unordered_map<std::string_view, int> words = {
      {"abalone", 4},    {"abare", 3},       {"abed", 2},       {"abruzzese", 4},  {"abbruzzese", 4}, {"aborigine", 5},
      {"aborigines", 5}, {"acreage", 3},     {"adame", 3},      {"adieu", 2},      {"adobe", 3},      {"anemone", 4},
      {"apache", 3},     {"aphrodite", 4},   {"apostrophe", 4}, {"ariadne", 4},    {"cafe", 2},       {"cafes", 2},
      {"calliope", 4},   {"catastrophe", 4}, {"chile", 2},      {"chloe", 2},      {"circe", 2},      {"coyote", 3},
      {"epitome", 4},    {"facsimile", 4},   {"forever", 3},    {"gethsemane", 4}, {"guacamole", 4},  {"hyperbole", 4},
      {"jesse", 2},      {"jukebox", 2},     {"karate", 3},     {"machete", 3},    {"maybe", 2},      {"people", 2},
      {"recipe", 3},     {"sesame", 3},      {"shoreline", 2},  {"simile", 3},     {"syncope", 3},    {"tamale", 3},
      {"yosemite", 4},   {"daphne", 2},      {"eurydice", 4},   {"euterpe", 3},    {"hermione", 4},   {"penelope", 4},
      {"persephone", 4}, {"phoebe", 2},      {"zoe", 2}};
  return words;
}

struct SyllablePattern {
  Regex pattern;
  int syllables;  // each match counts so
};

const std::vector<SyllablePattern>& syllable_patterns() {
  const auto make = [] {
    std::vector<SyllablePattern> all;
    const auto add = [&](std::string_view pattern, int syllables) { all.push_back({Regex{pattern}, syllables}); };
    add("[aeiouy]+", 1);
    add("cia(l|$)|tia|cius|cious|[^aeiou]giu|[aeiouy][^aeiouy]ion|iou|sia$|eous$|[oa]gue$|.[^aeiuoycgltdb]{2,}ed$|.ely$"
        "|^jua|uai|eau|^busi$|"
        "([aeiouy](b|c|ch|dg|f|g|gh|gn|k|l|lch|ll|lv|m|mm|n|nc|ng|nch|nn|p|r|rc|rn|rs|rv|s|sc|sk|sl|squ|ss|th|v|y|z)ed$"
        ")|"
        "([aeiouy](b|ch|d|f|gh|gn|k|l|lch|ll|lv|m|mm|n|nch|nn|p|r|rn|rs|rv|s|sc|sk|sl|squ|ss|st|t|th|v|y)es$)",
        -1);
    add("[aeiouy](b|c|ch|d|dg|f|g|gh|gn|k|l|ll|lv|m|mm|n|nc|ng|nn|p|r|rc|rn|rs|rv|s|sc|sk|sl|squ|ss|st|t|th|v|y|z)e$",
        -1);
    add("(?:[^aeiouy]ie(r|st|t)|[aeiouym]bl|eo|ism|asm|thm|dnt|uity|dea|gean|oa|ua|eings?|[aeiouy]sh?e[rsd])$", 1);
    add("[^gq]ua[^auieo]|[aeiou]{3}|^(ia|mc|coa[dglx].)", 1);
    add("[^aeiou]y[ae]|[^l]lien|riet|dien|iu|io|ii|uen|real|iell|eo[^aeiou]|[aeiou]y[aeiou]", 1);
    add("[^s]ia", 1);
    return all;
  };
  static const std::vector<SyllablePattern> patterns = make();
  return patterns;
}

// Beginnings and ends that are syllables of their own; an earlier list counts more.
const std::vector<std::vector<std::string_view>> prefixes = {
    {"above", "anti",  "ante",  "counter", "hyper", "afore", "agri", "infra", "intra", "inter", "over",
     "semi",  "ultra", "under", "extra",   "dia",   "micro", "mega", "kilo",  "pico",  "nano",  "macro"},
    {"un", "fore", "ware", "none", "non", "out", "post", "sub", "pre", "pro", "dis", "side"}};
const std::vector<std::vector<std::string_view>> suffixes = {
    {"ology", "ologist", "onomy", "onomist"},
    {"fully", "berry", "woman", "women"},
    {"ly",    "less",   "some",  "ful",  "er",   "ers",   "ness", "cian",  "cians", "ment",   "ments", "ette",  "ettes",
     "ville", "villes", "ships", "ship", "side", "sides", "port", "ports", "shire", "shires", "tion",  "tioned"}};

int take_affix(std::string_view& word, const std::vector<std::vector<std::string_view>>& lists, bool at_end) {
  for (std::size_t list = 0; list < lists.size(); ++list) {
    for (const std::string_view affix : lists[list]) {
      if (at_end ? !word.ends_with(affix) : !word.starts_with(affix)) continue;
      at_end ? word.remove_suffix(affix.size()) : word.remove_prefix(affix.size());
      return static_cast<int>(lists.size() - list);
    }
  }
  return 0;
}

bool is_word_letter(char32_t letter) { return is_letter(letter) || is_digit(letter) || letter == '\''; }

// "U.S.", or letters, digits and apostrophes.
std::size_t word_size(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end + 1 < text.size() && is_ascii_upper(text[end]) && text[end + 1] == '.') end += 2;
  if (end - at >= 4) return end - at;
  end = at;
  while (end < text.size() && is_word_letter(decode(text, end).code_point)) end += decode(text, end).size;
  return end - at;
}

class Counter {
 public:
  explicit Counter(RegexWorkspace& workspace) : workspace_(workspace) {}

  void sentence(std::string_view text) {
    const double before = counts_.words;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t size = word_size(text, at);
      if (size > 0) word(text.substr(at, size));
      at += size > 0 ? size : decode(text, at).size;
    }
    ++counts_.sentences;
    lengths_.push_back(counts_.words - before);
  }

  void paragraph() { ++counts_.paragraphs; }

  TextStatistics finish() {
    if (counts_.sentences == 0) return counts_;
    const double mean = counts_.words / counts_.sentences;
    double sum = 0;
    for (const double length : lengths_) sum += (length - mean) * (length - mean);
    counts_.sentence_length_deviation = std::sqrt(sum / counts_.sentences);
    return counts_;
  }

 private:
  void word(std::string_view text) {
    ++counts_.words;
    for (std::size_t at = 0; at < text.size(); at += decode(text, at).size) {
      const char32_t letter = decode(text, at).code_point;
      counts_.characters += is_letter(letter) || is_digit(letter);
    }
    const auto [known, is_new] = syllables_.try_emplace(std::string{text}, 0);
    if (is_new) known->second = count_syllables(text, workspace_);
    const int syllables = known->second;
    const bool inflected = text.ends_with("es") || text.ends_with("ed") || text.ends_with("ing");
    counts_.long_words += text.size() > 6;
    counts_.syllables += syllables;
    counts_.polysyllabic_words += syllables > 2;
    counts_.complex_words += syllables - inflected > 2;
  }

  RegexWorkspace& workspace_;
  TextStatistics counts_;
  std::vector<double> lengths_;
  std::unordered_map<std::string, int> syllables_;
};

}  // namespace

int count_syllables(std::string_view written, RegexWorkspace& workspace) {
  const std::size_t length = count_code_points(written);
  if (length < 3) return length == 0 ? 0 : 1;
  const std::string lower = to_lower_case(written);
  const auto exceptional = exceptional_words().find(lower);
  if (exceptional != exceptional_words().end()) return exceptional->second;
  std::string_view word = lower;
  int count = take_affix(word, prefixes, false);
  count += take_affix(word, suffixes, true);
  for (const SyllablePattern& each : syllable_patterns()) {
    each.pattern.for_each(word, workspace, [&](const std::vector<Capture>&) {
      count += each.syllables;
      return true;
    });
  }
  return count < 1 ? 1 : count;
}

TextStatistics count_text(std::string_view text, RegexWorkspace& workspace) {
  Counter counter{workspace};
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find("\n\n", at), text.size());
    const std::string_view paragraph = text.substr(at, end - at);
    for (const TextSpan& sentence : split_into_sentences(paragraph))
      counter.sentence(paragraph.substr(sentence.begin, sentence.size()));
    counter.paragraph();
    at = end + 2;
  }
  return counter.finish();
}

double flesch_kincaid(const TextStatistics& text) {
  return 0.39 * text.words / text.sentences + 11.8 * text.syllables / text.words - 15.59;
}
double flesch_reading_ease(const TextStatistics& text) {
  return 206.835 - 1.015 * text.words / text.sentences - 84.6 * text.syllables / text.words;
}
double gunning_fog(const TextStatistics& text) {
  return 0.4 * (text.words / text.sentences + 100.0 * (text.complex_words / text.words));
}
double smog(const TextStatistics& text) {
  return 1.0430 * std::sqrt(text.polysyllabic_words * 30.0 / text.sentences) + 3.1291;
}
double automated_readability(const TextStatistics& text) {
  return 4.71 * (text.characters / text.words) + 0.5 * (text.words / text.sentences) - 21.43;
}
double coleman_liau(const TextStatistics& text) {
  return 0.0588 * (text.characters / text.words) * 100 - 0.296 * (text.sentences / text.words) * 100 - 15.8;
}
double lix(const TextStatistics& text) { return text.words / text.sentences + text.long_words * 100 / text.words; }

}  // namespace galley
