// Problem: thousands of patterns, hardly one of which matches anywhere. Idea
// (that of RE2's FilteredRE2, for a tree of our own): read off each pattern a
// small set of strings of which every match holds one. Bottom-up, each part is
// either exact (it matches these strings and no others) or it requires some of a
// set, or nothing is known. A sequence multiplies exact parts for as long as they
// are few, and keeps the best set that it met: one that stands at a known
// distance, of long strings. Word boundaries around a set are kept with it.
//
// Why it is right: a set is only ever widened, and an assertion is taken to hold.
#include "linter/match/pattern_literals.h"

#include <algorithm>
#include <optional>

#include "linter/text/utf8.h"

namespace galley {
namespace {

using Kind = PatternNode::Kind;
using Literals = std::vector<RequiredLiteral>;

constexpr std::size_t most_strings = 4096;
constexpr std::size_t most_products = 64;  // of a sequence, beyond what one part has
constexpr std::size_t longest_character = 4;

PatternLength operator+(const PatternLength& a, const PatternLength& b) {
  return {.least = a.least + b.least,
          .most = a.most + b.most,
          .unlimited = a.unlimited || b.unlimited,
          .bytes = a.bytes | b.bytes};
}

PatternLength either(const PatternLength& a, const PatternLength& b) {
  return {.least = std::min(a.least, b.least),
          .most = std::max(a.most, b.most),
          .unlimited = a.unlimited || b.unlimited,
          .bytes = a.bytes | b.bytes};
}

bool is_nothing(const PatternLength& length) { return length.most == 0 && !length.unlimited; }

struct Facts {
  std::optional<Literals> exact;  // all that the part matches
  std::optional<Literals> begin;  // where that isn't known, what it begins with
  Requirement required;
  PatternLength length;  // at most
};

// What begins a word wherever a boundary stands in front of it.
bool is_word_start(char byte) { return is_word_byte(byte) || byte == any_upper; }

// How much a literal says: a character of a class says little.
double weight(const RequiredLiteral& literal) {
  double sum = 0;
  for (const char byte : literal.text) sum += is_class(byte) ? 0.4 : 1;
  return sum;
}

// A literal is looked for by its first bytes, so it has to have one that is known.
bool is_usable(const Literals& literals) {
  return !literals.empty() && std::all_of(literals.begin(), literals.end(), [](const RequiredLiteral& each) {
    return !each.text.empty() && each.text[0] != any_space;
  });
}

// How good a set is to look for: where it stands is known, its strings are
// long, words, and few.
double worth(const Requirement& one) {
  if (!is_usable(one.literals)) return 0;
  double least = 6;
  bool words = true;
  for (const RequiredLiteral& literal : one.literals) {
    least = std::min(least, weight(literal));
    words = words && literal.begins_word;
  }
  double value = least + (words ? 2 : 0);
  if (one.lead.unlimited && one.lead.bytes.all()) value /= 4;
  return value - static_cast<double>(one.literals.size()) / (2 * most_strings);
}

void keep_better(Requirement& best, const Requirement& other) {
  if (worth(other) > worth(best)) best = other;
}

RequiredLiteral concatenate(const RequiredLiteral& a, const RequiredLiteral& b) {
  RequiredLiteral joined{
      .text = a.text + b.text, .folds = a.folds || b.folds, .begins_word = a.begins_word, .ends_word = b.ends_word};
  if (joined.folds) std::transform(joined.text.begin(), joined.text.end(), joined.text.begin(), to_ascii_lower);
  return joined;
}

Literals with_ends(Literals literals, bool at_start, bool at_end) {
  for (RequiredLiteral& literal : literals) {
    literal.at_start = literal.at_start && at_start;
    literal.at_end = literal.at_end && at_end;
  }
  return literals;
}

std::optional<Literals> members(const PatternNode& set) {
  if (!set.folds && set.text == "[A-Z]") return Literals{{.text = std::string(1, any_upper)}};
  if (set.text == "\\d" || set.text == "[0-9]") return Literals{{.text = std::string(1, any_digit)}};
  const auto listed = listed_members(set);
  if (!listed) return std::nullopt;
  Literals all;
  for (const std::string& character : *listed)
    all.push_back({.text = character, .folds = set.folds && is_ascii_letter(character[0])});
  return all;
}

bool is_white_space(const PatternNode& node) {
  return (node.kind == Kind::set && (node.text == "\\s" || node.text == "[ ]" || node.text == "[\\s]")) ||
         (node.kind == Kind::literal && node.text == " ");
}

bool ends_in_space(const Literals& literals) {
  return std::any_of(literals.begin(), literals.end(),
                     [](const RequiredLiteral& each) { return each.text.ends_with(any_space); });
}

// What begins beyond ASCII may be white space too; what is empty lets the next begin.
bool begins_with_space(const Literals& literals) {
  return std::any_of(literals.begin(), literals.end(), [](const RequiredLiteral& each) {
    return each.text.empty() || (static_cast<unsigned char>(each.text[0]) <= ' ' && each.text[0] != any_upper) ||
           static_cast<unsigned char>(each.text[0]) >= 0x80;
  });
}

class Sequence {
 public:
  void add(const PatternNode& part, Facts facts) {
    if (part.kind == Kind::anchor && part.text == "\\b") {
      boundary();
      after_boundary_ = true;
      return;
    }
    if (begins_outside_word(part)) boundary();
    if (facts.exact && multiplies(*facts.exact)) {
      multiply(*facts.exact);
    } else {
      if (facts.begin && !run_.empty() && multiplies(*facts.begin)) multiply(*facts.begin);
      end_run(false);
      all_exact_ = false;
      Requirement own = facts.exact ? Requirement{.literals = *facts.exact, .lead = {}} : facts.required;
      const bool first = is_nothing(length_);
      mark_words(own.literals);
      own.literals = with_ends(std::move(own.literals), first, true);
      own.lead = length_ + own.lead;
      settle_pending(false);
      pending_ = std::move(own);
    }
    after_boundary_ = ends_outside_word(part);
    length_ = length_ + facts.length;
    if (run_.empty()) run_start_ = length_;
  }

