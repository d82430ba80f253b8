#include <algorithm>
#include <array>
#include <optional>

#include "linter/rule/rule.h"
#include "linter/text/utf8.h"
#include "rules/support/inlines.h"
#include "rules/support/quotations.h"
#include "rules/support/surroundings.h"
#include "rules/support/words.h"

namespace rules {
namespace {

using namespace galley;
using namespace std::literals;

// Words which English lets stand twice: "what it is is", "had had", "that that".
constexpr std::array may_repeat = {"had"sv,  "is"sv,   "that"sv,  "do"sv,   "very"sv, "no"sv,   "so"sv,     "long"sv,
                                   "bye"sv,  "ha"sv,   "knock"sv, "her"sv,  "in"sv,   "on"sv,   "really"sv, "many"sv,
                                   "far"sv,  "much"sv, "blah"sv,  "wait"sv, "way"sv,  "bang"sv, "beep"sv,   "boom"sv,
                                   "chop"sv, "clap"sv, "ho"sv,    "la"sv,   "na"sv,   "tap"sv,  "tick"sv,   "waka"sv,
                                   "woof"sv, "yada"sv, "yeah"sv,  "yes"sv};

// What a slip of the hand repeats, however often; of other words, three in a row are meant: "tra tra tra".
constexpr std::array typed_twice = {"the"sv, "a"sv,   "an"sv,   "and"sv, "of"sv, "to"sv,  "for"sv,  "with"sv,
                                    "at"sv,  "by"sv,  "from"sv, "as"sv,  "it"sv, "was"sv, "are"sv,  "be"sv,
                                    "or"sv,  "but"sv, "this"sv, "his"sv, "he"sv, "she"sv, "they"sv, "we"sv};

class RepeatedWord final : public Rule {
 public:
  void check(RuleContext& context) const override {
    const Document& document = context.document();
    const Surroundings surroundings{document};
    for (const Block& block : document.blocks()) {
      for (const Sentence& sentence : document.sentences(block)) {
        const auto tokens = document.tokens(sentence);
        for (std::size_t first = 0, next = 1; first < tokens.size(); first = next++) {
          while (next < tokens.size() && is_repeat(document, tokens[next - 1], tokens[next])) ++next;
          if (next > first + 1 && !names_species(document, tokens, first, next) &&
              !is_spoken_of(document, surroundings, tokens.subspan(first, next - first)) &&
              !is_drawn_out(document, tokens, first, next) &&
              !are_columns(document, block, tokens[first], tokens[first + 1]))
            report(context, tokens.subspan(first, next - first));
        }
      }
    }
  }

 private:
  // Two capitalised words are a name: "Duran Duran".
  static bool is_repeat(const Document& document, const Token& a, const Token& b) {
    return a.folded == b.folded && a.kind == TokenKind::word && b.kind == TokenKind::word &&
           a.span.end < b.span.begin && !has(b.shape, Shape::capitalised | Shape::digits) &&
           equal_ignoring_case(document.text(a), document.text(b)) && !one_of(document.text(b), may_repeat) &&
           !is_other_word(document, a, b) && !counts_compound(document, b) && !is_key(document, b) &&
           !is_end_of_link(document, a, b) && mark_of(document, a) == mark_of(document, b) &&
           is_link(document, a) == is_link(document, b);
  }

  // "Press C c to copy": letters that stand for themselves.
  static bool is_key(const Document& document, const Token& b) {
    return b.span.size() == 1 && !one_of(document.text(b), std::array{"a"sv, "i"sv});
  }

  // "see [what it stands for](…) for more": the name of another page ends there.
  static bool is_end_of_link(const Document& document, const Token& a, const Token& b) {
    return std::ranges::any_of(inlines_ending_at(document, a.span.end), [&](const Inline& one) {
      return one.kind == InlineKind::link && one.span.begin < a.span.begin && one.span.end <= b.span.begin;
    });
  }

  // "up to *seconds* seconds", "**list** list the lamps": what stands for a number or is typed, and what is said of it.
  static std::optional<InlineKind> mark_of(const Document& document, const Token& token) {
    constexpr std::size_t fewest_letters = 4;
    if (token.span.size() < fewest_letters) return std::nullopt;
    for (const Inline& one : inlines_ending_at(document, token.span.end)) {
      const bool counts =
          one.kind == InlineKind::emphasis || one.kind == InlineKind::strong || one.kind == InlineKind::code;
      if (one.span == token.span && counts) return one.kind;
    }
    return std::nullopt;
  }

  static bool begins_link(const Document& document, const Token& token) {
    constexpr std::ptrdiff_t most_looks = 4;
    const auto inlines = document.inlines();
    const auto first = std::partition_point(inlines.begin(), inlines.end(),
                                            [&](const Inline& one) { return one.span.end <= token.span.begin; });
    return std::any_of(first, first + std::min(most_looks, inlines.end() - first), [&](const Inline& one) {
      return one.kind == InlineKind::link && one.span.begin == token.span.begin;
    });
  }

  // "[lamp](…) lamp", a thing and what it is: the one leads away by itself.
  static bool is_link(const Document& document, const Token& token) {
    return std::ranges::any_of(inlines_ending_at(document, token.span.end), [&](const Inline& one) {
      return one.span == token.span && one.kind == InlineKind::link;
    });
  }

