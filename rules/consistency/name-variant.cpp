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
// names of one sound or one first letter, and only names in pairs are looked
// at further.
#include <algorithm>
#include <array>
#include <numeric>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "linter/document/fold.h"
#include "linter/document/language.h"
#include "linter/rule/rule.h"
#include "linter/text/utf8.h"
#include "rules/data/spellings.h"
#include "rules/data/transliterations.h"
#include "rules/support/hash_groups.h"
#include "rules/support/namesakes.h"
#include "rules/support/sound.h"
#include "rules/support/surroundings.h"
#include "rules/support/variants.h"
#include "rules/support/words.h"

namespace rules {
namespace {

using namespace galley;

constexpr std::size_t shortest = 4;             // for a known spelling of a name
constexpr std::size_t shortest_to_compare = 5;  // by sound or by strokes
constexpr std::size_t shortest_alone = 7;       // with no first name beside them
constexpr int most_of_a_letter = 400;
constexpr std::ptrdiff_t most_of_a_sound = 8;

// A name that keeps an old spelling, or a remark on the spelling itself.
constexpr std::string_view keeps_spelling[] = {"dynamo",  "chicken", "called", "known",    "as",   "or",  "formerly",
                                               "spelled", "spelt",   "named",  "spelling", "then", "than"};
// A sentence that has one of them is about how names are written.
constexpr std::string_view tells_of_spelling[] = {"spelling",       "spellings",   "spelled",   "spelt",    "variously",
                                                  "transliterated", "transcribed", "romanised", "romanized"};
// What inflects a name or makes another of it: "German", "Germany".
constexpr std::string_view endings[] = {"s", "n", "a", "o", "i", "y", "e", "r", "d", "t"};

struct Name {
  std::uint32_t hash = 0;  // of the folded name
  std::size_t size = 0;    // of the folded name, in bytes
  std::string_view folded;
  std::span<const std::uint32_t> tokens;
  bool common = false;   // stands in lower case, too
  bool certain = false;  // somewhere its capital can only be a name's
  std::uint64_t letters = 0;
  bool may_sound_like_other = false;
};

// A bit for each letter that stands in the name; some share one.
constexpr std::uint64_t letters_of(std::string_view name) {
  std::uint64_t letters = 0;
  for (const char letter : name) letters |= std::uint64_t{1} << (static_cast<unsigned char>(letter) % 64);
  return letters;
}

struct LikeNames {
  Name* a = nullptr;
  Name* b = nullptr;
  Stroke stroke = Stroke::none;
};

enum class Likeness : std::uint8_t {
  sound,
  transliteration,
  stroke,  // one letter, behind the same first name
  swap,    // two letters beside each other
};

struct Pair {
  Name* standing;
  Name* odd;
  Likeness likeness;
};

class Reader {
 public:
  Reader(RuleContext& context, const HashGroups& transliterated)
      : context_(context), document_(context.document()), transliterated_(transliterated), surroundings_(document_) {}

  void run() {
    collect();
    find_like_letters();
    pair_sounds();
    pair_transliterations();
    for (const LikeNames& names : a_stroke_apart_) pair_letters(*names.a, *names.b, names.stroke);
    if (pairs_.empty() || nouns_have_capitals()) return;
    std::erase_if(pairs_, [&](const Pair& pair) { return may_inflect(*pair.standing, *pair.odd); });
    look_closer();
    for (const Pair& pair : pairs_) judge(*pair.standing, *pair.odd, pair.likeness);
    std::sort(slips_.begin(), slips_.end(), [](const Variant& a, const Variant& b) { return a.odd < b.odd; });
    for (const Variant& slip : slips_) report_variant(context_, slip);
  }

 private:
  std::span<const Token> tokens() const { return document_.tokens(); }
  std::string_view text(std::uint32_t token) const { return document_.text(tokens()[token]); }

  // As in German, where a capital tells no name and words inflect.
  bool nouns_have_capitals() const {
    constexpr std::size_t fewest_words = 50;
    const auto words = static_cast<std::size_t>(std::count_if(
        tokens().begin(), tokens().end(), [](const Token& token) { return token.kind == TokenKind::word; }));
    const bool many = words >= fewest_words && document_.capitals().size() * 4 > words;
    return many && !is_english(document_, "auto");
  }

