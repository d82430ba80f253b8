// "Zelenskyy" and "Zelensky" in one piece.
//
// Names of one sound are brought together by a key: doubled letters are single,
// y is i, c, k and q are one, and so are ph and f, ou, oo and u. Two names of
// one key are one name unless something speaks against it: other first names or
// surnames beside them, a common word in lower case, a spelling that is a
// variant of English, names too short for chance to be ruled out.
#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "linter/document/fold.h"
#include "linter/rule/rule.h"
#include "linter/text/utf8.h"
#include "rules/data/spellings.h"
#include "rules/support/surroundings.h"
#include "rules/support/variants.h"

namespace rules {
namespace {

using namespace galley;

constexpr std::size_t shortest = 5;
// Where each stands once, the names must be this long to be one.
constexpr std::size_t shortest_of_two = 6;

// Letters that writers of foreign names take for each other.
void append_sound(std::string& key, char letter) {
  if (letter == 'y' || letter == 'j') letter = 'i';
  if (letter == 'c' || letter == 'q') letter = 'k';
  if (letter == 'w') letter = 'v';
  if (key.empty() || key.back() != letter) key += letter;
}

// The key of a folded name.
std::string sound_of(std::string_view name) {
  std::string key;
  for (std::size_t at = 0; at < name.size(); ++at) {
    const std::string_view pair = name.substr(at, 2);
    if (pair == "ph") {
      append_sound(key, 'f');
      ++at;
    } else if (pair == "ou" || pair == "oo") {
      append_sound(key, 'u');
      ++at;
    } else if ((pair == "kh" || pair == "gh" || pair == "th" || pair == "ck") && at + 1 < name.size()) {
      append_sound(key, name[at]);
      ++at;
    } else if (pair == "ks") {
      append_sound(key, 'x');
      ++at;
    } else {
      append_sound(key, name[at]);
    }
  }
  return key;
}

struct Form {
  std::vector<std::uint32_t> tokens;
  bool common = false;   // stands in lower case, too
  bool certain = false;  // somewhere its capital can only be a name's
};

class Reader {
 public:
  explicit Reader(RuleContext& context) : context_(context), document_(context.document()), surroundings_(document_) {}

  void run() {
    collect();
    std::map<std::string, std::vector<const Form*>> by_sound;
    for (const auto& [written, form] : forms_) by_sound[sound_of(written)].push_back(&form);
    for (const auto& [sound, forms] : by_sound) {
      if (forms.size() == 2) judge(*forms[0], *forms[1]);
    }
  }

 private:
  std::span<const Token> tokens() const { return document_.tokens(); }
  std::string_view text(std::uint32_t token) const { return document_.text(tokens()[token]); }

  void collect() {
    for (std::uint32_t at = 0; at < tokens().size(); ++at) {
      const Token& token = tokens()[at];
      const bool name_like = token.kind == TokenKind::word && has(token.shape, Shape::capitalised) &&
                             token.span.size() >= shortest &&
                             !has(token.shape, Shape::all_upper | Shape::digits | Shape::inner_upper);
      if (!name_like) continue;
      const std::string_view written = without_possessive(document_.text(token));
      if (written.size() < shortest || surroundings_.is_foreign_block(at) || surroundings_.in_technical_text(at))
        continue;
      Form& form = forms_[fold(written)];
      form.tokens.push_back(at);
      form.certain = form.certain || !surroundings_.starts_sentence(at);
    }
    for (const Token& token : tokens()) {
      if (token.kind != TokenKind::word || token.span.size() < shortest || has(token.shape, Shape::capitalised))
        continue;
      const auto found = forms_.find(fold(without_possessive(document_.text(token))));
      if (found != forms_.end()) found->second.common = true;
    }
  }

  void judge(const Form& a, const Form& b) {
    const bool a_stands =
        a.tokens.size() != b.tokens.size() ? a.tokens.size() > b.tokens.size() : a.tokens.front() < b.tokens.front();
    const Form& standing = a_stands ? a : b;
    const Form& odd = a_stands ? b : a;
    if (standing.common || odd.common || !standing.certain || !odd.certain) return;
    if (!is_one_name(standing, odd)) return;
    report(standing, odd);
  }

  bool is_one_name(const Form& standing, const Form& odd) {
    const std::string_view one = without_possessive(text(standing.tokens.front()));
    const std::string_view other = without_possessive(text(odd.tokens.front()));
    if (fold_keeping_marks(one) != fold(one) || fold_keeping_marks(other) != fold(other))
      return false;  // accents: diacritic-variant
    if (find_spelling(tokens()[standing.tokens.front()].folded) || find_spelling(tokens()[odd.tokens.front()].folded))
      return false;
    if (to_ascii_lower(one[0]) != to_ascii_lower(other[0])) return false;
    if (odd.tokens.size() * 2 > standing.tokens.size() && std::min(one.size(), other.size()) < shortest_of_two)
      return false;
    return !are_two_people(standing, odd);
  }

  // Other names beside each of their places: "Philip Brook", "Phillip Marsh".
  bool are_two_people(const Form& standing, const Form& odd) const {
    for (const std::uint32_t token : odd.tokens) {
      const auto own = surroundings_.neighbours(token);
      if (own.before == 0 && own.after == 0) return false;
      for (const std::uint32_t other : standing.tokens) {
        const auto its = surroundings_.neighbours(other);
        if (agree(own.before, its.before) && agree(own.after, its.after)) return false;
      }
    }
    return true;
  }

  static bool agree(std::uint32_t a, std::uint32_t b) { return a == 0 || b == 0 || a == b; }

  void report(const Form& standing, const Form& odd) {
    const std::uint32_t token = odd.tokens.front();
    const std::string_view stem = without_possessive(text(token));
    Variant variant{.odd = tokens()[token].span,
                    .instead = std::string{without_possessive(text(standing.tokens.front()))} +
                               std::string{text(token).substr(stem.size())},
                    .standing = tokens()[standing.tokens.front()].span,
                    .times = standing.tokens.size(),
                    .tie = standing.tokens.size() == odd.tokens.size()};
    for (std::size_t i = 1; i < odd.tokens.size(); ++i) variant.also.push_back(tokens()[odd.tokens[i]].span);
    report_variant(context_, variant);
  }

  RuleContext& context_;
  const Document& document_;
  Surroundings surroundings_;
  std::map<std::string, Form> forms_;  // by folded name
};

class NameVariant final : public Rule {
 public:
  void check(RuleContext& context) const override { Reader{context}.run(); }
};

}  // namespace

extern constinit const RuleDefinition name_variant{
    .severity = Severity::warning,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<NameVariant>(); },
};

}  // namespace rules
