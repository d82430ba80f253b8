// Messages between the thread that reads them and the one that answers.
#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>

#include "linter/lsp/dispatcher.h"
#include "linter/lsp/documents.h"

namespace galley::lsp {

struct Letter {
  Json message;
  std::optional<RequestError> wrong;  // it is no message
  bool is_cancelled = false;
};

// In order, but for cancellation: it reaches a request that still waits here.
class Inbox {
 public:
  void put(Letter letter);
  // No more will come.
  void close();

  // The next letter; none if none came until `end` (none: for ever), or none
  // will come any more.
  std::optional<Letter> take(std::optional<Clock::time_point> end);
  bool is_over();

 private:
  bool cancel(const Json& id);

  std::mutex mutex_;
  std::condition_variable arrived_;
  std::deque<Letter> letters_;
  bool is_closed_ = false;
};

}  // namespace galley::lsp
