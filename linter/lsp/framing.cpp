#include "linter/lsp/framing.h"

#include <algorithm>
#include <charconv>

#include "linter/text/utf8.h"

namespace galley::lsp {
namespace {

constexpr std::string_view length_name = "content-length:";
constexpr std::string_view header_end = "\r\n\r\n";
// A header that is longer is none.
constexpr std::size_t longest_header = 4096;

bool starts_with_name(std::string_view line) {
  return line.size() >= length_name.size() &&
         std::equal(length_name.begin(), length_name.end(), line.begin(),
                    [](char wanted, char byte) { return to_ascii_lower(byte) == wanted; });
}

// The value of Content-Length; none where there is none, or it is no number.
std::optional<std::size_t> length_of(std::string_view header) {
  while (!header.empty()) {
    const std::size_t end = std::min(header.find("\r\n"), header.size());
    std::string_view line = header.substr(0, end);
    header.remove_prefix(std::min(end + 2, header.size()));
    if (!starts_with_name(line)) continue;
    line.remove_prefix(length_name.size());
    while (line.starts_with(' ')) line.remove_prefix(1);
    while (line.ends_with(' ')) line.remove_suffix(1);
    std::size_t length = 0;
    const auto [rest, wrong] = std::from_chars(line.data(), line.data() + line.size(), length);
    if (wrong == std::errc{} && rest == line.data() + line.size() && !line.empty()) return length;
    return std::nullopt;
  }
  return std::nullopt;
}

bool is_header_name(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char byte) { return is_ascii_letter(byte) || byte == '-'; });
}

// True while `text` may be, or become, header lines.
bool may_be_header(std::string_view text) {
  const std::size_t colon = text.find(':');
  return is_header_name(text.substr(0, colon)) && text.size() <= longest_header;
}

// Where the next header may begin, at 1 or later.
std::size_t next_header(std::string_view text) {
  for (std::size_t at = 1; at < text.size(); ++at) {
    const std::string_view rest = text.substr(at);
    if (to_ascii_lower(rest.front()) != length_name.front()) continue;
    const std::string_view known = length_name.substr(0, std::min(rest.size(), length_name.size()));
    const bool fits = std::equal(known.begin(), known.end(), rest.begin(),
                                 [](char wanted, char byte) { return to_ascii_lower(byte) == wanted; });
    if (fits) return at;
  }
  return text.size();
}

}  // namespace

std::optional<Frame> FrameReader::next() {
  const std::size_t skipped = std::min(skip_, buffer_.size());
  buffer_.erase(0, skipped);
  skip_ -= skipped;
  if (skip_ > 0) return std::nullopt;
  if (!body_) {
    if (auto wrong = read_header()) return wrong;
    if (!body_) return std::nullopt;
  }
  if (buffer_.size() < *body_) return std::nullopt;
  Frame frame{.text = buffer_.substr(0, *body_)};
  buffer_.erase(0, *body_);
  body_.reset();
  return frame;
}

// Sets body_ if a header is there; gives an error if what stands there is none.
std::optional<Frame> FrameReader::read_header() {
  if (buffer_.empty()) return std::nullopt;
  const std::size_t end = std::string_view{buffer_}.substr(0, longest_header).find(header_end);
  const std::string_view header = std::string_view{buffer_}.substr(0, end);
  if (!may_be_header(header)) return pass_over();
  if (end == std::string::npos) return std::nullopt;
  const auto length = length_of(header);
  if (!length) return pass_over();
  buffer_.erase(0, end + header_end.size());
  if (*length > longest_) {
    skip_ = *length;
    return Frame{.error = "a message of " + std::to_string(*length) + " bytes is too long; at most " +
                          std::to_string(longest_) + " are read"};
  }
  body_ = length;
  return std::nullopt;
}

std::optional<Frame> FrameReader::pass_over() {
  const std::size_t next = next_header(buffer_);
  buffer_.erase(0, next);
  return Frame{.error = "passed over " + std::to_string(next) + " bytes that are no message: a header with a " +
                        "Content-Length is wanted"};
}

std::string framed(std::string_view text) {
  return "Content-Length: " + std::to_string(text.size()) + "\r\n\r\n" + std::string{text};
}

}  // namespace galley::lsp
