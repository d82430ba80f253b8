// Finds "a" before a vowel's sound and "an" before a consonant's.
//
// The sound is told from the letters of words in small letters, where it can't be
// otherwise: capitals may be read letter by letter, and names any way. "H" and
// "u" have lists. A word that can't stand behind an article says that the "a" is
// none ("vitamin a is", "an the": a slip of another kind). Cost: a comparison of
// hashes a word.
#include <array>
#include <string>

#include "linter/document/fold.h"
#include "linter/rule/rule.h"
#include "rules/support/quotations.h"
#include "rules/support/word_set.h"
#include "rules/support/words.h"

namespace rules {
namespace {

using namespace galley;
using namespace std::literals;

// Beginnings that are spoken unlike they are written: "a one-off", "a European".
constexpr std::array consonant_sounds = {"eu"sv,  "ew"sv,  "one"sv, "once"sv, "ouija"sv, "oui"sv, "ubiq"sv, "uda"sv,
                                         "uga"sv, "uke"sv, "ukr"sv, "ule"sv,  "uni"sv,   "ura"sv, "ure"sv,  "uri"sv,
                                         "uro"sv, "us"sv,  "ut"sv,  "uv"sv,   "ub"sv,    "uf"sv,  "uk"sv,   "ul"sv,
                                         "um"sv,  "un"sv,  "ur"sv,  "uw"sv,   "ux"sv,    "uz"sv,  "ui"sv,   "uy"sv};
// Of those that begin with "u", the ones that have a vowel's sound for certain.
constexpr std::array vowel_sounds = {
    "ugl"sv, "ultim"sv, "ultra"sv, "umbr"sv, "umpire"sv, "unab"sv,  "unacc"sv,  "unaw"sv,  "unb"sv,    "unc"sv, "und"sv,
    "une"sv, "unf"sv,   "ung"sv,   "unh"sv,  "unk"sv,    "unl"sv,   "unm"sv,    "unn"sv,   "unp"sv,    "unr"sv, "uns"sv,
    "unt"sv, "unus"sv,  "unw"sv,   "upb"sv,  "upc"sv,    "upd"sv,   "upg"sv,    "uph"sv,   "upl"sv,    "upp"sv, "upr"sv,
    "ups"sv, "upw"sv,   "urb"sv,   "urg"sv,  "usher"sv,  "utter"sv, "uproar"sv, "unimp"sv, "uninter"sv};
constexpr std::array silent_h = {"hour"sv, "honest"sv, "honour"sv, "honor"sv, "heir"sv};
constexpr std::array voiced_h = {"house"sv, "hand"sv,   "head"sv,  "high"sv,   "huge"sv,  "half"sv,    "hard"sv,
                                 "heart"sv, "home"sv,   "help"sv,  "hidden"sv, "human"sv, "hundred"sv, "husband"sv,
                                 "happ"sv,  "health"sv, "heavy"sv, "hole"sv,   "horse"sv};

// They follow no article.
constexpr std::array no_nouns = {
    "a"sv,     "an"sv,      "the"sv,   "and"sv,   "are"sv,     "as"sv,    "at"sv,       "am"sv,    "all"sv,
    "also"sv,  "any"sv,     "is"sv,    "it"sv,    "its"sv,     "in"sv,    "if"sv,       "into"sv,  "of"sv,
    "on"sv,    "or"sv,      "our"sv,   "out"sv,   "over"sv,    "each"sv,  "either"sv,   "even"sv,  "ever"sv,
    "every"sv, "after"sv,   "about"sv, "above"sv, "against"sv, "along"sv, "although"sv, "among"sv, "around"sv,
    "onto"sv,  "upon"sv,    "us"sv,    "until"sv, "unless"sv,  "up"sv,    "under"sv,    "they"sv,  "that"sv,
    "this"sv,  "there"sv,   "these"sv, "those"sv, "to"sv,      "was"sv,   "were"sv,     "with"sv,  "from"sv,
    "for"sv,   "by"sv,      "be"sv,    "been"sv,  "but"sv,     "can"sv,   "could"sv,    "did"sv,   "do"sv,
    "does"sv,  "has"sv,     "have"sv,  "had"sv,   "may"sv,     "might"sv, "must"sv,     "not"sv,   "no"sv,
    "per"sv,   "la"sv,      "le"sv,    "el"sv,    "un"sv,      "que"sv,   "then"sv,     "than"sv,  "we"sv,
    "you"sv,   "he"sv,      "she"sv,   "will"sv,  "would"sv,   "which"sv, "who"sv,      "when"sv,  "where"sv,
    "while"sv, "what"sv,    "my"sv,    "your"sv,  "his"sv,     "her"sv,   "their"sv,    "some"sv,  "such"sv,
    "so"sv,    "because"sv, "just"sv,  "now"sv,   "more"sv,    "most"sv,  "many"sv,     "much"sv,  "it's"sv,
    "isn't"sv, "aren't"sv,  "de"sv,    "des"sv,   "der"sv,     "den"sv,   "das"sv,      "die"sv,   "dem"sv,
    "ein"sv,   "eine"sv,    "une"sv};

bool begins_with_any(std::string_view word, std::span<const std::string_view> beginnings) {
  for (const std::string_view beginning : beginnings) {
    if (word.starts_with(beginning)) return true;
  }
  return false;
}

// "npm", "rsync", "lvalue": the first letter is read alone, and its name may begin
// with a vowel.
bool is_read_by_letter(std::string_view word) {
  constexpr std::string_view named_with_vowel = "fhlmnrsx";
  constexpr std::array onsets = {"fl"sv, "fr"sv, "sc"sv, "sh"sv, "sk"sv, "sl"sv, "sm"sv,
                                 "sn"sv, "sp"sv, "sq"sv, "st"sv, "sw"sv, "rh"sv};
  if (named_with_vowel.find(word[0]) == std::string_view::npos) return false;
  return "aeiouy"sv.find(word[1]) == std::string_view::npos && !begins_with_any(word, onsets);
}

enum class Sound : std::uint8_t { vowel, consonant, unknown };

// Of a word in small ASCII letters.
Sound sound_of(std::string_view word) {
  const char first = word[0];
  if (first == 'h') {
    if (begins_with_any(word, silent_h)) return Sound::vowel;
    return begins_with_any(word, voiced_h) ? Sound::consonant : Sound::unknown;
  }
  if (first == 'u' && begins_with_any(word, vowel_sounds)) return Sound::vowel;
  if (begins_with_any(word, std::array{"uni"sv, "use"sv, "usu"sv, "util"sv, "euro"sv, "one-"sv}) || word == "one")
    return word.starts_with("unin") || word.starts_with("unim") ? Sound::unknown : Sound::consonant;
  if (begins_with_any(word, consonant_sounds)) return Sound::unknown;
  if (first == 'a' || first == 'e' || first == 'i' || first == 'o') return Sound::vowel;
  if (first == 'u' || first == 'x' || first == 'y' || is_read_by_letter(word)) return Sound::unknown;
  return Sound::consonant;
}

class Article final : public Rule {
 public:
  void check(RuleContext& context) const override {
    const Document& document = context.document();
    for (const std::uint32_t at : document.words().tokens_of(std::array{a_, an_})) {
      const Block& block = document.block_of(at);
      if (block.kind == BlockKind::code || block.kind == BlockKind::comment || at + 1 == block.tokens.end) continue;
      const bool wrong = is_wrong(document, block, at);
      if (wrong && !QuotedText{document, block}.contains(document.tokens()[at].span.begin)) report(context, at);
    }
  }

