#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "linter/rule/rule.h"
#include "linter/text/utf8.h"
#include "rules/support/lists.h"
#include "rules/support/surroundings.h"
#include "rules/support/technical.h"
#include "rules/support/words.h"

namespace rules {
namespace {

using namespace galley;
using namespace std::literals;

// Words without which a long line is a caption or a list of names.
constexpr std::array verbs = {"is"sv,    "are"sv,  "was"sv,    "were"sv, "be"sv,    "been"sv, "has"sv,   "have"sv,
                              "had"sv,   "said"sv, "says"sv,   "will"sv, "would"sv, "can"sv,  "could"sv, "may"sv,
                              "might"sv, "must"sv, "should"sv, "do"sv,   "does"sv,  "did"sv,  "that"sv,  "who"sv,
                              "which"sv, "it"sv,   "they"sv,   "he"sv,   "she"sv,   "we"sv,   "you"sv,   "I"sv};

// First words of lines that go without a stop.
constexpr std::array labels = {"By"sv,        "Photo"sv,  "Photograph"sv, "Photos"sv,     "Image"sv,        "Images"sv,
                               "Picture"sv,   "Source"sv, "Sources"sv,    "Credit"sv,     "Copyright"sv,    "Tags"sv,
                               "Related"sv,   "Posted"sv, "Published"sv,  "Updated"sv,    "Caption"sv,      "Figure"sv,
                               "Reporting"sv, "Author"sv, "Contact"sv,    "Translated"sv, "Illustration"sv, "Video"sv,
                               "Time"sv,      "Date"sv};

// Words that no sentence ends with: what follows them was lost.
constexpr std::array dangling = {"the"sv, "a"sv,   "an"sv,      "and"sv,  "or"sv, "of"sv,    "than"sv,      "because"sv,
                                 "my"sv,  "our"sv, "their"sv,   "your"sv, "if"sv, "into"sv,  "including"sv, "its"sv,
                                 "but"sv, "nor"sv, "whether"sv, "from"sv, "as"sv, "every"sv, "upon"sv,      "while"sv};

// More slips in one piece are its manner: captions, labels, lines of a form. A book may have some more.
constexpr std::size_t most_slips = 4;
constexpr std::size_t stops_to_slip = 60;

class Reader {
 public:
  explicit Reader(RuleContext& context) : context_(context), document_(context.document()) {}

  void run() {
    const auto blocks = document_.blocks();
    std::size_t stopped = 0;
    std::vector<std::uint32_t> unstopped;
    for (std::uint32_t at = 0; at < blocks.size(); ++at) {
      if (blocks[at].kind != BlockKind::paragraph && blocks[at].kind != BlockKind::list_item) continue;
      if (!is_paragraph_like(document_, blocks[at])) continue;
      const Ending end = ending(document_, blocks[at]);
      if (end == Ending::stop || end == Ending::quote) ++stopped;
      if (end == Ending::word) unstopped.push_back(at);
    }
    if (unstopped.empty() || stopped < 3 || 4 * unstopped.size() > stopped) return;
    find_lists_without_stops();
    std::erase_if(unstopped, [&](std::uint32_t at) { return is_exempt(at); });
    if (unstopped.size() > std::max(most_slips, stopped / stops_to_slip)) return;
    for (const std::uint32_t at : unstopped) report(blocks[at]);
  }

 private:
  // Lists where any other item goes without a stop.
  void find_lists_without_stops() {
    open_items_.assign(document_.blocks().size(), 0);
    for (const List& list : context_.analysis(find_lists)) {
      const auto open = std::count_if(list.items.begin(), list.items.end(), [&](std::uint32_t item) {
        return ending(document_, document_.blocks()[item]) != Ending::stop;
      });
      if (list.items.size() > 2 && open <= 1) continue;
      for (const std::uint32_t item : list.items) open_items_[item] = 1;
    }
  }

  bool is_exempt(std::uint32_t at) const {
    const Block& block = document_.blocks()[at];
    return open_items_[at] != 0 || is_of_links(block) || is_cut_by_line(at) || introduces(at) || !is_prose(block) ||
           is_label(block) || is_fragment(block) || ends_with_call(block) || is_teaser(block) ||
           ends_with_value(block) || looks_like_code(document_, block) || ends_with_credit(block) ||
           ends_with_speaker(block) || is_over_byline(at) || is_standfirst(at) || is_link(document_, block) ||
           is_wholly(document_, block, InlineKind::emphasis) || is_wholly(document_, block, InlineKind::strong);
  }

