#include "linter/lsp/framing.h"

#include <vector>

#include <doctest/doctest.h>

using namespace galley::lsp;

namespace {

std::vector<std::string> read(FrameReader& reader) {
  std::vector<std::string> seen;
  while (const auto frame = reader.next()) seen.push_back(frame->error.empty() ? frame->text : "error");
  return seen;
}

std::vector<std::string> read(std::string_view stream) {
  FrameReader reader{100};
  reader.feed(stream);
  return read(reader);
}

using Seen = std::vector<std::string>;

}  // namespace

TEST_CASE("messages come out as they went in, whatever pieces the stream comes in") {
  const std::string stream = framed("{}") + framed("") + framed("[\"\r\n\r\n\"]");
  const Seen wanted = {"{}", "", "[\"\r\n\r\n\"]"};
  for (std::size_t piece = 1; piece <= stream.size(); ++piece) {
    FrameReader reader;
    Seen seen;
    for (std::size_t at = 0; at < stream.size(); at += piece) {
      reader.feed(std::string_view{stream}.substr(at, piece));
      for (const std::string& one : read(reader)) seen.push_back(one);
    }
    CHECK(seen == wanted);
  }
}

TEST_CASE("a header may have other lines and any case") {
  CHECK(read("Content-Type: application/vscode-jsonrpc; charset=utf-8\r\ncontent-length:  2 \r\n\r\n{}") == Seen{"{}"});
}

TEST_CASE("what is no header is passed over as far as the next one") {
  CHECK(read("garbage\n" + framed("{}")) == Seen{"error", "{}"});
  CHECK(read("Content-Length: many\r\n\r\n" + framed("{}")) == Seen{"error", "{}"});
  CHECK(read("Content-Length: -1\r\n\r\n" + framed("{}")) == Seen{"error", "{}"});
  CHECK(read("Content-Type: x\r\n\r\n" + framed("{}")) == Seen{"error", "{}"});
  CHECK(read("Content-Length: 2 2\r\n\r\n" + framed("{}")) == Seen{"error", "{}"});
}

TEST_CASE("a message that is too long is skipped, and the next one read") {
  CHECK(read(framed(std::string(101, 'x')) + framed("{}")) == Seen{"error", "{}"});
  CHECK(read("Content-Length: 18446744073709551615\r\n\r\n") == Seen{"error"});
}

TEST_CASE("half a message waits for its other half") {
  CHECK(read("Content-Length: 10\r\n\r\n{}").empty());
  CHECK(read("Content-Le").empty());
}
