// Whatever the stream, reading it in pieces gives what reading it at once
// gives; a message among it that is whole is found; every message is answered.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "linter/lsp/dispatcher.h"
#include "linter/lsp/framing.h"

using namespace galley::lsp;

namespace {

std::vector<std::string> messages(std::string_view stream, std::size_t piece) {
  FrameReader reader{1 << 20};
  std::vector<std::string> found;
  for (std::size_t at = 0; at < stream.size(); at += piece) {
    reader.feed(stream.substr(at, piece));
    while (const auto frame = reader.next()) {
      if (frame->error.empty()) found.push_back(frame->text);
    }
  }
  return found;
}

void answer(const std::string& text) {
  Dispatcher dispatcher;
  dispatcher.on_request("initialize", [](const Json& params, const Json&) { return member(params, "a/b"); });
  try {
    const Json message = parse_message(text);
    const auto answered = dispatcher.take(message);
    if (answered && !answered->contains("jsonrpc")) std::abort();
  } catch (const RequestError&) {
    // It is no JSON.
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string stream(reinterpret_cast<const char*>(data), size);
  const std::vector<std::string> at_once = messages(stream, size + 1);
  for (const std::size_t piece : {1U, 7U}) {
    if (messages(stream, piece) != at_once) std::abort();
  }
  for (const std::string& text : at_once) answer(text);
  answer(stream);
  FrameReader reader;
  reader.feed(framed(stream) + framed("{}"));
  const auto first = reader.next();
  const auto second = reader.next();
  if (!first || first->text != stream || !second || second->text != "{}" || reader.next()) std::abort();
  return 0;
}
