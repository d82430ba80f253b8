// What the linter says. Plain values: they own their strings and outlive the
// document which they are about.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "linter/text/held_text.h"
#include "linter/text/rare_list.h"
#include "linter/text/span.h"

namespace galley {

// An index into the run's files, in the order of their paths.
enum class FileId : std::uint32_t {};
enum class Severity : std::uint8_t { suggestion, warning, error };

// How far a fix may go without a person.
enum class Safety : std::uint8_t {
  safe,        // the meaning can't change; `galley fix` applies it
  unsafe,      // likely right; `galley fix --unsafe` applies it
  suggestion,  // one of several, or needs a rewrite; only shown
};

struct Edit {
  FileId file{};
  Span span;
  std::string replacement;

  friend bool operator==(const Edit&, const Edit&) = default;
};

struct Fix {
  std::string title;  // imperative: "Delete the second “the”"
  Safety safety = Safety::suggestion;
  std::vector<Edit> edits;  // ordered, not overlapping

  friend bool operator==(const Fix&, const Fix&) = default;
};

// Another place which the message needs: "first said here".
struct Related {
  FileId file{};
  Span span;
  std::string message;

  friend bool operator==(const Related&, const Related&) = default;
};

// A piece of how one text was made of another: what both hold, what only the
// old one does, what only the new one. One of two copies is the old one.
struct DiffPart {
  enum class Kind : std::uint8_t { same, deleted, inserted };
  Kind kind = Kind::same;
  std::string text;

  friend bool operator==(const DiffPart&, const DiffPart&) = default;
};

// Stands in a message for the first related place; whoever prints it writes
// "line 4" or "other.md:4" there, as positions are lines only at the edge.
constexpr std::string_view related_place = "\x01";

struct Diagnostic {
  HeldText rule;  // the rule's id, or Style.Rule
  Severity severity = Severity::warning;
  Severity at_most = Severity::error;  // of a finding that counts for less than its rule does
  FileId file{};
  Span span;
  HeldText message;  // one sentence without a full stop; may hold `related_place`
  RareList<Related> related;
  RareList<Fix> fixes;            // alternatives, best first
  RareList<DiffPart> diff;        // from the first related place to this one, where the finding is about what differs
  HeldText data;                  // the rule's own facts, as a JSON object; empty for none
  std::uint64_t fingerprint = 0;  // stays when text above is inserted or deleted

  friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

// The order in which diagnostics are printed: file, place, rule, message.
bool comes_before(const Diagnostic& a, const Diagnostic& b);

std::string_view name(Severity severity);
std::string_view name(Safety safety);

}  // namespace galley
