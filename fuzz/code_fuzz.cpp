// Any bytes give a Document whose parts fit together, in each language that is told apart and with each markup.
#include "fuzz/reader.h"
#include "linter/formats/code_languages.h"

namespace {

constexpr const char* paths[] = {"a.c", "a.cs", "a.ex", "a.hs", "a.lua", "a.php", "a.py", "a.rb", "a.rs", "a.ts"};
constexpr const char* markups[] = {"plain", "markdown", "rst"};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const char* const path = paths[data[0] % std::size(paths)];
  const char* const markup = markups[data[0] / std::size(paths) % std::size(markups)];
  return galley::fuzz_reader(galley::code_format_with(*galley::format_by_name(markup)).parse, data + 1, size - 1, path);
}
