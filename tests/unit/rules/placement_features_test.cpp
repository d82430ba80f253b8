#include "rules/support/placement_features.h"

#include <algorithm>
#include <cmath>
#include <random>
#include <string>

#include <doctest/doctest.h>

#include "linter/formats/format.h"
#include "rules/support/placement_openings.h"

namespace {

using namespace galley;
using namespace rules::placement;

// An article of paragraphs that share words, names and speakers at random.
std::string article(std::uint32_t seed, std::size_t paragraphs, bool sections) {
  static const std::vector<std::string> words = {
      "the",    "a",   "and",   "harbour", "winter", "Askelby",  "Torvin Askelby", "Marrowdale", "crews",
      "roster", "tea", "falls", "market",  "NHB",    "(NHB)",    "Hester Pomfrey", "Pomfrey",    "said",
      "he",     "she", "we",    "bakery",  "lorry",  "moorings", "quay",           "gulls",      "council"};
  static const std::vector<std::string> openings = {"",          "He ", "This ", "But ", "“Nobody came,” he said. ",
                                                    "“We wait. "};
  std::minstd_rand random{seed};
  std::string text;
  for (std::size_t at = 0; at < paragraphs; ++at) {
    if (sections && at % 4 == 1) text += "## The " + words[random() % words.size()] + "\n\n";
    text += openings[random() % openings.size()];
    for (std::size_t word = 0; word < 18; ++word) text += words[random() % words.size()] + (word % 9 == 8 ? ". " : " ");
    text += "So it was.\n\n";
  }
  return text;
}

// How often, if at all, a part has a term.
const Occurrence* find_term(const Piece& piece, const Part& part, std::uint32_t term) {
  for (const Occurrence& use : piece.terms_of(part)) {
    if (use.term == term) return &use;
  }
  return nullptr;
}

float common_words(const Piece& piece, const Part& a, const Part& b) {
  float sum = 0;
  for (const Occurrence& use : piece.terms_of(a)) {
    const auto parts = std::count_if(piece.parts.begin(), piece.parts.end(),
                                     [&](const Part& part) { return find_term(piece, part, use.term) != nullptr; });
    const Occurrence* const other = find_term(piece, b, use.term);
    if (other != nullptr && parts <= static_cast<std::ptrdiff_t>(most_sharers)) sum += use.weight * other->weight;
  }
  return sum;
}

// The obvious way: the article without the paragraph, and each gap in turn.
struct Slow {
  const Piece& piece;
  const Part& own;
  std::vector<const Part*> others;
  std::size_t home;  // it stands behind this many of them

  Slow(const Piece& whole_piece, std::uint32_t at) : piece(whole_piece), own(whole_piece.parts[at]), home(at) {
    for (const Part& part : piece.parts) {
      if (&part != &own) others.push_back(&part);
    }
  }

  const Part* at(std::size_t k) const { return k < others.size() ? others[k] : nullptr; }
  bool is_far(std::size_t gap) const { return gap + 2 <= home || gap >= home + 2; }
  float common(std::size_t k) const { return k < others.size() ? common_words(piece, own, *others[k]) : 0; }

  float words_fit(std::size_t gap) const {
    const float bridge = at(gap) == nullptr ? 0 : common_words(piece, *at(gap - 1), *at(gap));
    const float beyond = gap >= 2 ? common(gap - 2) : 0;
    return common(gap - 1) + 0.8F * common(gap) + 0.4F * (beyond + common(gap + 1)) - 0.5F * bridge;
  }

  static float borne(const Part* before, const Part* next) {
    if (next == nullptr || next->role == Role::heading) return 0;
    return bears(before->role == Role::heading ? nullptr : before, *next);
  }
  float opening_fit(std::size_t gap) const {
    return borne(at(gap - 1), &own) + borne(&own, at(gap)) - borne(at(gap - 1), at(gap));
  }

