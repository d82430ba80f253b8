// What the archive keeps of a piece: its prose, and where the words are in it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "linter/document/document.h"
#include "linter/repeat/passage.h"

namespace galley::archive {

// Bytes [begin, end) of Piece::text.
struct PieceWord {
  Offset begin = 0;
  Offset end = 0;
  bool is_code = false;  // which isn't folded

  friend bool operator==(const PieceWord&, const PieceWord&) = default;
};

struct Piece {
  std::string text;              // the prose of the blocks that are compared, one a line
  std::vector<PieceWord> words;  // those of word_hashes(), in order
};

Piece piece_of(const Document& document);

// The hashes of the words [begin, end): what word_hashes() gives for the
// document that the piece was made of.
std::vector<repeat::Word> hashes_of(const Piece& piece, std::uint32_t begin, std::uint32_t end);

// Tells two pieces apart. It doesn't depend on markup.
std::uint64_t digest_of(const Piece& piece);

// Pieces <-> bytes, by Zstandard. Keeps its buffers; one for each thread.
class Packer {
 public:
  Packer();
  Packer(Packer&&) noexcept;
  ~Packer();

  std::string pack(const Piece& piece);

  // `bytes` as pack() made them. Throws Error("…") without a place if they
  // were made by something else.
  Piece unpack(std::string_view bytes);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace galley::archive
