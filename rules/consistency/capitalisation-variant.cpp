// "GitHub" and "Github" in one piece.
//
// What counts is a word that somewhere has a capital inside. Its other forms
// are compared with it if they begin with a capital, too: in lower case it may
// be a command, an address or the common word. All in capitals it is a heading.
#include <algorithm>
#include <map>
#include <vector>

#include "linter/document/fold.h"
#include "linter/rule/rule.h"
#include "linter/text/utf8.h"
#include "rules/support/change_log.h"
#include "rules/support/hash_groups.h"
#include "rules/support/surroundings.h"
#include "rules/support/variants.h"

namespace rules {
namespace {

using namespace galley;

// "DevOps", "eBay"; not "APIs", "IT's" and "PhD".
bool is_mixed(std::string_view word) {
  word = without_possessive(word);
  if (word.ends_with('s')) word.remove_suffix(1);
  const auto lower = std::count_if(word.begin(), word.end(), is_ascii_lower);
  return lower >= 2 && word.find('\'') == word.npos && word.find("’") == word.npos;
}

struct Form {
  std::vector<std::uint32_t> tokens;
  bool inner = false;  // has a capital inside
};

// Names of which some writers have made common words.
constexpr std::string_view half_names[] = {"internet"};

class Reader {
 public:
  explicit Reader(RuleContext& context)
      : context_(context), document_(context.document()), surroundings_(document_), changes_(document_) {}

  void run() {
    for (const std::string_view word : half_names) compare_half_name(folded_hash(word));
    HashGroups wanted = collect();
    if (wanted.empty()) return;
    wanted.sort();
    std::map<std::uint32_t, std::map<std::string, Form, std::less<>>> words;
    std::vector<bool> common(groups_, false);
    const auto is_wanted = [&](std::uint32_t word) { return wanted.find(word) != no_index; };
    for (const std::uint32_t at : document_.words().tokens_where(is_wanted)) {
      const Token& token = tokens()[at];
      if (has(token.shape, Shape::all_upper) || !is_mixed(document_.text(token)) || is_exempt(at)) continue;
      const std::uint32_t group = wanted.find(token.folded);
      const bool inner = has(token.shape, Shape::inner_upper);
      if (!inner && !has(token.shape, Shape::capitalised)) {
        common[group] = true;
        continue;
      }
      Form& form = words[group][std::string{without_possessive(document_.text(token))}];
      form.tokens.push_back(at);
      form.inner = inner;
    }
    for (const auto& [group, forms] : words) judge(forms, common[group]);
  }

 private:
  std::span<const Token> tokens() const { return document_.tokens(); }

  // "the Internet" and "the internet", inside sentences and outside names.
  void compare_half_name(std::uint32_t folded) {
    Form capital;
    Form small;
    const WordIndex& words = document_.words();
    for (std::uint32_t at = words.first(folded); at != WordIndex::none; at = words.next(at)) {
      const Shape shape = tokens()[at].shape;
      if (shape == Shape::none && !is_joined(at) && !is_exempt(at)) small.tokens.push_back(at);
      const bool inside = shape == Shape::capitalised && is_running(at) && !surroundings_.in_name(at) &&
                          !surroundings_.starts_sentence(at) && !is_joined(at) && !is_exempt(at);
      if (inside) capital.tokens.push_back(at);
    }
    if (small.tokens.empty() || capital.tokens.empty()) return;
    const bool small_stands = small.tokens.size() >= capital.tokens.size();
    report(small_stands ? small : capital, small_stands ? capital : small);
  }

  bool is_running(std::uint32_t at) const {
    const BlockKind kind = surroundings_.block(at).kind;
    return kind == BlockKind::paragraph || kind == BlockKind::list_item;
  }

  // "web-based", "Web-based", "the Web’s"
  bool is_joined(std::uint32_t at) const {
    const auto is_hyphen = [&](std::uint32_t mark) {
      return mark < tokens().size() && document_.text(tokens()[mark]) == "-";
    };
    return is_hyphen(at + 1) || (at > 0 && is_hyphen(at - 1));
  }

  HashGroups collect() {
    HashGroups wanted;
    for (const std::uint32_t at : document_.capitals()) {
      const Token& token = tokens()[at];
      const bool inner = has(token.shape, Shape::inner_upper) && !has(token.shape, Shape::all_upper);
      if (token.kind == TokenKind::word && inner && is_mixed(document_.text(token)))
        wanted.add(token.folded, groups_++);
    }
    return wanted;
  }

  bool is_exempt(std::uint32_t at) {
    return surroundings_.is_foreign_block(at) || surroundings_.in_technical_text(at) ||
           surroundings_.is_mentioned(at) || changes_.holds(surroundings_.block(at)) || is_extension(at) ||
           is_set(at) || is_in_key(at);
  }

