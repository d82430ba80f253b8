// The people of a piece, as far as names tell them: those who have an
// honorific somewhere, or who say something.
#pragma once

#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

#include "linter/rule/rule.h"

namespace rules {

enum class Honorific : std::uint8_t { none, man, woman, other };  // Mr; Mrs, Ms, Miss; Dr, Sir …

// "Mr", "Mrs", "Dr"; none for other words.
Honorific honorific_of(std::string_view word);

// One place where a person's surname stands, alone or with what belongs to it.
struct Mention {
  std::uint32_t surname = 0;                    // a token
  std::uint32_t first_name = galley::no_index;  // the token directly before, if it is a name
  std::uint32_t begin = 0;                      // the first token of it all
  Honorific honorific = Honorific::none;
};

struct Person {
  std::vector<Mention> mentions;           // in the order of the text
  std::vector<std::uint32_t> first_names;  // hashes; more than one where a family shares a surname
};

// An analysis: people by the hash of the surname. Only the writer's own words and headings are looked at, no
// quotations.
std::map<std::uint32_t, Person> find_people(galley::RuleContext& context);

// The honorific before token `at`, with or without a stop: its token, or no_index.
std::uint32_t honorific_before(const galley::Document& document, std::uint32_t at);

// A word that may be a name or a part of one: "Smith", "O’Hara", "Anne".
bool may_be_name(const galley::Document& document, std::uint32_t at);

}  // namespace rules
