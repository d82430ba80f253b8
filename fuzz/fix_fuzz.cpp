// Whatever the text, every rule runs, what is said stands inside the file, and
// safe fixes change what they say they change and nothing else; applied over
// and over they come to an end.
#include <cstdint>
#include <cstdlib>

#include "fuzz/whole.h"
#include "linter/diagnostic/apply.h"
#include "linter/diagnostic/unified_diff.h"

using namespace galley;

namespace {

void check(bool holds) {
  if (!holds) std::abort();
}

void check_places(const LintResult& result) {
  const std::size_t size = result.sources[0]->bytes().size();
  for (const Diagnostic& said : result.diagnostics) {
    check(!said.message.empty() && said.span.begin <= said.span.end && said.span.end <= size);
    for (const Related& related : said.related)
      check(related.span.begin <= related.span.end && related.span.end <= size);
    for (const Fix& fix : said.fixes) {
      for (const Edit& edit : fix.edits) check(edit.span.begin <= edit.span.end && edit.span.end <= size);
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Input input = input_of(data, size);
  for (int round = 0; round < 20; ++round) {
    const LintResult result = lint_with_every_rule(input);
    if (!result.sources[0]) return 0;
    check_places(result);
    const Applied applied = apply_fixes(*result.sources[0], result.diagnostics, Safety::safe);
    unified_diff(input.path, result.sources[0]->bytes(), applied.text);
    if (applied.applied == 0) {
      check(applied.text == result.sources[0]->bytes());
      return 0;
    }
    input.bytes = result.sources[0]->to_disk(applied.text);
  }
  std::abort();
}
