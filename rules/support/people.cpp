#include "rules/support/people.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "linter/document/fold.h"
#include "linter/document/word_set.h"
#include "rules/support/attribution.h"
#include "rules/support/own_words.h"
#include "rules/support/variants.h"
#include "rules/support/words.h"

namespace rules {

using namespace galley;
using namespace std::literals;

namespace {

constexpr std::array men = {"Mr"sv, "Master"sv};
constexpr std::array women = {"Mrs"sv, "Ms"sv, "Miss"sv};
constexpr std::array others = {"Dr"sv, "Prof"sv, "Professor"sv, "Sir"sv, "Dame"sv, "Lord"sv, "Lady"sv};

// Words with a capital that stand before or behind names and are none.
constexpr std::string_view not_names[] = {
    "The",
    "A",
    "An",
    "In",
    "On",
    "At",
    "But",
    "And",
    "For",
    "When",
    "While",
    "After",
    "Before",
    "As",
    "If",
    "He",
    "She",
    "They",
    "We",
    "It",
    "I",
    "You",
    "This",
    "That",
    "These",
    "Those",
    "His",
    "Her",
    "Their",
    "Our",
    "My",
    "Your",
    "Its",
    "There",
    "Here",
    "What",
    "Who",
    "How",
    "Why",
    "Where",
    "Later",
    "Then",
    "Now",
    "Today",
    "Yesterday",
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
    "January",
    "February",
    "March",
    "April",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
    "President",
    "Minister",
    "Speaker",
    "Secretary",
    "Director",
    "Judge",
    "Senator",
    "Governor",
    "Mayor",
    "Captain",
    "Colonel",
    "General",
    "Major",
    "Chancellor",
    "King",
    "Queen",
    "Prince",
    "Princess",
    "Chairman",
    "Both",
    "Some",
    "Many",
    "Most",
    "All",
    "Every",
    "Each",
    "No",
    "Not",
    "With",
    "From",
    "By",
    "To",
    "Of",
    "Or",
    "So",
    "Yet",
    "Still",
    "Meanwhile",
    "However",
    "Although",
    "Because",
    "Since",
    "According",
    "Another",
    "Other",
    "Others",
    "One",
    "Two",
    "Three",
    "Also",
    "Whether",
    "Unlike",
    "Despite",
    "During",
    "Until",
    "Without",
    "Through",
    "Under",
    "Over",
    "Between",
    "Among",
    "Perhaps",
    "Maybe",
    "Instead",
    "Thus",
    "Hence",
    "Like",
    "Even",
    "Just",
    "Only",
    "Once",
    "Chief",
    "Deputy",
    "Officials",
    "People",
    "Residents",
    "Police",
    "Experts",
    "Critics",
    "Researchers",
    "Scientists",
    "Republicans",
    "Cllr",
    "Councillor",
    "County",
    "Sgt",
    "Sergeant",
    "Lieutenant",
    "Lt",
    "Col",
    "Capt",
    "Maj",
    "Gen",
    "Rev",
    "Reverend",
    "Father",
    "Sister",
    "Brother",
    "Constable",
    "Inspector",
    "Detective",
    "Superintendent",
    "Justice",
    "Ambassador",
    "Congressman",
    "Congresswoman",
    "Representative",
    "Baroness",
    "Baron",
    "Earl",
    "Duke",
    "Duchess",
    "Bishop",
    "Archbishop",
    "Cardinal",
    "Pope",
    "Imam",
    "Rabbi",
    "Uncle",
    "Aunt",
    "Former",
    "Prime",
    "Vice",
    "Acting",
    "Coach",
    "Manager",
    "Headteacher",
    "Principal",
    "Curator",
    "Editor",
};

// Names that have a capital inside; "ClassWizard" is none.
constexpr std::array inner_capitals = {"Mc"sv, "Mac"sv,  "O'"sv, "O’"sv, "D'"sv,
                                       "D’"sv, "Fitz"sv, "De"sv, "Le"sv, "La"sv};

struct WordLists {
  WordSet honorifics{men};
  WordSet no_names{not_names};
};

const WordLists& word_lists() {
  static const WordLists lists = [] {
    WordLists made;
    for (const std::string_view word : women) made.honorifics.add(word);
    for (const std::string_view word : others) made.honorifics.add(word);
    return made;
  }();
  return lists;
}

// The words of which one stands beside a person's name: titles and verbs of saying.
std::span<const std::uint32_t> signs_of_people() {
  static const std::vector<std::uint32_t> signs = [] {
    std::vector<std::uint32_t> made{word_lists().honorifics.hashes().begin(), word_lists().honorifics.hashes().end()};
    const auto saying = words_of_saying().hashes();
    made.insert(made.end(), saying.begin(), saying.end());
    std::sort(made.begin(), made.end());
    made.erase(std::unique(made.begin(), made.end()), made.end());
    return made;
  }();
  return signs;
}

class Finder {
 public:
  explicit Finder(RuleContext& context) : document_(context.document()), own_(context) {}

  // First the surnames of people, then all places of these.
  std::map<std::uint32_t, Person> run() {
    for (const std::uint32_t at : capitals_beside_signs()) {
      if (const auto mention = read(at); mention && is_person(*mention)) known_.insert(surname_hash(at));
    }
    if (known_.empty()) return {};
    for (const std::uint32_t at : document_.capitals()) {
      if (!known_.contains(surname_hash(at))) continue;
      if (const auto mention = read(at)) add(*mention);
    }
    return std::move(people_);
  }

 private:
  std::string_view text(std::uint32_t at) const { return document_.text(document_.tokens()[at]); }

