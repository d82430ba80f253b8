#include "tests/lsp/conversation.h"

#include "linter/lsp/open_text.h"
#include "linter/text/uri.h"

namespace lsp_test {

using namespace galley;

namespace {

lsp::LoadRules rules_of(Registry registry, const Config& config) {
  return [registry, config] {
    return lsp::LoadedRules{.registry = registry,
                            .rules = std::make_unique<PathRules>(ConfigStore::without_files(), registry,
                                                                 [config](Config& found) { found = config; })};
  };
}

Json folders(const std::vector<std::string>& roots) {
  Json list = Json::array();
  for (const std::string& root : roots) list.push_back({{"uri", uri_of(root)}, {"name", root}});
  return list;
}

}  // namespace

Json document_at(const std::string& path) { return {{"uri", uri_of(path)}}; }

Json range_of(const SourceFile& source, Span span, ColumnUnit unit) {
  return lsp::range_in(source, span, unit, lsp::mark_columns(source, unit));
}

Conversation::Conversation(Registry registry, Config config, Json capabilities, const std::vector<std::string>& roots)
    : server_(rules_of(registry, config), "", 1, [this](const Json& message) {
        sent_.push_back(message);
        if (message.value("method", "") != "textDocument/publishDiagnostics") return;
        pushed_[message["params"]["uri"].get<std::string>()] = message["params"]["diagnostics"];
      }) {
  ask("initialize", {{"capabilities", std::move(capabilities)}, {"workspaceFolders", folders(roots)}});
  notify("initialized", Json::object());
}

void Conversation::notify(const std::string& method, Json params) {
  server_.receive({{"jsonrpc", "2.0"}, {"method", method}, {"params", std::move(params)}});
}

Json Conversation::ask(const std::string& method, Json params) {
  const int id = ++id_;
  server_.receive({{"jsonrpc", "2.0"}, {"id", id}, {"method", method}, {"params", std::move(params)}});
  for (auto message = sent_.rbegin(); message != sent_.rend(); ++message) {
    if (!message->contains("method") && (*message)["id"] == id) return *message;
  }
  return nullptr;
}

void Conversation::open(const std::string& path, const std::string& text) {
  notify("textDocument/didOpen",
         {{"textDocument", {{"uri", uri_of(path)}, {"languageId", ""}, {"version", ++version_}, {"text", text}}}});
}

void Conversation::replace(const std::string& path, std::size_t begin, std::size_t end, const std::string& with) {
  const SourceFile source{path, text(path)};
  const Span span{static_cast<Offset>(begin), static_cast<Offset>(end)};
  const Json change = {{"range", range_of(source, span, server_.desk().client.unit)}, {"text", with}};
  notify("textDocument/didChange", {{"textDocument", {{"uri", uri_of(path)}, {"version", ++version_}}},
                                    {"contentChanges", Json::array({change})}});
}

Json Conversation::pushed(const std::string& path) const {
  const auto found = pushed_.find(uri_of(path));
  return found == pushed_.end() ? Json{} : found->second;
}

}  // namespace lsp_test