 private:
  // An article that a space parts from its noun.
  bool is_wrong(const Document& document, const Block& block, std::uint32_t at) const {
    const Token& article = document.tokens()[at];
    const Token& next = document.tokens()[at + 1];
    const std::string_view word = document.text(next);
    if (article.kind != TokenKind::word || next.kind != TokenKind::word || next.shape != Shape::none) return false;
    if (word.size() < 3 || next.span.begin != article.span.end + 1 || no_nouns_.contains(next)) return false;
    const bool small = document.text(article) == "a" || document.text(article) == "an";
    if (!small && !opens_sentence(document, block, at)) return false;
    if (!stands_free(document, block, at)) return false;
    const Sound sound = sound_of(word);
    return article.folded == a_ ? sound == Sound::vowel : sound == Sound::consonant;
  }

  static bool opens_sentence(const Document& document, const Block& block, std::uint32_t at) {
    if (document.text(document.tokens()[at]).size() > 1 && document.text(document.tokens()[at])[1] == 'N') return false;
    if (at == block.tokens.begin) return true;
    const std::string_view before = document.text(document.tokens()[at - 1]);
    return before == "." || before == "?" || before == "!";
  }

  // Not half of a name or a formula: "Vitamin A", "n/a", "c’est à", “option a”;
  // and not spoken of.
  static bool stands_free(const Document& document, const Block& block, std::uint32_t at) {
    const Token& article = document.tokens()[at];
    if (at > block.tokens.begin) {
      const Token& before = document.tokens()[at - 1];
      if (before.span.end == article.span.begin) return false;
      if (before.kind == TokenKind::number || before.kind == TokenKind::code) return false;
      constexpr std::array lettered = {"option"sv,    "plan"sv,     "vitamin"sv, "type"sv,    "class"sv,
                                       "grade"sv,     "group"sv,    "team"sv,    "part"sv,    "section"sv,
                                       "letter"sv,    "figure"sv,   "table"sv,   "step"sv,    "hepatitis"sv,
                                       "influenza"sv, "schedule"sv, "list"sv,    "category"sv};
      if (one_of(document.text(before), lettered)) return false;
    }
    if (at + 2 >= block.tokens.end) return true;
    const Token& next = document.tokens()[at + 1];
    const Token& after = document.tokens()[at + 2];
    const std::string_view mark = document.text(after);
    return after.span.begin != next.span.end || (mark != "(" && mark != "_" && mark != "/" && mark != "=");
  }

  void report(RuleContext& context, std::uint32_t at) const {
    const Document& document = context.document();
    const Token& article = document.tokens()[at];
    const std::string written{document.text(article)};
    const std::string noun{document.text(document.tokens()[at + 1])};
    const bool is_a = article.folded == a_;
    const std::string wanted = is_a ? written + "n" : written.substr(0, 1);
    Diagnostic& diagnostic = context.report(join(article.span, document.tokens()[at + 1].span),
                                            quoted(written + " " + noun) + " should be " + quoted(wanted + " " + noun));
    // "an" may be a slip for "and" or "in".
    context.replace(diagnostic, article.span, wanted, is_a ? Safety::safe : Safety::unsafe, "Write " + quoted(wanted));
  }

  std::uint32_t a_ = folded_hash("a");
  std::uint32_t an_ = folded_hash("an");
  WordSet no_nouns_ = WordSet{no_nouns};
};

}  // namespace

extern constinit const RuleDefinition article{
    .severity = Severity::warning,
    .english = true,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<Article>(); },
};

}  // namespace rules
