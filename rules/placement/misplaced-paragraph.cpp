// One paragraph of an article at most is reported, for the first of these
// reasons that holds.
//
// A paragraph of the article stands twice, so it was put together carelessly,
// and some other paragraph shares its names with another item of the list and
// none with its own. Or of the two copies one is clearly more foreign to its
// surroundings than the other. Or what was learnt from articles into which a
// paragraph had been moved says of it what it says of hardly any paragraph in
// articles as published; how many sound articles that may flag is an option.
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

#include "linter/rule/rule.h"
#include "rules/support/alternatives.h"
#include "rules/support/placement_model.h"
#include "rules/support/placement_names.h"
#include "rules/support/placement_reasons.h"

namespace rules {
namespace {

using namespace galley;
using namespace placement;

constexpr std::uint32_t fewest_blocks = 5;
constexpr std::uint32_t fewest_repeated_words = 12;
// By less than this a copy that stands in both places on purpose differs, too.
constexpr float least_margin = 1;
constexpr std::size_t ordinary_length = 40;  // in paragraphs
// Up to this share of sound articles flagged, every report shows its evidence.
constexpr float careful_share = 0.0101F;

struct Repeat {
  std::uint32_t first = no_index;  // blocks
  std::uint32_t second = no_index;
};

struct Paragraph {
  std::uint64_t hash = 0;  // of its words, or of the first of them
  std::uint32_t block = 0;

  auto operator<=>(const Paragraph&) const = default;
};

constexpr std::size_t all_words = std::numeric_limits<std::size_t>::max();

// Of at most so many words; no paragraph has 0.
std::uint64_t hash_of_words(const Document& document, std::uint32_t block, std::size_t most) {
  std::uint64_t hash = 0;
  std::size_t words = 0;
  for (const Token& token : document.tokens(document.blocks()[block])) {
    if (!token.is_wordlike()) continue;
    hash = (hash ^ token.folded) * 0x9E3779B97F4A7C15u;
    if (++words == most) break;
  }
  return words >= fewest_repeated_words ? hash : 0;
}

// The paragraphs that begin as another one does, by the hash of all their words.
std::vector<Paragraph> alike_paragraphs(const Document& document) {
  std::vector<Paragraph> all;
  for (std::uint32_t at = 0; at < document.blocks().size(); ++at) {
    const Block& block = document.blocks()[at];
    if (block.kind != BlockKind::paragraph || block.tokens.size() < fewest_repeated_words) continue;
    if (const std::uint64_t hash = hash_of_words(document, at, fewest_repeated_words); hash != 0)
      all.push_back({hash, at});
  }
  std::sort(all.begin(), all.end());
  std::vector<Paragraph> alike;
  for (std::size_t at = 0; at < all.size(); ++at) {
    const bool before = at > 0 && all[at - 1].hash == all[at].hash;
    if (before || (at + 1 < all.size() && all[at + 1].hash == all[at].hash))
      alike.push_back({hash_of_words(document, all[at].block, all_words), all[at].block});
  }
  std::sort(alike.begin(), alike.end());
  return alike;
}

// The first two paragraphs with the same words in the same order, by a hash of them, but not behind different tabs.
Repeat find_repeat(RuleContext& context) {
  const Document& document = context.document();
  const std::vector<Paragraph> keys = alike_paragraphs(document);
  if (keys.empty()) return {};
  const Alternatives& alternatives = context.analysis(find_alternatives);
  const auto begin_of = [&](const Paragraph& key) {
    return document.source_span(document.blocks()[key.block].span).begin;
  };
  Repeat repeat;
  for (std::size_t at = 1; at < keys.size(); ++at) {
    if (keys[at].hash == keys[at - 1].hash && keys[at - 1].block < repeat.first &&
        !alternatives.are_apart(begin_of(keys[at - 1]), begin_of(keys[at])))
      repeat = {keys[at - 1].block, keys[at].block};
  }
  return repeat;
}

std::uint32_t part_of_block(const Piece& piece, std::uint32_t block) {
  for (std::uint32_t at = 0; at < piece.parts.size(); ++at) {
    if (piece.parts[at].block == block) return at;
  }
  return no_index;
}

// A share as it is written in a configuration: "1%", "5 %"; 1 % if it isn't one.
float share_of(std::string_view written) {
  float percent = 1;
  std::from_chars(written.data(), written.data() + written.size(), percent);
  return std::clamp(percent, 0.1F, 50.0F) / 100;
}

// One article under examination.
class Examination {
 public:
  Examination(RuleContext& context, float share)
      : context_(context), document_(context.document()), share_(share), piece_(context.analysis(make_piece)) {}

  // True if it reported something.
  bool judge_repeat(Repeat repeat) {
    first_ = part_of_block(piece_, repeat.first);
    second_ = part_of_block(piece_, repeat.second);
    if (first_ == no_index || second_ == no_index) return false;
    return judge_names() || judge_copies();
  }

