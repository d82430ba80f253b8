#include "linter/style/vale_comments.h"

#include <algorithm>

namespace galley {
namespace {

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  return begin == text.npos ? "" : text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

// "A, B" or "\"a\", \"b\"".
std::vector<std::string> split(std::string_view list) {
  std::vector<std::string> items;
  for (std::size_t at = 0; at < list.size();) {
    std::size_t end = std::min(list.find(',', at), list.size());
    if (list[at] == '"') end = std::min(list.find(',', std::min(list.find('"', at + 1), list.size())), list.size());
    std::string_view item = trimmed(list.substr(at, end - at));
    if (item.size() >= 2 && item.starts_with('"') && item.ends_with('"')) item = item.substr(1, item.size() - 2);
    if (!item.empty()) items.emplace_back(item);
    at = end + 1;
    while (at < list.size() && list[at] == ' ') ++at;
  }
  return items;
}

}  // namespace

ValeComments::ValeComments(const Document& document) : document_(document) {
  for (const Comment& comment : document.comments()) {
    const std::string_view text = trimmed(comment.text);
    if (text.starts_with("vale ")) read(trimmed(text.substr(5)), comment.source.begin);
  }
}

void ValeComments::read(std::string_view text, Offset at) {
  const std::size_t equals = text.rfind('=');
  if (equals == text.npos) return;
  const std::string_view name = trimmed(text.substr(0, equals));
  const std::string_view value = trimmed(text.substr(equals + 1));
  const std::size_t open = name.find('[');
  State next = states_.empty() ? State{} : states_.back();
  next.from = at;
  if (name == "style" || name == "styles") {
    const std::vector<std::string> styles = split(value);
    next.styles = {styles.begin(), styles.end()};
  } else if (open != name.npos && name.ends_with(']')) {
    auto& silent = next.silent[std::string{name.substr(0, open)}];
    for (const std::string& match : split(name.substr(open + 1, name.size() - open - 2))) {
      if (value == "NO")
        silent.insert(match);
      else
        silent.erase(match);
    }
  } else {
    return;
  }
  states_.push_back(std::move(next));
}

bool ValeComments::silence(std::string_view rule, Span span) const {
  const auto behind = std::partition_point(states_.begin(), states_.end(),
                                           [&](const State& state) { return state.from <= span.begin; });
  if (behind == states_.begin()) return false;
  const State& state = *std::prev(behind);
  if (!state.styles.empty() && !state.styles.contains(rule.substr(0, rule.find('.')))) return true;
  const auto silent = state.silent.find(rule);
  return silent != state.silent.end() && silent->second.contains(document_.source().slice(span));
}

}  // namespace galley
