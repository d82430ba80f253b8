#include "linter/style/reading.h"

#include <algorithm>

#include "linter/formats/format.h"
#include "linter/style/front_matter.h"
#include "linter/style/ignored_classes.h"
#include "linter/style/sentence_ends.h"
#include "linter/text/utf8.h"

namespace galley {
namespace {

using namespace std::literals;

constexpr std::string_view picture = "\xEF\xBF\xBC";

// Without changing a length: what is no UTF-8, line ends, pictures.
void normalise(std::string& text) {
  for (auto wrong = find_invalid_utf8(text); wrong; wrong = find_invalid_utf8(text, wrong->end)) {
    std::fill(text.begin() + wrong->begin, text.begin() + wrong->end, '?');
  }
  for (std::size_t at = text.find('\r'); at != text.npos; at = text.find('\r', at + 1)) {
    text[at] = text.compare(at, 2, "\r\n") == 0 ? ' ' : '\n';
  }
  for (std::size_t at = text.find(picture); at != text.npos; at = text.find(picture, at + 1)) {
    text.replace(at, picture.size(), "   ");
  }
}

bool is_normal(std::string_view text) {
  return text.find('\r') == text.npos && text.find(picture) == text.npos && !find_invalid_utf8(text);
}

// What stands behind a frame that is never closed isn't shown by any reader of
// the page, and is no text.
std::size_t hidden_from(std::string_view source) {
  const std::size_t begin = source.find("\n<iframe");
  return begin != source.npos && source.find("</iframe", begin) == source.npos ? begin : source.npos;
}

bool is_markdown_path(std::string_view path) {
  const Format* const format = format_of(path);
  return format && (is_markdown(*format) || format->name == "ipynb");
}

const Envelope* envelope_of(std::string_view path) {
  const Format* const format = format_of(path);
  return format ? format->envelope : nullptr;
}

bool is_asciidoc_path(std::string_view path) {
  const Format* const format = format_of(path);
  return format && format->name == "asciidoc";
}

std::string extension_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  const std::string_view name = slash == path.npos ? path : path.substr(slash + 1);
  const std::size_t point = name.rfind('.');
  return point == name.npos ? "" : std::string{name.substr(point)};
}

bool names(const std::vector<std::string>& elements, std::initializer_list<std::string_view> any) {
  return std::any_of(elements.begin(), elements.end(), [&](const std::string& element) {
    return std::find(any.begin(), any.end(), element) != any.end();
  });
}

bool is_masked(InlineKind kind, const std::vector<std::string>& elements) {
  switch (kind) {
    case InlineKind::address:
      return true;
    case InlineKind::code:
      return names(elements, {"code", "tt", "kbd", "samp"});
    case InlineKind::link:
      return names(elements, {"a"});
    case InlineKind::strong:
      return names(elements, {"strong", "b"});
    case InlineKind::emphasis:
      return names(elements, {"em", "i"});
    case InlineKind::quote:
      return names(elements, {"q"});
    case InlineKind::data:
      return false;
  }
  return false;
}

std::string_view scope_of(InlineKind kind) {
  switch (kind) {
    case InlineKind::strong:
      return "strong";
    case InlineKind::emphasis:
      return "emphasis";
    case InlineKind::code:
      return "code";
    case InlineKind::quote:
      return "quote";
    case InlineKind::data:
      return "meta";
    default:
      return "link";
  }
}

std::string scope_of(const Block& block) {
  switch (block.kind) {
    case BlockKind::heading:
      return "text.heading.h" + std::to_string(block.level);
    case BlockKind::list_item:
    case BlockKind::footnote:
      return "text.list";
    case BlockKind::table_cell:
      return block.level > 0 ? "text.table.header" : "text.table.cell";
    case BlockKind::quote:
      return "text.blockquote";
    case BlockKind::caption:
      return block.level > 0 ? "text.table.caption" : "text.figure.caption";
    case BlockKind::comment:
      return block.level == 2 ? "text.comment.block" : "text.comment.line";
    default:
      return "text";
  }
}

bool is_summarised(const Block& block) {
  return block.kind == BlockKind::paragraph || block.kind == BlockKind::list_item || block.kind == BlockKind::quote ||
         block.kind == BlockKind::footnote;
}

// Calls `found` for each mark whose text lies within the span.
template <typename Found>
void for_each_within(const Document& document, TextSpan span, Found found) {
  const auto inlines = document.inlines();
  auto one = std::partition_point(inlines.begin(), inlines.end(),
                                  [&](const Inline& each) { return each.span.end <= span.begin; });
  for (; one != inlines.end() && one->span.end <= span.end; ++one) {
    if (one->span.begin >= span.begin) found(*one);
  }
}

std::vector<std::string> split_scope(std::string_view scope) {
  std::vector<std::string> names;
  for (std::size_t at = 0; at <= scope.size();) {
    const std::size_t end = std::min(scope.find('.', at), scope.size());
    if (end > at) names.emplace_back(scope.substr(at, end - at));
    at = end + 1;
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace

StyleReading::StyleReading(const Document& document, const ReadingOptions& options, RegexWorkspace& workspace,
                           std::span<const FieldBlocks> fields)
    : document_(document),
      extension_(extension_of(document.source().path())),
      fields_(fields),
      is_markdown_(is_markdown_path(document.source().path())),
      is_asciidoc_(is_asciidoc_path(document.source().path())),
      envelope_(fields.empty() ? envelope_of(document.source().path()) : nullptr) {
  is_plain_ = document.prose().data() == document.source().bytes().data();
  is_prose_ = is_plain_ && document.asides().empty() && document.inlines().empty() && is_normal(document.prose());
  if (!is_prose_) {
    text_ = document.prose();
    normalise(text_);
  }
  if (options.raw || !options.ignored.empty()) {
    if (envelope_) written_ = envelope_->written(document.source());
    source_ = envelope_ ? std::string_view{written_.text()} : document.source().bytes();
    normalise(source_);
  }
  const bool is_code = fields.empty() && !envelope_ && !document.blocks().empty() &&
                       document.blocks()[0].kind == BlockKind::comment && document.inlines().empty();
  if (!is_plain_ && !is_code) mask(options, workspace);
  add_data();
  add_asides(options);
  is_plain_ ? add_whole(options) : add_blocks(options);
  const bool is_whole = fields.empty();  // fields are read beside the file, which is read as it is, too
  if (options.raw && is_whole)
    blocks_.push_back({.text = source_, .is_source = true, .scope = scope_index("raw" + extension_)});
  if (options.summary && is_whole)
    blocks_.push_back({.text = summary_, .is_summary = true, .scope = scope_index("summary" + extension_)});
  // The text has stopped growing.
  for (StyleBlock& block : blocks_) {
    if (!block.is_source && !block.is_summary) block.text = text().substr(block.begin, block.text.size());
  }
}

void StyleReading::mask(TextSpan span, char with) {
  for (Offset at = span.begin; at < span.end; ++at) {
    if (text_[at] != '\n') text_[at] = with;
  }
}

void StyleReading::mask_source(Span span) {
  const Offset begin = document_.prose_offset(span.begin);
  const Offset end = document_.prose_offset(span.end);
  mask({begin, std::max(begin, end)}, '*');
}

// What is left out of a block is masked; of a block that lies in an element nothing is read.
void StyleReading::find_ignored_elements(const ReadingOptions& options) {
  if (is_markdown() || extension_ == ".html")
    ignored_elements_ = elements_of_classes(document_.source().bytes(), options.ignored_classes);
  for (const Span& element : ignored_elements_) mask_source(element);
}

bool StyleReading::is_ignored(TextSpan span) const {
  if (ignored_elements_.empty()) return false;
  const Span source = document_.source_span(span);
  const auto behind = std::partition_point(ignored_elements_.begin(), ignored_elements_.end(),
                                           [&](const Span& element) { return element.begin <= source.begin; });
  return behind != ignored_elements_.begin() && source.end <= std::prev(behind)->end;
}

void StyleReading::mask(const ReadingOptions& options, RegexWorkspace& workspace) {
  for (const Inline& each : document_.inlines()) {
    if (is_masked(each.kind, options.masked)) mask(each.span, '*');
  }
  find_ignored_elements(options);
  mask_addresses();
  for (const Regex& ignored : options.ignored) {
    ignored.for_each(source_, workspace, [&](const std::vector<Capture>& groups) {
      const Capture& taken = groups.size() > 1 && groups[1].matched() ? groups[1] : groups[0];
      mask_source(source_of_written({static_cast<Offset>(taken.begin), static_cast<Offset>(taken.end)}));
      return true;
    });
  }
}

// In Markdown a bare web address is a link whose text is its target; what
// stands between "$$" is set as a formula.
void StyleReading::mask_addresses() {
  for (const FieldBlocks& field : fields_) {
    for (std::uint32_t block = field.begin; field.is_markdown && block < field.end; ++block)
      mask_addresses(document_.tokens(document_.blocks()[block]));
  }
  if (!fields_.empty() || !is_markdown()) return;
  mask_addresses(document_.tokens());
  mask_formulas();
}

void StyleReading::mask_addresses(std::span<const Token> tokens) {
  for (const Token& token : tokens) {
    const std::string_view written = document_.text(token);
    if (token.kind == TokenKind::link && (written.starts_with("http://") || written.starts_with("https://")))
      mask(token.span, '*');
  }
}

void StyleReading::mask_formulas() {
  for (std::size_t open = text_.find("$$"); open != text_.npos;) {
    const std::size_t close = text_.find("$$", open + 2);
    const bool in_block = close != text_.npos && text_.find("\n\n", open) > close;
    if (in_block && (open == 0 || text_[open - 1] == '\n'))
      mask({static_cast<Offset>(open), static_cast<Offset>(close + 2)}, '*');
    open = in_block ? text_.find("$$", close + 2) : close;
  }
}

// What is there for a program is no prose, and has a scope of its own.
void StyleReading::add_data() {
  for (const Inline& each : document_.inlines()) {
    if (each.kind != InlineKind::data) continue;
    add_aside(document_.text(each.span), document_.source_span(each.span), "meta");
    mask(each.span, ' ');
  }
}

void StyleReading::add_asides(const ReadingOptions& options) {
  for (const galley::Aside& aside : document_.asides()) {
    switch (aside.kind) {
      case AsideKind::front_matter:
        add_front_matter(aside.source);
        break;
      case AsideKind::image:
        if (!options.skips_images) add_aside(document_.source().slice(aside.source), aside.source, "text.attr.alt");
        break;
      case AsideKind::title:
        add_aside(document_.source().slice(aside.source), aside.source, "text");
        break;
      case AsideKind::page:
        add_aside(document_.source().slice(aside.source), aside.source, "text.attr.description");
        break;
    }
  }
}

void StyleReading::add_front_matter(Span span) {
  for (const FrontMatterValue& value : front_matter_values(document_.source().slice(span))) {
    add_aside(value.text, {span.begin + value.place.begin, span.begin + value.place.end},
              "text.frontmatter." + value.key);
  }
}

void StyleReading::add_aside(std::string_view text, Span source, const std::string& scope) {
  if (text.empty()) return;
  text_ += "\n\n";
  const auto begin = static_cast<Offset>(text_.size());
  std::string copy{text};
  normalise(copy);
  text_ += copy;
  const TextSpan span{begin, static_cast<Offset>(text_.size())};
  asides_.push_back({.span = span, .source = source, .exact = document_.source().slice(source) == text});
  add(span, scope + extension_);
}

// Plain text is one block, and its sentences go on over line ends.
void StyleReading::add_whole(const ReadingOptions& options) {
  const TextSpan whole{0, static_cast<Offset>(document_.prose().size())};
  if (options.summary) summarise(whole);
  if (options.paragraphs) {
    for (std::size_t at = 0; at < whole.end;) {
      const std::size_t blank = std::min(text().find("\n\n", at), std::size_t{whole.end});
      const auto end = static_cast<Offset>(std::min<std::size_t>(blank + 2, whole.end));
      add({static_cast<Offset>(at), end}, "paragraph.text" + extension_);
      at = end;
    }
  }
  if (options.sentences) {
    add_sentences(whole, "text" + extension_);
  }
  add(whole, "text" + extension_);
  blocks_.back().is_whole = options.paragraphs;
}

void StyleReading::add_blocks(const ReadingOptions& options) {
  // Sentences are told otherwise than the document's, but about as many.
  const std::size_t sentences = options.sentences ? document_.sentences().size() * 9 / 8 : 0;
  blocks_.reserve(blocks_.size() + sentences + 2 * document_.blocks().size());
  const std::size_t hidden = fields_.empty() ? hidden_from(document_.source().bytes()) : std::string_view::npos;
  for (std::uint32_t number = 0; number < document_.blocks().size(); ++number) {
    const Block& block = document_.blocks()[number];
    if (document_.source_span(block.span).begin > hidden) break;
    if (block.kind == BlockKind::code || block.span.empty() || is_ignored(block.span)) continue;
    if (block.kind != BlockKind::comment || !names(options.masked, {"comment", "text.comment", scope_of(block)}))
      add_block(number, options);
  }
}

// The scope of the field that the block is of.
std::string StyleReading::scope_at(std::uint32_t block) const {
  const auto field = std::partition_point(fields_.begin(), fields_.end(),
                                          [block](const FieldBlocks& each) { return each.end <= block; });
  return field != fields_.end() && field->begin <= block ? field->scope : "";
}

void StyleReading::add_block(std::uint32_t number, const ReadingOptions& options) {
  const Block& block = document_.blocks()[number];
  const std::string scope = scope_of(block) + scope_at(number) + extension_;
  if (options.summary && is_summarised(block)) summarise(block.span);
  if (options.paragraphs && block.kind == BlockKind::paragraph) add(block.span, "paragraph." + scope);
  if (options.sentences) add_sentences(block.span, scope);
  add(block.span, scope);
  if (options.inlines) add_inlines(block.span);
}

void StyleReading::add_sentences(TextSpan whole, const std::string& scope) {
  for (const TextSpan& sentence : split_into_sentences(text().substr(whole.begin, whole.size()))) {
    add({whole.begin + sentence.begin, whole.begin + sentence.end}, "sentence." + scope);
    blocks_.back().is_sentence = true;
  }
}

void StyleReading::add_inlines(TextSpan span) {
  for_each_within(document_, span, [&](const Inline& each) {
    if (each.kind != InlineKind::data) add(each.span, std::string{scope_of(each.kind)} + extension_);
  });
}

void StyleReading::add(TextSpan span, const std::string& scope) {
  blocks_.push_back({.text = text().substr(span.begin, span.size()), .begin = span.begin, .scope = scope_index(scope)});
}

std::uint32_t StyleReading::scope_index(const std::string& scope) {
  const auto found = std::find(scope_names_.begin(), scope_names_.end(), scope);
  if (found != scope_names_.end()) return static_cast<std::uint32_t>(found - scope_names_.begin());
  scope_names_.push_back(scope);
  scopes_.push_back(split_scope(scope));
  return static_cast<std::uint32_t>(scope_names_.size() - 1);
}

std::vector<TextSpan> StyleReading::inlines(const StyleBlock& block, InlineKind kind) const {
  std::vector<TextSpan> found;
  if (block.is_source || block.is_summary) return found;
  const TextSpan whole{block.begin, block.begin + static_cast<Offset>(block.text.size())};
  for_each_within(document_, whole, [&](const Inline& each) {
    const bool asked = each.kind == kind || (kind == InlineKind::link && each.kind == InlineKind::address);
    if (asked) found.push_back({each.span.begin - whole.begin, each.span.end - whole.begin});
  });
  return found;
}

const StyleReading::Aside* StyleReading::aside_at(Offset at) const {
  if (asides_.empty() || at < asides_.front().span.begin) return nullptr;  // as most are
  const auto found =
      std::partition_point(asides_.begin(), asides_.end(), [at](const Aside& each) { return each.span.end < at; });
  return found != asides_.end() && found->span.begin <= at ? &*found : nullptr;
}

void StyleReading::summarise(TextSpan span) {
  summary_parts_.push_back({.begin = static_cast<Offset>(summary_.size()), .prose = span});
  summary_.append(text().substr(span.begin, span.size())).append("\n\n");
}

// A place in the source, or in the copy that stands in texts of it.
Span StyleReading::source_of_written(Span span) const {
  return envelope_ ? written_.source_of(span.begin, span.end) : span;
}

// A measure of the whole stands at its beginning.
Span StyleReading::source_of_summary(TextSpan span) const {
  if (span.empty()) return {0, 0};
  const auto behind = std::partition_point(summary_parts_.begin(), summary_parts_.end(),
                                           [&](const SummaryPart& part) { return part.begin <= span.begin; });
  if (behind == summary_parts_.begin()) return {0, 0};
  const SummaryPart& part = *std::prev(behind);
  const Offset begin = part.prose.begin + (span.begin - part.begin);
  return document_.source_span({begin, std::max(begin, std::min(begin + span.size(), part.prose.end))});
}

Span StyleReading::source_span(const StyleBlock& block, TextSpan span) const {
  const TextSpan place{block.begin + span.begin, block.begin + span.end};
  if (block.is_source) return source_of_written({place.begin, place.end});
  if (block.is_summary) return source_of_summary(span);
  const Aside* const aside = aside_at(place.begin);
  if (!aside) return document_.source_span(place);
  if (!aside->exact) return aside->source;
  const Offset begin = aside->source.begin + (place.begin - aside->span.begin);
  return {begin, begin + span.size()};
}

// Comments of code in a notebook have none.
bool StyleReading::has_inline_code(const StyleBlock& block) const {
  const bool has_one = is_markdown() || is_asciidoc_ || extension_ == ".html" || extension_ == ".org";
  const auto& scope = scopes_[block.scope];
  return has_one && !(envelope_ && std::binary_search(scope.begin(), scope.end(), "comment"));
}

std::string StyleReading::as_inline_code(const std::string& text) const {
  if (extension_ == ".org") return "~" + text + "~";
  return extension_ == ".html" ? "<code>" + text + "</code>" : "`" + text + "`";
}

bool StyleReading::editable(const StyleBlock& block, TextSpan span) const {
  if (block.is_source) return !envelope_;
  if (block.is_summary) return false;
  const TextSpan place{block.begin + span.begin, block.begin + span.end};
  const Aside* const aside = aside_at(place.begin);
  return aside ? aside->exact : document_.editable(place);
}

}  // namespace galley
