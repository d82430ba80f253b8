// A client and the server in one process: what a client would do, step by step.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "linter/lsp/server.h"

namespace lsp_test {

using galley::lsp::Json;

class Conversation {
 public:
  // `config` holds for every path; no file is read for it.
  Conversation(galley::Registry registry, galley::Config config, Json capabilities = Json::object(),
               const std::vector<std::string>& roots = {});

  // Waits for nothing: call settle() for what the server would do meanwhile.
  void notify(const std::string& method, Json params);
  Json ask(const std::string& method, Json params);  // the whole answer
  void settle() { server_.settle(); }

  void open(const std::string& path, const std::string& text);
  // Replaces bytes [begin, end) of the text as the server has it.
  void replace(const std::string& path, std::size_t begin, std::size_t end, const std::string& with);

  const std::string& text(const std::string& path) const { return server_.desk().open.at(path).text; }
  // What was pushed last for a file; null for nothing.
  Json pushed(const std::string& path) const;

  galley::lsp::Server& server() { return server_; }
  const std::vector<Json>& sent() const { return sent_; }

 private:
  std::vector<Json> sent_;
  std::map<std::string, Json> pushed_;
  std::int64_t version_ = 0;
  int id_ = 0;
  galley::lsp::Server server_;
};

Json document_at(const std::string& path);
Json range_of(const galley::SourceFile& source, galley::Span span, galley::ColumnUnit unit);

}  // namespace lsp_test
