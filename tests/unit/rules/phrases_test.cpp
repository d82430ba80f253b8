#include "rules/support/phrases.h"

#include <array>
#include <memory>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "linter/formats/format.h"

using namespace galley;
using rules::Phrase;

namespace {

constexpr std::array phrases = {Phrase{"lamp oil", "oil"}, Phrase{"lamp", ""},       Phrase{"lit * lamp", ""},
                                Phrase{"well known", ""},  Phrase{"by the oil", ""}, Phrase{"at 24 lamps", ""}};

// The phrases found in `text`, as they stand there.
std::vector<std::string> found(const std::string& text) {
  const Document document = format_of("a.md")->parse(std::make_shared<const SourceFile>("a.md", text));
  const rules::PhraseTable table{phrases};
  std::vector<std::string> all;
  for (const rules::PhraseMatch& match : table.find(document))
    all.emplace_back(document.text(rules::span_of(document, match)));
  return all;
}

using Found = std::vector<std::string>;

}  // namespace

TEST_CASE("Phrases are found whatever their case, the longest first, and none inside another") {
  CHECK(found("The lamp oil is short.") == Found{"lamp oil"});
  CHECK(found("Lamp by lamp.") == Found{"Lamp", "lamp"});
  CHECK(found("LAMP OIL and lamps") == Found{"LAMP OIL"});
}

TEST_CASE("Any word may stand where a phrase has a star") {
  CHECK(found("She lit the lamp oil.") == Found{"lit the lamp"});
  CHECK(found("She lit a big lamp.") == Found{"lamp"});
}

TEST_CASE("A phrase is found by its longest word, wherever that stands in it") {
  CHECK(found("Lit by the lamp, by the oil and at 24 lamps.") == Found{"lamp", "by the oil", "at 24 lamps"});
  CHECK(found("the oil; by the way: 24 lamps") == Found{});
}

TEST_CASE("A line's end or a hyphen may stand between the words of a phrase, a mark may not") {
  CHECK(found("It is well-known, and so is the lamp\noil of the rock.") == Found{"well-known", "lamp\noil"});
  CHECK(found("All is well, known or not.") == Found{});
}
