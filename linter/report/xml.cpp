#include "linter/report/xml.h"

#include "linter/text/utf8.h"

namespace galley {
namespace {

// U+FFFE and U+FFFF are not characters, nor are most controls.
bool is_character(char32_t code_point) { return code_point >= 0x20 && code_point != 0xFFFE && code_point != 0xFFFF; }

void append_escaped(std::string& out, char32_t code_point) {
  switch (code_point) {
    case '&':
      out += "&amp;";
      break;
    case '<':
      out += "&lt;";
      break;
    case '>':
      out += "&gt;";
      break;
    case '"':
      out += "&quot;";
      break;
    case '\t':
      out += "&#9;";
      break;
    case '\n':
      out += "&#10;";
      break;
    case '\r':
      out += "&#13;";
      break;
    default:
      append_utf8(out, is_character(code_point) ? code_point : replacement_character);
  }
}

}  // namespace

std::string xml_escaped(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded decoded = decode(text, at);
    append_escaped(out, decoded.code_point);
    at += decoded.size;
  }
  return out;
}

}  // namespace galley
