#include "linter/lsp/dispatcher.h"

#include <charconv>

#include "linter/text/error.h"
#include "linter/text/utf8.h"

namespace galley::lsp {
namespace {

bool is_id(const Json& id) { return id.is_string() || id.is_number(); }

// The value of "\uXXXX" at `at`, or none.
std::optional<unsigned> escaped_unit(std::string_view text, std::size_t at) {
  if (text.substr(at, 2) != "\\u" || at + 6 > text.size()) return std::nullopt;
  unsigned unit = 0;
  const char* const end = text.data() + at + 6;
  const auto [rest, wrong] = std::from_chars(text.data() + at + 2, end, unit, 16);
  return wrong == std::errc{} && rest == end ? std::optional{unit} : std::nullopt;
}

bool is_high(unsigned unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool is_low(unsigned unit) { return unit >= 0xDC00 && unit < 0xE000; }

// "\ud83d" without its other half -> "\ufffd".
std::string with_whole_surrogates(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto unit = escaped_unit(text, at);
    if (!unit) {
      const std::size_t size = text[at] == '\\' ? 2 : 1;
      out += text.substr(at, size);
      at += size;
      continue;
    }
    const auto next = escaped_unit(text, at + 6);
    const bool is_pair = is_high(*unit) && next && is_low(*next);
    const bool is_half = !is_pair && (is_high(*unit) || is_low(*unit));
    const std::size_t size = is_pair ? 12 : 6;
    out += is_half ? std::string_view{"\\ufffd"} : text.substr(at, size);
    at += size;
  }
  return out;
}

}  // namespace

Json response(const Json& id, Json result) { return {{"jsonrpc", "2.0"}, {"id", id}, {"result", std::move(result)}}; }

Json error_response(const Json& id, ErrorCode code, std::string_view message) {
  return {{"jsonrpc", "2.0"}, {"id", id}, {"error", {{"code", static_cast<int>(code)}, {"message", message}}}};
}

Json notification(std::string_view method, Json params) {
  return {{"jsonrpc", "2.0"}, {"method", method}, {"params", std::move(params)}};
}

Json request(const Json& id, std::string_view method, Json params) {
  return {{"jsonrpc", "2.0"}, {"id", id}, {"method", method}, {"params", std::move(params)}};
}

Json parse_message(std::string_view text) {
  try {
    return Json::parse(text);
  } catch (const Json::exception&) {
    // Once more, with what isn't Unicode made so.
  }
  try {
    return Json::parse(with_whole_surrogates(to_valid_utf8(text)));
  } catch (const Json::exception& wrong) {
    throw RequestError{.code = ErrorCode::parse_error, .message = wrong.what()};
  }
}

std::optional<Json> Dispatcher::take(const Json& message) {
  if (!message.is_object()) {
    return error_response(nullptr, ErrorCode::invalid_request, "a message is a JSON object");
  }
  const Json& method = member(message, "method");
  const Json& id = member(message, "id");
  if (!method.is_string()) {
    const bool is_answer = message.contains("result") || message.contains("error");
    if (is_answer) return std::nullopt;
    return error_response(is_id(id) ? id : Json{}, ErrorCode::invalid_request, "a message names a method");
  }
  if (!message.contains("id")) {
    take_notification(method.get<std::string>(), member(message, "params"));
    return std::nullopt;
  }
  if (!is_id(id)) return error_response(nullptr, ErrorCode::invalid_request, "an id is a string or a number");
  return take_request(method.get<std::string>(), member(message, "params"), id);
}

std::optional<RequestError> Dispatcher::refusal(const std::string& method) const {
  if (method == "initialize" && phase_ != Phase::before_initialize) {
    return RequestError{.code = ErrorCode::invalid_request, .message = "initialize was sent before"};
  }
  if (method != "initialize" && phase_ == Phase::before_initialize) {
    return RequestError{.code = ErrorCode::server_not_initialized, .message = method + " came before initialize"};
  }
  if (phase_ == Phase::shut_down) {
    return RequestError{.code = ErrorCode::invalid_request, .message = method + " came after shutdown"};
  }
  if (!requests_.contains(method)) {
    return RequestError{.code = ErrorCode::method_not_found, .message = "there is no method " + method};
  }
  return std::nullopt;
}

std::optional<Json> Dispatcher::take_request(const std::string& method, const Json& params, const Json& id) {
  if (const auto refused = refusal(method)) return error_response(id, refused->code, refused->message);
  try {
    std::optional<Json> result = requests_.at(method)(params, id);
    if (method == "initialize") phase_ = Phase::running;
    if (method == "shutdown") phase_ = Phase::shut_down;
    if (!result) return std::nullopt;
    return response(id, std::move(*result));
  } catch (const RequestError& wrong) {
    return error_response(id, wrong.code, wrong.message);
  } catch (const Json::exception& wrong) {
    return error_response(id, ErrorCode::invalid_params, wrong.what());
  } catch (const Error& wrong) {
    return error_response(id, ErrorCode::request_failed, wrong.what());
  } catch (const std::exception& broken) {
    return error_response(id, ErrorCode::internal_error, broken.what());
  }
}

void Dispatcher::take_notification(const std::string& method, const Json& params) {
  if (method == "exit") {
    phase_ = Phase::exited;
    return;
  }
  if (phase_ != Phase::running || !notifications_.contains(method)) return;
  std::string wrong;
  try {
    notifications_.at(method)(params);
  } catch (const RequestError& error) {
    wrong = error.message;
  } catch (const std::exception& error) {
    wrong = error.what();
  }
  if (!wrong.empty() && complain_) complain_(method + ": " + wrong);
}

}  // namespace galley::lsp