  // "show the name of the signer": what a term's definition or an entry is made of.
  bool is_fragment(const Block& block) const {
    const Token& first = document_.tokens(block).front();
    const bool is_small = first.kind == TokenKind::word && !has(first.shape, Shape::capitalised);
    return block.kind == BlockKind::paragraph && block.sentences.size() == 1 && (is_small || is_entry(block));
  }

  // "2 - show the name of the signer"
  bool is_entry(const Block& block) const {
    const auto tokens = document_.tokens(block);
    if (tokens.size() < 2 || tokens[0].kind != TokenKind::number) return false;
    const std::string_view mark = document_.text(tokens[1]);
    return mark == "-" || mark == "–" || mark == ":" || mark == "=";
  }

  // Contents, or what else to read.
  bool is_of_links(const Block& block) const {
    const auto inlines = document_.inlines();
    auto one = std::partition_point(inlines.begin(), inlines.end(),
                                    [&](const Inline& some) { return some.span.end <= block.span.begin; });
    std::size_t linked = 0;
    std::size_t links = 0;
    for (; one != inlines.end() && one->span.end <= block.span.end; ++one) {
      if (one->kind != InlineKind::link) continue;
      ++links;
      linked += one->span.size();
    }
    return links > 1 && 2 * linked > block.span.size();
  }

  // In wrapped text, a line that is much shorter than the others: the paragraph goes on in the next one.
  bool is_cut_by_line(std::uint32_t at) const {
    const auto blocks = document_.blocks();
    if (at + 1 == blocks.size() || document_.prose().data() != document_.source().bytes().data()) return false;
    const std::string_view gap =
        document_.prose().substr(blocks[at].span.end, blocks[at + 1].span.begin - blocks[at].span.end);
    const auto is_wrapped = [&](const Block& block) {
      return document_.text(block.span).find('\n') != std::string::npos;
    };
    return std::ranges::count(gap, '\n') == 1 && (is_wrapped(blocks[at]) || is_wrapped(blocks[at + 1]));
  }

  // What follows goes on with it: a list, a table, code.
  bool introduces(std::uint32_t at) const {
    const auto blocks = document_.blocks();
    if (at + 1 >= blocks.size()) return false;
    const Block& next = blocks[at + 1];
    if (is_set_in(blocks[at], next) || is_interrupted(at)) return true;
    if (next.kind == BlockKind::code || next.kind == BlockKind::table_cell || next.kind == BlockKind::quote)
      return true;
    if (next.tokens.size() == 0) return false;
    const TokenKind first = document_.tokens(next).front().kind;
    if (next.tokens.size() == 1 && first == TokenKind::link) return true;
    constexpr std::array leading = {"is"sv,      "are"sv,        "using"sv,       "use"sv,     "like"sv,
                                    "run"sv,     "definition"sv, "definitions"sv, "follows"sv, "following"sv,
                                    "example"sv, "command"sv,    "below"sv};
    if (next.kind == BlockKind::paragraph && (is_call(next) || is_code_alone(next))) return true;
    if (one_of(document_.text(document_.tokens(blocks[at]).back()), leading)) return true;
    if (next.kind != BlockKind::list_item) return false;
    const std::uint32_t own = blocks[at].list != no_index   ? blocks[at].list
                              : blocks[at].item != no_index ? blocks[blocks[at].item].list
                                                            : no_index;
    return next.list != own;
  }

  // "… rename it by putting", "SET LAMP=quay", "into the file.": the sentence goes on behind what is set apart.
  bool is_interrupted(std::uint32_t at) const {
    constexpr std::uint32_t most_tokens = 12;
    const auto blocks = document_.blocks();
    if (at + 2 >= blocks.size()) return false;
    const Block& display = blocks[at + 1];
    const Block& behind = blocks[at + 2];
    if (display.tokens.size() == 0 || display.tokens.size() > most_tokens || behind.tokens.size() == 0) return false;
    if (behind.kind != BlockKind::paragraph || ending(document_, display) == Ending::stop) return false;
    const Token& first = document_.tokens(behind).front();
    return first.kind == TokenKind::word && first.shape == Shape::none;
  }

