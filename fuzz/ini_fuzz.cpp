// Any bytes are a .vale.ini, or an error with a place.
#include <string>

#include "linter/style/vale_config.h"
#include "linter/text/error.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string text{reinterpret_cast<const char*>(data), size};
  try {
    const galley::ValeConfig config = galley::read_vale_config(text, "a.ini");
    const auto settings = galley::settle(config, galley::sections_for(config, "docs/a.md"));
    static_cast<void>(settings.runs("Style.Rule"));
  } catch (const galley::Error&) {
  }
  return 0;
}