  Facts finish() {
    end_run(true);
    settle_pending(false);
    Facts facts{.exact = {}, .begin = {}, .required = best_, .length = length_};
    if (all_exact_) facts.exact = exact_;
    return facts;
  }

 private:
  bool multiplies(const Literals& next) const {
    if (run_.empty()) return next.size() <= most_strings && (next.size() > 1 || next[0].text[0] != any_space);
    if (ends_in_space(run_) && begins_with_space(next)) return false;  // it takes all white space that is there
    const std::size_t product = run_.size() * next.size();
    return product <= std::max({most_products, run_.size(), next.size()});
  }

  void multiply(const Literals& next) {
    if (next.size() > 1 || !next[0].text.empty()) settle_pending(false);
    if (run_.empty()) {
      run_ = next;
      run_start_ = length_;
      run_after_boundary_ = after_boundary_;
    } else {
      Literals product;
      for (const RequiredLiteral& a : run_) {
        for (const RequiredLiteral& b : next) product.push_back(concatenate(a, b));
      }
      run_ = std::move(product);
    }
  }

  void boundary() {
    settle_pending(true);
    if (!run_.empty()) offer(run_, true);
  }

  // Whether a boundary stood in front of these.
  void mark_words(Literals& literals) const {
    if (!after_boundary_) return;
    for (RequiredLiteral& literal : literals)
      literal.begins_word |= literal.at_start && !literal.text.empty() && is_word_start(literal.text[0]);
  }

  void settle_pending(bool boundary) {
    if (!pending_) return;
    if (boundary) {
      for (RequiredLiteral& literal : pending_->literals)
        literal.ends_word |= literal.at_end && !literal.text.empty() && is_word_byte(literal.text.back());
    } else {
      pending_->literals = with_ends(std::move(pending_->literals), true, false);
    }
    keep_better(best_, *pending_);
    pending_.reset();
  }

