// Compares the chapters of a folder: each file says in its first heading which
// one it is. A number that stands twice, one that is missing, and a file whose
// name has another number than its heading, where the names of the others agree.
// A gap is told only where all of the folder is looked at. Cost: a sort of the
// files that are chapters.
#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

#include "linter/rule/corpus_rule.h"
#include "linter/rule/rule.h"

namespace rules {
namespace {

using namespace galley;

constexpr std::size_t fewest_chapters = 3;

struct Chapter {
  std::uint64_t folder = 0;
  ChapterMark mark;
  FileId file{};
};

bool is_one_book(const Chapter& a, const Chapter& b) { return a.folder == b.folder && a.mark.word == b.mark.word; }

std::string numbered(const Chapter& chapter) { return "chapter " + std::to_string(chapter.mark.number); }

class ChapterSequence final : public CorpusRule {
 public:
  void check(CorpusContext& context) const override {
    std::vector<Chapter> all;
    for (const CorpusFile& file : context.files()) {
      if (file.chapter) all.push_back({context.folder(file.file), file.chapter, file.file});
    }
    std::sort(all.begin(), all.end(), [](const Chapter& a, const Chapter& b) {
      return std::tie(a.folder, a.mark.word, a.mark.number, a.file) <
             std::tie(b.folder, b.mark.word, b.mark.number, b.file);
    });
    for (auto begin = all.begin(); begin != all.end();) {
      const auto end =
          std::find_if(begin, all.end(), [&](const Chapter& chapter) { return !is_one_book(*begin, chapter); });
      check_book(context, {begin, end});
      begin = end;
    }
  }

 private:
  // Ordered by their numbers. Where many stand twice, the folder has several books.
  static void check_book(CorpusContext& context, std::span<const Chapter> book) {
    if (book.size() < fewest_chapters) return;
    std::vector<std::size_t> again;
    std::vector<std::size_t> gaps;
    for (std::size_t at = 1; at < book.size(); ++at) {
      const std::uint32_t step = book[at].mark.number - book[at - 1].mark.number;
      if (step == 0) again.push_back(at);
      if (step > 1) gaps.push_back(at);
    }
    if (again.size() == 1) report_again(context, book[again[0] - 1], book[again[0]]);
    if (again.empty() && !differs_from_name(context, book) && gaps.size() == 1)
      report_gap(context, book[gaps[0] - 1], book[gaps[0]]);
  }

  static void report_again(CorpusContext& context, const Chapter& first, const Chapter& second) {
    Diagnostic& diagnostic =
        context.report(second.file, second.mark.source,
                       "this is " + numbered(second) + ", and so is the one at " + std::string{related_place});
    diagnostic.related.push_back({.file = first.file, .span = first.mark.source, .message = numbered(first) + " here"});
  }

  static void report_gap(CorpusContext& context, const Chapter& before, const Chapter& after) {
    const std::uint32_t missing = before.mark.number + 1;
    if (after.mark.number != missing + 1 || !context.is_folder_whole(after.file)) return;
    Diagnostic& diagnostic =
        context.report(after.file, after.mark.source,
                       numbered(after) + " follows " + numbered(before) + ": there is no " + std::to_string(missing));
    diagnostic.related.push_back({.file = before.file, .span = before.mark.source, .message = "the one before it"});
  }

  // "03-boats.md" with chapter 4 in it, where the names of all the others say what their headings do.
  // True if it was reported.
  static bool differs_from_name(CorpusContext& context, std::span<const Chapter> book) {
    const Chapter* odd = nullptr;
    std::size_t agree = 0;
    for (const Chapter& chapter : book) {
      const auto name = context.number_in_name(chapter.file);
      if (!name) return false;
      agree += *name == chapter.mark.number;
      if (*name != chapter.mark.number) odd = &chapter;
    }
    if (odd == nullptr || agree + 1 != book.size() || agree < fewest_chapters) return false;
    context.report(odd->file, odd->mark.source,
                   "this is " + numbered(*odd) + ", and the file's name says " +
                       std::to_string(*context.number_in_name(odd->file)) + "; the names of the other " +
                       std::to_string(agree) + " say what their headings do");
    return true;
  }
};

}  // namespace

extern constinit const RuleDefinition chapter_sequence{
    .severity = Severity::warning,
    .make_corpus = [](const RuleOptions&) -> std::unique_ptr<CorpusRule> {
      return std::make_unique<ChapterSequence>();
    },
};

}  // namespace rules
