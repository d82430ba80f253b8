// Messages to a stream of bytes and back: a header that says the length, an
// empty line, the message.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace galley::lsp {

// What came from the stream: a message's text, or what was wrong with it.
struct Frame {
  std::string text;
  std::string error;  // empty for a message
};

// Puts pieces of a stream together, whatever they hold: what is no header is
// passed over as far as the next one, a message that is too long is skipped,
// and each is an error of its own. Total.
class FrameReader {
 public:
  // Longer messages are refused.
  explicit FrameReader(std::size_t longest = std::size_t{256} << 20) : longest_(longest) {}

  void feed(std::string_view bytes) { buffer_ += bytes; }

  // The next one that is whole; none until more was fed.
  std::optional<Frame> next();

 private:
  std::optional<Frame> read_header();
  std::optional<Frame> pass_over();

  std::size_t longest_;
  std::string buffer_;
  std::size_t skip_ = 0;             // bytes of a refused message still to come
  std::optional<std::size_t> body_;  // the length of the message whose header was read
};

std::string framed(std::string_view text);

}  // namespace galley::lsp
