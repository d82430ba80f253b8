#include "rules/support/sound.h"

#include <map>
#include <random>
#include <set>
#include <string>

#include <doctest/doctest.h>

using namespace rules;

TEST_CASE("Names that sound alike have one key") {
  const auto alike = [](std::string_view a, std::string_view b) {
    CHECK((sound_hash(a) == sound_hash(b)) == (sound_of(a) == sound_of(b)));
    return sound_of(a) == sound_of(b);
  };
  CHECK(alike("askkelby", "askelby"));
  CHECK(alike("dmitriev", "dmytriev"));
  CHECK(alike("zelenskyy", "zelensky"));
  CHECK(alike("stephens", "stefens"));
  CHECK(alike("khalid", "kalid"));
  CHECK(alike("yousef", "yusef"));
  CHECK_FALSE(alike("clinton", "clifton"));
  CHECK_FALSE(alike("hanson", "hansen"));
}

TEST_CASE("Names of one sound have the same steady letters") {
  constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz";
  constexpr std::string_view heard_otherwise = "ckqhuoiesyjwvpfx";
  std::mt19937 random{1};
  const auto letters_of = [](std::string_view name) {
    std::set<char> found;
    for (const char letter : name) {
      if (steady_letters.find(letter) != std::string_view::npos) found.insert(letter);
    }
    return found;
  };
  std::map<std::string, std::set<char>> by_sound;
  std::size_t met_again = 0;
  for (int round = 0; round < 200000; ++round) {
    std::string name;
    for (std::size_t size = 1 + random() % 4; name.size() < size;) {
      const std::string_view from = random() % 4 == 0 ? letters : heard_otherwise;
      name += from[random() % from.size()];
    }
    const auto [found, is_new] = by_sound.emplace(sound_of(name), letters_of(name));
    met_again += !is_new;
    CHECK(found->second == letters_of(name));
  }
  CHECK(met_again > 1000);
}

TEST_CASE("One stroke of the pen is told from two") {
  CHECK(stroke_between("belgorod", "belogrod") == Stroke::swap);
  CHECK(stroke_between("walters", "wolters") == Stroke::vowel);
  CHECK(stroke_between("clinton", "clifton") == Stroke::consonant);
  CHECK(stroke_between("thomson", "thompson") == Stroke::added);
  CHECK(stroke_between("fomine", "fomin") == Stroke::ending);
  CHECK(stroke_between("fomin", "fomin") == Stroke::none);
  CHECK(stroke_between("austria", "australia") == Stroke::none);
}
