// Two signs, both strict, as an opening "he" or "it" is as a rule fine.
//
// A paragraph opens with "he" or "she", or quotes somebody whose only name is
// "he said", and nothing before it in its section, or in the article where
// there are no sections, could be a person: no name, no title, nobody who
// speaks.
//
// A quotation opens with "It does not mean" (this, that) and its paragraph has
// no distinctive word in common with what stands before it in its section.
#include <algorithm>

#include "linter/document/fold.h"
#include "linter/rule/rule.h"
#include "rules/support/placement_reasons.h"

namespace rules {
namespace {

using namespace galley;
using namespace placement;

constexpr std::uint32_t fewest_blocks = 5;

class OrphanReference final : public Rule {
 public:
  void check(RuleContext& context) const override {
    const Document& document = context.document();
    const auto blocks = document.blocks();
    if (blocks.size() < fewest_blocks || blocks.size() > most_parts) return;
    for (std::uint32_t at = 1; at < blocks.size(); ++at) {
      if (blocks[at].kind != BlockKind::paragraph) continue;
      if (const std::uint32_t person = opening_person(document, blocks[at]); person != no_index) {
        if (judge_person(context, at, person)) return;
      }
      for (std::uint32_t s = blocks[at].sentences.begin; s < blocks[at].sentences.end; ++s) {
        const TextSpan phrase = denial(document, document.sentences()[s]);
        if (!phrase.empty() && judge_denial(context, at, phrase)) return;
      }
    }
  }

 private:
  static bool is_mark(std::string_view text) { return text == "“" || text == "\"" || text == "‘" || text == "'"; }

  // The "he" or "she" that the block opens with, by its token.
  std::uint32_t opening_person(const Document& document, const Block& block) const {
    if (block.tokens.size() == 0) return no_index;
    const Token& first = document.tokens(block)[0];
    return first.folded == he_ || first.folded == she_ ? block.tokens.begin : no_index;
  }

  // "It does not mean" at the beginning of a quotation.
  TextSpan denial(const Document& document, const Sentence& sentence) const {
    const auto tokens = document.tokens(sentence);
    if (tokens.size() < 5 || tokens[0].kind != TokenKind::punctuation || !is_mark(document.text(tokens[0]))) return {};
    const std::uint32_t subject = tokens[1].folded;
    if (subject != it_ && subject != this_ && subject != that_) return {};
    if (tokens[2].folded == doesnt_ && tokens[3].folded == mean_) return join(tokens[1].span, tokens[3].span);
    const bool full = tokens[2].folded == does_ && tokens[3].folded == not_ && tokens[4].folded == mean_;
    return full ? join(tokens[1].span, tokens[4].span) : TextSpan{};
  }

  // True if it was reported.
  bool judge_person(RuleContext& context, std::uint32_t at, std::uint32_t token) const {
    const Document& document = context.document();
    const Piece& piece = context.analysis(make_piece);
    const auto before = parts_before(piece, at);
    if (before.empty() ||
        std::any_of(before.begin(), before.end(), [&](std::uint32_t part) { return may_hold_person(piece, part); })) {
      return false;
    }
    const Token& word = document.tokens()[token];
    context.report(word.span,
                   "nobody before this paragraph is who “" + std::string{document.text(word)} + "” could be");
    return true;
  }

  bool judge_denial(RuleContext& context, std::uint32_t at, TextSpan phrase) const {
    const Document& document = context.document();
    const Piece& piece = context.analysis(make_piece);
    const auto own =
        std::find_if(piece.parts.begin(), piece.parts.end(), [&](const Part& part) { return part.block == at; });
    const auto before = parts_before(piece, at);
    if (own == piece.parts.end() || before.empty()) return false;
    const auto index = static_cast<std::uint32_t>(own - piece.parts.begin());
    if (shared_only_with(document, piece, index, before, {}).count > 0) return false;
    std::string pronoun{document.text(phrase)};
    pronoun.resize(std::min(pronoun.find_first_of(" \n"), pronoun.size()));
    Diagnostic& diagnostic =
        context.report(phrase, "nothing before this paragraph is what “" + pronoun + "” could point at");
    context.relate(diagnostic, document.blocks()[piece.parts[before.back()].block].span,
                   "this has no word in common with it");
    return true;
  }

  // The parts of the same section that stand before block `at`.
  static std::vector<std::uint32_t> parts_before(const Piece& piece, std::uint32_t at) {
    std::vector<std::uint32_t> parts;
    std::uint32_t section = 0;
    for (const Part& part : piece.parts) {
      if (part.block == at) section = part.section;
    }
    for (std::uint32_t part = 0; part < piece.parts.size() && piece.parts[part].block < at; ++part) {
      if (piece.parts[part].section == section) parts.push_back(part);
    }
    return parts;
  }

  static bool may_hold_person(const Piece& piece, std::uint32_t at) {
    const Part& part = piece.parts[at];
    if (part.person || part.speech || part.starts_quote || part.pronoun) return true;
    const auto uses = piece.terms_of(part);
    return std::any_of(uses.begin(), uses.end(), [](const Occurrence& use) { return has(use.uses, Use::name); });
  }

  std::uint32_t he_ = folded_hash("he");
  std::uint32_t she_ = folded_hash("she");
  std::uint32_t it_ = folded_hash("it");
  std::uint32_t this_ = folded_hash("this");
  std::uint32_t that_ = folded_hash("that");
  std::uint32_t does_ = folded_hash("does");
  std::uint32_t doesnt_ = folded_hash("doesn't");
  std::uint32_t not_ = folded_hash("not");
  std::uint32_t mean_ = folded_hash("mean");
};

}  // namespace

extern constinit const RuleDefinition orphan_reference{
    .severity = Severity::suggestion,
    .english = true,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<OrphanReference>(); },
};

}  // namespace rules
