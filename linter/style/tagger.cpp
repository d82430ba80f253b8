// Each word gets the tag that it has most often, from a list of common words, or
// by its ending. Then rules that were learnt from tagged text (E. Brill, “A
// simple rule-based part of speech tagger”, 1992) change what its neighbours
// make unlikely: a noun behind “to” is a verb. A rule changes a tag only to one
// that the list knows for the word. Four sets of rules are run one behind the
// other: those that ask for words in front and behind, those that ask for tags.
// The cost is a look-up a word, and a few dozen comparisons.
#include "linter/style/tagger.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <unordered_map>

#include "linter/text/utf8.h"

namespace galley {
namespace {

using namespace std::literals;

enum class Stage : std::uint8_t { value_rules_le0, pos_rules_le0, value_rules_ge0, pos_rules_ge0 };
constexpr std::size_t stages = 4;

struct LexiconLine {
  std::string_view tags;
  std::string_view words;
};
constexpr LexiconLine lexicon_lines[] = {
#include "linter/style/tagger_lexicon.inc"
};

struct RuleLine {
  Stage stage;
  std::string_view from;
  std::string_view to;
  std::string_view tests;
};
constexpr RuleLine rule_lines[] = {
#include "linter/style/tagger_rules.inc"
};

using Tags = std::vector<std::string_view>;

Tags split(std::string_view text, char at) {
  Tags parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(at, begin), text.size());
    parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

// What a rule asks of the words around: in places from `first` to `last`
// stands one of `wanted`.
struct Test {
  bool asks_tag = false;
  int first = 0;
  int last = 0;
  Tags wanted;
};

struct TagRule {
  std::string_view to;
  std::vector<Test> tests;
};

int to_int(std::string_view text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// "w:-1:2:a|b"
Test read_test(std::string_view written) {
  const std::size_t first = written.find(':');
  const std::size_t second = written.find(':', first + 1);
  const std::size_t third = written.find(':', second + 1);
  return {.asks_tag = written.starts_with('t'),
          .first = to_int(written.substr(first + 1, second - first - 1)),
          .last = to_int(written.substr(second + 1, third - second - 1)),
          .wanted = split(written.substr(third + 1), '|')};
}

struct Tables {
  std::unordered_map<std::string_view, const Tags*> lexicon;
  std::vector<std::unique_ptr<Tags>> tags;
  std::array<std::unordered_map<std::string_view, std::vector<TagRule>>, stages> rules;

  Tables() {
    for (const LexiconLine& line : lexicon_lines) {
      tags.push_back(std::make_unique<Tags>(split(line.tags, ' ')));
      for (const std::string_view word : split(line.words, ' ')) lexicon.emplace(word, tags.back().get());
    }
    for (const RuleLine& line : rule_lines) {
      TagRule rule{.to = line.to, .tests = {}};
      for (const std::string_view test : split(line.tests, ' ')) rule.tests.push_back(read_test(test));
      rules[static_cast<std::size_t>(line.stage)][line.from].push_back(std::move(rule));
    }
  }
};

const Tables& tables() {
  static const Tables made;
  return made;
}

bool is_sign(char32_t letter) { return U".,;:!?()[]{}\"…“”«»„–—"sv.find(letter) != std::u32string_view::npos; }

bool is_quote(char32_t letter) { return U"'‘’`"sv.find(letter) != std::u32string_view::npos; }

std::string_view tag_of_mark(std::string_view mark) {
  if (mark == "." || mark == "!" || mark == "?") return ".";
  if (mark == "(" || mark == "[" || mark == "{") return "-LRB-";
  if (mark == ")" || mark == "]" || mark == "}") return "-RRB-";
  if (mark == ",") return ",";
  if (mark == "\"" || mark == "'" || mark == "“" || mark == "”" || mark == "‘" || mark == "’") return "\"";
  return ":";
}

// What is left of a word that is drawn together with the one in front.
constexpr std::array contractions = {"n't"sv, "'re"sv, "'ve"sv, "'ll"sv, "'s"sv, "'d"sv, "'m"sv};

// In small letters, with straight apostrophes.
std::string normal(std::string_view word) {
  std::string made;
  for (std::size_t at = 0; at < word.size();) {
    const Decoded decoded = decode(word, at);
    append_utf8(made, is_quote(decoded.code_point) ? U'\'' : to_lower(decoded.code_point));
    at += decoded.size;
  }
  return made;
}

std::size_t start_of_last(std::string_view text, std::size_t end) {
  std::size_t last = end - 1;
  while (last > 0 && (static_cast<unsigned char>(text[last]) & 0xC0) == 0x80) --last;
  return last;
}

class Splitter {
 public:
  explicit Splitter(std::string_view sentence) : sentence_(sentence) {}

  std::vector<TaggedWord> split() {
    for (std::size_t at = 0; at < sentence_.size();) {
      const std::size_t end = std::min(sentence_.find_first_of(" \t\r\n\f\v", at), sentence_.size());
      if (end > at) piece(at, end);
      at = end + 1;
    }
    return std::move(words_);
  }

 private:
  void add(std::size_t begin, std::size_t end) {
    words_.push_back({.span = {static_cast<Offset>(begin), static_cast<Offset>(end)},
                      .text = sentence_.substr(begin, end - begin),
                      .tag = {}});
  }

  // Marks in front, the word, marks behind.
  void piece(std::size_t begin, std::size_t end) {
    while (begin < end) {
      const Decoded first = decode(sentence_, begin);
      if (!is_sign(first.code_point) && !(is_quote(first.code_point) && !is_ending(begin, end))) break;
      add(begin, begin + first.size);
      begin += first.size;
    }
    std::vector<std::size_t> behind;
    std::size_t stop = end;
    while (stop > begin) {
      const std::size_t last = std::max(start_of_last(sentence_, stop), begin);
      const char32_t letter = decode(sentence_, last).code_point;
      const bool is_abbreviation =
          letter == '.' && sentence_.substr(begin, last - begin).find('.') != std::string_view::npos;
      if (is_abbreviation || (!is_sign(letter) && !is_quote(letter))) break;
      behind.push_back(last);
      stop = last;
    }
    if (stop > begin) word(begin, stop);
    for (std::size_t at = behind.size(), from = stop; at-- > 0;) {
      const std::size_t to = at > 0 ? behind[at - 1] : end;
      add(from, to);
      from = to;
    }
  }

  // Whether it is what is left of a contraction: “'s” alone.
  bool is_ending(std::size_t begin, std::size_t end) const {
    const std::string word = normal(sentence_.substr(begin, end - begin));
    return std::find(contractions.begin(), contractions.end(), word) != contractions.end();
  }

  void word(std::size_t begin, std::size_t end) {
    const std::string_view text = sentence_.substr(begin, end - begin);
    for (const std::string_view contraction : contractions) {
      std::size_t tail = text.size();
      for (std::size_t count = 0; count < contraction.size() && tail > 0; ++count) tail = start_of_last(text, tail);
      if (tail == 0 || normal(text.substr(tail)) != contraction) continue;
      add(begin, begin + tail);
      begin += tail;
      break;
    }
    add(begin, end);
  }

  std::string_view sentence_;
  std::vector<TaggedWord> words_;
};

bool is_number(std::string_view word) {
  bool has_digit = false;
  for (const char byte : word) {
    has_digit |= is_ascii_digit(byte);
    if (!is_ascii_digit(byte) && ".,-/:%$"sv.find(byte) == std::string_view::npos) return false;
  }
  return has_digit;
}

const Tags& as_tags(std::string_view one) {
  static const std::unordered_map<std::string_view, Tags> made = [] {
    std::unordered_map<std::string_view, Tags> all;
    for (const std::string_view tag : {"NN"sv, "NNP"sv, "CD"sv, "VBG"sv, "RB"sv, "JJ"sv, "JJR"sv, "JJS"sv})
      all[tag] = {tag};
    all["NNS"] = {"NNS", "VBZ"};
    all["VBN"] = {"VBD", "VBN"};
    return all;
  }();
  return made.at(one);
}

// What a word that no list has is by its ending; the longest that is known decides.
const Tags& tags_by_ending(std::string_view word) {
  static constexpr std::pair<std::string_view, std::string_view> endings[] = {
      {"less", "JJ"}, {"sis", "NN"}, {"ing", "VBG"}, {"ble", "JJ"},  {"ous", "JJ"},  {"ful", "JJ"}, {"ary", "JJ"},
      {"ish", "JJ"},  {"lar", "JJ"}, {"ory", "JJ"},  {"ier", "JJR"}, {"est", "JJS"}, {"us", "NN"},  {"ss", "NN"},
      {"ed", "VBN"},  {"ly", "RB"},  {"al", "JJ"},   {"ic", "JJ"},   {"ve", "JJ"},   {"s", "NNS"}};
  static const Tags unknown{"NN", "VBP", "VB"};
  for (const auto& [ending, tag] : endings) {
    if (word.size() > ending.size() + 1 && word.ends_with(ending)) return as_tags(tag);
  }
  return unknown;
}

const Tags& possible_tags(const std::string& word, bool is_name) {
  const auto known = tables().lexicon.find(word);
  if (known != tables().lexicon.end()) return *known->second;
  if (is_number(word)) return as_tags("CD");
  if (is_name) return as_tags("NNP");
  const bool is_word = std::all_of(word.begin(), word.end(), [](unsigned char byte) {
    return byte >= 0x80 || is_ascii_letter(static_cast<char>(byte)) || byte == '-' || byte == '\'';
  });
  return is_word ? tags_by_ending(word) : as_tags("NN");
}

// The words of one sentence, while rules change their tags.
struct Sentence {
  std::vector<TaggedWord>& words;
  std::vector<std::string> normals;
  std::vector<const Tags*> possible;  // null for marks
};

bool holds(const Test& test, const Sentence& sentence, std::size_t at) {
  for (int place = test.first; place <= test.last; ++place) {
    const auto index = static_cast<std::ptrdiff_t>(at) + place;
    if (index < 0 || index >= static_cast<std::ptrdiff_t>(sentence.words.size())) continue;
    const auto each = static_cast<std::size_t>(index);
    const std::string_view text = test.asks_tag ? sentence.words[each].tag : std::string_view{sentence.normals[each]};
    const auto fits = [&](std::string_view wanted) {
      return wanted.starts_with('*') ? text.size() > wanted.size() && text.ends_with(wanted.substr(1)) : text == wanted;
    };
    if (std::any_of(test.wanted.begin(), test.wanted.end(), fits)) return true;
  }
  return false;
}

void apply_rules(Sentence& sentence) {
  for (const auto& rules : tables().rules) {
    for (std::size_t at = 0; at < sentence.words.size(); ++at) {
      if (!sentence.possible[at]) continue;
      const auto own = rules.find(sentence.words[at].tag);
      if (own == rules.end()) continue;
      const Tags& possible = *sentence.possible[at];
      const auto rule = std::find_if(own->second.begin(), own->second.end(), [&](const TagRule& each) {
        return std::find(possible.begin(), possible.end(), each.to) != possible.end() &&
               std::all_of(each.tests.begin(), each.tests.end(),
                           [&](const Test& test) { return holds(test, sentence, at); });
      });
      if (rule != own->second.end()) sentence.words[at].tag = rule->to;
    }
  }
}

}  // namespace

std::vector<TaggedWord> split_words(std::string_view sentence) { return Splitter{sentence}.split(); }

std::vector<TaggedWord> tag_words(std::string_view text) {
  std::vector<TaggedWord> words = split_words(text);
  Sentence sentence{.words = words, .normals = {}, .possible = {}};
  std::vector<bool> is_name(words.size());
  bool is_first = true;
  for (std::size_t at = 0; at < words.size(); ++at) {
    TaggedWord& word = words[at];
    sentence.normals.push_back(normal(word.text));
    const char32_t first = decode(word.text, 0).code_point;
    if (is_sign(first) || (is_quote(first) && word.text.size() <= 3 && sentence.normals.back() == "'")) {
      word.tag = tag_of_mark(word.text);
      sentence.possible.push_back(nullptr);
      continue;
    }
    is_name[at] = !is_first && to_lower(first) != first;
    is_first = false;
    sentence.possible.push_back(&possible_tags(sentence.normals.back(), is_name[at]));
    word.tag = sentence.possible.back()->front();
  }
  apply_rules(sentence);
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (is_name[at] && (words[at].tag.starts_with("NN") || words[at].tag.starts_with("JJ"))) words[at].tag = "NNP";
  }
  return words;
}

}  // namespace galley
