#include "linter/lsp/inbox.h"

#include <algorithm>

namespace galley::lsp {

void Inbox::put(Letter letter) {
  const std::lock_guard lock{mutex_};
  const bool is_cancellation = member(letter.message, "method") == "$/cancelRequest";
  if (is_cancellation && cancel(member(letter.message, "params/id"))) return;
  letters_.push_back(std::move(letter));
  arrived_.notify_one();
}

bool Inbox::cancel(const Json& id) {
  const auto found = std::find_if(letters_.begin(), letters_.end(), [&id](const Letter& letter) {
    return letter.message.contains("method") && letter.message.contains("id") && member(letter.message, "id") == id;
  });
  if (found == letters_.end()) return false;
  found->is_cancelled = true;
  return true;
}

void Inbox::close() {
  const std::lock_guard lock{mutex_};
  is_closed_ = true;
  arrived_.notify_one();
}

std::optional<Letter> Inbox::take(std::optional<Clock::time_point> end) {
  std::unique_lock lock{mutex_};
  const auto has_news = [this] { return is_closed_ || !letters_.empty(); };
  if (end) {
    arrived_.wait_until(lock, *end, has_news);
  } else {
    arrived_.wait(lock, has_news);
  }
  if (letters_.empty()) return std::nullopt;
  Letter letter = std::move(letters_.front());
  letters_.pop_front();
  return letter;
}

bool Inbox::is_over() {
  const std::lock_guard lock{mutex_};
  return is_closed_ && letters_.empty();
}

}  // namespace galley::lsp
