// "Zelenskyy" and "Zelensky" in one piece.
//
// Two words with a capital may be one name for three reasons: they have one
// sound (sound.h), they are known spellings of one name of another script, or
// they differ by one stroke of the pen and stand behind the same first name.
// The first two are enough by themselves unless something speaks against it:
// other names beside them, a common word in lower case, words too short for
// chance to be ruled out. The third is not: "Clinton" and "Clifton" are two.
//
// Cost: a hash for each word with a capital; pairs are looked for only among
// names of one sound or one first letter.
#include <algorithm>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "linter/document/fold.h"
#include "linter/rule/rule.h"
#include "linter/text/utf8.h"
#include "rules/data/spellings.h"
#include "rules/data/transliterations.h"
#include "rules/support/hash_groups.h"
#include "rules/support/sound.h"
#include "rules/support/surroundings.h"
#include "rules/support/variants.h"
#include "rules/support/words.h"

namespace rules {
namespace {

using namespace galley;

constexpr std::size_t shortest = 4;  // for a known spelling of a name
constexpr std::size_t shortest_for_sounds = 5;
// Names that differ by a stroke must be as long.
constexpr std::size_t shortest_for_strokes = 5;
constexpr std::size_t shortest_alone = 8;  // with no first name beside them
constexpr std::size_t most_of_a_letter = 400;

constexpr std::string_view titles[] = {"mr",    "mrs",     "ms",        "miss",      "dr",        "sir",
                                       "lord",  "lady",    "president", "minister",  "secretary", "senator",
                                       "judge", "captain", "colonel",   "general",   "major",     "professor",
                                       "king",  "queen",   "prince",    "ayatollah", "the"};
// A name that keeps an old spelling, or a remark on the spelling itself.
constexpr std::string_view keeps_spelling[] = {"dynamo",   "chicken", "called", "known", "as",       "or",
                                               "formerly", "spelled", "spelt",  "named", "spelling", "then"};
// What inflects a name or makes another of it: "German", "Germany".
constexpr std::string_view endings[] = {"s", "n", "a", "o", "i", "y", "e", "r", "d", "t"};

struct Name {
  std::string folded;
  std::vector<std::uint32_t> tokens;
  bool common = false;   // stands in lower case, too
  bool certain = false;  // somewhere its capital can only be a name's
};

enum class Likeness : std::uint8_t { sound, transliteration, stroke };

class Reader {
 public:
  Reader(RuleContext& context, const HashGroups& transliterated)
      : context_(context), document_(context.document()), transliterated_(transliterated), surroundings_(document_) {}

  void run() {
    collect();
    compare_sounds();
    compare_transliterations();
    compare_strokes();
    std::sort(slips_.begin(), slips_.end(), [](const Variant& a, const Variant& b) { return a.odd < b.odd; });
    for (const Variant& slip : slips_) report_variant(context_, slip);
  }

 private:
  std::span<const Token> tokens() const { return document_.tokens(); }
  std::string_view text(std::uint32_t token) const { return document_.text(tokens()[token]); }

  void collect() {
    std::unordered_map<std::uint32_t, std::uint32_t> known;
    HashGroups capitalised;
    for (std::uint32_t at = 0; at < tokens().size(); ++at) {
      if (!is_name_like(tokens()[at]) || surroundings_.is_foreign_block(at)) continue;
      const std::string_view written = without_possessive(text(at));
      if (written.size() < shortest) continue;
      const std::uint32_t hash = written.size() == text(at).size() ? tokens()[at].folded : folded_hash(written);
      const auto [entry, added] = known.try_emplace(hash, static_cast<std::uint32_t>(names_.size()));
      if (added) {
        capitalised.add(hash, entry->second);
        names_.push_back({.folded = fold(written)});
      }
      Name& name = names_[entry->second];
      if (surroundings_.in_technical_text(at)) continue;
      name.tokens.push_back(at);
      name.certain = name.certain || !surroundings_.starts_sentence(at);
    }
    capitalised.sort();
    for (const Token& token : tokens()) {
      if (token.kind != TokenKind::word || token.span.size() < shortest || has(token.shape, Shape::capitalised))
        continue;
      const std::uint32_t name = capitalised.find(token.folded);
      if (name != no_index) names_[name].common = true;
    }
    std::erase_if(names_, [](const Name& name) { return name.tokens.empty(); });
  }

  static bool is_name_like(const Token& token) {
    return token.kind == TokenKind::word && has(token.shape, Shape::capitalised) && token.span.size() >= shortest &&
           !has(token.shape, Shape::all_upper | Shape::digits | Shape::inner_upper);
  }

