// The words are found once, when a piece is added: a later Galley may cut words
// otherwise, and the fingerprints must go on to fit the text. So their places
// are kept beside it, as two small numbers a word: the bytes between it and the
// one before, and its own, with a bit for code.
//
// Packed: the size of the text, the number of words, the text, the numbers.
#include "linter/archive/piece.h"

#include <algorithm>
#include <span>

#include <zstd.h>

#include "linter/document/fold.h"
#include "linter/document/word_hash.h"
#include "linter/text/error.h"
#include "linter/text/hash.h"

namespace galley::archive {
namespace {

// Fast, and only a tenth larger than the default.
constexpr int level = 1;
// Nothing that is archived is larger than a file may be, with its words' places.
constexpr std::uint64_t largest_piece = std::uint64_t{4} << 30;

void append_number(std::string& out, std::uint32_t value) {
  for (; value >= 0x80; value >>= 7) out += static_cast<char>(value | 0x80);
  out += static_cast<char>(value);
}

[[noreturn]] void fail() { throw Error("the text of a piece is damaged"); }

std::uint32_t take_number(std::string_view& bytes) {
  std::uint32_t value = 0;
  for (unsigned shift = 0; shift < 35; shift += 7) {
    if (bytes.empty()) fail();
    const auto byte = static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    value |= std::uint32_t{byte & 0x7Fu} << shift;
    if (byte < 0x80) return value;
  }
  fail();
}

// Words in blocks that word_hashes() leaves out are not in `words`.
TextSpan span_of_block(std::span<const std::uint32_t> words, const Block& block) {
  const auto first = std::lower_bound(words.begin(), words.end(), block.tokens.begin);
  return first == words.end() || *first >= block.tokens.end ? TextSpan{} : block.span;
}

}  // namespace

Piece piece_of(const Document& document) {
  const std::vector<std::uint32_t> words = word_tokens(document);
  Piece piece;
  piece.words.reserve(words.size());
  auto next = words.begin();
  for (const Block& block : document.blocks()) {
    const TextSpan span = span_of_block(words, block);
    if (span.empty()) continue;
    const auto shift = static_cast<Offset>(piece.text.size());
    piece.text += document.text(span);
    piece.text += '\n';
    for (; next != words.end() && *next < block.tokens.end; ++next) {
      const Token& word = document.tokens()[*next];
      piece.words.push_back({.begin = word.span.begin - span.begin + shift,
                             .end = word.span.end - span.begin + shift,
                             .is_code = word.kind == TokenKind::code});
    }
  }
  return piece;
}

std::vector<repeat::Word> hashes_of(const Piece& piece, std::uint32_t begin, std::uint32_t end) {
  std::vector<repeat::Word> hashes;
  hashes.reserve(end - begin);
  const std::string_view text = piece.text;
  std::string folded;
  for (std::uint32_t word = begin; word < end; ++word) {
    const PieceWord& at = piece.words[word];
    std::string_view bytes = text.substr(at.begin, at.end - at.begin);
    if (!at.is_code) {
      fold_into(bytes, folded);
      bytes = folded;
    }
    hashes.push_back(word_hash(bytes));
  }
  return hashes;
}

std::uint64_t digest_of(const Piece& piece) { return hash(piece.text); }

struct Packer::State {
  struct Free {
    void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
    void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
  };
  std::unique_ptr<ZSTD_CCtx, Free> compressor{ZSTD_createCCtx()};
  std::unique_ptr<ZSTD_DCtx, Free> decompressor{ZSTD_createDCtx()};
  std::string plain;
};

Packer::Packer() : state_(std::make_unique<State>()) {}
Packer::Packer(Packer&&) noexcept = default;
Packer::~Packer() = default;

std::string Packer::pack(const Piece& piece) {
  std::string& plain = state_->plain;
  plain.clear();
  append_number(plain, static_cast<std::uint32_t>(piece.text.size()));
  append_number(plain, static_cast<std::uint32_t>(piece.words.size()));
  plain += piece.text;
  Offset at = 0;
  for (const PieceWord& word : piece.words) {
    append_number(plain, word.begin - at);
    append_number(plain, (word.end - word.begin) << 1 | (word.is_code ? 1u : 0u));
    at = word.end;
  }
  std::string packed(ZSTD_compressBound(plain.size()), '\0');
  const std::size_t size =
      ZSTD_compressCCtx(state_->compressor.get(), packed.data(), packed.size(), plain.data(), plain.size(), level);
  if (ZSTD_isError(size) != 0) throw Error(std::string{"a piece can’t be compressed: "} + ZSTD_getErrorName(size));
  packed.resize(size);
  packed.shrink_to_fit();
  return packed;
}

Piece Packer::unpack(std::string_view bytes) {
  const unsigned long long expected = ZSTD_getFrameContentSize(bytes.data(), bytes.size());
  // No frame grows by more than this; a size beyond it is a lie.
  constexpr std::uint64_t greatest_growth = 1 << 16;
  if (expected == ZSTD_CONTENTSIZE_ERROR || expected == ZSTD_CONTENTSIZE_UNKNOWN || expected > largest_piece ||
      expected > (bytes.size() + 1) * greatest_growth) {
    fail();
  }
  std::string& plain = state_->plain;
  plain.resize(static_cast<std::size_t>(expected));
  const std::size_t size =
      ZSTD_decompressDCtx(state_->decompressor.get(), plain.data(), plain.size(), bytes.data(), bytes.size());
  if (ZSTD_isError(size) != 0 || size != expected) fail();
  std::string_view rest = plain;
  const std::uint32_t text_size = take_number(rest);
  const std::uint32_t words = take_number(rest);
  if (text_size > rest.size() || words > rest.size() - text_size) fail();
  Piece piece{.text = std::string{rest.substr(0, text_size)}};
  rest.remove_prefix(text_size);
  piece.words.reserve(words);
  Offset at = 0;
  for (std::uint32_t word = 0; word < words; ++word) {
    const std::uint64_t begin = std::uint64_t{at} + take_number(rest);
    const std::uint32_t sized = take_number(rest);
    const std::uint64_t end = begin + (sized >> 1);
    if (end > text_size) fail();
    at = static_cast<Offset>(end);
    piece.words.push_back({.begin = static_cast<Offset>(begin), .end = at, .is_code = (sized & 1) != 0});
  }
  return piece;
}

}  // namespace galley::archive
