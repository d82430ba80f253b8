#include "linter/lsp/capabilities.h"

#include "linter/formats/format.h"
#include "linter/lsp/configuration_files.h"
#include "linter/lsp/features.h"

namespace galley::lsp {
namespace {

constexpr int incremental = 2;

}  // namespace

Json capabilities(const Client& client) {
  const Json folders = {{"supported", true}, {"changeNotifications", true}};
  Json can = {{"positionEncoding", name_of_unit(client.unit)},
              {"textDocumentSync", {{"openClose", true}, {"change", incremental}, {"save", {{"includeText", false}}}}},
              {"codeActionProvider", {{"codeActionKinds", {"quickfix", fix_all_kind}}}},
              {"hoverProvider", true},
              {"documentHighlightProvider", true},
              {"referencesProvider", true},
              {"workspace", {{"workspaceFolders", folders}}}};
  if (client.is_offered_pulls) {
    can["diagnosticProvider"] = {
        {"identifier", "galley"}, {"interFileDependencies", true}, {"workspaceDiagnostics", true}};
  }
  return {{"capabilities", can}, {"serverInfo", {{"name", "galley"}, {"version", GALLEY_VERSION}}}};
}

Json watch_registration() {
  Json watchers = Json::array();
  const auto watch = [&watchers](std::string_view name) {
    watchers.push_back({{"globPattern", "**/" + std::string{name}}});
  };
  for (const std::string_view name : configuration_file_names) watch(name);
  for (const Format& format : formats()) {
    for (const std::string_view extension : format.extensions) watch("*." + std::string{extension});
  }
  const Json options = {{"watchers", std::move(watchers)}};
  const Json registration = {
      {"id", "galley/watch"}, {"method", "workspace/didChangeWatchedFiles"}, {"registerOptions", options}};
  return {{"registrations", Json::array({registration})}};
}

}  // namespace galley::lsp
