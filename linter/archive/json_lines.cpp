// The only user of simdjson.
#include "linter/archive/json_lines.h"

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wshadow"
#include <simdjson.h>
#pragma GCC diagnostic pop

#include "linter/text/error.h"
#include "linter/text/in_quotes.h"

namespace galley::archive {
namespace {

using simdjson::dom::element;
using simdjson::dom::object;

// A string, or a whole number as one.
std::optional<std::string> text_in(const object& piece, const std::string& field) {
  element member;
  if (piece.at_key(field).get(member) != simdjson::SUCCESS) return std::nullopt;
  std::string_view text;
  if (member.get(text) == simdjson::SUCCESS) return std::string{text};
  std::int64_t number = 0;
  if (member.get(number) == simdjson::SUCCESS) return std::to_string(number);
  if (member.is_null()) return std::nullopt;
  throw Error(in_quotes(field) + " is to be a string");
}

std::string require_text(const object& piece, const std::string& field, const char* option) {
  std::optional<std::string> text = text_in(piece, field);
  if (!text) throw Error("has no " + in_quotes(field) + "; say with " + option + " what it is called");
  return std::move(*text);
}

}  // namespace

struct JsonLineReader::State {
  JsonFields fields;
  simdjson::dom::parser parser;
};

JsonLineReader::JsonLineReader(JsonFields fields) : state_(std::make_unique<State>()) {
  state_->fields = std::move(fields);
}
JsonLineReader::~JsonLineReader() = default;

JsonPiece JsonLineReader::read(std::string_view line) {
  element root;
  if (const auto wrong = state_->parser.parse(line.data(), line.size()).get(root); wrong != simdjson::SUCCESS) {
    throw Error(std::string{"is not JSON: "} + simdjson::error_message(wrong));
  }
  object piece;
  if (root.get(piece) != simdjson::SUCCESS) throw Error("is no JSON object; each line is to be one piece");
  const JsonFields& fields = state_->fields;
  JsonPiece read;
  read.text = require_text(piece, fields.text, "--text-field");
  read.details.id = require_text(piece, fields.id, "--id-field");
  read.details.title = text_in(piece, fields.title).value_or("");
  read.details.date = text_in(piece, fields.date).value_or("");
  if (read.details.id.empty()) throw Error(in_quotes(fields.id) + " is empty");
  return read;
}

}  // namespace galley::archive
