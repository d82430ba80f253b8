#include "linter/document/list_items.h"

#include <optional>

#include "linter/text/utf8.h"

namespace galley {
namespace {

// What a number looks like, and its value: "(b)" is {'(', ')', letter}, 2.
struct NumberForm {
  char opening = '\0';
  char closing = '\0';
  bool letter = false;
  bool section = false;  // "2.1"
  std::uint32_t value = 0;

  bool same_style(const NumberForm& other) const {
    return opening == other.opening && closing == other.closing && letter == other.letter && section == other.section;
  }
};

std::optional<NumberForm> number_form(std::string_view number) {
  NumberForm form;
  if (number.starts_with('(')) {
    form.opening = '(';
    number.remove_prefix(1);
  }
  if (number.ends_with('.') || number.ends_with(')')) {
    form.closing = number.back();
    number.remove_suffix(1);
  }
  if (const std::size_t point = number.rfind('.'); point != number.npos) {
    form.section = true;
    form.closing = '\0';
    number.remove_prefix(point + 1);
  }
  if (number.size() == 1 && is_ascii_letter(number[0])) {
    form.letter = true;
    form.value = static_cast<std::uint32_t>(to_ascii_lower(number[0]) - 'a' + 1);
    return form;
  }
  if (number.empty() || number.size() > 9) return std::nullopt;
  for (const char digit : number) {
    if (!is_ascii_digit(digit)) return std::nullopt;
    form.value = 10 * form.value + static_cast<std::uint32_t>(digit - '0');
  }
  return form;
}

class Settler {
 public:
  explicit Settler(std::vector<Block>& blocks) : blocks_(blocks) {}

  void run() {
    for (std::uint32_t at = 0; at < blocks_.size(); ++at) {
      if (blocks_[at].kind == BlockKind::heading) {
        if (open_ && heading_ == no_index) heading_ = at;
      } else if (blocks_[at].kind == BlockKind::list_item) {
        visit_item(at);
      }
    }
    close(static_cast<std::uint32_t>(blocks_.size()));
  }

 private:
  void visit_item(std::uint32_t at) {
    Block& block = blocks_[at];
    if (open_ && block.level > level_) return;
    const auto form = number_form(block.number);
    if (!form) {
      if (block.level < level_) close(at);
      return;
    }
    if (open_ && block.level == level_ && (block.list == part_ || continues(*form))) {
      give_loose_blocks(at);
      part_ = block.list;
      block.list = list_;
    } else {
      close(at);
      open_ = true;
      list_ = part_ = block.list;
      level_ = block.level;
    }
    form_ = *form;
    item_ = at;
    heading_ = no_index;
  }

  bool continues(const NumberForm& next) const {
    if (!next.same_style(form_) || next.value == 1) return false;
    return heading_ == no_index || next.value == form_.value + 1;
  }

  // The blocks between the last item and `end` become part of it.
  void give_loose_blocks(std::uint32_t end) {
    for (std::uint32_t at = item_ + 1; at < end && at < heading_; ++at) {
      if (blocks_[at].item != no_index || blocks_[at].kind == BlockKind::footnote) continue;
      blocks_[at].item = item_;
      items_have_text_ = true;
    }
  }

  void close(std::uint32_t end) {
    if (open_ && items_have_text_) give_loose_blocks(end);
    open_ = items_have_text_ = false;
    heading_ = no_index;
    level_ = 0;
  }

  std::vector<Block>& blocks_;
  bool open_ = false;
  bool items_have_text_ = false;
  std::uint32_t list_ = no_index;  // the list that goes on
  std::uint32_t part_ = no_index;  // its last part, as the format has it
  std::uint32_t item_ = no_index;
  std::uint32_t heading_ = no_index;  // the first since the last item
  std::uint8_t level_ = 0;
  NumberForm form_;
};

}  // namespace

void settle_list_items(std::vector<Block>& blocks) { Settler{blocks}.run(); }

}  // namespace galley
