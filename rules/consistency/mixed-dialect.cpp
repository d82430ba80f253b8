// A piece that is in British spelling but for a word or two, or in American.
//
// Each word that one side writes otherwise than the other is a vote, once a
// word. Where one side has several and the other hardly any, what the other
// has is reported. With `language` set nothing is counted: that side stands.
#include <algorithm>
#include <map>
#include <vector>

#include "linter/rule/rule.h"
#include "rules/data/spellings.h"
#include "rules/support/surroundings.h"
#include "rules/support/variants.h"

namespace rules {
namespace {

using namespace galley;

constexpr std::size_t fewest_votes = 3;  // of different words, for a lean
constexpr std::size_t most_odd = 4;      // times as many votes as the odd side has

enum class Side : std::uint8_t { british, american };

constexpr std::uint8_t british = british_ise | british_ize;

// The side which alone has this as its usual spelling.
std::optional<Side> side_of(const Spelling& spelling) {
  const bool is_british = (spelling.regions & british) != 0;
  const bool is_american = (spelling.regions & american) != 0;
  if (is_british == is_american) return std::nullopt;
  return is_british ? Side::british : Side::american;
}

std::string_view name(Side side) { return side == Side::british ? "British" : "American"; }

struct Vote {
  std::uint32_t token = 0;
  const Spelling* spelling = nullptr;
};

class Reader {
 public:
  Reader(RuleContext& context, std::optional<Side> wanted)
      : context_(context), document_(context.document()), wanted_(wanted), surroundings_(document_) {}

  void run() {
    count();
    const std::size_t british_votes = votes_[0].size();
    const std::size_t american_votes = votes_[1].size();
    if (wanted_) return report_all(*wanted_ == Side::british ? Side::american : Side::british);
    if (british_votes >= fewest_votes && most_odd * american_votes <= british_votes) report_all(Side::american);
    if (american_votes >= fewest_votes && most_odd * british_votes <= american_votes) report_all(Side::british);
  }

 private:
  void count() {
    for (std::uint32_t at = 0; at < document_.tokens().size(); ++at) {
      const Token& token = document_.tokens()[at];
      if (token.kind != TokenKind::word) continue;
      const Spelling* const spelling = find_spelling(token.folded);
      if (spelling == nullptr || !is_plain(document_.text(token))) continue;
      const auto side = side_of(*spelling);
      if (side && !is_exempt(at))
        votes_[static_cast<std::size_t>(*side)].try_emplace(spelling->cluster, Vote{at, spelling});
    }
  }

  bool is_exempt(std::uint32_t token) {
    return surroundings_.in_name(token) || surroundings_.is_foreign_block(token) ||
           surroundings_.in_technical_text(token) || surroundings_.in_title(token) || surroundings_.is_mentioned(token);
  }

  void report_all(Side odd) {
    const auto& other = votes_[odd == Side::british ? 1 : 0];
    std::vector<Vote> slips;
    for (const auto& [word, vote] : votes_[static_cast<std::size_t>(odd)]) {
      if (!other.contains(word)) slips.push_back(vote);  // else it stands in two spellings: spelling-variant says so
    }
    std::sort(slips.begin(), slips.end(), [](const Vote& a, const Vote& b) { return a.token < b.token; });
    for (const Vote& slip : slips) report(slip, odd, other);
  }

  void report(const Vote& slip, Side odd, const std::map<std::uint16_t, Vote>& standing) {
    const Side side = odd == Side::british ? Side::american : Side::british;
    const Token& token = document_.tokens()[slip.token];
    const std::string_view word = document_.text(token);
    std::string message = "“" + std::string{word} + "” is " + std::string{name(odd)} + " spelling";
    if (!standing.empty()) message += "; this piece is in " + std::string{name(side)} + " otherwise";
    Diagnostic& diagnostic = context_.report(token.span, message);
    std::size_t shown = 0;
    for (const auto& [cluster, example] : standing) {
      const Token& other = document_.tokens()[example.token];
      if (shown++ < 3) context_.relate(diagnostic, other.span, "“" + std::string{document_.text(other)} + "” here");
    }
    if (const std::string instead = respelled(slip, side, word); !instead.empty()) {
      context_.replace(diagnostic, token.span, instead, Safety::unsafe, "Write “" + instead + "”");
    }
  }

  static std::string respelled(const Vote& slip, Side side, std::string_view word) {
    for (std::uint8_t style = 0; style < 8; ++style) {
      const Spelling* const other = respell(without_ending(*slip.spelling, word), style);
      if (other != nullptr && side_of(*other) == side) return in_the_manner_of(word, text(*other));
    }
    return {};
  }

  RuleContext& context_;
  const Document& document_;
  std::optional<Side> wanted_;
  Surroundings surroundings_;
  std::map<std::uint16_t, Vote> votes_[2];  // by word, the first place of each; by Side
};

class MixedDialect final : public Rule {
 public:
  explicit MixedDialect(std::uint8_t region) {
    if ((region & british) != 0) wanted_ = Side::british;
    if ((region & american) != 0) wanted_ = Side::american;
  }
  void check(RuleContext& context) const override { Reader{context, wanted_}.run(); }

 private:
  std::optional<Side> wanted_;
};

}  // namespace

extern constinit const RuleDefinition mixed_dialect{
    .severity = Severity::warning,
    .on_by_default = false,
    .english = true,
    .make = [](const RuleOptions& chosen) -> std::unique_ptr<Rule> {
      return std::make_unique<MixedDialect>(region_of(chosen.language()));
    },
};

}  // namespace rules
