#include "rules/support/placement_reasons.h"

#include <algorithm>

#include "linter/text/utf8.h"

namespace rules::placement {
namespace {

using namespace galley;

constexpr std::size_t most_words = 3;
constexpr std::size_t longest_heading = 48;

// By term: in how many parts, and whether in the one or the other set.
struct Spread {
  std::vector<std::uint16_t> parts;
  std::vector<std::uint8_t> sets;
};

Spread spread_of(const Piece& piece, const std::vector<std::uint32_t>& these, const std::vector<std::uint32_t>& those) {
  Spread spread{.parts = std::vector<std::uint16_t>(piece.terms.size(), 0),
                .sets = std::vector<std::uint8_t>(piece.terms.size(), 0)};
  for (const Part& part : piece.parts) {
    for (const Occurrence& use : piece.terms_of(part)) ++spread.parts[use.term];
  }
  const auto mark = [&](const std::vector<std::uint32_t>& set, int bit) {
    for (const std::uint32_t at : set) {
      for (const Occurrence& use : piece.terms_of(piece.parts[at])) {
        spread.sets[use.term] = static_cast<std::uint8_t>(spread.sets[use.term] | bit);
      }
    }
  };
  mark(these, 1);
  mark(those, 2);
  return spread;
}

std::string shown(const Document& document, const Occurrence& use) {
  std::string word{document.text(document.tokens()[use.token])};
  for (const std::string_view ending : {"'s", "’s", "’", "'"}) {
    if (word.ends_with(ending)) {
      word.resize(word.size() - ending.size());
      break;
    }
  }
  return word;
}

}  // namespace

Evidence shared_only_with(const Document& document, const Piece& piece, std::uint32_t part,
                          const std::vector<std::uint32_t>& these, const std::vector<std::uint32_t>& those) {
  const Spread spread = spread_of(piece, these, those);
  const std::size_t many = std::max<std::size_t>(5, piece.parts.size() / 2);
  struct Found {
    float weight;
    const Occurrence* use;
  };
  std::vector<Found> found;
  Evidence evidence;
  for (const Occurrence& use : piece.terms_of(piece.parts[part])) {
    if (spread.sets[use.term] != 1 || spread.parts[use.term] > many) continue;
    const Term& term = piece.terms[use.term];
    const float weight = (term.rarity + (term.is_name ? 3 : 0)) / static_cast<float>(spread.parts[use.term]);
    if (term.rarity < 1.5F || is_calendar(term.stem)) continue;
    found.push_back({weight, &use});
    evidence.weight += weight;
    evidence.names += term.is_name;
  }
  evidence.count = found.size();
  std::stable_sort(found.begin(), found.end(), [](const Found& a, const Found& b) { return a.weight > b.weight; });
  found.resize(std::min(found.size(), most_words));
  std::stable_sort(found.begin(), found.end(), [&](const Found& a, const Found& b) {
    return piece.terms[a.use->term].is_name > piece.terms[b.use->term].is_name ||
           (piece.terms[a.use->term].is_name == piece.terms[b.use->term].is_name && a.use->token < b.use->token);
  });
  for (const Found& entry : found) evidence.words.push_back(shown(document, *entry.use));
  return evidence;
}

std::string listed(const std::vector<std::string>& words) {
  std::string text;
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (at > 0) text += at + 1 == words.size() ? " and " : ", ";
    text += words[at];
  }
  return text;
}

std::vector<std::uint32_t> parts_of_section(const Piece& piece, std::uint32_t section, std::uint32_t except) {
  std::vector<std::uint32_t> parts;
  for (std::uint32_t at = 0; at < piece.parts.size(); ++at) {
    if (piece.parts[at].section == section && at != except) parts.push_back(at);
  }
  return parts;
}

std::string section_name(const Document& document, const Piece& piece, std::uint32_t section) {
  if (section == 0) return "the opening";
  const auto head = std::find_if(piece.parts.begin(), piece.parts.end(), [&](const Part& part) {
    return part.section == section && (part.role == Role::item || part.role == Role::heading);
  });
  if (head == piece.parts.end()) return "this section";
  const Block& block = document.blocks()[head->block];
  if (head->role == Role::item) {
    std::string number;
    for (const char byte : block.number) {
      if (is_ascii_letter(byte) || is_ascii_digit(byte) || (byte == '.' && !number.empty())) number += byte;
    }
    while (number.ends_with('.')) number.pop_back();
    return "item " + number;
  }
  std::string_view title = document.text(block.span);
  const bool long_title = title.size() > longest_heading;
  if (long_title) title = title.substr(0, title.rfind(' ', longest_heading));
  std::string name = "the section “";
  for (const char byte : title) name += byte == '\n' || byte == '\r' ? ' ' : byte;
  return name + (long_title ? " …”" : "”");
}

}  // namespace rules::placement
