// Work that is split by index: the answer never depends on who does what.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace galley {

// Calls work(0) … work(count - 1), each once, on up to `jobs` threads. `work`
// writes only to what belongs to its index, and doesn't throw.
template <typename Work>
void parallel_for(std::size_t count, unsigned jobs, const Work& work) {
  const std::size_t threads = std::min<std::size_t>(std::max(jobs, 1u), count);
  if (threads <= 1) {
    for (std::size_t index = 0; index < count; ++index) work(index);
    return;
  }
  std::atomic<std::size_t> next = 0;
  const auto run = [&] {
    for (std::size_t index = next++; index < count; index = next++) work(index);
  };
  std::vector<std::jthread> others;
  for (std::size_t thread = 1; thread < threads; ++thread) others.emplace_back(run);
  run();
}

}  // namespace galley
