#include "rules/data/misspellings.h"

namespace rules {

namespace {

constexpr Misspelling every_misspelling[] = {
#include "rules/data/misspellings.inc"
};

}  // namespace

std::span<const Misspelling> misspellings() { return every_misspelling; }

}  // namespace rules
