// md4c tells where text stands by pointers into what it is given, so whatever
// is to be hidden from it has to keep its place: bytes are overwritten, never
// cut. Since text is taken from the source at the same offset, an overwritten
// bracket still stands in the prose as it was written.
//
// Footnotes. md4c knows none. The label of a definition, "[^1]:", is overwritten
// with line feeds, which makes its text a paragraph of its own; the lines that
// follow lose their indentation by moving the line feed in front of it behind it.
//
// Tables. md4c wants three dashes a column where GitHub is content with one.
// What lacks is put in; that is the only thing which moves what follows.
//
// Time. On three kinds of input md4c isn't linear, and each is bounded here:
// containers in containers (each blank line visits all of them), links that
// reach over lines of a very long paragraph (it walks the lines one by one), and
// long link definitions that are used often (each use copies them). All limits
// are far beyond what people write. Cost: one pass, linear.
#include "linter/formats/markdown_source.h"

#include <algorithm>
#include <cstring>

#include "linter/text/utf8.h"

namespace galley {
namespace {

using namespace std::literals;

constexpr std::uint32_t most_markers = 60;    // on one line
constexpr Offset widest_marker = 200;         // bytes in front of a list marker
constexpr std::uint32_t longest_block = 500;  // lines in which links are looked for
constexpr Offset longest_definition = 4096;
constexpr std::size_t longest_label = 100;

bool is_line_space(char byte) { return byte == ' ' || byte == '\t'; }

Offset line_end(std::string_view text, Offset at) {
  const auto size = static_cast<Offset>(text.size());
  if (at >= size) return size;
  const void* found = std::memchr(text.data() + at, '\n', size - at);
  return found ? static_cast<Offset>(static_cast<const char*>(found) - text.data()) : size;
}

std::string_view trimmed_end(std::string_view line) {
  while (!line.empty() && (is_line_space(line.back()) || line.back() == '\r')) line.remove_suffix(1);
  return line;
}

// The size of the container mark at `at`, with the digits of a number; or 0.
Offset container_mark(std::string_view text, Offset at, Offset end) {
  if (text[at] == '>') return 1;
  const auto ends_mark = [&](Offset next) { return next >= end || is_line_space(text[next]) || text[next] == '\r'; };
  if (text[at] == '-' || text[at] == '+' || text[at] == '*') return ends_mark(at + 1) ? 1 : 0;
  Offset next = at;
  while (next < end && is_ascii_digit(text[next])) ++next;
  if (next == at || next - at > 9 || next >= end || (text[next] != '.' && text[next] != ')')) return 0;
  return ends_mark(next + 1) ? next + 1 - at : 0;
}

bool is_rule(std::string_view line) {
  const char mark = line.empty() ? '\0' : line[0];
  return std::all_of(line.begin(), line.end(),
                     [mark](char byte) { return byte == mark || is_line_space(byte) || byte == '\r'; });
}

bool is_table_underline(std::string_view line) {
  return line.find('-') != line.npos && line.find('|') != line.npos && line.find_first_not_of("|-: \t\r") == line.npos;
}

}  // namespace

Offset after_front_matter(std::string_view all, Offset begin) {
  const Offset first_end = line_end(all, begin);
  const std::string_view fence = trimmed_end(all.substr(begin, first_end - begin));
  if (fence != "---" && fence != "+++") return begin;
  const auto size = static_cast<Offset>(all.size());
  for (Offset at = first_end + 1; at < size;) {
    const Offset end = line_end(all, at);
    const std::string_view line = trimmed_end(all.substr(at, end - at));
    if (line == fence || (fence == "---" && line == "...")) return std::min(size, end + 1);
    if (line.empty() && at == first_end + 1) return begin;
    at = end + 1;
  }
  return begin;
}

MarkdownSource::MarkdownSource(std::string_view source, Offset mark_size, bool may_have_front_matter)
    : source_(source), mark_size_(mark_size) {
  normalise_line_ends();
  begin_ = may_have_front_matter ? after_front_matter(text(), mark_size) : mark_size;
  const auto size = static_cast<Offset>(source.size());
  for (Offset at = begin_; at < size;) {
    const Offset end = line_end(text(), at);
    read_line(at, end);
    at = end + 1;
  }
  if (in_footnote_) close_footnote(size);
  std::sort(labels_.begin(), labels_.end());
  if (!insertions_.empty()) insert_dashes();
}

char* MarkdownSource::copy() {
  if (copy_.empty()) copy_ = source_;
  return copy_.data();
}

void MarkdownSource::overwrite(Offset begin, Offset end, char with) { std::fill(copy() + begin, copy() + end, with); }

// A carriage return alone ends a line too.
void MarkdownSource::normalise_line_ends() {
  for (std::size_t at = source_.find('\r'); at != source_.npos; at = source_.find('\r', at + 1)) {
    if (source_.substr(at, 2) != "\r\n") copy()[at] = '\n';
  }
}

void MarkdownSource::read_line(Offset begin, Offset end) {
  Line line{.begin = begin, .text = begin, .end = end};
  if (end > begin && text()[end - 1] == '\r') --line.end;
  ++run_;
  if (line.begin < line.end && !is_ascii_letter(text()[line.begin])) limit_nesting(line);
  if (!line.blank()) {
    limit_definitions(line);
    if (!footnote_begins(line) && in_footnote_) footnote_goes_on(line);
    limit_links(line);
  } else {
    run_ = 0;
    in_table_ = false;
    definition_ = no_definition;
  }
  after_blank_ = line.blank();
}

// Steps over the marks of containers, and overwrites those that are too many.
void MarkdownSource::limit_nesting(Line& line) {
  std::uint32_t markers = 0;
  for (Offset at = line.begin; at < line.end;) {
    if (is_line_space(text()[at])) {
      line.text = ++at;
      continue;
    }
    const Offset size = container_mark(text(), at, line.end);
    if (size == 0) break;
    if (++markers > most_markers || (at - line.begin > widest_marker && text()[at] != '>')) {
      if (is_rule(text().substr(line.text, line.end - line.text))) return;
      overwrite(at, at + size, 'x');
      markers = 0;
      break;
    }
    if (text()[at] != '>') run_ = 1;
    at += size;
    line.text = at;
  }
}

void MarkdownSource::limit_links(const Line& line) {
  const char first = text()[line.text];
  if (first == '#' || first == '`' || first == '~') run_ = 0;
  if (run_ == 2 && is_table_underline(text().substr(line.text, line.end - line.text))) {
    in_table_ = true;
    lengthen_underline(line);
  }
  if (run_ <= longest_block || in_table_) return;
  if (text().substr(line.text, line.end - line.text).find('[') == std::string_view::npos) return;
  std::replace(copy() + line.text, copy() + line.end, '[', 'x');
}

// Notes where dashes lack; `behind` is their count until insert_dashes().
void MarkdownSource::lengthen_underline(const Line& line) {
  Offset dashes = 0;
  for (Offset at = line.text; at <= line.end; ++at) {
    if (at < line.end && text()[at] == '-') {
      ++dashes;
    } else {
      if (dashes > 0 && dashes < 3) insertions_.push_back({.at = at, .behind = 3 - dashes});
      dashes = 0;
    }
  }
}

void MarkdownSource::insert_dashes() {
  const std::string_view all = text();
  std::string longer;
  longer.reserve(all.size() + 2 * insertions_.size());
  Offset done = 0;
  for (Insertion& insertion : insertions_) {
    longer += all.substr(done, insertion.at - done);
    longer.append(insertion.behind, '-');
    done = insertion.at;
    insertion.behind = static_cast<Offset>(longer.size());
  }
  longer += all.substr(done);
  copy_ = std::move(longer);
}

Offset MarkdownSource::source_offset(Offset at) const {
  if (insertions_.empty()) return at;
  const auto after = std::partition_point(insertions_.begin(), insertions_.end(),
                                          [at](const Insertion& each) { return each.behind <= at; });
  if (after == insertions_.begin()) return std::min(at, after->at);
  const Insertion& last = *(after - 1);
  const Offset place = last.at + (at - last.behind);
  return after == insertions_.end() ? place : std::min(place, after->at);
}

void MarkdownSource::limit_definitions(const Line& line) {
  if (text()[line.text] == '[') {
    const bool defines = text().substr(line.text, line.end - line.text).find("]:") != std::string_view::npos;
    definition_ = defines ? line.text : no_definition;
  }
  if (definition_ == no_definition || line.end - definition_ <= longest_definition) return;
  copy()[definition_] = 'x';
  definition_ = no_definition;
}

bool MarkdownSource::footnote_begins(const Line& line) {
  const std::string_view all = text();
  if (all[line.text] != '[' || line.text - line.begin > 3 || all.substr(line.text, 2) != "[^") return false;
  if (all.substr(line.begin, line.text - line.begin).find_first_not_of(' ') != std::string_view::npos) return false;
  const std::string_view rest =
      source_.substr(line.text + 2, std::min<std::size_t>(line.end - line.text - 2, longest_label));
  const std::size_t size = rest.find_first_of("] \t");
  if (size == 0 || size == rest.npos || rest.substr(size, 2) != "]:") return false;
  if (in_footnote_) close_footnote(line.begin);
  labels_.push_back(rest.substr(0, size));
  Offset behind = line.text + 4 + static_cast<Offset>(size);
  while (behind < line.end && is_line_space(all[behind])) ++behind;
  overwrite(line.begin, behind, '\n');
  definition_ = no_definition;
  footnotes_.push_back({line.begin, line.begin});
  in_footnote_ = true;
  return true;
}

// Moves the line feed in front of the indentation behind it.
void MarkdownSource::footnote_goes_on(const Line& line) {
  const std::string_view all = text();
  Offset at = line.begin;
  for (Offset columns = 0; at < line.end && columns < 4 && is_line_space(all[at]); ++at)
    columns += all[at] == '\t' ? 4 : 1;
  const bool indented = all[line.begin] == '\t' || at - line.begin == 4 || (at > line.begin && all[at - 1] == '\t');
  if (!indented) {
    if (after_blank_) close_footnote(line.begin);
    return;
  }
  const Offset line_feed = line.begin - 1;
  overwrite(line_feed > 0 && all[line_feed - 1] == '\r' ? line_feed - 1 : line_feed, at, ' ');
  copy()[at - 1] = '\n';
}

void MarkdownSource::close_footnote(Offset end) {
  footnotes_.back().end = end;
  in_footnote_ = false;
}

bool MarkdownSource::in_footnote(Offset at) const {
  const auto after =
      std::partition_point(footnotes_.begin(), footnotes_.end(), [at](Span span) { return span.end <= at; });
  return after != footnotes_.end() && after->contains(at);
}

bool MarkdownSource::is_footnote(std::string_view label) const {
  return std::binary_search(labels_.begin(), labels_.end(), label);
}

std::vector<Span> MarkdownSource::without_notes(Span span) const {
  std::vector<Span> pieces;
  const std::string_view written = source_.substr(0, span.end);
  for (std::size_t at = span.begin; at < span.end;) {
    const std::size_t open = written.find("[^", at);
    const std::size_t close = open == written.npos ? open : written.find(']', open);
    if (close == written.npos) break;
    const bool is_note = is_footnote(written.substr(open + 2, close - open - 2));
    pieces.push_back({static_cast<Offset>(at), static_cast<Offset>(is_note ? open : open + 2)});
    at = is_note ? close + 1 : open + 2;
    span.begin = static_cast<Offset>(at);
  }
  pieces.push_back(span);
  return pieces;
}

}  // namespace galley
