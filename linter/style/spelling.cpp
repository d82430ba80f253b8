#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <set>

#include "linter/style/checks.h"
#include "linter/style/default_words.h"
#include "linter/style/dictionaries.h"
#include "linter/style/patterns.h"
#include "linter/style/title_case.h"
#include "linter/style/words.h"
#include "linter/text/disk.h"
#include "linter/text/utf8.h"

namespace galley {
namespace {

namespace fs = std::filesystem;
using namespace std::literals;

struct SpellingOptions {
  std::vector<Regex> filters;
  bool default_filters = true;
  bool has_default_words = false;  // the standard dictionary is used, with what Vale has beside it
  std::vector<const Dictionary*> dictionaries;
  std::shared_ptr<Dictionaries> owner;
  std::set<std::string, std::less<>> listed;  // the words of `ignore`
  std::optional<Regex> exceptions;
  std::optional<Regex> phrases;
  std::optional<Exceptions> accepted_here;
};

bool is_word_byte(char byte) { return is_ascii_letter(byte) || is_ascii_digit(byte) || byte == '_'; }

// "JavaScript", "HTTPServer": a capitalised beginning with capitals behind.
bool has_inner_capitals(std::string_view word) {
  for (std::size_t begin = 0; begin < word.size(); ++begin) {
    if (!is_ascii_upper(word[begin])) continue;
    std::size_t lower = begin + 1;
    while (lower < word.size() && is_ascii_lower(word[lower])) ++lower;
    if (lower == begin + 1) continue;
    std::size_t upper = lower;
    while (upper < word.size() && is_ascii_upper(word[upper])) ++upper;
    if (upper - lower >= 2 || (upper - lower == 1 && upper < word.size() && is_word_byte(word[upper]))) return true;
  }
  return false;
}

// What is no plain English word: with other letters or digits, in capitals.
bool is_passed_over(std::string_view word) {
  const bool plain = std::all_of(word.begin(), word.end(),
                                 [](char byte) { return is_ascii_letter(byte) || byte == '_' || byte == '\''; });
  return !plain || is_ascii_upper(word.back()) || has_inner_capitals(word);
}

std::size_t count_upper(std::string_view word) {
  return static_cast<std::size_t>(std::count_if(word.begin(), word.end(), is_ascii_upper));
}

// "snake_case", "camelCase"
bool looks_like_code(std::string_view word) {
  if (!std::all_of(word.begin(), word.end(), is_word_byte) || !is_ascii_letter(word[0])) return false;
  if (word.find('_') != word.npos) return !word.ends_with('_') && word.find("__") == word.npos;
  std::size_t lower = 0;
  while (lower < word.size() && is_ascii_lower(word[lower])) ++lower;
  return lower >= 2 && lower < word.size() && is_ascii_upper(word[lower]);
}

class Spelling final : public Check {
 public:
  explicit Spelling(SpellingOptions options) : options_(std::move(options)) {}

  void run(const StyleBlock& block, CheckRun& run) const override {
    std::string text{block.text};
    if (options_.phrases) {
      options_.phrases->for_each(block.text, run.workspace(), [&](const std::vector<Capture>& groups) {
        std::fill(text.begin() + static_cast<std::ptrdiff_t>(groups[0].begin),
                  text.begin() + static_cast<std::ptrdiff_t>(groups[0].end), ' ');
        return true;
      });
    }
    for (const SpellingWord& word : spelling_words(text)) {
      if (is_right(word.text, run.workspace())) continue;
      report(block, word, run);
    }
  }

 private:
  bool is_right(const std::string& word, RegexWorkspace& workspace) const {
    if (options_.default_filters && is_passed_over(word)) return true;
    for (const Regex& filter : options_.filters) {
      if (filter.matches(word, workspace)) return true;
    }
    if (options_.listed.contains(word) || options_.listed.contains(to_lower_case(word))) return true;
    if (is_known(word)) return true;
    if (options_.accepted_here && options_.accepted_here->matches(word, workspace)) return true;
    return options_.exceptions && options_.exceptions->matches(word, workspace);
  }

