#include "rules/support/compounds.h"

#include <algorithm>
#include <array>

#include "rules/support/numbers.h"
#include "rules/support/variants.h"
#include "rules/support/words.h"

namespace rules {

using namespace galley;
using namespace std::literals;

namespace {

// Words with which an open compound hardly begins: "a part" is no "apart".
constexpr std::string_view no_first_part[] = {
    "a",     "an",    "the",   "of",   "to",    "for",    "with", "at",   "as",    "my",    "your",  "his",   "her",
    "our",   "its",   "their", "and",  "or",    "but",    "not",  "is",   "are",   "was",   "were",  "be",    "been",
    "can",   "all",   "more",  "most", "after", "before", "so",   "it",   "this",  "that",  "we",    "you",   "they",
    "he",    "she",   "i",     "do",   "does",  "did",    "has",  "have", "had",   "will",  "would", "may",   "any",
    "some",  "every", "no",    "who",  "what",  "where",  "when", "how",  "which", "there", "here",  "then",  "else",
    "from",  "away",  "one",   "two",  "if",    "than",   "new",  "old",  "big",   "small", "good",  "bad",   "great",
    "too",   "them",  "him",   "us",   "me",    "also",   "sub",  "such", "only",  "even",  "just",  "about", "around",
    "along", "per",   "while", "mean", "let",   "get",    "side", "near", "never", "ever",  "other", "none",  "these",
    "those", "long",  "high",  "low",  "wide",  "fresh",
};

// "on line", "over all": prepositions with a noun, unless an article or the
// like stands before them.
constexpr std::string_view prepositions[] = {"in", "on", "off", "over", "under", "out", "up", "down", "by", "through"};
constexpr std::string_view determiners[] = {"a",     "an",   "the",     "this", "that",  "my",  "your",
                                            "his",   "her",  "our",     "its",  "their", "any", "some",
                                            "every", "each", "another", "free", "open",  "new", "of"};

// The second part of what is a noun closed and a verb open: "a fallout", "they
// fall out". As a noun it has a determiner, an adjective or its verb before it.
constexpr std::string_view particles[] = {"in",    "out",     "up",     "down",   "off",   "on",    "over",     "back",
                                          "away",  "through", "by",     "around", "along", "about", "together", "into",
                                          "under", "ahead",   "still",  "rise",   "rises", "fall",  "falls",    "set",
                                          "sets",  "break",   "breaks", "hold",   "work",  "works"};
constexpr std::string_view before_nouns[] = {
    "for",      "with",   "user",     "more",    "good",      "great",    "get",     "gets",   "got",    "give",
    "gives",    "gave",   "given",    "provide", "provided",  "provides", "send",    "share",  "shared", "receive",
    "received", "gather", "gathered", "collect", "collected", "want",     "need",    "early",  "direct", "customer",
    "public",   "much",   "no",       "these",   "those",     "from",     "without", "accept", "leave",  "welcome",
    "offer",    "seek",   "best",     "further", "rapid",     "quick",    "sun",     "market",
};
constexpr std::string_view perceiving[] = {"see",     "sees",     "saw",  "seen",  "seeing", "watch",
                                           "watched", "watching", "hear", "heard", "let",    "lets",
                                           "make",    "makes",    "made", "feel",  "felt"};
constexpr std::string_view before_noun_endings[] = {"ive", "ted", "ing", "ful", "ous", "al", "ic", "able", "’s", "'s"};

// Second parts of what is no noun closed: "every day", "any one", "some where".
constexpr std::string_view no_second_part[] = {"like",  "fit",   "ready", "self", "selves", "ever",   "soever",
                                               "wise",  "one",   "ones",  "body", "thing",  "things", "where",
                                               "how",   "what",  "way",   "ways", "day",    "days",   "year",
                                               "years", "month", "week",  "less", "most",   "more"};

bool is_determiner(std::string_view word) { return one_of(word, determiners) || without_possessive(word) != word; }

bool is_before_nouns(std::string_view word) {
  return is_determiner(word) || one_of(word, before_nouns) ||
         std::any_of(std::begin(before_noun_endings), std::end(before_noun_endings), [&](std::string_view ending) {
           return word.size() > ending.size() + 2 && word.ends_with(ending);
         });
}

// First parts that are no words by themselves.
constexpr std::array bound = {"non"sv,    "anti"sv,  "re"sv,     "co"sv,    "pre"sv, "ex"sv,    "semi"sv,  "multi"sv,
                              "micro"sv,  "ultra"sv, "pseudo"sv, "quasi"sv, "neo"sv, "intra"sv, "inter"sv, "infra"sv,
                              "wi"sv,     "e"sv,     "u"sv,      "x"sv,     "t"sv,   "hi"sv,    "sci"sv,   "socio"sv,
                              "psycho"sv, "geo"sv,   "self"sv,   "mid"sv,   "vis"sv, "lo"sv,    "eco"sv,   "techno"sv};
// Second parts that only a noun made of a verb has in the plural: "trade offs".
constexpr std::array plural_particles = {"offs"sv,  "outs"sv, "ups"sv,   "ins"sv,
                                         "downs"sv, "ons"sv,  "overs"sv, "backs"sv};
constexpr std::array noun_particles = {"off"sv, "out"sv, "up"sv, "down"sv, "away"sv};
// What is measured: with a number it modifies if it has no plural: "a two day trip".
constexpr std::array measures = {"day"sv,    "hour"sv,  "year"sv,  "week"sv,    "month"sv,  "minute"sv,   "mile"sv,
                                 "storey"sv, "part"sv,  "step"sv,  "lane"sv,    "page"sv,   "player"sv,   "person"sv,
                                 "foot"sv,   "inch"sv,  "metre"sv, "meter"sv,   "tonne"sv,  "ton"sv,      "dollar"sv,
                                 "pound"sv,  "star"sv,  "room"sv,  "bedroom"sv, "second"sv, "seat"sv,     "game"sv,
                                 "point"sv,  "party"sv, "stage"sv, "volume"sv,  "acre"sv,   "kilometre"sv};
constexpr std::array singular_determiners = {"a"sv, "an"sv, "each"sv, "every"sv, "another"sv};
// Words that are no noun behind a compound.
constexpr std::array function_words = {
    "of"sv,     "in"sv,     "on"sv,      "to"sv,      "for"sv,     "with"sv,    "at"sv,       "by"sv,    "from"sv,
    "as"sv,     "and"sv,    "or"sv,      "but"sv,     "nor"sv,     "than"sv,    "that"sv,     "which"sv, "who"sv,
    "whom"sv,   "whose"sv,  "when"sv,    "while"sv,   "where"sv,   "because"sv, "if"sv,       "so"sv,    "is"sv,
    "are"sv,    "was"sv,    "were"sv,    "be"sv,      "been"sv,    "being"sv,   "has"sv,      "have"sv,  "had"sv,
    "do"sv,     "does"sv,   "did"sv,     "can"sv,     "could"sv,   "will"sv,    "would"sv,    "shall"sv, "should"sv,
    "may"sv,    "might"sv,  "must"sv,    "the"sv,     "a"sv,       "an"sv,      "this"sv,     "these"sv, "those"sv,
    "its"sv,    "their"sv,  "our"sv,     "his"sv,     "her"sv,     "my"sv,      "your"sv,     "it"sv,    "they"sv,
    "we"sv,     "you"sv,    "he"sv,      "she"sv,     "i"sv,       "not"sv,     "no"sv,       "also"sv,  "too"sv,
    "very"sv,   "more"sv,   "most"sv,    "less"sv,    "just"sv,    "only"sv,    "even"sv,     "still"sv, "now"sv,
    "then"sv,   "here"sv,   "there"sv,   "ago"sv,     "about"sv,   "into"sv,    "over"sv,     "under"sv, "after"sv,
    "before"sv, "during"sv, "between"sv, "through"sv, "without"sv, "within"sv,  "against"sv,  "until"sv, "since"sv,
    "up"sv,     "out"sv,    "off"sv,     "down"sv,    "back"sv,    "away"sv,    "went"sv,     "came"sv,  "made"sv,
    "took"sv,   "gave"sv,   "said"sv,    "began"sv,   "became"sv,  "got"sv,     "let"sv,      "put"sv,   "set"sv,
    "ran"sv,    "led"sv,    "via"sv,     "per"sv,     "like"sv,    "though"sv,  "although"sv, "both"sv,  "each"sv,
    "all"sv,    "such"sv,   "what"sv,    "cannot"sv};

constexpr std::array outside = {
    "the"sv,   "of"sv,    "to"sv,  "and"sv,  "is"sv,  "that"sv,  "it"sv,   "for"sv,   "with"sv,  "as"sv,   "this"sv,
    "from"sv,  "they"sv,  "be"sv,  "have"sv, "has"sv, "which"sv, "you"sv,  "are"sv,   "not"sv,   "or"sv,   "his"sv,
    "her"sv,   "their"sv, "we"sv,  "he"sv,   "she"sv, "its"sv,   "been"sv, "but"sv,   "would"sv, "your"sv, "these"sv,
    "there"sv, "when"sv,  "who"sv, "what"sv, "if"sv,  "at"sv,    "was"sv,  "were"sv,  "had"sv,   "can"sv,  "will"sv,
    "our"sv,   "so"sv,    "do"sv,  "does"sv, "did"sv, "than"sv,  "them"sv, "could"sv, "an"sv,    "more"sv, "my"sv};

std::string_view text(const Document& document, std::uint32_t token) { return document.text(document.tokens()[token]); }

bool is_north_or_south(std::string_view word) { return word == "north" || word == "south"; }
bool is_east_or_west(std::string_view word) { return word.starts_with("east") || word.starts_with("west"); }

}  // namespace

std::span<const std::string_view> words_outside_compounds() { return outside; }

bool may_be_one_noun(const Document& document, const Surroundings& surroundings, std::uint32_t at) {
  const std::string_view first = text(document, at);
  const std::string_view second = text(document, at + 1);
  if (document.prose()[document.tokens()[at].span.end] == '\n') return false;
  if (one_of(first, no_first_part) || one_of(second, no_second_part)) return false;
  const std::uint32_t before = surroundings.word_before(at);
  if (one_of(first, prepositions)) return before != no_index && is_determiner(text(document, before));
  if (!one_of(second, particles)) return true;
  if (before == no_index || !is_before_nouns(text(document, before))) return false;
  // "They saw the sun rise": the verb.
  const std::uint32_t verb = surroundings.word_before(before);
  return verb == no_index || !one_of(text(document, verb), perceiving);
}

bool must_be_joined(const Document& document, const Surroundings& surroundings, std::uint32_t at) {
  const std::string_view first = text(document, at);
  const std::string_view second = text(document, at + 1);
  if (one_of(first, bound) || one_of(second, plural_particles)) return true;
  if (is_north_or_south(first) && is_east_or_west(second)) return true;
  if (one_of(second, measures)) {
    const auto number = read_number(document, at);
    return number && !number->ordinal && number->value > 1;
  }
  const std::uint32_t before = surroundings.word_before(at);
  const std::uint32_t after = surroundings.word_after(at + 1);
  const bool determined = before != no_index && one_of(text(document, before), singular_determiners);
  return one_of(second, noun_particles) && determined && (after == no_index || !is_determiner(text(document, after)));
}

std::uint32_t noun_behind(const Document& document, const Surroundings& surroundings, std::uint32_t last) {
  const std::uint32_t after = surroundings.word_after(last);
  if (after == no_index || document.tokens()[after].span.begin != document.tokens()[last].span.end + 1) return no_index;
  const std::string_view word = text(document, after);
  const bool may_be = word.size() > 2 && !word.ends_with("ly") && !one_of(word, function_words);
  return may_be ? after : no_index;
}

bool modify_noun(const Document& document, const Surroundings& surroundings, std::uint32_t at) {
  const std::uint32_t before = surroundings.word_before(at);
  if (before == no_index || !one_of(text(document, before), singular_determiners)) return false;
  const std::uint32_t noun = noun_behind(document, surroundings, at + 1);
  if (noun == no_index) return false;
  // Behind "a" a word in s or ed is the verb: "a front end makes it slow".
  const std::string_view word = text(document, noun);
  return !word.ends_with("ed") && (!word.ends_with('s') || word.ends_with("ss"));
}

bool is_verb_and_noun(const Document& document, const Surroundings& surroundings, std::uint32_t at) {
  constexpr std::array before = {"can"sv,    "could"sv, "will"sv,   "would"sv, "should"sv, "must"sv, "may"sv,
                                 "might"sv,  "shall"sv, "cannot"sv, "we"sv,    "you"sv,    "they"sv, "I"sv,
                                 "please"sv, "don't"sv, "don’t"sv,  "can't"sv, "can’t"sv};
  // "to send mail", and what it is sent with is "sendmail".
  constexpr std::array verbs = {"send"sv, "fetch"sv, "check"sv, "change"sv, "read"sv, "write"sv, "print"sv, "list"sv,
                                "find"sv, "get"sv,   "set"sv,   "make"sv,   "add"sv,  "load"sv,  "save"sv,  "test"sv};
  constexpr std::array before_verbs = {"to"sv, "and"sv, "or"sv};
  const std::uint32_t word = surroundings.word_before(at);
  if (word == no_index) return false;
  const bool is_before_verb = one_of(text(document, word), before);
  if (one_of(text(document, at), verbs) && (is_before_verb || one_of(text(document, word), before_verbs))) return true;
  return is_before_verb && noun_behind(document, surroundings, at + 1) != no_index;
}

}  // namespace rules
