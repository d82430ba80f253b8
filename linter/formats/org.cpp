// Org by its lines. What a line begins is told by the line alone, but for blocks,
// drawers and formulas of LaTeX, which are such only where a line ends them; where
// those ends stand is gathered in one pass before. What a line belongs to is told
// by its column: a list item holds what is indented further than its bullet.
// Linear.
#include "linter/formats/org.h"

#include <algorithm>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "linter/document/builder.h"
#include "linter/formats/org_inline.h"
#include "linter/formats/org_lines.h"
#include "linter/formats/org_table.h"

namespace galley {
namespace {

constexpr std::size_t none = std::string_view::npos;
constexpr std::size_t deepest = 100;  // lists and blocks in each other

bool is_headline(std::string_view text) {
  const std::size_t end = text.find_first_not_of('*');
  return end != none && text[end] == ' ';
}

// Where the lines stand that end blocks, drawers and environments, by name.
class OrgEnds {
 public:
  OrgEnds(std::string_view bytes, const std::vector<OrgLine>& lines) {
    for (std::size_t number = 0; number < lines.size(); ++number) {
      const std::string_view text = bytes.substr(lines[number].text.begin, lines[number].text.size());
      if (text.starts_with("#+")) {
        if (std::string name = org_block_end(text); !name.empty()) ends_["#" + name].push_back(number);
      } else if (text.starts_with(':')) {
        if (org_drawer(text) == "END") ends_[":"].push_back(number);
      } else if (const std::size_t end = text.rfind("\\end{"); end != none) {
        ends_[std::string{text.substr(end + 5, std::min(text.find('}', end), text.size()) - end - 5)}].push_back(
            number);
      } else if (text.starts_with('*') && lines[number].indent == 0 && is_headline(text)) {
        headlines_.push_back(number);
      }
    }
  }

  // The first such line from `line` on, in the same section; none if there isn't one.
  std::size_t block(const std::string& name, std::size_t line) const { return find("#" + name, line); }
  std::size_t drawer(std::size_t line) const { return find(":", line); }
  std::size_t environment(std::string_view name, std::size_t line) const { return find(std::string{name}, line); }

 private:
  std::size_t find(const std::string& key, std::size_t line) const {
    const auto those = ends_.find(key);
    if (those == ends_.end()) return none;
    const auto end = std::lower_bound(those->second.begin(), those->second.end(), line);
    if (end == those->second.end()) return none;
    const auto headline = std::lower_bound(headlines_.begin(), headlines_.end(), line);
    return headline != headlines_.end() && *headline < *end ? none : *end;
  }

  std::map<std::string, std::vector<std::size_t>, std::less<>> ends_;
  std::vector<std::size_t> headlines_;
};

class OrgReader {
 public:
  explicit OrgReader(const std::shared_ptr<const SourceFile>& source)
      : bytes_(source->bytes()),
        lines_(split_org_lines(bytes_, source->mark_size())),
        ends_(bytes_, lines_),
        builder_(source) {}

  Document read() {
    find_states();
    while (line_ < lines_.size()) step();
    end_paragraph();
    return builder_.build();
  }

 private:
  struct List {
    Offset indent = 0;
    std::uint32_t first = no_index;  // the block of its first item
    std::uint32_t item = no_index;   // and of its present one
  };

  // What a line begins and another ends.
  struct Around {
    std::size_t end = 0;    // the line
    std::size_t lists = 0;  // that were open in front of it
    bool is_quote = false;
  };

  const OrgLine& line() const { return lines_[line_]; }
  std::string_view text(const OrgLine& line) const { return bytes_.substr(line.text.begin, line.text.size()); }
  std::string_view text() const { return text(line()); }

  void find_states() {
    for (const OrgLine& each : lines_) {
      if (!text(each).starts_with("#+")) continue;
      const auto keyword = org_keyword(bytes_, each);
      if (!keyword || (keyword->key != "TODO" && keyword->key != "SEQ_TODO" && keyword->key != "TYP_TODO")) continue;
      const std::string_view value = bytes_.substr(keyword->value.begin, keyword->value.size());
      for (std::size_t at = value.find_first_not_of(" \t|"); at != none; at = value.find_first_not_of(" \t|", at)) {
        const std::size_t end = std::min(value.find_first_of(" \t|", at), value.size());
        const std::string_view word = value.substr(at, end - at);
        if (states_.size() < most_states) states_.emplace_back(word.substr(0, word.find('(')));
        at = end;
      }
    }
  }

  void step() {
    if (const auto headline = org_headline(bytes_, line(), states_)) return add_headline(*headline);
    if (!around_.empty() && line_ == around_.back().end) return leave();
    if (line().blank()) return blank();
    if (is_comment()) return comment();
    const auto item = org_item(bytes_, line());
    const bool is_rule = text().size() >= 5 && text().find_first_not_of('-') == none;
    leave_lists(line().indent, item && !is_rule);
    if (is_rule) return pass();
    if (item && lists_.size() < deepest) return add_item(*item);
    if (!begins_something()) add_to_paragraph(line().text);
  }

