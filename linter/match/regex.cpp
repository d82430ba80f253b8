#define PCRE2_CODE_UNIT_WIDTH 8
#include "linter/match/regex.h"

#include <algorithm>
#include <array>
#include <utility>

#include <pcre2.h>

#include "linter/match/pattern_dialect.h"
#include "linter/match/pattern_syntax.h"
#include "linter/text/error.h"

namespace galley {
namespace {

// Steps that one search may take from one place of the text.
constexpr std::uint32_t most_steps = 50'000;
constexpr std::uint32_t deepest_recursion = 20'000;
constexpr std::uint32_t most_heap_kilobytes = 16'384;
constexpr std::size_t smallest_stack = 32 << 10;
constexpr std::size_t largest_stack = 1 << 20;
constexpr std::uint32_t most_groups = 4096;

template <auto function>
struct Free {
  template <typename T>
  void operator()(T* thing) const {
    function(thing);
  }
};
using Code = std::unique_ptr<pcre2_code, Free<pcre2_code_free>>;
using MatchData = std::unique_ptr<pcre2_match_data, Free<pcre2_match_data_free>>;
using MatchContext = std::unique_ptr<pcre2_match_context, Free<pcre2_match_context_free>>;
using Stack = std::unique_ptr<pcre2_jit_stack, Free<pcre2_jit_stack_free>>;
using CompileContext = std::unique_ptr<pcre2_compile_context, Free<pcre2_compile_context_free>>;

PCRE2_SPTR units(std::string_view text) { return reinterpret_cast<PCRE2_SPTR>(text.data()); }

std::string reason(int code) {
  std::array<PCRE2_UCHAR, 256> buffer{};
  pcre2_get_error_message(code, buffer.data(), buffer.size());
  return reinterpret_cast<const char*>(buffer.data());
}

std::string excerpt(std::string_view pattern) {
  constexpr std::size_t most = 60;
  if (pattern.size() <= most) return std::string{pattern};
  std::size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(pattern[end]) & 0xC0) == 0x80) --end;
  return std::string{pattern.substr(0, end)} + "…";
}

Code compile(std::string_view pattern) {
  const CompileContext context{pcre2_compile_context_create(nullptr)};
  pcre2_set_newline(context.get(), PCRE2_NEWLINE_LF);
  pcre2_set_parens_nest_limit(context.get(), 200);
  const std::string translated = to_pcre2(pattern);
  const std::uint32_t options =
      PCRE2_UTF | PCRE2_UCP | PCRE2_DUPNAMES | PCRE2_NEVER_BACKSLASH_C | PCRE2_USE_OFFSET_LIMIT;
  int wrong = 0;
  PCRE2_SIZE where = 0;
  Code code{pcre2_compile(units(translated), translated.size(), options, &wrong, &where, context.get())};
  if (code) return code;
  const std::string at = translated == pattern ? " at character " + std::to_string(where + 1) : "";
  throw Error("the pattern “" + excerpt(pattern) + "” is wrong" + at + ": " + reason(wrong));
}

}  // namespace

struct RegexWorkspace::State {
  MatchData data{pcre2_match_data_create(64, nullptr)};
  MatchContext context{pcre2_match_context_create(nullptr)};
  Stack stack{pcre2_jit_stack_create(smallest_stack, largest_stack, nullptr)};
  std::vector<Capture> groups;
  bool exhausted = false;
};

RegexWorkspace::RegexWorkspace() : state_(std::make_unique<State>()) {
  pcre2_set_match_limit(state_->context.get(), most_steps);
  pcre2_set_depth_limit(state_->context.get(), deepest_recursion);
  pcre2_set_heap_limit(state_->context.get(), most_heap_kilobytes);
  pcre2_jit_stack_assign(state_->context.get(), nullptr, state_->stack.get());
}

RegexWorkspace::~RegexWorkspace() = default;

bool RegexWorkspace::take_exhausted() { return std::exchange(state_->exhausted, false); }

struct Regex::Compiled {
  Code code;
  std::uint32_t groups = 0;
};

