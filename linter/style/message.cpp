#include "linter/style/message.h"

#include <algorithm>

#include "linter/text/utf8.h"

namespace galley {

std::string on_one_line(std::string_view text) {
  if (text.find('\n') == text.npos) return std::string{text};
  std::string joined;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '\n') {
      joined += text[at];
      continue;
    }
    while (joined.ends_with(' ') || joined.ends_with('\t')) joined.pop_back();
    joined += ' ';
    while (at + 1 < text.size() && (text[at + 1] == ' ' || (text[at + 1] >= '\t' && text[at + 1] <= '\r'))) ++at;
  }
  return joined;
}

std::string sentence_list(std::span<const std::string> items) {
  std::string list;
  for (std::size_t at = 0; at < items.size(); ++at) {
    if (at > 0) list += items.size() == 2 ? " or " : at + 1 == items.size() ? ", or " : ", ";
    list += '\'' + items[at] + '\'';
  }
  return list;
}

std::string format_message(std::string_view message, std::span<const std::string> arguments) {
  std::string text;
  std::size_t next = 0;
  for (std::size_t at = 0; at < message.size(); ++at) {
    if (message[at] != '%') {
      const std::size_t verb = std::min(message.find('%', at), message.size());
      text += message.substr(at, verb - at);
      at = verb - 1;
      continue;
    }
    std::size_t verb = at + 1;
    std::size_t asked = next;
    if (message.substr(verb, 1) == "[") {
      const std::size_t close = message.find(']', verb);
      asked = 0;
      for (++verb; verb < std::min(close, message.size()) && is_ascii_digit(message[verb]) && asked < 1000; ++verb) {
        asked = asked * 10 + static_cast<std::size_t>(message[verb] - '0');
      }
      if (verb != close || asked == 0) {
        text += '%';
        continue;
      }
      --asked;
      ++verb;
    }
    const char kind = verb < message.size() ? message[verb] : '\0';
    if (kind == '%' && verb == at + 1) {
      text += '%';
      at = verb;
    } else if (kind == 's' || kind == 'd' || kind == 'v' || kind == 'q') {
      const std::string value = asked < arguments.size() ? on_one_line(arguments[asked]) : "";
      text += kind == 'q' ? '"' + value + '"' : value;
      next = asked + 1;
      at = verb;
    } else {
      text += '%';
    }
  }
  return on_one_line(text);
}

}  // namespace galley
