// The kinds of rules: `extends` in a rule's file.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "linter/style/check.h"
#include "linter/style/fields.h"

namespace galley {

class Dictionaries;

// What rules are compiled with.
struct StyleEnvironment {
  std::vector<std::string> accepted;  // the vocabularies' terms
  std::vector<std::string> rejected;
  std::vector<std::string> accepted_here;  // of the vocabularies that only some files have
  std::string word_template;
  std::vector<std::string> styles_paths;
  std::shared_ptr<Dictionaries> dictionaries;
  std::string words_key;  // tells environments apart that differ in words or in the template
};

// What can't be done by this program, for a reason that isn't the style's
// fault; the rule is passed over, and said to be.
class Unsupported : public Error {
 public:
  using Error::Error;
};

// Each reads its own keys, and throws Error at the place of what is wrong.
std::unique_ptr<Check> make_existence(Fields& fields, StyleRule& rule, const StyleEnvironment& environment);
std::unique_ptr<Check> make_substitution(Fields& fields, StyleRule& rule, const StyleEnvironment& environment);
std::unique_ptr<Check> make_occurrence(Fields& fields, StyleRule& rule, const StyleEnvironment& environment);
std::unique_ptr<Check> make_repetition(Fields& fields, StyleRule& rule, const StyleEnvironment& environment);
std::unique_ptr<Check> make_consistency(Fields& fields, StyleRule& rule, const StyleEnvironment& environment);
std::unique_ptr<Check> make_conditional(Fields& fields, StyleRule& rule, const StyleEnvironment& environment);
std::unique_ptr<Check> make_capitalization(Fields& fields, StyleRule& rule, const StyleEnvironment& environment);
std::unique_ptr<Check> make_metric(Fields& fields, StyleRule& rule, const StyleEnvironment& environment);
std::unique_ptr<Check> make_readability(Fields& fields, StyleRule& rule, const StyleEnvironment& environment);
std::unique_ptr<Check> make_sequence(Fields& fields, StyleRule& rule, const StyleEnvironment& environment);
std::unique_ptr<Check> make_spelling(Fields& fields, StyleRule& rule, const StyleEnvironment& environment);

// The rules of a vocabulary: terms in another case than theirs, and words it
// rejects. Throw Error where a term is no pattern.
std::unique_ptr<Check> make_terms(const std::vector<std::string>& terms, const std::string& word_template);
std::unique_ptr<Check> make_avoided(const std::vector<std::string>& terms, const std::string& word_template);

// The pattern, compiled; where it is wrong, the Error names the entry of `key`
// that is, at its line.
Regex compile_pattern(Fields& fields, std::string_view key, const std::string& pattern);
TriggeredPattern compile_trigger(Fields& fields, std::string_view key, const std::string& pattern);

// `exceptions`, with the vocabularies' terms unless `vocab` says no.
class Exceptions;
Exceptions read_exceptions(Fields& fields, const StyleEnvironment& environment, bool with_vocabulary);

// `affix`: the forms that flags behind a word stand for; null where the rule names no file.
class Affixes;
std::shared_ptr<const Affixes> read_affixes(Fields& fields, const StyleEnvironment& environment);

// A span of a block's text.
TextSpan to_span(const Capture& capture);

}  // namespace galley
