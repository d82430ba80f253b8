// spelling_table SPELLINGS.TXT > spelling_table.inc
//
// Makes the table that rules/data/spellings.cpp looks words up in. It is made
// whole here, so that the program has nothing to build when it starts: the
// words in the order of the list, their hashes in order with a bucket for each
// of their first bits, and a bitmap of the hashes that says no to most words.
//
// A style is a way of spelling that inflections share. The first spelling of
// an inflection has style 0; the others have the style of their difference
// from it ("", "u" for "color", "colour"), so that "colours" has the style of
// "colour". Where the difference is another though the regions are the same
// ("centre", "centred"), the style is the same too.
#include <algorithm>
#include <array>
#include <fstream>
#include <iostream>
#include <numeric>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "linter/document/fold.h"

namespace {

constexpr unsigned bucket_shift = 20;
constexpr std::size_t filter_bits = std::size_t{1} << 18;

struct Word {
  std::string text;
  std::string where;
  std::size_t offset = 0;
  std::size_t cluster = 0;
  std::size_t entry = 0;
  std::size_t style = 0;
  unsigned styles = 0;
};

using Difference = std::pair<std::string, std::string>;

std::vector<std::string> split(const std::string& text, char mark) {
  std::vector<std::string> parts;
  std::istringstream stream{text};
  for (std::string part; std::getline(stream, part, mark);) parts.push_back(part);
  return parts;
}

Difference difference(const std::string& from, const std::string& to) {
  const std::size_t shorter = std::min(from.size(), to.size());
  std::size_t front = 0;
  while (front < shorter && from[front] == to[front]) ++front;
  std::size_t back = 0;
  while (back < shorter - front && from[from.size() - 1 - back] == to[to.size() - 1 - back]) ++back;
  return {from.substr(front, from.size() - front - back), to.substr(front, to.size() - front - back)};
}

struct Style {
  Difference difference;
  std::string where;
  std::size_t entry;  // the last which uses it
};

std::size_t style_of(std::vector<Style>& styles, const Difference& wanted, const Word& word) {
  for (std::size_t at = 0; at < styles.size(); ++at) {
    const bool taken = styles[at].entry == word.entry;
    if (!taken &&
        (styles[at].difference == wanted || (at > 0 && !word.where.empty() && styles[at].where == word.where))) {
      styles[at].entry = word.entry;
      return at;
    }
  }
  styles.push_back({wanted, word.where, word.entry});
  return styles.size() - 1;
}

void add_cluster(const std::string& line, std::size_t cluster, std::vector<Word>& words) {
  std::vector<Style> styles{{{}, {}, static_cast<std::size_t>(-1)}};
  std::size_t entry = 0;
  for (const std::string& part : split(line, '|')) {
    const std::size_t first = words.size();
    for (const std::string& spelling : split(part, '/')) {
      const auto colon = spelling.find(':');
      Word word{
          .text = spelling.substr(colon + 1), .where = spelling.substr(0, colon), .cluster = cluster, .entry = entry};
      if (words.size() > first) {
        word.style = style_of(styles, difference(words[first].text, word.text), word);
      } else {
        styles[0].entry = entry;
      }
      words.push_back(word);
    }
    unsigned mask = 0;
    for (std::size_t at = first; at < words.size(); ++at) mask |= 1U << words[at].style;
    for (std::size_t at = first; at < words.size(); ++at) words[at].styles = mask;
    ++entry;
  }
}

unsigned regions(const std::string& where) {
  unsigned bits = 0;
  for (const char letter : where) {
    const auto at = std::string_view{"ABZCD"}.find(letter);
    if (at != std::string_view::npos) bits |= 1U << at;
  }
  return bits;
}

void write_words(std::vector<Word>& words) {
  std::cout << "constexpr char spelling_texts[] =\n";
  std::size_t offset = 0;
  for (Word& word : words) {
    word.offset = offset;
    offset += word.text.size();
    std::cout << '"' << word.text << "\"\n";
  }
  std::cout << ";\nconstexpr Spelling spellings[] = {\n";
  for (const Word& word : words) {
    std::cout << '{' << word.offset << ',' << word.cluster << ',' << word.text.size() << ',' << word.entry << ','
              << word.style << ',' << word.styles << ',' << regions(word.where) << "},\n";
  }
  std::cout << "};\n";
}

template <typename Values>
void write_array(const char* declaration, const Values& values) {
  std::cout << "constexpr " << declaration << "[] = {\n";
  for (const auto value : values) std::cout << value << "U,\n";
  std::cout << "};\n";
}

void write_index(const std::vector<Word>& words) {
  std::vector<std::pair<std::uint32_t, std::size_t>> keys;
  for (std::size_t at = 0; at < words.size(); ++at) keys.emplace_back(galley::folded_hash(words[at].text), at);
  std::sort(keys.begin(), keys.end());
  std::vector<std::uint64_t> filter(filter_bits / 64);
  std::vector<std::size_t> buckets((std::size_t{1} << (32 - bucket_shift)) + 1);
  for (const auto& [key, at] : keys) {
    filter[key % filter_bits / 64] |= std::uint64_t{1} << (key % 64);
    ++buckets[(key >> bucket_shift) + 1];
  }
  std::partial_sum(buckets.begin(), buckets.end(), buckets.begin());
  std::vector<std::uint32_t> hashes;
  std::vector<std::size_t> order;
  for (const auto& [key, at] : keys) {
    hashes.push_back(key);
    order.push_back(at);
  }
  std::cout << "constexpr unsigned spelling_bucket_shift = " << bucket_shift << ";\n";
  write_array("std::uint64_t spelling_filter", filter);
  write_array("std::uint16_t spelling_buckets", buckets);
  write_array("std::uint32_t spelling_keys", hashes);
  write_array("std::uint16_t spelling_order", order);
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) return 2;
  std::ifstream file{arguments[1]};
  std::vector<Word> words;
  std::size_t cluster = 0;
  for (std::string line; std::getline(file, line);) {
    if (!line.empty() && line[0] != '#') add_cluster(line, cluster++, words);
  }
  if (words.empty() || words.size() > 0xFFFF) {
    std::cerr << "spelling_table: " << words.size() << " words\n";
    return 1;
  }
  write_words(words);
  write_index(words);
  return std::cout.good() ? 0 : 1;
}
