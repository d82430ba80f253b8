// Any bytes give a Document whose parts fit together.
#include "fuzz/reader.h"
#include "linter/formats/org.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return galley::fuzz_reader(galley::parse_org, data, size);
}
