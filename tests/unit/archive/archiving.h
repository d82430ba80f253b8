// Archives for tests: pieces made of numbers, and what is in an archive.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "linter/archive/archive.h"
#include "linter/archive/piece.h"
#include "linter/archive/writer.h"
#include "linter/formats/format.h"
#include "linter/text/error.h"

namespace test {

using namespace galley;

inline Document document_of(const std::string& text) {
  return parse_plain(std::make_shared<const SourceFile>("piece.txt", text));
}

// `words` words, other ones for each seed.
inline std::string made_up(std::uint32_t seed, std::uint32_t words) {
  std::string text;
  std::uint32_t state = seed * 2654435761u + 1;
  for (std::uint32_t word = 0; word < words; ++word) {
    state = state * 1664525u + 1013904223u;
    text += (word == 0 ? "" : " ") + ("w" + std::to_string(state >> 20));
  }
  return text + ".\n";
}

inline archive::Added add(archive::ArchiveWriter& writer, const std::string& id, const std::string& text) {
  return writer.add({.id = id, .title = "Title of " + id, .date = "2024-02-03"},
                    archive::Preparer{}.prepare(document_of(text)));
}

// Every piece's text, by id; what the archive says it holds, it must hold.
inline std::map<std::string, std::string> contents(const std::string& folder) {
  const archive::Archive opened{folder};
  std::map<std::string, std::string> pieces;
  archive::Packer packer;
  opened.catalogue().each_piece([&](const archive::PieceRecord& record) {
    const archive::Segment* const segment = opened.segment_of(record.number);
    if (segment == nullptr) throw Error("no segment for " + record.id);
    const auto text = segment->find_text(record.number);
    if (!text) throw Error("no text for " + record.id);
    const archive::Piece piece = packer.unpack(segment->packed_text(*text));
    if (archive::digest_of(piece) != record.digest) throw Error("another text for " + record.id);
    pieces[record.id] = piece.text;
  });
  return pieces;
}

inline std::string error_of(const auto& work) {
  try {
    work();
  } catch (const Error& wrong) {
    return wrong.what();
  }
  return {};
}

}  // namespace test
