#include "linter/archive/lines.h"

#include <fstream>
#include <vector>

#include <doctest/doctest.h>
#include <zlib.h>
#include <zstd.h>

#include "linter/archive/json_lines.h"
#include "linter/text/error.h"
#include "tests/support/temporary_folder.h"
#include "tests/unit/archive/archiving.h"

using namespace galley;
using namespace galley::archive;

namespace {

std::string gzip(const std::string& text) {
  z_stream stream{};
  REQUIRE(deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string out(deflateBound(&stream, text.size()) + 100, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string zstd(const std::string& text) {
  std::string out(ZSTD_compressBound(text.size()), '\0');
  out.resize(ZSTD_compress(out.data(), out.size(), text.data(), text.size(), 3));
  return out;
}

std::vector<std::string> lines_of(const std::string& bytes) {
  const test::TemporaryFolder place;
  std::ofstream{place.name() + "/file", std::ios::binary} << bytes;
  LineReader reader{place.name() + "/file"};
  std::vector<std::string> lines;
  for (std::string_view line; reader.next(line);) lines.emplace_back(line);
  return lines;
}

}  // namespace

TEST_CASE("lines are read from plain, gzip and Zstandard files, of any length") {
  std::vector<std::string> expected;
  std::string text;
  for (std::size_t i = 0; i < 3000; ++i) {
    expected.push_back(std::to_string(i) + std::string(i * 7919 % 1500 + (i == 1500 ? 2'000'000 : 0), 'x'));
    text += expected.back() + (i % 2 == 0 ? "\n" : "\r\n");
  }
  for (const bool ends : {true, false}) {
    if (!ends) text.resize(text.size() - 2);
    CHECK(lines_of(text) == expected);
    CHECK(lines_of(gzip(text)) == expected);
    CHECK(lines_of(zstd(text)) == expected);
  }
  const std::vector<std::string> twice{"one", "two"};
  CHECK(lines_of(gzip("one\n") + gzip("two\n")) == twice);
  CHECK(lines_of(zstd("one\n") + zstd("two\n")) == twice);
  CHECK(lines_of("").empty());
  CHECK(lines_of("\n") == std::vector<std::string>{""});
}

TEST_CASE("a compressed file that is cut short or damaged is an error") {
  const std::string text = test::made_up(3, 5000);
  for (std::string packed : {gzip(text), zstd(text)}) {
    CHECK_THROWS_AS(lines_of(packed.substr(0, packed.size() / 2)), Error);
    packed[packed.size() / 2] = static_cast<char>(packed[packed.size() / 2] ^ 0x55);
    packed[packed.size() / 2 + 1] = static_cast<char>(packed[packed.size() / 2 + 1] ^ 0x55);
    if (packed.starts_with("\x1F")) CHECK_THROWS_AS(lines_of(packed), Error);
  }
}

TEST_CASE("a line of JSON is a piece, or an error that says what to do") {
  JsonLineReader reader{{.text = "body", .id = "url"}};
  const JsonPiece piece = reader.read(R"({"url": 12, "body": "One “two”\nthree.", "title": "T", "date": null})");
  CHECK(piece.details.id == "12");
  CHECK(piece.text == "One “two”\nthree.");
  CHECK(piece.details.title == "T");
  CHECK(piece.details.date.empty());
  const auto wrong = [&](const char* line) { return test::error_of([&] { reader.read(line); }); };
  CHECK(wrong("{").find("is not JSON") != std::string::npos);
  CHECK(wrong("[1]").find("no JSON object") != std::string::npos);
  CHECK(wrong(R"({"url": "a"})").find("“body”; say with --text-field") != std::string::npos);
  CHECK(wrong(R"({"body": "a"})").find("“url”; say with --id-field") != std::string::npos);
  CHECK(wrong(R"({"url": "a", "body": [1]})").find("is to be a string") != std::string::npos);
  CHECK(wrong(R"({"url": "", "body": "a"})").find("is empty") != std::string::npos);
}
