#include "linter/lsp/convert.h"

#include <algorithm>
#include <filesystem>

#include "linter/config/rule_names.h"
#include "linter/diagnostic/fingerprint.h"
#include "linter/lsp/open_text.h"
#include "linter/report/message.h"
#include "linter/text/uri.h"
#include "linter/text/utf8.h"

namespace galley::lsp {
namespace {

constexpr int tag_unnecessary = 1;

int severity_number(Severity severity) {
  switch (severity) {
    case Severity::error:
      return 1;
    case Severity::warning:
      return 2;
    case Severity::suggestion:
      break;
  }
  return 3;
}

// What a fix would only delete is shown as unnecessary.
bool is_unnecessary(const Diagnostic& diagnostic) {
  if (diagnostic.fixes.empty()) return false;
  const std::vector<Edit>& edits = diagnostic.fixes.front().edits;
  return !edits.empty() &&
         std::all_of(edits.begin(), edits.end(), [](const Edit& edit) { return edit.replacement.empty(); });
}

}  // namespace

std::string Pages::uri(const std::string& rule) const {
  const RegisteredRule* const known = find_rule(registry, rule);
  if (folder.empty() || known == nullptr) return {};
  const std::string path = folder + '/' + std::string{known->group} + '/' + rule + ".md";
  std::error_code failed;
  return std::filesystem::exists(path, failed) ? uri_of(path) : std::string{};
}

const OpenDocument* Converter::open_document(FileId file) const {
  const auto found = open_.find(workspace_.path(file));
  return found == open_.end() ? nullptr : &found->second;
}

std::string Converter::uri(FileId file) const {
  const OpenDocument* const document = open_document(file);
  return document ? document->uri : uri_of(workspace_.path(file));
}

Places* Converter::places(FileId file) {
  const auto [entry, is_new] = known_.try_emplace(file);
  Known& known = entry->second;
  if (is_new) {
    known.source = workspace_.source(file);
    if (known.source) known.places.emplace(*known.source, client_.unit);
  }
  return known.places ? &*known.places : nullptr;
}

std::optional<Json> Converter::range(FileId file, Span span) {
  Places* const here = places(file);
  if (!here) return std::nullopt;
  const std::uint32_t mark = open_document(file) ? mark_columns(here->source(), client_.unit) : 0;
  const auto position = [&](Offset at) {
    Position counted = here->position(at);
    if (counted.line == 0 && at > 0) counted.column += mark;
    return to_json(counted);
  };
  return Json{{"start", position(span.begin)}, {"end", position(span.end)}};
}

std::optional<Json> Converter::location(FileId file, Span span) {
  auto where = range(file, span);
  if (!where) return std::nullopt;
  return Json{{"uri", uri(file)}, {"range", std::move(*where)}};
}

std::string Converter::shown_path(FileId file) const {
  const std::string& path = workspace_.path(file);
  for (const std::string& root : client_.roots) {
    if (path.size() > root.size() && path.starts_with(root) && path[root.size()] == '/')
      return path.substr(root.size() + 1);
  }
  return path.substr(path.rfind('/') + 1);
}

std::string Converter::message(const Diagnostic& diagnostic) {
  if (diagnostic.related.empty()) return diagnostic.message;
  const Related& first = diagnostic.related.front();
  Places* const there = places(first.file);
  if (!there) return diagnostic.message;
  const std::string line = std::to_string(there->position(first.span.begin).line + 1);
  return with_place(diagnostic.message,
                    first.file == diagnostic.file ? "line " + line : shown_path(first.file) + ':' + line);
}

Json Converter::related(const Diagnostic& diagnostic) {
  Json list = Json::array();
  for (const Related& one : diagnostic.related) {
    auto where = location(one.file, one.span);
    if (where) list.push_back({{"location", std::move(*where)}, {"message", to_valid_utf8(one.message)}});
  }
  return list;
}

std::optional<Json> Converter::diagnostic(const Diagnostic& diagnostic) {
  auto where = range(diagnostic.file, diagnostic.span);
  if (!where) return std::nullopt;
  Json said = {{"range", std::move(*where)},
               {"severity", severity_number(diagnostic.severity)},
               {"code", diagnostic.rule},
               {"source", "galley"},
               {"message", to_valid_utf8(message(diagnostic))}};
  if (std::string page = pages_.uri(diagnostic.rule); !page.empty()) said["codeDescription"] = {{"href", page}};
  if (is_unnecessary(diagnostic)) said["tags"] = {tag_unnecessary};
  if (!diagnostic.related.empty()) said["relatedInformation"] = related(diagnostic);
  said["data"] = data(diagnostic);
  return said;
}

// The fingerprint is the one that the command line prints in the file's folder
// of the workspace: there the path is relative.
Json Converter::data(const Diagnostic& diagnostic) const {
  const std::uint64_t bare = without_path(diagnostic.fingerprint, workspace_.path(diagnostic.file));
  Json data = {{"fingerprint", fingerprint_text(without_path(bare, shown_path(diagnostic.file)))}};
  if (!diagnostic.data.empty()) data["facts"] = Json::parse(diagnostic.data.string(), nullptr, false);
  return data;
}

Json Converter::diagnostics(FileId file) {
  Json list = Json::array();
  for (const Diagnostic& said : workspace_.said(file)) {
    if (auto one = diagnostic(said)) list.push_back(std::move(*one));
  }
  return list;
}

Json workspace_edit(const std::vector<FileEdits>& files, bool versioned) {
  Json changes = versioned ? Json::array() : Json::object();
  for (const FileEdits& file : files) {
    if (versioned) {
      changes.push_back({{"textDocument", {{"uri", file.uri}, {"version", file.version}}}, {"edits", file.edits}});
    } else {
      changes[file.uri] = file.edits;
    }
  }
  return {{versioned ? "documentChanges" : "changes", std::move(changes)}};
}

std::optional<Json> Converter::edit(const std::vector<Edit>& edits) {
  std::map<FileId, Json> by_file;
  for (const Edit& one : edits) {
    auto where = range(one.file, one.span);
    if (!where) return std::nullopt;
    Json& list = by_file.try_emplace(one.file, Json::array()).first->second;
    list.push_back({{"range", std::move(*where)}, {"newText", to_valid_utf8(one.replacement)}});
  }
  std::vector<FileEdits> files;
  for (auto& [file, list] : by_file) {
    const OpenDocument* const document = open_document(file);
    files.push_back(
        {.uri = uri(file), .version = document ? Json(document->version) : Json(), .edits = std::move(list)});
  }
  return workspace_edit(files, client_.versioned_edits);
}

}  // namespace galley::lsp
