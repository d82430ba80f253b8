// Pieces as JSON Lines: an object a line, for each piece one.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "linter/archive/writer.h"

namespace galley::archive {

// What the members are called.
struct JsonFields {
  std::string text = "text";
  std::string id = "id";
  std::string title = "title";
  std::string date = "date";
};

struct JsonPiece {
  PieceDetails details;
  std::string text;
};

// Keeps its buffers.
class JsonLineReader {
 public:
  explicit JsonLineReader(JsonFields fields);
  ~JsonLineReader();

  // Throws Error, without a place, where the line is no object or has no text
  // or no id. Title and date may be missing.
  JsonPiece read(std::string_view line);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace galley::archive
