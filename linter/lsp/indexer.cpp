#include "linter/lsp/indexer.h"

#include <algorithm>

namespace galley::lsp {
namespace {

constexpr auto between_reports = std::chrono::milliseconds(100);

}  // namespace

void Indexer::start() {
  end_progress();
  paths_ = desk_.files_in(desk_.client.roots);
  next_ = 0;
  if (is_busy()) begin_progress();
}

void Indexer::step(Clock::duration time) {
  const auto end = Clock::now() + time;
  while (is_busy() && Clock::now() < end) desk_.take_up(paths_[next_++]);
  report_progress(Clock::now());
  if (!is_busy()) end_progress();
}

bool Indexer::is_listed(const std::string& path) {
  const std::vector<std::string> paths = desk_.files_in(desk_.client.roots);
  return std::binary_search(paths.begin(), paths.end(), path);
}

void Indexer::begin_progress() {
  if (!desk_.client.shows_progress) return;
  token_ = "galley/index/" + std::to_string(++tokens_);
  send_(request(token_, "window/workDoneProgress/create", {{"token", token_}}));
  send_(notification(
      "$/progress",
      {{"token", token_},
       {"value",
        {{"kind", "begin"}, {"title", "Galley reads the workspace"}, {"cancellable", false}, {"percentage", 0}}}}));
  reported_ = Clock::now();
}

void Indexer::report_progress(Clock::time_point now) {
  if (token_.empty() || now - reported_ < between_reports) return;
  reported_ = now;
  const std::string message = std::to_string(next_) + " of " + std::to_string(paths_.size()) + " files";
  send_(notification(
      "$/progress",
      {{"token", token_},
       {"value", {{"kind", "report"}, {"message", message}, {"percentage", 100 * next_ / paths_.size()}}}}));
}

void Indexer::end_progress() {
  if (token_.empty()) return;
  send_(notification("$/progress", {{"token", token_}, {"value", {{"kind", "end"}}}}));
  token_.clear();
}

}  // namespace galley::lsp
