#include "linter/match/literal_set.h"

#include <algorithm>
#include <random>
#include <utility>

#include <doctest/doctest.h>

#include "linter/match/pattern_sets.h"

using namespace galley;

namespace {

using Found = std::vector<std::pair<std::size_t, std::uint32_t>>;

// Each literal at each place.
Found find_slowly(const std::vector<RequiredLiteral>& literals, std::string_view text, TextSpan within) {
  Found found;
  const auto is_word = [text](std::size_t at) { return at < text.size() && is_word_byte(text[at]); };
  for (std::size_t at = within.begin; at < within.end; ++at) {
    for (std::uint32_t number = 0; number < literals.size(); ++number) {
      const RequiredLiteral& literal = literals[number];
      const std::size_t end = end_of_literal(literal, text, at);
      const bool is_lead = (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
      if (end > text.size() || !is_lead || (literal.begins_word && at > 0 && is_word(at - 1))) continue;
      if (!(literal.ends_word && is_word(end))) found.emplace_back(at, number);
    }
  }
  return found;
}

Found find_fast(const LiteralSet& set, std::string_view text, TextSpan within) {
  Found found;
  set.find(text, within, [&](std::uint32_t number, std::size_t at) { found.emplace_back(at, number); });
  CHECK(std::is_sorted(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; }));
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

std::string pick(std::mt19937& random, const std::vector<std::string>& parts, std::size_t most) {
  std::string text;
  for (std::size_t left = 1 + random() % most; left > 0; --left) text += parts[random() % parts.size()];
  return text;
}

// `bytes` are sixty-four.
WordWindow read_word_window_by_bytes(const char* bytes) {
  WordWindow window;
  for (unsigned at = 0; at < WordWindow::size; ++at) {
    const char byte = bytes[at];
    const std::uint64_t bit = std::uint64_t{1} << at;
    if (is_ascii_letter(byte) || is_ascii_digit(byte) || byte == '_') window.words |= bit;
    if (is_ascii_upper(byte)) window.uppers |= bit;
    if (is_ascii_digit(byte)) window.digits |= bit;
    if (byte == ' ' || (byte >= '\t' && byte <= '\r')) window.spaces |= bit;
    if (static_cast<unsigned char>(byte) >= 0xC2) window.leads |= bit;
    if (static_cast<unsigned char>(byte) >= 0x80) window.beyond |= bit;
  }
  return window;
}

}  // namespace

TEST_CASE("literals are found where they stand, as a look at each place finds them") {
  const std::vector<std::string> in_literals = {"a",    "in",  "order",  "utilisation", "x",    "_",
                                                "9",    "-",   ".",      " ",           "\x01", "\x01",
                                                "\x03", "caf", "\u00E9", "“",           "to",   "documents"};
  const std::vector<std::string> in_texts = {
      "a", "in", "order", "Order", "utilisation", "UTILISATION", "x",      "_",  "9",         "-", ".",   " ",
      " ", " ",  "\n",    "  ",    "“",           "\u00E9",      "\u00A0", "to", "documents", "7", "caf", "\t"};
  std::mt19937 random{4};
  for (int round = 0; round < 300; ++round) {
    std::vector<RequiredLiteral> literals;
    LiteralSet set;
    const auto add = [&](RequiredLiteral literal) {
      const bool begins = is_word_byte(literal.text.front());
      const bool ends = is_word_byte(literal.text.back());
      literal.begins_word = begins && random() % 4 != 0;
      literal.ends_word = ends && random() % 4 != 0;
      literal.folds = random() % 4 != 0;
      if (set.add(literal) == literals.size()) literals.push_back(literal);
    };
    for (int count = 0; count < 40; ++count) {
      std::string text = pick(random, in_literals, 4);
      if (text[0] != any_space) add({.text = std::move(text)});
    }
    add({.text = std::string{any_upper}});
    add({.text = std::string{any_upper} + any_upper});
    set.build();
    const std::string text = pick(random, in_texts, 200);
    const auto begin = static_cast<Offset>(random() % 8 == 0 ? random() % text.size() : 0);
    const TextSpan within{begin,
                          static_cast<Offset>(random() % 8 == 0 ? begin + (text.size() - begin) / 2 : text.size())};
    CHECK(find_fast(set, text, within) == find_slowly(literals, text, within));
    ByteWriter out;
    set.put(out);
    ByteReader in{out.bytes()};
    CHECK(find_fast(LiteralSet::get(in), text, within) == find_slowly(literals, text, within));
  }
}

TEST_CASE("a window of bytes is read at once as it is byte by byte") {
  std::mt19937 random{1};
  for (int round = 0; round < 200; ++round) {
    std::array<char, WordWindow::size> bytes{};
    for (char& byte : bytes) byte = static_cast<char>(random());
    CHECK(read_word_window(bytes.data()) == read_word_window_by_bytes(bytes.data()));
  }
}