  void compare_sounds() {
    std::map<std::string, std::vector<const Name*>> groups;
    for (const Name& name : names_) {
      if (name.folded.size() >= shortest_for_sounds) groups[sound_of(name.folded)].push_back(&name);
    }
    for (const auto& [_, group] : groups) compare_with_first(group, Likeness::sound);
  }

  void compare_transliterations() {
    std::map<std::uint32_t, std::vector<const Name*>> groups;
    for (const Name& name : names_) {
      const std::uint32_t group = transliterated_.find(folded_hash(name.folded));
      if (group != no_index) groups[group].push_back(&name);
    }
    for (const auto& [_, group] : groups) compare_with_first(group, Likeness::transliteration);
  }

  // Each of a group of names with the one that stands most often.
  void compare_with_first(const std::vector<const Name*>& group, Likeness likeness) {
    if (group.size() < 2 || group.size() > 8) return;
    const auto first = std::max_element(group.begin(), group.end(),
                                        [](const Name* a, const Name* b) { return stands_before(*b, *a); });
    for (const Name* name : group) {
      if (name != *first) judge(**first, *name, likeness);
    }
  }

  void compare_strokes() {
    std::map<char, std::vector<const Name*>> letters;
    for (const Name& name : names_) {
      if (name.folded.size() >= shortest_for_strokes && !name.common) letters[name.folded[0]].push_back(&name);
    }
    for (const auto& [_, names] : letters) {
      if (names.size() > most_of_a_letter) continue;
      for (std::size_t a = 0; a < names.size(); ++a) {
        for (std::size_t b = a + 1; b < names.size(); ++b) {
          const Stroke stroke = stroke_between(names[a]->folded, names[b]->folded);
          if (stroke == Stroke::none || is_known(*names[a], *names[b])) continue;
          const bool first = stands_before(*names[a], *names[b]);
          judge_stroke(*names[first ? a : b], *names[first ? b : a], stroke);
        }
      }
    }
  }

  // They have been compared already.
  bool is_known(const Name& a, const Name& b) const {
    if (sound_of(a.folded) == sound_of(b.folded)) return true;
    const std::uint32_t group = transliterated_.find(folded_hash(a.folded));
    return group != no_index && group == transliterated_.find(folded_hash(b.folded));
  }

  static bool stands_before(const Name& a, const Name& b) {
    if (a.tokens.size() != b.tokens.size()) return a.tokens.size() > b.tokens.size();
    return a.tokens.front() < b.tokens.front();
  }

  void judge(const Name& standing, const Name& odd, Likeness likeness) {
    if (odd.common || odd.tokens.size() * 2 > standing.tokens.size() + 1) return;
    if (is_spelling(standing) || is_spelling(odd) || has_marks(standing) || has_marks(odd)) return;
    if (likeness == Likeness::sound && !sounds_like_name(standing, odd)) return;
    if (!are_two(standing, odd)) note(standing, odd, likeness);
  }

  // True if the capitals of the two can't be those of any words that begin a sentence.
  static bool sounds_like_name(const Name& standing, const Name& odd) {
    if (standing.folded[0] != odd.folded[0] || is_confusable(odd.folded) || is_confusable(standing.folded))
      return false;
    const bool often = standing.tokens.size() > 1;
    const bool long_enough = std::min(standing.folded.size(), odd.folded.size()) > shortest_for_sounds;
    if (standing.common) return often && odd.folded.size() > shortest_for_sounds + 1 && odd.certain;
    return often || long_enough || (standing.certain && odd.certain);
  }

  static bool is_spelling(const Name& name) { return find_spelling(folded_hash(name.folded)) != nullptr; }

  // Accents are left to diacritic-variant.
  bool has_marks(const Name& name) const {
    return fold_keeping_marks(without_possessive(text(name.tokens.front()))) != name.folded;
  }

  void judge_stroke(const Name& standing, const Name& odd, Stroke stroke) {
    if (is_spelling(standing) || is_spelling(odd)) return;
    if (has_marks(standing) || has_marks(odd) || is_inflection(standing, odd)) return;
    const bool certain = standing.certain && odd.certain;
    if (certain && shares_first_name(standing, odd)) return note(standing, odd, Likeness::stroke);
    const bool often = standing.tokens.size() > 1 && odd.tokens.size() == 1;
    const bool alone = stroke == Stroke::swap && odd.folded.size() >= shortest_alone;
    if (often && alone && !are_two(standing, odd)) note(standing, odd, Likeness::stroke);
  }

