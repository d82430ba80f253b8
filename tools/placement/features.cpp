// Prints, for the trainer, what the rules measure: features of each paragraph
// that could be misplaced, or the stems of a text.
//
//   placement_features words|features   reads texts, one after the other, each
//   after a line "<name> <bytes>"; prints one JSON object a text.
#include <charconv>
#include <iostream>
#include <memory>
#include <string>

#include "linter/formats/format.h"
#include "rules/support/placement_features.h"

namespace {

using namespace galley;
using namespace rules::placement;

void print_words(const Piece& piece) {
  std::cout << "[";
  for (std::size_t at = 0; at < piece.terms.size(); ++at)
    std::cout << (at ? "," : "") << '"' << piece.terms[at].stem << '"';
  std::cout << "]";
}

void print_candidate(const Document& document, const Piece& piece, const Candidate& candidate) {
  const Part& part = piece.parts[candidate.part];
  const Span span = document.source_span(document.blocks()[part.block].span);
  const View rest = without(piece, candidate.part);
  const Part& beside = piece.parts[rest[candidate.best_gap - 1]];
  const Span place = document.source_span(document.blocks()[beside.block].span);
  std::cout << "{\"span\":[" << span.begin << "," << span.end << "],\"place\":[" << place.begin << "," << place.end
            << "],\"f\":[";
  for (std::size_t at = 0; at < feature_count; ++at) std::cout << (at ? "," : "") << candidate.features[at];
  std::cout << "]}";
}

void print_features(const Document& document, const Piece& piece) {
  std::cout << "{\"form\":" << static_cast<int>(piece.form) << ",\"c\":[";
  bool first = true;
  for (const Candidate& candidate : measure(piece, whole(piece))) {
    if (!first) std::cout << ",";
    first = false;
    print_candidate(document, piece, candidate);
  }
  std::cout << "]}";
}

}  // namespace

int main(int count, char** arguments) {
  std::ios::sync_with_stdio(false);
  const std::string mode = count > 1 ? arguments[1] : "features";
  if (mode == "names") {
    for (std::size_t at = 0; at < feature_count; ++at) std::cout << feature_name(at) << "\n";
    return 0;
  }
  std::string name;
  for (std::size_t size = 0; std::cin >> name >> size;) {
    std::cin.get();
    std::string bytes(size, '\0');
    std::cin.read(bytes.data(), static_cast<std::streamsize>(size));
    const Document document = format_by_name("markdown")->parse(std::make_shared<SourceFile>(name, std::move(bytes)));
    const Piece piece = make_piece(document);
    mode == "words" ? print_words(piece) : print_features(document, piece);
    std::cout << "\n";
  }
}
