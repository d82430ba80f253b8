#include "linter/lsp/server.h"

#include <algorithm>

#include "linter/lsp/capabilities.h"
#include "linter/lsp/configuration_files.h"
#include "linter/lsp/features.h"
#include "linter/lsp/open_text.h"

namespace galley::lsp {
namespace {

// A check that takes no longer than this is done with every keystroke; a longer
// one waits so long as it takes, within bounds.
constexpr auto quick_check = std::chrono::milliseconds(20);
constexpr auto longest_wait = std::chrono::milliseconds(1000);
// A person pauses who types nothing for so long, or for some times of what the
// check of all files takes.
constexpr auto shortest_pause = std::chrono::milliseconds(300);
constexpr int pause_factor = 4;
constexpr auto longest_pause = std::chrono::seconds(5);
// The index is made in slices of this length: a message waits no longer.
constexpr auto index_slice = std::chrono::milliseconds(10);

enum MessageType { error_message = 1 };
enum FileChange { created = 1, deleted = 3 };

std::string uri_in(const Json& params) { return member(params, "textDocument").at("uri").get<std::string>(); }

}  // namespace

Server::Server(LoadRules load_rules, std::string pages, unsigned jobs, Send send)
    : send_(std::move(send)),
      desk_(std::move(load_rules), std::move(pages), jobs),
      publisher_(desk_, send_),
      indexer_(desk_, send_) {
  dispatcher_.on_complaint([this](const std::string& wrong) {
    send_(notification("window/logMessage", {{"type", error_message}, {"message", "galley: " + wrong}}));
  });
  add_life_cycle();
  add_documents();
  add_files();
  add_features();
}

void Server::add_life_cycle() {
  dispatcher_.on_request("initialize", [this](const Json& params, const Json&) { return initialize(params); });
  dispatcher_.on_notification("initialized", [this](const Json&) { initialized(); });
  dispatcher_.on_request("shutdown", [this](const Json&, const Json&) {
    publisher_.cancel_all();
    was_shut_down_ = true;
    return Json{};
  });
  dispatcher_.on_notification("$/cancelRequest", [this](const Json& params) { publisher_.cancel(params.at("id")); });
}

void Server::add_documents() {
  dispatcher_.on_notification("textDocument/didOpen", [this](const Json& params) { open(params.at("textDocument")); });
  dispatcher_.on_notification("textDocument/didChange", [this](const Json& params) { change(params); });
  dispatcher_.on_notification("textDocument/didClose", [this](const Json& params) { close(uri_in(params)); });
  // Not every client watches files; one in which the configuration or a house
  // rule is open says when it was saved.
  dispatcher_.on_notification("textDocument/didSave", [this](const Json& params) {
    if (changes_rules(path_for(uri_in(params)))) reload();
  });
}

void Server::add_files() {
  dispatcher_.on_notification("workspace/didChangeWatchedFiles",
                              [this](const Json& params) { watched(params.at("changes")); });
  dispatcher_.on_notification("workspace/didChangeConfiguration", [this](const Json&) { reload(); });
  dispatcher_.on_notification("workspace/didChangeWorkspaceFolders", [this](const Json& params) {
    std::vector<std::string>& roots = desk_.client.roots;
    for (const std::string& gone : folder_paths(member(params, "event/removed"))) std::erase(roots, gone);
    for (std::string& added : folder_paths(member(params, "event/added"))) {
      if (std::find(roots.begin(), roots.end(), added) == roots.end()) roots.push_back(std::move(added));
    }
    reload();
  });
}

void Server::add_features() {
  const auto at = [](const Json& params) { return read_position(params.at("position")); };
  dispatcher_.on_request("textDocument/diagnostic", [this](const Json& params, const Json&) {
    const Json& previous = member(params, "previousResultId");
    return publisher_.pull(document(params), previous.is_string() ? previous.get<std::string>() : "");
  });
  dispatcher_.on_request("workspace/diagnostic",
                         [this](const Json& params, const Json& id) { return publisher_.pull_workspace(params, id); });
  dispatcher_.on_request("textDocument/codeAction", [this](const Json& params, const Json&) {
    return code_actions(desk_, document(params), params.at("range"), member(params, "context"));
  });
  dispatcher_.on_request("textDocument/hover", [this, at](const Json& params, const Json&) {
    return hover(desk_, document(params), at(params));
  });
  dispatcher_.on_request("textDocument/documentHighlight", [this, at](const Json& params, const Json&) {
    return document_highlights(desk_, document(params), at(params));
  });
  dispatcher_.on_request("textDocument/references", [this, at](const Json& params, const Json&) {
    return references(desk_, document(params), at(params));
  });
}

Json Server::initialize(const Json& params) {
  desk_.client = read_client(params);
  desk_.reload();  // the folders are known now, and with them what holds there
  return capabilities(desk_.client);
}

void Server::initialized() {
  if (desk_.client.watches_files) {
    send_(request("galley/watch", "client/registerCapability", watch_registration()));
  }
  indexer_.start();
  publisher_.tell_configuration();
}

void Server::receive(const Json& message) {
  if (const auto answer = dispatcher_.take(message)) send_(*answer);
}

void Server::refuse_cancelled(const Json& message) {
  send_(error_response(message.at("id"), ErrorCode::request_cancelled, "cancelled"));
}

void Server::refuse(const RequestError& wrong) { send_(error_response(nullptr, wrong.code, wrong.message)); }

// Documents

OpenDocument* Server::find(const std::string& uri) {
  const auto found = desk_.open.find(path_for(uri));
  return found == desk_.open.end() ? nullptr : &found->second;
}

OpenDocument& Server::document(const Json& params) {
  const std::string uri = uri_in(params);
  OpenDocument* const found = find(uri);
  if (!found) throw RequestError{.code = ErrorCode::invalid_params, .message = uri + " isn’t open"};
  if (found->unchecked) check_now(*found);
  return *found;
}

void Server::touch(OpenDocument& document) {
  const auto now = Clock::now();
  const auto took = document.last_check_took;
  document.unchecked = true;
  document.due = took < quick_check ? now : now + std::min<Clock::duration>(took, longest_wait);
  last_change_ = now;
}

void Server::open(const Json& opened) {
  const std::string uri = opened.at("uri").get<std::string>();
  const std::string path = path_for(uri);
  if (find(uri)) throw RequestError{.message = uri + " is open already"};
  OpenDocument document{.uri = uri, .path = path, .text = opened.at("text").get<std::string>()};
  document.version = opened.at("version").get<std::int64_t>();
  const Json& language = member(opened, "languageId");
  document.format = format_for(path, language.is_string() ? language.get<std::string>() : "");
  OpenDocument& kept = desk_.open.emplace(path, std::move(document)).first->second;
  desk_.opened(path);
  touch(kept);
}

// All changes of a message, or none.
void Server::change(const Json& params) {
  const std::string uri = uri_in(params);
  OpenDocument* const document = find(uri);
  if (!document) throw RequestError{.message = uri + " isn’t open"};
  const auto version = params.at("textDocument").at("version").get<std::int64_t>();
  if (version <= document->version) {
    throw RequestError{.message = "version " + std::to_string(version) + " of " + uri + " came after version " +
                                  std::to_string(document->version)};
  }
  std::string text = document->text;
  for (const Json& one : params.at("contentChanges")) apply_change(text, one, desk_.client.unit);
  document->text = std::move(text);
  document->version = version;
  touch(*document);
}

void Server::close(const std::string& uri) {
  OpenDocument* const found = find(uri);
  if (!found) throw RequestError{.message = uri + " isn’t open"};
  const OpenDocument closed = std::move(*found);
  desk_.open.erase(closed.path);
  publisher_.closed(closed);
  const bool is_in_folder = std::any_of(desk_.client.roots.begin(), desk_.client.roots.end(),
                                        [&](const std::string& root) { return closed.path.starts_with(root + '/'); });
  if (is_in_folder && indexer_.is_listed(closed.path)) {
    desk_.take_up(closed.path);
  } else {
    desk_.workspace->remove(closed.path);
  }
  last_change_ = Clock::now();
}

// Files

void Server::watched(const Json& changes) {
  bool is_reloaded = false;
  for (const Json& one : changes) {
    const std::string path = path_for(one.at("uri").get<std::string>());
    is_reloaded = is_reloaded || changes_rules(path);
    const int type = one.at("type").get<int>();
    if (desk_.open.contains(path)) continue;
    if (type == deleted) {
      desk_.workspace->remove(path);
    } else if (desk_.workspace->find(path) || (format_of(path) && indexer_.is_listed(path))) {
      desk_.take_up(path);
    }
    last_change_ = Clock::now();
  }
  if (is_reloaded) reload();
}

bool Server::changes_rules(const std::string& path) const {
  return is_configuration_file(path) || desk_.may_hold_house_rule(path);
}

void Server::reload() {
  desk_.reload();
  publisher_.restart();
  indexer_.start();
  publisher_.tell_configuration();
  last_change_ = Clock::now();
}

// What waits

Clock::time_point Server::settle_time() const {
  const auto pause = std::clamp<Clock::duration>(pause_factor * last_settle_took_, shortest_pause, longest_pause);
  return last_change_ + pause;
}

std::optional<Clock::time_point> Server::due() const {
  std::optional<Clock::time_point> first;
  const auto add = [&first](Clock::time_point time) { first = first ? std::min(*first, time) : time; };
  for (const auto& [path, document] : desk_.open) {
    if (document.unchecked) add(document.due);
  }
  if (indexer_.is_busy()) {
    add({});
  } else if (!desk_.workspace->is_settled()) {
    add(settle_time());
  }
  return first;
}

void Server::work(Clock::time_point now) {
  for (auto& [path, document] : desk_.open) {
    if (document.unchecked && document.due <= now) return check_now(document);
  }
  if (indexer_.is_busy()) {
    indexer_.step(index_slice);
    if (!indexer_.is_busy()) check_all();
  } else if (!desk_.workspace->is_settled() && settle_time() <= now) {
    check_all();
  }
}

void Server::settle() {
  desk_.check_unchecked();
  while (indexer_.is_busy()) indexer_.step(index_slice);
  check_all();
}

void Server::check_now(OpenDocument& document) {
  desk_.check(document);
  publisher_.tell();
  publisher_.tell_configuration();
}

void Server::check_all() {
  desk_.check_unchecked();
  const auto begin = Clock::now();
  desk_.workspace->check_all();
  last_settle_took_ = Clock::now() - begin;
  publisher_.tell_all();
  publisher_.tell_configuration();
}

}  // namespace galley::lsp
