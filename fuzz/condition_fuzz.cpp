// Any text is a condition of a section and a table of terms, or an error.
#include <string>

#include "linter/config/term_list.h"
#include "linter/style/section_condition.h"
#include "linter/text/error.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string text{reinterpret_cast<const char*>(data), size};
  try {
    static_cast<void>(galley::SectionCondition{text}.holds("docs/a.md"));
  } catch (const galley::Error&) {
  }
  try {
    galley::Terms terms;
    galley::add_term_list("a.csv", text, terms);
  } catch (const galley::Error& wrong) {
    if (std::string{wrong.what()}.find("a.csv:") != 0) __builtin_trap();
  }
  return 0;
}
