#include "linter/lsp/serve.h"

#include <array>
#include <cerrno>
#include <memory>
#include <thread>

#include <unistd.h>

#include "linter/lsp/framing.h"
#include "linter/lsp/inbox.h"
#include "linter/lsp/server.h"

namespace galley::lsp {
namespace {

Letter letter_of(Frame frame) {
  if (!frame.error.empty()) return {.wrong = RequestError{.code = ErrorCode::parse_error, .message = frame.error}};
  try {
    return {.message = parse_message(frame.text)};
  } catch (const RequestError& wrong) {
    return {.wrong = wrong};
  }
}

void read_all(int input, Inbox& inbox) {
  FrameReader reader;
  std::array<char, 65536> bytes;
  for (;;) {
    const ssize_t got = ::read(input, bytes.data(), bytes.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    reader.feed({bytes.data(), static_cast<std::size_t>(got)});
    while (auto frame = reader.next()) inbox.put(letter_of(std::move(*frame)));
  }
  inbox.close();
}

// A client that has gone is noticed by the reader.
void write_all(int output, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t put = ::write(output, bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put <= 0) return;
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
}

void take(Server& server, const Letter& letter) {
  if (letter.wrong) {
    server.refuse(*letter.wrong);
  } else if (letter.is_cancelled) {
    server.refuse_cancelled(letter.message);
  } else {
    server.receive(letter.message);
  }
}

}  // namespace

int serve(int input, int output, LoadRules load_rules, std::string pages, unsigned jobs) {
  Server server{std::move(load_rules), std::move(pages), jobs, [output](const Json& message) {
                  write_all(output, framed(message.dump(-1, ' ', false, Json::error_handler_t::replace)));
                }};
  // The reader may wait for a byte that never comes when the client has said
  // `exit`; it owns what it uses, and ends with the process.
  const auto inbox = std::make_shared<Inbox>();
  std::thread{[input, inbox] { read_all(input, *inbox); }}.detach();
  while (!server.has_exited() && !inbox->is_over()) {
    if (const auto letter = inbox->take(server.due())) {
      take(server, *letter);
    } else if (!inbox->is_over()) {
      server.work(Clock::now());
    }
  }
  return server.exit_status();
}

}  // namespace galley::lsp
