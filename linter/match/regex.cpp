#define PCRE2_CODE_UNIT_WIDTH 8
#include "linter/match/regex.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cstring>
#include <mutex>
#include <utility>

#include <pcre2.h>

#include "linter/match/pattern_dialect.h"
#include "linter/match/pattern_syntax.h"
#include "linter/text/bytes.h"
#include "linter/text/error.h"
#include "linter/text/hash.h"
#include "linter/text/kept_work.h"

namespace galley {
namespace {

// Steps that one search may take from one place of the text.
constexpr std::uint32_t most_steps = 50'000;
constexpr std::uint32_t deepest_recursion = 20'000;
constexpr std::uint32_t most_heap_kilobytes = 16'384;
constexpr std::size_t smallest_stack = 32 << 10;
constexpr std::size_t largest_stack = 1 << 20;
constexpr std::uint32_t most_groups = 4096;
constexpr std::uint32_t searches_before_fast = 100;

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

Code compile(std::string_view pattern, const std::optional<PatternNode>& tree) {
  const CompileContext context{pcre2_compile_context_create(nullptr)};
  pcre2_set_newline(context.get(), PCRE2_NEWLINE_LF);
  pcre2_set_parens_nest_limit(context.get(), 200);
  const std::string translated = tree ? to_pcre2(*tree) : std::string{pattern};
  const std::uint32_t options =
      PCRE2_UTF | PCRE2_UCP | PCRE2_DUPNAMES | PCRE2_NEVER_BACKSLASH_C | PCRE2_USE_OFFSET_LIMIT;
  int wrong = 0;
  PCRE2_SIZE where = 0;
  Code code{pcre2_compile(units(translated), translated.size(), options, &wrong, &where, context.get())};
  if (code) return code;
  const std::string at = translated == pattern ? " at character " + std::to_string(where + 1) : "";
  throw Error("the pattern “" + excerpt(pattern) + "” is wrong" + at + ": " + reason(wrong));
}

// What was compiled before, in work that is kept; null for none.
Code load(KeptWork* kept, KeptWork::Kind kind, std::string_view pattern) {
  const auto known = kept ? kept->find(kind, pattern) : std::nullopt;
  if (!known) return nullptr;
  std::vector<std::uint64_t> aligned((known->size() + 7) / 8);
  std::memcpy(aligned.data(), known->data(), known->size());
  pcre2_code* code = nullptr;
  pcre2_serialize_decode(&code, 1, reinterpret_cast<const std::uint8_t*>(aligned.data()), nullptr);
  return Code{code};
}

void keep(const pcre2_code* code, KeptWork* kept, KeptWork::Kind kind, std::string_view pattern) {
  if (!kept) return;
  std::uint8_t* bytes = nullptr;
  PCRE2_SIZE size = 0;
  if (pcre2_serialize_encode(&code, 1, &bytes, &size, nullptr) != 1) return;
  kept->keep(kind, pattern, {reinterpret_cast<const char*>(bytes), size});
  pcre2_serialize_free(bytes);
}

std::uint32_t count_groups(const PatternNode& node) {
  std::uint32_t count = node.captures ? 1 : 0;
  for (const PatternNode& part : node.parts) count += count_groups(part);
  return count;
}

}  // namespace

struct RegexWorkspace::State {
  MatchData data{pcre2_match_data_create(64, nullptr)};
  MatchContext context{pcre2_match_context_create(nullptr)};
  Stack stack{pcre2_jit_stack_create(smallest_stack, largest_stack, nullptr)};
  std::vector<Capture> groups;
  std::uint32_t limit = 0;  // of the context's steps
  bool exhausted = false;
};

RegexWorkspace::RegexWorkspace() : state_(std::make_unique<State>()) {
  pcre2_set_depth_limit(state_->context.get(), deepest_recursion);
  pcre2_set_heap_limit(state_->context.get(), most_heap_kilobytes);
  pcre2_jit_stack_assign(state_->context.get(), nullptr, state_->stack.get());
}

RegexWorkspace::~RegexWorkspace() = default;

bool RegexWorkspace::take_exhausted() { return std::exchange(state_->exhausted, false); }
bool RegexWorkspace::is_exhausted() const { return state_->exhausted; }

// The interpreter needs no time to begin, and the machine code none to speak of
// for a search. So a pattern that is searched with often gets the latter: in a
// copy, as others may be searching.
struct Regex::Compiled {
  const std::shared_ptr<KeptWork> kept = KeptWork::in_use();
  bool is_accepted = false;  // surely
  bool is_pcre2 = false;     // in its own syntax
  std::once_flag is_compiled;
  Code code;
  std::uint32_t groups = 0;
  std::atomic<std::uint32_t> searches = 0;
  std::once_flag is_fast;
  Code fast;
  std::atomic<const pcre2_code*> machine_code = nullptr;
  std::atomic<const pcre2_code*> in_use = nullptr;

  void interpret(Code compiled) {
    code = std::move(compiled);
    std::uint32_t count = 0;
    pcre2_pattern_info(code.get(), PCRE2_INFO_CAPTURECOUNT, &count);
    if (count != groups) groups = count;  // others may be reading it
    if (groups > most_groups) throw Error("the pattern has more than 4096 groups; use (?:…) where they aren't needed");
    in_use = code.get();
  }

