#include "linter/document/document.h"

#include <algorithm>
#include <atomic>
#include <memory>
#include <mutex>

namespace galley {

struct Document::LazyWords {
  std::once_flag once;
  std::optional<WordIndex> index;
  std::atomic<const WordIndex*> made = nullptr;  // rules ask hundreds of times, and once_flag is slow to say yes
};

namespace {

// Collects numbers of which none can be foreseen to belong: without a branch.
class Gathered {
 public:
  explicit Gathered(std::size_t most) : all_(std::make_unique_for_overwrite<std::uint32_t[]>(most + 1)) {}

  void add_if(bool belongs, std::uint32_t number) {
    all_[size_] = number;
    size_ += static_cast<std::size_t>(belongs);
  }
  std::span<const std::uint32_t> all() const { return {all_.get(), size_}; }
  std::vector<std::uint32_t> take() const { return {all_.get(), all_.get() + size_}; }

 private:
  std::unique_ptr<std::uint32_t[]> all_;
  std::size_t size_ = 0;
};

}  // namespace

Document::Document(Parts parts) : parts_(std::move(parts)), words_(std::make_shared<LazyWords>()) {
  if (!parts_.prose_is_source) own_prose_ = std::make_shared<const std::string>(std::move(parts_.prose));
  prose_ = own_prose_ ? std::string_view{*own_prose_} : source().bytes();
  constexpr Shape capital = Shape::capitalised | Shape::all_upper | Shape::inner_upper;
  const std::span<const Token> tokens = parts_.tokens;
  Gathered capitals{tokens.size()};
  Gathered marks{tokens.size()};
  Gathered special{tokens.size()};
  for (std::uint32_t at = 0; at < tokens.size(); ++at) {
    const Token& token = tokens[at];
    marks.add_if(token.kind == TokenKind::punctuation, at);
    capitals.add_if(has(token.shape, capital), at);
    special.add_if(has(token.shape, Shape::digits | Shape::non_ascii), at);
  }
  capitals_ = capitals.take();
  marks_ = marks.take();
  for (const std::uint32_t at : special.all()) {
    if (has(tokens[at].shape, Shape::digits)) figures_.push_back(at);
    if (has(tokens[at].shape, Shape::non_ascii)) non_ascii_.push_back(at);
  }
  for (const Block& block : parts_.blocks) {
    IndexRange range{block_marks_.empty() ? 0 : block_marks_.back().end, 0};
    while (range.begin < marks_.size() && marks_[range.begin] < block.tokens.begin) ++range.begin;
    range.end = range.begin;
    while (range.end < marks_.size() && marks_[range.end] < block.tokens.end) ++range.end;
    block_marks_.push_back(range);
  }
}

namespace {

// The first run which ends after `at`.
auto run_at(std::span<const Origin> origins, Offset at) {
  return std::partition_point(origins.begin(), origins.end(), [at](const Origin& run) { return run.prose.end <= at; });
}

// The element of `all` whose tokens hold `token`; they are in order.
template <typename T>
const T& holder(std::span<const T> all, std::uint32_t token) {
  const auto after = std::upper_bound(all.begin(), all.end(), token, [](std::uint32_t index, const T& element) {
    return index < element.tokens.begin;
  });
  return *std::prev(after);
}

// What `value` says of each token that is compared with others.
template <typename Value>
std::vector<std::uint32_t> of_each_word(const Document& document, Value value) {
  const std::span<const Token> tokens = document.tokens();
  Gathered found{tokens.size()};
  for (const Block& block : document.blocks()) {
    if (block.kind == BlockKind::code || block.kind == BlockKind::comment) continue;
    for (std::uint32_t at = block.tokens.begin; at < block.tokens.end; ++at) {
      found.add_if(tokens[at].is_wordlike() || tokens[at].kind == TokenKind::code, value(at));
    }
  }
  return found.take();
}

}  // namespace

const WordIndex& Document::words() const {
  if (const WordIndex* const made = words_->made.load(std::memory_order_acquire)) return *made;
  std::call_once(words_->once,
                 [this] { words_->made.store(&words_->index.emplace(tokens()), std::memory_order_release); });
  return *words_->index;
}

const Block& Document::block_of(std::uint32_t token) const { return holder(blocks(), token); }
const Sentence& Document::sentence_of(std::uint32_t token) const { return holder(sentences(), token); }

std::span<const std::uint32_t> Document::marks(const Block& block) const {
  return slice(marks(), block_marks_[static_cast<std::size_t>(&block - parts_.blocks.data())]);
}

Span Document::source_span(TextSpan span) const {
  const auto size = static_cast<Offset>(source().bytes().size());
  if (parts_.prose_is_source) return {std::min(span.begin, size), std::min(span.end, size)};
  const auto first = run_at(origins(), span.begin);
  if (first == origins().end()) return {size, size};
  const bool from_inside = first->exact && first->prose.contains(span.begin);
  const Offset begin = first->source.begin + (from_inside ? span.begin - first->prose.begin : 0);
  if (span.empty()) return {begin, begin};

  auto last = run_at(origins(), span.end - 1);
  if (last == origins().end() || last->prose.begin >= span.end) {
    if (last == origins().begin()) return {begin, begin};
    --last;
  }
  const bool to_inside = last->exact && last->prose.end > span.end;
  const Offset end = to_inside ? last->source.begin + (span.end - last->prose.begin) : last->source.end;
  return {begin, std::max(begin, end)};
}

Offset Document::prose_offset(Offset at) const {
  if (parts_.prose_is_source) return std::min(at, static_cast<Offset>(prose().size()));
  const auto run = std::partition_point(origins().begin(), origins().end(),
                                        [at](const Origin& origin) { return origin.source.end <= at; });
  if (run == origins().end()) return static_cast<Offset>(prose().size());
  if (!run->exact || at <= run->source.begin) return run->prose.begin;
  return run->prose.begin + (at - run->source.begin);
}

bool Document::editable(TextSpan span) const {
  if (parts_.prose_is_source) return span.end <= prose().size();
  const auto run = run_at(origins(), span.begin);
  if (run == origins().end() || !run->exact) return false;
  return run->prose.begin <= span.begin && span.end <= run->prose.end;
}

std::vector<std::uint32_t> word_hashes(const Document& document) {
  return of_each_word(document, [&](std::uint32_t token) { return document.tokens()[token].folded; });
}

std::vector<std::uint32_t> word_tokens(const Document& document) {
  return of_each_word(document, [](std::uint32_t token) { return token; });
}

}  // namespace galley
