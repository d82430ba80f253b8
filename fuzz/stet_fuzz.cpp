// Whatever stands in a comment, it is a directive or none; what directives
// cover is never reported, and what is reported was there without them.
#include <cstdint>
#include <cstdlib>

#include "fuzz/whole.h"
#include "linter/diagnostic/stet.h"

using namespace galley;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  parse_stet({reinterpret_cast<const char*>(data), size});
  Input input = input_of(data, size);
  const std::size_t all = lint_with_every_rule(input).diagnostics.size();
  const bool is_plain = input.path.ends_with(".txt");
  input.bytes = (is_plain ? "[[stet off]]\n\n" : "<!-- stet off -->\n\n") + *input.bytes;
  if (lint_with_every_rule(input).diagnostics.size() > all + 64) std::abort();
  return 0;
}