  const pcre2_code* make_fast() {
    std::call_once(is_fast, [this] {
      fast.reset(pcre2_code_copy(code.get()));
      if (!fast) return;
      // Without it matching is slower, and the same.
      if (pcre2_jit_compile(fast.get(), PCRE2_JIT_COMPLETE) == 0) machine_code = fast.get();
      in_use = fast.get();
    });
    return in_use;
  }
};

std::uint64_t regex_version() {
  std::array<char, 128> version{};
  pcre2_config(PCRE2_CONFIG_VERSION, version.data());
  return hash(version.data());
}

Regex::Regex(std::string_view pattern) : pattern_(pattern), compiled_(std::make_unique<Compiled>()) {
  KeptWork* const kept = compiled_->kept.get();
  const auto work = kept ? kept->find(KeptWork::Kind::pattern, pattern) : std::nullopt;
  if (work) {
    ByteReader in{*work};
    Known known{.is_accepted = in.get<std::uint8_t>() != 0};
    known.groups = in.get<std::uint32_t>();
    if (in.is_whole() && in.at_end()) {
      begin(known);
      return;
    }
  }
  begin(parse_pattern(pattern));
  if (!kept) return;
  ByteWriter out;
  out.put(std::uint8_t{compiled_->is_accepted}).put(compiled_->groups);
  kept->keep(KeptWork::Kind::pattern, pattern, out.take());
}

Regex::Regex(std::string_view pattern, const std::optional<PatternNode>& tree)
    : pattern_(pattern), compiled_(std::make_unique<Compiled>()) {
  begin(tree);
}

Regex::Regex(std::string_view pattern, Known known) : pattern_(pattern), compiled_(std::make_unique<Compiled>()) {
  begin(known);
}

void Regex::begin(const std::optional<PatternNode>& tree) {
  if (tree && is_surely_accepted(*tree)) return begin({.is_accepted = true, .groups = count_groups(*tree)});
  make_code(&tree);
}

void Regex::begin(Known known) {
  compiled_->is_accepted = known.is_accepted;
  compiled_->groups = known.groups;
  if (!known.is_accepted) make_code();
}

Regex::Known Regex::known() const { return {.is_accepted = compiled_->is_accepted, .groups = compiled_->groups}; }

Regex Regex::of_pcre2(std::string pattern) {
  Regex made{pattern, Known{.is_accepted = true}};
  made.compiled_->is_pcre2 = true;
  return made;
}

// `tree` is what parse_pattern() makes of the pattern, where that is known.
void Regex::make_code(const std::optional<PatternNode>* tree) const {
  std::call_once(compiled_->is_compiled, [&] {
    KeptWork* const kept = compiled_->kept.get();
    const auto kind = compiled_->is_pcre2 ? KeptWork::Kind::tail_code : KeptWork::Kind::code;
    Code code = load(kept, kind, pattern_);
    if (!code) {
      code = compile(pattern_, tree ? *tree : compiled_->is_pcre2 ? std::nullopt : parse_pattern(pattern_));
      keep(code.get(), kept, kind, pattern_);
    }
    compiled_->interpret(std::move(code));
  });
}

Regex::~Regex() = default;
Regex::Regex(Regex&&) noexcept = default;
Regex& Regex::operator=(Regex&&) noexcept = default;

std::size_t Regex::group_count() const { return compiled_->groups; }

bool Regex::find(std::string_view text, std::size_t from, RegexWorkspace& workspace,
                 std::vector<Capture>& groups) const {
  return find(text, from, PCRE2_UNSET, workspace, groups);
}

int Regex::search(std::string_view text, std::size_t from, std::size_t last, RegexWorkspace& workspace) const {
  RegexWorkspace::State& state = *workspace.state_;
  const auto run = [&](const pcre2_code* code, std::uint32_t limit) {
    if (state.limit != limit) pcre2_set_match_limit(state.context.get(), limit);
    state.limit = limit;
    pcre2_set_offset_limit(state.context.get(), last);
    if (code == compiled_->machine_code)
      return pcre2_jit_match(code, units(text), text.size(), from, 0, state.data.get(), state.context.get());
    return pcre2_match(code, units(text), text.size(), from, PCRE2_NO_UTF_CHECK, state.data.get(), state.context.get());
  };
  if (const pcre2_code* const fast = compiled_->machine_code) return run(fast, most_steps);
  if (compiled_->searches < searches_before_fast) {
    ++compiled_->searches;
    // Its steps are counted otherwise; what needs many is left to the other, so
    // that a search ends alike whichever comes first.
    const int found = run(compiled_->code.get(), most_steps / 10);
    if (found >= 0 || found == PCRE2_ERROR_NOMATCH) return found;
  }
  return run(compiled_->make_fast(), most_steps);
}

bool Regex::find(std::string_view text, std::size_t from, std::size_t last, RegexWorkspace& workspace,
                 std::vector<Capture>& groups) const {
  RegexWorkspace::State& state = *workspace.state_;
  if (!compiled_->in_use) make_code();
  if (pcre2_get_ovector_count(state.data.get()) <= compiled_->groups) {
    state.data.reset(pcre2_match_data_create(compiled_->groups + 1, nullptr));
  }
  const int found = search(text, from, last, workspace);
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

std::size_t next_character(std::string_view text, std::size_t at) {
  ++at;
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
  return at;
}

std::size_t start_of_character(std::string_view text, std::size_t at) {
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

}  // namespace galley