  void collect() {
    const std::vector<Place> places = find_places();
    std::vector<std::uint32_t> ends(names_.size() + 1);  // in tokens_, by name; first how many of the one before
    for (const Place& place : places) ++ends[place.name + 1];
    std::partial_sum(ends.begin(), ends.end(), ends.begin());
    tokens_.resize(places.size());
    for (const Place& place : places) tokens_[ends[place.name]++] = place.token;
    std::uint32_t begin = 0;
    std::size_t letter = 0;
    for (std::size_t at = 0; at < names_.size(); ++at) {
      Name& name = names_[at];
      name.tokens = std::span{tokens_}.subspan(begin, ends[at] - begin);
      name.folded = std::string_view{letters_}.substr(letter, name.size);
      begin = ends[at];
      letter += name.size;
    }
  }

  // A token, and which of the names it is.
  struct Place {
    std::uint32_t name;
    std::uint32_t token;
  };

  // Makes a name of each word that may be one.
  std::vector<Place> find_places() {
    const WordIndex& words = document_.words();
    std::vector<std::uint32_t> names(words.words().size(), no_index);  // by word
    std::unordered_map<std::uint32_t, std::uint32_t> apart;  // by hash: of words that stand as possessives alone
    std::vector<Place> places;
    const Block* block = nullptr;
    bool is_foreign = false;  // the block
    for (const std::uint32_t at : document_.capitals()) {
      if (block == nullptr || block->tokens.end <= at) {
        block = &document_.block_of(at);
        is_foreign = surroundings_.is_foreign_block(at);
      }
      if (is_foreign || !is_name_like(tokens()[at]) || is_joined(at) || surroundings_.in_technical_text(at)) continue;
      const std::string_view written = without_possessive(text(at));
      if (written.size() < shortest) continue;
      const bool whole = written.size() == tokens()[at].span.size();
      const std::uint32_t hash = whole ? tokens()[at].folded : folded_hash(written);
      const std::uint32_t word = whole ? words.numbers()[at] : words.number(hash);
      std::uint32_t& name = word != WordIndex::none ? names[word] : apart.try_emplace(hash, no_index).first->second;
      if (name == no_index) {
        name = static_cast<std::uint32_t>(names_.size());
        const std::size_t before = letters_.size();
        append_folded(written, letters_);
        names_.push_back({.hash = hash, .size = letters_.size() - before});
      }
      places.push_back({name, at});
    }
    return places;
  }

  static bool is_name_like(const Token& token) {
    return token.kind == TokenKind::word && has(token.shape, Shape::capitalised) && token.span.size() >= shortest &&
           !has(token.shape, Shape::all_upper | Shape::digits | Shape::inner_upper);
  }

  // "Hans-Hermann": a part of a longer name.
  bool is_joined(std::uint32_t at) const {
    const auto hyphen = [&](std::uint32_t other) { return other < tokens().size() && text(other) == "-"; };
    const TextSpan span = tokens()[at].span;
    const bool before = at > 0 && hyphen(at - 1) && tokens()[at - 1].span.end == span.begin;
    return before || (hyphen(at + 1) && tokens()[at + 1].span.begin == span.end);
  }

  void pair_sounds() {
    std::vector<std::pair<std::uint64_t, Name*>> sounds;
    for (Name& name : names_) {
      if (name.may_sound_like_other) sounds.emplace_back(sound_hash(name.folded), &name);
    }
    pair_groups(sounds, Likeness::sound);
  }

  void pair_transliterations() {
    std::vector<std::pair<std::uint64_t, Name*>> groups;
    for (Name& name : names_) {
      const std::uint32_t group = transliterated_.find(name.hash);
      if (group != no_index) groups.emplace_back(group, &name);
    }
    pair_groups(groups, Likeness::transliteration);
  }

