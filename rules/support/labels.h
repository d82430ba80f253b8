// Figures, tables and other things with a label and a number: their captions,
// and where the text speaks of them.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "linter/document/document.h"

namespace rules {

enum class LabelKind : std::uint8_t { figure, table, box, chart, map };
constexpr std::size_t label_kinds = 5;
std::string_view name(LabelKind kind);  // "figure"

struct Label {
  LabelKind kind = LabelKind::figure;
  int number = 0;
  galley::TextSpan span;  // "Figure 3"
};

struct Labels {
  std::vector<Label> captions;    // "Figure 3: The harbour", at the start of a block
  std::vector<Label> references;  // everywhere else
};

// In the order of the text. Only whole numbers count: "Figure 2.1" and "Table B" are others' systems.
Labels find_labels(const galley::Document& document);

}  // namespace rules
