// What the server says of itself in its answer to `initialize`.
#pragma once

#include "linter/lsp/client.h"
#include "linter/lsp/json.h"

namespace galley::lsp {

Json capabilities(const Client& client);

// The files to be told of: copy, and what configures the server.
Json watch_registration();

}  // namespace galley::lsp
