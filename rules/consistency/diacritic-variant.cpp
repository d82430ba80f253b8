// Nearly all words of English have no accents, so the accented ones are
// collected first; where there are none, that is all. Else a second pass finds
// every word that folds to the same letters, or to another spelling of the
// word ("Défense", "defence"). Linear but for the sorting of what is found.
#include <algorithm>
#include <map>
#include <vector>

#include "linter/document/fold.h"
#include "linter/document/language.h"
#include "linter/rule/rule.h"
#include "rules/data/spellings.h"
#include "rules/support/hash_groups.h"
#include "rules/support/namesakes.h"
#include "rules/support/surroundings.h"
#include "rules/support/variants.h"
#include "rules/support/words.h"

namespace rules {
namespace {

using namespace galley;

// Other words than those which they look like without their accents.
constexpr std::string_view other_words[] = {
    "resume", "resumes", "expose", "exposes", "rose",     "roses", "pate",   "pates",   "lame", "mate",
    "mates",  "pique",   "piques", "divorce", "divorces", "sake",  "charge", "charges", "cure", "cures",
    "these",  "ano",     "anos",   "pena",    "papa",     "dose",  "moray",  "flambe",
};
// Words of other languages: what stands beside them is foreign too.
constexpr std::string_view foreign_words[] = {"de",  "la",  "le", "du",  "des", "les",  "et",  "el",  "di",  "der",
                                              "und", "für", "do", "da",  "y",   "en",   "al",  "von", "van", "den",
                                              "die", "das", "au", "aux", "un",  "une",  "il",  "del", "los", "las",
                                              "lo",  "na",  "em", "con", "por", "para", "que", "à"};

bool is_marked(const Document& document, const Token& token) {
  return token.kind == TokenKind::word && has(token.shape, Shape::non_ascii) && !is_plain(document.text(token));
}

// The letters that are compared: without the ending of a possessive or a plural.
std::string_view stem(std::string_view word) {
  word = without_possessive(word);
  return word.size() > 4 && word.ends_with('s') ? word.substr(0, word.size() - 1) : word;
}

struct Form {
  std::vector<std::uint32_t> tokens;
  bool marked = false;
};

class Reader {
 public:
  explicit Reader(RuleContext& context)
      : context_(context), document_(context.document()), surroundings_(document_), languages_(document_) {}

  void run() {
    HashGroups wanted = collect();
    if (wanted.empty() || is_another_language()) return;
    wanted.sort();
    std::vector<std::pair<std::uint32_t, std::uint32_t>> found;  // group, token
    for (const std::uint32_t at :
         document_.words().tokens_where([&](std::uint32_t word) { return wanted.find(word) != no_index; })) {
      if (counts(at)) found.emplace_back(wanted.find(tokens()[at].folded), at);
    }
    std::sort(found.begin(), found.end());
    for (auto begin = found.begin(); begin != found.end();) {
      const auto end = std::find_if(begin, found.end(), [&](const auto& entry) { return entry.first != begin->first; });
      judge({begin, end});
      begin = end;
    }
  }

 private:
  std::span<const Token> tokens() const { return document_.tokens(); }
  std::string_view text(std::uint32_t token) const { return document_.text(tokens()[token]); }

  std::string_view stem(std::uint32_t token) const { return rules::stem(text(token)); }

  HashGroups collect() {
    HashGroups wanted;
    std::map<std::string, std::uint32_t> seen;
    for (const std::uint32_t at : document_.non_ascii()) {
      const Token& token = tokens()[at];
      if (!is_marked(document_, token)) continue;
      running_ += !has(token.shape, Shape::capitalised);
      const auto group = static_cast<std::uint32_t>(seen.size());
      const auto [entry, added] = seen.try_emplace(fold(stem(at)), group);
      if (!added) continue;
      wanted.add(folded_hash(entry->first), group);
      wanted.add(folded_hash(entry->first + "s"), group);
      add_other_spellings(token, group, wanted);
    }
    return wanted;
  }

