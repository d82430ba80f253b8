// Text to measure on, made up from nothing: the words of English prose by
// their usual frequencies, a long tail of invented ones, names, quotations,
// numbers, and a share of passages that stand twice.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace bench {

enum class Markup { plain, markdown };

struct Shape {
  std::size_t bytes = 5'000;  // of one piece, about
  Markup markup = Markup::plain;
  unsigned repeat_per_mille = 4;  // paragraphs which are copied from an earlier one
  unsigned edit_per_mille = 4;    // and those which are copied and edited
};

// Pieces of one corpus, one after another. The same seed gives the same text
// on every machine.
class Corpus {
 public:
  Corpus(std::uint64_t seed, Shape shape) : state_(seed * 2 + 1), shape_(shape) {}
  std::string next_piece();

 private:
  std::uint32_t random(std::uint32_t below);
  const std::string& word();
  std::string sentence();
  std::string paragraph();
  std::string edited(const std::string& paragraph);
  std::string next_paragraph();

  std::uint64_t state_;
  Shape shape_;
  std::vector<std::string> earlier_;
};

}  // namespace bench
