#include "rules/support/alternatives.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "linter/text/utf8.h"

namespace rules {
namespace {

using namespace galley;
using namespace std::literals;

constexpr std::array groups{"Tabs"sv, "TabGroup"sv, "Tabs.Root"sv};
constexpr std::array tabs{"Tab"sv,      "TabItem"sv,   "TabPanel"sv,   "TabsContent"sv,
                          "Tabs.Tab"sv, "Tabs.Item"sv, "Tabs.Panel"sv, "Tabs.Content"sv};

bool is_name_byte(char byte) { return is_ascii_letter(byte) || is_ascii_digit(byte) || byte == '.'; }

// True if only white space stands before `at` on its line.
bool begins_line(std::string_view bytes, std::size_t at) {
  while (at > 0 && (bytes[at - 1] == ' ' || bytes[at - 1] == '\t')) --at;
  return at == 0 || bytes[at - 1] == '\n';
}

bool differ(const Alternative::Tab& a, const Alternative::Tab& b) {
  return a.group == b.group && a.number != b.number && a.number != 0 && b.number != 0;
}

// Code blocks, asked for places in order.
class CodeBlocks {
 public:
  explicit CodeBlocks(const Document& document) : document_(document) {}

  bool hold(Offset at) {
    const auto blocks = document_.blocks();
    while (next_ < blocks.size() && document_.source_span(blocks[next_].span).end <= at) ++next_;
    return next_ < blocks.size() && blocks[next_].kind == BlockKind::code &&
           document_.source_span(blocks[next_].span).begin <= at;
  }

 private:
  const Document& document_;
  std::size_t next_ = 0;
};

}  // namespace

bool are_alternatives(const Alternative& a, const Alternative& b) {
  return differ(a.outer, b.outer) || differ(a.inner, b.inner);
}

Alternatives::Alternatives(const Document& document) {
  const std::string_view bytes = document.source().bytes();
  CodeBlocks code{document};
  std::vector<Alternative::Tab> open;
  std::uint32_t count = 0;
  for (std::size_t at = bytes.find("Tab"); at != bytes.npos; at = bytes.find("Tab", at + 1)) {
    const bool closes = at > 1 && bytes[at - 1] == '/';
    const std::size_t begin = at - (closes ? 2 : 1);
    if (at == 0 || bytes[begin] != '<' || !begins_line(bytes, begin)) continue;
    std::size_t end = at;
    while (end < bytes.size() && is_name_byte(bytes[end])) ++end;
    const std::string_view name = bytes.substr(at, end - at);
    const bool is_group = std::find(groups.begin(), groups.end(), name) != groups.end();
    const bool is_tab = !closes && !open.empty() && std::find(tabs.begin(), tabs.end(), name) != tabs.end();
    if ((!is_group && !is_tab) || code.hold(static_cast<Offset>(begin))) continue;
    if (is_tab) ++open.back().number;
    if (is_group && !closes) open.push_back({.group = ++count});
    if (is_group && closes && !open.empty()) open.pop_back();
    Mark mark{.at = static_cast<Offset>(begin), .from_here = {}};
    if (!open.empty()) mark.from_here = {.outer = open.front(), .inner = open.back()};
    marks_.push_back(mark);
  }
}

Alternatives find_alternatives(const Document& document) { return Alternatives{document}; }

Alternative Alternatives::at(Offset at) const {
  const auto behind =
      std::partition_point(marks_.begin(), marks_.end(), [at](const Mark& mark) { return mark.at <= at; });
  return behind == marks_.begin() ? Alternative{} : std::prev(behind)->from_here;
}

bool Alternatives::are_apart(Offset a, Offset b) const { return !marks_.empty() && are_alternatives(at(a), at(b)); }

}  // namespace rules