  static void add_other_spellings(const Token& token, std::uint32_t group, HashGroups& wanted) {
    const Spelling* spelling = find_spelling(token.folded);
    if (spelling == nullptr) return;
    for (std::uint8_t style = 0; style < 8; ++style) {
      const Spelling* other = style == spelling->style ? nullptr : respell(*spelling, style);
      if (other != nullptr) wanted.add(folded_hash(rules::text(*other)), group);
    }
  }

  // Accents on one running word in thirty: no English.
  bool is_another_language() const { return running_ > 8 && running_ * 30 > tokens().size(); }

  // Capitals and code may do without accents, and short words are of many tongues.
  bool counts(std::uint32_t at) const {
    const Token& token = tokens()[at];
    if (has(token.shape, Shape::all_upper) && !has(token.shape, Shape::non_ascii)) return false;
    const std::size_t least = has(token.shape, Shape::capitalised) ? 3 : 4;
    return token.span.size() >= least && !surroundings_.is_foreign_block(at) && !surroundings_.in_technical_text(at) &&
           !surroundings_.in_transcription(at);
  }

  void judge(std::span<const std::pair<std::uint32_t, std::uint32_t>> found) {
    std::map<std::string, Form> forms;
    for (const auto& [group, token] : found) {
      Form& form = forms[fold_keeping_marks(stem(token))];
      form.tokens.push_back(token);
      form.marked = form.marked || is_marked(document_, tokens()[token]);
    }
    if (forms.size() < 2) return;
    const Form* standing = nullptr;
    for (const auto& [key, form] : forms) {
      if (standing == nullptr || stands_before(form, *standing)) standing = &form;
    }
    for (const auto& [key, form] : forms) {
      if (&form != standing) compare(*standing, form);
    }
  }

  static bool stands_before(const Form& a, const Form& b) {
    if (a.tokens.size() != b.tokens.size()) return a.tokens.size() > b.tokens.size();
    return a.tokens.front() < b.tokens.front();
  }

  void compare(const Form& standing, const Form& odd) {
    if (!standing.marked && !odd.marked) return;
    const bool same_letters = fold(stem(standing.tokens.front())) == fold(stem(odd.tokens.front()));
    if (same_letters && (is_gloss(standing, odd) || is_gloss(odd, standing) || is_name_of_word(standing, odd))) return;
    if (!same_letters && (!odd.marked || !are_one_word(standing, odd))) return;
    for (const std::uint32_t token : odd.tokens) {
      const bool another = same_letters && !(standing.marked && odd.marked) && is_another_word(token);
      if (another || (!same_letters && is_foreign(token)) || surroundings_.is_mentioned(token)) continue;
      if (same_letters && (are_two_people(standing, token) || !are_comparable(standing, token))) continue;
      if (!are_in_one_language(standing, token)) continue;
      report(standing, odd, token);
      return;
    }
  }

  // "Sumqayit (Sumqayıt)": both spellings are given on purpose.
  bool is_gloss(const Form& name, const Form& gloss) const {
    return std::any_of(gloss.tokens.begin(), gloss.tokens.end(), [&](std::uint32_t token) {
      return token >= 2 && text(token - 1) == "(" &&
             std::binary_search(name.tokens.begin(), name.tokens.end(), token - 2);
    });
  }

  // "the Grand Prix Spécial" and "something special", "the Hôtel Orrin" and "a hotel": the accented one stands in
  // names only, and the other in none.
  bool is_name_of_word(const Form& a, const Form& b) const {
    if (a.marked == b.marked) return false;
    const Form& name = a.marked ? a : b;
    const Form& word = a.marked ? b : a;
    const auto in_name = [&](std::uint32_t token) {
      return has(tokens()[token].shape, Shape::capitalised) &&
             (surroundings_.in_name(token) || without_possessive(text(token)) != text(token));
    };
    const auto is_small = [&](std::uint32_t token) { return !has(tokens()[token].shape, Shape::capitalised); };
    return std::all_of(name.tokens.begin(), name.tokens.end(), in_name) &&
           std::all_of(word.tokens.begin(), word.tokens.end(), is_small);
  }

  // "Défense" and "defence", not "Marías" and "Maria".
  bool are_one_word(const Form& standing, const Form& odd) const {
    const Spelling* one = find_spelling(tokens()[standing.tokens.front()].folded);
    const Spelling* other = find_spelling(tokens()[odd.tokens.front()].folded);
    return one != nullptr && other != nullptr && one->cluster == other->cluster;
  }

