// Takes up the files of the workspace's folders, a few at a time, so that the
// server answers meanwhile; and says how far it is.
#pragma once

#include <string>
#include <vector>

#include "linter/lsp/desk.h"
#include "linter/lsp/publisher.h"

namespace galley::lsp {

class Indexer {
 public:
  Indexer(Desk& desk, Send send) : desk_(desk), send_(std::move(send)) {}

  // Begins anew with all files of the client's folders.
  void start();
  bool is_busy() const { return next_ < paths_.size(); }
  // Works for about so long.
  void step(Clock::duration time);

  // Whether a walk over the folders would come to this file.
  bool is_listed(const std::string& path);

 private:
  void begin_progress();
  void report_progress(Clock::time_point now);
  void end_progress();

  Desk& desk_;
  Send send_;
  std::vector<std::string> paths_;
  std::size_t next_ = 0;
  std::string token_;  // of the progress that is shown; empty for none
  unsigned tokens_ = 0;
  Clock::time_point reported_;
};

}  // namespace galley::lsp
