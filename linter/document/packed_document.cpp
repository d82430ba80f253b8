#include "linter/document/packed_document.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "linter/document/token_codes.h"

namespace galley {
namespace {

// Numbers, of which most are small, seven bits a byte.
class Writer {
 public:
  explicit Writer(std::size_t about) : bytes_(about, '\0') {}

  void number(std::uint32_t value) {
    constexpr std::size_t most_bytes = 5;
    if (bytes_.size() < size_ + most_bytes) bytes_.resize(2 * (size_ + most_bytes));
    for (; value >= 0x80; value >>= 7) bytes_[size_++] = static_cast<char>(value | 0x80);
    bytes_[size_++] = static_cast<char>(value);
  }
  // One that may be less than the one before it.
  void difference(std::uint32_t value, std::uint32_t before) {
    const std::uint32_t difference = value - before;
    number(difference << 1 ^ (0 - (difference >> 31)));
  }
  void index(std::uint32_t value) { number(value + 1); }  // no_index is 0
  void text(std::string_view text) {
    number(static_cast<std::uint32_t>(text.size()));
    std::copy(text.begin(), text.end(), raw(text.size()));
  }
  template <typename Span>
  void span(const Span& span, std::uint32_t from) {
    difference(span.begin, from);
    difference(span.end, span.begin);
  }
  // Room for so many bytes.
  char* raw(std::size_t size) {
    if (bytes_.size() < size_ + size) bytes_.resize(2 * (size_ + size));
    size_ += size;
    return bytes_.data() + size_ - size;
  }

  std::string_view bytes() const { return std::string_view{bytes_}.substr(0, size_); }

 private:
  std::string bytes_;  // the first `size_`
  std::size_t size_ = 0;
};

class Reader {
 public:
  explicit Reader(std::string_view bytes) : at_(bytes.data()) {}

  std::uint32_t number() {
    std::uint32_t value = 0;
    for (unsigned shift = 0;; shift += 7) {
      const auto byte = static_cast<std::uint8_t>(*at_++);
      value |= std::uint32_t{byte & 0x7Fu} << shift;
      if (byte < 0x80) return value;
    }
  }
  std::uint32_t difference(std::uint32_t before) {
    const std::uint32_t value = number();
    return before + (value >> 1 ^ (0 - (value & 1)));
  }
  std::uint32_t index() { return number() - 1; }
  std::string_view text() {
    const std::uint32_t size = number();
    return {raw(size), size};
  }
  template <typename Span>
  Span span(std::uint32_t from) {
    Span span;
    span.begin = difference(from);
    span.end = difference(span.begin);
    return span;
  }
  const char* raw(std::size_t size) { return std::exchange(at_, at_ + size); }

 private:
  const char* at_;
};

// Whether a token of that kind is one of word_hashes(), where its block is counted.
constexpr bool is_counted(TokenKind kind) {
  return kind == TokenKind::word || kind == TokenKind::number || kind == TokenKind::code;
}

// Whether all words are in word_hashes(): blocks of code have none, and comments
// are the copy of formats that have nothing else.
bool counts_all(const Document& document) {
  return std::ranges::none_of(document.blocks(), [](const Block& block) {
    return (block.kind == BlockKind::code || block.kind == BlockKind::comment) && block.tokens.size() > 0;
  });
}

// Kinds from this one on have a hash of their own.
int first_with_hash(bool all_count) { return all_count ? static_cast<int>(TokenKind::code) + 1 : 0; }

// The place of a token that is far is in a list of its own; so is each hash that
// is none of word_hashes().
class TokenPacker {
 public:
  explicit TokenPacker(const Document& document)
      : tokens_(document.tokens()), all_count_(counts_all(document)), with_hash_(first_with_hash(all_count_)) {}

  void pack(Writer& out) {
    out.number(static_cast<std::uint32_t>(tokens_.size()));
    out.number(all_count_);
    char* to = out.raw(sizeof(TokenCode) * tokens_.size());
    TokenCodes::Some codes;
    Offset end = 0;
    for (std::size_t at = 0; at < tokens_.size(); at += codes.size()) {
      const auto some = tokens_.subspan(at, std::min(codes.size(), tokens_.size() - at));
      const bool are_near = all_count_ && some.size() == codes.size() && TokenCodes::encode(some.data(), end, codes);
      if (!are_near) pack_with_care(some, end, codes);
      std::memcpy(to, codes.data(), sizeof(TokenCode) * some.size());
      to += sizeof(TokenCode) * some.size();
      end = some.back().span.end;
    }
    out.text(places_.bytes());
    out.text(hashes_.bytes());
  }

