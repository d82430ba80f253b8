// One look into a table for each word; what is found is sorted by word, and
// only words that stand in two spellings are looked at further. Linear but for
// that sort.
#include <algorithm>
#include <vector>

#include "linter/rule/rule.h"
#include "rules/data/spellings.h"
#include "rules/support/change_log.h"
#include "rules/support/surroundings.h"
#include "rules/support/variants.h"
#include "rules/support/words.h"

namespace rules {
namespace {

using namespace galley;

struct Hit {
  const Spelling* spelling;
  std::uint32_t token;
  bool named = false;  // inside a name, whose spelling is not the writer's
};

// The spellings of a document's variable words, those of one word together.
std::vector<Hit> find_hits(const Document& document) {
  std::vector<Hit> hits;
  const auto tokens = document.tokens();
  for (const std::uint32_t word : document.words().words()) {
    const Spelling* spelling = find_spelling(word);
    if (spelling == nullptr) continue;
    for (std::uint32_t at = document.words().first(word); at != no_index; at = document.words().next(at)) {
      if (has(tokens[at].shape, Shape::digits)) continue;
      if (has(tokens[at].shape, Shape::non_ascii) && !is_plain(document.text(tokens[at]))) continue;
      hits.push_back({.spelling = spelling, .token = at});
    }
  }
  std::sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) {
    return a.spelling->cluster != b.spelling->cluster ? a.spelling->cluster < b.spelling->cluster : a.token < b.token;
  });
  return hits;
}

class Reader {
 public:
  Reader(RuleContext& context, std::uint8_t region)
      : context_(context),
        document_(context.document()),
        region_(region),
        surroundings_(document_),
        changes_(document_) {}

  void run() {
    const std::vector<Hit> hits = find_hits(document_);
    for (auto begin = hits.begin(); begin != hits.end();) {
      const auto end = std::find_if(begin, hits.end(),
                                    [&](const Hit& hit) { return hit.spelling->cluster != begin->spelling->cluster; });
      const bool alike =
          std::all_of(begin, end, [&](const Hit& hit) { return hit.spelling->style == begin->spelling->style; });
      if (!alike) judge({begin, end});
      begin = end;
    }
  }

 private:
  // The hits of one style, which disagree with those of others.
  struct Side {
    std::vector<Hit> hits;
    std::size_t own = 0;  // not in names
    bool wanted = false;  // by the language that is set

    auto weight() const { return std::tuple{wanted, own, hits.size()}; }
  };

  void judge(std::vector<Hit> hits) {
    std::vector<Side> sides;
    for (Hit& hit : hits) {
      if (is_exempt(hit)) continue;
      hit.named = surroundings_.in_name(hit.token);
      add(sides, hit);
    }
    if (sides.size() < 2) return;
    const auto standing = std::max_element(sides.begin(), sides.end(),
                                           [](const Side& a, const Side& b) { return a.weight() < b.weight(); });
    for (const Side& side : sides) {
      if (&side != &*standing) compare(*standing, side);
    }
  }

  bool is_exempt(const Hit& hit) {
    return surroundings_.is_foreign_block(hit.token) || surroundings_.in_technical_text(hit.token) ||
           surroundings_.in_title(hit.token) || surroundings_.is_mentioned(hit.token) || is_lever(hit) ||
           changes_.holds(surroundings_.block(hit.token)) || is_alone(hit);
  }

  // "- grey": a name in a list of them.
  bool is_alone(const Hit& hit) const {
    const Block& block = surroundings_.block(hit.token);
    return block.kind == BlockKind::list_item && block.tokens.size() == 1;
  }

  // "They prise the lid open": another word, which has a particle behind it.
  bool is_lever(const Hit& hit) const {
    constexpr std::string_view particles[] = {"open",  "apart", "off", "out",  "away",
                                              "loose", "from",  "up",  "free", "into"};
    if (!text(*hit.spelling).starts_with("prise")) return false;
    std::uint32_t after = surroundings_.word_after(hit.token);
    for (int words = 0; words < 6 && after != no_index; ++words, after = surroundings_.word_after(after)) {
      if (one_of(document_.text(document_.tokens()[after]), particles)) return true;
    }
    return false;
  }

