// Sums of numbers with names: the formulas of metrics.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace galley {

using Variables = std::map<std::string, double, std::less<>>;

// `+ - * / %`, comparisons (1 or 0), `&&`, `||`, `!`, parentheses, names, and
// the functions of Go's math package that have one or two arguments
// ("math.sqrt(x)"), and `round(x, digits)`.
class Formula {
 public:
  // Throws Error where it is wrong; every name is one of `known`.
  Formula(std::string_view text, const Variables& known);
  ~Formula();
  Formula(Formula&&) noexcept;
  Formula& operator=(Formula&&) noexcept;

  double value(const Variables& variables) const;

  struct Node;

 private:
  std::unique_ptr<Node> root_;
};

}  // namespace galley
