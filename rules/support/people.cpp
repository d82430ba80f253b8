#include "rules/support/people.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "linter/document/fold.h"
#include "rules/support/attribution.h"
#include "rules/support/own_words.h"
#include "rules/support/variants.h"
#include "rules/support/word_set.h"
#include "rules/support/words.h"

namespace rules {

using namespace galley;
using namespace std::literals;

namespace {

constexpr std::array men = {"Mr"sv, "Master"sv};
constexpr std::array women = {"Mrs"sv, "Ms"sv, "Miss"sv};
constexpr std::array others = {"Dr"sv, "Prof"sv, "Professor"sv, "Sir"sv, "Dame"sv, "Lord"sv, "Lady"sv};

// Words with a capital that stand before or behind names and are none.
constexpr std::array not_names = {"The"sv,
                                  "A"sv,
                                  "An"sv,
                                  "In"sv,
                                  "On"sv,
                                  "At"sv,
                                  "But"sv,
                                  "And"sv,
                                  "For"sv,
                                  "When"sv,
                                  "While"sv,
                                  "After"sv,
                                  "Before"sv,
                                  "As"sv,
                                  "If"sv,
                                  "He"sv,
                                  "She"sv,
                                  "They"sv,
                                  "We"sv,
                                  "It"sv,
                                  "I"sv,
                                  "You"sv,
                                  "This"sv,
                                  "That"sv,
                                  "These"sv,
                                  "Those"sv,
                                  "His"sv,
                                  "Her"sv,
                                  "Their"sv,
                                  "Our"sv,
                                  "My"sv,
                                  "Your"sv,
                                  "Its"sv,
                                  "There"sv,
                                  "Here"sv,
                                  "What"sv,
                                  "Who"sv,
                                  "How"sv,
                                  "Why"sv,
                                  "Where"sv,
                                  "Later"sv,
                                  "Then"sv,
                                  "Now"sv,
                                  "Today"sv,
                                  "Yesterday"sv,
                                  "Monday"sv,
                                  "Tuesday"sv,
                                  "Wednesday"sv,
                                  "Thursday"sv,
                                  "Friday"sv,
                                  "Saturday"sv,
                                  "Sunday"sv,
                                  "January"sv,
                                  "February"sv,
                                  "March"sv,
                                  "April"sv,
                                  "June"sv,
                                  "July"sv,
                                  "August"sv,
                                  "September"sv,
                                  "October"sv,
                                  "November"sv,
                                  "December"sv,
                                  "President"sv,
                                  "Minister"sv,
                                  "Speaker"sv,
                                  "Secretary"sv,
                                  "Director"sv,
                                  "Judge"sv,
                                  "Senator"sv,
                                  "Governor"sv,
                                  "Mayor"sv,
                                  "Captain"sv,
                                  "Colonel"sv,
                                  "General"sv,
                                  "Major"sv,
                                  "Chancellor"sv,
                                  "King"sv,
                                  "Queen"sv,
                                  "Prince"sv,
                                  "Princess"sv,
                                  "Chairman"sv,
                                  "Both"sv,
                                  "Some"sv,
                                  "Many"sv,
                                  "Most"sv,
                                  "All"sv,
                                  "Every"sv,
                                  "Each"sv,
                                  "No"sv,
                                  "Not"sv,
                                  "With"sv,
                                  "From"sv,
                                  "By"sv,
                                  "To"sv,
                                  "Of"sv,
                                  "Or"sv,
                                  "So"sv,
                                  "Yet"sv,
                                  "Still"sv,
                                  "Meanwhile"sv,
                                  "However"sv,
                                  "Although"sv,
                                  "Because"sv,
                                  "Since"sv,
                                  "According"sv,
                                  "Another"sv,
                                  "Other"sv,
                                  "Others"sv,
                                  "One"sv,
                                  "Two"sv,
                                  "Three"sv,
                                  "Also"sv,
                                  "Whether"sv,
                                  "Unlike"sv,
                                  "Despite"sv,
                                  "During"sv,
                                  "Until"sv,
                                  "Without"sv,
                                  "Through"sv,
                                  "Under"sv,
                                  "Over"sv,
                                  "Between"sv,
                                  "Among"sv,
                                  "Perhaps"sv,
                                  "Maybe"sv,
                                  "Instead"sv,
                                  "Thus"sv,
                                  "Hence"sv,
                                  "Like"sv,
                                  "Even"sv,
                                  "Just"sv,
                                  "Only"sv,
                                  "Once"sv,
                                  "Chief"sv,
                                  "Deputy"sv,
                                  "Officials"sv,
                                  "People"sv,
                                  "Residents"sv,
                                  "Police"sv,
                                  "Experts"sv,
                                  "Critics"sv,
                                  "Researchers"sv,
                                  "Scientists"sv,
                                  "Republicans"sv,
                                  "Cllr"sv,
                                  "Councillor"sv,
                                  "County"sv,
                                  "Sgt"sv,
                                  "Sergeant"sv,
                                  "Lieutenant"sv,
                                  "Lt"sv,
                                  "Col"sv,
                                  "Capt"sv,
                                  "Maj"sv,
                                  "Gen"sv,
                                  "Rev"sv,
                                  "Reverend"sv,
                                  "Father"sv,
                                  "Sister"sv,
                                  "Brother"sv,
                                  "Constable"sv,
                                  "Inspector"sv,
                                  "Detective"sv,
                                  "Superintendent"sv,
                                  "Justice"sv,
                                  "Ambassador"sv,
                                  "Congressman"sv,
                                  "Congresswoman"sv,
                                  "Representative"sv,
                                  "Baroness"sv,
                                  "Baron"sv,
                                  "Earl"sv,
                                  "Duke"sv,
                                  "Duchess"sv,
                                  "Bishop"sv,
                                  "Archbishop"sv,
                                  "Cardinal"sv,
                                  "Pope"sv,
                                  "Imam"sv,
                                  "Rabbi"sv,
                                  "Uncle"sv,
                                  "Aunt"sv,
                                  "Former"sv,
                                  "Prime"sv,
                                  "Vice"sv,
                                  "Acting"sv,
                                  "Coach"sv,
                                  "Manager"sv,
                                  "Headteacher"sv,
                                  "Principal"sv,
                                  "Curator"sv,
                                  "Editor"sv};

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

class Finder {
 public:
  explicit Finder(const Document& document) : document_(document), own_(document) {}

  // First the surnames of people, then all places of these.
  std::map<std::uint32_t, Person> run() {
    for (const std::uint32_t at : document_.capitals()) {
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
    if (after < document_.tokens().size() && is_saying(document_, document_.tokens()[after])) return true;
    return mention.begin > 0 && is_saying(document_, document_.tokens()[mention.begin - 1]);
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

std::map<std::uint32_t, Person> find_people(const Document& document) { return Finder{document}.run(); }

}  // namespace rules