 private:
  void pack_with_care(std::span<const Token> some, Offset end, TokenCodes::Some& codes) {
    for (std::size_t at = 0; at < some.size(); ++at) {
      const Token& token = some[at];
      const std::uint32_t gap = token.span.begin - end;
      const std::uint32_t size = token.span.end - token.span.begin;
      codes[at] = TokenCodes::code(gap, size, token);
      if (TokenCodes::is_far(gap, size)) places_.span(token.span, end);
      if (static_cast<int>(token.kind) >= with_hash_)
        std::memcpy(hashes_.raw(sizeof token.folded), &token.folded, sizeof token.folded);
      end = token.span.end;
    }
  }

  std::span<const Token> tokens_;
  bool all_count_;
  int with_hash_;
  Writer places_{64};
  Writer hashes_{64};
};

std::vector<Token> unpack_tokens(Reader& in, std::span<const std::uint32_t> words) {
  static_assert(is_counted(TokenKind::code) && TokenKind::punctuation < TokenKind::code);
  constexpr std::uint32_t none = 0;
  std::vector<Token> tokens(in.number());
  const int with_hash = first_with_hash(in.number() != 0);
  const char* from = in.raw(sizeof(TokenCode) * tokens.size());
  Reader places{in.text()};
  Reader hashes{in.text()};
  const std::uint32_t* next = words.empty() ? &none : words.data();
  const std::uint32_t* const last = words.empty() ? &none : &words.back();
  Offset end = 0;
  for (Token& token : tokens) {
    TokenCode code;
    std::memcpy(&code, from, sizeof code);
    from += sizeof code;
    const std::uint32_t place = code & TokenCodes::far;
    const std::uint32_t looks = code >> TokenCodes::looks_shift;
    if (place == TokenCodes::far) {
      token.span = places.span<TextSpan>(end);
    } else {
      token.span.begin = end + (place & TokenCodes::most_gap);
      token.span.end = token.span.begin + (place >> TokenCodes::gap_bits);
    }
    end = token.span.end;
    token.kind = static_cast<TokenKind>(looks & TokenCodes::most_kind);
    token.shape = static_cast<Shape>(looks >> TokenCodes::kind_bits);
    // Without a branch: which token is a word can't be foreseen.
    const auto counts = static_cast<std::uint32_t>(token.kind != TokenKind::punctuation);
    token.folded = *std::min(next, last) & (0 - counts);
    if (static_cast<int>(token.kind) >= with_hash)
      std::memcpy(&token.folded, hashes.raw(sizeof token.folded), sizeof token.folded);
    else
      next += counts;
  }
  return tokens;
}

// Each token is in one sentence, and a sentence begins and ends with a token.
void pack_sentences(const Document& document, Writer& out) {
  out.number(static_cast<std::uint32_t>(document.sentences().size()));
  for (const Sentence& sentence : document.sentences()) out.number(sentence.tokens.size());
}

std::vector<Sentence> unpack_sentences(Reader& in, std::span<const Token> tokens) {
  std::vector<Sentence> sentences(in.number());
  std::uint32_t token = 0;
  for (Sentence& sentence : sentences) {
    sentence.tokens = {token, token + in.number()};
    token = sentence.tokens.end;
    sentence.span = {tokens[sentence.tokens.begin].span.begin, tokens[token - 1].span.end};
  }
  return sentences;
}

void pack_blocks(const Document& document, Writer& out) {
  out.number(static_cast<std::uint32_t>(document.blocks().size()));
  Block before;
  for (const Block& block : document.blocks()) {
    out.span(block.span, before.span.end);
    out.number(static_cast<std::uint32_t>(block.kind));
    out.number(block.level);
    out.index(block.list);
    out.index(block.item);
    out.index(block.heading);
    out.text(block.number);
    out.span(block.marker, block.number.empty() ? 0 : before.marker.end);
    out.number(block.sentences.size());
    out.number(block.tokens.size());
    before = block;
  }
}

std::vector<Block> unpack_blocks(Reader& in) {
  std::vector<Block> blocks(in.number());
  const Block first;
  const Block* before = &first;
  for (Block& block : blocks) {
    block.span = in.span<TextSpan>(before->span.end);
    block.kind = static_cast<BlockKind>(in.number());
    block.level = static_cast<std::uint8_t>(in.number());
    block.list = in.index();
    block.item = in.index();
    block.heading = in.index();
    block.number = in.text();
    block.marker = in.span<Span>(block.number.empty() ? 0 : before->marker.end);
    block.sentences = {before->sentences.end, before->sentences.end + in.number()};
    block.tokens = {before->tokens.end, before->tokens.end + in.number()};
    before = &block;
  }
  return blocks;
}

// Prose that stands in the source as it is isn't kept.
void pack_prose(const Document& document, Writer& out) {
  const std::string_view prose = document.prose();
  out.number(static_cast<std::uint32_t>(prose.size()));
  out.number(static_cast<std::uint32_t>(document.origins().size()));
  Origin before;
  for (const Origin& origin : document.origins()) {
    out.span(origin.prose, before.prose.end);
    out.span(origin.source, before.source.end);
    out.number(origin.exact);
    before = origin;
  }
  Writer others{64};
  Offset end = 0;
  const auto add_until = [&](Offset until) { others.text(prose.substr(end, until - end)); };
  for (const Origin& origin : document.origins()) {
    if (!origin.exact) continue;
    add_until(origin.prose.begin);
    end = origin.prose.end;
  }
  add_until(static_cast<Offset>(prose.size()));
  out.text(others.bytes());
}

void unpack_prose(Reader& in, Document::Parts& parts) {
  const std::size_t size = in.number();
  parts.origins.resize(in.number());
  Origin before;
  for (Origin& origin : parts.origins) {
    origin.prose = in.span<TextSpan>(before.prose.end);
    origin.source = in.span<Span>(before.source.end);
    origin.exact = in.number() != 0;
    before = origin;
  }
  Reader others{in.text()};
  parts.prose.reserve(size);
  for (const Origin& origin : parts.origins) {
    if (!origin.exact) continue;
    parts.prose += others.text();
    parts.prose += parts.source->slice(origin.source);
  }
  parts.prose += others.text();
}

void pack_asides(const Document& document, Writer& out) {
  out.number(static_cast<std::uint32_t>(document.comments().size()));
  for (const Comment& comment : document.comments()) {
    out.span(comment.source, 0);
    out.text(comment.text);
    out.number(comment.next_block);
  }
  out.number(static_cast<std::uint32_t>(document.inlines().size()));
  Offset end = 0;
  for (const Inline& one : document.inlines()) {
    out.span(one.span, end);
    out.number(static_cast<std::uint32_t>(one.kind));
    out.span(one.target, 0);
    end = one.span.end;
  }
  out.number(static_cast<std::uint32_t>(document.asides().size()));
  for (const Aside& aside : document.asides()) {
    out.number(static_cast<std::uint32_t>(aside.kind));
    out.span(aside.source, 0);
  }
}

void unpack_asides(Reader& in, Document::Parts& parts) {
  parts.comments.resize(in.number());
  for (Comment& comment : parts.comments) {
    comment.source = in.span<Span>(0);
    comment.text = in.text();
    comment.next_block = in.number();
  }
  parts.inlines.resize(in.number());
  Offset end = 0;
  for (Inline& one : parts.inlines) {
    one.span = in.span<TextSpan>(end);
    one.kind = static_cast<InlineKind>(in.number());
    one.target = in.span<Span>(0);
    end = one.span.end;
  }
  parts.asides.resize(in.number());
  for (Aside& aside : parts.asides) {
    aside.kind = static_cast<AsideKind>(in.number());
    aside.source = in.span<Span>(0);
  }
}

}  // namespace

PackedDocument::PackedDocument(const Document& document) {
  constexpr std::size_t bytes_a_token = 3;
  Writer out{64 + bytes_a_token * document.tokens().size()};
  const bool is_source = document.prose().data() == document.source().bytes().data();
  out.number(is_source);
  if (!is_source) pack_prose(document, out);
  pack_blocks(document, out);
  TokenPacker{document}.pack(out);
  pack_sentences(document, out);
  pack_asides(document, out);
  bytes_ = std::string{out.bytes()};  // no longer than it need be
}

Document PackedDocument::unpack(std::shared_ptr<const SourceFile> source, std::span<const std::uint32_t> words) const {
  Reader in{bytes_};
  Document::Parts parts{.source = std::move(source)};
  parts.prose_is_source = in.number() != 0;
  if (parts.prose_is_source) {
    const auto size = static_cast<Offset>(parts.source->bytes().size());
    if (size > 0) parts.origins.push_back({.prose = {0, size}, .source = {0, size}});
  } else {
    unpack_prose(in, parts);
  }
  parts.blocks = unpack_blocks(in);
  parts.tokens = unpack_tokens(in, words);
  parts.sentences = unpack_sentences(in, parts.tokens);
  unpack_asides(in, parts);
  return Document{std::move(parts)};
}

}  // namespace galley
