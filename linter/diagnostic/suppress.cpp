#include "linter/diagnostic/suppress.h"

#include <algorithm>
#include <limits>
#include <numeric>

#include "linter/text/did_you_mean.h"
#include "linter/text/in_quotes.h"

namespace galley {
namespace {

constexpr Offset everywhere = std::numeric_limits<Offset>::max();

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t") == std::string_view::npos; }

// The line around a place, without its end, and where the next one begins.
struct LineAround {
  Offset begin;
  Offset end;
  Offset next;
};

LineAround line_around(std::string_view bytes, Offset from, Offset to) {
  const std::size_t before = from == 0 ? std::string_view::npos : bytes.find_last_of("\r\n", from - 1);
  const std::size_t end = std::min(bytes.find_first_of("\r\n", to), bytes.size());
  const std::size_t break_size = bytes.substr(end, 2) == "\r\n" ? 2 : 1;
  return {.begin = static_cast<Offset>(before + 1),
          .end = static_cast<Offset>(end),
          .next = static_cast<Offset>(std::min(end + break_size, bytes.size()))};
}

// What stands alone goes with its line, and with one of two blank lines that
// would come together. A blank line stays where two paragraphs would.
Edit delete_line(std::string_view bytes, LineAround line, Offset text_begin) {
  bool blank_before = line.begin <= text_begin;
  if (!blank_before) {
    const Offset last = line.begin - (bytes.substr(0, line.begin).ends_with("\r\n") ? 2 : 1);
    blank_before =
        is_blank(bytes.substr(line_around(bytes, last, last).begin, last - line_around(bytes, last, last).begin));
  }
  const LineAround after = line_around(bytes, line.next, line.next);
  const bool blank_after = is_blank(bytes.substr(line.next, after.end - line.next));
  const Offset begin = std::max(line.begin, text_begin);
  if (blank_before && blank_after) return {.span = {begin, after.next}};
  if (blank_before || blank_after) return {.span = {begin, line.next}};
  return {.span = {begin, line.end}};
}

Edit delete_comment(const SourceFile& source, Span comment) {
  const std::string_view bytes = source.bytes();
  const LineAround line = line_around(bytes, comment.begin, comment.end);
  const Offset begin = std::max(line.begin, source.mark_size());
  if (is_blank(bytes.substr(begin, comment.begin - begin)) &&
      is_blank(bytes.substr(comment.end, line.end - comment.end))) {
    return delete_line(bytes, line, source.mark_size());
  }
  const bool space_before = comment.begin > begin && bytes[comment.begin - 1] == ' ';
  const bool space_behind = comment.end == line.end || bytes[comment.end] == ' ';
  return {.span = {comment.begin - (space_before && space_behind ? 1 : 0), comment.end}};
}

std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    text += (i == 0 ? "" : i + 1 == names.size() ? " and " : ", ") + in_quotes(names[i]);
  }
  return text;
}

std::string_view words(StetKind kind) {
  switch (kind) {
    case StetKind::off:
      return "stet off";
    case StetKind::on:
      return "stet on";
    case StetKind::file:
      return "stet file";
    default:
      return "stet";
  }
}

bool one_of(std::string_view name, std::span<const std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// The name of the style that a rule is of; empty for a rule of our own.
std::string_view style_of(std::string_view rule) {
  const std::size_t point = rule.find('.');
  return point == std::string_view::npos ? std::string_view{} : rule.substr(0, point);
}

}  // namespace

// Places the directives of a document.
class Suppressions::Reader {
 public:
  Reader(const Document& document, std::vector<Directive>& directives) : document_(document), directives_(directives) {}

  void read() {
    for (const Comment& comment : document_.comments()) {
      const auto stet = parse_stet(comment.text);
      if (stet) add(comment, *stet);
    }
  }

