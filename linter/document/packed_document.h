// A document in little room, to be had again without reading its text anew.
//
// Problem: a document takes several times the room of its text, so those of a
// large run can't be kept; but where a rule of all files has found something,
// the document is needed once more, and making it from the text is most of the
// work of a run.
//
// Idea: what the text says needn't be kept beside it. A token is two bytes, its
// length with the space before it, and what it is; the rest is how far each
// thing stands from the one before. The hashes of words are kept for the rules
// anyhow.
//
// Why right: nothing is left out but what the source, the hashes and the rest of
// the document tell. The fuzzers of the formats compare each document with
// itself, packed and unpacked.
//
// Cost: linear; about a third of a byte for each byte of text.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "linter/document/document.h"

namespace galley {

class PackedDocument {
 public:
  PackedDocument() = default;
  explicit PackedDocument(const Document& document);

  bool is_empty() const { return bytes_.empty(); }
  std::size_t size() const { return bytes_.size(); }

  // The document that was packed. `source` holds the text that it was made of,
  // `words` are its word_hashes().
  Document unpack(std::shared_ptr<const SourceFile> source, std::span<const std::uint32_t> words) const;

 private:
  std::string bytes_;
};

}  // namespace galley
