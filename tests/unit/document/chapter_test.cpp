#include "linter/document/chapter.h"

#include <doctest/doctest.h>

#include "linter/document/fold.h"
#include "linter/formats/format.h"

using namespace galley;

namespace {

ChapterMark chapter_in(std::string text) {
  return chapter_of(format_of("a.md")->parse(std::make_shared<const SourceFile>("a.md", std::move(text))));
}

}  // namespace

TEST_CASE("a chapter's number stands in its first heading, in figures, Roman ones or words") {
  const ChapterMark mark = chapter_in("# Chapter 12: The ferry\n");
  CHECK(mark.word == folded_hash("chapter"));
  CHECK(mark.number == 12);
  CHECK(mark.source == Span{2, 12});
  CHECK(chapter_in("## CHAPTER XIV\n\nText.\n").number == 14);
  CHECK(chapter_in("# Kapitel IX – Die Fähre\n").number == 9);
  CHECK(chapter_in("Text before it.\n\n# Leçon Seven\n").number == 7);
}

TEST_CASE("other headings are no chapter's") {
  CHECK_FALSE(chapter_in("# Chapter\n"));
  CHECK_FALSE(chapter_in("# Chapter and verse\n"));
  CHECK_FALSE(chapter_in("# Unit 3.1\n"));
  CHECK_FALSE(chapter_in("# Chapters 2-4\n"));
  CHECK_FALSE(chapter_in("# Chapter 2000\n"));
  CHECK_FALSE(chapter_in("# The ferry\n\n# Chapter 1\n"));
  CHECK_FALSE(chapter_in("Chapter 1 says so.\n"));
  CHECK_FALSE(chapter_in(""));
}
