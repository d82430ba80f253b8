#include "linter/style/formula.h"

#include <array>
#include <charconv>
#include <cmath>
#include <functional>
#include <vector>

#include "linter/text/error.h"
#include "linter/text/utf8.h"

namespace galley {

struct Formula::Node {
  std::function<double(const Variables&)> value;
};

namespace {

using Value = std::function<double(const Variables&)>;

constexpr unsigned deepest = 100;

constexpr double truth(bool holds) { return holds ? 1 : 0; }

struct UnaryFunction {
  std::string_view name;
  double (*apply)(double);
};
constexpr std::array unary_functions = {UnaryFunction{"math.sqrt", [](double x) { return std::sqrt(x); }},
                                        UnaryFunction{"math.abs", [](double x) { return std::fabs(x); }},
                                        UnaryFunction{"math.floor", [](double x) { return std::floor(x); }},
                                        UnaryFunction{"math.ceil", [](double x) { return std::ceil(x); }},
                                        UnaryFunction{"math.log", [](double x) { return std::log(x); }},
                                        UnaryFunction{"math.log10", [](double x) { return std::log10(x); }},
                                        UnaryFunction{"math.log2", [](double x) { return std::log2(x); }},
                                        UnaryFunction{"math.exp", [](double x) { return std::exp(x); }},
                                        UnaryFunction{"math.cbrt", [](double x) { return std::cbrt(x); }},
                                        UnaryFunction{"math.trunc", [](double x) { return std::trunc(x); }},
                                        UnaryFunction{"round", [](double x) { return std::round(x); }}};

struct BinaryFunction {
  std::string_view name;
  double (*apply)(double, double);
};
constexpr std::array binary_functions = {BinaryFunction{"math.pow", [](double x, double y) { return std::pow(x, y); }},
                                         BinaryFunction{"math.max", [](double x, double y) { return std::fmax(x, y); }},
                                         BinaryFunction{"math.min", [](double x, double y) { return std::fmin(x, y); }},
                                         BinaryFunction{"math.mod", [](double x, double y) { return std::fmod(x, y); }},
                                         BinaryFunction{"round", [](double x, double digits) {
                                                          const double scale = std::pow(10, digits);
                                                          return std::round(x * scale) / scale;
                                                        }}};

// Operators from the weakest to the strongest.
struct Operator {
  std::string_view sign;
  double (*apply)(double, double);
};
const std::vector<std::vector<Operator>> operators = {
    {{"||", [](double a, double b) { return truth(a != 0 || b != 0); }}},
    {{"&&", [](double a, double b) { return truth(a != 0 && b != 0); }}},
    {{"==", [](double a, double b) { return truth(a == b); }},
     {"!=", [](double a, double b) { return truth(a != b); }},
     {"<=", [](double a, double b) { return truth(a <= b); }},
     {">=", [](double a, double b) { return truth(a >= b); }},
     {"<", [](double a, double b) { return truth(a < b); }},
     {">", [](double a, double b) { return truth(a > b); }}},
    {{"+", [](double a, double b) { return a + b; }}, {"-", [](double a, double b) { return a - b; }}},
    {{"*", [](double a, double b) { return a * b; }},
     {"/", [](double a, double b) { return a / b; }},
     {"%", [](double a, double b) { return std::fmod(a, b); }}}};

class Parser {
 public:
  Parser(std::string_view text, const Variables& known) : text_(text), known_(known) {}

  Value parse() {
    Value whole = binary(0);
    skip();
    if (at_ < text_.size()) fail("this is not understood");
    return whole;
  }

 private:
  [[noreturn]] void fail(std::string_view why) const {
    throw Error("the formula is wrong at character " + std::to_string(at_ + 1) + ": " + std::string{why});
  }

  void skip() {
    while (at_ < text_.size() && (text_[at_] == ' ' || (text_[at_] >= '\t' && text_[at_] <= '\r'))) ++at_;
  }
  bool take(std::string_view sign) {
    skip();
    if (text_.substr(at_, sign.size()) != sign) return false;
    at_ += sign.size();
    return true;
  }

  Value binary(std::size_t level) {
    if (level == operators.size()) return unary();
    Value left = binary(level + 1);
    for (;;) {
      const Operator* found = nullptr;
      for (const Operator& each : operators[level]) {
        if (!found && take(each.sign)) found = &each;
      }
      if (!found) return left;
      left = [left, right = binary(level + 1), apply = found->apply](const Variables& given) {
        return apply(left(given), right(given));
      };
    }
  }

  Value unary() {
    if (++depth_ > deepest) fail("it is nested too deep");
    Value made;
    if (take("-"))
      made = [inside = unary()](const Variables& given) { return -inside(given); };
    else if (take("!"))
      made = [inside = unary()](const Variables& given) { return truth(inside(given) == 0); };
    else
      made = primary();
    --depth_;
    return made;
  }

  Value primary() {
    if (take("(")) {
      Value inside = binary(0);
      if (!take(")")) fail("a “)” is missing");
      return inside;
    }
    skip();
    double number = 0;
    const auto [end, wrong] = std::from_chars(text_.data() + at_, text_.data() + text_.size(), number);
    if (wrong == std::errc{}) {
      at_ = static_cast<std::size_t>(end - text_.data());
      return [number](const Variables&) { return number; };
    }
    const std::size_t begin = at_;
    while (at_ < text_.size() &&
           (is_ascii_letter(text_[at_]) || is_ascii_digit(text_[at_]) || text_[at_] == '_' || text_[at_] == '.'))
      ++at_;
    std::string name{text_.substr(begin, at_ - begin)};
    if (name.empty()) fail("a number or a name is missing");
    if (take("(")) return call(name);
    if (name.starts_with("heading.")) name[7] = '_';
    if (name == "math.pi") return [](const Variables&) { return M_PI; };
    if (!known_.contains(name)) {
      at_ = begin;
      fail("there is no measure “" + name + "”");
    }
    return [name](const Variables& given) {
      const auto found = given.find(name);
      return found == given.end() ? 0.0 : found->second;
    };
  }

  Value call(const std::string& name) {
    std::vector<Value> arguments{binary(0)};
    while (take(",")) arguments.push_back(binary(0));
    if (!take(")")) fail("a “)” is missing");
    for (const UnaryFunction& each : unary_functions) {
      if (each.name == name && arguments.size() == 1) {
        return [apply = each.apply, inside = arguments[0]](const Variables& given) { return apply(inside(given)); };
      }
    }
    for (const BinaryFunction& each : binary_functions) {
      if (each.name == name && arguments.size() == 2) {
        return [apply = each.apply, one = arguments[0], two = arguments[1]](const Variables& given) {
          return apply(one(given), two(given));
        };
      }
    }
    fail("there is no function “" + name + "” of " + std::to_string(arguments.size()) + " values");
  }

  std::string_view text_;
  const Variables& known_;
  std::size_t at_ = 0;
  unsigned depth_ = 0;
};

}  // namespace

Formula::Formula(std::string_view text, const Variables& known)
    : root_(std::make_unique<Node>(Node{Parser{text, known}.parse()})) {}
Formula::~Formula() = default;
Formula::Formula(Formula&&) noexcept = default;
Formula& Formula::operator=(Formula&&) noexcept = default;

double Formula::value(const Variables& variables) const { return root_->value(variables); }

}  // namespace galley