 private:
  void add(const Comment& comment, const Stet& stet) {
    Directive directive{.kind = stet.kind,
                        .source = comment.source,
                        .deletion = delete_comment(document_.source(), comment.source),
                        .is_vale = stet.is_vale};
    const std::size_t text_at = document_.source().slice(comment.source).find(comment.text);
    for (const StetName& name : stet.names) {
      Mark mark{.rule = std::string{name.rule}};
      if (text_at != std::string_view::npos) {
        const auto begin = static_cast<Offset>(comment.source.begin + text_at + name.at);
        mark.name = {begin, begin + static_cast<Offset>(name.rule.size())};
      }
      directive.marks.push_back(std::move(mark));
    }
    if (directive.marks.empty()) directive.marks.push_back({});
    directives_.push_back(std::move(directive));
    place(comment);
  }

  void place(const Comment& comment) {
    Directive& directive = directives_.back();
    switch (directive.kind) {
      case StetKind::block:
        cover(directive, block_of(comment));
        break;
      case StetKind::file:
        cover(directive, {0, everywhere});
        break;
      case StetKind::off:
        open(directive);
        break;
      case StetKind::on:
        close(directive);
        break;
      case StetKind::unreadable:
        break;
    }
  }

  static void cover(Directive& directive, Span span) {
    for (Mark& mark : directive.marks) mark.covers = span;
  }

  // To the end of the file, until something ends it. What is off already stays
  // off, and this does nothing.
  void open(Directive& directive) {
    const std::size_t index = directives_.size() - 1;
    for (std::size_t mark = 0; mark < directive.marks.size(); ++mark) {
      const bool is_new = open_.try_emplace({directive.is_vale, directive.marks[mark].rule}, index, mark).second;
      directive.marks[mark].covers = {directive.source.end, is_new ? everywhere : directive.source.end};
    }
  }

  void close(Directive& directive) {
    for (const Mark& mark : directive.marks) {
      for (auto open = open_.begin(); open != open_.end();) {
        const auto& [is_vale, rule] = open->first;
        const bool meant = is_vale == directive.is_vale && (mark.rule.empty() || mark.rule == rule);
        if (meant) end(open->second, directive);
        open = meant ? open_.erase(open) : std::next(open);
      }
    }
  }

  void end(std::pair<std::size_t, std::size_t> which, Directive& by) {
    Directive& ended = directives_[which.first];
    ended.marks[which.second].covers.end = by.source.begin;
    ended.closed_by = directives_.size() - 1;
    by.closes.push_back(which.first);
  }

  Span block_source(std::uint32_t index) const {
    const Block& block = document_.blocks()[index];
    const Span span = document_.source_span(block.span);
    return block.marker.empty() ? span : join(span, block.marker);
  }

  // What a directive for one block covers. A finding may stand at the very end
  // of a block, where a stop is missing, so that is covered too.
  Span block_of(const Comment& comment) {
    const auto count = static_cast<std::uint32_t>(document_.blocks().size());
    const std::uint32_t next = std::min(comment.next_block, count);
    if (next > 0) {
      const Span last = block_source(next - 1);
      if (stands_in(comment.source, last)) return {std::min(last.begin, comment.source.begin), last.end + 1};
    }
    if (next == count) return {comment.source.end, comment.source.end};
    return {comment.source.end, block_source(last_with(next)).end + 1};
  }

  // Inside the block, at its very beginning, or behind it on its line.
  bool stands_in(Span comment, Span block) const {
    if (comment.begin <= block.begin) return true;
    if (comment.begin < block.end) return true;
    return is_blank(document_.source().slice({block.end, comment.begin}));
  }

  // The last block which goes with block `index`.
  std::uint32_t last_with(std::uint32_t index) {
    if (last_.empty()) find_lasts();
    return last_[index];
  }

  void find_lasts() {
    const auto blocks = document_.blocks();
    last_.resize(blocks.size());
    std::iota(last_.begin(), last_.end(), 0u);
    for (auto index = static_cast<std::uint32_t>(blocks.size()); index-- > 0;) {
      const Block& block = blocks[index];
      const bool cell = block.kind == BlockKind::table_cell;
      if (cell && index + 1 < blocks.size() && blocks[index + 1].kind == BlockKind::table_cell)
        last_[index] = last_[index + 1];
      if (block.item < index) last_[block.item] = std::max(last_[block.item], last_[index]);
    }
  }

