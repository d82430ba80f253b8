#include "linter/engine/recent_documents.h"

#include <doctest/doctest.h>

#include "linter/formats/format.h"

namespace galley {
namespace {

std::shared_ptr<const Document> document(std::string path, std::string text) {
  const Format& format = *format_of(path);
  return std::make_shared<const Document>(
      format.parse(std::make_shared<const SourceFile>(std::move(path), std::move(text))));
}

TEST_CASE("a document is found by its path and its text") {
  RecentDocuments recent{8, 1000};
  const auto tea = document("tea.txt", "Tea is hot.\n");
  recent.keep(tea, 1);
  CHECK(recent.find("tea.txt", 1) == tea);
  CHECK(recent.find("tea.txt", 2) == nullptr);
  CHECK(recent.find("ale.txt", 1) == nullptr);
}

TEST_CASE("of a path the last text is kept") {
  RecentDocuments recent{8, 1000};
  recent.keep(document("tea.txt", "Tea is hot.\n"), 1);
  recent.keep(document("tea.txt", "Tea is cold.\n"), 2);
  CHECK(recent.find("tea.txt", 1) == nullptr);
  CHECK(recent.find("tea.txt", 2) != nullptr);
}

TEST_CASE("what was not asked for longest goes first") {
  RecentDocuments recent{2, 1000};
  recent.keep(document("one.txt", "One.\n"), 1);
  recent.keep(document("two.txt", "Two.\n"), 2);
  CHECK(recent.find("one.txt", 1) != nullptr);
  recent.keep(document("three.txt", "Three.\n"), 3);
  CHECK(recent.find("one.txt", 1) != nullptr);
  CHECK(recent.find("two.txt", 2) == nullptr);
}

TEST_CASE("no more bytes are kept than allowed, and one that is too large isn't") {
  RecentDocuments recent{8, 20};
  recent.keep(document("one.txt", "Twelve long\n"), 1);
  recent.keep(document("two.txt", "Twelve more\n"), 2);
  CHECK(recent.find("one.txt", 1) == nullptr);
  CHECK(recent.find("two.txt", 2) != nullptr);
  recent.keep(document("large.txt", std::string(30, 'a')), 3);
  CHECK(recent.find("large.txt", 3) == nullptr);
  CHECK(recent.find("two.txt", 2) != nullptr);
}

}  // namespace
}  // namespace galley
