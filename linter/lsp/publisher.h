// Diagnostics on their way out: pushed to clients which ask for none, and
// pulled by those which do.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "linter/lsp/desk.h"
#include "linter/lsp/dispatcher.h"

namespace galley::lsp {

using Send = std::function<void(const Json&)>;

class Publisher {
 public:
  Publisher(Desk& desk, Send send) : desk_(desk), send_(std::move(send)) {}

  // Sends what is new of the open documents, or asks the client to pull.
  void tell();
  // The same once everything is checked: pulls of the workspace that are held
  // open are answered where there is anything to say.
  void tell_all();
  void closed(const OpenDocument& document);
  // What is wrong with the configuration, shown in its file.
  void tell_configuration();

  // The answers to textDocument/diagnostic and workspace/diagnostic.
  Json pull(const OpenDocument& document, const std::string& previous);
  std::optional<Json> pull_workspace(const Json& params, const Json& id);
  // Ends a pull that is held open; false where `id` is none.
  bool cancel(const Json& id);
  void cancel_all();

  // Another workspace: what was said before is forgotten.
  void restart() { ++generation_; }

 private:
  struct HeldPull {
    Json id;
    std::map<std::string, std::string> previous;  // by URI
  };

  std::string result_id(FileId file) const;
  bool is_news(const std::string& path);
  void push(const OpenDocument& document);
  Json workspace_report(const std::map<std::string, std::string>& previous) const;

  Desk& desk_;
  Send send_;
  std::map<std::string, std::string> told_;  // by path: the result that the client has
  std::vector<HeldPull> held_;
  std::string configuration_uri_;  // of the file under which a problem is shown
  std::string configuration_told_;
  std::uint64_t generation_ = 0;
  std::uint64_t refreshes_ = 0;
};

}  // namespace galley::lsp
