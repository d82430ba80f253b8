#include "rules/support/bibliography.h"

#include <array>
#include <string_view>

#include "rules/support/words.h"

namespace rules {

using namespace galley;
using namespace std::literals;

bool is_reference(const Document& document, IndexRange tokens) {
  constexpr std::uint32_t most_words = 60;
  constexpr std::uint32_t most_tokens = 3 * most_words;
  constexpr double least_names = 0.45;
  constexpr double least_names_beside_mark = 0.3;
  constexpr std::array marks_of_sources = {"ISBN"sv, "Retrieved"sv, "doi"sv, "Accessed"sv, "eds"sv};
  constexpr std::uint32_t words_to_mark = 6;
  if (tokens.size() > most_tokens) return false;
  std::uint32_t words = 0;
  std::uint32_t names = 0;
  std::uint32_t marks = 0;
  bool has_year = false;
  bool is_marked = false;
  for (const Token& token : document.tokens().subspan(tokens.begin, tokens.size())) {
    const std::string_view text = document.text(token);
    const bool number = token.kind == TokenKind::number;
    if (!token.is_wordlike()) {
      words += token.kind == TokenKind::code;
      marks += text == "," || text == "." || text == ":";
      continue;
    }
    ++words;
    names += number || has(token.shape, Shape::capitalised);
    is_marked = is_marked || one_of(text, marks_of_sources);
    has_year = has_year || (number && may_be_year(text));
  }
  const double least = is_marked ? least_names_beside_mark : least_names;
  return has_year && words <= most_words && names >= least * words && marks * words_to_mark >= words;
}

}  // namespace rules
