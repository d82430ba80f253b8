#include "linter/engine/input.h"

#include "linter/text/disk.h"
#include "linter/text/error.h"

namespace galley {

std::shared_ptr<const SourceFile> read_source(const Input& input, std::optional<RunError>& error) {
  try {
    return std::make_shared<const SourceFile>(input.path, input.bytes ? *input.bytes : read_file(input.path));
  } catch (const Error& failure) {
    error = RunError{.path = input.path, .message = failure.what()};
    return nullptr;
  }
}

RunError changed_meanwhile(const Input& input) {
  return {.path = input.path, .message = "it changed while it was being checked; check it again"};
}

}  // namespace galley
