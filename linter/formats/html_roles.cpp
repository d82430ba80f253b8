#include "linter/formats/html_roles.h"

#include <algorithm>
#include <array>
#include <string>

#include "linter/text/utf8.h"

namespace galley {
namespace {

struct ElementRole {
  std::string_view name;
  HtmlRole role;
};

// Elements that aren't named are inline. Ordered by name.
constexpr std::array roles = {ElementRole{"address", HtmlRole::block},
                              ElementRole{"article", HtmlRole::block},
                              ElementRole{"aside", HtmlRole::block},
                              ElementRole{"blockquote", HtmlRole::quote},
                              ElementRole{"body", HtmlRole::block},
                              ElementRole{"br", HtmlRole::line_break},
                              ElementRole{"button", HtmlRole::block},
                              ElementRole{"canvas", HtmlRole::hidden},
                              ElementRole{"caption", HtmlRole::caption},
                              ElementRole{"center", HtmlRole::block},
                              ElementRole{"code", HtmlRole::code},
                              ElementRole{"datalist", HtmlRole::hidden},
                              ElementRole{"dd", HtmlRole::block},
                              ElementRole{"del", HtmlRole::code},
                              ElementRole{"details", HtmlRole::block},
                              ElementRole{"dialog", HtmlRole::block},
                              ElementRole{"dir", HtmlRole::bullets},
                              ElementRole{"div", HtmlRole::block},
                              ElementRole{"dl", HtmlRole::block},
                              ElementRole{"dt", HtmlRole::block},
                              ElementRole{"fieldset", HtmlRole::block},
                              ElementRole{"figcaption", HtmlRole::caption},
                              ElementRole{"figure", HtmlRole::block},
                              ElementRole{"footer", HtmlRole::block},
                              ElementRole{"form", HtmlRole::block},
                              ElementRole{"h1", HtmlRole::heading},
                              ElementRole{"h2", HtmlRole::heading},
                              ElementRole{"h3", HtmlRole::heading},
                              ElementRole{"h4", HtmlRole::heading},
                              ElementRole{"h5", HtmlRole::heading},
                              ElementRole{"h6", HtmlRole::heading},
                              ElementRole{"head", HtmlRole::block},
                              ElementRole{"header", HtmlRole::block},
                              ElementRole{"hgroup", HtmlRole::block},
                              ElementRole{"hr", HtmlRole::block},
                              ElementRole{"html", HtmlRole::block},
                              ElementRole{"img", HtmlRole::image},
                              ElementRole{"kbd", HtmlRole::code},
                              ElementRole{"legend", HtmlRole::block},
                              ElementRole{"li", HtmlRole::item},
                              ElementRole{"listing", HtmlRole::preformatted},
                              ElementRole{"main", HtmlRole::block},
                              ElementRole{"math", HtmlRole::hidden},
                              ElementRole{"menu", HtmlRole::bullets},
                              ElementRole{"nav", HtmlRole::block},
                              ElementRole{"ol", HtmlRole::ordered},
                              ElementRole{"p", HtmlRole::block},
                              ElementRole{"pre", HtmlRole::preformatted},
                              ElementRole{"rp", HtmlRole::hidden},
                              ElementRole{"rt", HtmlRole::hidden},
                              ElementRole{"s", HtmlRole::code},
                              ElementRole{"samp", HtmlRole::code},
                              ElementRole{"search", HtmlRole::block},
                              ElementRole{"section", HtmlRole::block},
                              ElementRole{"select", HtmlRole::hidden},
                              ElementRole{"strike", HtmlRole::code},
                              ElementRole{"summary", HtmlRole::block},
                              ElementRole{"sup", HtmlRole::superscript},
                              ElementRole{"svg", HtmlRole::hidden},
                              ElementRole{"table", HtmlRole::table},
                              ElementRole{"tbody", HtmlRole::block},
                              ElementRole{"td", HtmlRole::cell},
                              ElementRole{"template", HtmlRole::hidden},
                              ElementRole{"tfoot", HtmlRole::block},
                              ElementRole{"th", HtmlRole::cell},
                              ElementRole{"thead", HtmlRole::block},
                              ElementRole{"tr", HtmlRole::block},
                              ElementRole{"tt", HtmlRole::code},
                              ElementRole{"ul", HtmlRole::bullets},
                              ElementRole{"var", HtmlRole::code}};

// Ordered.
constexpr std::array code_classes = {
    std::string_view{"command"},    std::string_view{"computeroutput"}, std::string_view{"envar"},
    std::string_view{"filename"},   std::string_view{"keycap"},         std::string_view{"keystroke"},
    std::string_view{"literal"},    std::string_view{"option"},         std::string_view{"path"},
    std::string_view{"systemitem"}, std::string_view{"userinput"},      std::string_view{"varname"}};

}  // namespace

bool is_code_class(std::string_view classes) {
  for (std::size_t begin = 0; begin < classes.size();) {
    const std::size_t end = std::min(classes.find_first_of(" \t\r\n\f", begin), classes.size());
    const std::string_view name = classes.substr(begin, end - begin);
    std::string lowered;
    for (const char byte : name.substr(name.find_last_of('_') + 1)) lowered += to_ascii_lower(byte);
    if (std::binary_search(code_classes.begin(), code_classes.end(), lowered)) return true;
    begin = end + 1;
  }
  return false;
}

HtmlRole html_role(std::string_view name) {
  std::array<char, 12> lowered{};
  if (name.size() > lowered.size()) return HtmlRole::inline_text;
  std::transform(name.begin(), name.end(), lowered.begin(), to_ascii_lower);
  const std::string_view wanted{lowered.data(), name.size()};
  const auto found =
      std::lower_bound(roles.begin(), roles.end(), wanted,
                       [](const ElementRole& element, std::string_view sought) { return element.name < sought; });
  return found != roles.end() && found->name == wanted ? found->role : HtmlRole::inline_text;
}

}  // namespace galley