  template <typename Holds>
  bool any_gap(Holds holds) const {
    for (std::size_t gap = 1; gap <= others.size(); ++gap) {
      if (holds(gap, *at(gap - 1), at(gap))) return true;
    }
    return false;
  }
};

void check(const Slow& slow, const Candidate& candidate) {
  const Features& f = candidate.features;
  const auto near = [](float value) { return doctest::Approx(value).epsilon(0.001); };
  CHECK(f[0] == near(slow.words_fit(slow.home)));
  float best = -100;
  float best_opening = -100;
  for (std::size_t gap = 1; gap <= slow.others.size(); ++gap) {
    if (slow.is_far(gap)) best = std::max(best, slow.words_fit(gap));
    best_opening = std::max(best_opening, slow.opening_fit(gap));
  }
  CHECK(f[2] == near(best - slow.words_fit(slow.home)));
  CHECK(f[fit] == near(slow.opening_fit(slow.home)));
  CHECK(f[fit_gain] == near(best_opening - slow.opening_fit(slow.home)));
  CHECK(slow.is_far(candidate.best_gap));
  CHECK(f[mends_run] == slow.any_gap([&](std::size_t gap, const Part& before, const Part* after) {
    const bool goes_on = after != nullptr && after->starts_quote;
    return gap != slow.home && before.unclosed && !goes_on && slow.own.starts_quote;
  }));
  CHECK(f[wanted_elsewhere] == slow.any_gap([&](std::size_t gap, const Part& before, const Part* after) {
    const bool filled = after != nullptr && after->starts_quote;
    return slow.is_far(gap) && wants_quotation(before) && !filled;
  }));
  CHECK(f[same_person_elsewhere] == slow.any_gap([&](std::size_t gap, const Part& before, const Part*) {
    if (!slow.is_far(gap) || slow.own.speaker_masculine == slow.own.speaker_feminine) return false;
    return slow.own.speaker_masculine ? before.masculine : before.feminine;
  }));
}

// The section's likelihood, by a count of its words.
float likelihood(const Slow& slow, std::uint32_t section) {
  float all_words = 1;
  float section_words = 0;
  float length = 0;
  for (const Part& part : slow.piece.parts) {
    for (const Occurrence& use : slow.piece.terms_of(part)) {
      all_words += use.count;
      if (part.section == section) section_words += use.count;
    }
  }
  float sum = 0;
  for (const Occurrence& use : slow.piece.terms_of(slow.own)) {
    float seen = 0;
    float total = 0.5F;
    for (const Part& part : slow.piece.parts) {
      const Occurrence* const other = find_term(slow.piece, part, use.term);
      if (other == nullptr) continue;
      total += other->count;
      if (&part != &slow.own && part.section == section) seen += other->count;
    }
    const float count = std::min<float>(use.count, 2);
    const float expected = Index::smoothing * total / all_words;
    length += count;
    sum += count * std::log((seen + expected) / expected);
  }
  const float own = slow.own.section == section ? length : 0;
  return sum - length * std::log((std::max(section_words - own, 0.0F) + Index::smoothing) / Index::smoothing);
}

}  // namespace

TEST_CASE("A paragraph's places are measured as one by one") {
  for (std::uint32_t seed = 1; seed <= 12; ++seed) {
    const bool sections = seed % 2 == 0;
    const auto source = std::make_shared<SourceFile>("a.md", article(seed, 3 + 2 * seed, sections));
    const Document document = format_by_name("markdown")->parse(source);
    const Piece piece = make_piece(document);
    const auto candidates = measure(piece, whole(piece));
    CHECK(!candidates.empty());
    for (const Candidate& candidate : candidates) {
      const Slow slow{piece, candidate.part};
      check(slow, candidate);
      if (piece.form == Form::flow) continue;
      const float own = likelihood(slow, slow.own.section);
      float best = -1000;
      for (std::uint32_t section = 0; section <= piece.sections; ++section) {
        if (section != slow.own.section) best = std::max(best, likelihood(slow, section));
      }
      CHECK(candidate.features[topic_margin] == doctest::Approx(best - own).epsilon(0.001));
    }
  }
}
