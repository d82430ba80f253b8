// Any text is a baseline that is read again as it was printed, or an Error.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "linter/diagnostic/baseline.h"
#include "linter/text/error.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  try {
    const auto entries = galley::read_baseline(text, "known.json");
    if (galley::read_baseline(galley::print_baseline(entries), "known.json") != entries) std::abort();
  } catch (const galley::Error& wrong) {
    if (*wrong.what() == '\0') std::abort();
  }
  return 0;
}