  // Where a surname may stand of which is_person() is true: behind a title or a
  // verb of saying, or before such a verb.
  std::vector<std::uint32_t> capitals_beside_signs() const {
    constexpr std::uint32_t most_before = 4;  // a title and its point, two first names
    std::vector<std::uint32_t> found;
    const auto capitals = document_.capitals();
    auto capital = capitals.begin();
    for (const std::uint32_t sign : document_.words().tokens_of(signs_of_people())) {
      while (capital != capitals.end() && *capital + 1 < sign) ++capital;
      for (; capital != capitals.end() && *capital <= sign + most_before; ++capital) found.push_back(*capital);
    }
    return found;
  }

  // A name behind it is the surname.
  bool goes_on(std::uint32_t at) const {
    if (at + 1 >= document_.tokens().size()) return false;
    const Token& next = document_.tokens()[at + 1];
    const bool dash = document_.text(next) == "-" || document_.text(next) == "–";
    if (next.kind == TokenKind::punctuation && dash && next.span.begin == document_.tokens()[at].span.end) return true;
    return next.kind == TokenKind::word && has(next.shape, Shape::capitalised) && touches(at, at + 1);
  }

  // One behind the other, in one line or over a line's end inside a block.
  bool touches(std::uint32_t a, std::uint32_t b) const {
    const Offset end = document_.tokens()[a].span.end;
    if (document_.tokens()[b].span.begin > end + 1) return false;
    return document_.prose()[end] != '\n' || &document_.block_of(a) == &document_.block_of(b);
  }

  std::uint32_t surname_hash(std::uint32_t at) const {
    const std::string_view stem = without_possessive(text(at));
    return stem.size() == text(at).size() ? document_.tokens()[at].folded : folded_hash(stem);
  }

  // The mention whose surname is token `at`; none for a first name, a title, or a body's name.
  std::optional<Mention> read(std::uint32_t at) const {
    if (!may_be_name(document_, at) || goes_on(at)) return std::nullopt;
    Mention mention{.surname = at, .begin = at};
    std::uint32_t begin = at;
    while (begin > 0 && may_be_name(document_, begin - 1) && touches(begin - 1, begin)) --begin;
    if (at - begin > 2) return std::nullopt;
    if (begin < at) mention.first_name = at - 1;
    if (begin == at) mention.first_name = initial_before(at);
    mention.begin = begin;
    if (const std::uint32_t title = honorific_before(document_, begin); title != no_index) {
      mention.honorific = honorific_of(text(title));
      mention.begin = title;
    }
    return mention;
  }

  // "E. Lytton", "E Lytton": the initial's token, or no_index.
  std::uint32_t initial_before(std::uint32_t at) const {
    if (at == 0) return no_index;
    const std::uint32_t initial = at > 1 && text(at - 1) == "." ? at - 2 : at - 1;
    const Token& token = document_.tokens()[initial];
    const bool is_one =
        token.span.size() == 1 && has(token.shape, Shape::capitalised) && text(initial) != "A" && text(initial) != "I";
    return is_one && touches(at - 1, at) && touches(initial, initial + 1) ? initial : no_index;
  }

  void add(const Mention& mention) {
    Person& person = people_[surname_hash(mention.surname)];
    if (mention.first_name != no_index) add_first_name(person, document_.tokens()[mention.first_name].folded);
    if (own_.contain_or_head(mention.surname)) person.mentions.push_back(mention);
  }

  static void add_first_name(Person& person, std::uint32_t folded) {
    if (std::find(person.first_names.begin(), person.first_names.end(), folded) == person.first_names.end())
      person.first_names.push_back(folded);
  }

  // "Mr Smith", "Smith said", "said Anne Smith".
  bool is_person(const Mention& mention) const {
    if (mention.honorific != Honorific::none) return true;
    const std::uint32_t after = mention.surname + 1;
    if (after < document_.tokens().size() && is_saying(document_.tokens()[after])) return true;
    return mention.begin > 0 && is_saying(document_.tokens()[mention.begin - 1]);
  }

  const Document& document_;
  OwnWords own_;
  std::map<std::uint32_t, Person> people_;
  std::set<std::uint32_t> known_;  // surnames of people
};

}  // namespace

Honorific honorific_of(std::string_view word) {
  if (one_of(word, men)) return Honorific::man;
  if (one_of(word, women)) return Honorific::woman;
  return one_of(word, others) ? Honorific::other : Honorific::none;
}

std::uint32_t honorific_before(const Document& document, std::uint32_t at) {
  if (at == 0) return no_index;
  std::uint32_t title = at - 1;
  if (title > 0 && document.text(document.tokens()[title]) == ".") --title;
  const Token& token = document.tokens()[title];
  const bool written = has(token.shape, Shape::capitalised) && !has(token.shape, Shape::all_upper);
  return written && word_lists().honorifics.contains(token) ? title : no_index;
}

bool may_be_name(const Document& document, std::uint32_t at) {
  const Token& token = document.tokens()[at];
  if (token.kind != TokenKind::word || !has(token.shape, Shape::capitalised) || token.span.size() < 2) return false;
  if (has(token.shape, Shape::all_upper | Shape::digits)) return false;
  if (word_lists().no_names.contains(token) || word_lists().honorifics.contains(token)) return false;
  const std::string_view word = document.text(token);
  if (word.ends_with("ing")) return false;  // "Using", "According"
  return !has(token.shape, Shape::inner_upper) ||
         std::any_of(std::begin(inner_capitals), std::end(inner_capitals),
                     [&](std::string_view head) { return word.starts_with(head); });
}

std::map<std::uint32_t, Person> find_people(RuleContext& context) { return Finder{context}.run(); }

}  // namespace rules