  bool is_known(const std::string& word) const {
    if (options_.has_default_words && (is_default_word(word) || is_default_word(to_lower_case(word)))) return true;
    return std::any_of(options_.dictionaries.begin(), options_.dictionaries.end(),
                       [&](const Dictionary* each) { return each->knows(word); });
  }

  void report(const StyleBlock& block, const SpellingWord& word, CheckRun& run) const {
    const std::string found{block.text.substr(word.span.begin, word.span.size())};
    if (const auto written = with_capitals(word.text)) {
      Diagnostic* const diagnostic =
          run.report_message(block, word.span, "Use '" + *written + "' instead of '" + found + "'.");
      return run.offer(diagnostic, block, word.span, std::span{&*written, 1});
    }
    if (looks_like_code(found) && run.reading().has_inline_code(block)) {
      const std::string code = run.reading().as_inline_code(found);
      Diagnostic* const diagnostic =
          run.report_message(block, word.span, "'" + found + "' looks like code; format it as code.");
      return run.offer(diagnostic, block, word.span, std::span{&code, 1});
    }
    const std::string arguments[] = {word.text};
    run.report(block, word.span, arguments);
  }

  std::optional<std::string> with_capitals(const std::string& word) const {
    if (word.size() < 3 || count_upper(word) > 1) return std::nullopt;
    const std::string lower = to_lower_case(word);
    std::string capitalised = lower;
    if (is_ascii_lower(lower.front())) capitalised.front() = static_cast<char>(lower.front() - 'a' + 'A');
    const std::string_view name = options_.has_default_words ? default_name(lower) : std::string_view{};
    if (count_upper(name) > count_upper(word) && !is_known(capitalised)) return std::string{name};
    for (const Dictionary* const dictionary : options_.dictionaries) {
      const auto written = dictionary->with_capitals(word);
      if (written && count_upper(*written) > count_upper(word)) return written;
    }
    return std::nullopt;
  }

