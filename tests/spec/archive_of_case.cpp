#include "tests/spec/archive_of_case.h"

#include <sstream>

#include "linter/archive/json_lines.h"
#include "linter/archive/writer.h"
#include "linter/formats/format.h"

namespace spec {

using namespace galley;

ArchiveOfCase::ArchiveOfCase(const Fence& fence) {
  const std::string name = folder_.name() + "/archive";
  archive::ArchiveWriter writer{name, archive::Missing::make};
  archive::JsonLineReader reader{{}};
  std::istringstream lines{fence.text};
  for (std::string line; std::getline(lines, line);) {
    archive::JsonPiece piece = reader.read(line);
    const auto source = std::make_shared<const SourceFile>(piece.details.id, std::move(piece.text));
    writer.add(piece.details, archive::Preparer{}.prepare(parse_plain(source)));
  }
  writer.commit();
  opened_ = std::make_unique<archive::Archive>(name);
  search_ = std::make_unique<archive::Search>(*opened_, std::set<std::string, std::less<>>{});
}

FindArchived ArchiveOfCase::find() {
  return [this](const Document& document, const repeat::Measure& measure) { return search_->find(document, measure); };
}

}  // namespace spec
