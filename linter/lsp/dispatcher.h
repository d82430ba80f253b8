// JSON-RPC: from a message to the function that answers it. Knows no stream
// and nothing of what is answered.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "linter/lsp/json.h"

namespace galley::lsp {

enum class ErrorCode : int {
  parse_error = -32700,
  invalid_request = -32600,
  method_not_found = -32601,
  invalid_params = -32602,
  internal_error = -32603,
  server_not_initialized = -32002,
  request_cancelled = -32800,
  request_failed = -32803,
};

// Thrown by a request's function; becomes the answer.
struct RequestError {
  ErrorCode code = ErrorCode::request_failed;
  std::string message;
};

Json response(const Json& id, Json result);
Json error_response(const Json& id, ErrorCode code, std::string_view message);
Json notification(std::string_view method, Json params);
Json request(const Json& id, std::string_view method, Json params);

// Where a conversation stands: what is asked too early, too late or twice gets
// an error.
enum class Phase { before_initialize, running, shut_down, exited };

class Dispatcher {
 public:
  // Gives the result; or nothing, and the answer is sent later under `id`.
  using Request = std::function<std::optional<Json>(const Json& params, const Json& id)>;
  using Notification = std::function<void(const Json& params)>;

  void on_request(std::string method, Request answer) { requests_[std::move(method)] = std::move(answer); }
  void on_notification(std::string method, Notification take) { notifications_[std::move(method)] = std::move(take); }
  // What went wrong with a notification, which has no answer.
  void on_complaint(std::function<void(const std::string&)> tell) { complain_ = std::move(tell); }

  // What a message from the client is answered with; nothing for a
  // notification and for a request that is answered later. Never throws.
  // Missing members and those of another type are invalid params.
  std::optional<Json> take(const Json& message);

  Phase phase() const { return phase_; }

 private:
  std::optional<Json> take_request(const std::string& method, const Json& params, const Json& id);
  void take_notification(const std::string& method, const Json& params);
  std::optional<RequestError> refusal(const std::string& method) const;

  std::map<std::string, Request> requests_;
  std::map<std::string, Notification> notifications_;
  std::function<void(const std::string&)> complain_;
  Phase phase_ = Phase::before_initialize;
};

// The text of a message as JSON. What is no Unicode in it becomes U+FFFD: half
// a pair of surrogates that an editor cut. Throws RequestError.
Json parse_message(std::string_view text);

}  // namespace galley::lsp