Regex::Regex(std::string_view pattern) : pattern_(pattern), compiled_(std::make_unique<Compiled>()) {
  if (const auto tree = parse_pattern(pattern)) requirement_ = required_literals(*tree);
  compiled_->code = compile(pattern);
  pcre2_pattern_info(compiled_->code.get(), PCRE2_INFO_CAPTURECOUNT, &compiled_->groups);
  if (compiled_->groups > most_groups)
    throw Error("the pattern has more than 4096 groups; use (?:…) where they aren't needed");
  pcre2_jit_compile(compiled_->code.get(), PCRE2_JIT_COMPLETE);  // without it matching is slower, and the same
}

Regex::~Regex() = default;
Regex::Regex(Regex&&) noexcept = default;
Regex& Regex::operator=(Regex&&) noexcept = default;

std::size_t Regex::group_count() const { return compiled_->groups; }

bool Regex::find(std::string_view text, std::size_t from, RegexWorkspace& workspace,
                 std::vector<Capture>& groups) const {
  return find(text, from, PCRE2_UNSET, workspace, groups);
}

bool Regex::find(std::string_view text, std::size_t from, std::size_t last, RegexWorkspace& workspace,
                 std::vector<Capture>& groups) const {
  RegexWorkspace::State& state = *workspace.state_;
  if (pcre2_get_ovector_count(state.data.get()) <= compiled_->groups) {
    state.data.reset(pcre2_match_data_create(compiled_->groups + 1, nullptr));
  }
  pcre2_set_offset_limit(state.context.get(), last);
  const int found = pcre2_match(compiled_->code.get(), units(text), text.size(), from, PCRE2_NO_UTF_CHECK,
                                state.data.get(), state.context.get());
  if (found < 0) {
    if (found != PCRE2_ERROR_NOMATCH) state.exhausted = true;
    return false;
  }
  const PCRE2_SIZE* const places = pcre2_get_ovector_pointer(state.data.get());
  groups.assign(compiled_->groups + 1, {});
  for (std::size_t group = 0; group < static_cast<std::size_t>(found); ++group) {
    if (places[2 * group] == PCRE2_UNSET) continue;
    // \K in a look-ahead can turn them round.
    groups[group] = {.begin = std::min(places[2 * group], places[2 * group + 1]), .end = places[2 * group + 1]};
  }
  return groups[0].begin >= from || groups[0].end > from;
}

bool Regex::matches(std::string_view text, RegexWorkspace& workspace) const {
  return find(text, 0, workspace, workspace.state_->groups);
}

std::size_t Regex::next_character(std::string_view text, std::size_t at) {
  ++at;
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
  return at;
}

std::size_t Regex::start_of_character(std::string_view text, std::size_t at) {
  while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return at;
}

std::string Regex::replace(std::string_view text, std::string_view with, RegexWorkspace& workspace) const {
  std::string replaced;
  std::size_t behind = 0;
  for_each(text, workspace, [&](const std::vector<Capture>& groups) {
    replaced += text.substr(behind, groups[0].begin - behind);
    behind = groups[0].end;
    for (std::size_t at = 0; at < with.size(); ++at) {
      const bool braced = with.substr(at, 2) == "${";
      const std::size_t digits = at + (braced ? 2 : 1);
      const std::size_t end = with.find_first_not_of("0123456789", digits);
      const std::size_t stop = std::min(end, with.size());
      if (with[at] != '$' || (stop == digits && with.substr(at, 2) != "$$") ||
          (braced && with.substr(stop, 1) != "}")) {
        replaced += with[at];
      } else if (stop == digits) {
        replaced += '$';
        ++at;
      } else {
        const std::size_t group =
            stop - digits > 4 ? groups.size() : std::stoul(std::string{with.substr(digits, stop - digits)});
        if (group < groups.size() && groups[group].matched())
          replaced += text.substr(groups[group].begin, groups[group].size());
        at = braced ? stop : stop - 1;
      }
    }
    return true;
  });
  replaced += text.substr(behind);
  return replaced;
}

std::string escape_pattern(std::string_view text) {
  std::string escaped;
  for (const char byte : text) {
    if (std::string_view{"\\.+*?()|[]{}^$#"}.find(byte) != std::string_view::npos) escaped += '\\';
    escaped += byte;
  }
  return escaped;
}

}  // namespace galley
