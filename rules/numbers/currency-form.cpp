#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "linter/rule/rule.h"
#include "rules/support/forms.h"
#include "rules/support/own_words.h"

namespace rules {
namespace {

using namespace galley;
using namespace std::literals;

constexpr std::array signs = {"$"sv, "£"sv, "€"sv, "¥"sv, "₹"sv};

// One way to write a million and a billion behind a sum. Trillions are spelled
// out by many who shorten the others.
constexpr std::array<std::array<std::string_view, 2>, 4> scales = {{
    {" million"sv, " billion"sv},
    {"m"sv, "bn"sv},
    {"M"sv, "B"sv},
    {"mn"sv, "bln"sv},
}};

struct Sum {
  TextSpan span;  // from the sign
  TextSpan figures;
  std::size_t scale;  // 0 for million
};

class Reader {
 public:
  explicit Reader(RuleContext& context) : context_(context), document_(context.document()), own_(context) {}

  void run() {
    Forms forms;
    for (const std::uint32_t amount : document_.figures()) {
      if (amount == 0 || document_.tokens()[amount - 1].kind != TokenKind::symbol || !is_sign(amount - 1)) continue;
      const std::uint32_t at = amount - 1;
      std::uint32_t form = 0;
      const auto sum = read(at, form);
      if (!sum || !own_.contain(at)) continue;
      forms.add(form, sum->span);
      sums_.push_back(*sum);
    }
    forms.report(context_, {.rewrite = [&](TextSpan span, std::uint32_t form) {
                   const auto sum =
                       std::find_if(sums_.begin(), sums_.end(), [&](const Sum& other) { return other.span == span; });
                   const std::string head{document_.text(TextSpan{sum->span.begin, sum->figures.end})};
                   return head + std::string{scales[form][sum->scale]};
                 }});
  }

 private:
  std::string_view text(std::uint32_t at) const { return document_.text(document_.tokens()[at]); }
  bool is_sign(std::uint32_t at) const { return std::find(signs.begin(), signs.end(), text(at)) != signs.end(); }

  std::optional<Sum> read(std::uint32_t at, std::uint32_t& form) const {
    const Token& amount = document_.tokens()[at + 1];
    if (amount.span.begin != document_.tokens()[at].span.end) return std::nullopt;
    TextSpan figures = amount.span;
    std::string behind;
    TextSpan span = join(document_.tokens()[at].span, amount.span);
    if (amount.kind == TokenKind::number) {
      if (at + 2 >= document_.tokens().size()) return std::nullopt;
      behind = " " + std::string{text(at + 2)};
      span = join(span, document_.tokens()[at + 2].span);
    } else {
      const std::size_t letters = document_.text(amount).find_first_not_of("0123456789.,");
      if (letters == 0 || letters == std::string_view::npos) return std::nullopt;
      figures.end = figures.begin + static_cast<Offset>(letters);
      behind = document_.text(amount).substr(letters);
    }
    for (form = 0; form < scales.size(); ++form) {
      const auto scale = std::find(scales[form].begin(), scales[form].end(), behind);
      if (scale == scales[form].end()) continue;
      return Sum{.span = span, .figures = figures, .scale = static_cast<std::size_t>(scale - scales[form].begin())};
    }
    return std::nullopt;
  }

  RuleContext& context_;
  const Document& document_;
  OwnWords own_;
  std::vector<Sum> sums_;
};

class CurrencyForm final : public Rule {
 public:
  void check(RuleContext& context) const override { Reader{context}.run(); }
};

}  // namespace

extern constinit const RuleDefinition currency_form{
    .severity = Severity::warning,
    .english = true,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<CurrencyForm>(); },
};

}  // namespace rules