  bool is_code_alone(const Block& block) const {
    constexpr std::ptrdiff_t most_others = 2;
    const auto tokens = document_.tokens(block);
    const auto code = std::ranges::count(tokens, TokenKind::code, &Token::kind);
    return code > 0 && static_cast<std::ptrdiff_t>(tokens.size()) - code <= most_others;
  }

  // "lamp.light(quay)"
  bool is_call(const Block& block) const {
    const std::string_view text = document_.text(block.span);
    const std::size_t open = text.find('(');
    return open != text.npos && open > 0 && text.find(' ') > open;
  }

  // In plain text, what is indented more is an example, whatever it looks like.
  bool is_set_in(const Block& block, const Block& next) const {
    const std::string_view bytes = document_.source().bytes();
    if (document_.prose().data() != bytes.data()) return false;
    const auto indent = [&](const Block& one) {
      const Offset begin = one.marker.empty() ? one.span.begin : one.marker.begin;
      const std::size_t line = bytes.find_last_of("\r\n", begin) + 1;
      return begin - std::min<std::size_t>(line, begin);
    };
    return indent(next) > indent(block);
  }

  // Sentences, not a headline, a caption or an address.
  bool is_prose(const Block& block) const {
    std::size_t words = 0;
    std::size_t capitals = 0;
    bool has_verb = false;
    for (const Token& token : document_.tokens(block)) {
      if (token.kind == TokenKind::symbol && (document_.text(token) == "|" || document_.text(token) == "©"))
        return false;
      if (!token.is_wordlike()) continue;
      ++words;
      capitals += has(token.shape, Shape::capitalised) || token.kind == TokenKind::number;
      has_verb = has_verb || (token.span.size() <= 6 && one_of(document_.text(token), verbs));
    }
    return has_verb && words >= 8 && 2 * capitals <= words;
  }

  // "… and the year behind it. Register": what was a button.
  bool ends_with_call(const Block& block) const {
    return block.sentences.size() > 1 && document_.sentences(block).back().tokens.size() < 3;
  }

  // "… start it with level=Full", "… asks Ada, Almeda, NE"
  bool ends_with_value(const Block& block) const {
    const Token& last = document_.tokens(block).back();
    const std::string_view before = document_.prose().substr(0, last.span.begin);
    if (sets_value(block) || ends_with_option(block)) return true;
    const bool is_state = has(last.shape, Shape::all_upper) && last.span.size() == 2 && before.ends_with(", ");
    return is_state || ends_with_mark(block) || before.ends_with("--") || before.ends_with('=') ||
           before.ends_with(':') || before.ends_with(": ") || before.ends_with('_');
  }

  // "… start it with --no-lamp", "… with -m 3000"
  bool ends_with_option(const Block& block) const {
    constexpr std::size_t longest_letter = 2;  // "-m"
    std::string_view text = document_.text(block.span);
    const auto take_last = [&] {
      const std::size_t space = text.find_last_of(" \n");
      const std::string_view last = space == text.npos ? text : text.substr(space + 1);
      text = text.substr(0, space == text.npos ? 0 : space);
      return last;
    };
    const std::string_view last = take_last();
    if (last.size() > 1 && last.starts_with('-')) return true;
    const std::string_view before = take_last();
    return before.size() == longest_letter && before[0] == '-' && before[1] != '-';
  }

  // "lamps = red, green, white"
  bool sets_value(const Block& block) const {
    const auto tokens = document_.tokens(block);
    return tokens.size() > 2 && document_.text(tokens[1]) == "=";
  }

  // "[lamp:4711]", a reference that no reader needs a stop behind; "light(lamp *oil)", a piece of a program.
  bool ends_with_mark(const Block& block) const {
    const std::string_view text = document_.text(block.span);
    if (text.ends_with(']')) return text.find_first_of(" \n", text.find_last_of('[')) == text.npos;
    if (!text.ends_with(')')) return false;
    const std::size_t open = text.find_last_of('(');
    return open != text.npos && open > 0 && text[open - 1] != ' ' && text[open - 1] != '\n' && text[open - 1] != ']';
  }

  // "Yet the boat was late... more": a teaser, cut off.
  bool is_teaser(const Block& block) const {
    const auto tokens = document_.tokens(block);
    if (tokens.size() < 2) return false;
    const std::string_view before = document_.text(tokens[tokens.size() - 2]);
    return before == "…" || before == "..." ||
           document_.prose().substr(0, tokens.back().span.begin - 1).ends_with("...");
  }