  bool is_another_word(std::uint32_t token) const { return one_of(without_marks(text(token)), other_words); }

  // Foreign words beside it, or accented ones: part of a foreign name or phrase.
  bool is_foreign(std::uint32_t token) {
    if (surroundings_.in_title(token) || surroundings_.is_mentioned(token)) return true;
    const std::uint32_t before = surroundings_.word_before(token);
    const std::uint32_t after = surroundings_.word_after(token);
    const std::uint32_t near[] = {before, after, before == no_index ? no_index : surroundings_.word_before(before),
                                  after == no_index ? no_index : surroundings_.word_after(after)};
    return std::any_of(std::begin(near), std::end(near), [&](std::uint32_t other) {
      return other != no_index && (one_of(text(other), foreign_words) || is_marked(document_, tokens()[other]));
    });
  }

  // "Marías" is no plural of "Maria": names are compared whole.
  bool are_comparable(const Form& standing, std::uint32_t token) const {
    const std::uint32_t example = best_example(standing, token);
    const bool lower = !has(tokens()[token].shape | tokens()[example].shape, Shape::capitalised);
    return lower || likeness(example, token) >= 2;
  }

  // A piece of which parts are translated has the word of each language.
  bool are_in_one_language(const Form& standing, std::uint32_t odd) {
    const auto is_other = [&](std::uint32_t token) {
      return languages_.is_other(static_cast<std::size_t>(&document_.block_of(token) - document_.blocks().data()));
    };
    const bool own = is_other(odd);
    return std::ranges::any_of(standing.tokens, [&](std::uint32_t token) { return is_other(token) == own; });
  }

  // Each stands once, with another first name before it.
  bool are_two_people(const Form& standing, std::uint32_t odd) const {
    if (standing.tokens.size() > 1 || !has(tokens()[odd].shape, Shape::capitalised)) return false;
    const std::uint32_t first = first_name(document_, surroundings_, odd);
    const std::uint32_t other = first_name(document_, surroundings_, standing.tokens.front());
    return first != 0 && other != 0 && first != other;
  }

  // How well one occurrence shows what another should be.
  int likeness(std::uint32_t a, std::uint32_t b) const {
    const bool same_case = has(tokens()[a].shape, Shape::capitalised) == has(tokens()[b].shape, Shape::capitalised);
    const bool same_inflection = fold(without_possessive(text(a))) == fold(without_possessive(text(b)));
    return 2 * same_inflection + same_case;
  }

  std::uint32_t best_example(const Form& standing, std::uint32_t token) const {
    const auto end =
        standing.tokens.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(standing.tokens.size(), 32));
    return *std::max_element(standing.tokens.begin(), end,
                             [&](std::uint32_t a, std::uint32_t b) { return likeness(a, token) < likeness(b, token); });
  }

  void report(const Form& standing, const Form& odd, std::uint32_t token) {
    const std::uint32_t example = best_example(standing, token);
    const bool respelled = fold(stem(example)) != fold(stem(token));
    const bool fits = likeness(example, token) == 3 ||
                      (has(tokens()[token].shape, Shape::capitalised) && likeness(example, token) == 2);
    Variant variant{
        .odd = tokens()[token].span,
        .instead = fits || respelled ? in_the_manner_of(text(token), without_possessive(text(example))) : "",
        .standing = tokens()[example].span,
        .times = standing.tokens.size(),
        .tie = standing.tokens.size() == odd.tokens.size()};
    for (const std::uint32_t other : odd.tokens) {
      if (other > token) variant.also.push_back(tokens()[other].span);
    }
    report_variant(context_, variant);
  }

  RuleContext& context_;
  const Document& document_;
  Surroundings surroundings_;
  BlockLanguages languages_;
  std::size_t running_ = 0;  // accented words without a capital
};

class DiacriticVariant final : public Rule {
 public:
  void check(RuleContext& context) const override { Reader{context}.run(); }
};

}  // namespace

extern constinit const RuleDefinition diacritic_variant{
    .severity = Severity::warning,
    .english = true,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<DiacriticVariant>(); },
};

}  // namespace rules