  const Document& document_;
  std::vector<Directive>& directives_;
  std::map<std::pair<bool, std::string>, std::pair<std::size_t, std::size_t>> open_;  // what is off: directive and mark
  std::vector<std::uint32_t> last_;
};

// The rules of a run, for finding out what does nothing.
struct Suppressions::Names {
  std::span<const std::string_view> active;
  std::span<const std::string_view> known;

  bool is_known(std::string_view rule) const {
    return rule.empty() || one_of(rule, known) || !style_of(rule).empty() || is_style(rule);
  }
  bool is_active(std::string_view rule) const {
    if (rule.empty()) return std::any_of(active.begin(), active.end(), [](auto id) { return id != unused_stet; });
    return one_of(rule, active) || is_style(rule);
  }
  bool is_style(std::string_view name) const {
    return std::any_of(active.begin(), active.end(), [name](auto id) { return style_of(id) == name; });
  }
};

Suppressions::Suppressions(const Document& document) {
  if (document.comments().empty()) return;
  Reader{document, directives_}.read();
  index();
}

void Suppressions::index() {
  for (std::size_t directive = 0; directive < directives_.size(); ++directive) {
    for (std::size_t mark = 0; mark < directives_[directive].marks.size(); ++mark) {
      const Mark& one = directives_[directive].marks[mark];
      if (!one.covers.empty())
        stretches_[one.rule].push_back({.covers = one.covers, .directive = directive, .mark = mark});
    }
  }
  for (auto& [rule, stretches] : stretches_) {
    std::stable_sort(stretches.begin(), stretches.end(),
                     [](const auto& a, const auto& b) { return a.covers.begin < b.covers.begin; });
    Offset reached = 0;
    for (Stretch& stretch : stretches) {
      stretch.covers.begin = std::max(stretch.covers.begin, reached);
      reached = std::max(reached, stretch.covers.end);
    }
    std::erase_if(stretches, [](const Stretch& stretch) { return stretch.covers.begin >= stretch.covers.end; });
  }
}

const Suppressions::Stretch* Suppressions::find(std::string_view rule, Offset at) const {
  const auto stretches = stretches_.find(rule);
  if (stretches == stretches_.end()) return nullptr;
  const auto found = std::partition_point(stretches->second.begin(), stretches->second.end(),
                                          [at](const Stretch& stretch) { return stretch.covers.end <= at; });
  return found != stretches->second.end() && found->covers.contains(at) ? &*found : nullptr;
}

bool Suppressions::use(std::string_view rule, Offset at) {
  const Stretch* const found = find(rule, at);
  if (found) directives_[found->directive].marks[found->mark].used = true;
  return found != nullptr;
}

bool Suppressions::suppresses(const Diagnostic& diagnostic) {
  if (stretches_.empty()) return false;
  const std::string_view style = style_of(diagnostic.rule);
  const bool by_name = use(diagnostic.rule, diagnostic.span.begin);
  const bool by_style = !style.empty() && use(style, diagnostic.span.begin);
  return use({}, diagnostic.span.begin) || by_name || by_style;
}

// True if all of it did nothing, for certain.
bool Suppressions::is_idle(const Directive& directive, const Names& names) const {
  return !directive.is_vale && std::all_of(directive.marks.begin(), directive.marks.end(), [&](const Mark& mark) {
    return !mark.used && mark.rule != unused_stet && names.is_known(mark.rule) && names.is_active(mark.rule);
  });
}

// What is said of a directive may be let stand by another one.
bool Suppressions::is_let_stand(const Diagnostic& diagnostic, std::size_t directive) const {
  const Stretch* const by_name = find(unused_stet, diagnostic.span.begin);
  const Stretch* const by_all = find({}, diagnostic.span.begin);
  return (by_name && by_name->directive != directive) || (by_all && by_all->directive != directive);
}

