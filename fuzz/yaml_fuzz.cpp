// Any bytes are YAML, or an error with a place.
#include <string>

#include "linter/style/front_matter.h"
#include "linter/style/yaml.h"
#include "linter/text/error.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string text{reinterpret_cast<const char*>(data), size};
  try {
    static_cast<void>(galley::parse_yaml(text, "a.yml"));
  } catch (const galley::Error& wrong) {
    if (std::string{wrong.what()}.find("a.yml:") != 0) __builtin_trap();
  }
  for (const auto& value : galley::front_matter_values("---\n" + text + "\n---\n")) {
    if (value.place.begin > value.place.end || value.place.end > size + 9) __builtin_trap();
  }
  return 0;
}