  // Each of a group of names with the one that stands most often.
  void pair_groups(std::vector<std::pair<std::uint64_t, Name*>>& names, Likeness likeness) {
    std::sort(names.begin(), names.end());
    for (auto begin = names.begin(); begin != names.end();) {
      const auto end = std::find_if(begin, names.end(), [&](const auto& name) { return name.first != begin->first; });
      const auto first = std::max_element(
          begin, end, [](const auto& a, const auto& b) { return stands_before(*b.second, *a.second); });
      for (auto name = begin; name != end && end - begin <= most_of_a_sound; ++name) {
        const bool paired = likeness == Likeness::transliteration && have_one_sound(*name->second, *first->second);
        if (name != first && !paired) pairs_.push_back({first->second, name->second, likeness});
      }
      begin = end;
    }
  }

  // Names are compared that begin with one letter, each with those behind it:
  // others are no variants, whatever they sound like.
  void find_like_letters() {
    constexpr std::size_t letters = 256;
    std::array<std::uint32_t, letters> firsts{};  // one more than the name's place
    std::array<std::uint16_t, letters> counts{};
    std::vector<std::uint32_t> nexts(names_.size());
    const auto letter = [](const Name& name) { return static_cast<unsigned char>(name.folded[0]); };
    for (std::size_t at = names_.size(); at-- > 0;) {
      Name& name = names_[at];
      if (name.folded.size() < shortest_to_compare) continue;
      name.letters = letters_of(name.folded);
      nexts[at] = std::exchange(firsts[letter(name)], static_cast<std::uint32_t>(at + 1));
      std::uint16_t& count = counts[letter(name)];
      count = static_cast<std::uint16_t>(std::min(count + 1, most_of_a_letter + 1));
    }
    for (std::size_t at = 0; at < names_.size(); ++at) {
      Name& name = names_[at];
      if (name.folded.size() < shortest_to_compare) continue;
      if (counts[letter(name)] > most_of_a_letter) {
        name.may_sound_like_other = true;
        continue;
      }
      for (std::uint32_t other = nexts[at]; other != 0; other = nexts[other - 1])
        compare_letters(name, names_[other - 1]);
    }
  }

  void compare_letters(Name& a, Name& b) {
    const std::uint64_t unlike = a.letters ^ b.letters;
    constexpr std::uint64_t steady = letters_of(steady_letters);
    if ((unlike & steady) == 0) a.may_sound_like_other = b.may_sound_like_other = true;
    // A stroke takes a letter away and brings another.
    const std::uint64_t without_one = unlike & (unlike - 1);
    if ((without_one & (without_one - 1)) != 0) return;
    const Stroke stroke = stroke_between(a.folded, b.folded);
    if (stroke != Stroke::none) a_stroke_apart_.push_back({&a, &b, stroke});
  }

  // "Aston Villa" and "Aston Villy", "Finowie" and "Finowi": where names inflect the endings say nothing.
  bool may_inflect(const Name& a, const Name& b) {
    constexpr std::size_t longest_ending = 2;
    const auto unlike = std::ranges::mismatch(a.folded, b.folded);
    const auto left = std::max(a.folded.end() - unlike.in1, b.folded.end() - unlike.in2);
    if (static_cast<std::size_t>(left) > longest_ending) return false;
    if (!is_english_) is_english_ = is_english(document_, "auto");
    return !*is_english_;
  }

  void pair_letters(Name& a, Name& b, Stroke stroke) {
    if (is_inflection(a, b) || is_paired(a, b)) return;
    const bool first = stands_before(a, b);
    Name& standing = first ? a : b;
    Name& odd = first ? b : a;
    if (share_first_name(document_, surroundings_, standing.tokens, odd.tokens)) {
      pairs_.push_back({&standing, &odd, Likeness::stroke});
    } else if (stroke == Stroke::swap && odd.folded.size() >= shortest_alone && !is_other_gender(standing, odd)) {
      pairs_.push_back({&standing, &odd, Likeness::swap});
    }
  }

