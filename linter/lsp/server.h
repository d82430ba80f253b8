// The language server: messages in, messages out. Knows no stream and no
// thread, so a test can drive it step by step.
//
// A message is taken at once; what it makes necessary waits, in this order:
// the check of a document that was changed, the files of the folders that were
// not read yet, and, once the person pauses, the check of all files with each
// other. So a burst of keystrokes costs one check, and nothing runs when
// nothing changes.
#pragma once

#include <optional>

#include "linter/lsp/desk.h"
#include "linter/lsp/dispatcher.h"
#include "linter/lsp/indexer.h"
#include "linter/lsp/publisher.h"

namespace galley::lsp {

class Server {
 public:
  // `pages` is the folder of the rules' pages; `send` takes what goes to the client, in order.
  Server(LoadRules load_rules, std::string pages, unsigned jobs, Send send);

  void receive(const Json& message);
  // A request which was cancelled before its turn came.
  void refuse_cancelled(const Json& message);
  // What came from the client and is no message.
  void refuse(const RequestError& wrong);

  // When `work` is to be called if no message comes before; none for never.
  std::optional<Clock::time_point> due() const;
  // Does the most urgent of what waits, if its time has come.
  void work(Clock::time_point now);
  // Does all that waits, whatever the time: for tests.
  void settle();

  bool has_exited() const { return dispatcher_.phase() == Phase::exited; }
  // 0 if the client said goodbye as it should.
  int exit_status() const { return was_shut_down_ ? 0 : 1; }

  const Desk& desk() const { return desk_; }

 private:
  void add_life_cycle();
  void add_documents();
  void add_files();
  void add_features();
  Json initialize(const Json& params);
  void initialized();

  void open(const Json& document);
  void change(const Json& params);
  void close(const std::string& uri);
  void watched(const Json& changes);
  void reload();
  bool changes_rules(const std::string& path) const;

  // Throws where the document isn't open. It is checked.
  OpenDocument& document(const Json& params);
  OpenDocument* find(const std::string& uri);
  void touch(OpenDocument& document);
  void check_now(OpenDocument& document);
  void check_all();
  Clock::time_point settle_time() const;

  Send send_;
  Desk desk_;
  Dispatcher dispatcher_;
  Publisher publisher_;
  Indexer indexer_;
  Clock::time_point last_change_;
  Clock::duration last_settle_took_{};
  bool was_shut_down_ = false;
};

}  // namespace galley::lsp
