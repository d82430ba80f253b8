#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "linter/document/fold.h"
#include "linter/rule/rule.h"
#include "rules/support/hash_groups.h"
#include "rules/support/surroundings.h"
#include "rules/support/words.h"

namespace rules {
namespace {

using namespace galley;

// Names with a capital inside, which are no words in any other case.
constexpr std::string_view usual[] = {
    "JavaScript",    "TypeScript",  "GitHub",      "GitLab",       "YouTube",     "LinkedIn",    "WordPress",
    "PayPal",        "PowerPoint",  "MySQL",       "PostgreSQL",   "SQLite",      "MongoDB",     "OpenStreetMap",
    "iPhone",        "iPad",        "iPod",        "iTunes",       "WhatsApp",    "FaceTime",    "DevOps",
    "StackOverflow", "GraphQL",     "jQuery",      "CoffeeScript", "LaTeX",       "TikTok",      "SoundCloud",
    "BitTorrent",    "QuickTime",   "LibreOffice", "OpenOffice",   "FileMaker",   "HubSpot",     "SharePoint",
    "InDesign",      "PageRank",    "MasterCard",  "FedEx",        "eBay",        "WebAssembly", "VMware",
    "DreamWorks",    "TripAdvisor", "AccuWeather", "BlackBerry",   "PlayStation", "WikiLeaks",
};

class TermCasing final : public Rule {
 public:
  explicit TermCasing(const std::vector<std::string>& own) {
    for (const std::string_view term : usual) terms_.emplace_back(term);
    terms_.insert(terms_.end(), own.begin(), own.end());
    for (std::uint32_t at = 0; at < terms_.size(); ++at) groups_.add(folded_hash(terms_[at]), at);
    groups_.sort();
  }

  void check(RuleContext& context) const override {
    const Document& document = context.document();
    const Surroundings surroundings{document};
    std::map<std::uint32_t, std::vector<std::uint32_t>> wrong;  // by term
    std::vector<std::uint32_t> right;
    for (const std::uint32_t at : document.capitals()) {
      const Token& token = document.tokens()[at];
      const std::uint32_t term = token.kind == TokenKind::word ? groups_.find(token.folded) : no_index;
      if (term == no_index) continue;
      const std::string_view written = document.text(token);
      if (written == terms_[term]) right.push_back(term);
      const bool counts = has(token.shape, Shape::capitalised) && !has(token.shape, Shape::all_upper);
      if (written != terms_[term] && counts && !is_exempt(surroundings, at)) wrong[term].push_back(at);
    }
    for (const auto& [term, tokens] : wrong) {
      // Where both stand, capitalisation-variant says so.
      if (std::find(right.begin(), right.end(), term) == right.end()) report(context, term, tokens);
    }
  }

 private:
  static bool is_exempt(const Surroundings& surroundings, std::uint32_t at) {
    return surroundings.is_foreign_block(at) || surroundings.in_technical_text(at) || surroundings.is_mentioned(at);
  }

  void report(RuleContext& context, std::uint32_t term, const std::vector<std::uint32_t>& tokens) const {
    const Document& document = context.document();
    const TextSpan span = document.tokens()[tokens.front()].span;
    Diagnostic& diagnostic = context.report(span, quoted(document.text(span)) + " is written " + quoted(terms_[term]));
    for (std::size_t at = 1; at < std::min<std::size_t>(tokens.size(), 8); ++at)
      context.relate(diagnostic, document.tokens()[tokens[at]].span, "also here");
    context.replace(diagnostic, span, terms_[term], Safety::unsafe, "Write " + quoted(terms_[term]));
  }

  std::vector<std::string> terms_;
  HashGroups groups_;
};

constexpr OptionDefinition options[] = {
    {.name = "terms",
     .fallback = std::span<const std::string_view>{},
     .summary = "More names, as they are written: “GitHub”"},
};

}  // namespace

extern constinit const RuleDefinition term_casing{
    .severity = Severity::warning,
    .options = options,
    .make = [](const RuleOptions& chosen) -> std::unique_ptr<Rule> {
      return std::make_unique<TermCasing>(chosen.strings("terms"));
    },
};

}  // namespace rules