  // What has to be known of the names in pairs, and of no others.
  void look_closer() {
    HashGroups paired;
    for (std::uint32_t at = 0; at < pairs_.size(); ++at) {
      for (Name* const name : {pairs_[at].standing, pairs_[at].odd}) {
        paired.add(name->hash, static_cast<std::uint32_t>(name - names_.data()));
        name->certain = std::any_of(name->tokens.begin(), name->tokens.end(),
                                    [&](std::uint32_t token) { return !surroundings_.starts_sentence(token); });
      }
    }
    paired.sort();
    for (const Token& token : tokens()) {
      const std::uint32_t name = paired.find(token.folded);
      if (name == no_index || token.kind != TokenKind::word || has(token.shape, Shape::capitalised)) continue;
      names_[name].common = true;
    }
  }

  static bool have_one_sound(const Name& a, const Name& b) {
    return std::min(a.folded.size(), b.folded.size()) >= shortest_to_compare &&
           sound_of(a.folded) == sound_of(b.folded);
  }

  // By their sound, or as known spellings.
  bool is_paired(const Name& a, const Name& b) const {
    if (have_one_sound(a, b)) return true;
    const std::uint32_t group = transliterated_.find(a.hash);
    return group != no_index && group == transliterated_.find(b.hash);
  }

  static bool stands_before(const Name& a, const Name& b) {
    if (a.tokens.size() != b.tokens.size()) return a.tokens.size() > b.tokens.size();
    return a.tokens.front() < b.tokens.front();
  }

  void judge(const Name& standing, const Name& odd, Likeness likeness) {
    if (odd.common || is_spelling(standing) || is_spelling(odd) || has_marks(standing) || has_marks(odd)) return;
    const auto is_transcribed = [this](std::uint32_t token) { return surroundings_.in_transcription(token); };
    if (std::all_of(odd.tokens.begin(), odd.tokens.end(), is_transcribed)) return;
    if (likeness == Likeness::stroke) {
      if (standing.certain && odd.certain && !standing.common) note(standing, odd, likeness);
      return;
    }
    const bool rare = likeness == Likeness::swap ? standing.tokens.size() > 1 && odd.tokens.size() == 1
                                                 : odd.tokens.size() * 2 <= standing.tokens.size() + 1;
    if (!rare || (likeness == Likeness::swap && standing.common)) return;
    if (likeness == Likeness::sound && (!sounds_like_name(standing, odd) || are_of_two_parts(standing, odd))) return;
    if (!are_namesakes(document_, surroundings_, standing.tokens, odd.tokens)) note(standing, odd, likeness);
  }

  bool is_in_list(std::uint32_t token) const {
    const BlockKind kind = surroundings_.block(token).kind;
    return kind == BlockKind::table_cell || kind == BlockKind::list_item;
  }

  // "Marcin Reed" and "Dora Markin" in a list of people: the one is always a first name, the other a last one.
  bool are_of_two_parts(const Name& a, const Name& b) const {
    const auto are_first = [&](const Name& name) {
      return std::ranges::all_of(name.tokens, [&](std::uint32_t token) {
        const auto [before, after] = surroundings_.neighbours(token);
        return before == 0 && after != 0 && is_in_list(token);
      });
    };
    const auto are_last = [&](const Name& name) {
      return std::ranges::all_of(name.tokens, [&](std::uint32_t token) {
        const auto [before, after] = surroundings_.neighbours(token);
        return before != 0 && after == 0 && is_in_list(token);
      });
    };
    return (are_first(a) && are_last(b)) || (are_first(b) && are_last(a));
  }

  // True if the capitals of the two can't be those of any words that begin a sentence.
  static bool sounds_like_name(const Name& standing, const Name& odd) {
    if (standing.folded[0] != odd.folded[0] || is_confusable(odd.folded) || is_confusable(standing.folded))
      return false;
    const bool often = standing.tokens.size() > 1;
    const bool long_enough = std::min(standing.folded.size(), odd.folded.size()) > shortest_to_compare;
    if (standing.common) return often && odd.folded.size() > shortest_to_compare + 1 && odd.certain;
    return often || long_enough || (standing.certain && odd.certain);
  }

  static bool is_spelling(const Name& name) { return find_spelling(name.hash) != nullptr; }

  // Accents are left to diacritic-variant.
  bool has_marks(const Name& name) const {
    return fold_keeping_marks(without_possessive(text(name.tokens.front()))) != name.folded;
  }

