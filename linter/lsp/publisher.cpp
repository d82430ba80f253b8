#include "linter/lsp/publisher.h"

#include <charconv>
#include <filesystem>
#include <set>

#include "linter/lsp/open_text.h"
#include "linter/text/uri.h"

namespace galley::lsp {
namespace {

constexpr std::string_view nothing_said = "none";

// "path:3:7: message" -> its parts; the place is 1:1 where there is none.
struct Problem {
  std::string path;
  Position at;
  std::string message;
};

std::optional<std::uint32_t> number_before_colon(std::string_view& text) {
  std::uint32_t number = 0;
  const auto [rest, wrong] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (wrong != std::errc{} || rest == text.data() + text.size() || *rest != ':') return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(rest - text.data()) + 1);
  return number;
}

Problem read_problem(std::string_view text) {
  const std::size_t colon = text.find(':');
  Problem problem{.path = std::string{text.substr(0, colon)}};
  std::string_view rest = colon == std::string_view::npos ? std::string_view{} : text.substr(colon + 1);
  if (const auto line = number_before_colon(rest)) {
    const auto column = number_before_colon(rest);
    problem.at = {.line = *line > 0 ? *line - 1 : 0, .column = column.value_or(1) > 0 ? column.value_or(1) - 1 : 0};
  }
  while (rest.starts_with(' ')) rest.remove_prefix(1);
  problem.message = rest.empty() ? text : rest;
  return problem;
}

}  // namespace

std::string Publisher::result_id(FileId file) const {
  return std::to_string(generation_) + '.' + std::to_string(desk_.workspace->revision(file));
}

bool Publisher::is_news(const std::string& path) {
  const auto file = desk_.workspace->find(path);
  const auto told = told_.find(path);
  const std::string result = file ? result_id(*file) : std::string{nothing_said};
  return told == told_.end() || told->second != result;
}

void Publisher::push(const OpenDocument& document) {
  const auto file = desk_.workspace->find(document.path);
  told_[document.path] = file ? result_id(*file) : std::string{nothing_said};
  send_(notification("textDocument/publishDiagnostics",
                     {{"uri", document.uri},
                      {"version", document.version},
                      {"diagnostics", file ? desk_.converter().diagnostics(*file) : Json::array()}}));
}

void Publisher::tell() {
  if (desk_.client.pulls) return;
  for (const auto& [path, document] : desk_.open) {
    if (!document.unchecked && is_news(path)) push(document);
  }
}

void Publisher::tell_all() {
  tell();
  std::erase_if(held_, [this](const HeldPull& pull) {
    Json report = workspace_report(pull.previous);
    if (report.empty()) return false;
    send_(response(pull.id, {{"items", std::move(report)}}));
    return true;
  });
  if (!desk_.client.pulls) return;
  const auto has_news = [this](const auto& entry) { return told_.contains(entry.first) && is_news(entry.first); };
  if (std::any_of(desk_.open.begin(), desk_.open.end(), has_news)) {
    send_(request("galley/refresh/" + std::to_string(++refreshes_), "workspace/diagnostic/refresh", nullptr));
  }
}

void Publisher::closed(const OpenDocument& document) {
  told_.erase(document.path);
  if (desk_.client.pulls) return;
  send_(notification("textDocument/publishDiagnostics", {{"uri", document.uri}, {"diagnostics", Json::array()}}));
}

void Publisher::tell_configuration() {
  const std::string now = desk_.configuration_problem.value_or("");
  if (now == configuration_told_) return;
  configuration_told_ = now;
  const auto publish = [this](Json diagnostics) {
    send_(notification("textDocument/publishDiagnostics",
                       {{"uri", configuration_uri_}, {"diagnostics", std::move(diagnostics)}}));
  };
  if (!configuration_uri_.empty()) publish(Json::array());
  configuration_uri_.clear();
  if (now.empty()) return;
  const Problem problem = read_problem(now);
  std::error_code failed;
  if (std::filesystem::is_regular_file(problem.path, failed)) {
    configuration_uri_ = uri_of(std::filesystem::absolute(problem.path, failed).string());
    const Json place = to_json(problem.at);
    publish({{{"range", {{"start", place}, {"end", place}}},
              {"severity", 1},
              {"source", "galley"},
              {"message", problem.message}}});
  }
  send_(notification("window/showMessage", {{"type", 1}, {"message", "galley: " + now}}));
}

Json Publisher::pull(const OpenDocument& document, const std::string& previous) {
  const auto file = desk_.workspace->find(document.path);
  const std::string result = file ? result_id(*file) : std::string{nothing_said};
  told_[document.path] = result;
  if (previous == result) return {{"kind", "unchanged"}, {"resultId", result}};
  return {
      {"kind", "full"}, {"resultId", result}, {"items", file ? desk_.converter().diagnostics(*file) : Json::array()}};
}

// What the client doesn't have yet, file by file.
Json Publisher::workspace_report(const std::map<std::string, std::string>& previous) const {
  Json items = Json::array();
  std::set<std::string> seen;
  Converter converter = desk_.converter();
  for (std::uint32_t index = 0; index < desk_.workspace->size(); ++index) {
    const FileId file{index};
    const std::string uri = converter.uri(file);
    const std::string result = result_id(file);
    const auto known = previous.find(uri);
    seen.insert(uri);
    if (known == previous.end() ? desk_.workspace->said(file).empty() : known->second == result) continue;
    const auto open = desk_.open.find(desk_.workspace->path(file));
    items.push_back({{"kind", "full"},
                     {"uri", uri},
                     {"version", open == desk_.open.end() ? Json() : Json(open->second.version)},
                     {"resultId", result},
                     {"items", converter.diagnostics(file)}});
  }
  for (const auto& [uri, result] : previous) {
    if (seen.contains(uri) || result == nothing_said) continue;
    items.push_back(
        {{"kind", "full"}, {"uri", uri}, {"version", nullptr}, {"resultId", nothing_said}, {"items", Json::array()}});
  }
  return items;
}

std::optional<Json> Publisher::pull_workspace(const Json& params, const Json& id) {
  HeldPull pull{.id = id};
  for (const Json& one : params.at("previousResultIds")) {
    pull.previous[one.at("uri").get<std::string>()] = one.at("value").get<std::string>();
  }
  if (desk_.workspace->is_settled()) {
    Json report = workspace_report(pull.previous);
    if (!report.empty()) return Json{{"items", std::move(report)}};
  }
  held_.push_back(std::move(pull));
  return std::nullopt;
}

bool Publisher::cancel(const Json& id) {
  return std::erase_if(held_, [&](const HeldPull& pull) {
           if (pull.id != id) return false;
           send_(error_response(id, ErrorCode::request_cancelled, "cancelled"));
           return true;
         }) > 0;
}

void Publisher::cancel_all() {
  for (const HeldPull& pull : held_)
    send_(error_response(pull.id, ErrorCode::request_cancelled, "the server shuts down"));
  held_.clear();
}

}  // namespace galley::lsp