std::vector<Diagnostic> Suppressions::unused(std::span<const std::string_view> active,
                                             std::span<const std::string_view> known) const {
  std::vector<Diagnostic> found;
  const Names names{.active = active, .known = known};
  for (std::size_t index = 0; index < directives_.size(); ++index) {
    if (directives_[index].is_vale) continue;
    std::vector<Diagnostic> of_one;
    report(directives_[index], names, of_one);
    for (Diagnostic& diagnostic : of_one) {
      if (!is_let_stand(diagnostic, index)) found.push_back(std::move(diagnostic));
    }
  }
  return found;
}

void Suppressions::report(const Directive& directive, const Names& names, std::vector<Diagnostic>& out) const {
  const Mark& first = directive.marks.front();
  if (directive.kind == StetKind::unreadable) {
    if (!one_of(first.rule, names.known)) return;  // Some other remark.
    out.push_back(
        {.span = directive.source,
         .message = in_quotes("stet " + first.rule) + " is no directive; write " + in_quotes("stet: " + first.rule)});
  } else if (directive.kind == StetKind::on) {
    if (!directive.closes.empty()) return;
    out.push_back({.span = directive.source, .message = "“stet on” ends nothing: no such “stet off” stands before it"});
    out.back().fixes.push_back({.title = "Delete it", .safety = Safety::safe, .edits = {directive.deletion}});
  } else if (is_idle(directive, names)) {
    report_idle(directive, names, out);
  } else {
    report_names(directive, names, out);
  }
}

void Suppressions::report_idle(const Directive& directive, const Names& names, std::vector<Diagnostic>& out) const {
  std::vector<std::string> rules;
  for (const Mark& mark : directive.marks) {
    if (!mark.rule.empty()) rules.push_back(mark.rule);
  }
  const std::string of_what = rules.empty() ? "" : " for " + listed(rules);
  Diagnostic diagnostic{.span = directive.source,
                        .message = in_quotes(words(directive.kind)) + of_what + " suppresses nothing"};
  Fix fix{.title = "Delete the directive", .safety = Safety::safe, .edits = {directive.deletion}};
  if (directive.closed_by != none) {
    const Directive& end = directives_[directive.closed_by];
    const bool all_idle = std::all_of(end.closes.begin(), end.closes.end(),
                                      [&](std::size_t index) { return is_idle(directives_[index], names); });
    if (all_idle) fix.edits.push_back(end.deletion);
  }
  diagnostic.fixes.push_back(std::move(fix));
  out.push_back(std::move(diagnostic));
}

// Single names of a directive which does something, or may.
void Suppressions::report_names(const Directive& directive, const Names& names, std::vector<Diagnostic>& out) const {
  std::vector<std::string> idle;
  std::string kept;
  bool names_placed = true;
  for (const Mark& mark : directive.marks) {
    names_placed = names_placed && !mark.name.empty();
    if (!names.is_known(mark.rule)) {
      const auto nearest = nearest_name(mark.rule, names.known);
      out.push_back({.span = mark.name.empty() ? directive.source : mark.name,
                     .message = in_quotes(words(directive.kind)) + " names " + in_quotes(mark.rule) +
                                ", which is no rule" + did_you_mean(mark.rule, names.known)});
      if (nearest && !mark.name.empty()) {
        out.back().fixes.push_back({.title = "Write " + in_quotes(*nearest),
                                    .safety = Safety::unsafe,
                                    .edits = {{.span = mark.name, .replacement = std::string{*nearest}}}});
      }
    } else if (!mark.used && mark.rule != unused_stet && !mark.rule.empty() && names.is_active(mark.rule)) {
      idle.push_back(mark.rule);
      continue;
    }
    kept += (kept.empty() ? "" : ", ") + mark.rule;
  }
  if (idle.empty()) return;
  out.push_back({.span = directive.source,
                 .message = in_quotes(words(directive.kind)) + " suppresses nothing for " + listed(idle)});
  if (!names_placed) return;
  const Span list = join(directive.marks.front().name, directive.marks.back().name);
  out.back().fixes.push_back(
      {.title = "Delete " + listed(idle), .safety = Safety::safe, .edits = {{.span = list, .replacement = kept}}});
}

}  // namespace galley
