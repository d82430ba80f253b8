// Two promises of every safe fix, held against all fixtures and ten thousand
// of generated texts: once all are applied none is left, and what somebody is
// quoted as saying stays word for word.
//
// Words are compared folded (Token::folded): a ligature, a loose accent or a
// character without width is no part of what was said, and may be mended in a
// quotation, too.
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "linter/diagnostic/apply.h"
#include "linter/engine/lint.h"
#include "rules/registry.h"
#include "rules/support/quotations.h"

using namespace galley;

namespace {

constexpr int most_passes = 3;

RuleSet every_rule() {
  Config config;
  config.select = {"all"};
  return make_rule_set(rules::all(), config);
}

std::vector<Diagnostic> check(const RuleSet& rules, const Input& input) {
  const RulesFor rules_for = [&rules](const std::string&) -> const RuleSet& { return rules; };
  return lint(std::span{&input, 1}, rules_for, {.jobs = 1}).diagnostics;
}

bool has_safe_fix(const std::vector<Diagnostic>& diagnostics) {
  for (const Diagnostic& diagnostic : diagnostics) {
    for (const Fix& fix : diagnostic.fixes) {
      if (fix.safety == Safety::safe) return true;
    }
  }
  return false;
}

// The words of each quotation, and of each quoted block.
std::vector<std::vector<std::uint32_t>> quoted_words(const Input& input) {
  const Document document = input.format->parse(std::make_shared<const SourceFile>(input.path, *input.bytes));
  std::vector<std::vector<std::uint32_t>> quotations;
  const auto add = [&](IndexRange tokens) {
    std::vector<std::uint32_t>& words = quotations.emplace_back();
    for (std::uint32_t at = tokens.begin; at < tokens.end; ++at) {
      if (document.tokens()[at].is_wordlike()) words.push_back(document.tokens()[at].folded);
    }
  };
  for (const Block& block : document.blocks()) {
    if (block.kind == BlockKind::quote) add(block.tokens);
    for (const rules::Quotation& quotation : rules::find_quotations(document, block).all) {
      if (quotation.closed) add(quotation.tokens);
    }
  }
  return quotations;
}

// Applies safe fixes until none is left.
std::string check_fixes(const RuleSet& rules, const std::string& path, const std::string& text) {
  Input input{.path = path, .format = format_of(path), .bytes = text};
  for (int pass = 0;; ++pass) {
    const std::vector<Diagnostic> found = check(rules, input);
    if (!has_safe_fix(found)) break;
    CHECK_MESSAGE(pass < most_passes, "safe fixes don't come to an end: " << text);
    if (pass == most_passes) break;
    Input fixed = input;
    fixed.bytes = apply_fixes(SourceFile{path, *input.bytes}, found, Safety::safe).text;
    CHECK_MESSAGE(*fixed.bytes != *input.bytes, "a safe fix changes nothing: " << text);
    CHECK_MESSAGE(quoted_words(fixed) == quoted_words(input),
                  "a safe fix changes a quotation: " << text << " -> " << *fixed.bytes);
    input = std::move(fixed);
  }
  return *input.bytes;
}

constexpr std::array plain = {
    "the keeper",  "lit the lamp", "rowed out to the rock", "in the café", "and it burned", "all night",
    "Nobody came", "for years",    "with nine boats",       "in Kyiv",     "government",    "the lighthouse"};
constexpr std::array slips = {"the the",
                              "a apple",
                              "an useful",
                              "recieved",
                              "out  of",
                              "the oﬃce",
                              "the kee\u200bper",
                              "cafe\u0301",
                              "light- house",
                              "govern- ment",
                              "late.The boat",
                              "oil ,",
                              "oil ,, and",
                              "lamp .",
                              "war.. Nobody",
                              "7am this morning",
                              "had had",
                              "l\u00adamp",
                              "could of",
                              "out\u200b of",
                              "oil \u200b and",
                              "to to to",
                              "seperate  the the",
                              "goverment ,",
                              "lаmp"};
constexpr std::array outside = {"cafÃ©", "keeperâ€™s", "Ã¢â‚¬â„¢s"};  // what a program misread has no words to keep
constexpr std::array<std::pair<const char*, const char*>, 4> marks = {
    {{"“", "”"}, {"‘", "’"}, {"\"", "\""}, {"(", ")"}}};

class Writer {
 public:
  explicit Writer(unsigned seed) : random_(seed) {}

  std::string piece() {
    std::string text;
    for (std::size_t paragraph = below(3) + 1; paragraph > 0; --paragraph) {
      const bool own = below(6) > 0;
      if (!own) text += "> ";
      for (std::size_t sentence = below(3) + 1; sentence > 0; --sentence) text += sentence_of_words(own) + " ";
      text += "\n\n";
    }
    return text;
  }

 private:
  std::size_t below(std::size_t end) { return std::uniform_int_distribution<std::size_t>{0, end - 1}(random_); }

  std::string sentence_of_words(bool own) {
    std::string text;
    for (std::size_t part = below(4) + 1; part > 0; --part) {
      if (below(4) == 0) {
        const auto& pair = marks[below(marks.size())];
        text += pair.first + phrase(false) + (below(2) == 0 ? "," : "") + pair.second + " she said ";
      } else {
        text += phrase(own) + " ";
      }
    }
    text.back() = '.';
    return text;
  }

  std::string phrase(bool own) {
    std::string text;
    for (std::size_t word = below(3) + 1; word > 0; --word) {
      if (!text.empty()) text += " ";
      const std::size_t kind = below(own ? 8 : 7);
      text += kind < 4   ? plain[below(plain.size())]
              : kind < 7 ? slips[below(slips.size())]
                         : outside[below(outside.size())];
    }
    return text;
  }

  std::mt19937 random_;
};

}  // namespace

TEST_CASE("Safe fixes of the fixtures come to an end and keep quotations") {
  const RuleSet rules = every_rule();
  for (const auto& entry : std::filesystem::directory_iterator{"fixtures/copy"}) {
    std::ifstream file{entry.path(), std::ios::binary};
    check_fixes(rules, entry.path().string(), {std::istreambuf_iterator<char>{file}, {}});
  }
}

TEST_CASE("Safe fixes of generated texts come to an end and keep quotations") {
  const RuleSet rules = every_rule();
  std::size_t changed = 0;
  for (unsigned seed = 0; seed < 10000; ++seed) {
    const std::string text = Writer{seed}.piece();
    changed += check_fixes(rules, seed % 2 == 0 ? "generated.txt" : "generated.md", text) != text;
  }
  CHECK(changed > 8000);
}
