// A conversation over two streams, from the first byte to `exit`.
#pragma once

#include "linter/lsp/desk.h"

namespace galley::lsp {

// `pages` is the folder of the rules' pages. Reads from one descriptor and writes to the other, until the client exits
// or closes its end. Returns the exit status: 0 if it said goodbye as it should.
int serve(int input, int output, LoadRules load_rules, std::string pages, unsigned jobs);

}  // namespace galley::lsp
