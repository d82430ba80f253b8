#include "linter/document/language.h"

#include <doctest/doctest.h>

#include "linter/formats/format.h"

using namespace galley;

namespace {

bool english(std::string text, std::string_view declared = "auto") {
  return is_english(parse_plain(std::make_shared<SourceFile>("a.txt", std::move(text))), declared);
}

bool other_language(std::string text, std::size_t block) {
  const Document document = parse_plain(std::make_shared<SourceFile>("a.txt", std::move(text)));
  return BlockLanguages{document}.is_other(block);
}

}  // namespace

TEST_CASE("English is told from other languages by its small words") {
  CHECK(english("The ferry left the harbour at noon, and nobody was on board."));
  CHECK_FALSE(english("Die Fähre verließ den Hafen am Mittag, und niemand war mit dem Hund auf dem Deck."));
  CHECK_FALSE(english("Le bac a quitté le port à midi, et personne n'était sur le pont avec les chiens."));
  CHECK_FALSE(english("El barco salió del puerto al mediodía, y los perros no estaban en la cubierta con una vaca."));
  CHECK_FALSE(
      english("La barca è uscita dal porto a mezzogiorno, e il cane non era con gli altri nel ponte della nave."));
  CHECK_FALSE(english("De veerboot verliet het haventje, en niemand was met een hond op het dek van de boot."));
  CHECK_FALSE(english("Färjan lämnade hamnen och det var inte en hund som var av intresse att se till."));
  CHECK_FALSE(english("Паром вышел из гавани в полдень, и на борту никого не было."));
  CHECK_FALSE(english("渡船 中午 离开 港口。 船上 没有 人。 狗 也 没有。"));
}

TEST_CASE("Foreign names and a few foreign words leave English what it is") {
  CHECK(english("The mayor of La Paz met Jorge de la Cruz and Ana del Río. They said that it was late."));
  CHECK(english("Sharm el-Sheikh is hot. Tourists love Sharm el-Sheikh, but Sharm el Sheikh is far."));
  CHECK(english("The film Der Untergang und das Boot was shown with the others, and it was long."));
}

TEST_CASE("Where nothing can be told it is English") {
  CHECK(english(""));
  CHECK(english("Madrid, 1998"));
}

TEST_CASE("A declared language decides") {
  CHECK_FALSE(english("The ferry left the harbour.", "de"));
  CHECK(english("Die Fähre verließ den Hafen, und das ist mit dem Hund nicht so.", "en-GB"));
  CHECK(english("Die Fähre verließ den Hafen, und das ist mit dem Hund nicht so.", "en"));
}

TEST_CASE("A block may be in another language than the document") {
  const std::string mixed =
      "The ferry left the harbour at noon, and nobody was on board.\n\n"
      "A balsa saiu do porto ao meio-dia, e não havia ninguém a bordo da balsa.\n\n"
      "Ver a imagem\n\n"
      "O barco não voltou para o porto de Orrin.\n\n"
      "The mayor of La Paz met Jorge de la Cruz and Ana del Río. They said that it was late.\n";
  CHECK_FALSE(other_language(mixed, 0));
  CHECK(other_language(mixed, 1));
  CHECK(other_language(mixed, 2));  // tells nothing, between two that do
  CHECK(other_language(mixed, 3));
  CHECK_FALSE(other_language(mixed, 4));
  CHECK_FALSE(other_language("Madrid, 1998", 0));
}
