#include "linter/formats/html_elements.h"

#include <algorithm>
#include <charconv>

#include "linter/formats/html_tokens.h"
#include "linter/text/utf8.h"

namespace galley {
namespace {

using Role = HtmlRole;

constexpr std::size_t deepest = 200;

int to_int(std::string_view digits, int otherwise) {
  while (!digits.empty() && is_html_space(digits.front())) digits.remove_prefix(1);
  int value = 0;
  const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return result.ec == std::errc{} ? value : otherwise;
}

// Whether an element of that role, further in than `other`, leaves that open.
bool stops_at(Role role, Role other) {
  if (role == Role::item) return other == Role::ordered || other == Role::bullets;
  if (role == Role::cell) return other == Role::table;
  return other != role;
}

}  // namespace

void HtmlElements::begin(Role role, std::string_view name, std::string_view tag) {
  if (elements_.size() >= deepest) return;
  Element element{.role = role, .name = name};
  if (role == Role::heading) element.level = static_cast<std::uint8_t>(name[1] - '0');
  if (role == Role::ordered) read_list(tag, element);
  if (role == Role::item) {
    element.pending = true;
    element.value = item_value(tag);
  }
  elements_.push_back(element);
}

void HtmlElements::read_list(std::string_view tag, Element& list) {
  const std::string_view type = html_attribute(tag, "type").value_or("");
  list.letters = type == "a" || type == "A";
  list.upper = type == "A";
  list.value = to_int(html_attribute(tag, "start").value_or(""), 1);
  // A list that counts down needs its length; its numbers are no matter of order.
  if (html_attribute(tag, "reversed")) list.role = Role::bullets;
}

int HtmlElements::item_value(std::string_view tag) {
  int value = elements_.empty() ? 1 : elements_.back().value;
  if (const auto given = html_attribute(tag, "value")) value = to_int(*given, value);
  if (!elements_.empty()) elements_.back().value = value < 1'000'000'000 ? value + 1 : value;
  return value;
}

std::size_t HtmlElements::kept_by(Role role) const {
  if (role != Role::item && role != Role::cell && role != Role::heading) return elements_.size();
  for (std::size_t at = elements_.size(); at > 0; --at) {
    const Role other = elements_[at - 1].role;
    if (other == role) return at - 1;
    if (stops_at(role, other)) break;
  }
  return elements_.size();
}

std::size_t HtmlElements::kept_by_end(Role role, std::string_view name) const {
  const bool of_table = role == Role::cell || role == Role::caption || role == Role::table;
  const auto found = std::find_if(elements_.rbegin(), elements_.rend(), [&](const Element& element) {
    const bool same =
        equal_ignoring_ascii_case(element.name, name) || (role == Role::heading && element.role == Role::heading);
    return same || (element.role == Role::cell && !of_table);
  });
  if (found == elements_.rend() || (found->role == Role::cell && !of_table)) return elements_.size();
  return static_cast<std::size_t>(elements_.rend() - found) - 1;
}

BlockStart HtmlElements::start_of_block(std::uint32_t block) {
  if (item_waits()) return start_of_item(block);
  BlockStart start{.item = enclosing_item()};
  for (auto element = elements_.rbegin(); element != elements_.rend(); ++element) {
    if (element->role == Role::heading) {
      start.kind = BlockKind::heading;
      start.level = element->level;
      break;
    }
    if (element->role == Role::cell || element->role == Role::caption) {
      start.kind = element->role == Role::cell ? BlockKind::table_cell : BlockKind::caption;
      const bool is_head = equal_ignoring_ascii_case(element->name, "th");
      start.level = is_head || equal_ignoring_ascii_case(element->name, "caption") ? 1 : 0;
      break;
    }
  }
  if (start.kind == BlockKind::paragraph) {
    start.level = count(Role::quote, Role::quote);
    if (start.level > 0) start.kind = BlockKind::quote;
  }
  return start;
}

BlockStart HtmlElements::start_of_item(std::uint32_t block) {
  Element& item = elements_.back();
  item.pending = false;
  item.block = block;
  BlockStart start{.kind = BlockKind::list_item,
                   .level = std::max(count(Role::ordered, Role::bullets), std::uint8_t{1}),
                   .number = "-",
                   .list = block,
                   .item = enclosing_item(elements_.size() - 1)};
  if (elements_.size() < 2) return start;
  Element& list = elements_[elements_.size() - 2];
  if (list.role != Role::ordered && list.role != Role::bullets) return start;
  if (list.block == no_index) list.block = block;
  start.list = list.block;
  if (list.role == Role::ordered) start.number = number(list, item.value);
  return start;
}

std::string HtmlElements::number(const Element& list, int value) {
  std::string written = list.letters && value >= 1 && value <= 26
                            ? std::string(1, static_cast<char>((list.upper ? 'A' : 'a') + value - 1))
                            : std::to_string(value);
  written += '.';
  return written;
}

std::uint32_t HtmlElements::enclosing_item() const {
  for (auto element = elements_.rbegin(); element != elements_.rend(); ++element) {
    if (element->role == Role::item && !element->pending) return element->block;
  }
  return no_index;
}

// The item around the element of that index.
std::uint32_t HtmlElements::enclosing_item(std::size_t of) const {
  while (of > 0) {
    if (elements_[--of].role == Role::item) return elements_[of].block;
  }
  return no_index;
}

std::uint8_t HtmlElements::count(Role one, Role other) const {
  return static_cast<std::uint8_t>(std::count_if(elements_.begin(), elements_.end(), [&](const Element& element) {
    return element.role == one || element.role == other;
  }));
}

}  // namespace galley
