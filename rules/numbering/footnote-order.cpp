// Compares the marks of notes ("[2]") with the notes behind the text.
//
// A note is a block that begins with its number in square brackets, a mark is such
// a number anywhere else. Only pieces that have three notes or more are read so:
// elsewhere "[2]" may be anything. Of Markdown's "[^2]" only those are left in the
// prose that have no note; they are slips where others have. Cost: linear.
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "linter/rule/rule.h"
#include "rules/support/numbers.h"

namespace rules {
namespace {

using namespace galley;

struct NoteMark {
  int number = 0;
  TextSpan span;
};

class Reader {
 public:
  explicit Reader(RuleContext& context) : context_(context), document_(context.document()) {}

  void run() {
    for (const Block& block : document_.blocks()) {
      if (block.kind != BlockKind::code && block.kind != BlockKind::comment) collect(block);
      has_footnotes_ |= block.kind == BlockKind::footnote;
    }
    if (has_footnotes_) {
      for (const TextSpan mark : carets_)
        context_.report(mark, "there is no note " + std::string{document_.text(mark)});
    }
    if (notes_.size() < 3 || marks_.size() < 2 || begins_anew()) return;
    check_notes();
    check_marks();
    check_order();
  }

 private:
  void collect(const Block& block) {
    const auto tokens = document_.tokens();
    for (const std::uint32_t at : document_.marks(block)) {
      if (document_.text(tokens[at]) != "[" || at + 2 >= block.tokens.end) continue;
      if (const auto caret = caret_mark(block, at)) carets_.push_back(*caret);
      if (tokens[at + 1].kind != TokenKind::number) continue;
      if (document_.text(tokens[at + 2]) != "]" || tokens[at + 1].span.size() > 2) continue;
      const auto number = small_number(document_.text(tokens[at + 1]));
      if (!number || *number == 0) continue;
      const NoteMark mark{.number = *number, .span = join(tokens[at].span, tokens[at + 2].span)};
      const bool is_note = begins_note(block, at) && at + 3 < block.tokens.end;
      (is_note ? notes_ : marks_).push_back(mark);
    }
  }

  // At the start of a block, or of a line in a block of notes.
  bool begins_note(const Block& block, std::uint32_t at) const {
    if (at == block.tokens.begin) return true;
    const Token& first = document_.tokens()[block.tokens.begin];
    return document_.text(first) == "[" && document_.prose()[document_.tokens()[at].span.begin - 1] == '\n';
  }

  // "[^5]", "[^boats-of-war]"
  std::optional<TextSpan> caret_mark(const Block& block, std::uint32_t open) const {
    constexpr std::uint32_t most_tokens = 12;
    const auto tokens = document_.tokens();
    if (document_.text(tokens[open + 1]) != "^") return std::nullopt;
    for (std::uint32_t at = open + 1; at < std::min(block.tokens.end, open + most_tokens); ++at) {
      if (tokens[at].span.begin != tokens[at - 1].span.end) break;
      if (document_.text(tokens[at]) == "]" && at > open + 2) return join(tokens[open].span, tokens[at].span);
    }
    return std::nullopt;
  }

  // Each chapter has notes of its own, which count from one.
  bool begins_anew() const {
    return std::count_if(notes_.begin(), notes_.end(), [](const NoteMark& note) { return note.number == 1; }) > 1;
  }

  static const NoteMark* find(std::span<const NoteMark> all, int number) {
    const auto found =
        std::find_if(all.begin(), all.end(), [number](const NoteMark& mark) { return mark.number == number; });
    return found == all.end() ? nullptr : &*found;
  }

  static std::string written(int number) { return "[" + std::to_string(number) + "]"; }

  // Each note once, and each with a mark.
  void check_notes() {
    for (std::size_t at = 0; at < notes_.size(); ++at) {
      const NoteMark* const first = find(std::span{notes_}.first(at), notes_[at].number);
      if (first != nullptr) {
        Diagnostic& diagnostic =
            context_.report(notes_[at].span, "note " + written(notes_[at].number) + " stands here twice");
        context_.relate(diagnostic, first->span, "first here");
      } else if (find(marks_, notes_[at].number) == nullptr) {
        context_.report(notes_[at].span, "nothing in the text points at note " + written(notes_[at].number));
      }
    }
  }

  void check_marks() {
    for (const NoteMark& mark : marks_) {
      if (find(notes_, mark.number) == nullptr) context_.report(mark.span, "there is no note " + written(mark.number));
    }
  }

  // The first mark of each note, in the order of the text, counts up.
  void check_order() {
    int highest = 0;
    std::size_t odd = 0;
    const NoteMark* wrong = nullptr;
    for (const NoteMark& mark : marks_) {
      if (mark.number <= highest || find(notes_, mark.number) == nullptr) continue;
      if (mark.number > highest + 1 && find(notes_, highest + 1) != nullptr) {
        ++odd;
        wrong = &mark;
      }
      highest = mark.number;
    }
    if (odd != 1 || find(marks_, wrong->number - 1) == nullptr) return;
    Diagnostic& diagnostic = context_.report(
        wrong->span, "note " + written(wrong->number) + " is pointed at before " + written(wrong->number - 1));
    context_.relate(diagnostic, find(marks_, wrong->number - 1)->span, "the note before it is here");
  }

  RuleContext& context_;
  const Document& document_;
  std::vector<NoteMark> notes_;
  std::vector<NoteMark> marks_;
  std::vector<TextSpan> carets_;
  bool has_footnotes_ = false;
};

class FootnoteOrder final : public Rule {
 public:
  void check(RuleContext& context) const override { Reader{context}.run(); }
};

}  // namespace

extern constinit const RuleDefinition footnote_order{
    .severity = Severity::warning,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<FootnoteOrder>(); },
};

}  // namespace rules
