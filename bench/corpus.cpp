#include "bench/corpus.h"

#include <algorithm>
#include <array>
#include <sstream>

namespace bench {
namespace {

constexpr const char* common_words =
    "the of and to a in that is was for it with as his on be at by had not are but from or have an they which one you "
    "were her all she there would their we him been has when who will more no if out so said what up its about into "
    "than them can only other new some could time these two may then do first any my now such like our over man me "
    "even most made after also did many before must through back years where much your way well down should because "
    "each just those people too how little state good very make world still own see men work long get here between "
    "both life being under never day same another know while last might us great old year off come since against go "
    "came right used take three states himself few house use during without again place around however home small "
    "found thought went say part once general high upon school every does got united left number course war until "
    "always away something fact though water less public put think almost hand enough far took head yet government "
    "system better set told nothing night end why called eyes find going look asked later knew point next city "
    "business case group toward young days let room give side social given several order national second possible "
    "rather per face among form important often things looked early white case large big need four within felt along "
    "children saw best church ever least power development light thing seemed family interest want members mind "
    "country area others done turned although open service certain kind different door problem began sense help "
    "means whole matter law line program question report council plan minister town harbour road bridge river "
    "station market street company office court trial police school hospital doctor patient research study science "
    "result value price cost money bank trade union worker industry farm field season summer winter spring autumn "
    "morning evening week month century history language word book page letter story paper editor reader writer "
    "picture music theatre film player match team game goal";

constexpr std::array names = {"Almeda Brindlecott", "Torvin Askelby", "Port Selwyn",  "Marrowdale",
                              "Lindqvale",          "Hester Pomfrey", "Orsova",       "Jonas Wetherell",
                              "Calder Bay",         "Upper Tarn",     "Ilse Varnholt"};

constexpr std::array onsets = {"b", "br", "c", "cl", "d", "dr", "f",  "fl", "g",  "gr", "h", "l",
                               "m", "n",  "p", "pl", "r", "s",  "st", "t",  "tr", "v",  "w"};
constexpr std::array vowels = {"a", "e", "i", "o", "u", "ea", "ou", "ai"};
constexpr std::array codas = {"n", "r", "l", "t", "nd", "st", "p", "m", "ng", "sh", ""};

std::uint64_t next_state(std::uint64_t state) {
  state ^= state << 13;
  state ^= state >> 7;
  state ^= state << 17;
  return state;
}

// Words in the order of their frequency: known ones, then invented ones.
struct Vocabulary {
  std::vector<std::string> words;
  std::vector<double> cumulative;

  Vocabulary() {
    std::istringstream known{common_words};
    for (std::string word; known >> word;) words.push_back(word);
    std::uint64_t state = 88172645463325252u;
    const auto pick = [&state](const auto& parts) { return parts[(state = next_state(state)) % parts.size()]; };
    while (words.size() < 30'000) {
      std::string word;
      for (std::size_t syllable = 0; syllable < 2 + words.size() % 2; ++syllable) {
        word += pick(onsets);
        word += pick(vowels);
        word += pick(codas);
      }
      words.push_back(std::move(word));
    }
    double sum = 0;
    for (std::size_t rank = 0; rank < words.size(); ++rank)
      cumulative.push_back(sum += 1.0 / static_cast<double>(rank + 3));
  }
};

const Vocabulary& vocabulary() {
  static const Vocabulary made;
  return made;
}

}  // namespace

std::uint32_t Corpus::random(std::uint32_t below) {
  state_ = next_state(state_);
  return static_cast<std::uint32_t>((state_ >> 20) % below);
}

const std::string& Corpus::word() {
  const Vocabulary& known = vocabulary();
  const double at = known.cumulative.back() * random(1u << 30) / static_cast<double>(1u << 30);
  const auto found = std::lower_bound(known.cumulative.begin(), known.cumulative.end(), at);
  return known.words[static_cast<std::size_t>(found - known.cumulative.begin())];
}

std::string Corpus::sentence() {
  const bool quoted = random(8) == 0;
  std::string text = quoted ? "“" : "";
  const std::uint32_t count = 8 + random(20);
  std::string before;
  for (std::uint32_t at = 0; at < count; ++at) {
    std::string next = word();
    if (random(18) == 0) next = names[random(names.size())];
    if (random(60) == 0) next = std::to_string(2 + random(900));
    if (next == before) next = "which";
    before = next;
    if (at == 0 && next[0] >= 'a') next[0] = static_cast<char>(next[0] - 32);
    if (at > 0) text += random(14) == 0 ? ", " : " ";
    text += next;
  }
  return text + (quoted ? ".”" : ".");
}

std::string Corpus::paragraph() {
  std::string text;
  const std::uint32_t count = 2 + random(4);
  for (std::uint32_t at = 0; at < count; ++at) text += (at > 0 ? " " : "") + sentence();
  return text;
}

std::string Corpus::edited(const std::string& original) {
  std::istringstream words{original};
  std::string text;
  for (std::string next; words >> next;) {
    if (random(12) == 0) next = word();
    text += (text.empty() ? "" : " ") + next;
  }
  return text;
}

std::string Corpus::next_paragraph() {
  constexpr std::size_t remembered = 4096;
  const std::uint32_t dice = random(1000);
  const auto some = [this]() -> const std::string& {
    return earlier_[random(static_cast<std::uint32_t>(earlier_.size()))];
  };
  if (!earlier_.empty() && dice < shape_.repeat_per_mille) return some();
  if (!earlier_.empty() && dice < shape_.repeat_per_mille + shape_.edit_per_mille) return edited(some());
  std::string next = paragraph();
  if (earlier_.size() < remembered) {
    earlier_.push_back(next);
  } else {
    earlier_[random(remembered)] = next;
  }
  return next;
}

std::string Corpus::next_piece() {
  const bool markdown = shape_.markup == Markup::markdown;
  std::string piece = markdown ? "# The " + word() + " and the " + word() + "\n\n" : "";
  while (piece.size() < shape_.bytes) {
    if (markdown && random(6) == 0)
      piece += "**" + word() + "** and [" + word() + "](https://example.org/) in `code`: ";
    piece += next_paragraph() + "\n\n";
  }
  return piece;
}

}  // namespace bench
