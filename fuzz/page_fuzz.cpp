// Any text is a page, and its fences are parts of it.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "linter/rule/page.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const galley::Page page = galley::parse_page(text);
  std::size_t line = 0;
  for (const galley::Fence& fence : page.fences) {
    if (fence.line <= line || fence.text.size() > text.size()) std::abort();
    line = fence.line;
  }
  return 0;
}
