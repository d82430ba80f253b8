// STAND-IN so that the program links: whoever owns this part replaces this file.
#include "linter/config/toml.h"
namespace galley {
// rules.ID.KEY=VALUE
void set_value(Config& config, const std::string& value, Registry registry) {
  const auto eq = value.find('=');
  const auto d1 = value.find('.'), d2 = value.rfind('.', eq);
  const std::string id = value.substr(d1 + 1, d2 - d1 - 1), key = value.substr(d2 + 1, eq - d2 - 1), text = value.substr(eq + 1);
  for (const auto& r : registry) {
    if (r.id != id) continue;
    for (const auto& o : r.definition->options) {
      if (o.name != key) continue;
      OptionValue v;
      switch (o.fallback.index()) {
        case 0: v = text == "true"; break;
        case 1: v = std::int64_t{std::stoll(text)}; break;
        case 2: v = std::stod(text); break;
        case 3: v = text; break;
        default: v = std::vector<std::string>{text};
      }
      config.rules[id].options[key] = v;
    }
  }
}
}