  void offer(Literals literals, bool boundary) {
    const bool first = is_nothing(run_start_);
    if (!is_usable(literals)) return;
    for (RequiredLiteral& literal : literals) {
      literal.at_start = first;
      literal.begins_word |= run_after_boundary_ && is_word_start(literal.text[0]);
      literal.ends_word |= boundary && is_word_byte(literal.text.back());
    }
    keep_better(best_, {.literals = std::move(literals), .lead = run_start_});
  }

  void end_run(bool at_end) {
    if (run_.empty()) return;
    if (all_exact_) exact_ = run_;
    offer(with_ends(run_, true, at_end), false);
    run_.clear();
  }

  Requirement best_;
  std::optional<Requirement> pending_;  // of the part before, as a boundary may follow
  Literals run_;
  Literals exact_ = {RequiredLiteral{}};
  PatternLength run_start_;
  PatternLength length_;
  bool all_exact_ = true;
  bool after_boundary_ = false;
  bool run_after_boundary_ = false;
};

Facts facts_of(const PatternNode& node);

PatternLength sized(const PatternNode& node, std::size_t least, std::size_t most) {
  return {.least = least, .most = most, .unlimited = false, .bytes = possible_bytes(node)};
}

Facts of_literal(const PatternNode& node) {
  Facts facts{.exact = {}, .begin = {}, .required = {}, .length = sized(node, node.text.size(), node.text.size())};
  const bool is_ascii = static_cast<unsigned char>(node.text[0]) < 0x80;
  if (node.folds) {  // "s" and "k" have forms of more bytes
    facts.length.least = is_ascii ? node.text.size() : 1;
    facts.length.most = is_ascii ? 3 * node.text.size() : longest_character;
  }
  const bool has_case =
      node.folds && !is_ascii && to_lower(decode(node.text, 0).code_point) != to_upper(decode(node.text, 0).code_point);
  const bool is_control = node.text[0] >= '\0' && node.text[0] < '\t';  // would be taken for what stands for others
  if (has_case || is_control) return facts;
  RequiredLiteral literal{.text = node.text};
  if (node.folds) {
    literal.folds = std::any_of(node.text.begin(), node.text.end(), is_ascii_letter);
    std::transform(literal.text.begin(), literal.text.end(), literal.text.begin(), to_ascii_lower);
  }
  facts.exact = Literals{literal};
  return facts;
}

Facts of_alternatives(const PatternNode& node) {
  Facts facts{.exact = Literals{}, .begin = {}, .required = {}, .length = {}};
  bool known = true;
  bool first = true;
  for (const PatternNode& part : node.parts) {
    Facts own = facts_of(part);
    facts.length = first ? own.length : either(facts.length, own.length);
    if (own.exact && facts.exact && facts.exact->size() + own.exact->size() <= most_strings)
      facts.exact->insert(facts.exact->end(), own.exact->begin(), own.exact->end());
    else
      facts.exact.reset();
    // A branch that is exact requires its strings, which are all of it.
    Requirement required = own.exact ? Requirement{.literals = *own.exact, .lead = {}} : std::move(own.required);
    if (own.exact && worth(own.required) > worth(required)) required = std::move(own.required);
    known = known && is_usable(required.literals);
    facts.required.lead = first ? required.lead : either(facts.required.lead, required.lead);
    first = false;
    facts.required.literals.insert(facts.required.literals.end(), required.literals.begin(), required.literals.end());
  }
  if (!known || facts.required.literals.size() > most_strings) facts.required = {};
  return facts;
}

// One string, so often as it comes at least.
std::optional<Literals> repeated(const Facts& inside, unsigned least) {
  constexpr unsigned most = 4;
  if (!inside.exact || inside.exact->size() != 1 || (*inside.exact)[0].text.empty()) return inside.exact;
  if (ends_in_space(*inside.exact)) return inside.exact;
  RequiredLiteral literal = (*inside.exact)[0];
  const std::string once = literal.text;
  for (unsigned count = 1; count < std::min(least, most); ++count) literal.text += once;
  return Literals{literal};
}

Facts of_repeat(const PatternNode& node) {
  const Facts inside = facts_of(node.parts[0]);
  Facts facts;
  const bool unlimited = node.most == PatternNode::unlimited || node.most > 1000;
  facts.length = {.least = inside.length.least * std::min(node.least, 1000U),
                  .most = unlimited ? 0 : inside.length.most * node.most,
                  .unlimited = unlimited || inside.length.unlimited,
                  .bytes = inside.length.bytes};
  if (is_white_space(node.parts[0]) && node.most == PatternNode::unlimited) {
    if (node.least == 1) facts.exact = Literals{{.text = std::string(1, any_space)}};
    if (node.least > 1 && node.parts[0].kind == Kind::literal) facts.begin = repeated(inside, node.least);
    return facts;
  }
  if (node.least == 0 && node.most == 1 && inside.exact) {
    facts.exact = *inside.exact;
    facts.exact->push_back({});
  } else if (node.least == 1 && node.most == 1) {
    return inside;
  } else if (node.least > 0) {
    const auto own = repeated(inside, node.least);
    facts.required = own ? Requirement{.literals = *own, .lead = {}} : inside.required;
    facts.required.literals = with_ends(std::move(facts.required.literals), true, false);
  }
  return facts;
}

Facts facts_of(const PatternNode& node) {
  switch (node.kind) {
    case Kind::literal:
      return of_literal(node);
    case Kind::any:
      return {.exact = {}, .begin = {}, .required = {}, .length = sized(node, 1, longest_character)};
    case Kind::set:
      return {.exact = members(node), .begin = {}, .required = {}, .length = sized(node, 1, longest_character)};
    case Kind::anchor:
    case Kind::look:
      return {.exact = Literals{RequiredLiteral{}}, .begin = {}, .required = {}, .length = {}};
    case Kind::reference:
      return {.exact = {}, .begin = {}, .required = {}, .length = {.unlimited = true, .bytes = ByteSet{}.set()}};
    case Kind::group:
    case Kind::atomic:
      return facts_of(node.parts[0]);
    case Kind::alternatives:
      return of_alternatives(node);
    case Kind::repeat:
      return of_repeat(node);
    case Kind::sequence: {
      Sequence sequence;
      for (const PatternNode& part : node.parts) sequence.add(part, facts_of(part));
      return sequence.finish();
    }
  }
  return {};
}

// "st" that stands behind digits is looked for with one of them: there are few.
Requirement behind_digit(Requirement one) {
  static const ByteSet digits = [] {
    ByteSet bytes;
    for (unsigned byte = 0; byte < 256; ++byte) bytes[byte] = byte >= 0x80 || is_ascii_digit(static_cast<char>(byte));
    return bytes;
  }();
  const bool is_behind = one.lead.least > 0 && (one.lead.bytes & ~digits).none() &&
                         std::none_of(one.literals.begin(), one.literals.end(),
                                      [](const RequiredLiteral& literal) { return literal.begins_word; });
  if (!is_behind) return one;
  one.lead.least -= std::min(one.lead.least, longest_character);  // as much as the digit may take
  for (RequiredLiteral& literal : one.literals) literal.text.insert(0, 1, any_digit);
  return one;
}

}  // namespace

void RequiredLiteral::put(ByteWriter& out) const {
  out.put_text(text);
  for (const bool each : {folds, begins_word, ends_word, at_start, at_end}) out.put(std::uint8_t{each});
}

RequiredLiteral RequiredLiteral::get(ByteReader& in) {
  RequiredLiteral literal{.text = std::string{in.get_text()}};
  for (bool* const each :
       {&literal.folds, &literal.begins_word, &literal.ends_word, &literal.at_start, &literal.at_end})
    *each = in.get<std::uint8_t>() != 0;
  return literal;
}

Requirement required_literals(const PatternNode& pattern) {
  const Facts facts = facts_of(pattern);
  Requirement required = facts.required;
  if (facts.exact) {
    Requirement whole{.literals = *facts.exact, .lead = {}};
    keep_better(required, whole);
  }
  return is_usable(required.literals) ? behind_digit(std::move(required)) : Requirement{};
}

}  // namespace galley
