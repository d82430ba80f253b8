// A pattern finds the same whether it is tried everywhere, or only where the
// words stand that it needs; and what Galley's translation makes of a pattern of
// plain letters and signs finds what PCRE2 finds with the pattern as it is. What
// is said to match nothing matches nothing.
#define PCRE2_CODE_UNIT_WIDTH 8
#include <string>
#include <vector>

#include <pcre2.h>

#include "linter/match/pattern_dialect.h"
#include "linter/match/possible_match.h"
#include "linter/match/triggered_pattern.h"
#include "linter/text/error.h"
#include "linter/text/utf8.h"
#include "tests/support/trigger_hits.h"

using namespace galley;

namespace {

using Places = std::vector<std::pair<std::size_t, std::size_t>>;

Places untranslated(const std::string& pattern, const std::string& text, bool& usable) {
  Places places;
  int wrong = 0;
  PCRE2_SIZE where = 0;
  pcre2_code* const code = pcre2_compile(reinterpret_cast<PCRE2_SPTR>(pattern.data()), pattern.size(),
                                         PCRE2_UTF | PCRE2_UCP, &wrong, &where, nullptr);
  usable = code != nullptr;
  if (!code) return places;
  pcre2_match_data* const data = pcre2_match_data_create_from_pattern(code, nullptr);
  pcre2_match_context* const context = pcre2_match_context_create(nullptr);
  pcre2_set_match_limit(context, 200'000);
  for (std::size_t at = 0; at <= text.size();) {
    const int found = pcre2_match(code, reinterpret_cast<PCRE2_SPTR>(text.data()), text.size(), at, 0, data, context);
    usable = usable && (found >= 0 || found == PCRE2_ERROR_NOMATCH);
    if (found < 0) break;
    const PCRE2_SIZE* const pair = pcre2_get_ovector_pointer(data);
    if (pair[1] > pair[0]) places.emplace_back(pair[0], pair[1]);
    at = pair[1] > pair[0] ? pair[1] : pair[1] + 1;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
  }
  pcre2_match_context_free(context);
  pcre2_match_data_free(data);
  pcre2_code_free(code);
  return places;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string input = to_valid_utf8({reinterpret_cast<const char*>(data), size});
  const std::size_t split = input.find('\n');
  if (split == input.npos || split > 80 || input.size() > 400) return 0;
  const std::string pattern = input.substr(0, split);
  const std::string text = input.substr(split + 1);
  if (pattern.find_first_of("\\[(?*{") != pattern.npos && pattern.find("\\K") != pattern.npos) return 0;
  const auto tree = parse_pattern(pattern);
  const bool is_sure = tree && is_surely_accepted(*tree);
  try {
    const TriggeredPattern triggered{pattern};
    const Regex& regex = triggered.regex();
    RegexWorkspace workspace;
    if (tree && !can_match(*tree) && regex.matches(text, workspace)) __builtin_trap();
    Places alone;
    Places near;
    const auto keep = [](Places& into) {
      return [&into](const std::vector<Capture>& groups) {
        into.emplace_back(groups[0].begin, groups[0].end);
        return true;
      };
    };
    regex.for_each(text, workspace, keep(alone));
    if (workspace.take_exhausted()) return 0;
    if (!triggered.literals().empty()) {
      const std::vector<TriggerHit> hits = find_trigger_hits(triggered, text);
      triggered.for_each(text, hits, 0, workspace, keep(near));
      // The two letters that fold to ones beyond ASCII.
      const bool folds_beyond = text.find("\u212A") != text.npos || text.find("\u017F") != text.npos;
      if (!workspace.take_exhausted() && !folds_beyond && near != alone) __builtin_trap();
    }
    bool usable = false;
    const Places plain = untranslated(pattern, text, usable);
    const bool same_dialect = pattern.find_first_of("\\#(") == pattern.npos;
    if (usable && same_dialect && plain != alone) __builtin_trap();
  } catch (const Error&) {
    if (is_sure) __builtin_trap();
  }
  return 0;
}