  void judge_all() {
    const View view = whole(piece_);
    const auto candidates = measure(piece_, view);
    const Standings standings{candidates};
    const Candidate* likeliest = nullptr;
    float best = threshold_of(piece_.form, share_) + allowance(candidates.size());
    for (const Candidate& candidate : candidates) {
      if (!is_judged(piece_.form, piece_.parts[candidate.part])) continue;
      const float score = score_of(piece_.form, standings.of(candidate), best);
      if (score <= best || candidate.part == first_ || candidate.part == second_) continue;
      best = score;
      likeliest = &candidate;
    }
    if (likeliest != nullptr) report_misfit(likeliest->part, part_before_gap(view, *likeliest));
  }

 private:
  // The share of flagged articles was measured on articles of ordinary length. In a
  // longer one more paragraphs may pass by chance, so each has to be less likely to.
  static float allowance(std::size_t paragraphs) {
    return paragraphs <= ordinary_length
               ? 0
               : std::log(static_cast<float>(paragraphs) / static_cast<float>(ordinary_length));
  }

  bool judge_names() {
    if (piece_.form != Form::items) return false;
    const auto misfit = find_name_misfit(piece_, std::array{first_, second_});
    if (misfit) report_misfit(misfit->part, misfit->target);
    return misfit.has_value();
  }

  bool judge_copies() {
    const auto first = stand_alone(first_, second_);
    const auto second = stand_alone(second_, first_);
    if (!first || !second) return false;
    const float margin = more_foreign(piece_.form, first->standing, second->standing);
    if (std::abs(margin) < std::max(least_margin, sure_margin(piece_.form))) return false;
    margin > 0 ? report_copy(first_, second_, first->target) : report_copy(second_, first_, second->target);
    return true;
  }

  struct Alone {
    Standing standing;
    std::uint32_t target;  // the part it would stand after
  };

  // How `part` stands where it stands, if its other copy weren't there.
  std::optional<Alone> stand_alone(std::uint32_t part, std::uint32_t other) const {
    const View view = without(piece_, other);
    const auto candidates = measure(piece_, view);
    const auto found =
        std::find_if(candidates.begin(), candidates.end(), [&](const Candidate& c) { return c.part == part; });
    if (found == candidates.end()) return std::nullopt;
    return Alone{Standings{candidates}.of(*found), part_before_gap(view, *found)};
  }

  static std::uint32_t part_before_gap(View view, const Candidate& candidate) {
    std::erase(view, candidate.part);
    return view[candidate.best_gap - 1];
  }

  TextSpan span_of(std::uint32_t part) const { return document_.blocks()[piece_.parts[part].block].span; }

  void report_copy(std::uint32_t copy, std::uint32_t other, std::uint32_t target) {
    const std::string why = reason(copy, target, 1);
    const std::string what = "this copy of the paragraph at " + std::string{related_place};
    Diagnostic& diagnostic = context_.report(
        span_of(copy), what + (why.empty() ? " has less in common with what stands around it than the other"
                                           : " stands in a foreign place: it " + why));
    context_.relate(diagnostic, span_of(other), "the other copy");
    if (!why.empty() && target != other && target != copy)
      context_.relate(diagnostic, span_of(target), "it would stand after this one");
  }

  // True if the paragraph has every word of its heading that says something: it speaks of what the section does.
  bool names_its_heading(std::uint32_t part) const {
    const std::uint32_t section = piece_.parts[part].section;
    const auto head = std::find_if(piece_.parts.begin(), piece_.parts.end(), [&](const Part& other) {
      return other.section == section && other.role == Role::heading;
    });
    if (section == 0 || head == piece_.parts.end()) return false;
    constexpr std::size_t shortest = 4;
    std::size_t words = 0;
    const auto own = document_.tokens(document_.blocks()[piece_.parts[part].block]);
    for (const Token& word : document_.tokens(document_.blocks()[head->block])) {
      if (word.kind != TokenKind::word || word.span.size() < shortest) continue;
      ++words;
      if (std::none_of(own.begin(), own.end(), [&](const Token& token) { return token.folded == word.folded; }))
        return false;
    }
    return words > 0;
  }

  // Says nothing where it couldn't say why; who lets more articles be flagged
  // is content with less.
  void report_misfit(std::uint32_t part, std::uint32_t target) {
    if (names_its_heading(part)) return;
    std::string why = reason(part, target, 2);
    if (why.empty()) why = missing_speaker(part);
    if (why.empty() && share_ > careful_share)
      why = "has less in common with what stands around it than with " + place_of(part, target);
    if (why.empty()) return;
    Diagnostic& diagnostic =
        context_.report(span_of(part), (piece_.parts[part].starts_quote ? "this quotation " : "this paragraph ") + why);
    context_.relate(diagnostic, span_of(target), "it would stand after this one");
  }

