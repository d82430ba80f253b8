#include "linter/cli/progress.h"

#include <chrono>
#include <cstdio>
#include <memory>
#include <mutex>

#include <unistd.h>

namespace galley {
namespace {

using Clock = std::chrono::steady_clock;
constexpr auto patience = std::chrono::milliseconds(500);
constexpr auto interval = std::chrono::milliseconds(100);

struct Line {
  std::mutex mutex;
  Clock::time_point next = Clock::now() + patience;
  bool shown = false;
};

void show(Line& line, std::size_t done, std::size_t total) {
  const std::lock_guard lock{line.mutex};
  if (done == total) {
    if (line.shown) std::fputs("\r\x1b[K", stderr);
    line.shown = false;
    return;
  }
  const auto now = Clock::now();
  if (now < line.next) return;
  line.next = now + interval;
  line.shown = true;
  std::fprintf(stderr, "\rchecked %zu of %zu files\x1b[K", done, total);
}

}  // namespace

std::function<void(std::size_t, std::size_t)> progress_line(bool quiet) {
  if (quiet || isatty(STDERR_FILENO) == 0) return {};
  return [line = std::make_shared<Line>()](std::size_t done, std::size_t total) { show(*line, done, total); };
}

}  // namespace galley
