#include "linter/document/tokens.h"

#include <random>
#include <string>

#include <doctest/doctest.h>

#include "linter/document/fold.h"

namespace {

using namespace galley;

std::vector<Token> tokens(std::string_view text, std::span<const Opaque> opaque = {}) {
  std::vector<Token> out;
  tokenise(text, {0, static_cast<Offset>(text.size())}, opaque, out);
  return out;
}

// Tokens with "|" behind each, and a letter in front of all that are no words.
std::string shown(std::string_view text, std::span<const Opaque> opaque = {}) {
  constexpr const char* letters[] = {"", "n:", "p:", "c:", "l:", "s:"};
  std::string out;
  for (const Token& token : tokens(text, opaque)) {
    out += letters[static_cast<int>(token.kind)];
    out += text.substr(token.span.begin, token.span.size());
    out += "|";
  }
  return out;
}

Shape shape(std::string_view text) { return tokens(text).at(0).shape; }

}  // namespace

TEST_CASE("Words are letters, marks and digits, with apostrophes between letters") {
  CHECK(shown("The ferry's crew don’t rest") == "The|ferry's|crew|don’t|rest|");
  CHECK(shown("‘Ask the boys’ club’") == "p:‘|Ask|the|boys|p:’|club|p:’|");
  CHECK(shown("rock 'n' roll") == "rock|p:'|n|p:'|roll|");
  CHECK(shown("café naïve Жук 東京 e\u0301te\u0301") == "café|naïve|Жук|東京|e\u0301te\u0301|");
  CHECK(shown("B52 3rd covid19") == "B52|3rd|covid19|");
  CHECK(shown("soft\u00ADware") == "soft\u00ADware|");
}

TEST_CASE("Numbers keep their points and commas") {
  CHECK(shown("3.5 1,000,000 2,5 10. 7,") == "n:3.5|n:1,000,000|n:2,5|n:10|p:.|n:7|p:,|");
  CHECK(shown("50% £3.20 $5bn") == "n:50|s:%|s:£|n:3.20|s:$|5bn|");
  CHECK(shown("1990-2000 24/7 5:30") == "n:1990|p:-|n:2000|n:24|s:/|n:7|n:5|p::|n:30|");
}

TEST_CASE("Marks are one token each, and full stops a run") {
  CHECK(shown("a-b — c... (d)!?") == "a|p:-|b|p:—|c|p:...|p:(|d|p:)|p:!|p:?|");
  CHECK(shown("“a”…") == "p:“|a|p:”|p:…|");
  CHECK(shown("©é→😀") == "s:©|é|s:→|s:😀|");
}

TEST_CASE("A word that is broken by a hyphen at the end of a line is one word") {
  CHECK(shown("the gov-\nernment") == "the|gov-\nernment|");
  CHECK(shown("the gov-\r\n  ernment") == "the|gov-\r\n  ernment|");
  CHECK(shown("Anglo-\nDutch") == "Anglo|p:-|Dutch|");
  CHECK(tokens("gov-\nernment").at(0).folded == tokens("government").at(0).folded);
}

TEST_CASE("Addresses, file names, identifiers and shortcodes are one token each") {
  CHECK(shown("See https://a.example/b?c=d(e). Then") == "See|l:https://a.example/b?c=d(e)|p:.|Then|");
  CHECK(shown("(see http://a.example/b)") == "p:(|see|l:http://a.example/b|p:)|");
  CHECK(shown("www.harbour.example, harbour.org/ferry") == "l:www.harbour.example|p:,|l:harbour.org/ferry|");
  CHECK(shown("ask j.ferrier@harbour.example.") == "ask|l:j.ferrier@harbour.example|p:.|");
  CHECK(shown("open notes.txt and snake_case") == "open|c:notes.txt|and|c:snake_case|");
  CHECK(shown("{{ x }} {% y %} [gallery ids=\"1\"] :smile: @name #topic") ==
        "c:{{ x }}|c:{% y %}|c:[gallery ids=\"1\"]|c::smile:|l:@name|l:#topic|");
  CHECK(shown("end.Next e.g. a.m. U.S.") == "end|p:.|Next|e|p:.|g|p:.|a|p:.|m|p:.|U|p:.|S|p:.|");
  CHECK(shown("5@ a@b {x} [a b] 3:4") == "n:5|s:@|a|s:@|b|p:{|x|p:}|p:[|a|b|p:]|n:3|p::|n:4|");
}