  // "Francesco", "Francesca".
  static bool is_other_gender(const Name& a, const Name& b) {
    return a.folded.size() == b.folded.size() && a.folded.back() != b.folded.back();
  }

  static bool is_inflection(const Name& a, const Name& b) {
    if (a.folded.ends_with("ism") ? b.folded.ends_with("ist") : a.folded.ends_with("ist") && b.folded.ends_with("ism"))
      return true;
    // "White Patches", "White Patched"
    const auto ends = [](const Name& one, const Name& other) {
      return one.folded.ends_with("es") && other.folded.ends_with("ed");
    };
    if (a.folded.size() == b.folded.size() && (ends(a, b) || ends(b, a))) return true;
    const bool a_is_longer = a.folded.size() > b.folded.size();
    const std::string_view longer = a_is_longer ? a.folded : b.folded;
    const std::string_view shorter = a_is_longer ? b.folded : a.folded;
    return longer.size() > shorter.size() && longer.starts_with(shorter) && longer.back() != 'e' &&
           one_of(longer.substr(shorter.size()), endings);
  }

  // The first place of the odd form that is no longer name's own.
  void note(const Name& standing, const Name& odd, Likeness likeness) {
    std::vector<std::uint32_t> places{odd.tokens.begin(), odd.tokens.end()};
    std::erase_if(places, [&](std::uint32_t token) {
      if (is_glossed(token, standing)) return true;
      return likeness == Likeness::transliteration ? keeps_its_spelling(token) : is_spoken_of(token);
    });
    if (places.empty()) return;
    if (likeness == Likeness::transliteration && keeps_its_spelling(standing.tokens.front())) return;
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

  // "Benguella (Benguela)": both spellings are given.
  bool is_glossed(std::uint32_t token, const Name& standing) const {
    const auto is_standing = [&](std::uint32_t other) {
      return std::find(standing.tokens.begin(), standing.tokens.end(), other) != standing.tokens.end();
    };
    const bool behind = token + 2 < tokens().size() && text(token + 1) == "(" && is_standing(token + 2);
    // "Trivet (Pirustija) [Pirustiya]"
    const bool in_second = token >= 3 && text(token - 1) == "[" && text(token - 2) == ")" && is_standing(token - 3);
    return behind || in_second || (token >= 2 && text(token - 1) == "(" && is_standing(token - 2));
  }

  // "Dynamo Kiev", "formerly known as Kiev", "Kyiv (Kiev)".
  bool keeps_its_spelling(std::uint32_t token) {
    if (is_spoken_of(token)) return true;
    if (token == 0) return false;
    const std::string_view mark = text(token - 1);
    return mark == "(" || mark == "/" || mark == "[" || surroundings_.neighbours(token).after != 0;
  }

  // In a title, alone in quotation marks, "or Smith", "rather than Odessa".
  bool is_spoken_of(std::uint32_t token) {
    if (surroundings_.in_title(token) || surroundings_.is_mentioned(token)) return true;
    const std::uint32_t before = surroundings_.word_before(token);
    return (before != no_index && one_of(text(before), keeps_spelling)) || in_talk_of_spelling(token);
  }

  // "Other spellings are Albama and Alibama": behind such a word in its sentence.
  bool in_talk_of_spelling(std::uint32_t token) const {
    const std::uint32_t begin = surroundings_.sentence_of(token).tokens.begin;
    return std::any_of(tokens().begin() + begin, tokens().begin() + token, [&](const Token& word) {
      return word.kind == TokenKind::word && one_of(document_.text(word), tells_of_spelling);
    });
  }

  RuleContext& context_;
  const Document& document_;
  const HashGroups& transliterated_;
  Surroundings surroundings_;
  std::string letters_;                // the folded names
  std::vector<std::uint32_t> tokens_;  // by name
  std::vector<Name> names_;            // complete before the first pair points into it
  std::vector<LikeNames> a_stroke_apart_;
  std::vector<Pair> pairs_;
  std::optional<bool> is_english_;  // once it is asked for
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