  // `common`: it stands in lower case, too, so at the start of a sentence it
  // has a capital as any word.
  void judge(const std::map<std::string, Form, std::less<>>& forms, bool common) {
    if (forms.size() < 2) return;
    const auto weight = [](const Form& form) { return std::pair{form.tokens.size(), form.inner}; };
    const auto standing = std::max_element(
        forms.begin(), forms.end(), [&](const auto& a, const auto& b) { return weight(a.second) < weight(b.second); });
    for (const auto& [written, form] : forms) {
      if (&form == &standing->second || (!form.inner && common)) continue;
      // "Macdonald" and "MacDonald" may be two people.
      const bool surname = written.starts_with("Mac") || written.starts_with("Mc") || written.starts_with("Fitz");
      if (surname && form.tokens.size() > 1) continue;
      if (form.tokens.size() * 2 > standing->second.tokens.size() + 1 || !fits(form.tokens.front())) continue;
      if (are_identifiers(written, standing->first) || are_of_two_sexes(written, standing->first)) continue;
      if (only_begins(written, standing->first, form.tokens.front())) continue;
      if (written + 's' == standing->first || standing->first + 's' == written) continue;  // "HowTos", "HowTo's"
      report(standing->second, form);
    }
  }

  // "Makefile.Lamp"
  bool is_extension(std::uint32_t at) const {
    const Offset begin = tokens()[at].span.begin;
    return begin > 1 && document_.prose()[begin - 1] == '.' && is_ascii_letter(document_.prose()[begin - 2]);
  }

  // "T<sub>E</sub>X": how a word is set says nothing of how it is written.
  bool is_set(std::uint32_t at) const {
    const Span source = document_.source_span(tokens()[at].span);
    return document_.source().bytes().substr(source.begin, source.size()).find('<') != std::string_view::npos;
  }

  // "[LampPost]", "[Oldacre-LampPost]": what an entry of a bibliography is called by.
  bool is_in_key(std::uint32_t at) const {
    constexpr Offset longest = 80;  // on either side of where the word begins
    const TextSpan block = surroundings_.block(at).span;
    const Offset word = tokens()[at].span.begin;
    const Offset begin = word - std::min(word - block.begin, longest);
    const std::string_view text = document_.text(TextSpan{begin, std::min(word + longest, block.end)});
    const std::size_t open = text.find_last_of("[] \n", word - begin);
    const std::size_t close = text.find_first_of("[] \n", word - begin);
    return open != text.npos && close != text.npos && text[open] == '[' && text[close] == ']';
  }

  // "LeserInnen", readers of both sexes, and "Leserinnen".
  static bool are_of_two_sexes(std::string_view a, std::string_view b) {
    for (const std::string_view ending : {"Innen", "erIn", "orIn"}) {
      const bool is_mixed = a.ends_with(ending);
      const std::string_view mixed = is_mixed ? a : b;
      const std::string_view other = is_mixed ? b : a;
      const std::size_t at = mixed.size() - (ending.size() - ending.find('I'));
      if (mixed.ends_with(ending) && mixed.size() == other.size() && other[at] == 'i') return true;
    }
    return false;
  }

  // "readPreference", an option, and "ReadPreference", what it holds: as programs tell them apart. "eBay" and "Ebay"
  // are one.
  static bool are_identifiers(std::string_view a, std::string_view b) {
    constexpr std::size_t fewest_letters = 3;  // before the inner capital, more than names have
    const auto is_camel = [](std::string_view word) {
      const auto inner = std::find_if(word.begin() + 1, word.end(), is_ascii_upper);
      return static_cast<std::size_t>(inner - word.begin()) >= fewest_letters;
    };
    return is_ascii_lower(a[0]) != is_ascii_lower(b[0]) && a.substr(1) == b.substr(1) && is_camel(a);
  }

  // A capital at the start of a sentence says nothing of "iPhone".
  bool fits(std::uint32_t token) const {
    return !surroundings_.in_name(token) || !surroundings_.starts_sentence(token);
  }

  // "IPhone" for "iPhone", at the start of a sentence.
  bool only_begins(std::string_view odd, std::string_view standing, std::uint32_t token) const {
    return surroundings_.starts_sentence(token) && odd.substr(1) == standing.substr(1);
  }

  void report(const Form& standing, const Form& odd) {
    Variant variant{.odd = tokens()[odd.tokens.front()].span,
                    .instead = in_its_place(odd.tokens.front(), standing.tokens.front()),
                    .standing = tokens()[standing.tokens.front()].span,
                    .times = standing.tokens.size(),
                    .tie = standing.tokens.size() == odd.tokens.size()};
    for (std::size_t i = 1; i < odd.tokens.size(); ++i) variant.also.push_back(tokens()[odd.tokens[i]].span);
    report_variant(context_, variant);
  }

  std::string in_its_place(std::uint32_t odd, std::uint32_t standing) const {
    const std::string_view written = document_.text(tokens()[odd]);
    const std::string_view stem = without_possessive(written);
    return std::string{without_possessive(document_.text(tokens()[standing]))} +
           std::string{written.substr(stem.size())};
  }

  RuleContext& context_;
  const Document& document_;
  Surroundings surroundings_;
  ChangeLog changes_;
  std::uint32_t groups_ = 0;
};

class CapitalisationVariant final : public Rule {
 public:
  void check(RuleContext& context) const override { Reader{context}.run(); }
};

}  // namespace

extern constinit const RuleDefinition capitalisation_variant{
    .severity = Severity::warning,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<CapitalisationVariant>(); },
};

}  // namespace rules