TEST_CASE("What a format found to be no prose is one token") {
  const Opaque code[] = {{.span = {4, 9}, .kind = TokenKind::code}, {.span = {9, 12}, .kind = TokenKind::link}};
  CHECK(shown("the x.y z.w end", code) == "the|c:x.y z|l:.w |end|");
}

TEST_CASE("The shape of a word says how it is written") {
  CHECK(shape("ferry") == Shape::none);
  CHECK(shape("Ferry") == Shape::capitalised);
  CHECK(shape("NATO") == (Shape::capitalised | Shape::all_upper | Shape::inner_upper));
  CHECK(shape("I") == Shape::capitalised);
  CHECK(shape("iPhone") == Shape::inner_upper);
  CHECK(has(shape("B52"), Shape::digits));
  CHECK(has(shape("é"), Shape::non_ascii));
  CHECK(has(shape("Éa"), Shape::capitalised));
}

TEST_CASE("A token's hash is that of its folded text") {
  for (const char* word :
       {"ferry", "Ferry", "FERRY", "don't", "don’t", "café", "cafe\u0301", "ﬁne", "1,000", "naïve", "soft\u00ADware",
        "a1B2", "Straße", "Zelenskyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy"}) {
    CHECK(tokens(word).at(0).folded == folded_hash(word));
  }
  CHECK(folded_hash("Défense") == folded_hash("defense"));
}

TEST_CASE("Folding takes away how a word is written") {
  CHECK(fold("Défense") == "defense");
  CHECK(fold("don’t") == "dont");
  CHECK(fold("1,000.5") == "10005");
  CHECK(fold("e-mail") == "email");
  CHECK(fold("Ærø") == "aero");
  CHECK(fold("Łódź") == "lodz");
  CHECK(fold("ＡＢＣ") == "abc");
  CHECK(fold("ﬁne") == "fine");
  CHECK(fold("a\xFF"
             "B") ==
        "a\xFF"
        "b");
  CHECK(without_marks("Défense") == "Defense");
}

TEST_CASE("Tokens of any bytes are ordered, not empty and without white space at their ends") {
  std::minstd_rand random{3};
  constexpr std::string_view pieces[] = {"a",  "B",  "1",  " ",       "\n", "-",      "'",    "’",        ".",
                                         "@",  "_",  ":",  "/",       "é",  "\xFF",   "\xE2", "\xCC\x81", "[",
                                         "{{", "}}", "x=", "http://", "😀", "\u00AD", "—"};
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (auto count = random() % 12; count > 0; --count) text += pieces[random() % std::size(pieces)];
    Offset end = 0;
    for (const Token& token : tokens(text)) {
      if (token.span.begin < end || token.span.empty() || token.span.end > text.size()) FAIL(text);
      end = token.span.end;
    }
    for (Offset at = 0, next = 0; const Token& token : tokens(text)) {  // nothing but white space between
      for (next = token.span.begin; at < next; ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte > ' ' && byte < 0x80) FAIL(text);
      }
      at = token.span.end;
    }
  }
}

TEST_CASE("Hostile bytes are split in linear time") {
  for (const char* piece :
       {"a",    "'",   "a'",   ":", "@",  "a@",           "a.",      ".", "{{",      "{%",      "[a b=", "http://",
        "www.", "-\n", "a-\n", "_", "1,", "\xE2\x80\x99", "a\u00AD", "#", "mailto:", "e\u0301", "(",     "a-b"}) {
    std::string text;
    for (int i = 0; i < 100'000; ++i) text += piece;
    CHECK(tokens(text).size() > 0);
  }
}

TEST_CASE("An address takes the whole of a word that it begins in") {
  CHECK(shown("ߔhee.lp@example.org") == "l:ߔhee.lp@example.org|");
}
