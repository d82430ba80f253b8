// Any text is a configuration, or an Error that says where.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "linter/config/add_term.h"
#include "linter/config/toml.h"
#include "linter/engine/rule_set.h"
#include "linter/text/error.h"
#include "rules/registry.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto refuse = [](const std::string& path) -> std::string {
    throw galley::Error(path + ": there is no such file");
  };
  try {
    galley::Config config = galley::read_config("galley.toml", text, rules::all(), refuse);
    galley::make_rule_set(rules::all(), config);
    galley::add_term("galley.toml", text, {.wanted = "Kyiv", .wrong = "Kiev"}, rules::all());
    galley::set_value(config, text, rules::all());
  } catch (const galley::Error& wrong) {
    if (*wrong.what() == '\0') std::abort();
  }
  return 0;
}