  static bool is_inflection(const Name& a, const Name& b) {
    const auto& [shorter, longer] =
        std::minmax(a.folded, b.folded, [](const std::string& x, const std::string& y) { return x.size() < y.size(); });
    if (shorter.size() == longer.size())
      return std::string_view{"aeio"}.find(a.folded.back()) != std::string_view::npos &&
             a.folded.back() != b.folded.back();
    return longer.starts_with(shorter) && longer.back() != 'e' &&
           one_of(std::string_view{longer}.substr(shorter.size()), endings);
  }

  // The hashes of what stands before a name's places, or behind them, as part of a name.
  std::vector<std::uint32_t> beside(const Name& name, std::uint32_t Surroundings::Neighbours::*side) const {
    std::vector<std::uint32_t> all;
    for (const std::uint32_t token : name.tokens) {
      const std::uint32_t neighbour = surroundings_.neighbours(token).*side;
      if (neighbour != 0 && !is_title(neighbour)) all.push_back(neighbour);
    }
    std::sort(all.begin(), all.end());
    return all;
  }

  static bool is_title(std::uint32_t folded) {
    return std::any_of(std::begin(titles), std::end(titles),
                       [&](std::string_view title) { return folded_hash(title) == folded; });
  }

  static bool meet(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
    return std::any_of(a.begin(), a.end(),
                       [&](std::uint32_t hash) { return std::binary_search(b.begin(), b.end(), hash); });
  }

  bool shares_first_name(const Name& a, const Name& b) const {
    return meet(beside(a, &Surroundings::Neighbours::before), beside(b, &Surroundings::Neighbours::before));
  }

  // "Philip Brook" and "Phillip Marsh": other names beside each.
  bool are_two(const Name& a, const Name& b) const {
    for (const auto side : {&Surroundings::Neighbours::before, &Surroundings::Neighbours::after}) {
      const auto of_a = beside(a, side);
      const auto of_b = beside(b, side);
      if (!of_a.empty() && !of_b.empty() && !meet(of_a, of_b)) return true;
    }
    return false;
  }

  // The first place of the odd form that is no longer name's own.
  void note(const Name& standing, const Name& odd, Likeness likeness) {
    std::vector<std::uint32_t> places = odd.tokens;
    if (likeness == Likeness::transliteration) {
      std::erase_if(places, [&](std::uint32_t token) { return keeps_its_spelling(token); });
    }
    if (places.empty()) return;
    const std::string_view stem = without_possessive(text(places.front()));
    Variant variant{.odd = tokens()[places.front()].span,
                    .instead = std::string{without_possessive(text(standing.tokens.front()))} +
                               std::string{text(places.front()).substr(stem.size())},
                    .standing = tokens()[standing.tokens.front()].span,
                    .times = standing.tokens.size(),
                    .tie = standing.tokens.size() == odd.tokens.size()};
    for (std::size_t i = 1; i < places.size(); ++i) variant.also.push_back(tokens()[places[i]].span);
    slips_.push_back(std::move(variant));
  }

  // "Dynamo Kiev", "formerly known as Kiev", "Kyiv (Kiev)".
  bool keeps_its_spelling(std::uint32_t token) {
    if (surroundings_.in_title(token) || surroundings_.is_mentioned(token)) return true;
    if (token == 0) return false;
    const std::uint32_t before = surroundings_.word_before(token);
    if (before != no_index && one_of(text(before), keeps_spelling)) return true;
    const std::string_view mark = text(token - 1);
    return mark == "(" || mark == "/" || mark == "[" || surroundings_.neighbours(token).after != 0;
  }

  RuleContext& context_;
  const Document& document_;
  const HashGroups& transliterated_;
  Surroundings surroundings_;
  std::vector<Name> names_;
  std::vector<Variant> slips_;
};

class NameVariant final : public Rule {
 public:
  NameVariant() {
    std::uint32_t group = 0;
    for (std::string_view line : transliterations()) {
      while (!line.empty()) {
        const std::size_t end = std::min(line.find(' '), line.size());
        transliterated_.add(folded_hash(line.substr(0, end)), group);
        line.remove_prefix(std::min(end + 1, line.size()));
      }
      ++group;
    }
    transliterated_.sort();
  }
  void check(RuleContext& context) const override { Reader{context, transliterated_}.run(); }

 private:
  HashGroups transliterated_;
};

}  // namespace

extern constinit const RuleDefinition name_variant{
    .severity = Severity::warning,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<NameVariant>(); },
};

}  // namespace rules