  SpellingOptions options_;
};

void add_words(const std::string& path, std::set<std::string, std::less<>>& words) {
  std::error_code failed;
  if (!fs::is_regular_file(path, failed)) return;
  const std::string text = read_file(path);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string word = text.substr(at, end - at);
    while (!word.empty() && (word.back() == ' ' || word.back() == '\r' || word.back() == '\t')) word.pop_back();
    if (!word.empty() && !word.starts_with("# ")) words.insert(std::move(word));
    at = end + 1;
  }
}

std::vector<std::string> in_styles(const StyleEnvironment& environment, const std::string& path) {
  std::vector<std::string> paths{path};
  for (const std::string& folder : environment.styles_paths) paths.push_back((fs::path{folder} / path).string());
  return paths;
}

void add_ignored(Fields& fields, const StyleRule& rule, const StyleEnvironment& environment, SpellingOptions& options) {
  for (const std::string& file : fields.strings("ignore")) {
    for (const std::string& path : in_styles(environment, file)) add_words(path, options.listed);
    for (const std::string& path : in_styles(environment, "config/ignore/" + file)) add_words(path, options.listed);
  }
  if (rule.name != "Vale.Spelling") return;
  for (const std::string& folder : in_styles(environment, "config/ignore")) {
    std::error_code failed;
    for (const auto& entry : fs::recursive_directory_iterator{folder, failed})
      add_words(entry.path().string(), options.listed);
  }
}

// All dictionaries in the styles' folders, without their ends.
std::vector<std::string> dictionaries_in_styles(const StyleEnvironment& environment) {
  std::set<std::string> paths;
  for (const std::string& folder : environment.styles_paths) {
    std::error_code failed;
    for (const auto& entry : fs::directory_iterator{fs::path{folder} / "config/dictionaries", failed}) {
      fs::path path = entry.path();
      if (path.extension() != ".dic") continue;
      path.replace_extension();
      if (fs::is_regular_file(path.string() + ".aff", failed)) paths.insert(path.string());
    }
  }
  return {paths.begin(), paths.end()};
}

// Opens what the rule names, and the standard dictionary unless it wants none.
// Vale's own rule has all that the styles bring along.
void open_dictionaries(Fields& fields, const StyleRule& rule, const StyleEnvironment& environment,
                       SpellingOptions& options) {
  const auto open = [&](const std::string& affixes, const std::string& words, std::string_view key) {
    try {
      options.dictionaries.push_back(&environment.dictionaries->open(affixes, words));
    } catch (const Error& wrong) {
      throw fields.error(key, wrong.what());
    }
  };
  const auto first_that_stands = [&](const std::string& path) {
    std::error_code failed;
    for (const std::string& each : in_styles(environment, path)) {
      if (fs::is_regular_file(each, failed)) return each;
    }
    return path;
  };
  const std::string affixes = fields.string("aff");
  const std::string words = fields.string("dic");
  if (!affixes.empty() && !words.empty()) return open(first_that_stands(affixes), first_that_stands(words), "dic");
  std::vector<std::string> folders = in_styles(environment, fields.string("dicpath", "config/dictionaries"));
  for (const std::string& name : fields.strings("dictionaries")) {
    const auto found = Dictionaries::find(name, folders);
    if (!found)
      throw fields.error("dictionaries", "the dictionary “" + name + "” (" + name +
                                             ".aff and .dic) stands neither in the styles nor on this system");
    open(*found + ".aff", *found + ".dic", "dictionaries");
  }
  if (!options.dictionaries.empty() && !fields.flag("append", false)) return;
  // A rule that wants another dictionary names it: what stands in the styles'
  // folder takes the place of the standard one only where that isn't there.
  auto standard = Dictionaries::find("en_US", {});
  if (!standard) standard = Dictionaries::find("en_US", folders);
  if (!standard) {
    throw fields.error("dictionaries",
                       "no dictionary of English was found; install one (Debian: hunspell-en-us), or put en_US.aff and "
                       "en_US.dic into config/dictionaries in the styles' folder");
  }
  open(*standard + ".aff", *standard + ".dic", "dictionaries");
  options.has_default_words = true;
  if (rule.name != "Vale.Spelling") return;
  for (const std::string& path : dictionaries_in_styles(environment))
    open(path + ".aff", path + ".dic", "dictionaries");
}

}  // namespace

std::unique_ptr<Check> make_spelling(Fields& fields, StyleRule& rule, const StyleEnvironment& environment) {
  SpellingOptions options;
  options.owner = environment.dictionaries;
  options.default_filters = !fields.flag("custom", false);
  if (fields.flag("split", false)) throw Unsupported("“split” is not supported");
  for (const std::string& filter : fields.strings("filters"))
    options.filters.push_back(compile_pattern(fields, "filters", filter));
  std::vector<std::string> exceptions = fields.strings("exceptions");
  for (const std::string& term : environment.accepted) exceptions.push_back("\\b" + term_pattern(term) + "\\b");
  if (!exceptions.empty())
    options.exceptions = compile_pattern(fields, "exceptions", "(?i)" + alternatives_of(exceptions));
  std::vector<std::string> phrases;
  for (const std::string& term : environment.accepted) {
    if (term.find(' ') != term.npos || term.find("\\s") != term.npos) phrases.push_back(term_pattern(term));
  }
  if (!phrases.empty()) options.phrases.emplace("(?i)\\b(?:" + alternatives_of(phrases) + ")\\b");
  if (!environment.accepted_here.empty())
    options.accepted_here.emplace(std::vector<std::string>{}, environment.accepted_here);
  add_ignored(fields, rule, environment, options);
  open_dictionaries(fields, rule, environment, options);
  return std::make_unique<Spelling>(std::move(options));
}

}  // namespace galley