  // Lists which a line in that column is no part of.
  void leave_lists(Offset indent, bool is_item) {
    const std::size_t base = around_.empty() ? 0 : around_.back().lists;
    const auto goes_on = [&](const List& list) { return list.indent < indent || (is_item && list.indent == indent); };
    while (lists_.size() > base && !goes_on(lists_.back())) {
      end_paragraph();
      lists_.pop_back();
    }
  }

  std::uint32_t item() const { return lists_.empty() ? no_index : lists_.back().item; }

  void pass() {
    end_paragraph();
    ++line_;
  }

  void blank() {
    end_paragraph();
    const bool is_second = line_ > 0 && lines_[line_ - 1].blank();
    if (is_second) {
      lists_.resize(around_.empty() ? 0 : around_.back().lists);
      in_note_ = false;
    }
    ++line_;
  }

  bool is_comment() const { return text() == "#" || text().starts_with("# "); }

  void comment() {
    end_paragraph();
    const std::string_view said = text().substr(std::min<std::size_t>(2, text().size()));
    builder_.comment(line().text, said);
    ++line_;
  }

  void add_headline(const OrgHeadline& headline) {
    end_paragraph();
    lists_.clear();
    around_.clear();
    in_note_ = false;
    if (headline.hidden) return pass_section(headline.stars);
    if (!headline.state.empty()) builder_.aside(AsideKind::title, headline.state);
    builder_.begin_block(
        {.kind = BlockKind::heading, .level = static_cast<std::uint8_t>(std::min(headline.stars + 1, 6))});
    write_org_text(bytes_, headline.title, builder_);
    builder_.end_block();
    ++line_;
    while (line_ < lines_.size() && is_org_planning(text())) ++line_;
  }

  void pass_section(std::uint8_t stars) {
    for (++line_; line_ < lines_.size(); ++line_) {
      const auto next = org_headline(bytes_, line(), states_);
      if (next && next->stars <= stars) return;
    }
  }

  void add_item(const OrgItem& found) {
    end_paragraph();
    const bool is_new = lists_.empty() || lists_.back().indent < line().indent ||
                        lists_.size() == (around_.empty() ? 0 : around_.back().lists);
    const std::uint32_t outer = is_new ? item() : lists_.size() > 1 ? lists_[lists_.size() - 2].item : no_index;
    if (is_new) lists_.push_back({.indent = line().indent});
    List& list = lists_.back();
    list.item = builder_.next_block();
    if (list.first == no_index) list.first = list.item;
    builder_.begin_block({.kind = BlockKind::list_item,
                          .level = static_cast<std::uint8_t>(std::min<std::size_t>(lists_.size(), 255)),
                          .number = std::string{bytes_.substr(found.marker.begin, found.marker.size())},
                          .marker = found.marker,
                          .list = list.first,
                          .item = outer});
    is_open_ = true;
    if (!found.term.empty()) {
      write_org_text(bytes_, found.term, builder_);
      end_paragraph();
    }
    if (!found.text.empty()) {
      if (!is_open_) begin_paragraph();
      paragraph_ = found.text;
    }
    ++line_;
  }

  bool begins_something() {
    const std::string_view written = text();
    switch (written.front()) {
      case '#':
        return begins_keyword();
      case ':':
        return begins_drawer() || begins_fixed();
      case '|':
        return begins_table();
      case '+':
        return is_drawn_table(written) && begins_drawn_table();
      case '\\':
        return begins_environment();
      case '[':
        return begins_note();
      case 'C':
        if (!written.starts_with("CLOCK:") || !is_org_planning(written)) return false;
        pass();
        return true;
      case '%':
        if (!written.starts_with("%%(") || line().indent > 0) return false;
        pass();
        return true;
      default:
        return false;
    }
  }

  bool begins_keyword() {
    const std::string name = org_block_begin(text());
    if (!name.empty()) {
      const std::size_t end = ends_.block(name, line_ + 1);
      if (end != none) {
        begin_around(name, end);
        return true;
      }
    }
    const auto keyword = org_keyword(bytes_, line());
    const bool is_setting = keyword || !name.empty() || !org_block_end(text()).empty();
    if (!is_setting) return false;
    end_paragraph();
    if (keyword && !keyword->value.empty()) add_keyword(*keyword);
    ++line_;
    return true;
  }

  void add_keyword(const OrgKeyword& keyword) {
    const std::string_view key = keyword.key;
    if (key == "TITLE") {
      builder_.begin_block({.kind = BlockKind::heading, .level = 1});
    } else if (key == "CAPTION") {
      builder_.begin_block({.kind = BlockKind::caption, .item = item()});
    } else {
      if (key == "SUBTITLE" || key == "AUTHOR") builder_.aside(AsideKind::title, keyword.value);
      if (key == "DESCRIPTION") builder_.aside(AsideKind::page, keyword.value);
      return;
    }
    write_org_text(bytes_, keyword.value, builder_);
    builder_.end_block();
  }