  // "… on the rock. Credit: Ada Marsh/Lamp Office"
  bool ends_with_credit(const Block& block) const {
    const auto tokens = document_.tokens(document_.sentences(block).back());
    return tokens.size() > 1 && document_.text(tokens[1]) == ":" && one_of(document_.text(tokens[0]), labels);
  }

  // "… in the end."⏎ -Ada Marsh; "… in the end."⏎ Copyright 2018 Ada Marsh
  bool ends_with_speaker(const Block& block) const {
    const std::string_view text = document_.text(block.span);
    if (names_speaker(text)) return true;
    std::string_view line = text.substr(text.find_last_of('\n') + 1);
    if (line.size() == text.size()) return false;
    line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
    return line.starts_with('-') || line.starts_with("–") || line.starts_with("—") ||
           one_of(line.substr(0, line.find_first_of(" :")), labels);
  }

  // "… in the end.” -- Ada Marsh"
  static bool names_speaker(std::string_view text) {
    constexpr std::size_t longest = 80;
    for (const std::string_view dash : {"--", "- -", "—", "–"}) {
      const std::size_t at = text.rfind(dash);
      if (at == text.npos || at == 0 || text.size() - at > longest) continue;
      const std::string_view before = text.substr(0, text.find_last_not_of(" \n-", at - 1) + 1);
      const std::size_t name = text.find_first_not_of(" \n-", at + dash.size());
      const bool is_over = before.ends_with('.') || before.ends_with('!') || before.ends_with('?') ||
                           before.ends_with('"') || before.ends_with("”") || before.ends_with("’");
      if (is_over && name != text.npos && is_ascii_upper(text[name])) return true;
    }
    return false;
  }

  // One sentence, and "BY ADA MARSH" under it.
  bool is_over_byline(std::uint32_t at) const {
    constexpr std::uint32_t most_tokens = 8;
    const auto blocks = document_.blocks();
    if (blocks[at].sentences.size() != 1 || at + 1 == blocks.size() || blocks[at + 1].tokens.size() > most_tokens)
      return false;
    const auto tokens = document_.tokens(blocks[at + 1]);
    return tokens.size() > 1 && equal_ignoring_case(document_.text(tokens[0]), "by") &&
           has(tokens[1].shape, Shape::capitalised);
  }

  // One sentence at the head of the piece, alone or under the title, which sums it up.
  bool is_standfirst(std::uint32_t at) const {
    constexpr std::uint32_t most_tokens = 45;
    const Block& block = document_.blocks()[at];
    const bool heads = at == 0 || (at == 1 && document_.blocks()[0].kind == BlockKind::heading);
    return heads && block.kind == BlockKind::paragraph && block.sentences.size() == 1 &&
           block.tokens.size() <= most_tokens;
  }

  // "Source: …", "What it costs: …" and a phrase behind it.
  bool is_label(const Block& block) const {
    const auto tokens = document_.tokens(block);
    for (std::size_t at = 1; at < tokens.size() && at <= 3 && block.sentences.size() == 1; ++at) {
      if (document_.text(tokens[at]) == ":") return true;
    }
    const std::string_view first = document_.text(tokens.front());
    if (first == "©" || first == "•") return true;
    if (first == "(" && document_.text(tokens.back()) == ")") return true;
    if (first == "[" && document_.text(tokens.back()) == "]") return true;
    return std::find(labels.begin(), labels.end(), first) != labels.end();
  }

  void report(const Block& block) {
    const Token& last = document_.tokens(block).back();
    const std::string name = block.kind == BlockKind::list_item ? "this item" : "this paragraph";
    if (one_of(document_.text(last), dangling)) {
      context_.report(last.span, name + " breaks off in the middle of a sentence");
      return;
    }
    Diagnostic& diagnostic = context_.report(last.span, name + " ends without a full stop");
    context_.replace(diagnostic, last.span, std::string{document_.text(last)} + ".", Safety::unsafe, "Add a full stop");
  }

  RuleContext& context_;
  const Document& document_;
  std::vector<char> open_items_;
};

class MissingEndStop final : public Rule {
 public:
  void check(RuleContext& context) const override { Reader{context}.run(); }
};

}  // namespace

extern constinit const RuleDefinition missing_end_stop{
    .severity = Severity::warning,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<MissingEndStop>(); },
};

}  // namespace rules