  // What it shares there and doesn't share here; empty if that is fewer words.
  std::string reason(std::uint32_t part, std::uint32_t target, std::size_t fewest_words) const {
    const std::uint32_t here = piece_.parts[part].section;
    const std::uint32_t there = piece_.parts[target].section;
    const bool sections = piece_.form != Form::flow && here != there;
    const auto own = without_copies(sections ? parts_of_section(piece_, here, part) : beside(part));
    const auto others = without_copies(sections ? parts_of_section(piece_, there, part) : around(target, part));
    const std::string own_name = sections ? section_name(document_, piece_, here) : "the paragraphs beside it";
    const std::string other_name = place_of(part, target);
    const Evidence evidence = shared_only_with(document_, piece_, part, others, own);
    const Evidence kept = shared_only_with(document_, piece_, part, own, others);
    if (evidence.count < fewest_words) return {};
    std::string text = "shares " + listed(evidence.words) + " with " + other_name;
    if (kept.count == 0) return text + " and nothing with " + own_name;
    if (kept.names == 0 && evidence.names >= 2) return text + " and no name with " + own_name;
    if (kept.count <= 2) return text + " and only " + listed(kept.words) + " with " + own_name;
    return text + " and less with " + own_name;
  }

  // "item 2", "a place further up"
  std::string place_of(std::uint32_t part, std::uint32_t target) const {
    const std::uint32_t there = piece_.parts[target].section;
    if (piece_.form != Form::flow && piece_.parts[part].section != there) return section_name(document_, piece_, there);
    return target < part ? "a place further up" : "a place further down";
  }

  // A quotation leans on the paragraph before it, and nobody speaks there. Behind
  // a question it is an answer.
  std::string missing_speaker(std::uint32_t part) const {
    const Part& own = piece_.parts[part];
    if (part == 0 || !own.starts_quote || piece_.form != Form::flow) return {};
    const Part& before = piece_.parts[part - 1];
    if (before.speech || before.has_quote || before.leads_in || asks(before)) return {};
    if (own.words_outside == 0) return "names no speaker, and nobody speaks in the paragraph before it";
    if (own.pronoun_speech && !before.person)
      return "calls its speaker by a pronoun, and the paragraph before it names nobody";
    return {};
  }

  bool asks(const Part& part) const {
    const auto tokens = document_.tokens(document_.blocks()[part.block]);
    return !tokens.empty() && document_.text(tokens.back()) == "?";
  }

  // A copy has everything in common with its paragraph.
  std::vector<std::uint32_t> without_copies(std::vector<std::uint32_t> parts) const {
    std::erase_if(parts, [this](std::uint32_t part) { return part == first_ || part == second_; });
    return parts;
  }

  std::vector<std::uint32_t> beside(std::uint32_t part) const {
    std::vector<std::uint32_t> parts;
    if (part > 0) parts.push_back(part - 1);
    if (part + 1 < piece_.parts.size()) parts.push_back(part + 1);
    return parts;
  }

  std::vector<std::uint32_t> around(std::uint32_t target, std::uint32_t except) const {
    std::vector<std::uint32_t> parts{target};
    const std::uint32_t next = target + 1 == except ? except + 1 : target + 1;
    if (next < piece_.parts.size()) parts.push_back(next);
    return parts;
  }

  RuleContext& context_;
  const Document& document_;
  float share_;
  const Piece& piece_;
  std::uint32_t first_ = no_index;  // the copies of a repeated paragraph
  std::uint32_t second_ = no_index;
};

class MisplacedParagraph final : public Rule {
 public:
  explicit MisplacedParagraph(const RuleOptions& options) : share_(share_of(options.string("false-alarms"))) {}

  void check(RuleContext& context) const override {
    const Document& document = context.document();
    const auto blocks = document.blocks();
    if (blocks.size() < fewest_blocks || blocks.size() > most_parts) return;
    const Repeat repeat = find_repeat(context);
    const bool any_judged = judges_any(document);
    if (!any_judged && repeat.first == no_index) return;
    Examination examination{context, share_};
    if (repeat.first != no_index && examination.judge_repeat(repeat)) return;
    if (any_judged) examination.judge_all();
  }

 private:
  static bool judges_any(const Document& document) {
    if (form_of(document) != Form::flow) return true;
    const auto parts = quotation_parts(document);
    return std::any_of(parts.begin(), parts.end(),
                       [](const Part& part) { return is_candidate(part) && is_judged(Form::flow, part); });
  }

  float share_;
};

constexpr OptionDefinition options[] = {
    {.name = "false-alarms",
     .fallback = std::string_view{"1%"},
     .summary = "Which share of sound articles may be flagged: the higher, the more is found"},
};

}  // namespace

extern constinit const RuleDefinition misplaced_paragraph{
    .severity = Severity::suggestion,
    .english = true,
    .options = options,
    .make = [](const RuleOptions& chosen) -> std::unique_ptr<Rule> {
      return std::make_unique<MisplacedParagraph>(chosen);
    },
};

}  // namespace rules