  // "two two-bedroom flats", "lampwick lampwick-oil": the second begins a compound, or an address.
  static bool counts_compound(const Document& document, const Token& b) {
    constexpr std::array numbers = {"one"sv, "two"sv,   "three"sv, "four"sv, "five"sv,
                                    "six"sv, "seven"sv, "eight"sv, "nine"sv, "ten"sv};
    const std::string_view behind = document.prose().substr(b.span.end, 1);
    if (behind == "@" || behind == "/" || behind == "_") return true;
    const std::string_view extension = document.prose().substr(b.span.end, 2);
    if (extension.size() == 2 && extension[0] == '.' && is_ascii_letter(extension[1])) return true;  // "lamp lamp.txt"
    if (behind == "-" && begins_link(document, b)) return true;  // "goes to [to-the-lamp](…)"
    constexpr std::size_t fewest_letters = 5;                    // "lampwick lampwick-oil", and not "the the-boat"
    return behind == "-" && (b.span.size() >= fewest_letters || one_of(document.text(b), numbers));
  }

  static std::uint32_t index_of(const Document& document, const Token& token) {
    return static_cast<std::uint32_t>(&token - document.tokens().data());
  }

  // "kernel-package package", "NOT, AND and OR": a part of a longer word, a word that is spoken of.
  static bool is_other_word(const Document& document, const Token& a, const Token& b) {
    const std::string_view prose = document.prose();
    const char before = a.span.begin > 0 ? prose[a.span.begin - 1] : ' ';
    const bool in_brackets = before == '(' && b.span.end < prose.size() && prose[b.span.end] == ')';  // "(lamp lamp)"
    const bool joined = before == '-' || before == ':' || in_brackets;  // "-lamp lamp", an option and what it takes
    const bool is_name = document.text(a) == "A" && !Surroundings{document}.starts_sentence(index_of(document, a));
    if (is_name) return true;  // "gives team A a lamp"
    return joined || (has(a.shape, Shape::all_upper) && !has(b.shape, Shape::all_upper));
  }

  // "the green iguana (Iguana iguana)", "Glossina morsitans morsitans", "G. m. morsitans".
  static bool names_species(const Document& document, std::span<const Token> tokens, std::size_t first,
                            std::size_t next) {
    constexpr std::array latin = {"us"sv, "a"sv, "um"sv, "is"sv, "ans"sv, "ens"sv, "ae"sv, "i"sv, "er"sv, "ax"sv};
    constexpr std::size_t fewest_letters = 4;
    if (first == 0 || next != first + 2 || has(tokens[first + 1].shape, Shape::capitalised)) return false;
    if (tokens[first].span.size() < fewest_letters) return false;
    const Token& before = tokens[first - 1];
    if (has(tokens[first].shape, Shape::capitalised)) {
      const bool in_brackets =
          document.text(before) == "(" && next < tokens.size() && document.text(tokens[next]) == ")";
      return before.kind == TokenKind::word || in_brackets;
    }
    const auto is_latin = [&](const Token& token) {
      const std::string_view word = document.text(token);
      return word.size() >= fewest_letters &&
             std::any_of(latin.begin(), latin.end(), [&](std::string_view ending) { return word.ends_with(ending); });
    };
    return is_latin(tokens[first]) && before.kind == TokenKind::word && has(before.shape, Shape::capitalised) &&
           is_latin(before);
  }

  // "tra tra tra", "or or or …": said again and again on purpose. "lamp [arg arg ...]": as many as are given.
  static bool is_drawn_out(const Document& document, std::span<const Token> tokens, std::size_t first,
                           std::size_t next) {
    constexpr std::size_t fewest_letters = 3;
    if (next >= first + 3 && !one_of(document.text(tokens[first]), typed_twice)) return true;
    if (next == tokens.size()) return false;
    const std::string_view mark = document.text(tokens[next]);
    const bool goes_on = mark == "…" || mark.starts_with("..");
    const bool is_set_off = tokens[next].span.begin > tokens[next - 1].span.end;
    return goes_on && (next >= first + 3 || (is_set_off && tokens[first].span.size() >= fewest_letters));
  }

  // "-rw-r--r--  1 oldacre  oldacre  4711": set apart by more than a space, as other words of the block are.
  static bool are_columns(const Document& document, const Block& block, const Token& a, const Token& b) {
    constexpr std::size_t fewest_gaps = 3;
    if (!document.text(TextSpan{a.span.end, b.span.begin}).starts_with("  ")) return false;
    const std::string_view text = document.text(block.span);
    std::size_t gaps = 0;
    for (std::size_t at = text.find("  "); at != text.npos && gaps < fewest_gaps; at = text.find("  ", at)) {
      ++gaps;
      at = std::min(text.find_first_not_of(' ', at), text.size());
    }
    return gaps >= fewest_gaps;
  }

  // Nothing else stands between the quotation marks: “willy willy”.
  static bool is_spoken_of(const Document& document, const Surroundings& surroundings, std::span<const Token> run) {
    const auto begin = static_cast<std::uint32_t>(run.data() - document.tokens().data());
    return surroundings.is_mentioned(IndexRange{begin, begin + static_cast<std::uint32_t>(run.size())});
  }

  // A run of one word is one slip, however long it is. In a quotation the
  // speaker may have said it so.
  static void report(RuleContext& context, std::span<const Token> run) {
    const std::string word{context.document().text(run[1])};
    const Token& first = run.front();
    const Token& last = run.back();
    std::string message = "“" + word + "” is repeated";
    if (run.size() > 2) message = "“" + word + "” stands " + std::to_string(run.size()) + " times in a row";
    Diagnostic& diagnostic = context.report(join(first.span, last.span), std::move(message));
    const std::string which = run.size() > 2 ? "repeats of" : "second";
    context.replace(diagnostic, {first.span.end, last.span.end}, "",
                    context.analysis(find_all_quotations).contain(first.span.begin) ? Safety::unsafe : Safety::safe,
                    "Delete the " + which + " “" + word + "”");
  }
};

}  // namespace

extern constinit const RuleDefinition repeated_word{
    .severity = Severity::error,
    .english = true,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<RepeatedWord>(); },
};

}  // namespace rules