  void add(std::vector<Side>& sides, const Hit& hit) const {
    auto side = std::find_if(sides.begin(), sides.end(), [&](const Side& other) {
      return other.hits.front().spelling->style == hit.spelling->style;
    });
    if (side == sides.end()) {
      sides.emplace_back();
      side = std::prev(sides.end());
    }
    side->hits.push_back(hit);
    side->own += !hit.named;
    side->wanted = side->wanted || (hit.spelling->regions & region_) != 0;
  }

  void compare(const Side& standing, const Side& odd) {
    const std::vector<Hit> examples = distinct(standing.hits);
    for (const Hit& hit : odd.hits) {
      const Hit* example = best(examples, hit);
      if (example == nullptr) continue;
      report(hit, *example, standing, odd);
      return;
    }
  }

  // The first of each spelling, once among names and once outside them, and
  // all names with other neighbours: few, however long the text is.
  std::vector<Hit> distinct(const std::vector<Hit>& hits) const {
    std::vector<Hit> first;
    for (const Hit& hit : hits) {
      const bool known = std::any_of(first.begin(), first.end(), [&](const Hit& other) {
        return other.spelling == hit.spelling && other.named == hit.named && (!hit.named || same_name(other, hit));
      });
      if (!known && first.size() < 64) first.push_back(hit);
    }
    return first;
  }

  bool same_name(const Hit& a, const Hit& b) const {
    const auto [before_a, after_a] = surroundings_.neighbours(a.token);
    const auto [before_b, after_b] = surroundings_.neighbours(b.token);
    return (before_a != 0 && before_a == before_b) || (after_a != 0 && after_a == after_b);
  }

  // What `hit` is to be compared with: the same inflection, if it is there. A
  // name only with the same name.
  const Hit* best(const std::vector<Hit>& examples, const Hit& hit) const {
    const Hit* found = nullptr;
    for (const Hit& example : examples) {
      if (!disagree(*example.spelling, *hit.spelling)) continue;
      if (example.named != hit.named || (hit.named && !same_name(example, hit))) continue;
      if (example.spelling->entry == hit.spelling->entry) return &example;
      if (found == nullptr) found = &example;
    }
    return found;
  }

  void report(const Hit& hit, const Hit& example, const Side& standing, const Side& odd) {
    const Token& token = document_.tokens()[hit.token];
    Variant variant{.odd = token.span,
                    .instead = {},
                    .standing = document_.tokens()[example.token].span,
                    .times = hit.named ? standing.hits.size() : standing.own,
                    .tie = standing.own == odd.own && !standing.wanted};
    const std::string_view written = document_.text(token);
    const Spelling* other = respell(without_ending(*hit.spelling, written), example.spelling->style);
    if (other != nullptr) variant.instead = in_the_manner_of(written, text(*other));
    for (const Hit& more : odd.hits) {
      if (more.token > hit.token && more.named == hit.named)
        variant.also.push_back(document_.tokens()[more.token].span);
    }
    report_variant(context_, variant);
  }

  RuleContext& context_;
  const Document& document_;
  std::uint8_t region_;
  Surroundings surroundings_;
  ChangeLog changes_;
};

class SpellingVariant final : public Rule {
 public:
  explicit SpellingVariant(std::uint8_t region) : region_(region) {}
  void check(RuleContext& context) const override { Reader{context, region_}.run(); }

 private:
  std::uint8_t region_;
};

}  // namespace

extern constinit const RuleDefinition spelling_variant{
    .severity = Severity::warning,
    .english = true,
    .make = [](const RuleOptions& chosen) -> std::unique_ptr<Rule> {
      return std::make_unique<SpellingVariant>(region_of(chosen.language()));
    },
};

}  // namespace rules