  void begin_around(const std::string& name, std::size_t end) {
    end_paragraph();
    if (name == "COMMENT") {
      line_ = end + 1;
    } else if (name == "SRC" || name == "EXAMPLE" || name == "EXPORT") {
      add_code(line_ + 1, end);
      line_ = end + 1;
    } else if (around_.size() >= deepest) {
      ++line_;
    } else {
      around_.push_back({.end = end, .lists = lists_.size(), .is_quote = name == "QUOTE" || name == "VERSE"});
      ++line_;
    }
  }

  void leave() {
    end_paragraph();
    lists_.resize(std::min(around_.back().lists, lists_.size()));
    around_.pop_back();
    ++line_;
  }

  // Lines of code up to the one with the number `end`.
  void add_code(std::size_t begin, std::size_t end) {
    while (begin < end && lines_[begin].blank()) ++begin;
    while (begin < end && lines_[end - 1].blank()) --end;
    if (begin == end) return;
    builder_.begin_block({.kind = BlockKind::code, .item = item()});
    builder_.text({lines_[begin].begin, lines_[end - 1].text.end});
    builder_.end_block();
  }

  bool begins_drawer() {
    const std::string name = org_drawer(text());
    if (name.empty() || name == "END") return false;
    const std::size_t end = ends_.drawer(line_ + 1);
    if (end == none) return false;
    end_paragraph();
    if (name == "PROPERTIES" || name == "LOGBOOK" || around_.size() >= deepest) {
      line_ = end + 1;
    } else {
      around_.push_back({.end = end, .lists = lists_.size()});
      ++line_;
    }
    return true;
  }

  bool is_fixed(const OrgLine& each) const { return text(each) == ":" || text(each).starts_with(": "); }

  bool begins_fixed() {
    if (!is_fixed(line())) return false;
    return add_lines([this](const OrgLine& each) { return is_fixed(each); });
  }

  // Code of all lines from here on that `is_one` holds for.
  template <typename IsOne>
  bool add_lines(IsOne is_one) {
    end_paragraph();
    const std::size_t begin = line_;
    line_ = end_of(is_one);
    add_code(begin, line_);
    return true;
  }

  template <typename IsOne>
  std::size_t end_of(IsOne is_one) const {
    std::size_t end = line_;
    while (end < lines_.size() && is_one(lines_[end])) ++end;
    return end;
  }

  bool begins_table() {
    end_paragraph();
    const std::size_t end = end_of([this](const OrgLine& each) { return is_org_table(text(each)); });
    write_org_table(bytes_, std::span{lines_}.subspan(line_, end - line_), item(), builder_);
    line_ = end;
    return true;
  }

  bool begins_drawn_table() {
    return add_lines([this](const OrgLine& each) { return is_drawn_table(text(each)) || is_org_table(text(each)); });
  }

  bool begins_environment() {
    const std::string_view name = org_environment(text());
    const std::size_t end = name.empty() ? none : ends_.environment(name, line_);
    if (end == none) return false;
    end_paragraph();
    add_code(line_, end + 1);
    line_ = end + 1;
    return true;
  }

  // "[fn:1] The note": what follows is of it, up to the next or two blank lines.
  bool begins_note() {
    if (line().indent > 0 || !text().starts_with("[fn:")) return false;
    const std::size_t end = text().find_first_of("] :", 4);
    if (end == none || end == 4 || text()[end] != ']') return false;
    end_paragraph();
    lists_.clear();
    in_note_ = true;
    Span rest = line().text;
    rest.begin += static_cast<Offset>(end) + 1;
    while (!rest.empty() && bytes_[rest.begin] == ' ') ++rest.begin;
    ++line_;
    if (rest.empty()) return true;
    begin_paragraph();
    paragraph_ = rest;
    return true;
  }

  void begin_paragraph() {
    const auto quotes = std::count_if(around_.begin(), around_.end(), [](const Around& each) { return each.is_quote; });
    const BlockKind kind = quotes > 0 ? BlockKind::quote : in_note_ ? BlockKind::footnote : BlockKind::paragraph;
    builder_.begin_block({.kind = kind, .level = static_cast<std::uint8_t>(quotes), .item = item()});
    is_open_ = true;
  }

  void add_to_paragraph(Span span) {
    if (!is_open_) begin_paragraph();
    paragraph_ = paragraph_.empty() ? span : Span{paragraph_.begin, span.end};
    ++line_;
  }

  void end_paragraph() {
    if (!is_open_) return;
    if (!paragraph_.empty()) write_org_text(bytes_, paragraph_, builder_);
    builder_.end_block();
    paragraph_ = {};
    is_open_ = false;
  }

  static constexpr std::size_t most_states = 100;

  std::string_view bytes_;
  std::vector<OrgLine> lines_;
  OrgEnds ends_;
  Builder builder_;
  std::vector<std::string> states_;  // of headlines, beside the usual two
  std::size_t line_ = 0;
  std::vector<List> lists_;
  std::vector<Around> around_;
  bool in_note_ = false;
  bool is_open_ = false;  // a paragraph, or an item's first
  Span paragraph_;        // its lines
};

}  // namespace

Document parse_org(std::shared_ptr<const SourceFile> source) { return OrgReader{source}.read(); }

}  // namespace galley
