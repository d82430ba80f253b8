#include "linter/match/slow_pattern.h"

#include <algorithm>
#include <array>
#include <vector>

#include "linter/match/pattern_syntax.h"
#include "linter/match/regex.h"
#include "linter/text/error.h"

namespace galley {
namespace {

using Kind = PatternNode::Kind;

constexpr unsigned fewest_rounds = 8;  // of what counts as a loop
constexpr unsigned tried_rounds = 60;

enum class Wanted { shortest, fuller };

bool is_loop(const PatternNode& node) { return node.kind == Kind::repeat && node.most >= fewest_rounds; }

// A text that the set may read; letters and blanks first.
std::string character_of(const PatternNode& set) {
  const Regex regex{(set.folds ? "^(?:(?i)" : "^(?:") + set.text + ")$"};
  RegexWorkspace workspace;
  for (const char* const each : {"a", "A", "1", " ", "_", "-", ".", ",", "'", "\"", "(", "/", "é", "’", "\t", "\n"}) {
    if (regex.matches(each, workspace)) return each;
  }
  return "";
}

std::string sample(const PatternNode& node, Wanted wanted) {
  std::string text;
  switch (node.kind) {
    case Kind::literal:
      return node.text;
    case Kind::any:
      return "a";
    case Kind::set:
      return character_of(node);
    case Kind::sequence:
      for (const PatternNode& part : node.parts) text += sample(part, wanted);
      return text;
    case Kind::alternatives:
      return sample(wanted == Wanted::shortest ? node.parts.front() : node.parts.back(), wanted);
    case Kind::group:
    case Kind::atomic:
      return sample(node.parts.front(), wanted);
    case Kind::repeat: {
      const unsigned rounds = wanted == Wanted::shortest ? node.least : std::max(node.least, std::min(node.most, 1u));
      for (unsigned round = 0; round < std::min(rounds, tried_rounds); ++round)
        text += sample(node.parts.front(), wanted);
      return text;
    }
    case Kind::anchor:
    case Kind::look:
    case Kind::reference:
      break;
  }
  return text;
}

// Whether there is more than one way to read a text with it.
bool varies(const PatternNode& node) {
  if (node.kind == Kind::look || node.kind == Kind::atomic) return false;
  if (node.kind == Kind::alternatives || (node.kind == Kind::repeat && node.least != node.most)) return true;
  return std::any_of(node.parts.begin(), node.parts.end(), varies);
}

class Finder {
 public:
  explicit Finder(const std::string& pattern) : regex_(pattern) {}

  std::optional<SlowText> find(const PatternNode& tree) {
    match_ = sample(tree, Wanted::fuller);
    visit(tree, "");
    return found_;
  }

 private:
  // `before` is read by what stands in front of the node.
  void visit(const PatternNode& node, const std::string& before) {
    if (found_) return;
    if (is_loop(node) && node.greed != '+' && varies(node.parts.front())) try_loop(node.parts.front(), before);
    std::string read = before;
    for (const PatternNode& part : node.parts) {
      visit(part, read);
      if (node.kind == Kind::sequence) read += sample(part, Wanted::fuller);
    }
  }

  void try_loop(const PatternNode& body, const std::string& before) {
    for (const Wanted wanted : {Wanted::fuller, Wanted::shortest}) {
      const std::string round = sample(body, wanted);
      if (round.empty()) continue;
      std::string text = before;
      for (unsigned count = 0; count < tried_rounds; ++count) text += round;
      for (const char* const end : {"", " ", "!", "a", "1", "\n"}) {
        // A match further on, without which no search begins.
        if (!found_ && (is_given_up(text + end) || is_given_up(text + end + '\n' + match_)))
          found_ = SlowText{.before = before, .round = round, .rounds = tried_rounds};
      }
    }
  }

  bool is_given_up(const std::string& text) {
    std::vector<Capture> groups;
    return !regex_.find(text, 0, workspace_, groups) && workspace_.take_exhausted();
  }

  Regex regex_;
  RegexWorkspace workspace_;
  std::string match_;  // a text that it likely matches
  std::optional<SlowText> found_;
};

}  // namespace

std::optional<SlowText> find_slow_text(const std::string& pattern) {
  try {
    const auto tree = parse_pattern(pattern);
    return tree ? Finder{pattern}.find(*tree) : std::nullopt;
  } catch (const Error&) {
    return std::nullopt;  // whoever compiles it says what is wrong
  }
}

}  // namespace galley
