// CPU time by rule, for statistics; nothing that is said of copy depends on it.
#pragma once

#include <ctime>
#include <map>
#include <mutex>
#include <string>

namespace galley {

// Called from many threads.
class RuleCosts {
 public:
  enum class Clock : clockid_t { thread = CLOCK_THREAD_CPUTIME_ID, process = CLOCK_PROCESS_CPUTIME_ID };

  template <typename Work>
  void measure(const std::string& rule, Clock clock, const Work& work) {
    const double begin = seconds(clock);
    work();
    const double took = seconds(clock) - begin;
    const std::lock_guard lock{mutex_};
    by_rule_[rule] += took;
  }

  std::map<std::string, double, std::less<>> take() { return std::move(by_rule_); }

 private:
  static double seconds(Clock clock) {
    std::timespec now{};
    ::clock_gettime(static_cast<clockid_t>(clock), &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
  }

  std::mutex mutex_;
  std::map<std::string, double, std::less<>> by_rule_;
};

// Does the work, and measures it where somebody asks.
template <typename Work>
void measure(RuleCosts* costs, const std::string& rule, RuleCosts::Clock clock, const Work& work) {
  if (costs == nullptr) return work();
  costs->measure(rule, clock, work);
}

}  // namespace galley
